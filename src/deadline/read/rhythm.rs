//! What a recurrence is made of: its unit, its bounds, the days of its months.

use chrono::{Datelike, NaiveDate};

use super::fault::{Parse, fault};
use super::fill::PlacedPiece;
use super::raw::{MonthOf, RawSlot};
use super::vocabulary::CountUnit;
use crate::base::Span;
use crate::deadline::interval::{Day, Interval, Nth, month as named_month};
use crate::deadline::term::{DayOf, Every, Recurrence, SlotDay, TermPiece, Window, Year};
use crate::deadline::unread::Unread;

/// A recurrence must not end before it begins, nor be told twice since when it comes.
pub(super) fn check_bounds(every: &Every, span: Span) -> Parse<()> {
    if matches!((every.since, every.until), (Some(since), Some(until)) if since > until) {
        return fault(span, Unread::Backwards);
    }
    if every.start.is_some() && every.since.is_some() { fault(span, Unread::Conflict) } else { Ok(()) }
}

/// «3 раза в год (май, ноябрь)», «1 раз в год (май, октябрь)»: as many times must be named as are told.
pub(super) fn check_times(recurrence: &Recurrence, (times, exact): (u8, bool), span: Span) -> Parse<()> {
    match recurrence {
        Recurrence::Years { on, step: 1, .. }
            if (times > 1 || exact) && !on.is_empty() && on.len() != usize::from(times) =>
        {
            fault(span, Unread::Times(times))
        }
        _ => Ok(()),
    }
}

/// «ежеквартально (март, июнь, сентябрь)», «ежемесячно в I и III кварталах»: each quarter or month must be told once, the
/// next behind the last. «ежемесячно (март, апрель)» may tell of some.
pub(super) fn check_parts(
    recurrence: &Recurrence,
    (times, exact): (u8, bool),
    (placed, span): (&[PlacedPiece], Span),
) -> Parse<()> {
    let Recurrence::Months { step, .. } = recurrence else { return fault(span, Unread::Conflict) };
    let step = step.get();
    check_inside(recurrence, times, placed)?;
    let first = |(piece, span): &PlacedPiece| Some((days(piece)?.0, *span));
    let begins: Vec<(NaiveDate, Span)> = placed.iter().filter_map(first).collect();
    // «10 апреля, 10 июля, 10 октября, 10 января»: of which year is the last?
    let back = begins.windows(2).find_map(|pair| match pair {
        [(one, _), (two, span)] if step == 3 && two < one => Some(*span),
        _ => None,
    });
    if let Some(span) = back {
        return fault(span, Unread::WhichYear);
    }
    // «ежеквартально, в IV квартале – до 25 декабря»: one of them is another than the rest.
    let window = |(piece, _): &&PlacedPiece| matches!(piece, TermPiece::In(..));
    if let (Some(_), Some((_, span))) = (placed.iter().find(window), placed.iter().find(|it| !window(it))) {
        return fault(*span, Unread::Conflict);
    }
    let all = usize::from(12 / step) * usize::from(times);
    let fits = if exact { placed.len() == all } else { placed.len() >= all };
    match u8::try_from(all) {
        Ok(all) if step > 1 && !fits => fault(span, Unread::Times(all)),
        _ if step > 1 && times == 1 && exact_units(placed, u32::from(step)).is_none() => {
            fault(span, Unread::Conflict)
        }
        _ => Ok(()),
    }
}

/// The units that the times are told of, none of them twice: «1 раз в полугодие (май, июнь)» has two in one. A last day in
/// the first month of a unit may be told of the one before it.
fn exact_units(placed: &[PlacedPiece], step: u32) -> Option<Vec<u32>> {
    let mut told = Vec::with_capacity(placed.len());
    for (piece, _) in placed.iter().rev() {
        let Some((_, last)) = days(piece) else { continue };
        let unit = last.month0() / step;
        let before = (!is_window(piece) && last.month0() % step == 0).then(|| unit.checked_sub(1)).flatten();
        let free = std::iter::once(unit).chain(before).find(|unit| !told.contains(unit))?;
        told.push(free);
    }
    Some(told)
}

