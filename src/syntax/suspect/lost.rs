//! Lines that say what follows them, lost: `sections:` before a list, `order:` before the keys of an entry.

use super::line::SuspectLine;
use crate::syntax::fault::{Suspicion, SyntaxFaultKind};

/// The keys of lists, and of entries.
const LISTS: [&str; 8] =
    ["annexes", "clauses", "indicators", "sections", "measures", "basis", "agreed", "members"];
const ENTRIES: [&str; 4] = ["order", "bodies", "columns", "approval"];

/// The keys of the upper level, which are neither bodies nor columns.
const UPPER: [&str; 14] = [
    "id",
    "level",
    "territory",
    "parent",
    "period",
    "order",
    "approval",
    "agreed",
    "bodies",
    "addressees",
    "sections",
    "measures",
    "indicators",
    "annexes",
];

/// Whether a word is a key of the upper level.
pub(super) fn is_upper(word: &str) -> bool {
    UPPER.contains(&word)
}

/// How many keys of an entry at the left margin are taken together at most.
const MOST_KEYS: usize = 16;

/// The key of a list before its first dash, or of an entry before its first key.
pub(super) fn key(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| !line.is_empty()) else { return Vec::new() };
    let before = lines.get(..at).and_then(|before| before.iter().rev().find(|line| !line.is_empty()));
    let is_opened = before.is_none_or(|before| before.value().is_empty());
    let is_deeper = before.is_some_and(|before| before.indent() < line.indent());
    // The keys of an entry stand deeper than the line above, or below the parts of a list or the keys of another entry.
    let is_below = line.indent() > 0 && !UPPER.contains(&line.word());
    let keys: &[&str] = match line.has_dash() {
        true if !is_opened => &LISTS,
        false if !is_opened && line.colon.is_some() && is_below => match is_deeper {
            true => &ENTRIES,
            false => &["bodies"],
        },
        _ => return Vec::new(),
    };
    let blanks = " ".repeat(line.indent().saturating_sub(2));
    let lost = |key: &&str| {
        let kind = SyntaxFaultKind::LostKey((*key).to_owned());
        Suspicion::at(kind, line.whole(), line.start..line.start, format!("{blanks}{key}:\n"))
    };
    // What has a list of the same name below it is an entry of the list above.
    keys.iter().filter(|key| !has_key(lines, at, key)).map(lost).collect()
}

/// Whether the entry that begins in a line has a key.
fn has_key(lines: &[SuspectLine<'_>], at: usize, key: &str) -> bool {
    let Some((first, rest)) = lines.get(at..).and_then(<[_]>::split_first) else { return false };
    let own = rest.iter().take_while(|line| line.is_empty() || line.indent() > first.indent());
    own.filter(|line| line.column() == first.column() && line.colon.is_some()).any(|line| line.word() == key)
}

/// The keys of the order at the left margin, its own line there or lost.
pub(super) fn margin(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let is_key = |line: &SuspectLine<'_>| line.colon.is_some() && !line.has_dash() && line.indent() == 0;
    let Some(line) = lines.get(at).filter(|line| is_key(line)) else { return Vec::new() };
    let next = (at + 1..lines.len()).find(|at| lines.get(*at).is_some_and(|line| !line.is_empty()));
    let first = match next.filter(|_| line.value().is_empty()) {
        Some(next) if lines.get(next).is_some_and(is_key) => next,
        Some(_) => return Vec::new(),
        None => at,
    };
    let (kind, head) = match first == at {
        true => (SyntaxFaultKind::LostKey("order".to_owned()), "order:\n"),
        false => (SyntaxFaultKind::Indentation(2), ""),
    };
    let Some(start) = lines.get(first) else { return Vec::new() };
    let ends = (first + 1..lines.len()).filter(|at| lines.get(*at).is_some_and(is_key));
    let moved = |end: usize| {
        let block = lines.get(first..end).unwrap_or_default().iter().filter(|line| !line.is_empty());
        let mut edits: Vec<_> = block.map(|line| (line.start..line.start, "  ".to_owned())).collect();
        let count = edits.len();
        if let Some((_, blanks)) = edits.first_mut() {
            blanks.insert_str(0, head);
        }
        let lines = if head.is_empty() { count } else { 1 };
        Suspicion { kind: kind.clone(), span: start.whole(), edits, lines }
    };
    ends.chain([lines.len()]).take(MOST_KEYS).map(moved).collect()
}

/// A line of text where a key should be, or one drawn with signs: a note without its `#`.
pub(super) fn prose(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| line.colon.is_none() && !line.has_dash()) else {
        return Vec::new();
    };
    let whole = line.whole();
    let begins = |sign: char| sign.is_alphabetic() || matches!(sign, '«' | '№' | '%');
    let text = line.part(whole.clone());
    let is_rule = !text.is_empty() && !text.contains(char::is_alphanumeric);
    // A single word of Latin letters is rather a part of a list without its dash.
    if !is_rule && (!text.starts_with(begins) || text.is_ascii() && !text.contains(' ')) {
        return Vec::new();
    }
    let start = whole.start;
    vec![Suspicion::at(SyntaxFaultKind::StrayText, whole, start..start, "# ")]
}
