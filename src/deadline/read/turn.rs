//! A rule that changes with a year: «до 1 мая 2024 года, с 2025 года – до 1 апреля» is told of one year, and then of all.

use super::assemble::again_after;
use super::cut::ends_before;
use super::fault::{Parse, fault, join};
use super::fill::{PlacedPiece, is_year};
use super::group::PhraseGroup;
use super::phrase::{Phrase, PhraseMeaning};
use super::placed::first_year;
use super::raw::Form;
use crate::base::Span;
use crate::deadline::term::{Term, TermPiece, Then};
use crate::deadline::unread::Unread;

/// Where another rule begins than that of the years named before.
pub(super) fn turn(phrases: &[Phrase]) -> Option<usize> {
    let raw = |phrase: &Phrase| match phrase.said {
        PhraseMeaning::Raw(raw) => Some(raw),
        _ => None,
    };
    let since =
        |phrase: &Phrase| raw(phrase).is_some_and(|raw| raw.form == Form::Since && is_year(&raw.first));
    let at = phrases.iter().position(since)?;
    let (before, behind) = phrases.split_at_checked(at)?;
    let begin = first_year(&raw(behind.first()?)?.first)?;
    let told = |phrase: &Phrase| first_year(&raw(phrase)?.first);
    let last = before.iter().filter_map(told).max()?;
    let dates = before.iter().all(|phrase| raw(phrase).is_some() || !phrase.said.is_time());
    let next = |phrase: &Phrase| match phrase.said {
        PhraseMeaning::Raw(raw) => raw.end().lacks_year(),
        _ => phrase.said.is_time(),
    };
    (last < begin && dates && behind.iter().skip(1).any(next)).then_some(at)
}

/// The term of a rule that changes there.
pub(super) fn changed(text: &str, phrases: &[Phrase], at: usize) -> Parse<(Term, Vec<PlacedPiece>)> {
    let (first, behind) = phrases.split_at(at);
    let all = Span::new(first.first().map_or(0, |phrase| phrase.span.range().start), text.len());
    let rest = join(behind.first().map_or(all, |phrase| phrase.span), all);
    let (pieces, placed) = match PhraseGroup::of(text, first, all)?.term(text)? {
        (Term::Dates(pieces), placed) if !pieces.iter().any(TermPiece::lacks_year) => (pieces, placed),
        _ => return fault(rest, Unread::Changes),
    };
    match PhraseGroup::of(text, behind, rest)?.term(text)?.0 {
        Term::Every(every) if !ends_before(&every, &pieces) => {
            let every = again_after(every, &pieces, rest)?;
            Ok((Term::Then(pieces, Then::Again(every)), placed))
        }
        _ => fault(rest, Unread::Changes),
    }
}
