//! A wording as a row of phrases: dates, recurrences, reasons, with nothing yet put together.
//!
//! A reading is a cover: each lexeme belongs to a phrase that was read, to one known to change no day, or is a mark
//! that only parts them. The first that belongs to none is refused.

use chrono::Weekday;

use super::agreement::{check_forms, check_last, check_year_noun, note_years};
use super::broken::check_broken;
use super::build::hours::{bind, is_bound};
use super::fault::{Parse, fault};
use super::fill::is_year;
use super::grammar::WordingTable;
use super::joined::{check_and, check_brackets, check_slash, is_called, name_day};
use super::parting::{
    Separator, check_behind_number, check_dash, check_number, check_parted, check_weekday, part,
};
use super::point::Point;
use super::raw::{Form, Raw, RawSlot};
use super::reader::{Before, Parser, said};
use super::reports::check_reports;
use super::slips::check_slips;
use super::vocabulary::{Class, CountUnit};
use crate::base::Span;
use crate::deadline::UndatedReason;
use crate::deadline::offset::{Delay, Offset};
use crate::deadline::term::Whole;
use crate::deadline::unread::Unread;

/// A weekday, whether it is one of the first day of a window, and the word for it.
pub(super) type SaidWeekday = (Weekday, bool, Span);

/// What a phrase says.
#[derive(Clone, Debug)]
pub(super) enum PhraseMeaning {
    /// A date or window.
    Raw(Raw),
    /// Several dates at once: «10 января, апреля, июля».
    List(Vec<Raw>),
    /// A recurrence: so many times in each so many units, and whether no more: «1 раз в год», and not «ежегодно».
    Recurrence(CountUnit, u8, u8, bool),
    /// How many times in what is told beside it: «в течение года, 2 раза».
    Times(u8),
    /// Days of each month.
    Slot(RawSlot),
    /// Days of each week, whether by them, and whether each week is named.
    Weekdays(Weekday, bool, bool),
    /// The weekday of the date before it, «(пт)», or of the first day of that window.
    OnWeekday(Weekday, bool),
    /// The weekdays of the first and the last day of the window before it: «(пн – пт)».
    OnWeekdays(Weekday, Weekday),
    /// A date or window with weekdays before or between its days: «пятница, 15 марта».
    OfWeekdays(Raw, Vec<SaidWeekday>),
    /// «далее».
    Again,
    /// «в последующие годы»: «далее ежегодно».
    AgainYearly,
    /// A duty without a break.
    Whole(Whole),
    /// «в течение квартала»: each, from its first day to its last.
    Within(CountUnit),
    /// No date.
    Undated(UndatedReason),
    /// «в рамках недели», «каникулы»: no date of its own, and a window behind it is its time.
    Frame(UndatedReason),
    /// «по итогам I квартала»: an event that changes no day beside one.
    Outcome,
    /// «по согласованию»: no date of its own, and none taken away.
    Agreed,
    /// After an event.
    Delay(Delay),
    /// Before an event.
    Before(Offset),
    /// A place.
    Place,
    /// Whose date it is: «отчёт – », «1 этап: ».
    Label,
    /// The number of an item, which parts it from the one before it: «1)».
    Item,
    /// What changes no day: a comment, an hour.
    Nothing,
}

impl PhraseMeaning {
    /// The point that it ends with, where it is one date or window.
    pub(super) fn end(&self) -> Option<Point> {
        match self {
            PhraseMeaning::Raw(raw) => Some(raw.end()),
            _ => None,
        }
    }

    /// Whether it says when.
    pub(super) fn is_time(&self) -> bool {
        matches!(
            self,
            PhraseMeaning::Raw(_)
                | PhraseMeaning::Slot(_)
                | PhraseMeaning::Delay(_)
                | PhraseMeaning::Recurrence(..)
                | PhraseMeaning::Weekdays(..)
                | PhraseMeaning::Whole(_)
                | PhraseMeaning::Within(_)
        )
    }

    /// The weekday that it gives the date before it, and whether that is the first of a window.
    pub(super) fn weekday(&self) -> Option<(Weekday, bool)> {
        match self {
            PhraseMeaning::OnWeekday(day, first) => Some((*day, *first)),
            _ => None,
        }
    }
}

/// A phrase and its words.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// What it says.
    pub said: PhraseMeaning,
    /// Its words.
    pub span: Span,
}

/// Divides a wording into phrases.
pub(super) fn phrases(reader: &mut Parser) -> Parse<Vec<Phrase>> {
    let found = cover(reader)?;
    if !is_wrapped(reader, &found) {
        return Ok(found);
    }
    (reader.lines, reader.before, reader.brackets, reader.reported) = (false, Before::Start, 0, None);
    reader.beside.clear();
    reader.of_order.clear();
    cover(reader)
}

