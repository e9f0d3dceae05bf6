//! Where in a file a fault of shape stands.

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::base::Span;
use crate::syntax::{Node, YamlKind};

/// A node with the key that leads to it.
pub(super) struct Located<'n> {
    pub(super) key: Option<Node<'n>>,
    pub(super) node: Node<'n>,
    /// Whether it is a part of the list under the key.
    pub(super) is_item: bool,
}

impl Located<'_> {
    /// The key, as it is told.
    pub(super) fn name(&self) -> String {
        self.key.map_or_else(String::new, |key| key.text().to_owned())
    }
}

/// The places of a tree by the pointers that lead there. What stands in a node is listed once, however many faults are in it.
pub(super) struct Places<'n> {
    root: Node<'n>,
    parts: HashMap<usize, PlaceParts<'n>>,
    /// The ids of all entries, once somebody has asked.
    ids: Option<HashSet<&'n str>>,
}

/// What stands in a node.
enum PlaceParts<'n> {
    /// The first of each key, with its value.
    Entries(HashMap<&'n str, (Node<'n>, Node<'n>)>),
    Items(Vec<Node<'n>>),
}

impl<'n> Places<'n> {
    pub(super) fn of(root: Node<'n>) -> Self {
        Places { root, parts: HashMap::new(), ids: None }
    }

    /// Follows a JSON pointer through the tree, as far as it leads.
    pub(super) fn locate(&mut self, pointer: &str) -> Located<'n> {
        let mut at = Located { key: None, node: self.root, is_item: false };
        for part in pointer.split('/').skip(1) {
            let part = part.replace("~1", "/").replace("~0", "~");
            match self.parts_of(at.node) {
                PlaceParts::Entries(entries) => match entries.get(&*part) {
                    Some((key, node)) => at = Located { key: Some(*key), node: *node, is_item: false },
                    None => break,
                },
                PlaceParts::Items(items) => match part.parse().ok().and_then(|index: usize| items.get(index))
                {
                    Some(node) => (at.node, at.is_item) = (*node, true),
                    None => break,
                },
            }
        }
        at
    }

    /// The key of that name in a mapping.
    pub(super) fn key(&mut self, map: Node<'n>, name: &str) -> Option<Node<'n>> {
        match self.parts_of(map) {
            PlaceParts::Entries(entries) => entries.get(name).map(|(key, _)| *key),
            PlaceParts::Items(_) => None,
        }
    }

    /// Whether an entry has that id.
    pub(super) fn has_id(&mut self, name: &str) -> bool {
        let root = self.root;
        let ids = self.ids.get_or_insert_with(|| {
            let ids = root.maps().filter_map(|map| map.get("id")).map(Node::text);
            ids.collect()
        });
        ids.contains(name)
    }

    fn parts_of(&mut self, node: Node<'n>) -> &PlaceParts<'n> {
        self.parts.entry(node.number()).or_insert_with(|| match node.kind() {
            YamlKind::Mapping => {
                let mut entries = HashMap::new();
                node.entries().for_each(|(key, value)| {
                    entries.entry(key.text()).or_insert((key, value));
                });
                PlaceParts::Entries(entries)
            }
            _ => PlaceParts::Items(node.items().collect()),
        })
    }
}

/// The first bytes of a mapping: its first key, for a whole mapping would underline the file.
pub(super) fn start_of(node: Node<'_>) -> Span {
    node.entries().next().map_or(node.span(), |(key, _)| key.span())
}

/// The dash behind which nothing stands, or what stands for nothing.
pub(super) fn dash_of(nothing: Node<'_>) -> Span {
    let Span { start, end } = nothing.span();
    Span { start: if start == end { start.saturating_sub(1) } else { start }, end }
}
