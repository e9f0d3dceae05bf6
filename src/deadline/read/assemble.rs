//! Phrases to a term.

use super::build::free::tidy;
use super::cut::{
    check_as_of, check_together, comes_back, cut, end_windows, ends_before, has_brackets, is_nested,
};
use super::fault::{Parse, fault, join};
use super::fill::PlacedPiece;
use super::group::PhraseGroup;
use super::letters::fold_words;
use super::phrase::{Phrase, PhraseMeaning};
use super::russian::forms;
use super::turn::{changed, turn};
use super::vocabulary::CountUnit;
use crate::base::Span;
use crate::deadline::UndatedReason;
use crate::deadline::interval::Interval;
use crate::deadline::term::{Every, Recurrence, Term, TermPiece, Then, Undated, Whole};
use crate::deadline::unread::Unread;

/// The term that the phrases make, and the words of each of its pieces.
pub(super) fn assemble(text: &str, phrases: &[Phrase]) -> Parse<(Term, Vec<PlacedPiece>)> {
    let start = phrases.first().map_or(0, |phrase| phrase.span.range().start);
    let all = Span::new(start, text.len());
    let again = phrases.iter().position(|phrase| matches!(phrase.said, PhraseMeaning::Again));
    let parts = again.and_then(|again| phrases.split_at_checked(again));
    let Some((first, [again, rest @ ..])) = parts else {
        return match turn(phrases) {
            Some(at) => changed(text, phrases, at),
            None => PhraseGroup::of(text, phrases, all)?.term(text),
        };
    };
    let marker = again.span;
    let word = || Unread::Unexpected(text.get(marker.range()).unwrap_or_default().to_owned());
    let first = PhraseGroup::of(text, first, all)?;
    if rest.iter().any(|phrase| matches!(phrase.said, PhraseMeaning::Again)) {
        return fault(marker, word());
    }
    let goes_on = rest.iter().any(|phrase| phrase.said.is_time());
    let Some((pieces, placed)) = before_again(first.term(text)?, all, goes_on)? else {
        return fault(marker, word());
    };
    let Some(next) = rest.first() else {
        return fault(marker, Unread::Unfinished(text.get(marker.range()).unwrap_or_default().to_owned()));
    };
    let span = join(next.span, all);
    let group = PhraseGroup::of(text, rest, span)?;
    follow(text, group, next, (pieces, placed))
}

/// What follows the first times, told by a group that begins with a phrase.
fn follow(
    text: &str,
    group: PhraseGroup,
    next: &Phrase,
    (pieces, placed): (Vec<TermPiece>, Vec<PlacedPiece>),
) -> Parse<(Term, Vec<PlacedPiece>)> {
    let span = group.span;
    if group.is_undated_only() && group.undated().is_some() {
        let words = tidy(text.get(span.range()).unwrap_or_default());
        return Ok((Term::Then(pieces, Then::Undated(words)), placed));
    }
    // «далее по мере необходимости ежегодно»: each year, or only then?
    if matches!(group.why, Some((UndatedReason::AsNeeded, _))) && group.recurrence.is_some() {
        return fault(span, Unread::Conflict);
    }
    let then = match group.term(text)?.0 {
        Term::Every(every) => Then::Again(again_after(every, &pieces, span)?),
        // «далее каждый учебный год» is again, «далее в течение учебного года» without a break.
        Term::Throughout(_) if matches!(next.said, PhraseMeaning::Recurrence(..)) => {
            Then::Again(Every::year())
        }
        Term::Throughout(whole) if whole != Whole::End => Then::Throughout(whole),
        // «…, далее с 1 мая 2024 года»
        Term::Dates(more) if more.iter().any(|piece| matches!(piece, TermPiece::Since(..))) => {
            return fault(span, Unread::Conflict);
        }
        // «20 мая далее 2024 г.»
        Term::Dates(more) if more.iter().any(is_whole_year) && !pieces.iter().any(is_whole_year) => {
            return fault(span, Unread::Conflict);
        }
        // «далее до конца учебного года»: without a break until then, or once?
        Term::Dates(more)
            if more.iter().all(|piece| piece.year().is_some())
                && !pieces.iter().any(TermPiece::lacks_year) =>
        {
            if comes_back(&placed, &more) {
                return fault(span, Unread::Backwards);
            }
            let mut all = placed;
            all.extend(more.iter().map(|piece| (*piece, span)));
            check_as_of(&all)?;
            check_together(&all)?;
            // «2024 год, далее с 1 по 10 мая 2024 г.»: what lies in it comes not behind it.
            if is_nested(&all) {
                return fault(span, Unread::Conflict);
            }
            return Ok((Term::Dates(all.iter().map(|(piece, _)| *piece).collect()), all));
        }
        _ => return fault(span, Unread::Conflict),
    };
    Ok((Term::Then(pieces, then), placed))
}

