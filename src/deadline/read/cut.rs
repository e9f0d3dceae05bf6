//! A time that another in it ends or tells once more: «в течение года, до 20 декабря», «май 2024 года, не позднее 25 мая»,
//! «IV квартал (октябрь)».

use chrono::{Datelike, Month, NaiveDate};

use super::fault::{Parse, fault, join};
use super::fill::PlacedPiece;
use crate::base::Span;
use crate::deadline::interval::{Day, Interval, month};
use crate::deadline::term::{Every, TermPiece, Whole, Window, Year};
use crate::deadline::unread::Unread;

/// The one window of a year and the day it ends by; `None` where the pieces are something else.
pub(super) fn cut(whole: Option<Whole>, pieces: &[PlacedPiece], bare_day: bool) -> Option<PlacedPiece> {
    // «2024 год, 10.06.2024»: the year of the day, or a time that it ends?
    if bare_day {
        return None;
    }
    let (school, year, last, until, span) = match (whole, pieces) {
        (Some(whole @ (Whole::Year | Whole::SchoolYear)), &[(TermPiece::By(last, None), span)]) => {
            (whole == Whole::SchoolYear, None, last, None, span)
        }
        // «в течение года, но не позднее 1 ноября 2024 г.»
        (Some(Whole::Year), &[(TermPiece::By(last, Some(Year::Named(year))), span)]) if last.is_day() => {
            (false, Some(year), last, Some(Year::Named(year)), span)
        }
        (
            None,
            &[(TermPiece::In(window, Some(Year::Named(year)), _), first), (TermPiece::By(last, until), end)],
        ) if window.later() == 0 => match window.first() {
            Interval::Year => (false, Some(year), last, until, join(first, end)),
            Interval::SchoolYear => (true, Some(year), last, until, join(first, end)),
            _ => return None,
        },
        _ => return None,
    };
    let last = match last {
        Interval::Year => Interval::Month(Month::December),
        // «в течение года, до конца учебного года»: of which?
        Interval::SchoolYear if year.is_none() && !school => return None,
        Interval::SchoolYear => Interval::Month(Month::May),
        other => other,
    };
    let later = i32::from(school && last.first(2000)?.month() < 9);
    let inside = until.is_none() || until == year.map(|year| Year::Named(year + later));
    let begin = Interval::Day(Day::new(if school { Month::September } else { Month::January }, 1)?);
    let window = Window::new(begin, last, later).filter(|_| inside)?;
    Some((TermPiece::In(window, year.map(Year::Named), true), span))
}

/// Whether of two times that follow each other one lies in the other.
pub(super) fn is_nested(pieces: &[PlacedPiece]) -> bool {
    pieces.windows(2).any(|pair| match pair {
        [(one, _), (two, _)] => is_in(one, two) || is_in(two, one),
        _ => false,
    })
}

/// Whether the words of a time stand in brackets right behind those of another.
fn is_in_brackets(text: &str, one: Span, other: Span) -> bool {
    let between = text.get(one.end as usize..other.start as usize).unwrap_or_default();
    between.trim_end().ends_with('(') && !between.contains(char::is_alphanumeric)
}

/// Whether of two times that follow each other one is said in brackets.
pub(super) fn has_brackets(text: &str, pieces: &[PlacedPiece]) -> bool {
    text.contains('(')
        && pieces.windows(2).any(|pair| match pair {
            [(_, one), (_, two)] => is_in_brackets(text, *one, *two),
            _ => false,
        })
}

/// The times, each window ended by the one last day told in it, «март, октябрь (до 20 октября)», or told closer in
/// brackets, «III квартал (июль)». What is told twice in any other way, nobody can tell: «IV квартал 2024 года, октябрь»,
/// «май (9 мая)», «май (июнь)».
pub(super) fn end_windows(text: &str, pieces: &[PlacedPiece], bare_day: bool) -> Parse<Vec<PlacedPiece>> {
    let mut ended = Vec::with_capacity(pieces.len());
    let mut rest = pieces;
    while let [placed @ (piece, span), more @ ..] = rest {
        let inner = more.iter().take_while(|(part, _)| is_in(part, piece)).count();
        let parts = more.get(..inner).unwrap_or_default();
        let brackets = more.first().is_some_and(|(_, next)| is_in_brackets(text, *span, *next));
        rest = more.get(inner..).unwrap_or_default();
        let (one, before) = match (more, inner) {
            ([(last, end), ..], 1) => (until(piece, last).filter(|_| !bare_day).zip(Some(*end)), false),
            ([(whole, _), ..], 0) => (None, is_in(piece, whole)),
            _ => (None, false),
        };
        match one {
            // «I квартал (январь – март)»
            _ if brackets && more.first().is_some_and(|(next, _)| is_same(piece, next)) => {
                ended.push(*placed);
                rest = more.get(1..).unwrap_or_default();
            }
            _ if brackets && inner == 0 => return fault(*span, Unread::Alternative),
            _ if brackets && parts.iter().all(|(part, _)| matches!(part, TermPiece::In(..))) => {
                ended.extend(parts.iter().map(|(part, span)| (in_year(part, piece.year()), *span)));
            }
            Some((window, end)) => ended.push((window, join(*span, end))),
            None if inner > 0 || before => return fault(*span, Unread::Conflict),
            None => ended.push(*placed),
        }
    }
    Ok(ended)
}

