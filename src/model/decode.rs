//! Reading types from nodes: fast, and forgiving: a part that does not fit is left out and counted.

use arcstr::ArcStr;

use super::Roadmap;
use super::value::{Id, Reference, Text};
use crate::base::{FileId, Span, is_device};
use crate::syntax::{Ending, Entries, Node, Tree, YamlKind, sign};

/// Where something did not fit, in the file that is being read.
#[derive(Debug, Default)]
pub struct Misfits {
    places: Vec<Span>,
    source: ArcStr,
    ending: Option<Ending>,
}

impl Misfits {
    /// None so far, of a file of that text.
    pub(crate) fn of(source: &ArcStr) -> Self {
        Misfits { source: source.clone(), ..Misfits::default() }
    }

    /// The end that the file may have in common with others.
    pub(super) fn ending(&self) -> Option<Ending> {
        self.ending
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// The text of the file, of which the texts of values are parts.
    pub(crate) fn source(&self) -> &ArcStr {
        &self.source
    }

    /// Notes one misfit; returns nothing, for use as a value.
    pub(crate) fn add<T>(&mut self, span: Span) -> Option<T> {
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
pub(crate) trait Decode: Sized {
    /// Reads it; what does not fit is noted.
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self>;
}

/// Reads a roadmap from the tree of a file of that text, and tells whether anything in it did not fit.
///
/// Returns no roadmap where the file is not a mapping.
pub fn decode(tree: &Tree<'_>, file: FileId, source: &ArcStr) -> (Option<Roadmap>, Misfits) {
    let mut misfits = Misfits { ending: tree.ending(), ..Misfits::of(source) };
    let roadmap = match tree.root() {
        Some(root) => Roadmap::decode(root, &mut misfits).map(|roadmap| Roadmap { file, ..roadmap }),
        None => misfits.add(Span::default()),
    };
    (roadmap, misfits)
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        if node.kind() != YamlKind::Sequence {
            return misfits.add(node.span());
        }
        // The room is taken at once, and no more than needed: a country has a million of these lists.
        let mut list = Vec::with_capacity(node.items().count());
        list.extend(node.items().filter_map(|item| T::decode(item, misfits)));
        Some(list)
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        T::decode(node, misfits).map(Box::new)
    }
}

/// One value or a list of them.
pub(crate) struct OneOrMany<T>(pub Vec<T>);

impl<T: Decode> Decode for OneOrMany<T> {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        match node.kind() {
            YamlKind::Sequence => Vec::decode(node, misfits).map(OneOrMany),
            _ => T::decode(node, misfits).map(|one| OneOrMany(vec![one])),
        }
    }
}

/// A value or an explicit nothing.
pub(crate) struct Nullable<T>(pub Option<T>);

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
pub(crate) struct Pairs<T>(pub Vec<(Text, T)>);

impl<T: Decode> Decode for Pairs<T> {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        if node.kind() != YamlKind::Mapping {
            return misfits.add(node.span());
        }
        let pairs = node.entries().filter_map(|(key, value)| {
            let value = T::decode(value, misfits)?;
            Some((Text::of(key, misfits.source()), value))
        });
        Some(Pairs(pairs.collect()))
    }
}

/// The keys of a mapping, taken one by one; what nobody takes is unknown.
pub(crate) struct Fields<'n, 'm> {
    node: Node<'n>,
    /// The [signs](sign) of the keys it has: most keys are absent, and without their sign are not looked for.
    signs: u64,
    /// The entries that were taken, a bit each. No type has as many keys as there are bits.
    taken: u128,
    /// How many entries were taken in their order, one behind the other, and those that follow.
    rest: (u32, Entries<'n>),
    misfits: &'m mut Misfits,
}

impl<'n, 'm> Fields<'n, 'm> {
    /// The fields of a mapping; a misfit where the node is none.
    pub(crate) fn of(node: Node<'n>, misfits: &'m mut Misfits) -> Option<Self> {
        if node.kind() != YamlKind::Mapping {
            return misfits.add(node.span());
        }
        let signs = node.entries().fold(0, |signs, (key, _)| signs | sign(key.text()));
        Some(Fields { node, signs, taken: 0, rest: (0, node.entries()), misfits })
    }

