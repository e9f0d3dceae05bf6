//! Schedules packed for comparing: days as numbers, the occurrences of all measures in one flat list.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use crate::base::{Idx, IndexVec, NodeIdx, OccurrenceIdx, Period};
use crate::deadline::{Occurrence, Schedule, UndatedReason};

/// A day, counted as `chrono` does: 1 January of the year 1 is 1.
pub type DayNumber = i32;

/// The first day of an occurrence that has none.
pub(super) const OPEN: DayNumber = DayNumber::MIN;

/// The number of a date.
pub fn day(date: NaiveDate) -> DayNumber {
    date.num_days_from_ce()
}

/// The date of a number; the earliest of the calendar where it has none.
pub fn date(day: DayNumber) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(day).unwrap_or(NaiveDate::MIN)
}

/// The calendar year of a day.
pub fn year(day: DayNumber) -> i32 {
    date(day).year()
}

/// A time at which a duty is due, packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueWindow {
    /// The first day, `OPEN` where there is none.
    pub opens: DayNumber,
    /// The last day.
    pub due: DayNumber,
    /// Whether others must serve it: neither cut by the edge of the plan's period nor outside it.
    pub required: bool,
}

impl DueWindow {
    /// A time of a schedule.
    pub fn of(time: &Occurrence, required: bool) -> Self {
        DueWindow { opens: time.opens.map_or(OPEN, day), due: day(time.due), required }
    }

    /// The first day, where there is one.
    pub fn first(&self) -> Option<DayNumber> {
        (self.opens != OPEN).then_some(self.opens)
    }

    /// The day on which the window begins; an occurrence without a first day is the single day it is due.
    pub fn start(&self) -> DayNumber {
        self.first().unwrap_or(self.due)
    }

    /// Whether two windows have a day in common.
    pub fn meets(&self, other: &DueWindow) -> bool {
        self.start() <= other.due && other.start() <= self.due
    }
}

/// What is known of when a duty is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dating {
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
pub struct ScheduleShape {
    /// What is known.
    pub kind: Dating,
    /// Whether it fills its windows without a break.
    pub continuous: bool,
    /// Whether an undated part follows the dated one.
    pub repeat: bool,
    /// Whether it comes at most once a calendar year.
    pub yearly: bool,
    /// Whether it is counted from an event.
    pub relative: bool,
    /// Whether it is counted back from what waits for it.
    pub ahead: bool,
    /// Whether it comes more than once.
    pub recurs: bool,
    /// Whether it comes again and again, though its plan may hold one of its times alone.
    pub repeats: bool,
}

/// The schedule of a duty, packed.
#[derive(Clone, Copy, Debug)]
pub struct PackedSchedule<'g> {
    /// The times it is due, by last day.
    pub days: &'g [DueWindow],
    /// Of a reporting deadline the days that each time reports on; else nothing.
    pub reported: &'g [ReportedDays],
    /// What it is like.
    pub shape: ScheduleShape,
}

/// The first and the last day that are reported on.
pub(super) type ReportedDays = (DayNumber, DayNumber);

impl<'g> PackedSchedule<'g> {
    /// Whether it has days, be they none within its period.
    pub fn is_dated(&self) -> bool {
        self.shape.kind == Dating::Dated
    }

    /// The occurrences with their places.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = (OccurrenceIdx, &'g DueWindow)> + use<'g> {
        self.days.iter().enumerate().map(|(at, time)| (OccurrenceIdx::new(at), time))
    }

    /// The days by which an occurrence belongs to the period of a plan: those it reports on, or else the day it is due.
    pub fn counts_in(&self, at: OccurrenceIdx) -> ReportedDays {
        let due =
            || self.days.get(at.at()).map_or((DayNumber::MAX, DayNumber::MAX), |time| (time.due, time.due));
        self.reported.get(at.at()).copied().unwrap_or_else(due)
    }

    /// Whether an occurrence belongs to a plan of those bounds.
    pub fn is_within(&self, at: OccurrenceIdx, (first, last): (DayNumber, DayNumber)) -> bool {
        let (from, to) = self.counts_in(at);
        first <= from && to <= last
    }

    /// The places from the first occurrence that belongs to a plan of those bounds to behind the last. Of a whole whose
    /// parts report on units and on days, some between may not belong to it.
    pub fn within(&self, bounds: (DayNumber, DayNumber)) -> Range<usize> {
        if self.reported.is_empty() {
            let start = self.days.partition_point(|time| time.due < bounds.0);
            return start..self.days.partition_point(|time| time.due <= bounds.1).max(start);
        }
        let mut inside = (0..self.days.len()).filter(|at| self.is_within(OccurrenceIdx::new(*at), bounds));
        let first = inside.next();
        first.map_or(0..0, |first| first..inside.next_back().unwrap_or(first) + 1)
    }

    /// The one occurrence of a plain «до»: once, and without a first day.
    pub fn plain(&self) -> Option<DayNumber> {
        match self.days {
            [only]
                if self.is_dated()
                    && !self.shape.repeat
                    && !self.shape.repeats
                    && !self.shape.relative
                    && !self.shape.ahead =>
            {
                only.first().is_none().then_some(only.due)
            }
            _ => None,
        }
    }
}

