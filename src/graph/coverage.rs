//! Coverage: whether each roadmap of a level carries out what is mandatory for it.

use std::collections::{HashMap, HashSet};

use super::hierarchy::Hierarchy;
use super::links::{FaultyReference, LinkKind, Links, NodeKind};
use super::nesting::Bounds;
use super::schedules::Schedules;
use crate::base::{Idx, NodeIdx, RoadmapIdx};
use crate::model::Measure;
use crate::schema::{self, SchemaFaultKind};
use crate::workspace::Workspace;

/// A duty that a roadmap does not carry out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The roadmap.
    pub roadmap: RoadmapIdx,
    /// The duty: the upper measure.
    pub duty: NodeIdx,
    /// The measure between that carries it out and is to be implemented, where a level is between.
    pub through: Option<NodeIdx>,
    /// The measure between that looks like it and does not say so: the link that is missing.
    pub unlinked: Option<NodeIdx>,
    /// The roadmap's own measure that looks like what it is to implement, and does not say so.
    pub own: Option<NodeIdx>,
}

/// The duties of a workspace: of each roadmap, its measures that are mandatory and the depth of the level.
pub(super) struct Duties<'g> {
    workspace: &'g Workspace,
    links: &'g Links,
    hierarchy: &'g Hierarchy,
    schedules: &'g Schedules,
    /// Faulty references, sorted by the entry that they stand in.
    faults: &'g [FaultyReference],
    of: HashMap<RoadmapIdx, Vec<(NodeIdx, usize)>>,
    /// The measures whose `implements` could not be read.
    unread: HashSet<NodeIdx>,
}

impl<'g> Duties<'g> {
    /// Gathers the duties.
    pub(super) fn new(
        workspace: &'g Workspace,
        links: &'g Links,
        hierarchy: &'g Hierarchy,
        schedules: &'g Schedules,
        faults: &'g [FaultyReference],
    ) -> Self {
        let mut of: HashMap<RoadmapIdx, Vec<(NodeIdx, usize)>> = HashMap::new();
        for (roadmap, number) in workspace.roadmaps.iter().zip((0..).map(RoadmapIdx::new)) {
            for (row, node) in roadmap.rows().zip(links.rows_of(number)).filter(|(row, _)| !row.is_repealed())
            {
                let depth =
                    row.measure.mandatory_for.as_ref().and_then(|level| workspace.config.depth(level));
                if let Some(depth) = depth {
                    of.entry(number).or_default().push((node, depth));
                }
            }
        }
        let unread = unread_links(workspace, links);
        Duties { workspace, links, hierarchy, schedules, faults, of, unread }
    }

    /// What a roadmap, in a plan of those bounds, does not carry out.
    pub(super) fn gaps(&self, roadmap: RoadmapIdx, bounds: Option<Bounds>) -> Vec<Gap> {
        let Some(depth) = self.hierarchy.depth(roadmap) else { return Vec::new() };
        let above = self.hierarchy.above(roadmap);
        let duties: Vec<NodeIdx> = above
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
        let missing: Vec<NodeIdx> = missing.copied().collect();
        let meant = |duty: NodeIdx| self.may_be_meant(duty, &missing, roadmap, &reached);
        let gaps =
            missing.iter().filter(|&&duty| !meant(duty)).map(|&duty| self.gap(roadmap, duty, &reached));
        // What carries it out between, and is missing too, is told; with that both are carried out.
        gaps.filter(|gap| !gap.through.is_some_and(|through| missing.contains(&through) && !meant(through)))
            .collect()
    }

    /// Whether a plan of those bounds must carry the duty out: it holds one of its occurrences; an undated duty is
    /// asked of every plan.
    fn is_asked(&self, duty: NodeIdx, bounds: Option<Bounds>) -> bool {
        let asked = self.schedules.get(duty);
        let Some(bounds) = bounds.filter(|_| asked.is_dated()) else { return true };
        !asked.within(bounds).is_empty()
    }

    /// Whether the roadmap or one above could not be read to its end, so that an answer may only be unread.
    fn is_unread(&self, roadmap: RoadmapIdx) -> bool {
        let mut line = std::iter::once(roadmap).chain(self.hierarchy.above(roadmap));
        line.any(|at| self.workspace.roadmaps.get(at.at()).is_some_and(|roadmap| roadmap.partial))
    }

