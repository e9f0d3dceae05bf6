//! How late a whole can be where something waits for its parts.
//!
//! A whole is finished with the last of its parts, and what waits for a part holds that back: so the last day of a whole
//! may be written on no way along `after` that leads to it. The last days are found from the earliest on, as by
//! Dijkstra: what follows hands its own last day back to what it waits for, and a whole gets the latest of its parts'
//! once each has one (Knuth, A generalization of Dijkstra's algorithm, 1977). The same walk, counting steps in place of
//! days, finds the shortest reason. Where one of several times is enough, none of them is held back.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

use super::moment::{MomentArc, PrecedenceKind};
use super::network::Network;
use super::schedules::DayNumber;
use super::sequence::TraceStep;
use crate::base::{Idx, MomentIdx};

/// How late moments can be by what they are finished with or count from.
#[derive(Clone, Debug, Default)]
pub(super) struct Ceilings {
    pub(super) of: HashMap<MomentIdx, Ceiling>,
    /// The arcs of the network by where they come from, where there are ceilings.
    by_start: Vec<MomentArc>,
}

/// How late a moment can be by what it is finished with or counts from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ceiling {
    /// The last day of the last of these.
    pub event: DayNumber,
    /// Its own last day.
    pub day: DayNumber,
}

/// By what a moment is bounded.
#[derive(Clone, Copy)]
enum Cause {
    /// A line of its own.
    Own,
    /// What waits for it.
    Follower(MomentArc),
    /// All that it is finished with or counted from.
    Parts,
}

/// The ceilings of wholes that wait for something, and of what can hold their parts back. `counted` is what a deadline
/// that counts from events makes of the last of their days.
pub(super) fn all(
    network: &Network,
    counted: impl Fn(MomentIdx, DayNumber) -> Option<DayNumber>,
) -> Ceilings {
    let waits = |at: &MomentIdx| network.moments[*at].ends_with_parts() && !network.pressing(*at).is_empty();
    let wholes: Vec<MomentIdx> = network.moments.places().filter(waits).collect();
    if wholes.is_empty() {
        return Ceilings::default();
    }
    let (mut ceilings, by_start) = (HashMap::new(), network.arcs_by_start());
    let own = |at: MomentIdx| network.moments[at].limit().filter(|_| network.counting(at).is_empty());
    let together = |at: MomentIdx, days: &[DayNumber]| {
        let event = days.iter().copied().max()?;
        let day = if network.moments[at].ends_with_parts() { event } else { counted(at, event)? };
        ceilings.insert(at, Ceiling { event, day });
        Some(day)
    };
    Around::of(network, &by_start, wholes).bounds(own, |day| day, together);
    Ceilings { of: ceilings, by_start }
}

/// The steps that prove that a whole is finished by `last`: each part with its own last day, or with what waits for it up to
/// one that has such a day; of what counts from an event, that is proven in its turn. Nothing where there is no proof.
pub(super) fn steps(network: &Network, whole: MomentIdx, last: DayNumber) -> Vec<TraceStep> {
    let mut steps = Vec::new();
    let mut open = vec![(whole, last)];
    let mut seen = HashSet::new();
    while let Some((at, last)) = open.pop() {
        let own = |at: MomentIdx| {
            network.last_day(at).filter(|day| *day <= last)?;
            // Where there are several ways, those are told that count from nothing.
            Some((usize::from(!network.counting(at).is_empty()), 1))
        };
        let back = |(counted, steps): (usize, usize)| (counted, steps.saturating_add(1));
        let together = |at: MomentIdx, each: &[(usize, usize)]| {
            let sum = |all: (usize, usize), one: &(usize, usize)| {
                (all.0.saturating_add(one.0), all.1.saturating_add(one.1))
            };
            network.moments[at].ends_with_parts().then(|| each.iter().fold((0, 0), sum))
        };
        let around = Around::of(network, &network.ceilings.by_start, vec![at]);
        // What waits for the whole is held against that by itself.
        let around = Around { whole: Some(whole), ..around };
        let why = around.bounds(own, back, together);
        if !why.contains_key(&at) {
            return Vec::new();
        }
        let counted = told(network, at, &why, &mut steps);
        open.extend(counted.into_iter().filter(|event| seen.insert(*event)));
    }
    steps.retain(|step| step.moment != whole);
    // First what says when itself and what others wait for, in the order of files; then what follows, in that of the network.
    let place = |step: &TraceStep| match step.after {
        None => (u8::from(step.limit.is_none()), step.measure.at()),
        Some(_) => (2, step.moment.at()),
    };
    steps.sort_by_key(place);
    steps.dedup();
    steps
}

