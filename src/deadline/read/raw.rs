//! Dates, windows and days of months as they are worded, before it is known what those beside them add.

use super::point::Point;
use super::vocabulary::CountUnit;
use crate::deadline::offset::Offset;
use crate::deadline::term::SlotDay;

/// How a date or window is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// «до», «не позднее», «по»: its end.
    By,
    /// «2024 год – »: the year of what follows its dash.
    Head,
    /// «на»: the day itself.
    On,
    /// Alone: a day is a last day, anything longer a window.
    Bare,
    /// «в»: as if alone, but never a year for what stands before it.
    In,
    /// «в течение»: a window to be filled.
    Through,
    /// «с» without an end.
    Since,
    /// «за 5 дней до»: so long before its day.
    Ahead(Offset),
}

/// A date or window, its parts perhaps told only by a later one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw {
    /// How it is worded.
    pub form: Form,
    /// Its day or interval, or the first one of a window.
    pub first: Point,
    /// The last one of a window.
    pub last: Option<Point>,
}

impl Raw {
    /// The point that it ends with.
    pub(super) fn end(&self) -> Point {
        self.last.unwrap_or(self.first)
    }
}

/// Which month a number belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MonthOf {
    /// It is not said: «до 10 числа».
    Unsaid,
    /// Each: «каждого месяца».
    Each,
    /// The one that runs when the order is given: «текущего месяца».
    Current,
    /// The last one of the unit that runs then, or of the next: «текущего квартала», «следующего полугодия».
    RunningUnit(CountUnit, bool),
    /// The one after it: «следующего месяца».
    Next,
    /// One after a unit that is reported on: «второго месяца, следующего за отчётным кварталом».
    After(u8, ReportedUnit),
    /// The last one of a unit.
    Last(CountUnit),
    /// One of a unit, by its number; 0 where no month is named.
    Nth(u8, CountUnit),
}

/// What is reported on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReportedUnit {
    /// «отчётным кварталом».
    Unit(CountUnit),
    /// «отчётным»: the month, unless a recurrence says what.
    Month,
    /// «отчётным периодом»: what the recurrence says.
    Period,
}

/// Days of a month that the recurrence names.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawSlot {
    /// When in the month.
    pub when: SlotDay,
    /// In which month.
    pub month: MonthOf,
    /// Whether the day stands by itself: «20 числа», and not «до 20 числа».
    pub alone: bool,
}

impl RawSlot {
    /// The days of those months.
    pub(super) fn of(when: SlotDay, month: MonthOf) -> Self {
        RawSlot { when, month, alone: false }
    }
}
