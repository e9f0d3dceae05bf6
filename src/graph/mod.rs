//! Meaning: one graph of the whole workspace, and what follows from it.
//!
//! References are resolved once, into a petgraph [graph](Links); faulty ones are listed and not used. Schedules are
//! packed into one [list of days](Schedules). On these two rest four questions, of pure functions:
//!
//! - `belonging`, `nesting`, `bounds`: does a lower measure keep the time of the upper one it implements?
//! - `pairs`, `network`, `ahead`, `inside`, `ceiling`, `sequence`: is what comes first finished before what needs it, and can it be?
//! - `clauses`: do the clauses of the order agree with the measures?
//! - `coverage`: does each roadmap carry out what is mandatory for its level?
//!
//! `whole` tells when a measure is finished whose parts are, `settled` what is done, `in_force` the days that all of this gives to what
//! waits.
//!
//! What the words mean is told in `docs/time.md`.

mod ahead;
mod belonging;
mod bounds;
mod ceiling;
mod clauses;
mod coverage;
mod cycle;
mod firsts;
mod hierarchy;
mod in_force;
mod inside;
mod limit;
mod links;
mod moment;
mod names;
mod nesting;
mod network;
mod pairs;
mod proof;
mod read;
mod resolve;
mod schedules;
mod sequence;
mod settled;
mod whole;

use std::collections::HashSet;

use rayon::prelude::*;

use inside::Surroundings;
use network::NetworkFacts;

use crate::base::{Idx, NodeIdx, Period, RoadmapIdx, RowIdx};
use crate::deadline::{Calendar, Times};
use crate::model::{Clause, Roadmap};
use crate::workspace::Workspace;

pub use belonging::served;
pub use bounds::{Nesting, Violations};
pub use clauses::{Conflict, Disagreement};
pub use coverage::CoverageGap;
pub use hierarchy::Hierarchy;
pub use links::{FaultyReference, GraphLink, LinkKind, Links, NodeKind, ReferenceFault};
pub use moment::{Moment, MomentArc, PrecedenceKind};
pub use names::{IdTable, UnresolvedName};
pub use nesting::{MissedOccurrence, Violation};
pub use network::{Network, NetworkMember};
pub use schedules::{
    Dating, DayNumber, DueWindow, PackedSchedule, ScheduleShape, Schedules, date, day, year,
};
pub use sequence::{Clash, Clashes, TraceStep};
pub use settled::{Settled, marks};

/// The graph of a workspace, and what follows from it.
pub struct Graph {
    /// References, resolved.
    pub links: Links,
    /// Which roadmap is above which.
    pub hierarchy: Hierarchy,
    /// The schedules of measures and clauses, by the number of their node.
    pub schedules: Schedules,
    /// The network of measures that wait or are waited for.
    pub network: Network,
    /// What is not kept of what is above.
    pub nesting: Nesting,
    /// What cannot be, or may not be, in time.
    pub clashes: Vec<Clashes>,
    /// Clauses and measures that do not agree, sorted by the measure.
    pub disagreements: Vec<Disagreement>,
    /// Duties that are not carried out, in the order of roadmaps.
    pub gaps: Vec<CoverageGap>,
}

/// The network of the measures in `order`, each behind all it waits for, where nothing waits for those set `aside`; gives those
/// their days that have them by others.
fn network_of(
    order: &[NodeIdx],
    aside: &HashSet<NodeIdx>,
    (workspace, times, calendar): (&Workspace, &Times, &Calendar),
    links: &Links,
    schedules: &mut Schedules,
) -> Network {
    let facts = |node| {
        let facts = read::facts(workspace, times, links, node)?;
        let aside = links.edges(node, LinkKind::After).filter(|(first, _)| aside.contains(first));
        Some(NetworkFacts { waits: facts.waits - aside.count(), ..facts })
    };
    order.iter().for_each(|measure| whole::date(*measure, links, schedules));
    ahead::count_back(order, links, schedules, facts, calendar);
    Network::new(order, links, schedules, facts, calendar)
}

