//! Rules of the group `text`: what a good editor sees in the words themselves.
//!
//! What is wrong in a text is found by the tables of `russian`; here it is looked for in every text of a roadmap, one
//! finding a rule and entry, or two where only a part of it can be mended.

mod abbreviation;
mod agreement;
mod reading;
mod spelling;
mod typography;
mod unfinished;
mod variants;

use std::collections::HashSet;
use std::ops::Range;

use super::edit::{a_word_wider, place, retyped_part};
use super::{Rule, View};
use crate::base::{Edit, Finding, Fix, Lang, Words};
use crate::model::{Owner, Text};
use crate::russian::reading::TextRemark;

pub(super) use reading::LocatedRemark;

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

/// An issue with the text it is in, and the edit that mends it.
type TextFault<'t, A> = (&'t Text, TextIssue<A>, Option<Edit>);

/// So many issues of an entry are told at once; what is left is told when they are mended. Each is looked for in the whole text.
const MANY: usize = 500;

/// Makes findings of all that a rule takes of what is to be said of the texts of an entry: one of what one fix mends, one
/// of what nobody but the author can, so that a fix leaves nothing of its finding.
fn in_entries<A, W: Words>(
    view: &View<'_>,
    (rule, safe): (&'static Rule, bool),
    take: impl Fn(&str, &TextRemark) -> Option<TextIssue<A>>,
    args: impl Fn(Vec<A>) -> W,
    findings: &mut Vec<Finding>,
) {
    let file = view.file().map_or("", |file| &file.source.text);
    for of_entry in view.remarks().chunk_by(|one, other| one.passage.owner == other.passage.owner) {
        let Some(owner) = of_entry.first().map(|one| one.passage.owner) else { continue };
        let spots = of_entry.iter().filter_map(|one| {
            let text = one.passage.text;
            let issue = take(text, &one.remark)?;
            let edit = |right: &String| retyped_part(file, text, &issue.place, right);
            let edit = issue.right.as_ref().and_then(edit);
            Some((text, issue, edit))
        });
        let mut left: Vec<TextFault<'_, A>> = spots.take(MANY).collect();
        while !left.is_empty() {
            let now = mended_together(&mut left);
            findings.extend(finding(view, (rule, safe), owner, now, &args));
        }
    }
}

/// Takes away what can be mended at once, by edits that do not meet; all where nothing can be mended.
fn mended_together<'t, A>(spots: &mut Vec<TextFault<'t, A>>) -> Vec<TextFault<'t, A>> {
    spots.sort_by_key(|(.., edit)| edit.as_ref().map(|edit| edit.span.start));
    let mut end = 0;
    let mut apart = |(.., edit): &TextFault<'t, A>| {
        let edit = edit.as_ref().filter(|edit| edit.span.start >= end);
        end = edit.map_or(end, |edit| edit.span.end);
        edit.is_some()
    };
    let (now, later): (Vec<_>, Vec<_>) = spots.drain(..).partition(&mut apart);
    if now.is_empty() {
        return later;
    }
    *spots = later;
    now
}

/// One finding of some of what is wrong in an entry: at the first place, the others beside it, with its fix.
fn finding<A, W: Words>(
    view: &View<'_>,
    (rule, safe): (&'static Rule, bool),
    owner: Owner,
    spots: Vec<TextFault<'_, A>>,
    args: &impl Fn(Vec<A>) -> W,
) -> Option<Finding> {
    let (first, ..) = spots.first()?;
    if !view.is_whole(first.span) {
        return None;
    }
    let file = view.file().map_or("", |file| &file.source.text);
    let (mut spans, mut edits, mut what) = (Vec::new(), Vec::new(), Vec::new());
    for (text, spot, edit) in spots {
        edits.extend(edit);
        spans.push(place(file, text, &spot.place).0);
        what.push(spot.what);
    }
    let (place, others) = spans.split_first()?;
    let mut found = view.finding(rule, *place, view.roadmap.id_of(owner), args(what));
    for other in others.iter().filter(|other| *other != place) {
        found = found.with_span(*other);
    }
    let fix = (!edits.is_empty()).then_some(Fix { edits, safe });
    Some(found.with_fix(fix))
}

/// Sentences of one finding, one after the other; each is told once.
fn told(parts: impl Iterator<Item = String>) -> String {
    once(parts).join("; ")
}

/// «написать «…», «…»», of what each place should read; nothing where none is certain.
fn write(rights: impl Iterator<Item = String>, lang: Lang) -> Option<String> {
    let quoted = once(rights.map(|right| lang.quoted(right.trim())));
    let write = lang.pick("написать", "write");
    (!quoted.is_empty()).then(|| format!("{write} {}", quoted.join(", ")))
}

/// The parts in order, each once.
fn once(parts: impl Iterator<Item = String>) -> Vec<String> {
    let mut known = HashSet::new();
    parts.filter(|part| known.insert(part.clone())).collect()
}

/// The words of a text at a place, whole, with the blanks between them single; `written` stands at the place.
fn around(text: &str, place: &Range<usize>, written: &str) -> String {
    let shown = a_word_wider(text, place);
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let shown = [part(shown.start..place.start), written, part(place.end..shown.end)].concat();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}
