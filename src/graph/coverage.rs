//! Coverage: whether each roadmap of a level carries out what is mandatory for it.

use std::collections::hash_map::Entry;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::hierarchy::Hierarchy;
use super::links::{FaultyReference, LinkKind, Links, NodeKind};
use super::nesting::Bounds;
use super::schedules::{PackedSchedule, Schedules};
use crate::base::{Idx, NodeIdx, RoadmapIdx};
use crate::model::{Measure, Row};
use crate::schema::{self, SchemaFaultKind};
use crate::workspace::Workspace;

/// A duty that a roadmap does not carry out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageGap {
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
pub(super) struct MandatoryDuties<'g> {
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

impl<'g> MandatoryDuties<'g> {
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
            // Most rows are asked of nobody, and whether they are in force is not told at a glance.
            let asked = roadmap.rows().filter(|row| row.measure.mandatory_for.is_some());
            for row in asked.filter(|row| !row.is_repealed()) {
                let depth =
                    row.measure.mandatory_for.as_ref().and_then(|level| workspace.config.depth(level));
                if let Some(depth) = depth {
                    of.entry(number).or_default().push((links.row(number, row.place), depth));
                }
            }
        }
        let unread = unread_links(workspace, links);
        MandatoryDuties { workspace, links, hierarchy, schedules, faults, of, unread }
    }

    /// What a roadmap, in a plan of those bounds, does not carry out.
    pub(super) fn gaps(&self, roadmap: RoadmapIdx, bounds: Option<Bounds>) -> Vec<CoverageGap> {
        let Some(depth) = self.hierarchy.depth(roadmap) else { return Vec::new() };
        let above = self.hierarchy.above(roadmap);
        let duties: Vec<NodeIdx> = above
            .filter_map(|above| self.of.get(&above))
            .flatten()
            .filter(|(duty, level)| *level == depth && is_asked(self.schedules.get(*duty), bounds))
            .map(|(duty, _)| *duty)
            .collect();
        if duties.is_empty() || self.is_unread(roadmap) {
            return Vec::new();
        }
        let mut reached = self.reached(roadmap);
        let mut missing = duties;
        missing.retain(|duty| reached.binary_search(duty).is_err());
        if !missing.is_empty() {
            reached = self.with_wholes(reached);
            missing.retain(|duty| reached.binary_search(duty).is_err());
        }
        if missing.is_empty() {
            return Vec::new();
        }
        let meant = self.may_be_meant(&missing, roadmap, &reached);
        let told: HashSet<NodeIdx> = missing.iter().copied().filter(|duty| !meant.contains(duty)).collect();
        if told.is_empty() {
            return Vec::new();
        }
        let index = CoverageIndex::of(self, roadmap, &told, &reached);
        let gaps = missing.iter().filter(|duty| told.contains(duty)).map(|&duty| index.gap(duty));
        // What carries it out between, and is missing too, is told; with that both are carried out.
        gaps.filter(|gap| !gap.through.is_some_and(|through| told.contains(&through))).collect()
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

    /// Adds the wholes of which each part is implemented, and what these implement: a whole without a deadline is finished
    /// with its parts, and whoever carries out them all carries out the whole.
    fn with_wholes(&self, reached: Vec<NodeIdx>) -> Vec<NodeIdx> {
        let mut known: HashSet<NodeIdx> = reached.iter().copied().collect();
        let mut open = reached;
        // How many parts of a whole are still to be met.
        let mut left: HashMap<NodeIdx, usize> = HashMap::new();
        let parts = |whole| self.links.from(whole, LinkKind::Part).count();
        while let Some(at) = open.pop() {
            let uppers = self.links.from(at, LinkKind::Implements).map(|(upper, _)| upper);
            let whole = self.whole(at).filter(|whole| {
                let left = left.entry(*whole).or_insert_with(|| parts(*whole));
                let is_last = *left == 1;
                *left = left.saturating_sub(1);
                is_last
            });
            let next: Vec<NodeIdx> = uppers.chain(whole).collect();
            open.extend(next.into_iter().filter(|next| known.insert(*next)));
        }
        let mut all: Vec<NodeIdx> = known.into_iter().collect();
        all.sort_unstable();
        all
    }

    /// The measure that one is a part of that is in force.
    fn whole(&self, node: NodeIdx) -> Option<NodeIdx> {
        let NodeKind::Row(roadmap, row) = self.links.kind(node) else { return None };
        let row = self.workspace.roadmaps.get(roadmap.at())?.row(row);
        let whole = row.whole().filter(|_| !row.is_repealed())?;
        Some(self.links.row(roadmap, whole.place))
    }

    /// The missing duties that a faulty `implements` on the way up may mean: those it looks like, or all where one looks
    /// like none.
    fn may_be_meant(
        &self,
        missing: &[NodeIdx],
        roadmap: RoadmapIdx,
        reached: &[NodeIdx],
    ) -> HashSet<NodeIdx> {
        let own = self.links.rows_of(roadmap);
        let faulty: Vec<NodeIdx> =
            own.chain(reached.iter().copied()).filter(|&at| self.is_faulty(at)).collect();
        let has_like = |index: &AlikeIndex<'_>, at| {
            self.measure(at).is_none_or(|measure| index.first_like(measure).is_some())
        };
        let duties = AlikeIndex::of(self, missing.iter().copied());
        if !faulty.iter().all(|at| has_like(&duties, *at)) {
            return missing.iter().copied().collect();
        }
        // Of very many of one title each would find all the others: it is asked from the other side.
        let faulty = AlikeIndex::of(self, faulty.into_iter());
        missing.iter().copied().filter(|duty| has_like(&faulty, *duty)).collect()
    }

    /// Whether a measure has a faulty `implements`.
    fn is_faulty(&self, measure: NodeIdx) -> bool {
        let start = self.faults.partition_point(|fault| fault.from < measure);
        let own = self.faults.iter().skip(start).take_while(|fault| fault.from == measure);
        self.unread.contains(&measure) || own.into_iter().any(|fault| fault.kind == LinkKind::Implements)
    }

    /// The rows of a roadmap that are in force: what is repealed can carry nothing out.
    fn rows_in_force(&self, at: RoadmapIdx) -> impl Iterator<Item = NodeIdx> + use<'g> {
        let (workspace, links): (&'g Workspace, &'g Links) = (self.workspace, self.links);
        let roadmap = workspace.roadmaps.get(at.at());
        let rows = roadmap.into_iter().flat_map(|roadmap| roadmap.rows_in_force());
        rows.map(move |row| links.row(at, row.place))
    }

    fn measure(&self, node: NodeIdx) -> Option<&'g Measure> {
        let NodeKind::Row(roadmap, row) = self.links.kind(node) else { return None };
        self.workspace.roadmaps.get(roadmap.at())?.measures.entry(row)
    }

    /// The first of some measures that implements another, directly or through others, by that.
    fn carriers(&self, measures: impl Iterator<Item = NodeIdx>) -> HashMap<NodeIdx, NodeIdx> {
        let mut carriers = HashMap::new();
        for measure in measures {
            let mut front = vec![measure];
            while let Some(at) = front.pop() {
                // What has a carrier has handed it on to all above, so that no way up is walked twice.
                let uppers = self.links.from(at, LinkKind::Implements).map(|(upper, _)| upper);
                for upper in uppers {
                    if let Entry::Vacant(first) = carriers.entry(upper) {
                        first.insert(measure);
                        front.push(upper);
                    }
                }
            }
        }
        carriers
    }
}

