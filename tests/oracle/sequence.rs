//! Precedence between two measures: which of their occurrences bind each other, and what may come too late.

use std::collections::BTreeSet;

use super::belong::belongs;
use super::derive::{follows, standing};
use super::occur::Schedule;
use super::plan::{Key, Workspace};

/// One occurrence of what follows, and those of what comes first of which at least one must be finished by then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bond {
    /// The place among the occurrences of the second.
    pub second: usize,
    /// The places among those of the first.
    pub first: Vec<usize>,
}

/// What binds `second` to `first`; nothing where either has no schedule.
pub(crate) fn bonds(workspace: &Workspace, first: Key, second: Key) -> Vec<Bond> {
    let (Some(before), Some(then)) = (standing(workspace, first), standing(workspace, second)) else {
        return Vec::new();
    };
    let one_by_one = follows(workspace, second);
    let each = |first: fn(usize) -> usize| -> Vec<Bond> {
        (0..then.times.len()).map(|second| Bond { second, first: vec![first(second)] }).collect()
    };
    match (before.repeats(), one_by_one) {
        // What comes once must come before the first occurrence of what recurs, and so before them all.
        (false, _) => each(|_| 0),
        (true, true) if before.times.len() == 1 => each(|_| 0),
        (true, true) => each(|at| at),
        (true, false) => recurring(&before, &then),
    }
}

/// The bonds of a recurring first with a second that has its own days.
///
/// Choice: where no occurrence of the first belongs to one of the second, nothing binds it.
fn recurring(before: &Schedule, then: &Schedule) -> Vec<Bond> {
    let earliest = before.times.iter().map(|time| time.due).min();
    let mut bonds = Vec::new();
    for (second, time) in then.times.iter().enumerate() {
        let serves = |at: &usize| belongs(before, *at, then).contains(&second);
        let first: Vec<usize> = (0..before.times.len()).filter(serves).collect();
        let rests_on_the_period_before = then.repeats() && earliest.is_some_and(|day| time.due < day);
        if !first.is_empty() && !rests_on_the_period_before {
            bonds.push(Bond { second, first });
        }
    }
    bonds
}

/// Whether `first` may lawfully be finished after `second` is due.
pub(crate) fn late_input(workspace: &Workspace, first: Key, second: Key) -> bool {
    let (Some(before), Some(then)) = (standing(workspace, first), standing(workspace, second)) else {
        return false;
    };
    let safe = |bond: &Bond| bond.first.iter().any(|at| before.times[*at].due <= then.times[bond.second].due);
    !bonds(workspace, first, second).iter().all(safe)
}

/// The groups of measures of which each must wait for every other, and so for itself.
pub(crate) fn cycles(workspace: &Workspace) -> Vec<Vec<Key>> {
    let keys: Vec<Key> = workspace.measures().map(|measure| measure.key).collect();
    let waits: Vec<BTreeSet<Key>> = keys.iter().map(|key| all_before(workspace, *key)).collect();
    let mut groups: Vec<Vec<Key>> = Vec::new();
    for (at, key) in keys.iter().enumerate() {
        let known = groups.iter().any(|group| group.contains(key));
        if waits[at].contains(key) && !known {
            let mutual = |other: usize| waits[at].contains(&keys[other]) && waits[other].contains(key);
            groups.push((0..keys.len()).filter(|other| mutual(*other)).map(|other| keys[other]).collect());
        }
    }
    groups
}

/// Whether the group is one round and no more.
pub(crate) fn simple_round(workspace: &Workspace, group: &[Key]) -> bool {
    let inner =
        |key: &Key| workspace.measure(*key).after.iter().filter(|first| group.contains(first)).count();
    group.iter().all(|key| inner(key) == 1)
}

/// Everything that must be finished before the measure.
pub(crate) fn all_before(workspace: &Workspace, key: Key) -> BTreeSet<Key> {
    let mut before = BTreeSet::new();
    let waits = |key: Key| [workspace.measure(key).after.clone(), workspace.parts(key)].concat();
    let mut open = waits(key);
    while let Some(first) = open.pop() {
        if before.insert(first) {
            open.extend(waits(first));
        }
    }
    before
}

/// The groups of measures that `after` joins, in either direction, and wholes with their parts; those that stand alone are left out.
pub(crate) fn components(workspace: &Workspace) -> Vec<Vec<Key>> {
    let mut groups: Vec<Vec<Key>> = workspace.measures().map(|measure| vec![measure.key]).collect();
    for measure in workspace.measures() {
        for first in measure.after.iter().chain(&measure.whole) {
            let holds = |key: Key| move |group: &Vec<Key>| group.contains(&key);
            let (into, from) =
                (groups.iter().position(holds(measure.key)), groups.iter().position(holds(*first)));
            if let (Some(into), Some(from)) = (into, from)
                && into != from
            {
                let moved = std::mem::take(&mut groups[from]);
                groups[into].extend(moved);
            }
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}
