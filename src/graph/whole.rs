//! Wholes: when a measure without a deadline is finished by its parts.

use super::links::{LinkKind, Links};
use super::pairs::Pair;
use super::schedules::{DueWindow, OPEN, PackedSchedule, ReportedDays, Schedules};
use crate::base::{Idx, NodeIdx, OccurrenceIdx};

/// Gives a measure without a deadline the days of its parts, where each has its own by now.
pub(super) fn date(measure: NodeIdx, links: &Links, schedules: &mut Schedules) {
    if schedules.get(measure).is_dated() {
        return;
    }
    let parts: Vec<NodeIdx> = links.from(measure, LinkKind::Part).map(|(part, _)| part).collect();
    if let Some((days, reported)) = windows(parts.iter().map(|part| schedules.get(*part))) {
        schedules.set(measure, &days, &reported);
        if parts.iter().any(|part| schedules.get(*part).shape.repeats) {
            schedules.note_repeating(measure);
        }
    }
}

/// The windows of a measure that is finished with the last of its parts, and of reporting deadlines the days that each
/// reports on: one window round them all where each part comes once, else their times, all together. Nothing where there
/// are no parts, or where one of them has no date.
pub(super) fn windows<'p>(
    parts: impl Iterator<Item = PackedSchedule<'p>> + Clone,
) -> Option<(Vec<DueWindow>, Vec<ReportedDays>)> {
    let mut each = parts.clone().peekable();
    each.peek()?;
    if !each.all(|part| part.is_dated()) {
        return None;
    }
    let times =
        |part: PackedSchedule<'p>| part.entries().map(move |(at, window)| (*window, part.counts_in(at)));
    let mut all: Vec<(DueWindow, ReportedDays)> = parts.clone().flat_map(times).collect();
    all.sort_unstable_by_key(|(window, reported)| (window.due, window.opens, *reported));
    if !parts.clone().all(|part| part.days.len() == 1) {
        all.dedup();
        let (windows, reported) = all.into_iter().unzip();
        let reporting = parts.clone().any(|part| !part.reported.is_empty());
        return Some((windows, if reporting { reported } else { Vec::new() }));
    }
    let (last, _) = all.last()?;
    let opens = all.iter().map(|(window, _)| window.opens).min().unwrap_or(OPEN);
    Some((vec![DueWindow { opens, due: last.due, required: last.required }], Vec::new()))
}

/// The time of the whole that each time of a part stands in: the first that is due no earlier.
pub(super) fn pairs(part: &[DueWindow], whole: &[DueWindow]) -> Vec<Pair> {
    let of = |(at, window): (usize, &DueWindow)| {
        let own = whole.partition_point(|time| time.due < window.due);
        let second = if own < whole.len() { own } else { whole.len().checked_sub(1)? };
        Some(Pair { second: OccurrenceIdx::new(second), first: OccurrenceIdx::new(at) })
    };
    part.iter().enumerate().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::super::schedules::tests::{NODE, date, plan, windows as plan_of_windows};
    use super::*;

    #[test]
    fn parts_that_come_once_lie_in_one_window() {
        let (one, other) = (plan("2024-03-01"), plan_of_windows("2024-05-01..2024-05-31", false));
        let parts = [plan_of_windows("2024-02-01..2024-02-10", false), other.clone()];
        let (round, _) = windows(parts.iter().map(|part| part.get(NODE))).unwrap();
        assert_eq!((round[0].first(), round[0].due), (Some(date("2024-02-01")), date("2024-05-31")));
        let parts = [one, other];
        let (round, _) = windows(parts.iter().map(|part| part.get(NODE))).unwrap();
        assert_eq!((round.len(), round[0].first()), (1, None));
    }

    #[test]
    fn times_of_parts_that_recur_stand_all_together() {
        let parts = [plan("2023-03-01 2024-03-01"), plan("2023-10-01")];
        let (all, reported) = windows(parts.iter().map(|part| part.get(NODE))).unwrap();
        assert!(reported.is_empty());
        let due: Vec<_> = all.iter().map(|window| window.due).collect();
        assert_eq!(due, [date("2023-03-01"), date("2023-10-01"), date("2024-03-01")]);
        assert_eq!(windows(std::iter::empty()), None);
    }
}
