//! Nesting: whether what is below keeps the days of what is above.

use std::collections::BTreeSet;

use super::belong::{belongs, serves_windows};
use super::day::Day;
use super::occur::Schedule;

/// How a lower schedule fails an upper one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Nothing below serves a time above.
    Missing,
    /// What serves it comes after it.
    Late,
    /// What serves it comes before it opens.
    Early,
}

/// The faults of `lower` under `upper`, each with the period of its plan.
pub fn faults(
    lower: &Schedule,
    lower_period: (Day, Day),
    upper: &Schedule,
    upper_period: (Day, Day),
) -> BTreeSet<Fault> {
    let mut serving = vec![Vec::new(); upper.times.len()];
    for at in 0..lower.times.len() {
        belongs(lower, at, upper).into_iter().for_each(|above| serving[above].push(lower.times[at].due));
    }
    let excused = excused(&serving, lower_period, upper);
    let mut faults = BTreeSet::new();
    for (at, time) in upper.times.iter().enumerate() {
        if !required(time.opens, time.due, lower_period, upper_period) {
            continue;
        }
        if serving[at].is_empty() {
            faults.extend((excused != Some(at)).then_some(Fault::Missing));
        } else if !serves_windows(lower, upper) {
            faults.extend(fault(&serving[at], time.opens, time.due));
        }
    }
    faults
}

/// What is wrong with the lower days that belong to one upper time.
fn fault(serving: &[Day], opens: Option<Day>, due: Day) -> Option<Fault> {
    let mut in_time = serving.iter().filter(|day| **day <= due).peekable();
    if in_time.peek().is_none() {
        return Some(Fault::Late);
    }
    opens.filter(|opens| in_time.all(|day| day < opens)).map(|_| Fault::Early)
}

/// Whether the lower plan must serve the upper time at all.
///
/// Choice: "the edge of a period" is that of either plan, against "their own plan's period" in the same sentence.
fn required(opens: Option<Day>, due: Day, lower: (Day, Day), upper: (Day, Day)) -> bool {
    let inside = |(first, last): (Day, Day)| first <= due && due <= last;
    let cut = |(first, _): (Day, Day)| opens.is_some_and(|opens| opens < first);
    inside(lower) && inside(upper) && !cut(lower) && !cut(upper)
}

/// The first upper time inside the lower period, where the first one after it is served from below.
fn excused(serving: &[Vec<Day>], (first, last): (Day, Day), upper: &Schedule) -> Option<usize> {
    let beyond = upper.times.iter().position(|time| time.due > last)?;
    if serving[beyond].is_empty() {
        return None;
    }
    upper.times.iter().position(|time| first <= time.due && time.due <= last)
}
