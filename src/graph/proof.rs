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

/// A line that a proof rests on: a measure's own days, or the reference at that place of its list `after`.
type Line = (u32, Option<u16>);

/// How each moment of a proof is proven.
type Reasons = BTreeMap<u32, Why>;

/// The steps that prove that a moment cannot be finished by `limit`, what comes first told first.
///
/// Of what recurs one time may be enough, so that each of the times which may serve is proven to be too late. Then the
/// shortest reason for each need not make the shortest proof: lines without which there still is one are left out.
pub fn steps(network: &Network, moment: u32, limit: Day) -> Vec<Step> {
    let before = before(network, moment);
    let prove = |lines: Option<&BTreeSet<Line>>| reasons(network, &before, (moment, limit), lines);
    let mut steps = told(network, moment, limit, &prove(None));
    let mut needed = lines(&steps);
    for line in needed.clone() {
        let fewer: BTreeSet<Line> = needed.iter().copied().filter(|other| *other != line).collect();
        let why = prove(Some(&fewer));
        if why.contains_key(&moment) {
            steps = told(network, moment, limit, &why);
            needed = lines(&steps);
        }
    }
    steps
}

/// The lines that steps show.
fn lines(steps: &[Step]) -> BTreeSet<Line> {
    let own = steps.iter().filter(|step| step.floor.is_some()).map(|step| (step.measure, None));
    let after = steps.iter().filter(|step| step.after.is_some()).map(|step| (step.measure, step.after));
    own.chain(after).collect()
}

/// Proves what can be proven of the moments before one, by these lines alone where some are given.
fn reasons(
    network: &Network,
    before: &BTreeSet<u32>,
    (moment, limit): (u32, Day),
    lines: Option<&BTreeSet<Line>>,
) -> Reasons {
    let mut why = Reasons::new();
    for &at in before {
        let (Some(here), Some(measure)) = (network.moment(at), network.measure_of(at)) else { continue };
        let shown = |place: Option<u16>| lines.is_none_or(|lines| lines.contains(&(measure, place)));
        let reason = match here.floor() > limit && shown(None) {
            true if at != moment => Some(Why { steps: 1, after: None }),
            _ if at != moment && here.done.is_some() => None,
            _ => awaited(network.arcs_to(at), &why, |place| shown(Some(place))),
        };
        why.extend(reason.map(|reason| (at, reason)));
    }
    why
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
fn awaited(arcs: &[Arc], why: &Reasons, shown: impl Fn(u16) -> bool) -> Option<Why> {
    let shown = choices(arcs).filter(|choice| choice.first().is_some_and(|arc| shown(arc.at)));
    let proven = shown.filter_map(|choice| {
        let each: Option<Vec<usize>> =
            choice.iter().map(|arc| why.get(&arc.from).map(|why| why.steps)).collect();
        Some(Why { steps: 1 + each?.iter().sum::<usize>(), after: choice.first().map(|arc| arc.at) })
    });
    proven.min_by_key(|why| why.steps)
}

/// One step a measure and a reference of it, in the order of the network.
fn told(network: &Network, moment: u32, limit: Day, why: &Reasons) -> Vec<Step> {
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
