//! What was done: which marks tell of a measure, and which of its occurrences their days settle.

use super::belonging::{Belonging, MatchBuffers};
use super::schedules::{DayNumber, DueWindow, OPEN, PackedSchedule, ScheduleShape, is_yearly};
use crate::base::{Idx, OccurrenceIdx};
use crate::deadline::TimeOrigin;
use crate::model::{Done, Row};

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

/// The marks that tell when a row was done whose deadline is given so and comes so many times: its own; else those of the
/// whole that gives it its deadline; else, where it comes once, the last of its parts', once all of them are done.
pub fn marks<'r>(row: Row<'r>, given: TimeOrigin, times: usize) -> Vec<&'r Done> {
    let own = own_marks(row);
    if !own.is_empty() {
        return own;
    }
    if let TimeOrigin::Whole(giver) = given {
        let above = std::iter::successors(row.whole(), Row::whole);
        let upto = above.clone().take_while(|whole| whole.place != giver).count();
        let done = above.take(upto + 1).map(own_marks).find(|marks| !marks.is_empty());
        if let Some(done) = done {
            return done;
        }
    }
    let parts = row.parts_in_force().map(|part| own_marks(part).into_iter().max_by_key(|mark| mark.on.day));
    let each: Option<Vec<&Done>> = parts.collect();
    let last = each.and_then(|each| each.into_iter().max_by_key(|mark| mark.on.day));
    last.filter(|_| times == 1).into_iter().collect()
}

fn own_marks(row: Row<'_>) -> Vec<&Done> {
    row.measure.done.iter().collect()
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
