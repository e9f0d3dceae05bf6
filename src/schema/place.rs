//! Where in a file a fault of shape stands.

use crate::base::Span;
use crate::syntax::Node;

/// A node with the key that leads to it.
pub(super) struct Located<'n> {
    pub(super) key: Option<Node<'n>>,
    pub(super) node: Node<'n>,
    /// Whether it is a part of the list under the key.
    pub(super) is_item: bool,
}

/// Follows a JSON pointer through the tree, as far as it leads.
pub(super) fn locate<'n>(root: Node<'n>, pointer: &str) -> Located<'n> {
    let mut at = Located { key: None, node: root, is_item: false };
    for part in pointer.split('/').skip(1) {
        let part = part.replace("~1", "/").replace("~0", "~");
        let entry = at.node.entries().find(|(key, _)| key.text() == part);
        let item = || part.parse().ok().and_then(|index: usize| at.node.items().nth(index));
        match entry {
            Some((key, node)) => at = Located { key: Some(key), node, is_item: false },
            None => match item() {
                Some(node) => (at.node, at.is_item) = (node, true),
                None => break,
            },
        }
    }
    at
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