/// Where the schedule of a duty lies.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ScheduleExtent {
    start: u32,
    length: u32,
    /// Where what is reported on lies, of a reporting deadline.
    reported: Option<u32>,
    shape: ScheduleShape,
}

/// The schedules of all duties.
#[derive(Clone, Debug, Default)]
pub struct Schedules {
    extents: IndexVec<NodeIdx, ScheduleExtent>,
    days: Vec<DueWindow>,
    reported: Vec<ReportedDays>,
}

impl Schedules {
    /// The schedule of a duty.
    pub fn get(&self, node: NodeIdx) -> PackedSchedule<'_> {
        let ScheduleExtent { start, length, reported, shape } = self.extents[node];
        let range = |start: u32| start as usize..(start + length) as usize;
        let days = self.days.get(range(start)).unwrap_or_default();
        let reported = reported.and_then(|start| self.reported.get(range(start))).unwrap_or_default();
        PackedSchedule { days, reported, shape }
    }

    /// Adds the schedule of the next duty.
    pub fn push(&mut self, schedule: &Schedule, period: &Period) {
        let start = self.days.len();
        let reporting = schedule.occurrences.iter().any(|time| time.reported.is_some());
        let reported = reporting.then_some(index(self.reported.len()));
        // They stand in the order of their last days already.
        for time in &schedule.occurrences {
            let own = !time.cut && period.contains(time.due);
            let required = own || time.reported.is_some();
            self.days.push(DueWindow::of(time, required));
            if reporting {
                let due = (day(time.due), day(time.due));
                let unit = time.reported.map(|unit| (day(unit.first), day(unit.last)));
                self.reported.push(unit.unwrap_or(due));
            }
        }
        let own = self.days.get_mut(start..).unwrap_or_default();
        own.sort_unstable_by_key(|time| (time.due, time.opens));
        let undated = own.is_empty()
            && (schedule.relative.is_some()
                || schedule.undated.is_some_and(|why| why != UndatedReason::Repeat));
        let shape = ScheduleShape {
            kind: if undated { Dating::Undated } else { Dating::Dated },
            continuous: schedule.continuous,
            repeat: schedule.undated == Some(UndatedReason::Repeat),
            yearly: is_yearly(own),
            relative: schedule.relative.is_some(),
            ahead: schedule.ahead.is_some(),
            recurs: own.len() > 1,
            repeats: own.len() > 1,
        };
        self.extend_to(start, shape);
        if let Some(extent) = self.extents.iter_mut().next_back() {
            extent.reported = reported;
        }
    }

    /// Notes of a duty that it comes again and again, be there one time of it left.
    pub(super) fn note_repeating(&mut self, node: NodeIdx) {
        self.extents[node].shape.repeats = true;
    }

    /// Adds a duty that has no schedule, and says why.
    pub fn push_none(&mut self, kind: Dating) {
        self.extend_to(self.days.len(), ScheduleShape { kind, ..ScheduleShape::default() });
    }

    /// Adds a duty whose deadline counts from what it waits for, and so has no days yet.
    pub fn push_awaiting(&mut self) {
        let shape = ScheduleShape { kind: Dating::Undated, relative: true, ..ScheduleShape::default() };
        self.extend_to(self.days.len(), shape);
    }

    /// Gives a duty other days: those of a deadline whose event has its day, or of its parts. `reported` is empty, or
    /// has an entry for each of the days.
    pub fn set(&mut self, node: NodeIdx, days: &[DueWindow], reported: &[ReportedDays]) {
        let start = index(self.days.len());
        self.days.extend_from_slice(days);
        let before = self.extents[node].shape;
        let (yearly, recurs) = (is_yearly(days), days.len() > 1);
        let repeats = before.repeats || recurs;
        let shape = ScheduleShape { kind: Dating::Dated, yearly, recurs, repeats, ..before };
        let reporting = (!reported.is_empty()).then_some(index(self.reported.len()));
        self.reported.extend_from_slice(reported);
        self.extents[node] = ScheduleExtent { start, length: index(days.len()), reported: reporting, shape };
    }

    /// Where the schedules of duties lie.
    pub(super) fn extents_of(&self, nodes: &[NodeIdx]) -> Vec<ScheduleExtent> {
        nodes.iter().map(|node| self.extents[*node]).collect()
    }

    /// Lets the schedules of duties lie elsewhere, as they did once.
    pub(super) fn put(&mut self, nodes: &[NodeIdx], extents: &[ScheduleExtent]) {
        nodes.iter().zip(extents).for_each(|(node, extent)| self.extents[*node] = *extent);
    }

    /// Adds the schedules of another list behind its own.
    pub fn append(&mut self, other: Schedules) {
        let (days, reported) = (index(self.days.len()), index(self.reported.len()));
        self.extents.extend(other.extents.into_iter().map(|extent| ScheduleExtent {
            start: extent.start + days,
            reported: extent.reported.map(|start| start + reported),
            ..extent
        }));
        self.days.extend(other.days);
        self.reported.extend(other.reported);
    }

    /// The node of the duty that was added last.
    pub(super) fn last(&self) -> NodeIdx {
        NodeIdx::new(self.extents.len().saturating_sub(1))
    }

    fn extend_to(&mut self, start: usize, shape: ScheduleShape) {
        let length = index(self.days.len() - start);
        self.extents.push(ScheduleExtent { start: index(start), length, reported: None, shape });
    }
}

