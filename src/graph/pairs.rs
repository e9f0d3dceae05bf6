//! Pairs of occurrences: which time of what comes first each time of what follows rests on.

use super::belonging::{Belonging, MatchBuffers};
use super::schedules::{DayNumber, PackedSchedule};
use crate::base::{Idx, OccurrenceIdx};

/// A time of what follows, and one of what comes first; of several with one `second`, one `first` is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// The occurrence that follows.
    pub second: OccurrenceIdx,
    /// The occurrence that it may rest on.
    pub first: OccurrenceIdx,
}

/// Pairs the times of what comes first with those of what follows, where that has times of its own.
///
/// What comes once stands before the first occurrence of what follows, and so before all. Else an occurrence rests on
/// those that belong to it; one of a recurring second that is due before all of a recurring first rests on the period before.
pub(super) fn pairs(first: PackedSchedule<'_>, second: PackedSchedule<'_>) -> Vec<Pair> {
    if !first.shape.repeats {
        return in_step(first, second);
    }
    let start = first.days.first().map_or(DayNumber::MAX, |time| time.due);
    let mut room = MatchBuffers::default();
    let belonging = Belonging::new(first, second, &mut room);
    let rests = second.entries().filter(|(_, time)| !second.shape.repeats || time.due >= start);
    rests.flat_map(|(second, _)| belonging.of(second).map(move |(first, _)| Pair { second, first })).collect()
}

/// Pairs occurrence by occurrence, where what follows takes its times from what it waits for: what comes once stands
/// before each.
pub(super) fn in_step(first: PackedSchedule<'_>, second: PackedSchedule<'_>) -> Vec<Pair> {
    let firsts = first.days.len();
    let own = |second: OccurrenceIdx| if firsts == 1 { OccurrenceIdx::FIRST } else { second };
    let pairs = second.entries().map(|(second, _)| Pair { second, first: own(second) });
    pairs.filter(|pair| pair.first.at() < firsts).collect()
}

#[cfg(test)]
mod tests {
    use super::super::schedules::tests::{NODE, plan};
    use super::*;

    fn rest(first: &str, second: &str) -> Vec<(usize, usize)> {
        let pairs = pairs(plan(first).get(NODE), plan(second).get(NODE));
        pairs.into_iter().map(|pair| (pair.first.at(), pair.second.at())).collect()
    }

    #[test]
    fn a_one_off_stands_before_the_first() {
        assert_eq!(rest("2024-03-01", "2024-02-01 2024-05-01"), [(0, 0), (0, 1)]);
    }

    #[test]
    fn each_year_rests_on_its_own() {
        assert_eq!(rest("2023-03-01 2024-03-01", "2023-04-01 2024-04-01"), [(0, 0), (1, 1)]);
    }

    #[test]
    fn one_time_that_is_left_of_many_is_no_one_off() {
        let mut first = plan("2025-02-01");
        first.note_repeating(NODE);
        let second = plan("2024-04-01 2025-04-01");
        let pairs = pairs(first.get(NODE), second.get(NODE));
        assert_eq!(pairs.iter().map(|pair| pair.second.at()).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn what_is_due_before_all_rests_on_the_period_before() {
        assert_eq!(rest("2023-03-01 2024-03-01", "2023-02-01 2024-02-01"), [(1, 1)]);
        assert_eq!(rest("2023-03-01 2024-03-01", "2023-02-01"), [(0, 0), (1, 0)]);
    }
}