/// Whether a line ends inside a phrase.
fn is_wrapped(reader: &Parser, phrases: &[Phrase]) -> bool {
    let inside = |at: u32| phrases.iter().any(|phrase| phrase.span.start < at && at < phrase.span.end);
    reader.lexemes().iter().any(|lexeme| lexeme.line && inside(lexeme.span.start))
}

/// The phrases of a wording, in order.
fn cover(reader: &mut Parser) -> Parse<Vec<Phrase>> {
    let mut phrases: Vec<Phrase> = Vec::with_capacity(4);
    let (mut at, mut after_date) = (0, false);
    let mut parting = Separator::default();
    let mut hour = None;
    while at < reader.lexemes().len() {
        let Some((mut said, end)) = phrase(reader, at)? else {
            at = part(reader, at, &mut parting)?;
            continue;
        };
        if hour == Some(at) {
            bind(reader, &mut said, at, end)?;
        }
        hour = Some(end).filter(|_| matches!(said, PhraseMeaning::Nothing) && is_bound(reader, at, end));
        check_slips(reader, at, end)?;
        check_forms(reader, at, end)?;
        check_last(reader, &said, at, end)?;
        note_years(reader, &said, at, end);
        if !parting.mark {
            check_year_noun(reader, &said, at, end)?;
        }
        let span = reader.span(at, end);
        check_reports(&mut reader.reported, &phrases, (&mut said, span))?;
        parting.line |= reader.is_on_new_line(at);
        let date = is_date(&said);
        let broken = phrases.last().is_some_and(is_event);
        check_broken(reader, phrases.last(), broken && !parting.mark, (&said, span))?;
        if date && after_date {
            check_parted(reader, phrases.last(), &said, span, &parting)?;
            check_dash(reader, at, &phrases, &said, &parting)?;
        }
        check_beside(reader, &phrases, (&said, span), (&parting, end))?;
        if date && is_called(reader, phrases.last(), at, &said) {
            name_day(reader, &mut phrases, &mut said);
        }
        let first = std::mem::replace(&mut at, end);
        let (before, mut dated) = after(&said, phrases.last());
        // «май по запросу июнь»: two times, and no mark between them.
        let need =
            matches!(said, PhraseMeaning::Undated(UndatedReason::AsNeeded | UndatedReason::SeparatePlan));
        if need && !reader.is(first, Class::With.bit() | Class::In.bit()) {
            dated = None;
        }
        reader.before = before.unwrap_or(reader.before);
        reader.weekday = takes_weekday(&said, before, reader.weekday);
        after_date = dated.unwrap_or(after_date);
        if !matches!(said, PhraseMeaning::Nothing | PhraseMeaning::Label) || before.is_some() {
            parting = Separator::default();
        }
        if matches!(said, PhraseMeaning::Place | PhraseMeaning::Item) {
            parting.mark = true;
        }
        push(&mut phrases, said, span);
    }
    check_end(reader, &parting, after_date)?;
    Ok(phrases)
}

/// «после окончания I полугодия»: the words of an event, which a date breaks off.
fn is_event(phrase: &Phrase) -> bool {
    matches!(
        phrase.said,
        PhraseMeaning::Undated(UndatedReason::Event | UndatedReason::External) | PhraseMeaning::Outcome
    )
}

/// Holds that nothing is left open where the wording ends: «май –», «май и».
fn check_end(reader: &Parser, parting: &Separator, after_date: bool) -> Parse<()> {
    let closing = Class::Dot.bit() | Class::Semicolon.bit() | Class::Comma.bit() | Class::Close.bit();
    let last = (0..reader.lexemes().len()).rev().find(|at| !reader.is(*at, closing)).unwrap_or_default();
    if let (Some(dash), true, true) = (parting.dash, after_date, reader.is(last, Class::Dash.bit())) {
        return fault(dash, Unread::NoEnd);
    }
    if let Some(and) = parting.and {
        return fault(and, Unread::Unfinished(reader.slice(and).to_owned()));
    }
    Ok(())
}

/// Whether it is a date, a window, or several.
fn is_date(said: &PhraseMeaning) -> bool {
    matches!(
        said,
        PhraseMeaning::Raw(_)
            | PhraseMeaning::Slot(_)
            | PhraseMeaning::List(_)
            | PhraseMeaning::OfWeekdays(..)
    )
}