/// The times before «далее»; none where nothing can come behind them.
fn before_again(
    (term, placed): (Term, Vec<PlacedPiece>),
    all: Span,
    goes_on: bool,
) -> Parse<Option<(Vec<TermPiece>, Vec<PlacedPiece>)>> {
    match term {
        Term::Dates(pieces) => Ok(Some((pieces, placed))),
        // «1 раз в год (сентябрь), далее по мере необходимости»
        Term::Every(Every { recurrence: Recurrence::Years { step: 1, on, .. }, reported: false, .. })
            if !on.is_empty() && !goes_on =>
        {
            Ok(Some((on, placed)))
        }
        Term::After(_) => fault(all, Unread::BesideEvent),
        _ => Ok(None),
    }
}

/// Whether it comes several times a year, and nothing says when.
pub(super) fn is_several(every: &Every) -> bool {
    matches!(&every.recurrence, Recurrence::Years { times: 2.., on, .. } if on.is_empty())
}

/// Whether it is a year and nothing in it.
fn is_whole_year(piece: &TermPiece) -> bool {
    matches!(piece, TermPiece::In(window, ..) if window.first() == Interval::Year)
}

/// What comes again after a first time, where it is told from when.
pub(super) fn again_after(mut every: Every, first: &[TermPiece], span: Span) -> Parse<Every> {
    // «май 2024 года, далее ежегодно с 2025 года»: from when it comes anyway.
    let year = |piece: &TermPiece| piece.named_years().map(|(_, last)| last);
    let next = first.iter().filter_map(year).max().and_then(|last| Interval::Year.first(last + 1));
    let yearly = matches!(every.recurrence, Recurrence::Years { .. });
    every.since = every.since.filter(|since| !yearly || Some(*since) != next);
    let years = match &every.recurrence {
        Recurrence::Years { step, on, .. } => Some((*step, on.is_empty())),
        _ => None,
    };
    let since = |piece: &TermPiece| matches!(piece, TermPiece::Since(..));
    match years {
        // «октябрь 2024 г., октябрь 2025 г., далее каждые два года»: two years after which of them?
        Some((2.., _)) if first.len() > 1 => fault(span, Unread::Conflict),
        _ if ends_before(&every, first) => fault(span, Unread::Backwards),
        // «с мая 2024 г., далее ежегодно»: without a break, or again?
        _ if first.iter().any(since) => fault(span, Unread::Conflict),
        // «март 2024 г., май 2025 г., далее ежегодно»: both of them each year, or May alone?
        Some((_, true)) if is_spread(first) => fault(span, Unread::Conflict),
        // «далее ежегодно, начиная с 2026 года»: with the years between, or without them?
        Some((_, true)) if every.since.is_some() => fault(span, Unread::Conflict),
        _ => Ok(every),
    }
}

/// Whether times of different years are not the same days of each.
fn is_spread(first: &[TermPiece]) -> bool {
    let undated = |piece: &TermPiece| match *piece {
        TermPiece::By(interval, _) => TermPiece::By(interval, None),
        TermPiece::On(day, _) => TermPiece::On(day, None),
        TermPiece::In(window, _, through) => TermPiece::In(window, None, through),
        other => other,
    };
    first.windows(2).any(|pair| match pair {
        [one, other] => one.named_years() != other.named_years() && undated(one) != undated(other),
        _ => false,
    })
}

/// Whether the words stop where they should begin to say something: «по мере», «в соответствии с».
fn is_cut_off(words: &str) -> bool {
    let mark = |letter: char| matches!(letter, ' ' | ',' | '.' | '/' | '-' | '–' | '(' | ')' | ':' | ';');
    let words = fold_words(words);
    let words = words.trim_end_matches(mark);
    let last = |end: &str| words.strip_suffix(end).is_some_and(|before| before.ends_with(mark));
    forms::CUT_OFF.contains(&words) || forms::NEVER_LAST.into_iter().any(last)
}

impl PhraseGroup {
    /// The term of the group.
    pub(super) fn term(mut self, text: &str) -> Parse<(Term, Vec<PlacedPiece>)> {
        let alone = self.recurrence.is_none() && self.why.is_none() && self.is_bare();
        match self.delay {
            Some(delay) if alone => return Ok((Term::After(delay), Vec::new())),
            // «с 1 марта, в течение 10 дней»
            Some(delay) if delay.event.is_empty() => return fault(self.span, Unread::Conflict),
            Some(_) => return fault(self.span, Unread::BesideEvent),
            None => {}
        }
        if self.ahead.is_some() && (self.recurrence.is_some() || !self.is_bare()) {
            return fault(self.span, Unread::Conflict);
        }
        if let Some(why) = self.undated() {
            return self.undated_term(text, why);
        }
        let since = |(piece, _): &PlacedPiece| matches!(piece, TermPiece::Since(..));
        if self.within && self.pieces.iter().any(since) {
            return fault(self.span, Unread::Conflict);
        }
        if !self.pieces.is_empty() && self.pieces.iter().all(since) && self.is_open(text) {
            return fault(self.span, Unread::NoEnd);
        }
        // «постоянно, доклад – ежегодно», «ежемесячно, отчёт – до 1 декабря»: the report has a row of its own.
        let often =
            self.recurrence.is_some_and(|(unit, ..)| unit != CountUnit::Year) && !self.pieces.is_empty();
        // «постоянно, в мае – еженедельно»
        if often && self.whole.is_some() {
            return fault(self.span, Unread::Conflict);
        }
        if self.labelled && (often || self.recurrence.is_some() && self.whole.is_some()) {
            return fault(self.span, Unread::TwoDuties);
        }
        if self.recurrence.is_none() && self.is_running() {
            return self.running();
        }
        if let Some(months) = self.months_of_days() {
            let placed = self.in_months(&months)?;
            if self.recurrence.is_some() {
                (self.pieces, self.slots) = (placed, Vec::new());
                return self.every(text);
            }
            return Ok((Term::Dates(placed.iter().map(|(piece, _)| *piece).collect()), placed));
        }
        let days = !self.slots.is_empty() || !self.weekdays.is_empty();
        if self.recurrence.is_some() || self.each || self.is_since_year() || days {
            return self.every(text);
        }
        self.dates(text)
    }

