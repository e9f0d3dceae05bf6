//! Nesting: whether a lower schedule keeps an upper one.

use super::belonging::{Belonging, MatchBuffers};
use super::schedules::{DayNumber, DueWindow, PackedSchedule, ReportedDays};
use crate::base::OccurrenceIdx;

/// What can be wrong with one occurrence of an upper duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Violation {
    /// It is served, but only after it was due.
    Late,
    /// Nothing serves it.
    Missing,
    /// It is served, but only before it opens.
    Early,
}

/// One occurrence of an upper duty that is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissedOccurrence {
    /// What is wrong.
    pub lapse: Violation,
    /// The upper occurrence.
    pub upper: DueWindow,
    /// The lower one that comes nearest to keeping it; none where nothing serves it.
    pub lower: Option<DueWindow>,
    /// By how many days it misses.
    pub days: DayNumber,
}

/// The first and the last day of a plan.
pub(super) type Bounds = (DayNumber, DayNumber);

/// Adds what a lower schedule, in a plan of those bounds, does not keep of an upper one.
pub(super) fn misses<'p>(
    lower: PackedSchedule<'p>,
    upper: PackedSchedule<'p>,
    bounds: Bounds,
    room: &'p mut MatchBuffers,
    found: &mut Vec<MissedOccurrence>,
) {
    let inside = upper.within(bounds);
    if inside.is_empty() {
        return;
    }
    // The first one due after the plan may be served as well: what is done early for the plan that follows. Then the
    // plan before did so for the first of this one.
    let picked = (!upper.reported.is_empty()).then(|| picked(upper, bounds));
    let reached = match &picked {
        Some((days, reported)) => PackedSchedule { days, reported, ..upper },
        None => {
            let days = upper.days.get(inside.start..upper.days.len().min(inside.end + 1));
            PackedSchedule { days: days.unwrap_or_default(), ..upper }
        }
    };
    if is_plainly_kept(lower, reached) {
        return;
    }
    let within = |at: &OccurrenceIdx| reached.is_within(*at, bounds);
    let places = || reached.entries().map(|(at, _)| at);
    let (first, beyond) = (places().find(within), places().find(|at| !within(at)));
    let belonging = Belonging::new(lower, reached, room);
    let last = lower.days.last().map_or(DayNumber::MAX, |time| time.due);
    let asked = |(at, time): &(OccurrenceIdx, &DueWindow)| time.required && reached.is_within(*at, bounds);
    for (at, time) in reached.entries().filter(asked) {
        let excused = || {
            let previous = Some(at) == first && beyond.is_some_and(|beyond| belonging.any(beyond));
            previous || lower.shape.repeat && time.due > last
        };
        let miss = judge(*time, &belonging, at);
        found.extend(miss.filter(|miss| miss.lapse != Violation::Missing || !excused()));
    }
}

/// Whether there is one time above and one below, and that falls into it: nearly every pair of a sound plan is so, and
/// need not be looked at further.
fn is_plainly_kept(lower: PackedSchedule<'_>, upper: PackedSchedule<'_>) -> bool {
    let ([own], [asked]) = (lower.days, upper.days) else { return false };
    own.due <= asked.due && asked.first().is_none_or(|first| first <= own.due)
}

/// The times that belong to a plan and the first one after it, of a duty that reports on units: of a whole whose parts
/// report on units and on days too, others may stand between.
fn picked(upper: PackedSchedule<'_>, bounds: Bounds) -> (Vec<DueWindow>, Vec<ReportedDays>) {
    let after = |at: &OccurrenceIdx| upper.counts_in(*at).1 > bounds.1;
    let beyond = upper.entries().map(|(at, _)| at).find(after);
    let reached = upper.entries().filter(|(at, _)| upper.is_within(*at, bounds) || beyond == Some(*at));
    reached.map(|(at, time)| (*time, upper.counts_in(at))).unzip()
}

