//! Why a moment cannot be in time: the shortest way back to days that come too late.

use std::collections::{BTreeMap, BTreeSet};

use super::network::{Arc, Moment, Network, choices};
use super::plan::Day;
use super::sequence::Step;

/// How a moment is proven to come too late, and by how many steps.
#[derive(Clone, Copy)]
struct Why {
    steps: usize,
    /// The place of the reference to what is too late already; none where its own line says so.
    after: Option<u16>,
}

/// The steps that prove that a moment cannot be finished by `limit`, what comes first told first.
///
/// Of what recurs one time may be enough, so that each of the times which may serve is proven to be too late.
pub fn steps(network: &Network, moment: u32, limit: Day) -> Vec<Step> {
    let mut why: BTreeMap<u32, Why> = BTreeMap::new();
    for at in before(network, moment) {
        let Some(here) = network.moment(at) else { continue };
        let reason = match here.floor() > limit {
            true if at != moment => Some(Why { steps: 1, after: None }),
            _ if at != moment && here.done.is_some() => None,
            _ => awaited(network.arcs_to(at), &why),
        };
        why.extend(reason.map(|reason| (at, reason)));
    }
    told(network, moment, limit, &why)
}

/// A moment and all before it, in the order of the network.
fn before(network: &Network, moment: u32) -> BTreeSet<u32> {
    let mut seen = BTreeSet::from([moment]);
    let mut open = vec![moment];
    while let Some(at) = open.pop() {
        open.extend(network.arcs_to(at).iter().map(|arc| arc.from).filter(|from| seen.insert(*from)));
    }
    seen
}

/// The shortest reason among what a moment waits for: a reference all of whose times are too late.
fn awaited(arcs: &[Arc], why: &BTreeMap<u32, Why>) -> Option<Why> {
    let proven = choices(arcs).filter_map(|choice| {
        let each: Option<Vec<usize>> =
            choice.iter().map(|arc| why.get(&arc.from).map(|why| why.steps)).collect();
        Some(Why { steps: 1 + each?.iter().sum::<usize>(), after: choice.first().map(|arc| arc.at) })
    });
    proven.min_by_key(|why| why.steps)
}

/// One step a measure and a reference of it, in the order of the network.
fn told(network: &Network, moment: u32, limit: Day, why: &BTreeMap<u32, Why>) -> Vec<Step> {
    let mut open = BTreeSet::from([moment]);
    let mut steps: Vec<Step> = Vec::new();
    while let Some(at) = open.pop_last() {
        let (Some(reason), Some(measure)) = (why.get(&at), network.measure_of(at)) else { continue };
        let floor = network.moment(at).map(Moment::floor).filter(|floor| *floor > limit);
        let floor = floor.filter(|_| reason.after.is_none());
        let choice = choices(network.arcs_to(at))
            .find(|choice| choice.first().is_some_and(|arc| Some(arc.at) == reason.after));
        open.extend(choice.into_iter().flatten().map(|arc| arc.from));
        let joins = |step: &&mut Step| {
            let same = step.after == reason.after || step.after.is_none() || reason.after.is_none();
            step.measure == measure && same
        };
        match steps.iter_mut().find(joins) {
            Some(step) => {
                step.after = step.after.or(reason.after);
                step.floor = [step.floor, floor].into_iter().flatten().min();
                step.moment = step.moment.min(at);
            }
            None => steps.push(Step { measure, moment: at, after: reason.after, floor }),
        }
    }
    steps.reverse();
    steps
}
