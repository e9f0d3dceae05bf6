//! 29 February of a year that has none, whichever way a day came by its year: «29 февраля 2024, 2025 годов»,
//! «2025 год: до 29 февраля», «с 10 января 2025 по 29 февраля».

use super::fault::Parse;
use super::point::no_such_day;
use crate::base::Span;
use crate::deadline::interval::{Day, Interval};
use crate::deadline::term::{Term, TermPiece, Year};

/// Whether the days that a term names are days of the years that it names with them.
///
/// # Errors
/// The words of the first that is none.
pub(super) fn check(term: &Term, spans: &[Span]) -> Parse<()> {
    let mut lost = term.pieces().iter().zip(spans).filter_map(|(piece, span)| Some((lost(piece)?, *span)));
    lost.next().map_or(Ok(()), |((day, year), span)| no_such_day(span, day.number(), day.month(), Some(year)))
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
