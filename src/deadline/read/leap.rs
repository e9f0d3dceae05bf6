//! 29 February of a year that has none, whichever way a day came by its year: «29 февраля 2024, 2025 годов»,
//! «2025 год: до 29 февраля», «с 10 января 2025 по 29 февраля»; and what comes each year on that day.

use chrono::Month;

use super::NamedDay;
use super::fault::{Parse, fault};
use super::point::no_such_day;
use crate::base::Span;
use crate::deadline::interval::{Day, Interval};
use crate::deadline::term::{Recurrence, Term, TermPiece, Then, Year};
use crate::deadline::unread::Unread;

/// Whether the days that a term names are days of the years that it names with them, or of every year where it comes in
/// every year.
///
/// # Errors
/// The words of the first that is none.
pub(super) fn check(term: &Term, spans: &[Span], named: &[NamedDay]) -> Parse<()> {
    let Some(day) = named.iter().rev().find(|named| is_leap_day(named.day)) else { return Ok(()) };
    if yearly(term).iter().any(is_leap) {
        return fault(day.span, Unread::LeapDay);
    }
    let mut lost = term.pieces().iter().zip(spans).filter_map(|(piece, span)| Some((lost(piece)?, *span)));
    lost.next().map_or(Ok(()), |((day, year), span)| no_such_day(span, day.number(), day.month(), Some(year)))
}

/// The dates and windows that come each year: those of the first time again, where no others are told.
fn yearly(term: &Term) -> &[TermPiece] {
    match term {
        Term::Every(every) => every.pieces(),
        Term::Then(first, Then::Again(every)) => match every.pieces() {
            [] if matches!(every.recurrence, Recurrence::Years { .. }) => first,
            on => on,
        },
        _ => &[],
    }
}

fn is_leap_day(day: Day) -> bool {
    day.month() == Month::February && day.number() == 29
}

/// Whether a piece begins or ends with 29 February.
fn is_leap(piece: &TermPiece) -> bool {
    let leap = |interval: Interval| matches!(interval, Interval::Day(day) if is_leap_day(day));
    match *piece {
        TermPiece::By(interval, _) | TermPiece::Since(interval, _) => leap(interval),
        TermPiece::On(day, _) | TermPiece::Ahead(_, day, _) => leap(Interval::Day(day)),
        TermPiece::In(window, ..) => leap(window.first()) || leap(window.last()),
        TermPiece::CurrentPeriod(_) | TermPiece::Counted(..) => false,
    }
}

/// The day of a piece that its year does not have, and the year.
fn lost(piece: &TermPiece) -> Option<(Day, i32)> {
    let is_lost = |(interval, year): &(Interval, i32)| interval.is_day() && interval.first(*year).is_none();
    let (interval, year) = match *piece {
        TermPiece::By(interval, Some(Year::Named(year))) | TermPiece::Since(interval, Year::Named(year)) => {
            Some((interval, year)).filter(is_lost)
        }
        TermPiece::On(day, Some(Year::Named(year))) | TermPiece::Ahead(_, day, Some(Year::Named(year))) => {
            Some((Interval::Day(day), year)).filter(is_lost)
        }
        TermPiece::In(window, Some(Year::Named(year)), _) => {
            [(window.first(), year), (window.last(), year + window.later())].into_iter().find(is_lost)
        }
        _ => None,
    }?;
    match interval {
        Interval::Day(day) => Some((day, year)),
        _ => None,
    }
}
