//! Coverage: whether every roadmap of a level below carries out what is mandatory for it.

use std::collections::BTreeSet;

use super::derive::planned;
use super::plan::{Key, Measure, Roadmap, Workspace};

/// Whether a roadmap must be found lacking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It must.
    Surely,
    /// The words leave it open.
    Perhaps,
}

/// The roadmaps that lack the measure, by number.
pub fn lacking(workspace: &Workspace, upper: &Measure) -> Vec<(u8, Lack)> {
    let Some(level) = upper.mandatory_for else { return Vec::new() };
    let served = carried_out_by(workspace, upper.key);
    let below = workspace
        .roadmaps
        .iter()
        .filter(|roadmap| roadmap.level == level && workspace.above(roadmap.number).contains(&upper.key.0));
    let without = below.filter(|roadmap| !served.contains(&roadmap.number));
    let lacks = without.filter_map(|roadmap| Some((roadmap, concerned(workspace, upper, roadmap)?)));
    // What carries the duty out between, and is lacking too, may be told in its place.
    let told = |(roadmap, lack): (&Roadmap, Lack)| {
        let lack = if is_told_between(workspace, upper, roadmap) { Lack::Perhaps } else { lack };
        (roadmap.number, lack)
    };
    lacks.map(told).collect()
}

/// Whether a measure between that carries the duty out is mandatory for the roadmap itself, and lacking there.
fn is_told_between(workspace: &Workspace, upper: &Measure, roadmap: &Roadmap) -> bool {
    let above = workspace.above(roadmap.number);
    let asks =
        |measure: &&Measure| measure.mandatory_for == upper.mandatory_for && above.contains(&measure.key.0);
    workspace.measures().filter(asks).any(|measure| {
        let serves = serving(workspace, upper.key).contains(&measure.key);
        let is_lacking = !carried_out_by(workspace, measure.key).contains(&roadmap.number);
        measure.key != upper.key && serves && is_lacking && concerned(workspace, measure, roadmap).is_some()
    })
}

/// The roadmaps with a measure that implements it, directly or through measures that do.
fn carried_out_by(workspace: &Workspace, upper: Key) -> BTreeSet<u8> {
    serving(workspace, upper).into_iter().filter(|key| *key != upper).map(|key| key.0).collect()
}

/// The measure, and all that implement it, directly or through others.
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
        let opens = time.opens.unwrap_or(time.due);
        let due_inside = first <= time.due && time.due <= last;
        let whole = first <= opens && time.due <= last && own.0 <= opens && time.due <= own.1;
        if whole {
            return Some(Lack::Surely);
        }
        let meets = opens <= last && first <= time.due;
        lack = lack.or((due_inside || meets).then_some(Lack::Perhaps));
    }
    lack
}