/// Whether a plan of those bounds must carry a duty out: it holds one of its occurrences; an undated duty is asked of
/// every plan.
pub(super) fn is_asked(duty: PackedSchedule<'_>, bounds: Option<Bounds>) -> bool {
    let Some(bounds) = bounds.filter(|_| duty.is_dated()) else { return true };
    !duty.within(bounds).is_empty()
}

/// Measures by what they look like: two are alike that have the same id or title.
struct AlikeIndex<'g> {
    nodes: Vec<NodeIdx>,
    /// The first place in that list of each id and title.
    by_id: HashMap<&'g str, usize>,
    by_title: HashMap<&'g str, usize>,
}

impl<'g> AlikeIndex<'g> {
    fn of(duties: &MandatoryDuties<'g>, nodes: impl Iterator<Item = NodeIdx>) -> Self {
        let mut index =
            AlikeIndex { nodes: nodes.collect(), by_id: HashMap::new(), by_title: HashMap::new() };
        for (at, measure) in
            index.nodes.iter().enumerate().filter_map(|(at, node)| Some((at, duties.measure(*node)?)))
        {
            index.by_id.entry(&*measure.id.value).or_insert(at);
            index.by_title.entry(&*measure.title.value).or_insert(at);
        }
        index.by_id.remove("");
        index.by_title.remove("");
        index
    }