/// A place in a list that is never as long as four thousand million.
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Whether no two of the occurrences, by last day, fall in one calendar year.
pub(super) fn is_yearly(days: &[DueWindow]) -> bool {
    days.windows(2).all(|pair| matches!(pair, [one, two] if year(one.due) != year(two.due)))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::deadline::Occurrence;

    /// The only duty of a list.
    pub(crate) const NODE: NodeIdx = NodeIdx::FIRST;

    /// The number of a date written `2024-03-01`.
    pub(crate) fn date(text: &str) -> DayNumber {
        day(text.parse().unwrap())
    }

    /// A list of one schedule of days without a first day, written with blanks between.
    pub(crate) fn plan(days: &str) -> Schedules {
        schedule(days, false)
    }

    /// A list of one schedule of windows `first..last`.
    pub(crate) fn windows(windows: &str, continuous: bool) -> Schedules {
        schedule(windows, continuous)
    }

    fn schedule(days: &str, continuous: bool) -> Schedules {
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
        let mut schedules = Schedules::default();
        schedules.push(&schedule, &Period::parse("2000..2100").unwrap());
        schedules
    }

    #[test]
    fn schedules_are_kept_by_number_in_the_order_of_days() {
        let mut schedules = plan("2024-05-01 2024-03-01");
        schedules.push_none(Dating::Absent);
        schedules.append(plan("2025-01-01"));
        assert_eq!(
            schedules.get(NODE).days.iter().map(|occ| occ.due).collect::<Vec<_>>(),
            [date("2024-03-01"), date("2024-05-01")]
        );
        assert_eq!(
            (schedules.get(NodeIdx::new(1)).days.len(), schedules.get(NodeIdx::new(1)).shape.kind),
            (0, Dating::Absent)
        );
        assert_eq!(
            (schedules.get(NodeIdx::new(2)).days[0].due, schedules.get(NodeIdx::new(2)).plain()),
            (date("2025-01-01"), Some(date("2025-01-01")))
        );
        assert!(!schedules.get(NODE).shape.yearly && schedules.get(NodeIdx::new(2)).shape.yearly);
    }
}
