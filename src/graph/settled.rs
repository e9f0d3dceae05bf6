//! What was done: which occurrences the days on which a measure was done settle.

use super::belonging::{Belonging, MatchBuffers};
use super::schedules::{Day, DueWindow, OPEN, PackedSchedule, Shape, is_yearly};

/// The day on which each occurrence was done, and how many of the first ones are settled without a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// The day on which each was done, where one belongs to it; the earliest of several.
    pub days: Vec<Option<Day>>,
    /// A single day on which a recurring measure was done settles all occurrences before its own: those up to here.
    pub before: usize,
}

impl Settled {
    /// Finds where each day belongs.
    pub fn new(plan: PackedSchedule<'_>, done: &[Day]) -> Self {
        let mut done: Vec<DueWindow> =
            done.iter().map(|&due| DueWindow { opens: OPEN, due, required: true }).collect();
        done.sort_unstable_by_key(|time| time.due);
        let mut room = MatchBuffers::default();
        let shape = Shape { yearly: is_yearly(&done), ..Shape::default() };
        let belonging = Belonging::new(PackedSchedule { days: &done, reported: &[], shape }, plan, &mut room);
        let day = |at| belonging.of(at).map(|(_, time)| time.due).next();
        let days: Vec<Option<Day>> = plan.entries().map(|(at, _)| day(at)).collect();
        let before = if done.len() == 1 { days.iter().position(Option::is_some).unwrap_or(0) } else { 0 };
        Settled { days, before }
    }

    /// Whether the occurrence of that number needs nothing more.
    pub fn is_settled(&self, number: usize) -> bool {
        number < self.before || self.days.get(number).is_some_and(Option::is_some)
    }
}

#[cfg(test)]
mod tests {
    use super::super::schedules::tests::{NODE, date, plan};
    use super::*;

    #[test]
    fn a_single_day_settles_its_own_and_all_before() {
        let schedules = plan("2022-01-20 2023-01-20 2024-01-20");
        let settled = Settled::new(schedules.get(NODE), &[date("2023-01-18")]);
        assert_eq!((0..3).map(|at| settled.is_settled(at)).collect::<Vec<_>>(), [true, true, false]);
        assert_eq!(settled.days, [None, Some(date("2023-01-18")), None]);
    }

    #[test]
    fn of_a_list_each_day_settles_its_own() {
        let schedules = plan("2022-01-20 2023-01-20 2024-01-20");
        let settled = Settled::new(schedules.get(NODE), &[date("2024-01-10"), date("2022-01-10")]);
        assert_eq!((0..3).map(|at| settled.is_settled(at)).collect::<Vec<_>>(), [true, false, true]);
    }
}
