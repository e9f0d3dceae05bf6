//! What a recurrence is made of: its unit, its bounds, the days of its months.

use chrono::NaiveDate;

use super::fault::{Read, fault};
use super::phrase::{MonthOf, RawSlot};
use super::vocabulary::Unit;
use crate::base::Span;
use crate::deadline::interval::{Day, Interval, Nth, month as named_month};
use crate::deadline::term::{DayOf, Every, Piece, Recurrence, SlotDay, Window, Year};
use crate::deadline::unread::Unread;

/// A recurrence must not end before it begins, nor be told twice since when it comes.
pub(super) fn check_bounds(every: &Every, span: Span) -> Read<()> {
    if matches!((every.since, every.until), (Some(since), Some(until)) if since > until) {
        return fault(span, Unread::Backwards);
    }
    if every.start.is_some() && every.since.is_some() { fault(span, Unread::Conflict) } else { Ok(()) }
}

/// «3 раза в год (май, ноябрь)»: as many times must be named as are told.
pub(super) fn check_times(recurrence: &Recurrence, times: u8, span: Span) -> Read<()> {
    match recurrence {
        Recurrence::Years { on, .. } if times > 1 && !on.is_empty() && on.len() != usize::from(times) => {
            fault(span, Unread::Times(times))
        }
        _ => Ok(()),
    }
}

/// Whether the recurrence is of days or weeks, of which any window has some.
pub(super) fn is_of_days(recurrence: &Recurrence) -> bool {
    matches!(recurrence, Recurrence::Days | Recurrence::Weeks { .. })
}

/// Whether the recurrence comes several times in the window, or a whole year of it.
pub(super) fn has_room(piece: &Piece, recurrence: &Recurrence) -> bool {
    let Piece::In(window, Some(Year::Named(year)), _) = piece else { return false };
    let least = match recurrence {
        Recurrence::Days | Recurrence::Weeks { .. } => 0,
        Recurrence::Months { step, .. } => 31 * i64::from(step.get()),
        Recurrence::Years { .. } => 363,
    };
    window.days(*year).is_some_and(|(from, to)| (to - from).num_days() > least)
}

/// Whether the piece names its year with a number.
pub(super) fn is_named(piece: &Piece) -> bool {
    matches!(piece.year(), Some(Year::Named(_)))
}

/// The recurrence of a unit.
pub(super) fn base(unit: Unit, step: u8, times: u8) -> Recurrence {
    let months = |count: u8| match Nth::new(u32::from(count)) {
        Some(step) => Recurrence::Months { step, times, on: Vec::new() },
        None => Recurrence::Years { step: 1, times, on: Vec::new() },
    };
    match unit {
        Unit::Day => Recurrence::Days,
        Unit::Week => Recurrence::Weeks { step, times, on: Vec::new(), by: false },
        Unit::Month => months(step),
        Unit::Quarter => months(3 * step),
        Unit::Half => months(6 * step),
        Unit::Year | Unit::SchoolYear => Recurrence::Years { step, times, on: Vec::new() },
    }
}

/// The first and the last day of a window as bounds.
pub(super) fn bounds(window: Window, year: i32) -> (Option<NaiveDate>, Option<NaiveDate>) {
    window.days(year).unzip()
}

/// The piece as it comes each year; 29 February does not.
pub(super) fn without_year(piece: Piece, span: Span) -> Read<Piece> {
    let leap = |interval: Interval| matches!(interval, Interval::Day(day) if day.of(2001).is_none());
    let found = match piece {
        Piece::By(interval, _) if !leap(interval) => Piece::By(interval, None),
        Piece::On(day, _) if !leap(Interval::Day(day)) => Piece::On(day, None),
        Piece::In(window, ..) if matches!(window.first(), Interval::Year | Interval::SchoolYear) => {
            return fault(span, Unread::Conflict);
        }
        Piece::In(window, _, through) if !leap(window.first()) && !leap(window.last()) => {
            Piece::In(window, None, through)
        }
        Piece::Ahead(offset, day, _) if !leap(Interval::Day(day)) => Piece::Ahead(offset, day, None),
        Piece::Counted(day, month, on, _) => Piece::Counted(day, month, on, None),
        Piece::Since(..) | Piece::CurrentPeriod(_) => return fault(span, Unread::Conflict),
        _ => return fault(span, Unread::LeapDay),
    };
    Ok(found)
}

/// Which month of a unit of so many months is meant; `None` where that is not said.
pub(super) fn slot_month(month: MonthOf, step: u8) -> Option<Nth<6>> {
    let months = |unit: Unit| match unit {
        Unit::Month => 1,
        Unit::Quarter => 3,
        Unit::Half => 6,
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
pub(super) fn yearly(slot: &RawSlot) -> Option<Piece> {
    let day = |day: DayOf, month: u8| match day {
        DayOf::Number(number) => Day::new(named_month(u32::from(month)), u32::from(number.get())),
        _ => None,
    };
    match (slot.month, slot.when) {
        (MonthOf::After(month, _), SlotDay::By(number)) => {
            Some(Piece::By(Interval::Day(day(number, month)?), None))
        }
        (MonthOf::After(month, _), SlotDay::On(number)) => Some(Piece::On(day(number, month)?, None)),
        (MonthOf::Last(Unit::Year), SlotDay::By(DayOf::Last)) => Some(Piece::By(Interval::Year, None)),
        _ => None,
    }
}
