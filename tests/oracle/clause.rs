//! Clauses of the order that are one duty with measures of the roadmap.

use std::collections::BTreeSet;

use super::day::Day;
use super::derive::planned;
use super::nesting::faults;
use super::occur::schedule;
use super::plan::{Clause, Deadline, Key, Roadmap, Workspace};

/// The measures that contradict the clause, each a finding; or several of which at least one must be found.
#[derive(Debug, Default)]
pub(crate) struct Conflicts {
    /// Each of them.
    pub each: BTreeSet<Key>,
    /// At least one of them.
    pub one_of: BTreeSet<Key>,
}

/// What contradicts the clause.
pub(crate) fn conflicts(workspace: &Workspace, roadmap: &Roadmap, clause: &Clause) -> Conflicts {
    let Some(upper) = schedule(&clause.deadline, roadmap) else { return Conflicts::default() };
    let mut conflicts = Conflicts::default();
    for key in &clause.measures {
        let Some(lower) = planned(workspace, *key) else { continue };
        // Choice: all three faults of nesting are conflicts, the early one too.
        let faults = faults(&lower, roadmap.period, &upper, roadmap.period);
        assert!(faults.open.is_empty(), "both lie in one plan");
        if !faults.sure.is_empty() {
            conflicts.each.insert(*key);
        }
    }
    conflicts.one_of = wrong_latest(workspace, clause).into_iter().collect();
    if !conflicts.each.is_disjoint(&conflicts.one_of) {
        conflicts.one_of.clear();
    }
    conflicts
}

/// The measures with the latest plain "до", where it differs from the plain "до" of the clause.
fn wrong_latest(workspace: &Workspace, clause: &Clause) -> Vec<Key> {
    let Some(agreed) = plain(&clause.deadline) else { return Vec::new() };
    let dated = |key: &Key| plain(&workspace.measure(*key).deadline).map(|day| (*key, day));
    let dated: Vec<(Key, Day)> = clause.measures.iter().filter_map(dated).collect();
    let latest = dated.iter().map(|(_, day)| *day).max();
    let wrong = |(key, day): &(Key, Day)| (Some(*day) == latest && *day != agreed).then_some(*key);
    dated.iter().filter_map(wrong).collect()
}

/// The day of a plain "до".
fn plain(deadline: &Deadline) -> Option<Day> {
    match deadline {
        Deadline::By(days) if days.len() == 1 => Some(days[0]),
        _ => None,
    }
}