/// Tells how a moment is bounded, one step a moment; returns the events from which some of it counts, with their last days.
fn told(
    network: &Network,
    from: MomentIdx,
    why: &MomentBounds<(usize, usize)>,
    steps: &mut Vec<TraceStep>,
) -> Vec<(MomentIdx, DayNumber)> {
    let (mut events, mut seen) = (Vec::new(), HashSet::from([from]));
    let mut open: Vec<(MomentIdx, Option<PrecedenceKind>)> = vec![(from, None)];
    while let Some((moment, by)) = open.pop() {
        let cause = why.get(&moment).map(|(_, cause)| *cause);
        let is_own = matches!(cause, Some(Cause::Own));
        let counting = network.counting(moment).iter().filter(|_| is_own);
        let event = network.ceiling(moment).map(|ceiling| ceiling.event);
        events.extend(counting.clone().filter_map(|arc| Some((arc.from, event?))));
        let after = by.or(counting.clone().next().map(|arc| arc.by));
        // Of a part that is a whole its own parts say when.
        if after.is_some() || !matches!(cause, Some(Cause::Parts)) {
            let limit = network.last_day(moment).filter(|_| is_own);
            steps.push(TraceStep { limit, ..TraceStep::of(network, moment, after) });
        }
        match cause {
            Some(Cause::Follower(arc)) if seen.insert(arc.to) => open.push((arc.to, Some(arc.by))),
            Some(Cause::Parts) => {
                let parts = network.counting(moment).iter().filter(|arc| seen.insert(arc.from));
                open.extend(parts.map(|arc| (arc.from, None)));
            }
            _ => {}
        }
    }
    events
}

/// The moments on which it hangs how late some can be.
struct Around<'n> {
    network: &'n Network,
    /// Arcs by where they come from.
    arcs: &'n [MomentArc],
    moments: HashSet<MomentIdx>,
    /// The arcs from these by where they lead, for a moment may have many others.
    back: HashMap<MomentIdx, Vec<MomentArc>>,
    /// What is to be bounded by its parts alone.
    whole: Option<MomentIdx>,
}

impl<'n> Around<'n> {
    /// All that can bound these, from one to the next.
    fn of(network: &'n Network, arcs: &'n [MomentArc], mut open: Vec<MomentIdx>) -> Self {
        let mut around = Around {
            network,
            arcs,
            moments: open.iter().copied().collect(),
            back: HashMap::new(),
            whole: None,
        };
        while let Some(at) = open.pop() {
            let parts = network.counting(at).iter().map(|arc| arc.from);
            let followers: Vec<MomentArc> =
                around.from(at).iter().filter(|arc| network.is_alone(arc)).copied().collect();
            let next: Vec<MomentIdx> = parts.chain(followers.iter().map(|arc| arc.to)).collect();
            followers.into_iter().for_each(|arc| around.back.entry(arc.to).or_default().push(arc));
            open.extend(next.into_iter().filter(|next| around.moments.insert(*next)));
        }
        around
    }

    /// The arcs that come from a moment.
    fn from(&self, moment: MomentIdx) -> &[MomentArc] {
        let start = self.arcs.partition_point(|arc| arc.from < moment);
        let end = self.arcs.partition_point(|arc| arc.from <= moment);
        self.arcs.get(start..end).unwrap_or_default()
    }

    /// The least bound of each moment that has one: its own, `back` from that of what follows it, or that of all its parts
    /// `together`. Neither makes a bound less, so that they are found from the least on, each once.
    fn bounds<V: Copy + Ord>(
        &self,
        own: impl Fn(MomentIdx) -> Option<V>,
        back: impl Fn(V) -> V,
        mut together: impl FnMut(MomentIdx, &[V]) -> Option<V>,
    ) -> MomentBounds<V> {
        let network = self.network;
        let mut found = Candidates { bounds: MomentBounds::new(), open: BinaryHeap::new() };
        let mut ready: HashMap<MomentIdx, usize> = HashMap::new();
        for &at in &self.moments {
            found.offer(at, own(at), Cause::Own);
        }
        while let Some((at, least)) = found.next() {
            let held = self.back.get(&at).into_iter().flatten();
            for arc in held.filter(|arc| self.whole != Some(arc.from)) {
                found.offer(arc.from, Some(back(least)), Cause::Follower(*arc));
            }
            let counted = self.from(at).iter().filter(|arc| network.counts(arc));
            for arc in counted.filter(|arc| self.moments.contains(&arc.to)) {
                let (ready, parts) = (ready.entry(arc.to).or_default(), network.counting(arc.to));
                *ready += 1;
                if *ready == parts.len() {
                    let each: Vec<V> = parts.iter().filter_map(|part| found.of(part.from)).collect();
                    found.offer(arc.to, together(arc.to, &each), Cause::Parts);
                }
            }
        }
        found.bounds
    }
}

/// What bounds each moment, and by what.
type MomentBounds<V> = HashMap<MomentIdx, (V, Cause)>;

/// Bounds as far as they are known, and those from which others are still to be found, the least first.
struct Candidates<V> {
    bounds: MomentBounds<V>,
    open: BinaryHeap<Reverse<(V, MomentIdx)>>,
}

impl<V: Copy + Ord> Candidates<V> {
    fn of(&self, moment: MomentIdx) -> Option<V> {
        self.bounds.get(&moment).map(|(bound, _)| *bound)
    }

    fn offer(&mut self, moment: MomentIdx, bound: Option<V>, cause: Cause) {
        let Some(bound) = bound.filter(|bound| self.of(moment).is_none_or(|known| *bound < known)) else {
            return;
        };
        self.bounds.insert(moment, (bound, cause));
        self.open.push(Reverse((bound, moment)));
    }

    /// The next moment whose bound is the least that it will ever have.
    fn next(&mut self) -> Option<(MomentIdx, V)> {
        loop {
            let Reverse((bound, moment)) = self.open.pop()?;
            if self.of(moment) == Some(bound) {
                return Some((moment, bound));
            }
        }
    }
}
