//! Belonging: which occurrence of the upper duty an occurrence of the lower one serves.

use super::schedules::{DayNumber, DueWindow, PackedSchedule, year};
use crate::base::{Idx, OccurrenceIdx};

/// Each occurrence of an upper duty, and the first of a lower one that belongs to it.
pub fn served(lower: PackedSchedule<'_>, upper: PackedSchedule<'_>) -> Vec<(DueWindow, Option<DueWindow>)> {
    let mut room = MatchBuffers::default();
    let belonging = Belonging::new(lower, upper, &mut room);
    let of = |at| belonging.of(at).next().map(|(_, window)| *window);
    upper.entries().map(|(at, window)| (*window, of(at))).collect()
}

/// Room to work in, so that no list is made for each of many pairs.
#[derive(Default)]
pub(super) struct MatchBuffers {
    /// The upper occurrence that each lower one belongs to, sorted by that: upper, lower.
    owned: Vec<(OccurrenceIdx, OccurrenceIdx)>,
    /// Of each upper occurrence, the earliest first day from it on.
    opens: Vec<DayNumber>,
}

/// A lower schedule held against an upper one.
pub(super) struct Belonging<'p> {
    lower: PackedSchedule<'p>,
    upper: PackedSchedule<'p>,
    owned: &'p [(OccurrenceIdx, OccurrenceIdx)],
}

impl<'p> Belonging<'p> {
    /// Finds where each lower occurrence belongs.
    pub(super) fn new(
        lower: PackedSchedule<'p>,
        upper: PackedSchedule<'p>,
        room: &'p mut MatchBuffers,
    ) -> Self {
        let yearly = lower.shape.yearly && upper.shape.yearly;
        let MatchBuffers { owned, opens } = room;
        opens.clear();
        opens.extend(upper.days.iter().map(DueWindow::start));
        for at in (1..opens.len()).rev() {
            if let Some([before, later]) = opens.get_mut(at - 1..=at) {
                *before = (*before).min(*later);
            }
        }
        owned.clear();
        owned.extend(
            lower.entries().filter_map(|(at, time)| Some((owner(time.due, upper.days, opens, yearly)?, at))),
        );
        owned.sort_unstable();
        Belonging { lower, upper, owned }
    }

    /// The lower occurrences that belong to an upper one, the first due first.
    pub(super) fn of(
        &self,
        upper: OccurrenceIdx,
    ) -> impl Iterator<Item = (OccurrenceIdx, &'p DueWindow)> + use<'_, 'p> {
        let window = self.filled(upper);
        let start = self.owned.partition_point(|(owner, _)| *owner < upper);
        let own =
            self.owned.get(start..).unwrap_or_default().iter().take_while(move |(owner, _)| *owner == upper);
        let own = own.map(|(_, at)| *at).filter(move |_| window.is_none());
        let days = self.lower.days;
        let first =
            window.map_or(days.len(), |window| days.partition_point(|time| time.due < window.start()));
        let met = (first..days.len()).map(OccurrenceIdx::new);
        let met = met.filter(move |at| {
            window.is_some_and(|window| days.get(at.at()).is_some_and(|own| window.meets(own)))
        });
        own.chain(met).filter_map(move |at| Some((at, days.get(at.at())?)))
    }

    /// An upper window, where the lower duty serves it by filling it: without a break, under windows that are so too
    /// or recur.
    pub(super) fn filled(&self, upper: OccurrenceIdx) -> Option<DueWindow> {
        let recurs = self.upper.shape.continuous || self.upper.shape.recurs;
        let window = self.upper.days.get(upper.at()).filter(|_| self.lower.shape.continuous && recurs);
        window.filter(|window| window.first().is_some()).copied()
    }

    /// Whether any lower occurrence belongs to an upper one.
    pub(super) fn any(&self, upper: OccurrenceIdx) -> bool {
        self.of(upper).next().is_some()
    }
}