    /// The value of a key that may be absent.
    #[inline]
    pub(crate) fn optional<T: Decode>(&mut self, key: &str) -> Option<T> {
        let value = self.optional_node(key)?;
        T::decode(value, self.misfits)
    }

    /// The value of a key that may be absent, as it stands in the tree.
    #[inline]
    fn optional_node(&mut self, key: &str) -> Option<Node<'n>> {
        if self.signs & sign(key) == 0 {
            return None;
        }
        self.next(key).or_else(|| {
            let mut entries = self.node.entries().zip(0..u128::BITS);
            let ((_, value), at) = entries.find(|((name, _), _)| name.text() == key)?;
            self.taken |= 1 << at;
            Some(value)
        })
    }

    /// The value of a key where that is the first of those that are left: people mostly write keys in the order in which
    /// they are asked for.
    #[inline]
    fn next(&mut self, key: &str) -> Option<Node<'n>> {
        let (at, mut rest) = self.rest.clone();
        let (_, value) = rest.next().filter(|(name, _)| name.text() == key)?;
        self.taken |= 1 << at;
        self.rest = (at + 1, rest);
        Some(value)
    }

    /// Whether a key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.signs & sign(key) != 0 && self.node.get(key).is_some()
    }

    /// The items of the list under a key, to be read by the caller; none where it is absent.
    pub(crate) fn items(&mut self, key: &str) -> Vec<Node<'n>> {
        match self.optional_node(key) {
            None => Vec::new(),
            Some(list) if list.kind() == YamlKind::Sequence => list.items().collect(),
            Some(other) => {
                self.misfits.add::<()>(other.span());
                Vec::new()
            }
        }
    }

    /// The value of a key that must be there.
    pub(crate) fn required<T: Decode>(&mut self, key: &str) -> Option<T> {
        let taken = self.taken;
        let value = self.optional(key);
        // Where no entry was taken there is none; one that was taken and did not fit has been noted.
        if self.taken == taken { self.misfits.add(self.node.span()) } else { value }
    }

    /// The list under a key; empty where it is absent.
    pub(crate) fn list<T: Decode>(&mut self, key: &str) -> Vec<T> {
        self.optional(key).unwrap_or_default()
    }

    /// One value or a list under a key; empty where it is absent.
    pub(crate) fn one_or_many<T: Decode>(&mut self, key: &str) -> Vec<T> {
        self.optional::<OneOrMany<T>>(key).map(|many| many.0).unwrap_or_default()
    }

    /// The id under a key that must be there; empty where it is absent.
    pub(crate) fn id(&mut self) -> Text {
        self.required::<Id>("id").map(|id| id.0).unwrap_or_default()
    }

    /// The id of a roadmap, after which the folder of what is printed is named.
    pub(crate) fn folder(&mut self) -> Text {
        let id = self.id();
        if is_device(&id) {
            self.misfits.add::<()>(id.span);
        }
        id
    }

    /// One reference or a list of them under a key.
    pub(crate) fn references(&mut self, key: &str) -> Vec<Text> {
        self.one_or_many::<Reference>(key).into_iter().map(|reference| reference.0).collect()
    }

    /// Ends the reading: what was not taken is unknown.
    pub(crate) fn finish(self) {
        let is_taken = |at: u32| at < u128::BITS && self.taken & (1 << at) != 0;
        for ((key, _), at) in self.node.entries().zip(0..) {
            // A key given twice is a fault of the YAML, told there.
            let again = || {
                let mut taken = self.node.entries().zip(0..).filter(|(_, at)| is_taken(*at));
                taken.any(|((other, _), _)| other.text() == key.text())
            };
            if !is_taken(at) && !again() {
                self.misfits.places.push(key.span());
            }
        }
    }
}
