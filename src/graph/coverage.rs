//! Coverage: whether each roadmap of a level carries out what is mandatory for it.

use std::collections::{HashMap, HashSet};

use super::line::Line;
use super::links::{Fault, Kind as LinkKind, Links};
use super::nesting::Bounds;
use super::plan::Plans;
use crate::base::{Idx, RowIdx};
use crate::model::Measure;
use crate::schema::{self, FaultKind};
use crate::workspace::Workspace;

/// A duty that a roadmap does not carry out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The roadmap.
    pub roadmap: u32,
    /// The duty: the upper measure.
    pub duty: u32,
    /// The measure between that carries it out and is to be implemented, where a level is between.
    pub through: Option<u32>,
    /// The measure between that looks like it and does not say so: the link that is missing.
    pub unlinked: Option<u32>,
    /// The roadmap's own measure that looks like what it is to implement, and does not say so.
    pub own: Option<u32>,
}

/// The duties of a workspace: of each roadmap, its measures that are mandatory and the depth of the level.
pub struct Duties<'g> {
    workspace: &'g Workspace,
    links: &'g Links,
    line: &'g Line,
    plans: &'g Plans,
    /// Faulty references, sorted by the entry that they stand in.
    faults: &'g [Fault],
    of: HashMap<u32, Vec<(u32, usize)>>,
    /// The measures whose `implements` could not be read.
    unread: HashSet<u32>,
}

impl<'g> Duties<'g> {
    /// Gathers the duties.
    pub fn new(
        workspace: &'g Workspace,
        links: &'g Links,
        line: &'g Line,
        plans: &'g Plans,
        faults: &'g [Fault],
    ) -> Self {
        let mut of: HashMap<u32, Vec<(u32, usize)>> = HashMap::new();
        for (roadmap, number) in workspace.roadmaps.iter().zip(0..) {
            for (measure, node) in roadmap.measures().zip(links.of_roadmap(number)) {
                let depth = measure.mandatory_for.as_ref().and_then(|level| workspace.config.depth(level));
                if let Some(depth) = depth {
                    of.entry(number).or_default().push((node, depth));
                }
            }
        }
        let unread = unread_links(workspace, links);
        Duties { workspace, links, line, plans, faults, of, unread }
    }

    /// What a roadmap, in a plan of those bounds, does not carry out.
    pub fn gaps(&self, roadmap: u32, bounds: Option<Bounds>) -> Vec<Gap> {
        let Some(depth) = self.line.depth(roadmap) else { return Vec::new() };
        let above = self.line.above(roadmap);
        let duties: Vec<u32> = above
            .filter_map(|above| self.of.get(&above))
            .flatten()
            .filter(|(duty, level)| *level == depth && self.is_asked(*duty, bounds))
            .map(|(duty, _)| *duty)
            .collect();
        if duties.is_empty() || self.is_unread(roadmap) {
            return Vec::new();
        }
        let reached = self.reached(roadmap);
        let missing = duties.iter().filter(|duty| reached.binary_search(duty).is_err());
        let missing: Vec<u32> = missing.copied().collect();
        let meant = |duty: u32| self.may_be_meant(duty, &missing, roadmap, &reached);
        let gaps =
            missing.iter().filter(|&&duty| !meant(duty)).map(|&duty| self.gap(roadmap, duty, &reached));
        // What carries it out between, and is missing too, is told; with that both are carried out.
        gaps.filter(|gap| !gap.through.is_some_and(|through| missing.contains(&through) && !meant(through)))
            .collect()
    }

    /// Whether a plan of those bounds must carry the duty out: it holds one of its occurrences; an undated duty is
    /// asked of every plan.
    fn is_asked(&self, duty: u32, bounds: Option<Bounds>) -> bool {
        let plan = self.plans.get(duty);
        let Some((first, last)) = bounds.filter(|_| plan.is_dated()) else { return true };
        plan.days.iter().any(|occ| first <= occ.due && occ.due <= last)
    }

    /// Whether the roadmap or one above could not be read to its end, so that an answer may only be unread.
    fn is_unread(&self, roadmap: u32) -> bool {
        let mut line = std::iter::once(roadmap).chain(self.line.above(roadmap));
        line.any(|at| self.workspace.roadmaps.get(at as usize).is_some_and(|roadmap| roadmap.partial))
    }

