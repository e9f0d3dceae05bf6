//! Belonging: which occurrence of an upper duty a lower occurrence serves.

use super::day::Day;
use super::occur::{Occurrence, Schedule};

/// The upper occurrences, by place, that the lower one at `at` belongs to.
///
/// One, or, for a continuous lower duty under windows, every one that it meets.
pub(crate) fn belongs(lower: &Schedule, at: usize, upper: &Schedule) -> Vec<usize> {
    belongs_among(lower, at, upper, &Vec::from_iter(0..upper.times.len()))
}

/// The same, where only some of the upper occurrences can be served.
pub(crate) fn belongs_among(lower: &Schedule, at: usize, upper: &Schedule, among: &[usize]) -> Vec<usize> {
    let time = lower.times[at];
    if serves_windows(lower, upper) {
        return among.iter().copied().filter(|above| meet(time, upper.times[*above])).collect();
    }
    let own = own_year(lower, time.due, upper, among);
    own.or_else(|| nearest(time.due, upper, among)).into_iter().collect()
}

/// Whether the lower duty serves every window of the upper one that it meets.
///
/// Choice: a single window that is not itself continuous is neither "continuous" nor "recurring", so the lower duty
/// counts there by its last day, as it does under a date.
pub(crate) fn serves_windows(lower: &Schedule, upper: &Schedule) -> bool {
    let windows = upper.times.iter().all(|time| time.opens.is_some());
    lower.continuous && windows && (upper.continuous || upper.recurs())
}

fn meet(lower: Occurrence, upper: Occurrence) -> bool {
    let from = lower.opens.unwrap_or(lower.due);
    upper.opens.is_none_or(|opens| opens <= lower.due) && from <= upper.due
}

/// Where both come at most once a calendar year: the upper one of the lower one's year, if it is not due before.
fn own_year(lower: &Schedule, due: Day, upper: &Schedule, among: &[usize]) -> Option<usize> {
    let same = |day: Day| day.year() == due.year() && due <= day;
    if !(once_a_year(lower) && once_a_year(upper)) {
        return None;
    }
    among.iter().copied().find(|at| same(upper.times[*at].due))
}

fn once_a_year(schedule: &Schedule) -> bool {
    let years: Vec<i32> = schedule.times.iter().map(|time| time.due.year()).collect();
    years.windows(2).all(|pair| pair[0] != pair[1])
}

/// The nearest; of two that are equally near, the later.
fn nearest(due: Day, upper: &Schedule, among: &[usize]) -> Option<usize> {
    let mut best = None;
    for at in among.iter().copied() {
        let far = distance(due, upper.times[at]);
        if best.is_none_or(|(least, _)| far <= least) {
            best = Some((far, at));
        }
    }
    best.map(|(_, at)| at)
}

fn distance(due: Day, upper: Occurrence) -> i32 {
    let opens = upper.opens.unwrap_or(upper.due);
    (opens.0 - due.0).max(due.0 - upper.due.0).max(0)
}
