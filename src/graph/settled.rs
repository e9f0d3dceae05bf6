//! What was done: which occurrences the days on which a measure was done settle.

use super::belonging::{Belonging, MatchBuffers};
use super::schedules::{DayNumber, DueWindow, OPEN, PackedSchedule, ScheduleShape, is_yearly};
use crate::base::{Idx, OccurrenceIdx};

/// The day on which each occurrence was done, and how many of the first ones are settled without a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// The day on which each was done, where one belongs to it; the earliest of several.
    pub days: Vec<Option<DayNumber>>,
    /// A single day on which a recurring measure was done settles all occurrences before its own: those up to here.
    pub before: usize,
}

impl Settled {
    /// Finds where each day belongs among the times of a duty, which stand by last day.
    pub fn new(times: &[DueWindow], done: &[DayNumber]) -> Self {
        let mut done: Vec<DueWindow> =
            done.iter().map(|&due| DueWindow { opens: OPEN, due, required: true }).collect();
        done.sort_unstable_by_key(|time| time.due);
        let mut room = MatchBuffers::default();
        let (plan, done) = (packed(times), packed(&done));
        let belonging = Belonging::new(done, plan, &mut room);
        let day = |at| belonging.of(at).map(|(_, time)| time.due).next();
        let days: Vec<Option<DayNumber>> = plan.entries().map(|(at, _)| day(at)).collect();
        let before =
            if done.days.len() == 1 { days.iter().position(Option::is_some).unwrap_or(0) } else { 0 };
        Settled { days, before }
    }

    /// Whether an occurrence needs nothing more.
    pub fn is_settled(&self, occurrence: OccurrenceIdx) -> bool {
        let at = occurrence.at();
        at < self.before || self.days.get(at).is_some_and(Option::is_some)
    }
}

/// Days as a schedule; of its shape only that is asked which the days themselves tell.
fn packed(days: &[DueWindow]) -> PackedSchedule<'_> {
    PackedSchedule {
        days,
        reported: &[],
        shape: ScheduleShape { yearly: is_yearly(days), ..ScheduleShape::default() },
    }
}

#[cfg(test)]
mod tests {
    use super::super::schedules::tests::{NODE, date, plan};
    use super::*;

    #[test]
    fn a_single_day_settles_its_own_and_all_before() {
        let schedules = plan("2022-01-20 2023-01-20 2024-01-20");
        let settled = Settled::new(schedules.get(NODE).days, &[date("2023-01-18")]);
        assert_eq!(
            (0..3).map(|at| settled.is_settled(OccurrenceIdx::new(at))).collect::<Vec<_>>(),
            [true, true, false]
        );
        assert_eq!(settled.days, [None, Some(date("2023-01-18")), None]);
    }

    #[test]
    fn of_a_list_each_day_settles_its_own() {
        let schedules = plan("2022-01-20 2023-01-20 2024-01-20");
        let settled = Settled::new(schedules.get(NODE).days, &[date("2024-01-10"), date("2022-01-10")]);
        assert_eq!(
            (0..3).map(|at| settled.is_settled(OccurrenceIdx::new(at))).collect::<Vec<_>>(),
            [true, false, true]
        );
    }
}