/// The first day, where there is one, and the last of a time, in its own year or in the one given.
fn days(piece: &TermPiece, year: i32) -> Option<(Option<NaiveDate>, NaiveDate)> {
    let named = match piece.year() {
        Some(Year::Named(year)) => year,
        _ => year,
    };
    match *piece {
        TermPiece::In(window, ..) if window.later() == 0 => {
            window.days(named).map(|(first, last)| (Some(first), last))
        }
        TermPiece::By(interval, _) => interval.last(named).map(|day| (None, day)),
        TermPiece::On(day, _) => day.of(named).map(|day| (Some(day), day)),
        TermPiece::Counted(_, month, ..) => Interval::Month(month).last(named).map(|day| (None, day)),
        _ => None,
    }
}

/// Whether a time lies in a window of the same year; one whose year is not told is looked at in that of the window.
fn is_in(part: &TermPiece, whole: &TermPiece) -> bool {
    let TermPiece::In(_, year, _) = *whole else { return false };
    let number = number(year);
    let (Some((Some(first), last)), Some((opens, due))) = (days(whole, number), days(part, number)) else {
        return false;
    };
    let told = part.year().is_none() || part.year() == year;
    told && first <= opens.unwrap_or(due) && due <= last && (opens, due) != (Some(first), last)
}

/// Whether two windows have the same days, the year of the second being that of the first or not told.
fn is_same(one: &TermPiece, other: &TermPiece) -> bool {
    let windows = matches!((one, other), (TermPiece::In(..), TermPiece::In(..)));
    let told = other.year().is_none() || other.year() == one.year();
    let number = number(one.year());
    windows
        && told
        && days(one, number).is_some()
        && days(one, number) == days(&in_year(other, one.year()), number)
}

/// The window in a year, where it tells none.
fn in_year(part: &TermPiece, year: Option<Year>) -> TermPiece {
    match *part {
        TermPiece::In(window, None, through) => TermPiece::In(window, year, through),
        part => part,
    }
}

/// A year by its number; one not told as an ordinary one.
fn number(year: Option<Year>) -> i32 {
    match year {
        Some(Year::Named(year)) => year,
        _ => 2001,
    }
}

/// The window to a last day in it: «май 2024 года, не позднее 25 мая».
fn until(whole: &TermPiece, last: &TermPiece) -> Option<TermPiece> {
    let (TermPiece::In(window, year, through), TermPiece::By(..)) = (*whole, last) else { return None };
    let (first, _) = days(whole, number(year))?;
    let (_, end) = days(last, number(year))?;
    let day = |day: NaiveDate| Day::new(month(day.month()), day.day()).map(Interval::Day);
    if matches!(window.first(), Interval::Year | Interval::SchoolYear) {
        return None;
    }
    let whole = window.days(number(year)).is_some_and(|(_, last)| last == end);
    let window = if whole { window } else { Window::new(day(first?)?, day(end)?, 0)? };
    Some(TermPiece::In(window, year, through))
}

/// Times that hardly are two: «на 1 мая, до 10 мая», «не позднее 2025 года, начиная с 2024».
pub(super) fn check_as_of(pieces: &[PlacedPiece]) -> Parse<()> {
    let by = |piece: &TermPiece| matches!(piece, TermPiece::By(..));
    let odd = |piece: &TermPiece| match piece {
        TermPiece::On(..) => pieces.iter().any(|(piece, _)| by(piece)),
        TermPiece::Since(..) => pieces.len() > 1,
        _ => false,
    };
    match pieces.iter().find(|(piece, _)| odd(piece)) {
        Some((_, span)) => fault(*span, Unread::Conflict),
        None => Ok(()),
    }
}

/// Whether what is told to follow ends before what comes first: «май 2024 г., далее март 2024 г.».
pub(super) fn comes_back(first: &[PlacedPiece], more: &[TermPiece]) -> bool {
    let end = |piece: &TermPiece| match piece.year() {
        Some(Year::Named(year)) => days(piece, year).map(|(_, last)| last),
        _ => None,
    };
    let ends = first.iter().filter_map(|(piece, _)| end(piece)).min();
    ends.is_some_and(|first| more.iter().filter_map(end).any(|next| next < first))
}

/// A quarter and a day that may end it, or report on it: «I квартал, до 15 мая».
pub(super) fn check_together(pieces: &[PlacedPiece]) -> Parse<()> {
    let by = |piece: &TermPiece| matches!(piece, TermPiece::By(..));
    let quarter = |piece: &TermPiece| match piece {
        TermPiece::In(window, ..) => {
            window.first() == window.last()
                && matches!(window.first(), Interval::Quarter(_) | Interval::Half(_))
        }
        _ => false,
    };
    let beside = pieces.windows(2).find_map(|pair| match pair {
        [(one, _), (two, span)] if quarter(one) && by(two) && one.year() == two.year() => Some(*span),
        // «май, до 1 июня»: May, which ends then, and no second time.
        [(one @ TermPiece::In(..), _), (two, span)]
            if pieces.len() == 2 && by(two) && ends_next(one, two) =>
        {
            Some(*span)
        }
        _ => None,
    });
    beside.map_or(Ok(()), |span| fault(span, Unread::Conflict))
}

/// Whether a last day is the one behind the window before it.
fn ends_next(window: &TermPiece, last: &TermPiece) -> bool {
    let year = number(window.year().or(last.year()));
    let end = |piece: &TermPiece| days(piece, year).map(|(_, last)| last);
    end(window).and_then(|day| day.succ_opt()).is_some_and(|next| end(last) == Some(next))
}

/// Whether a recurrence ends before the first time that it follows.
pub(super) fn ends_before(every: &Every, first: &[TermPiece]) -> bool {
    let year = |piece: &TermPiece| match piece.year() {
        Some(Year::Named(year)) => Some(year),
        _ => None,
    };
    let begin = first.iter().filter_map(year).max();
    every.until.zip(begin).is_some_and(|(until, year)| until.year() < year)
}
