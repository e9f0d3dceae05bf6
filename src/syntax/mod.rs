//! Parse: text to a tree of YAML nodes with spans. It never fails: it returns what it has and the faults.

mod copied;
mod draft;
mod events;
mod fault;
mod flow;
mod line_walk;
mod lines;
mod mend;
mod plain;
mod quoting;
mod rare;
mod scalar;
mod source;
mod suspect;
mod swallowed;
mod tree;

use std::collections::HashMap;

use crate::base::Span;
use crate::russian::encoding;
use draft::MendedDraft;

pub use fault::{SyntaxEdit, SyntaxFault, SyntaxFaultKind};
pub use line_walk::LineWalk;
pub use lines::{Lines, Position};
pub use mend::TextFormat;
pub use quoting::{
    double_quoted, has_flow_sign, in_double_quotes, in_flow, in_single_quotes, plain_or_quoted, quoted,
    single_quoted,
};
pub use rare::RareSigns;
pub use scalar::{Scalar, is_endless};
pub use source::Source;
pub use suspect::keys_within;
pub use tree::{Ending, Entries, Node, QuotingStyle, Tree, YamlKind, sign};

/// What a text holds: a tree as far as it could be read, and what is wrong with it.
#[derive(Debug)]
pub struct Parsed<'t> {
    /// The tree; empty where nothing could be read.
    pub tree: Tree<'t>,
    /// What is wrong, in the order of places.
    pub faults: Vec<SyntaxFault>,
    /// Whether reading stopped before the end, so that what is absent may only be unread.
    pub partial: bool,
    /// The copy that was read in place of the text, where something in it was mended.
    draft: Option<MendedDraft>,
}

/// Reads a text; `skip` bytes at its start (a byte order mark) are passed over.
///
/// Where something is wrong, [`mend`] tells more of it.
pub fn parse(text: &str, skip: usize) -> Parsed<'_> {
    match plain::read(text, skip) {
        // What was read in a wrong encoding and saved so can be read, and says nothing.
        Some(tree) if !encoding::is_twice_encoded(text) => {
            let mut parsed = parsed(tree, Vec::new(), false, skip);
            if parsed.tree.ending.is_none() && parsed.faults.is_empty() {
                parsed.tree.ending = copied::keep(text, &parsed.tree.nodes);
            }
            parsed
        }
        _ => {
            let (tree, faults, partial) = full(text, skip);
            parsed(tree, faults, partial, skip)
        }
    }
}

/// Reads a text in which something is wrong, mends what can be mended in a copy, and tells the mistakes with their
/// remedies; the format says what does not fit it, and what its keys are.
pub fn mend<'t>(text: &'t str, skip: usize, format: &dyn TextFormat) -> Parsed<'t> {
    let Parsed { tree, faults, partial, draft } = mend::mend(text, skip, format);
    Parsed { draft, ..parsed(tree, faults, partial, skip) }
}

impl<'t> Parsed<'t> {
    /// The tree of the same text with stretches of it replaced, its places as they were; none where it cannot be read.
    pub fn amended(&self, text: &'t str, skip: usize, edits: &[SyntaxEdit]) -> Option<Self> {
        let before = self.draft.clone().unwrap_or_else(|| MendedDraft::of(text));
        let mut ranges: Vec<_> =
            edits.iter().filter_map(|edit| Some((before.copied(edit.span)?, edit.text.clone()))).collect();
        ranges.sort_by_key(|(range, _)| (range.start, range.end));
        let mut behind = 0;
        ranges.retain(|(range, _)| {
            let is_free = range.start >= behind;
            behind = if is_free { range.end } else { behind };
            is_free
        });
        let draft = before.with(&ranges);
        let events::ParseOutcome { tree, faults, stopped } = events::read(&draft.text, skip);
        let tree = draft.tree(tree, text);
        let same = stopped.is_none() && faults.is_empty() && duplicate_keys(&tree).is_empty();
        let (faults, partial) = (self.faults.clone(), self.partial);
        same.then_some(Parsed { tree, faults, partial, draft: Some(draft) })
    }
}

/// Reads a text with the full parser.
fn full(text: &str, skip: usize) -> (Tree<'_>, Vec<SyntaxFault>, bool) {
    let events::ParseOutcome { tree, mut faults, stopped } = events::read(text, skip);
    let odd = |sign: char| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t' | '\u{85}');
    let at = stopped.as_ref().map(|error| error.marker().byte_offset().unwrap_or(0) + skip);
    let twisted = || encoding::is_twice_encoded(text).then_some(skip);
    if let Some(at) = at.or_else(|| text.find(odd)).or_else(twisted) {
        faults.push(SyntaxFault::new(SyntaxFaultKind::Unreadable, Span::new(at, at)));
    }
    let partial = !faults.is_empty();
    (tree, faults, partial)
}

fn parsed(mut tree: Tree<'_>, mut faults: Vec<SyntaxFault>, partial: bool, skip: usize) -> Parsed<'_> {
    let known = faults.iter().any(|fault| matches!(fault.kind, SyntaxFaultKind::DuplicateKey(..)));
    if !known {
        faults.extend(duplicate_keys(&tree));
    }
    if tree.root().is_none() && faults.is_empty() {
        faults.push(SyntaxFault::new(SyntaxFaultKind::Empty, Span::new(skip, skip)));
        tree = Tree::default();
    }
    faults.sort_by_key(|fault| fault.span);
    faults.dedup();
    Parsed { tree, faults, partial, draft: None }
}

/// The trees of a text by the reader for the plain subset, where that takes it, and by the full parser, where that
/// finds no fault: for the test that holds the two to each other.
pub fn both_readings(text: &str, skip: usize) -> (Option<Tree<'_>>, Option<Tree<'_>>) {
    let (tree, faults, partial) = full(text, skip);
    (plain::read(text, skip), (faults.is_empty() && !partial).then_some(tree))
}

/// How many keys are held against each other one by one; more are looked up by their hash.
const FEW_KEYS: usize = 32;

/// Every key that stands twice in its mapping.
fn duplicate_keys(tree: &Tree<'_>) -> Vec<SyntaxFault> {
    let mut faults = Vec::new();
    // One list serves all mappings, for there are many and nearly all are short.
    let mut seen: Vec<(&str, Span)> = Vec::with_capacity(FEW_KEYS);
    let mut index: HashMap<&str, Span> = HashMap::new();
    // What was taken over has none.
    let is_own = |map: &Node<'_>| tree.ending.is_none_or(|ending| map.span().start < ending.start);
    for map in tree.maps().take_while(is_own) {
        seen.clear();
        index.clear();
        let mut signs = 0;
        for (key, _) in map.entries() {
            let name = key.text();
            if seen.len() == FEW_KEYS && index.is_empty() {
                index.extend(seen.iter().copied());
            }
            let is_new = signs & sign(name) == 0;
            signs |= sign(name);
            let first = match index.is_empty() {
                _ if is_new => None,
                true => seen.iter().find(|(known, _)| *known == name).map(|(_, span)| *span),
                false => index.get(name).copied(),
            };
            match first {
                Some(first) => {
                    let kind = SyntaxFaultKind::DuplicateKey(name.to_owned(), first);
                    faults.push(SyntaxFault::new(kind, key.span()));
                }
                None if index.is_empty() => seen.push((name, key.span())),
                None => drop(index.insert(name, key.span())),
            }
        }
    }
    faults
}
