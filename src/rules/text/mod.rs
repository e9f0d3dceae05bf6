//! Rules of the group `text`: what a good editor sees in the words themselves.
//!
//! What is wrong in a text is found by the tables of `russian`; here it is looked for in every text of a roadmap, one
//! finding a rule and entry.

mod abbreviation;
mod agreement;
mod reading;
mod spelling;
mod typography;
mod unfinished;
mod variants;

use std::ops::Range;

use super::edit::{a_word_wider, place, retyped_part};
use super::{Rule, View};
use crate::base::{Finding, Fix, Lang, Words};
use crate::model::{Owner, Text};
use crate::russian::reading::Remark;

pub(super) use reading::Remarked;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &abbreviation::RULE,
    &agreement::RULE,
    &spelling::RULE,
    &typography::RULE,
    &unfinished::RULE,
    &variants::RULE,
];

/// Something wrong in a text: where, what, and how it should read.
struct TextIssue<A> {
    place: Range<usize>,
    right: Option<String>,
    what: A,
}

/// Makes one finding of all that a rule takes of what is to be said of the texts of an entry.
fn in_entries<A, W: Words>(
    view: &View<'_>,
    (rule, safe): (&'static Rule, bool),
    take: impl Fn(&str, &Remark) -> Option<TextIssue<A>>,
    args: impl Fn(Vec<A>) -> W,
    findings: &mut Vec<Finding>,
) {
    for of_entry in view.remarks().chunk_by(|one, other| one.passage.owner == other.passage.owner) {
        let spots = of_entry.iter().filter_map(|one| {
            let text = one.passage.text;
            Some((text, take(text, &one.remark)?))
        });
        let spots: Vec<_> = spots.collect();
        let owner = of_entry.first().map(|one| one.passage.owner);
        findings.extend(owner.and_then(|owner| finding(view, (rule, safe), owner, spots, &args)));
    }
}

/// One finding of all that is wrong in an entry: at the first place, the others beside it, each with its fix.
fn finding<A, W: Words>(
    view: &View<'_>,
    (rule, safe): (&'static Rule, bool),
    owner: Owner,
    spots: Vec<(&Text, TextIssue<A>)>,
    args: &impl Fn(Vec<A>) -> W,
) -> Option<Finding> {
    let (first, _) = spots.first()?;
    if !view.is_whole(first.span) {
        return None;
    }
    let mut spans = Vec::new();
    let mut edits = Vec::new();
    let mut what = Vec::new();
    for (text, spot) in spots {
        let file = view.file().map_or("", |file| &file.source.text);
        edits.extend(spot.right.and_then(|right| retyped_part(file, text, &spot.place, &right)));
        spans.push(place(file, text, &spot.place).0);
        what.push(spot.what);
    }
    let (place, others) = spans.split_first()?;
    let mut found = view.finding(rule, *place, view.roadmap.id_of(owner), args(what));
    for other in others.iter().filter(|other| *other != place) {
        found = found.with_span(*other);
    }
    if !edits.is_empty() {
        edits.sort_by_key(|edit| edit.span.start);
        edits.dedup_by(|later, earlier| later.span.start < earlier.span.end);
        found.fixes.push(Fix { safe, ..Fix::safe(edits) });
    }
    Some(found)
}

/// Sentences of one finding, one after the other; each is told once.
fn told(parts: impl Iterator<Item = String>) -> String {
    once(parts).join("; ")
}

/// «написать «…», «…»», of what each place should read; nothing where none is certain.
fn write(rights: impl Iterator<Item = String>, lang: Lang) -> Option<String> {
    let quoted = once(rights.map(|right| format!("«{}»", right.trim())));
    let write = lang.pick("написать", "write");
    (!quoted.is_empty()).then(|| format!("{write} {}", quoted.join(", ")))
}

/// The parts in order, each once.
fn once(parts: impl Iterator<Item = String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for part in parts {
        if !once.contains(&part) {
            once.push(part);
        }
    }
    once
}

/// The words of a text at a place, whole, with the blanks between them single.
fn around(text: &str, place: &Range<usize>) -> String {
    let shown = text.get(a_word_wider(text, place)).unwrap_or_default();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}