/// What is found in one roadmap.
type RoadmapProof = (Nesting, Vec<Disagreement>, Vec<CoverageGap>);

impl Graph {
    /// Builds the graph and answers its questions.
    pub fn build(workspace: &Workspace, times: &Times, calendar: &Calendar) -> Self {
        let mut hierarchy = Hierarchy::default();
        let mut links = Links::new(workspace, &mut hierarchy);
        let mut schedules = read::schedules(workspace, times);
        let order = cycle::in_order(&mut links);
        links.faults.sort_by_key(|fault| (fault.from, fault.kind, fault.at));
        let is_outside =
            |node| read::facts(workspace, times, &links, node).is_some_and(|facts| facts.outside);
        let around = Surroundings::of(&order, &links, &schedules, is_outside);
        let facts = (workspace, times, calendar);
        let network = network_of(&order, &HashSet::new(), facts, &links, &mut schedules);
        let inside = around.without(&mut links, &mut schedules, |links, schedules| {
            network_of(&around.order, &around.outside, facts, links, schedules)
        });
        let clashes = sequence::clashes(&network, &inside);
        let (nesting, disagreements, gaps) = in_roadmaps(workspace, times, &links, &hierarchy, &schedules);
        Graph { links, hierarchy, schedules, network, nesting, clashes, disagreements, gaps }
    }

    /// The measure of a node, with its roadmap and its place there.
    pub fn row<'w>(&self, workspace: &'w Workspace, node: NodeIdx) -> Option<(&'w Roadmap, RowIdx)> {
        let (roadmap, row) = self.row_of(node)?;
        Some((workspace.roadmaps.get(roadmap.at())?, row))
    }

    /// Whether a plan of that period must carry a duty out: it holds one of its occurrences; an undated duty is asked of
    /// every plan, and so is any of a plan whose period is not known.
    pub fn is_asked(&self, duty: NodeIdx, period: Option<Period>) -> bool {
        let bounds = period.map(|period| (schedules::day(period.first), schedules::day(period.last)));
        coverage::is_asked(self.schedules.get(duty), bounds)
    }

    /// The roadmap and the row of a node that is a measure.
    pub fn row_of(&self, node: NodeIdx) -> Option<(RoadmapIdx, RowIdx)> {
        let NodeKind::Row(roadmap, row) = self.links.kind(node) else { return None };
        Some((roadmap, row))
    }

    /// The clause of a node, with its roadmap.
    pub fn clause<'w>(&self, workspace: &'w Workspace, node: NodeIdx) -> Option<(&'w Roadmap, &'w Clause)> {
        let NodeKind::Clause(roadmap, clause) = self.links.kind(node) else { return None };
        let roadmap = workspace.roadmaps.get(roadmap.at())?;
        Some((roadmap, roadmap.order.as_ref()?.clauses.entry(clause)?))
    }
}

/// Asks the roadmaps side by side, and lists the answers in their order.
fn in_roadmaps(
    workspace: &Workspace,
    times: &Times,
    links: &Links,
    hierarchy: &Hierarchy,
    schedules: &Schedules,
) -> RoadmapProof {
    let duties = coverage::MandatoryDuties::new(workspace, links, hierarchy, schedules, &links.faults);
    let found: Vec<RoadmapProof> = (0..workspace.roadmaps.len())
        .into_par_iter()
        .map(RoadmapIdx::new)
        .with_min_len(64)
        .map(|roadmap| {
            let bounds = read::bounds(times, roadmap);
            let nesting = Nesting::of_roadmap(roadmap, links, schedules, bounds);
            let disagreements =
                bounds.map(|bounds| clauses::disagreements(roadmap, links, schedules, bounds));
            (nesting, disagreements.unwrap_or_default(), duties.gaps(roadmap, bounds))
        })
        .collect();
    let mut all = RoadmapProof::default();
    for (nesting, disagreements, gaps) in found {
        all.0.lapses.extend(nesting.lapses);
        all.0.undated.extend(nesting.undated);
        all.1.extend(disagreements);
        all.2.extend(gaps);
    }
    all.1.sort_by_key(|one| (one.measure, one.clause));
    all
}
