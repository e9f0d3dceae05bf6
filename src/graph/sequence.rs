//! Precedence: what comes too late for what needs it, and what no way of acting can keep.

use rayon::prelude::*;

use super::ceiling;
use super::moment::{Moment, PrecedenceKind, choices};
use super::network::Network;
use super::proof;
use super::schedules::DayNumber;
use crate::base::{MomentIdx, NodeIdx};

/// One step of an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceStep {
    /// The measure.
    pub measure: NodeIdx,
    /// The number of its moment in the network.
    pub moment: MomentIdx,
    /// That moment.
    pub state: Moment,
    /// By what it waits for the step before it; none for the first step.
    pub after: Option<PrecedenceKind>,
    /// The day before which its own line does not let it be finished, where that counts.
    pub floor: Option<DayNumber>,
    /// The day that its own line, or that of the last of its parts, does not let it pass, where that counts.
    pub limit: Option<DayNumber>,
}

impl TraceStep {
    /// A step to a moment, by what it waits for the one before.
    pub(super) fn of(network: &Network, moment: MomentIdx, after: Option<PrecedenceKind>) -> Self {
        let (measure, state) = (network.measure_of(moment), network.moments[moment]);
        TraceStep { measure, moment, state, after, floor: None, limit: None }
    }
}

/// A time at which a measure cannot be, or may not be, in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Of a whole that is finished with its parts: why these are finished so early.
    pub ends: Vec<TraceStep>,
    /// From what comes first to the measure itself.
    pub steps: Vec<TraceStep>,
    /// By how many days.
    pub days: DayNumber,
}

/// What is wrong with a measure, at each time that something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clashes {
    /// The measure.
    pub measure: NodeIdx,
    /// Whether no way of acting helps; else what comes first may only be too late.
    pub impossible: bool,
    /// Whether it has several times, be they in time or not.
    pub recurs: bool,
    /// The times, the worst of each.
    pub clashes: Vec<Clash>,
}

/// Every measure that cannot be or may not be in time, in the order of files. `inside` is the network without what lies
/// outside its own plan, around such measures.
pub(super) fn clashes(network: &Network, inside: &Network) -> Vec<Clashes> {
    let each = network.members.as_slice().par_iter().filter_map(|member| {
        let impossible: Vec<Clash> =
            member.moments().filter_map(|moment| impossible(network, moment)).collect();
        // A day of another year is told of itself.
        let late = impossible.is_empty() && !network.rests_on_outside(member);
        let (network, member) = match inside.member(member.measure) {
            Some(same) if late => (inside, same),
            _ => (network, member),
        };
        let moments = || member.moments();
        let clashes = match late {
            true => moments().flat_map(|moment| late_inputs(network, moment)).collect(),
            false => impossible,
        };
        let recurs = moments().len() > 1;
        let found = Clashes { measure: member.measure, impossible: !late, recurs, clashes };
        (!found.clashes.is_empty()).then_some(found)
    });
    let mut clashes: Vec<Clashes> = each.collect();
    clashes.sort_by_key(|clashes| clashes.measure);
    clashes
}

/// The shortest proof that a moment cannot be in time, where it cannot.
fn impossible(network: &Network, moment: MomentIdx) -> Option<Clash> {
    network.limits(moment).find_map(|limit| clash(network, moment, limit))
}

/// The proof that a moment must pass a day that it must not.
fn clash(network: &Network, moment: MomentIdx, limit: DayNumber) -> Option<Clash> {
    if !network.passes(moment, limit) {
        return None;
    }
    let mut steps = proof::steps(network, moment, limit);
    if steps.iter().any(|step| is_clash(network, step)) {
        return None;
    }
    let floor = steps.iter().filter_map(|step| step.floor).min()?;
    let is_whole = network.moments[moment].ends_with_parts();
    let ends = if is_whole { ceiling::steps(network, moment, floor - 1) } else { Vec::new() };
    if is_whole && ends.is_empty() || ends.iter().any(|step| is_told(network, step, moment)) {
        return None;
    }
    let limit = ends.iter().filter_map(|step| step.limit).max().unwrap_or(limit);
    if let Some(own) = steps.last_mut() {
        own.limit = Some(limit);
    }
    Some(Clash { days: floor - limit, ends, steps })
}

/// Whether what holds a whole back cannot be in time itself: by a line of its own, or as another whole, the last of those
/// told.
fn is_told(network: &Network, step: &TraceStep, whole: MomentIdx) -> bool {
    let ends_with_parts = network.moments[step.moment].ends_with_parts();
    (!ends_with_parts || step.moment > whole) && network.overrun(step.moment).is_some()
}

/// Whether the lines of a step clash with those before it already, so that what follows adds nothing.
fn is_clash(network: &Network, step: &TraceStep) -> bool {
    let own = network.member(step.measure).filter(|_| step.floor.is_some() && step.after.is_some());
    let mut moments = own.into_iter().flat_map(|member| member.moments());
    moments.any(|moment| network.overrun(moment).is_some())
}

/// What may lawfully be finished after the moment that needs it is due.
fn late_inputs(network: &Network, moment: MomentIdx) -> Vec<Clash> {
    let Some(limit) = network.moments[moment].limit() else { return Vec::new() };
    let first_due = choices(network.pressing(moment)).filter_map(|choice| network.first_due(choice));
    let late = first_due.filter_map(|(arc, lawful)| {
        let days = lawful - limit;
        let own = TraceStep { limit: Some(limit), ..TraceStep::of(network, moment, Some(arc.by)) };
        let mut steps = vec![own];
        if days > 0 {
            lead(network, arc.from, &mut steps);
        }
        steps.reverse();
        (days > 0).then_some(Clash { ends: Vec::new(), steps, days })
    });
    late.collect()
}

/// Adds the moment, and before it what gives it its day, back to a day that is written.
fn lead(network: &Network, mut moment: MomentIdx, steps: &mut Vec<TraceStep>) {
    loop {
        let last = network.giving(moment).iter().max_by_key(|arc| network.moments[arc.from].finish());
        steps.push(TraceStep::of(network, moment, last.map(|arc| arc.by)));
        match last {
            Some(arc) => moment = arc.from,
            None => break,
        }
    }
}