    /// Every measure above that one of the roadmap implements, directly or through others, sorted.
    fn reached(&self, roadmap: u32) -> Vec<u32> {
        let mut reached: Vec<u32> = Vec::new();
        let mut front: Vec<u32> = self.links.of_roadmap(roadmap).collect();
        while !front.is_empty() {
            let up = front.iter().flat_map(|&at| self.links.from(at, LinkKind::Implements));
            let mut next: Vec<u32> = up.map(|(upper, _)| upper).collect();
            next.sort_unstable();
            next.dedup();
            reached.extend_from_slice(&next);
            front = next;
        }
        reached.sort_unstable();
        reached.dedup();
        reached
    }

    /// Whether a faulty `implements` on the way up may mean the duty: it looks like it, or like none that is missing.
    fn may_be_meant(&self, duty: u32, missing: &[u32], roadmap: u32, reached: &[u32]) -> bool {
        let own = self.links.of_roadmap(roadmap);
        let on_the_way = own.chain(reached.iter().copied());
        on_the_way
            .filter(|&at| self.is_faulty(at))
            .any(|at| self.are_alike(at, duty) || !missing.iter().any(|&other| self.are_alike(at, other)))
    }

    /// Whether a measure has a faulty `implements`.
    fn is_faulty(&self, measure: u32) -> bool {
        let start = self.faults.partition_point(|fault| fault.from < measure);
        let own = self.faults.iter().skip(start).take_while(|fault| fault.from == measure);
        self.unread.contains(&measure) || own.into_iter().any(|fault| fault.kind == LinkKind::Implements)
    }

    /// Whether two measures have the same id or title.
    fn are_alike(&self, one: u32, other: u32) -> bool {
        let same = |one: &str, other: &str| !one.is_empty() && one == other;
        match (self.measure(one), self.measure(other)) {
            (Some(one), Some(other)) => same(&one.id, &other.id) || same(&one.title, &other.title),
            _ => false,
        }
    }

    fn measure(&self, node: u32) -> Option<&'g Measure> {
        let spot = self.links.spot(node);
        self.workspace.roadmaps.get(spot.roadmap as usize)?.measures.get(RowIdx::new(spot.local as usize))
    }

    /// A gap, with the link that is missing where a level is between.
    fn gap(&self, roadmap: u32, duty: u32, reached: &[u32]) -> Gap {
        let top = self.links.spot(duty).roadmap;
        let between = || {
            let above = self.line.above(roadmap).take_while(|&above| above != top);
            above.flat_map(|above| self.links.of_roadmap(above))
        };
        let carries = |measure: &u32| self.carries(*measure, duty);
        let unlinked = between().filter(|measure| reached.binary_search(measure).is_ok());
        let through = between().find(carries);
        let asks = through.unwrap_or(duty);
        Gap {
            roadmap,
            duty,
            through,
            own: self.links.of_roadmap(roadmap).find(|&own| self.are_alike(own, asks)),
            unlinked: unlinked.filter(|measure| !carries(measure)).find(|&it| self.are_alike(it, duty)),
        }
    }

    /// Whether a measure implements a duty, directly or through others.
    fn carries(&self, measure: u32, duty: u32) -> bool {
        let mut uppers = self.links.from(measure, LinkKind::Implements);
        uppers.any(|(upper, _)| upper == duty || self.carries(upper, duty))
    }
}

/// The measures of a workspace whose `implements` is no reference, so that it may have meant any.
fn unread_links(workspace: &Workspace, links: &Links) -> HashSet<u32> {
    let mut unread = HashSet::new();
    for (roadmap, number) in workspace.roadmaps.iter().zip(0..) {
        let faults = workspace.file(roadmap.file).map(|file| file.schema.as_slice()).unwrap_or_default();
        for fault in faults.iter().filter(|fault| fault.edits.is_empty() && is_link(fault)) {
            let inside = |measure: &Measure| {
                measure.span.start <= fault.span.start && fault.span.end <= measure.span.end
            };
            let nodes = links.of_roadmap(number).zip(roadmap.measures());
            unread.extend(nodes.filter(|(_, measure)| inside(measure)).map(|(node, _)| node));
        }
    }
    unread
}

fn is_link(fault: &schema::Fault) -> bool {
    match &fault.kind {
        FaultKind::InvalidValue { key, .. } | FaultKind::WrongType { key, .. } => key == "implements",
        _ => false,
    }
}