/// What is wrong with an upper occurrence.
fn judge(upper: DueWindow, belonging: &Belonging<'_>, at: OccurrenceIdx) -> Option<MissedOccurrence> {
    let miss = |lapse, lower, days| Some(MissedOccurrence { lapse, upper, lower, days });
    if belonging.filled(at).is_some() && belonging.any(at) {
        return None;
    }
    let own = || belonging.of(at).map(|(_, time)| *time);
    let in_time = own().filter(|time| time.due <= upper.due).max_by_key(|time| time.due);
    match (in_time, own().min_by_key(|time| time.due)) {
        (_, None) => miss(Violation::Missing, None, 0),
        (None, Some(lower)) => miss(Violation::Late, Some(lower), lower.due - upper.due),
        (Some(lower), _) if upper.first().is_some_and(|first| lower.due < first) => {
            miss(Violation::Early, Some(lower), upper.opens - lower.due)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::schedules::tests::{NODE, date, plan, windows};
    use super::*;

    /// What is wrong, by lapse and days, in a lower plan of the years given.
    fn wrong(lower: &str, upper: &str, years: (&str, &str)) -> Vec<(Violation, DayNumber)> {
        let (lower, upper) = (windows(lower, false), windows(upper, false));
        let mut found = Vec::new();
        misses(
            lower.get(NODE),
            upper.get(NODE),
            (date(years.0), date(years.1)),
            &mut MatchBuffers::default(),
            &mut found,
        );
        found.into_iter().map(|miss| (miss.lapse, miss.days)).collect()
    }

    const YEAR: (&str, &str) = ("2024-01-01", "2024-12-31");
    const TWO: (&str, &str) = ("2023-01-01", "2024-12-31");

    #[test]
    fn a_later_day_is_late_by_the_days_between() {
        assert_eq!(wrong("2024-03-15", "2024-03-01", YEAR), [(Violation::Late, 14)]);
        assert_eq!(wrong("2024-03-01", "2024-03-01", YEAR), []);
    }

    #[test]
    fn a_window_is_kept_inside_it() {
        assert_eq!(wrong("2024-05-09", "2024-05-10..2024-05-20", YEAR), [(Violation::Early, 1)]);
        assert_eq!(wrong("2024-05-10", "2024-05-10..2024-05-20", YEAR), []);
    }

    #[test]
    fn every_occurrence_inside_the_plan_is_to_be_served() {
        assert_eq!(wrong("2023-05-01", "2023-12-20 2024-12-20", TWO), [(Violation::Missing, 0)]);
        assert_eq!(wrong("2023-05-01", "2023-12-20 2024-12-20", ("2023-01-01", "2023-12-31")), []);
        assert_eq!(wrong("2023-02-01 2024-02-01", "2023-01-20 2024-01-20", TWO), [(Violation::Late, 12); 2]);
    }

    #[test]
    fn what_is_done_early_for_the_next_plan_excuses_the_first_of_this_one() {
        let upper = "2023-01-20 2024-01-20 2025-01-20";
        assert_eq!(wrong("2023-12-25 2024-12-25", upper, TWO), []);
        assert_eq!(wrong("2023-12-25", upper, TWO), [(Violation::Missing, 0)]);
    }

    #[test]
    fn a_repeat_without_a_date_is_not_missing() {
        let mut lower = plan("2023-10-01");
        assert!(!lower.get(NODE).shape.repeat);
        lower = {
            let schedule = crate::deadline::Schedule {
                occurrences: vec![crate::deadline::Occurrence {
                    opens: None,
                    due: "2023-10-01".parse().unwrap(),
                    cut: false,
                    reported: None,
                }],
                undated: Some(crate::deadline::UndatedReason::Repeat),
                ..Default::default()
            };
            let mut schedules = super::super::schedules::Schedules::default();
            schedules.push(&schedule, &crate::base::Period::parse("2023..2024").unwrap());
            schedules
        };
        let upper = plan("2022-11-01 2023-11-01 2024-11-01");
        let mut found = Vec::new();
        let bounds = (date("2022-01-01"), date("2024-12-31"));
        misses(lower.get(NODE), upper.get(NODE), bounds, &mut MatchBuffers::default(), &mut found);
        assert_eq!(found.iter().map(|miss| miss.upper.due).collect::<Vec<_>>(), [date("2022-11-01")]);
    }
}
