//! Schedules packed for comparing: days as numbers, the occurrences of all measures in one flat list.

use chrono::{Datelike, NaiveDate};

use crate::base::Period;
use crate::deadline::{Schedule, Why};

/// A day, counted as `chrono` does: 1 January of the year 1 is 1.
pub type Day = i32;

/// The first day of an occurrence that has none.
pub const OPEN: Day = Day::MIN;

/// The number of a date.
pub fn day(date: NaiveDate) -> Day {
    date.num_days_from_ce()
}

/// The date of a number; the earliest of the calendar where it has none.
pub fn date(day: Day) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(day).unwrap_or(NaiveDate::MIN)
}

/// The calendar year of a day.
pub fn year(day: Day) -> i32 {
    date(day).year()
}

/// A time at which a duty is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occ {
    /// The first day, [`OPEN`] where there is none.
    pub opens: Day,
    /// The last day.
    pub due: Day,
    /// Whether others must serve it: neither cut by the edge of the plan's period nor outside it.
    pub required: bool,
}

impl Occ {
    /// The first day, where there is one.
    pub fn first(&self) -> Option<Day> {
        (self.opens != OPEN).then_some(self.opens)
    }

    /// Whether the day lies in the window; an occurrence without a first day is the single day it is due.
    pub fn holds(&self, day: Day) -> bool {
        self.first().unwrap_or(self.due) <= day && day <= self.due
    }

    /// How many days a day is away from the window.
    pub fn distance(&self, day: Day) -> Day {
        let first = self.first().unwrap_or(self.due);
        (first - day).max(day - self.due).max(0)
    }

    /// Whether two windows have a day in common.
    pub fn meets(&self, other: &Occ) -> bool {
        let first = |occ: &Occ| occ.first().unwrap_or(occ.due);
        first(self) <= other.due && first(other) <= self.due
    }
}

/// What is known of when a duty is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// No deadline is written.
    #[default]
    Absent,
    /// What is written could not be read.
    Unreadable,
    /// What is written names no day.
    Undated,
    /// It has its days.
    Dated,
}

/// What a schedule is like, besides its days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// What is known.
    pub kind: Kind,
    /// Whether it fills its windows without a break.
    pub continuous: bool,
    /// Whether an undated part follows the dated one.
    pub repeat: bool,
    /// Whether it comes at most once a calendar year.
    pub yearly: bool,
    /// Whether it is counted from an event.
    pub relative: bool,
    /// Whether it comes more than once.
    pub recurs: bool,
}

/// The schedule of a duty.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'g> {
    /// The times it is due, by last day.
    pub days: &'g [Occ],
    /// What it is like.
    pub shape: Shape,
}

impl Plan<'_> {
    /// Whether it has days, be they none within its period.
    pub fn is_dated(&self) -> bool {
        self.shape.kind == Kind::Dated
    }

    /// The one occurrence of a plain «до»: once, and without a first day.
    pub fn plain(&self) -> Option<Day> {
        match self.days {
            [only] if self.is_dated() && !self.shape.repeat && !self.shape.relative => {
                only.first().is_none().then_some(only.due)
            }
            _ => None,
        }
    }
}

/// The schedules of all duties.
#[derive(Clone, Debug, Default)]
pub struct Plans {
    rows: Vec<(u32, u32, Shape)>,
    days: Vec<Occ>,
}