/// The upper occurrence that one due on `due` belongs to.
///
/// Where both come at most once a year, what is due on or before the upper one of its own year belongs to that;
/// else the nearest counts, the later of two equally near. `opens` tells of each upper occurrence the earliest first
/// day from it on.
fn owner(due: DayNumber, upper: &[DueWindow], opens: &[DayNumber], yearly: bool) -> Option<OccurrenceIdx> {
    if let [_] = upper {
        return Some(OccurrenceIdx::new(0));
    }
    let next = upper.partition_point(|time| time.due < due);
    if yearly && upper.get(next).is_some_and(|time| year(time.due) == year(due)) {
        return Some(OccurrenceIdx::new(next));
    }
    // Of those due on that day or later the nearest opens first; the last to do so counts.
    let later = opens.get(next).map(|&first| {
        let nearest = first.max(due);
        (nearest - due, opens.partition_point(|first| *first <= nearest) - 1)
    });
    let earlier = next.checked_sub(1).and_then(|before| Some((due - upper.get(before)?.due, before)));
    let nearest = match (earlier, later) {
        (Some(earlier), Some(later)) if earlier.0 < later.0 => earlier,
        (Some(earlier), None) => earlier,
        (_, later) => later?,
    };
    Some(OccurrenceIdx::new(nearest.1))
}

#[cfg(test)]
mod tests {
    use super::super::schedules::tests::{date, plan, windows};
    use super::*;

    /// The due dates of the lower occurrences that belong to each upper one.
    fn belong(lower: &str, upper: &str) -> Vec<Vec<DayNumber>> {
        let (lower, upper) = (plan(lower), plan(upper));
        let mut room = MatchBuffers::default();
        let (lower, upper) = (lower.get(NODE), upper.get(NODE));
        let belonging = Belonging::new(lower, upper, &mut room);
        upper.entries().map(|(at, _)| belonging.of(at).map(|(_, time)| time.due).collect()).collect()
    }

    use super::super::schedules::tests::NODE;

    #[test]
    fn a_first_of_may_serves_the_december_of_its_year() {
        let lower = "2023-05-01 2024-05-01";
        assert_eq!(belong(lower, "2023-12-20 2024-12-20"), [[date("2023-05-01")], [date("2024-05-01")]]);
    }

    #[test]
    fn a_late_december_serves_the_january_that_follows() {
        let belongs = belong("2022-12-25 2023-12-25", "2023-01-20 2024-01-20");
        assert_eq!(belongs, [[date("2022-12-25")], [date("2023-12-25")]]);
    }

    #[test]
    fn a_first_of_february_belongs_to_the_january_before() {
        let belongs = belong("2023-02-01 2024-02-01", "2023-01-20 2024-01-20");
        assert_eq!(belongs, [[date("2023-02-01")], [date("2024-02-01")]]);
    }

    #[test]
    fn exactly_between_two_the_later_counts() {
        assert_eq!(belong("2024-03-11", "2024-03-01 2024-03-21")[1], [date("2024-03-11")]);
    }

    #[test]
    fn of_windows_that_overlap_the_last_that_holds_the_day_counts() {
        let upper = windows("2024-03-05..2024-03-06 2024-03-01..2024-03-10 2024-03-20..2024-03-30", false);
        let lower = plan("2024-03-05 2024-03-15");
        let mut room = MatchBuffers::default();
        let belonging = Belonging::new(lower.get(NODE), upper.get(NODE), &mut room);
        let owners: Vec<usize> = upper.get(NODE).entries().map(|(at, _)| belonging.of(at).count()).collect();
        assert_eq!(owners, [0, 1, 1]);
    }

    #[test]
    fn what_is_continuous_serves_every_window_it_meets() {
        let (lower, upper) = (
            windows("2024-01-01..2024-12-31", true),
            windows("2024-05-01..2024-05-31 2024-12-01..2024-12-31", false),
        );
        let mut room = MatchBuffers::default();
        let belonging = Belonging::new(lower.get(NODE), upper.get(NODE), &mut room);
        assert!(upper.get(NODE).entries().all(|(at, _)| belonging.any(at)));
    }
}
