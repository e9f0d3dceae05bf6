//! Stage 6, meaning: one graph of the whole workspace, and what follows from it.
//!
//! References are resolved once, into a petgraph [graph](Links); faulty ones are listed and not used. Schedules are
//! packed into one [list of days](Plans). On these two rest four questions, each a file of pure functions:
//!
//! - `belonging`, `nesting`, `bounds`: does a lower measure keep the time of the upper one it implements?
//! - `pairs`, `network`, `sequence`: is what comes first finished before what needs it, and can it be?
//! - `clauses`: do the clauses of the order agree with the measures?
//! - `coverage`: does each roadmap carry out what is mandatory for its level?
//!
//! What the words mean is told in `docs/time.md`.

mod belonging;
mod bounds;
mod clauses;
mod coverage;
mod cycle;
mod line;
mod links;
mod names;
mod nesting;
mod network;
mod pairs;
mod plan;
mod proof;
mod read;
mod sequence;
mod settled;

use rayon::prelude::*;

use crate::base::{ClauseIdx, Idx, RowIdx};
use crate::deadline::{Calendar, Times};
use crate::model::{Clause, Measure, Roadmap};
use crate::workspace::Workspace;

pub use bounds::{Lapses, Nesting};
pub use clauses::{Conflict, Disagreement};
pub use coverage::Gap;
pub use line::Line;
pub use links::{Fault, Kind as LinkKind, Link, Links, Spot, Wrong};
pub use names::Unknown;
pub use nesting::{Lapse, Miss};
pub use network::{Arc, Member, Moment, Network};
pub use plan::{Day, Kind, Occ, Plan, Plans, Shape, date, day, year};
pub use sequence::{Clash, Clashes, Step};
pub use settled::Settled;

/// The graph of a workspace, and what follows from it.
pub struct Graph {
    /// References, resolved.
    pub links: Links,
    /// Which roadmap is above which.
    pub line: Line,
    /// The schedules of measures and clauses, by the number of their node.
    pub plans: Plans,
    /// The network of measures that wait or are waited for.
    pub network: Network,
    /// What is not kept of what is above.
    pub nesting: Nesting,
    /// What cannot be, or may not be, in time.
    pub clashes: Vec<Clashes>,
    /// Clauses and measures that do not agree.
    pub disagreements: Vec<Disagreement>,
    /// Duties that are not carried out.
    pub gaps: Vec<Gap>,
}

/// What is found in one roadmap.
type Found = (Nesting, Vec<Disagreement>, Vec<Gap>);

impl Graph {
    /// Builds the graph and answers its questions.
    pub fn build(workspace: &Workspace, times: &Times, calendar: &Calendar) -> Self {
        let mut line = Line::default();
        let mut links = Links::new(workspace, &mut line);
        let mut plans = read::plans(workspace, times);
        let order = cycle::in_order(&mut links);
        links.faults.sort_by_key(|fault| (fault.from, fault.kind, fault.at));
        let facts = |node| read::facts(workspace, times, &links, node);
        let network = Network::new(&order, &links, &mut plans, facts, calendar);
        let clashes = sequence::clashes(&network);
        let (nesting, disagreements, gaps) = in_roadmaps(workspace, times, &links, &line, &plans);
        Graph { links, line, plans, network, nesting, clashes, disagreements, gaps }
    }

    /// The measure of a node, with its roadmap.
    pub fn measure<'w>(&self, workspace: &'w Workspace, node: u32) -> Option<(&'w Roadmap, &'w Measure)> {
        let spot = self.links.spot(node);
        let roadmap = workspace.roadmaps.get(spot.roadmap as usize)?;
        Some((roadmap, roadmap.measures.get(RowIdx::new(spot.local as usize))?))
    }

    /// The clause of a node, with its roadmap.
    pub fn clause<'w>(&self, workspace: &'w Workspace, node: u32) -> Option<(&'w Roadmap, &'w Clause)> {
        let spot = self.links.spot(node);
        let roadmap = workspace.roadmaps.get(spot.roadmap as usize)?;
        Some((roadmap, roadmap.order.as_ref()?.clauses.get(ClauseIdx::new(spot.local as usize))?))
    }
}

/// Asks the roadmaps side by side, and lists the answers in their order.
fn in_roadmaps(workspace: &Workspace, times: &Times, links: &Links, line: &Line, plans: &Plans) -> Found {
    let duties = coverage::Duties::new(workspace, links, line, plans, &links.faults);
    let found: Vec<Found> = (0..plan::index(workspace.roadmaps.len()))
        .into_par_iter()
        .with_min_len(64)
        .map(|roadmap| {
            let bounds = read::bounds(times, roadmap);
            let nesting = Nesting::of_roadmap(roadmap, links, plans, bounds);
            let disagreements = bounds.map(|bounds| clauses::disagreements(roadmap, links, plans, bounds));
            (nesting, disagreements.unwrap_or_default(), duties.gaps(roadmap, bounds))
        })
        .collect();
    let mut all = Found::default();
    for (nesting, disagreements, gaps) in found {
        all.0.lapses.extend(nesting.lapses);
        all.0.undated.extend(nesting.undated);
        all.1.extend(disagreements);
        all.2.extend(gaps);
    }
    all
}
