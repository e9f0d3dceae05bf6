//! Reading types from nodes: fast, and forgiving: a part that does not fit is left out and counted.

use super::Roadmap;
use super::value::{Id, Reference, Text};
use crate::diagnostic::{FileId, Span};
use crate::syntax::{Kind, Node, Tree};

/// Where something did not fit.
#[derive(Debug, Default)]
pub struct Misfits {
    places: Vec<Span>,
}

impl Misfits {
    /// Notes one misfit; returns nothing, for use as a value.
    pub(super) fn add<T>(&mut self, span: Span) -> Option<T> {
        self.places.push(span);
        None
    }

    /// Where the first one stands.
    pub fn first(&self) -> Option<Span> {
        self.places.first().copied()
    }

    /// Whether all fitted.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

/// A type that can be read from a node.
pub(super) trait Decode: Sized {
    /// Reads it; what does not fit is noted.
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self>;
}

/// Reads a roadmap from a file's tree, and tells whether anything in it did not fit.
///
/// Returns no roadmap where the file is not a mapping.
pub fn decode(tree: &Tree<'_>, file: FileId) -> (Option<Roadmap>, Misfits) {
    let mut misfits = Misfits::default();
    let roadmap = match tree.root() {
        Some(root) => Roadmap::decode(root, &mut misfits).map(|roadmap| Roadmap { file, ..roadmap }),
        None => misfits.add(Span::default()),
    };
    (roadmap, misfits)
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        if node.kind() != Kind::Sequence {
            return misfits.add(node.span());
        }
        Some(node.items().filter_map(|item| T::decode(item, misfits)).collect())
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        T::decode(node, misfits).map(Box::new)
    }
}

/// One value or a list of them.
pub(super) struct OneOrMany<T>(pub Vec<T>);

impl<T: Decode> Decode for OneOrMany<T> {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        match node.kind() {
            Kind::Sequence => Vec::decode(node, misfits).map(OneOrMany),
            _ => T::decode(node, misfits).map(|one| OneOrMany(vec![one])),
        }
    }
}

/// A value or an explicit nothing.
pub(super) struct Nullable<T>(pub Option<T>);

impl<T: Decode> Decode for Nullable<T> {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        if node.is_null() {
            Some(Nullable(None))
        } else {
            T::decode(node, misfits).map(|value| Nullable(Some(value)))
        }
    }
}

/// Keys of one's own with their values, in the order of the file.
pub(super) struct Pairs<T>(pub Vec<(Text, T)>);

impl<T: Decode> Decode for Pairs<T> {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        if node.kind() != Kind::Mapping {
            return misfits.add(node.span());
        }
        let pairs =
            node.entries().filter_map(|(key, value)| Some((Text::of(key), T::decode(value, misfits)?)));
        Some(Pairs(pairs.collect()))
    }
}

/// The keys of a mapping, taken one by one; what nobody takes is unknown.
pub(super) struct Fields<'n, 'm> {
    entries: Vec<(Node<'n>, Node<'n>, bool)>,
    span: Span,
    misfits: &'m mut Misfits,
}

impl<'n, 'm> Fields<'n, 'm> {
    /// The fields of a mapping; a misfit where the node is none.
    pub fn of(node: Node<'n>, misfits: &'m mut Misfits) -> Option<Self> {
        if node.kind() != Kind::Mapping {
            return misfits.add(node.span());
        }
        let entries = node.entries().map(|(key, value)| (key, value, false)).collect();
        Some(Fields { entries, span: node.span(), misfits })
    }

    /// The value of a key that may be absent.
    pub fn optional<T: Decode>(&mut self, key: &str) -> Option<T> {
        let (_, value, taken) =
            self.entries.iter_mut().find(|(name, _, taken)| !*taken && name.text() == key)?;
        *taken = true;
        T::decode(*value, self.misfits)
    }

    /// The value of a key that must be there.
    pub fn required<T: Decode>(&mut self, key: &str) -> Option<T> {
        if !self.entries.iter().any(|(name, _, _)| name.text() == key) {
            return self.misfits.add(self.span);
        }
        self.optional(key)
    }

    /// The list under a key; empty where it is absent.
    pub fn list<T: Decode>(&mut self, key: &str) -> Vec<T> {
        self.optional(key).unwrap_or_default()
    }

    /// One value or a list under a key; empty where it is absent.
    pub fn one_or_many<T: Decode>(&mut self, key: &str) -> Vec<T> {
        self.optional::<OneOrMany<T>>(key).map(|many| many.0).unwrap_or_default()
    }

    /// The id under a key that must be there; empty where it is absent.
    pub fn id(&mut self) -> Text {
        self.required::<Id>("id").map(|id| id.0).unwrap_or_default()
    }

    /// One reference or a list of them under a key.
    pub fn references(&mut self, key: &str) -> Vec<Text> {
        self.one_or_many::<Reference>(key).into_iter().map(|reference| reference.0).collect()
    }

    /// Ends the reading: what was not taken is unknown.
    pub fn finish(self) {
        for (key, _, taken) in &self.entries {
            // A key given twice is a fault of the YAML, told there.
            let again = || self.entries.iter().any(|(other, _, taken)| *taken && other.text() == key.text());
            if !taken && !again() {
                self.misfits.places.push(key.span());
            }
        }
    }
}