    /// Whether what ends the time is an event, or nothing: «с 1 января до особого распоряжения», «с 1 сентября по мере
    /// готовности».
    fn is_open(&self, text: &str) -> bool {
        let Some((why, span)) = self.why else { return false };
        let words = text.get(span.range()).unwrap_or_default();
        let last = self.pieces.last().map_or(span.end, |(_, last)| last.end);
        let between = text.get(last as usize..span.start as usize);
        why == UndatedReason::Event && fold_words(words).starts_with(forms::BEFORE)
            || why == UndatedReason::AsNeeded && between.is_some_and(|between| between.trim().is_empty())
    }

    /// The times that are told, none of them twice.
    pub(super) fn told_once(&self, text: &str) -> Parse<Vec<PlacedPiece>> {
        let nested = is_nested(&self.pieces);
        match () {
            () if !nested && !has_brackets(text, &self.pieces) => Ok(self.pieces.clone()),
            // «май, отчёт – до 25 мая»: the day is the report's, and ends nothing.
            () if nested && self.labelled => fault(self.span, Unread::TwoDuties),
            () => end_windows(text, &self.pieces, self.bare_day),
        }
    }

    /// Why there is no date, where nothing says one.
    fn undated(&self) -> Option<UndatedReason> {
        // How often is known, though a plan, a need or somebody else says the days: «согласно приказу, ежеквартально».
        let free = self.recurrence.is_none() || matches!(self.why, Some((UndatedReason::Event, _)));
        match self.why {
            Some((why, _)) if self.is_bare() && free => Some(why),
            None if self.outcome && self.recurrence.is_none() && self.is_bare() => Some(UndatedReason::Event),
            None if self.agreed && self.recurrence.is_none() && self.is_bare() => {
                Some(UndatedReason::External)
            }
            _ => None,
        }
    }

    /// The term of a wording without a date, its words kept.
    fn undated_term(self, text: &str, why: UndatedReason) -> Parse<(Term, Vec<PlacedPiece>)> {
        let words = tidy(text.get(self.span.range()).unwrap_or_default());
        if is_cut_off(&words) {
            return fault(self.span, Unread::Unfinished(words));
        }
        Ok((Term::Undated(Undated { why, words, before: self.ahead }), Vec::new()))
    }

    /// The term of dates and windows, and of what fills one.
    fn dates(self, text: &str) -> Parse<(Term, Vec<PlacedPiece>)> {
        if let Some((piece, span)) = cut(self.whole, &self.pieces, self.bare_day) {
            // «в течение года, отчёт – до 20 декабря»: the day is the report's, and ends nothing.
            return match self.labelled {
                true => fault(self.span, Unread::TwoDuties),
                false => Ok((Term::Dates(vec![piece]), vec![(piece, span)])),
            };
        }
        let placed = self.told_once(text)?;
        if let Some(whole) = self.whole {
            let since = placed.iter().all(|(piece, _)| matches!(piece, TermPiece::Since(..)));
            return match placed.as_slice() {
                [] => Ok((Term::Throughout(whole), placed)),
                // «на постоянной основе в течение 2024–2026 гг.»
                [(piece, _)]
                    if whole == Whole::Period && (since || matches!(piece, TermPiece::In(.., true)))
                        || whole == Whole::End && since =>
                {
                    Ok((Term::Dates(vec![*piece]), placed))
                }
                _ if self.labelled => fault(self.span, Unread::TwoDuties),
                _ => fault(self.span, Unread::Conflict),
            };
        }
        if placed.is_empty() {
            return fault(self.span, Unread::Empty);
        }
        check_as_of(&placed)?;
        if !self.labelled {
            check_together(&placed)?;
        }
        let pieces = placed.iter().map(|(piece, _)| *piece).collect();
        Ok((Term::Dates(pieces), placed))
    }
}
