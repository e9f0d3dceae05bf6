//! Precedence: what comes too late for what needs it, and what no way of acting can keep.

use std::collections::{HashSet, VecDeque};

use super::network::{Moment, Network, choices};
use super::plan::Day;

/// One step of an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The measure.
    pub measure: u32,
    /// Its moment in the network.
    pub moment: u32,
    /// The place of the step before it in its list `after`; none for the first step.
    pub after: Option<u16>,
}

/// A time at which a measure cannot be, or may not be, in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// From what comes first to the measure itself.
    pub steps: Vec<Step>,
    /// By how many days.
    pub days: Day,
}

/// What is wrong with a measure, at each time that something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clashes {
    /// The measure.
    pub measure: u32,
    /// Whether no way of acting helps; else what comes first may only be too late.
    pub impossible: bool,
    /// The times, the worst of each.
    pub clashes: Vec<Clash>,
}

/// Every measure that cannot be or may not be in time, in the order of files.
pub fn clashes(network: &Network) -> Vec<Clashes> {
    let each = network.members.iter().filter_map(|member| {
        let moments = || member.moments.clone();
        let impossible: Vec<Clash> = moments().filter_map(|moment| impossible(network, moment)).collect();
        let late = impossible.is_empty() && member.own;
        let clashes = match late {
            true => moments().flat_map(|moment| late_inputs(network, moment)).collect(),
            false => impossible,
        };
        let found = Clashes { measure: member.measure, impossible: !late, clashes };
        (!found.clashes.is_empty()).then_some(found)
    });
    let mut clashes: Vec<Clashes> = each.collect();
    clashes.sort_by_key(|clashes| clashes.measure);
    clashes
}

/// The shortest proof that a moment cannot be in time, where it cannot.
fn impossible(network: &Network, moment: u32) -> Option<Clash> {
    let own = network.moment(moment)?;
    let limit = own.limit().filter(|limit| own.awaits > *limit)?;
    let mut seen = HashSet::from([moment]);
    let mut queue =
        VecDeque::from([vec![Step { measure: network.measure_of(moment)?, moment, after: None }]]);
    while let Some(steps) = queue.pop_front() {
        let at = steps.last()?;
        let here = network.moment(at.moment)?;
        if at.moment != moment && here.floor() > limit {
            return Some(Clash { days: here.floor() - limit, steps: told(steps) });
        }
        if at.moment != moment && here.done.is_some() {
            continue;
        }
        let soonest = choices(network.arcs_to(at.moment)).filter_map(|choice| network.soonest(choice));
        for arc in soonest.filter(|arc| seen.insert(arc.from)) {
            let measure = network.measure_of(arc.from)?;
            let mut steps = steps.clone();
            steps.last_mut().into_iter().for_each(|step| step.after = Some(arc.at));
            steps.push(Step { measure, moment: arc.from, after: None });
            queue.push_back(steps);
        }
    }
    None
}

/// Steps found from the end, told from the beginning.
fn told(mut steps: Vec<Step>) -> Vec<Step> {
    steps.reverse();
    steps
}

/// What may lawfully be finished after the moment that needs it is due.
fn late_inputs(network: &Network, moment: u32) -> Vec<Clash> {
    let own = network.moment(moment);
    let (Some(limit), Some(measure)) = (own.and_then(Moment::limit), network.measure_of(moment)) else {
        return Vec::new();
    };
    let first_due = choices(network.arcs_to(moment)).filter_map(|choice| network.first_due(choice));
    let late = first_due.filter_map(|arc| {
        let first = network.moment(arc.from)?;
        let days = first.finish() - limit;
        let mut steps = vec![Step { measure, moment, after: Some(arc.at) }];
        if days > 0 {
            lead(network, arc.from, &mut steps);
        }
        (days > 0).then(|| Clash { steps: told(steps), days })
    });
    late.collect()
}

/// Adds the moment, and before it what gives it its day, back to a day that is written.
fn lead(network: &Network, mut moment: u32, steps: &mut Vec<Step>) {
    while let (Some(here), Some(measure)) = (network.moment(moment), network.measure_of(moment)) {
        let taken = here.limit().is_none();
        let arcs = network.arcs_to(moment).iter().filter(|_| taken);
        let last = arcs.max_by_key(|arc| network.moment(arc.from).map(Moment::finish));
        steps.push(Step { measure, moment, after: last.map(|arc| arc.at) });
        match last {
            Some(arc) => moment = arc.from,
            None => break,
        }
    }
}
