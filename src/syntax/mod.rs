//! Stage 2, parse: text to a tree of YAML nodes with spans. It never fails: it returns what it has and the faults.

mod events;
mod flow;
mod plain;
mod repair;
mod scalar;
mod tree;

use std::collections::HashMap;

use crate::base::Span;

pub use crate::base::message::syntax::Syntax as FaultKind;

pub use scalar::Scalar;
pub use tree::{Kind, Node, Style, Tree};

/// What a text holds: a tree as far as it could be read, and what is wrong with it.
#[derive(Debug)]
pub struct Parsed<'t> {
    /// The tree; empty where nothing could be read.
    pub tree: Tree<'t>,
    /// What is wrong, in the order of places.
    pub faults: Vec<Fault>,
    /// Whether reading stopped before the end, so that what is absent may only be unread.
    pub partial: bool,
}

/// Something wrong with the YAML of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub kind: FaultKind,
    /// Where.
    pub span: Span,
}

/// Reads a text; `skip` bytes at its start (a byte order mark) are passed over.
pub fn parse(text: &str, skip: usize) -> Parsed<'_> {
    let (mut tree, mut faults, partial) = match plain::read(text, skip) {
        Some(tree) => (tree, Vec::new(), false),
        None => repair::parse(text, skip),
    };
    faults.extend(duplicate_keys(&tree));
    if tree.root().is_none() && faults.is_empty() {
        faults.push(Fault { kind: FaultKind::Empty, span: Span::new(skip, skip) });
        tree = Tree::default();
    }
    faults.sort_by_key(|fault| fault.span);
    faults.dedup();
    Parsed { tree, faults, partial }
}

/// The trees of a text by the reader for the plain subset, where that takes it, and by the full parser, where that
/// finds no fault: for the test that holds the two to each other.
pub fn both_readings(text: &str, skip: usize) -> (Option<Tree<'_>>, Option<Tree<'_>>) {
    let (full, faults, partial) = repair::parse(text, skip);
    (plain::read(text, skip), (faults.is_empty() && !partial).then_some(full))
}

/// How many keys are held against each other one by one; more are looked up by their hash.
const FEW_KEYS: usize = 32;

/// Every key that stands twice in its mapping.
fn duplicate_keys(tree: &Tree<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    // One list serves all mappings, for there are many and nearly all are short.
    let mut seen: Vec<(&str, Span)> = Vec::new();
    for map in tree.maps() {
        seen.clear();
        let mut index: HashMap<&str, Span> = HashMap::new();
        for (key, _) in map.entries() {
            let name = key.text();
            if seen.len() == FEW_KEYS && index.is_empty() {
                index.extend(seen.iter().copied());
            }
            let first = match index.is_empty() {
                true => seen.iter().find(|(known, _)| *known == name).map(|(_, span)| *span),
                false => index.get(name).copied(),
            };
            match first {
                Some(first) => {
                    let kind = FaultKind::DuplicateKey(name.to_owned(), first);
                    faults.push(Fault { kind, span: key.span() });
                }
                None if index.is_empty() => seen.push((name, key.span())),
                None => drop(index.insert(name, key.span())),
            }
        }
    }
    faults
}
