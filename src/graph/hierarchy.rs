//! The hierarchy: which roadmap is above which.

use std::sync::Arc;

use foldhash::{HashSet, HashSetExt};

use super::cycle;
use super::links::{LinkKind, Links, NodeKind, ReferenceFault};
use crate::base::{IndexVec, NodeIdx, RoadmapIdx};
use crate::model::Roadmap;
use crate::workspace::Workspace;

/// The parents of a workspace, followed only where they are sound.
#[derive(Debug, Default)]
pub struct Hierarchy {
    /// Of each roadmap.
    ranks: IndexVec<RoadmapIdx, HierarchyRank>,
}

/// Where a roadmap stands in the hierarchy.
#[derive(Clone, Copy, Debug, Default)]
struct HierarchyRank {
    /// The roadmap above, where there is a sound one.
    parent: Option<RoadmapIdx>,
    /// How far down its level is, the top being 0; none for a level that the workspace does not have.
    depth: Option<usize>,
    /// Whether its line ends in a reference that is faulty, so that more may be above.
    broken: bool,
}

impl Hierarchy {
    /// The roadmaps above one, the nearest first.
    pub fn above(&self, roadmap: RoadmapIdx) -> impl Iterator<Item = RoadmapIdx> + '_ {
        std::iter::successors(self.ranks[roadmap].parent, |&at| self.ranks[at].parent)
    }

    /// How far down the level of a roadmap is.
    pub fn depth(&self, roadmap: RoadmapIdx) -> Option<usize> {
        self.ranks[roadmap].depth
    }

    /// Whether a measure of `lower` may implement one of `upper`: that is above, or may be where the line is broken.
    pub fn may_implement(&self, lower: RoadmapIdx, upper: RoadmapIdx) -> bool {
        let broken = self.ranks[lower].broken;
        self.above(lower).any(|above| above == upper) || broken && self.climbs(lower, upper) == Some(true)
    }

    /// Whether the level of `upper` is above that of `lower`; none where one of them is not known.
    fn climbs(&self, lower: RoadmapIdx, upper: RoadmapIdx) -> Option<bool> {
        Some(self.depth(upper)? < self.depth(lower)?)
    }

    /// Follows the parents that the links state, and condemns those that do not lead up.
    pub fn follow(&mut self, workspace: &Workspace, links: &mut Links) {
        let rank = |roadmap: &Arc<Roadmap>| HierarchyRank {
            parent: None,
            depth: workspace.config.depth(&roadmap.level),
            broken: roadmap.parent.is_some(),
        };
        self.ranks = workspace.roadmaps.iter().map(rank).collect();
        let looped = self.looped(links);
        let mut told = HashSet::new();
        for from in self.ranks.places() {
            let own = links.roadmap(from);
            let Some((node, edge)) = links.edges(own, LinkKind::Parent).next() else { continue };
            let NodeKind::Roadmap(to) = links.kind(node) else { continue };
            match self.wrong(links, (&looped, &mut told), from, to) {
                None => {
                    self.ranks[from].parent = Some(to);
                    self.ranks[from].broken = false;
                }
                Some(wrong) => links.condemn(edge, wrong),
            }
        }
        for roadmap in self.ranks.places() {
            let broken = self.above(roadmap).any(|above| self.ranks[above].broken);
            self.ranks[roadmap].broken |= broken;
        }
    }

    /// The roadmaps that are their own parents, over others.
    fn looped(&self, links: &Links) -> HashSet<RoadmapIdx> {
        let parent = |at: RoadmapIdx| {
            let (node, _) = links.edges(links.roadmap(at), LinkKind::Parent).next()?;
            Some(links.roadmap_of(node))
        };
        let mut looped = HashSet::new();
        let mut seen: HashSet<RoadmapIdx> = HashSet::new();
        for start in self.ranks.places() {
            let mut walk = Vec::new();
            let end = std::iter::successors(Some(start), |at| parent(*at)).find(|at| {
                walk.push(*at);
                !seen.insert(*at)
            });
            // The walk ends at one that was met before: in this walk, then it goes round, or in another.
            walk.pop();
            let first = end.and_then(|end| walk.iter().position(|at| *at == end));
            looped.extend(walk.into_iter().skip(first.unwrap_or(usize::MAX)));
        }
        looped
    }

    /// What is wrong with a parent: nothing, or a fault, told here unless its loop has been told already.
    fn wrong(
        &self,
        links: &Links,
        (looped, told): (&HashSet<RoadmapIdx>, &mut HashSet<NodeIdx>),
        from: RoadmapIdx,
        to: RoadmapIdx,
    ) -> Option<Option<ReferenceFault>> {
        let climbs = self.climbs(from, to);
        if climbs == Some(true) {
            return None;
        }
        if told.contains(&links.roadmap(from)) {
            return Some(None);
        }
        let (own, above) = (links.roadmap(from), links.roadmap(to));
        let is_looped = looped.contains(&from);
        let walk = is_looped.then(|| cycle::way_back(links, &[LinkKind::Parent], own, above)).flatten();
        match walk {
            Some(walk) => {
                told.extend(&walk);
                Some(Some(ReferenceFault::Loop(walk)))
            }
            None if climbs == Some(false) => Some(Some(ReferenceFault::Level(links.roadmap(to)))),
            None => None,
        }
    }
}
