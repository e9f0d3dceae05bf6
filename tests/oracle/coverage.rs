//! Coverage: whether every roadmap of a level below carries out what is mandatory for it.

use std::collections::BTreeSet;

use super::derive::planned;
use super::plan::{Key, Measure, Roadmap, Workspace};

/// Whether a roadmap must be found lacking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lack {
    /// It must.
    Surely,
    /// The words leave it open.
    Perhaps,
}

/// The roadmaps that lack the measure, by number.
pub(crate) fn lacking(workspace: &Workspace, upper: &Measure) -> Vec<(u8, Lack)> {
    let Some(level) = upper.mandatory_for else { return Vec::new() };
    let served = carried_out_by(workspace, upper.key);
    let below = workspace
        .roadmaps
        .iter()
        .filter(|roadmap| roadmap.level == level && workspace.above(roadmap.number).contains(&upper.key.0));
    let without = below.filter(|roadmap| !served.contains(&roadmap.number));
    let told_between = |roadmap: &Roadmap| {
        // Choice: what carries it out between, and is lacking too, is told in its place; with that both are there.
        let above = workspace.above(roadmap.number);
        let between = serving(workspace, upper.key).into_iter().filter(|key| *key != upper.key);
        let mut lacking = between.filter(|key| {
            let asked = workspace.measure(*key).mandatory_for == Some(level);
            asked && above.contains(&key.0) && !carried_out_by(workspace, *key).contains(&roadmap.number)
        });
        lacking.next().is_some()
    };
    let lack = |roadmap: &Roadmap| match concerned(workspace, upper, roadmap)? {
        Lack::Surely if told_between(roadmap) => Some(Lack::Perhaps),
        lack => Some(lack),
    };
    without.filter_map(|roadmap| Some((roadmap.number, lack(roadmap)?))).collect()
}

/// The roadmaps with a measure that implements it, directly or through measures that do; a whole is implemented by what
/// implements all of its parts.
fn carried_out_by(workspace: &Workspace, upper: Key) -> BTreeSet<u8> {
    let numbers = workspace.roadmaps.iter().map(|roadmap| roadmap.number);
    numbers.filter(|number| implemented_by(workspace, *number).contains(&upper)).collect()
}

/// All that the measures of a roadmap implement.
fn implemented_by(workspace: &Workspace, number: u8) -> BTreeSet<Key> {
    let own = workspace.roadmap(number).measures.iter();
    let mut known: BTreeSet<Key> = own.flat_map(|measure| measure.implements.clone()).collect();
    loop {
        let before = known.len();
        for measure in workspace.measures() {
            let parts = workspace.parts(measure.key);
            if !parts.is_empty() && parts.iter().all(|part| known.contains(part)) {
                known.insert(measure.key);
            }
            if known.contains(&measure.key) {
                known.extend(&measure.implements);
            }
        }
        if known.len() == before {
            return known;
        }
    }
}

/// A measure and those that implement it, directly or through others.
fn serving(workspace: &Workspace, upper: Key) -> BTreeSet<Key> {
    let mut serving = BTreeSet::from([upper]);
    loop {
        let more: Vec<Key> = workspace
            .measures()
            .filter(|measure| measure.implements.iter().any(|above| serving.contains(above)))
            .map(|measure| measure.key)
            .filter(|key| !serving.contains(key))
            .collect();
        if more.is_empty() {
            return serving;
        }
        serving.extend(more);
    }
}

/// Whether the roadmap's period holds an occurrence of the duty.
///
/// Choice: a duty without dates concerns every roadmap. An occurrence that only overlaps the period, or that lies
/// outside its own plan's, may count or not.
fn concerned(workspace: &Workspace, upper: &Measure, roadmap: &Roadmap) -> Option<Lack> {
    let Some(schedule) = planned(workspace, upper.key) else { return Some(Lack::Surely) };
    let own = workspace.roadmap(upper.key.0).period;
    let (first, last) = roadmap.period;
    let mut lack = None;
    for time in &schedule.times {
        let (from, to) = time.counts();
        let opens = time.opens.unwrap_or(from);
        let due_inside = first <= from && to <= last;
        let whole = first <= opens && to <= last && own.0 <= opens && to <= own.1;
        if whole {
            return Some(Lack::Surely);
        }
        let meets = opens <= last && first <= to;
        lack = lack.or((due_inside || meets).then_some(Lack::Perhaps));
    }
    lack
}