impl Plans {
    /// The schedule of a duty by its number.
    pub fn get(&self, number: u32) -> Plan<'_> {
        let (start, len, shape) = self.rows.get(number as usize).copied().unwrap_or_default();
        let days = self.days.get(start as usize..(start + len) as usize).unwrap_or_default();
        Plan { days, shape }
    }

    /// Adds the schedule of the next duty.
    pub fn push(&mut self, schedule: &Schedule, period: &Period) {
        let start = self.days.len();
        for time in &schedule.occurrences {
            let required = !time.cut && period.contains(time.due);
            self.days.push(Occ { opens: time.opens.map_or(OPEN, day), due: day(time.due), required });
        }
        let own = self.days.get_mut(start..).unwrap_or_default();
        own.sort_unstable_by_key(|occ| (occ.due, occ.opens));
        let undated = own.is_empty()
            && (schedule.relative.is_some() || schedule.undated.is_some_and(|why| why != Why::Repeat));
        let shape = Shape {
            kind: if undated { Kind::Undated } else { Kind::Dated },
            continuous: schedule.continuous,
            repeat: schedule.undated == Some(Why::Repeat),
            yearly: is_yearly(own),
            relative: schedule.relative.is_some(),
            recurs: own.len() > 1,
        };
        self.row(start, shape);
    }

    /// Adds a duty that has no schedule, and says why.
    pub fn push_none(&mut self, kind: Kind) {
        self.row(self.days.len(), Shape { kind, ..Shape::default() });
    }

    /// Adds a duty whose deadline counts from what it waits for, and so has no days yet.
    pub fn push_awaiting(&mut self) {
        self.row(self.days.len(), Shape { kind: Kind::Undated, relative: true, ..Shape::default() });
    }

    /// Gives a duty other days: those of a deadline whose event has its day.
    pub fn set(&mut self, number: u32, days: &[Occ]) {
        let start = index(self.days.len());
        self.days.extend_from_slice(days);
        if let Some(row) = self.rows.get_mut(number as usize) {
            let shape = Shape { kind: Kind::Dated, yearly: is_yearly(days), recurs: days.len() > 1, ..row.2 };
            *row = (start, index(days.len()), shape);
        }
    }

    /// Adds the schedules of another list behind its own.
    pub fn append(&mut self, other: Plans) {
        let shift = index(self.days.len());
        self.rows.extend(other.rows.into_iter().map(|(start, len, shape)| (start + shift, len, shape)));
        self.days.extend(other.days);
    }

    fn row(&mut self, start: usize, shape: Shape) {
        self.rows.push((index(start), index(self.days.len() - start), shape));
    }
}

/// A place in a list that is never as long as four thousand million.
pub fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Whether no two of the occurrences, by last day, fall in one calendar year.
pub fn is_yearly(days: &[Occ]) -> bool {
    days.windows(2).all(|pair| matches!(pair, [one, two] if year(one.due) != year(two.due)))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::deadline::Occurrence;

    /// The number of a date written `2024-03-01`.
    pub fn date(text: &str) -> Day {
        day(text.parse().unwrap())
    }

    /// A list of one schedule of days without a first day, written with blanks between.
    pub fn plan(days: &str) -> Plans {
        schedule(days, false)
    }

    /// A list of one schedule of windows `first..last`.
    pub fn windows(windows: &str, continuous: bool) -> Plans {
        schedule(windows, continuous)
    }

    fn schedule(days: &str, continuous: bool) -> Plans {
        let occurrences = days.split_whitespace().map(|text| match text.split_once("..") {
            Some((opens, due)) => Occurrence {
                opens: opens.parse().ok(),
                due: due.parse().unwrap(),
                cut: false,
                reported: None,
            },
            None => Occurrence { opens: None, due: text.parse().unwrap(), cut: false, reported: None },
        });
        let schedule = Schedule { occurrences: occurrences.collect(), continuous, ..Schedule::default() };
        let mut plans = Plans::default();
        plans.push(&schedule, &Period::parse("2000..2100").unwrap());
        plans
    }

    #[test]
    fn schedules_are_kept_by_number_in_the_order_of_days() {
        let mut plans = plan("2024-05-01 2024-03-01");
        plans.push_none(Kind::Absent);
        plans.append(plan("2025-01-01"));
        assert_eq!(
            plans.get(0).days.iter().map(|occ| occ.due).collect::<Vec<_>>(),
            [date("2024-03-01"), date("2024-05-01")]
        );
        assert_eq!((plans.get(1).days.len(), plans.get(1).shape.kind), (0, Kind::Absent));
        assert_eq!(
            (plans.get(2).days[0].due, plans.get(2).plain()),
            (date("2025-01-01"), Some(date("2025-01-01")))
        );
        assert!(!plans.get(0).shape.yearly && plans.get(2).shape.yearly);
    }
}