    /// The first that looks like a measure.
    fn first_like(&self, measure: &Measure) -> Option<NodeIdx> {
        let places = [self.by_id.get(&*measure.id.value), self.by_title.get(&*measure.title.value)];
        let first = places.into_iter().flatten().min()?;
        self.nodes.get(*first).copied()
    }
}

/// The measures of a roadmap, and those that they reach of the roadmaps between it and its duties, the nearest first.
struct CoverageIndex<'g> {
    duties: &'g MandatoryDuties<'g>,
    roadmap: RoadmapIdx,
    own: AlikeIndex<'g>,
    between: AlikeIndex<'g>,
    /// The first measure between that carries out another, by that.
    carriers: HashMap<NodeIdx, NodeIdx>,
}

impl<'g> CoverageIndex<'g> {
    fn of(
        duties: &'g MandatoryDuties<'g>,
        roadmap: RoadmapIdx,
        missing: &HashSet<NodeIdx>,
        reached: &[NodeIdx],
    ) -> Self {
        let links = duties.links;
        let tops: HashSet<RoadmapIdx> = missing.iter().map(|&duty| links.roadmap_of(duty)).collect();
        let above: Vec<RoadmapIdx> = duties.hierarchy.above(roadmap).collect();
        let beyond = above.iter().rposition(|above| tops.contains(above)).unwrap_or_default();
        let between = || above.iter().take(beyond).flat_map(|&above| duties.rows_in_force(above));
        let own = AlikeIndex::of(duties, duties.rows_in_force(roadmap));
        let carriers = duties.carriers(between());
        // What is reached carries out nothing that is missing: that would be reached too.
        let linked = between().filter(|at| reached.binary_search(at).is_ok());
        CoverageIndex { duties, roadmap, own, between: AlikeIndex::of(duties, linked), carriers }
    }

    /// A gap, with the link that is missing where a level is between.
    fn gap(&self, duty: NodeIdx) -> CoverageGap {
        let MandatoryDuties { links, hierarchy, .. } = self.duties;
        let top = links.roadmap_of(duty);
        let through = self.carriers.get(&duty).copied();
        let own = self.duties.measure(through.unwrap_or(duty)).and_then(|asks| self.own.first_like(asks));
        let is_between = |at: &NodeIdx| hierarchy.above(links.roadmap_of(*at)).any(|above| above == top);
        let alike = self.duties.measure(duty).and_then(|duty| self.between.first_like(duty));
        // Where the nearest stands too high, so do the others.
        let unlinked = alike.filter(is_between);
        CoverageGap { roadmap: self.roadmap, duty, through, own, unlinked }
    }
}

/// The measures of a workspace whose `implements` is no reference, so that it may have meant any.
fn unread_links(workspace: &Workspace, links: &Links) -> HashSet<NodeIdx> {
    let mut unread = HashSet::new();
    for (roadmap, number) in workspace.roadmaps.iter().zip((0..).map(RoadmapIdx::new)) {
        let faults = workspace.file(roadmap.file).map(|file| file.schema.as_slice()).unwrap_or_default();
        for fault in faults.iter().filter(|fault| fault.edits.is_empty() && is_link(fault)) {
            let rows = std::iter::successors(roadmap.row_at(fault.span), Row::whole);
            unread.extend(rows.map(|row| links.row(number, row.place)));
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
