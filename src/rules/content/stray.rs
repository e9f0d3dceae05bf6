//! What was meant to be filled in and does not stand between braces: `{ref:plan`, `(ref:plan)`, `[deadline]`; and
//! the preposition that stands before what is filled in and in it.

use crate::model::{Owner, Passage, Roadmap, TextRole, inserts, leading_id};
use crate::rules::prelude::*;

/// What was meant.
pub(super) enum StrayMeaning {
    /// The number of an entry.
    Ref(String),
    /// The deadline of the clause.
    Deadline,
    /// The words that name the annex.
    Annex,
}

/// Whether a text has words that stand for what is filled in, braces or none.
pub(super) fn names_filling(text: &str) -> bool {
    ["ref:", "deadline", "annex"].iter().any(|word| text.contains(word))
}

/// Signs that authors put round what is to be filled in.
const OPENING: [char; 6] = ['{', '(', '[', '<', '%', '$'];
const CLOSING: [char; 5] = ['}', ')', ']', '>', '%'];

/// The first such place of a text, with the signs round it; `is_named` tells whether something in the roadmap has an id.
pub(super) fn stray(passage: &Passage<'_>, is_named: &dyn Fn(&str) -> bool) -> Option<(Span, StrayMeaning)> {
    let text: &str = passage.text;
    let filled: Vec<_> = inserts(text).map(|insert| insert.span.range()).collect();
    let is_filled = |at: usize| {
        let before = filled.partition_point(|range| range.start <= at).checked_sub(1);
        before.and_then(|before| filled.get(before)).is_some_and(|range| range.contains(&at))
    };
    reference(text, is_named, is_filled).or_else(|| word(passage, is_filled))
}

/// A reference: `ref:` and the id of an entry, or what stands behind an open brace.
fn reference(
    text: &str,
    is_named: &dyn Fn(&str) -> bool,
    is_filled: impl Fn(usize) -> bool,
) -> Option<(Span, StrayMeaning)> {
    text.match_indices("ref:").find_map(|(at, mark)| {
        let behind = text.get(at + mark.len()..)?;
        let blanks = behind.len() - behind.trim_start().len();
        let id = leading_id(behind.get(blanks..)?);
        let range = at..at + mark.len() + blanks + id.len();
        let span = with_close_signs(text, range);
        let is_open = text.get(span.range())?.starts_with('{');
        (!id.is_empty() && !is_filled(at) && (is_open || is_named(id)))
            .then(|| (span, StrayMeaning::Ref(id.to_owned())))
    })
}

/// The word `deadline` or `annex`: between signs anywhere, by itself in the text of a clause.
fn word(passage: &Passage<'_>, is_filled: impl Fn(usize) -> bool) -> Option<(Span, StrayMeaning)> {
    let text: &str = passage.text;
    let is_part = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '-' | '/' | '.' | ':');
    ["deadline", "annex"].into_iter().find_map(|word| {
        text.match_indices(word).find_map(|(at, _)| {
            let range = at..at + word.len();
            let (before, behind) = (text.get(..at)?, text.get(range.end..)?);
            let is_word = !before.ends_with(is_part) && !behind.starts_with(char::is_alphanumeric);
            let span = with_close_signs(text, range.clone());
            let is_marked = span.range() != range;
            let is_meant = is_word && (is_marked || passage.role == TextRole::Clause) && !is_filled(at);
            let stray = if word == "annex" { StrayMeaning::Annex } else { StrayMeaning::Deadline };
            is_meant.then_some((span, stray))
        })
    })
}

/// A stretch with the signs that stand close round it.
fn with_close_signs(text: &str, range: std::ops::Range<usize>) -> Span {
    let before = text.get(..range.start).unwrap_or_default();
    let behind = text.get(range.end..).unwrap_or_default();
    let left = before.trim_end_matches(OPENING).len();
    Span::new(left, range.end + behind.len() - behind.trim_start_matches(CLOSING).len())
}

/// Prepositions of deadlines, and words before which none can stand.
const PREPOSITIONS: [&str; 10] = ["до", "к", "ко", "с", "со", "в", "во", "по", "на", "за"];

/// The words that would be printed where a preposition stands before `{deadline}` and the deadline begins with one.
pub(super) fn twice(roadmap: &Roadmap, passage: &Passage<'_>, braces: Span) -> Option<String> {
    let Owner::Clause(at) = passage.owner else { return None };
    let deadline = &roadmap.order.as_ref()?.clauses.entry(at)?.deadline.as_ref()?.text;
    let mut words = deadline.split_whitespace();
    let (first, second) = (words.next()?, words.next().unwrap_or_default());
    let last = passage.text.get(..braces.start as usize)?.split_whitespace().next_back()?;
    let is_preposition = |word: &str| PREPOSITIONS.contains(&&*word.to_lowercase());
    let is_bound = |word: &str| matches!(&*word.to_lowercase(), "позднее" | "позже" | "ранее");
    let stands = is_preposition(last) || is_bound(last);
    (stands && (is_preposition(first) || first.to_lowercase() == "не"))
        .then(|| format!("{last} {first} {second}").trim_end().to_owned())
}