/// Holds a phrase to those before it.
fn check_beside(
    reader: &Parser,
    known: &[Phrase],
    (said, span): (&PhraseMeaning, Span),
    (parting, end): (&Separator, usize),
) -> Parse<()> {
    check_behind_number(reader, said, end)?;
    check_weekday(known, (said, span))?;
    check_slash(parting, known.last(), said)?;
    check_and(parting, known.last(), (said, span))?;
    check_brackets(reader, known, (said, span), parting)?;
    check_number(reader, known, (said, span), end)
}

/// Adds a phrase, or the phrases that it stands for.
fn push(phrases: &mut Vec<Phrase>, said: PhraseMeaning, span: Span) {
    match said {
        PhraseMeaning::AgainYearly => {
            phrases.push(Phrase { said: PhraseMeaning::Again, span });
            phrases.push(Phrase { said: PhraseMeaning::Recurrence(CountUnit::Year, 1, 1, false), span });
        }
        PhraseMeaning::List(list) => {
            phrases.push(Phrase { said: PhraseMeaning::Nothing, span });
            phrases.extend(
                list.into_iter().map(|raw| Phrase { said: PhraseMeaning::Raw(raw), span: raw.first.span }),
            )
        }
        PhraseMeaning::OfWeekdays(raw, weekdays) => {
            phrases.push(Phrase { said: PhraseMeaning::Raw(raw), span });
            let said = |(day, first, span)| Phrase { said: PhraseMeaning::OnWeekday(day, first), span };
            phrases.extend(weekdays.into_iter().map(said));
        }
        PhraseMeaning::OnWeekdays(first, last) => {
            phrases.push(Phrase { said: PhraseMeaning::OnWeekday(first, true), span });
            phrases.push(Phrase { said: PhraseMeaning::OnWeekday(last, false), span });
        }
        said => phrases.push(Phrase { said, span }),
    }
}

/// Whether a weekday may follow, and whether of one day alone: «15 мая, в среду». A day has but one.
fn takes_weekday(said: &PhraseMeaning, before: Option<Before>, known: Option<bool>) -> Option<bool> {
    match said {
        PhraseMeaning::Raw(raw) if raw.end().is_day() => Some(raw.last.is_none()),
        // «13 мая (пн) – 17 мая (пт)»: the weekday of the last day stands behind.
        PhraseMeaning::OfWeekdays(raw, weekdays) => {
            (raw.last.is_some() && weekdays.iter().all(|(_, first, _)| *first)).then_some(false)
        }
        PhraseMeaning::OnWeekday(..) | PhraseMeaning::OnWeekdays(..) => None,
        _ if before.is_some() => None,
        _ => known,
    }
}

/// What a phrase leaves for the next: what was said last, and whether that was a date.
fn after(said: &PhraseMeaning, last: Option<&Phrase>) -> (Option<Before>, Option<bool>) {
    match said {
        PhraseMeaning::Raw(raw) => {
            let recurrence = matches!(last, Some(Phrase { said: PhraseMeaning::Recurrence(..), .. }));
            // «ежегодно с 2022 года до 1 марта», «ежегодно в 2024–2025 годах до 1 марта»: in which years, then by when.
            let years = is_year(&raw.first) && raw.last.as_ref().is_none_or(is_year);
            let bound = recurrence && (raw.form == Form::Since || years);
            let before = if raw.form == Form::Through { Before::Through } else { Before::Date };
            (Some(before), Some(!bound))
        }
        PhraseMeaning::Slot(_) | PhraseMeaning::List(_) | PhraseMeaning::OfWeekdays(..) => {
            (Some(Before::Date), Some(true))
        }
        PhraseMeaning::Recurrence(CountUnit::Week, ..) => (Some(Before::Weekly), Some(false)),
        PhraseMeaning::Weekdays(_, by, _) => (Some(Before::Weekdays(*by)), Some(false)),
        PhraseMeaning::Nothing
        | PhraseMeaning::Label
        | PhraseMeaning::Place
        | PhraseMeaning::Item
        | PhraseMeaning::Times(_)
        | PhraseMeaning::OnWeekday(..)
        | PhraseMeaning::OnWeekdays(..)
        | PhraseMeaning::Agreed => (None, None),
        _ => (Some(Before::Else), Some(false)),
    }
}

/// The longest phrase at a place.
fn phrase(reader: &mut Parser, at: usize) -> Parse<Option<(PhraseMeaning, usize)>> {
    let mut best: Option<(WordingTable, usize)> = None;
    for table in [WordingTable::Extra, WordingTable::Time, WordingTable::Free] {
        let end = reader.reach(table, at);
        best = match (best, end) {
            (Some((_, known)), Some(end)) if end <= known => best,
            (_, Some(end)) => Some((table, end)),
            _ => best,
        };
    }
    let table = best.map_or(WordingTable::Weak, |(table, _)| table);
    said(reader, table, at)
}
