//! Nesting: whether what is below keeps the days of what is above.

use std::collections::BTreeSet;

use super::belong::{belongs_among, serves_windows};
use super::day::Day;
use super::occur::Schedule;

/// How a lower schedule fails an upper one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// Nothing below serves a time above.
    Missing,
    /// What serves it comes after it.
    Late,
    /// What serves it comes before it opens.
    Early,
}

/// The faults of a lower schedule: those that are certain, and those that the words leave open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Faults {
    /// Certain.
    pub sure: BTreeSet<Fault>,
    /// Perhaps.
    pub open: BTreeSet<Fault>,
    /// The upper times, by place, that nothing below serves.
    pub missing: BTreeSet<usize>,
}

impl Faults {
    /// Without "missing" where another measure of the same plan serves each time that is: all of them are one answer.
    pub(crate) fn shared_with<'f>(mut self, others: impl Iterator<Item = &'f Faults>) -> Faults {
        let mut missing = std::mem::take(&mut self.missing);
        others.for_each(|other| missing.retain(|at| other.missing.contains(at)));
        if missing.is_empty() {
            self.sure.remove(&Fault::Missing);
            self.open.remove(&Fault::Missing);
        }
        self.missing = missing;
        self
    }
}

/// The faults of `lower` under `upper`, each with the period of its plan.
pub(crate) fn faults(
    lower: &Schedule,
    lower_period: (Day, Day),
    upper: &Schedule,
    upper_period: (Day, Day),
) -> Faults {
    let mut serving = vec![Vec::new(); upper.times.len()];
    let among = to_serve(lower_period, upper);
    for at in 0..lower.times.len() {
        let served = belongs_among(lower, at, upper, &among);
        served.into_iter().for_each(|above| serving[above].push(lower.times[at].due));
    }
    let excused = excused(&serving, lower_period, upper);
    let mut faults = Faults::default();
    for (at, time) in upper.times.iter().enumerate() {
        let fault = match &serving[at][..] {
            [] if excused == Some(at) => None,
            [] => Some(Fault::Missing),
            _ if serves_windows(lower, upper) => None,
            days => fault(days, time.opens, time.due),
        };
        let required = required(upper, at, lower_period, upper_period);
        faults.missing.extend((required.is_some() && fault == Some(Fault::Missing)).then_some(at));
        match required {
            Some(true) => faults.sure.extend(fault),
            Some(false) => faults.open.extend(fault),
            None => {}
        }
    }
    faults
}

/// The upper times that the lower plan can serve: those due within it, or reporting on what lies within it, and, by the words, "also" the first after it.
///
/// Choice: so none that was due before it began.
fn to_serve((first, last): (Day, Day), upper: &Schedule) -> Vec<usize> {
    let counts = |at: &usize| upper.times[*at].counts();
    let beyond = (0..upper.times.len()).find(|at| counts(at).1 > last);
    let served = |at: &usize| first <= counts(at).0 && (counts(at).1 <= last || beyond == Some(*at));
    (0..upper.times.len()).filter(served).collect()
}

/// What is wrong with the lower days that belong to one upper time.
fn fault(serving: &[Day], opens: Option<Day>, due: Day) -> Option<Fault> {
    let mut in_time = serving.iter().filter(|day| **day <= due).peekable();
    if in_time.peek().is_none() {
        return Some(Fault::Late);
    }
    opens.filter(|opens| in_time.all(|day| day < opens)).map(|_| Fault::Early)
}

/// Whether the lower plan must serve the upper time: certainly, perhaps (false), or not at all.
///
/// Choice: only what recurs can be "cut by the edge of a period"; a single window is as its author named it. Whether
/// "a period" is also the lower plan's is left open.
fn required(upper: &Schedule, at: usize, lower: (Day, Day), upper_period: (Day, Day)) -> Option<bool> {
    let time = upper.times[at];
    let (from, to) = time.counts();
    let inside = |(first, last): (Day, Day)| first <= from && to <= last;
    let cut = |(first, _): (Day, Day)| upper.recurs() && time.opens.is_some_and(|opens| opens < first);
    (inside(lower) && inside(upper_period) && !cut(upper_period)).then(|| !cut(lower))
}

/// The first upper time inside the lower period, where the first one after it is served from below.
fn excused(serving: &[Vec<Day>], (first, last): (Day, Day), upper: &Schedule) -> Option<usize> {
    let beyond = upper.times.iter().position(|time| time.counts().1 > last)?;
    if serving[beyond].is_empty() {
        return None;
    }
    upper.times.iter().position(|time| first <= time.counts().0 && time.counts().1 <= last)
}
