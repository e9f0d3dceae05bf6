//! Belonging: which occurrence of an upper duty a lower occurrence serves.

use super::day::Day;
use super::occur::{Occurrence, Schedule};

/// The upper occurrences, by place, that the lower one at `at` belongs to.
///
/// One, or, for a continuous lower duty under windows, every one that it meets.
pub fn belongs(lower: &Schedule, at: usize, upper: &Schedule) -> Vec<usize> {
    let time = lower.times[at];
    if serves_windows(lower, upper) {
        return (0..upper.times.len()).filter(|above| meet(time, upper.times[*above])).collect();
    }
    own_year(lower, time.due, upper).or_else(|| nearest(time.due, upper)).into_iter().collect()
}

/// Whether the lower duty serves every window of the upper one that it meets.
///
/// Choice: a single window that is not itself continuous is neither "continuous" nor "recurring", so the lower duty
/// counts there by its last day, as it does under a date.
pub fn serves_windows(lower: &Schedule, upper: &Schedule) -> bool {
    let windows = upper.times.iter().all(|time| time.opens.is_some());
    lower.continuous && windows && (upper.continuous || upper.recurs())
}

fn meet(lower: Occurrence, upper: Occurrence) -> bool {
    let from = lower.opens.unwrap_or(lower.due);
    upper.opens.is_none_or(|opens| opens <= lower.due) && from <= upper.due
}

/// Where both come at most once a calendar year: the upper one of the lower one's year, if it is not due before.
fn own_year(lower: &Schedule, due: Day, upper: &Schedule) -> Option<usize> {
    let same = |time: &Occurrence| time.due.year() == due.year() && due <= time.due;
    if !(once_a_year(lower) && once_a_year(upper)) {
        return None;
    }
    upper.times.iter().position(same)
}

fn once_a_year(schedule: &Schedule) -> bool {
    let years: Vec<i32> = schedule.times.iter().map(|time| time.due.year()).collect();
    years.windows(2).all(|pair| pair[0] != pair[1])
}

/// The nearest; of two that are equally near, the later.
fn nearest(due: Day, upper: &Schedule) -> Option<usize> {
    let mut best = None;
    for (at, time) in upper.times.iter().enumerate() {
        let far = distance(due, *time);
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
