//! Any month, day of a month, weekday, or number of something; and whether one time lies in another.

use chrono::{Month, NaiveDate, Weekday};
use proptest::prelude::*;
use vekha::deadline::{Day, Interval, Nth, Offset, Recurrence, TermPiece, TimeUnit, Window, Year};

pub(crate) fn month() -> impl Strategy<Value = Month> {
    (1u8..=12).prop_map(|number| Month::try_from(number).expect("a month"))
}

pub(crate) fn nth<const N: u8>() -> impl Strategy<Value = Nth<N>> {
    (1..=u32::from(N)).prop_map(|number| Nth::new(number).expect("in range"))
}

pub(crate) fn day() -> impl Strategy<Value = Day> {
    (month(), 1u32..=31).prop_filter_map("a day that exists", |(month, day)| Day::new(month, day))
}

pub(crate) fn weekday() -> impl Strategy<Value = Weekday> {
    (0u8..7).prop_map(|day| Weekday::try_from(day).expect("a weekday"))
}

/// Whether one of two times that follow each other lies in the other, a window of the same year: «IV квартал, октябрь».
pub(crate) fn is_told_twice(pieces: &[TermPiece]) -> bool {
    pieces.windows(2).any(|pair| pair[0].year() == pair[1].year() && lies_in(&pair[0], &pair[1]))
}

/// Whether one of the times is a window that holds the other, and is not that very window.
fn lies_in(one: &TermPiece, two: &TermPiece) -> bool {
    let window = |piece: &TermPiece| matches!(piece, TermPiece::In(window, ..) if window.later() == 0);
    let (Some(first), Some(second)) = (stretch(one), stretch(two)) else { return false };
    let holds =
        |whole: (NaiveDate, NaiveDate), part: (NaiveDate, NaiveDate)| whole.0 <= part.0 && part.1 <= whole.1;
    let same = first == second && window(one) && window(two);
    !same && (window(one) && holds(first, second) || window(two) && holds(second, first))
}

/// The first and the last day of a window, the day of what is due by one; of what counts from elsewhere none.
fn stretch(piece: &TermPiece) -> Option<(NaiveDate, NaiveDate)> {
    let year = year_of(piece);
    let day = |day: NaiveDate| (day, day);
    match *piece {
        TermPiece::In(window, ..) => window.days(year).filter(|_| window.later() == 0),
        TermPiece::By(interval, _) => interval.last(year).map(day),
        TermPiece::On(on, _) => on.of(year).map(day),
        TermPiece::Counted(_, month, ..) => Interval::Month(month).last(year).map(day),
        _ => None,
    }
}

/// So long, in words that are read whatever their form.
pub(crate) fn said(offset: Offset) -> String {
    let unit = match offset.unit {
        TimeUnit::Day => "дней",
        TimeUnit::WorkingDay => "рабочих дней",
        TimeUnit::Week => "недель",
        TimeUnit::Month => "месяцев",
        TimeUnit::Year => "лет",
    };
    format!("{} {unit}", offset.count)
}

/// The year that a time names; one that it does not is an ordinary one.
pub(crate) fn year_of(piece: &TermPiece) -> i32 {
    match piece.year() {
        Some(Year::Named(year)) => year,
        _ => 2001,
    }
}

/// Whether the times hardly are two, and are refused: «на 1 мая, до 10 мая», «с 2024 года, до конца 2025 года», «I квартал,
/// до 15 мая».
pub(crate) fn is_odd(pieces: &[TermPiece]) -> bool {
    let by = |piece: &TermPiece| matches!(piece, TermPiece::By(..));
    let on = pieces.iter().any(|piece| matches!(piece, TermPiece::On(..))) && pieces.iter().any(by);
    let since = pieces.len() > 1 && pieces.iter().any(|piece| matches!(piece, TermPiece::Since(..)));
    let part = |piece: &TermPiece| match piece {
        TermPiece::In(window, ..) => matches!(window.first(), Interval::Quarter(_) | Interval::Half(_)),
        _ => false,
    };
    let ended = pieces.windows(2).any(|pair| part(&pair[0]) && by(&pair[1]));
    let twice = pieces.windows(2).any(|pair| pair[0] == pair[1]);
    on || since || ended || twice
}

/// Whether the pieces are worded as one time: «в течение 2024 года, до 20 декабря 2024 года», «с 1 мая 2024 года, до
/// 10 мая 2024 года», «май, до 20 мая».
pub(crate) fn is_cut(pieces: &[TermPiece]) -> bool {
    let until = |pair: &[TermPiece]| {
        matches!(pair, [TermPiece::Since(Interval::Day(_), _), TermPiece::By(Interval::Day(_), _)])
    };
    let years = |window: &Window| matches!(window.first(), Interval::Year | Interval::SchoolYear);
    let cut = matches!(pieces, [TermPiece::In(window, ..), TermPiece::By(..)] if years(window));
    cut || pieces.windows(2).any(until) || is_told_twice(pieces) || is_odd(pieces)
}

/// Whether a part of the year has room for one time at least: nobody words «ежемесячно с 1 по 5 мая».
pub(crate) fn has_room(recurrence: &Recurrence, season: Window) -> bool {
    let least = match recurrence {
        Recurrence::Months { step, .. } => 28 * i64::from(step.get()),
        Recurrence::Weeks { .. } => 7,
        _ => 1,
    };
    season.days(2001).is_none_or(|(first, last)| (last - first).num_days() + 1 >= least)
}