    /// Every measure above that one of the roadmap implements, directly or through others, sorted.
    fn reached(&self, roadmap: RoadmapIdx) -> Vec<NodeIdx> {
        let mut reached: Vec<NodeIdx> = Vec::new();
        let mut front: Vec<NodeIdx> = self.links.rows_of(roadmap).collect();
        while !front.is_empty() {
            let up = front.iter().flat_map(|&at| self.links.from(at, LinkKind::Implements));
            let mut next: Vec<NodeIdx> = up.map(|(upper, _)| upper).collect();
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
    fn may_be_meant(
        &self,
        duty: NodeIdx,
        missing: &[NodeIdx],
        roadmap: RoadmapIdx,
        reached: &[NodeIdx],
    ) -> bool {
        let own = self.links.rows_of(roadmap);
        let on_the_way = own.chain(reached.iter().copied());
        on_the_way
            .filter(|&at| self.is_faulty(at))
            .any(|at| self.are_alike(at, duty) || !missing.iter().any(|&other| self.are_alike(at, other)))
    }

    /// Whether a measure has a faulty `implements`.
    fn is_faulty(&self, measure: NodeIdx) -> bool {
        let start = self.faults.partition_point(|fault| fault.from < measure);
        let own = self.faults.iter().skip(start).take_while(|fault| fault.from == measure);
        self.unread.contains(&measure) || own.into_iter().any(|fault| fault.kind == LinkKind::Implements)
    }

    /// Whether two measures have the same id or title.
    fn are_alike(&self, one: NodeIdx, other: NodeIdx) -> bool {
        let same = |one: &str, other: &str| !one.is_empty() && one == other;
        match (self.measure(one), self.measure(other)) {
            (Some(one), Some(other)) => same(&one.id, &other.id) || same(&one.title, &other.title),
            _ => false,
        }
    }

    fn measure(&self, node: NodeIdx) -> Option<&'g Measure> {
        let NodeKind::Row(roadmap, row) = self.links.kind(node) else { return None };
        self.workspace.roadmaps.get(roadmap.at())?.measures.get(row)
    }

    /// A gap, with the link that is missing where a level is between.
    fn gap(&self, roadmap: RoadmapIdx, duty: NodeIdx, reached: &[NodeIdx]) -> Gap {
        let top = self.links.roadmap_of(duty);
        let between = || {
            let above = self.hierarchy.above(roadmap).take_while(|&above| above != top);
            above.flat_map(|above| self.links.rows_of(above))
        };
        let carries = |measure: &NodeIdx| self.carries(*measure, duty);
        let unlinked = between().filter(|measure| reached.binary_search(measure).is_ok());
        let through = between().find(carries);
        let asks = through.unwrap_or(duty);
        Gap {
            roadmap,
            duty,
            through,
            own: self.links.rows_of(roadmap).find(|&own| self.are_alike(own, asks)),
            unlinked: unlinked.filter(|measure| !carries(measure)).find(|&it| self.are_alike(it, duty)),
        }
    }

    /// Whether a measure implements a duty, directly or through others.
    fn carries(&self, measure: NodeIdx, duty: NodeIdx) -> bool {
        let mut uppers = self.links.from(measure, LinkKind::Implements);
        uppers.any(|(upper, _)| upper == duty || self.carries(upper, duty))
    }
}

/// The measures of a workspace whose `implements` is no reference, so that it may have meant any.
fn unread_links(workspace: &Workspace, links: &Links) -> HashSet<NodeIdx> {
    let mut unread = HashSet::new();
    for (roadmap, number) in workspace.roadmaps.iter().zip((0..).map(RoadmapIdx::new)) {
        let faults = workspace.file(roadmap.file).map(|file| file.schema.as_slice()).unwrap_or_default();
        for fault in faults.iter().filter(|fault| fault.edits.is_empty() && is_link(fault)) {
            let inside = |measure: &Measure| {
                measure.span.start <= fault.span.start && fault.span.end <= measure.span.end
            };
            let nodes = links.rows_of(number).zip(roadmap.measures());
            unread.extend(nodes.filter(|(_, measure)| inside(measure)).map(|(node, _)| node));
        }
    }
    unread
}

fn is_link(fault: &schema::SchemaFault) -> bool {
    match &fault.kind {
        SchemaFaultKind::InvalidValue { key, .. } | SchemaFaultKind::WrongType { key, .. } => {
            key == "implements"
        }
        _ => false,
    }
}