/// «ежемесячно в I и III кварталах», «ежемесячно до 10 мая, до 20 мая»: a window longer than what comes again tells no one of
/// its times, and of two days in one month only one can be the month's. Days and weeks are not told by their dates.
pub(super) fn check_inside(recurrence: &Recurrence, times: u8, placed: &[PlacedPiece]) -> Parse<()> {
    let Recurrence::Months { step, .. } = recurrence else {
        let apart =
            is_of_days(recurrence).then(|| placed.iter().find(|(piece, _)| !is_window(piece))).flatten();
        return apart.map_or(Ok(()), |(_, span)| fault(*span, Unread::Conflict));
    };
    let unit = |day: NaiveDate| (day.year(), day.month0() / u32::from(step.get()));
    let mut told: Vec<(i32, u32)> = Vec::with_capacity(placed.len());
    for (piece, span) in placed {
        let Some((first, last)) = days(piece) else { continue };
        let known = told.iter().filter(|known| **known == unit(last)).count();
        let again = step.get() == 1 && !is_window(piece) && known >= usize::from(times);
        if unit(first) != unit(last) || again {
            return fault(*span, Unread::Conflict);
        }
        told.push(unit(last));
    }
    Ok(())
}

fn is_window(piece: &TermPiece) -> bool {
    matches!(piece, TermPiece::In(..))
}

/// «раз в квартал в мае», «ежемесячно с 1 по 5 мая»: a part of the year in which no quarter or month has room is no time for
/// each of them. Beside a beginning, «ежемесячно с июня, март», it may have none at all.
pub(super) fn check_season(every: &Every, season: Window, span: Span) -> Parse<()> {
    let least = match &every.recurrence {
        Recurrence::Months { step, .. } => 28 * i64::from(step.get()),
        Recurrence::Weeks { .. } => 7,
        Recurrence::Days => 2,
        _ => return Ok(()),
    };
    let Some((first, last)) = season.days(2001) else { return Ok(()) };
    let begun = |start: Interval| start.first(2001).is_none_or(|day| first <= day && day <= last);
    let room = (last - first).num_days() + 1 >= least;
    if room && every.start.is_none_or(begun) { Ok(()) } else { fault(span, Unread::Conflict) }
}

/// The first and the last day of a time, in its own year or an ordinary one.
fn days(piece: &TermPiece) -> Option<(NaiveDate, NaiveDate)> {
    let year = match piece.year() {
        Some(Year::Named(year)) => year,
        _ => 2001,
    };
    match *piece {
        TermPiece::In(window, ..) => window.days(year),
        TermPiece::By(interval, _) => interval.last(year).map(|day| (day, day)),
        TermPiece::On(day, _) => day.of(year).map(|day| (day, day)),
        _ => None,
    }
}

/// The first and the last day of the years that a recurrence comes in: «ежеквартально в 2024 и 2025 годах». Years with
/// others between them are no bounds.
pub(super) fn in_years(
    years: &[(NaiveDate, NaiveDate, Span)],
) -> Parse<(Option<NaiveDate>, Option<NaiveDate>)> {
    let mut known: Option<(NaiveDate, NaiveDate)> = None;
    for (first, last, span) in years {
        known = match known {
            None => Some((*first, *last)),
            Some((begin, end)) if end.succ_opt() == Some(*first) => Some((begin, *last)),
            Some(_) => return fault(*span, Unread::YearsApart),
        };
    }
    Ok(known.unzip())
}

/// Whether quarters or half-years, told in months, begin with none of the calendar: «1 раз в 3 месяца, начиная с февраля».
pub(super) fn is_uneven(every: &Every) -> bool {
    let Recurrence::Months { step, .. } = every.recurrence else { return false };
    let begin = every.since.or_else(|| every.start?.first(2001));
    begin.is_some_and(|day| matches!(step.get(), 3 | 6) && day.month0() % u32::from(step.get()) != 0)
}

/// Whether the recurrence is of days or weeks, of which any window has some.
pub(super) fn is_of_days(recurrence: &Recurrence) -> bool {
    matches!(recurrence, Recurrence::Days | Recurrence::Weeks { .. })
}

