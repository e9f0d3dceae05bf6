//! The tree: all nodes of a file in one list, each knowing where its subtree ends.
//!
//! A mapping's children are key, value, key, value …; a flat list keeps a file's tree in one piece of memory.

use std::borrow::Cow;
use std::collections::HashMap;

use super::fault::SyntaxEdit;
use super::scalar::{Scalar, plain};
use crate::base::Span;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YamlKind {
    /// A value without parts.
    Scalar(QuotingStyle),
    /// A list.
    Sequence,
    /// Keys with values.
    Mapping,
}

/// How a scalar is written: only a plain one can be a number, a truth value or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotingStyle {
    /// Without quotes.
    Plain,
    /// In quotes, as a block, or tagged as a string.
    Quoted,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct MapEntry<'t> {
    pub kind: YamlKind,
    pub span: Span,
    /// One past the last node of the subtree.
    pub next: u32,
    pub text: Cow<'t, str>,
}

/// One of 64 bits by which a key differs from most others.
#[inline]
pub fn sign(key: &str) -> u64 {
    let first = key.bytes().next().unwrap_or_default();
    1 << (first.wrapping_add((key.len() as u8).wrapping_mul(5)) % 64)
}

/// The nodes of a file.
#[derive(Debug, Default)]
pub struct Tree<'t> {
    pub(super) nodes: Vec<MapEntry<'t>>,
    /// The end that its text may have in common with others.
    pub(super) ending: Option<Ending>,
}

/// The end of a text, from a key of the outermost mapping on: texts with one of the same number end in the same bytes,
/// which say the same.
#[derive(Clone, Copy, Debug)]
pub struct Ending {
    /// No two ends that differ have it.
    pub number: u64,
    /// Where it begins in the text.
    pub start: u32,
}

/// Trees are alike where their nodes are, however they were read.
impl PartialEq for Tree<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.nodes == other.nodes
    }
}

/// A node of a tree.
#[derive(Clone, Copy, Debug)]
pub struct Node<'n> {
    nodes: &'n [MapEntry<'n>],
    at: usize,
}

impl<'t> Tree<'t> {
    /// The file's one value; none where it is empty.
    pub fn root(&self) -> Option<Node<'_>> {
        (!self.nodes.is_empty()).then_some(Node { nodes: &self.nodes, at: 0 })
    }

    /// The end that its text may have in common with others, where it was looked for.
    pub fn ending(&self) -> Option<Ending> {
        self.ending
    }

    /// The tree with other words in place of some scalars.
    pub fn renamed(&self, edits: &[SyntaxEdit]) -> Tree<'t> {
        let mut nodes = self.nodes.clone();
        let edits: HashMap<Span, &SyntaxEdit> = edits.iter().rev().map(|edit| (edit.span, edit)).collect();
        for node in nodes.iter_mut().filter(|node| matches!(node.kind, YamlKind::Scalar(_))) {
            if let Some(edit) = edits.get(&node.span) {
                node.text = Cow::Owned(edit.text.clone());
            }
        }
        Tree { nodes, ending: None }
    }

    /// Every mapping, in the order of the file.
    pub fn maps(&self) -> impl Iterator<Item = Node<'_>> {
        self.root().into_iter().flat_map(Node::maps)
    }
}

/// What stands in a place that no tree has.
static NOTHING: MapEntry<'static> = MapEntry {
    kind: YamlKind::Scalar(QuotingStyle::Plain),
    span: Span { start: 0, end: 0 },
    next: 0,
    text: Cow::Borrowed(""),
};

impl<'n> Node<'n> {
    #[inline]
    fn entry(self) -> &'n MapEntry<'n> {
        self.nodes.get(self.at).unwrap_or(&NOTHING)
    }

    /// What it is.
    pub fn kind(self) -> YamlKind {
        self.entry().kind
    }

    /// Where it stands; of a collection, from its first to its last part.
    pub fn span(self) -> Span {
        self.entry().span
    }

    /// A scalar's value, escapes resolved; empty for a collection.
    #[inline]
    pub fn text(self) -> &'n str {
        &self.entry().text
    }

    /// Its number among the nodes of its tree.
    pub fn number(self) -> usize {
        self.at
    }

    /// How many nodes it has, itself counted.
    pub fn size(self) -> usize {
        (self.entry().next as usize).saturating_sub(self.at)
    }

    /// Whether it is a plain scalar that stands for nothing: empty, `~` or `null`.
    pub fn is_null(self) -> bool {
        self.kind() == YamlKind::Scalar(QuotingStyle::Plain)
            && matches!(self.text(), "" | "~" | "null" | "Null" | "NULL")
    }

    /// What its value is, by the core schema of YAML 1.2.
    pub fn scalar(self) -> Scalar {
        match self.kind() {
            YamlKind::Scalar(QuotingStyle::Quoted) => Scalar::String,
            YamlKind::Scalar(QuotingStyle::Plain) => plain(self.text()),
            YamlKind::Sequence => Scalar::Sequence,
            YamlKind::Mapping => Scalar::Mapping,
        }
    }

    /// Every mapping in it, itself counted, in the order of the file.
    pub fn maps(self) -> impl Iterator<Item = Node<'n>> {
        let within = (self.at..self.at + self.size()).map(move |at| Node { at, ..self });
        within.filter(|node| node.kind() == YamlKind::Mapping)
    }

    /// The parts of a sequence; none for anything else.
    pub fn items(self) -> impl Iterator<Item = Node<'n>> {
        let end = if self.kind() == YamlKind::Sequence { self.entry().next as usize } else { 0 };
        Children { nodes: self.nodes, at: self.at + 1, end }
    }

    /// The keys and values of a mapping; none for anything else.
    pub fn entries(self) -> Entries<'n> {
        let end = if self.kind() == YamlKind::Mapping { self.entry().next as usize } else { 0 };
        Entries(Children { nodes: self.nodes, at: self.at + 1, end })
    }

    /// The value of a key; the first where it stands twice.
    pub fn get(self, key: &str) -> Option<Node<'n>> {
        self.entries().find(|(name, _)| name.text() == key).map(|(_, value)| value)
    }
}

/// The keys of a mapping with their values, in the order of the file. A list or a mapping is no key: what it stands before is
/// passed over, as what is said of the syntax tells of it.
#[derive(Clone, Debug)]
pub struct Entries<'n>(Children<'n>);

impl<'n> Iterator for Entries<'n> {
    type Item = (Node<'n>, Node<'n>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (key, value) = (self.0.next()?, self.0.next()?);
            if matches!(key.kind(), YamlKind::Scalar(_)) {
                return Some((key, value));
            }
        }
    }
}

#[derive(Clone, Debug)]
struct Children<'n> {
    nodes: &'n [MapEntry<'n>],
    at: usize,
    end: usize,
}

impl<'n> Iterator for Children<'n> {
    type Item = Node<'n>;

    #[inline]
    fn next(&mut self) -> Option<Node<'n>> {
        let node = (self.at < self.end).then_some(Node { nodes: self.nodes, at: self.at })?;
        self.at = node.entry().next as usize;
        Some(node)
    }
}