/// Whether the recurrence comes several times in the window, or a whole year of it.
pub(super) fn has_room(piece: &TermPiece, recurrence: &Recurrence) -> bool {
    let TermPiece::In(window, Some(Year::Named(year)), _) = piece else { return false };
    let least = match recurrence {
        Recurrence::Days | Recurrence::Weeks { .. } => 0,
        Recurrence::Months { step, .. } => 31 * i64::from(step.get()),
        Recurrence::Years { .. } => 363,
    };
    window.days(*year).is_some_and(|(from, to)| (to - from).num_days() > least)
}

/// Whether the piece names its year with a number.
pub(super) fn is_named(piece: &TermPiece) -> bool {
    matches!(piece.year(), Some(Year::Named(_)))
}

/// The recurrence of a unit.
pub(super) fn base(unit: CountUnit, step: u8, times: u8) -> Recurrence {
    let months = |count: u8| match Nth::new(u32::from(count)) {
        Some(step) => Recurrence::Months { step, times, on: Vec::new() },
        None => Recurrence::Years { step: 1, times, on: Vec::new() },
    };
    match unit {
        CountUnit::Day => Recurrence::Days,
        CountUnit::Week => Recurrence::Weeks { step, times, on: Vec::new(), by: false },
        CountUnit::Month => months(step),
        CountUnit::Quarter => months(3 * step),
        CountUnit::Half => months(6 * step),
        CountUnit::Year | CountUnit::SchoolYear => Recurrence::Years { step, times, on: Vec::new() },
    }
}

/// The first and the last day of a window as bounds.
pub(super) fn bounds(window: Window, year: i32) -> (Option<NaiveDate>, Option<NaiveDate>) {
    window.days(year).unzip()
}

/// The piece as it comes each year; 29 February does not.
pub(super) fn without_year(piece: TermPiece, span: Span) -> Parse<TermPiece> {
    let leap = |interval: Interval| matches!(interval, Interval::Day(day) if day.of(2001).is_none());
    let found = match piece {
        TermPiece::By(interval, _) if !leap(interval) => TermPiece::By(interval, None),
        TermPiece::On(day, _) if !leap(Interval::Day(day)) => TermPiece::On(day, None),
        TermPiece::In(window, ..) if matches!(window.first(), Interval::Year | Interval::SchoolYear) => {
            return fault(span, Unread::Conflict);
        }
        TermPiece::In(window, _, through) if !leap(window.first()) && !leap(window.last()) => {
            TermPiece::In(window, None, through)
        }
        TermPiece::Ahead(offset, day, _) if !leap(Interval::Day(day)) => TermPiece::Ahead(offset, day, None),
        TermPiece::Counted(day, month, on, _) => TermPiece::Counted(day, month, on, None),
        TermPiece::Since(..) | TermPiece::CurrentPeriod(_) => return fault(span, Unread::Conflict),
        _ => return fault(span, Unread::LeapDay),
    };
    Ok(found)
}

/// Which month of a unit of so many months is meant; `None` where that is not said.
pub(super) fn slot_month(month: MonthOf, step: u8) -> Option<Nth<6>> {
    let months = |unit: CountUnit| match unit {
        CountUnit::Month => 1,
        CountUnit::Quarter => 3,
        CountUnit::Half => 6,
        _ => 12,
    };
    let number = match month {
        MonthOf::After(number, _) => number,
        MonthOf::Last(unit) if months(unit) == step => step,
        MonthOf::Nth(number, unit) if months(unit) == step && number <= step => number,
        MonthOf::Unsaid | MonthOf::Each if step == 1 => 1,
        _ => return None,
    };
    Nth::new(u32::from(number))
}

/// A day of the month after a year that is reported on: in January.
pub(super) fn yearly(slot: &RawSlot) -> Option<TermPiece> {
    let day = |day: DayOf, month: u8| match day {
        DayOf::Number(number) => Day::new(named_month(u32::from(month)), u32::from(number.get())),
        _ => None,
    };
    match (slot.month, slot.when) {
        (MonthOf::After(month, _), SlotDay::By(number)) => {
            Some(TermPiece::By(Interval::Day(day(number, month)?), None))
        }
        (MonthOf::After(month, _), SlotDay::On(number)) => Some(TermPiece::On(day(number, month)?, None)),
        (MonthOf::Last(CountUnit::Year), SlotDay::By(DayOf::Last)) => {
            Some(TermPiece::By(Interval::Year, None))
        }
        _ => None,
    }
}
