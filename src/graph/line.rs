//! The line of parents: which roadmap is above which.

use std::collections::HashSet;

use super::cycle;
use super::links::{Kind, Links, Wrong};
use super::plan::index;
use crate::workspace::Workspace;

/// The parents of a workspace, followed only where they are sound.
#[derive(Debug, Default)]
pub struct Line {
    /// The roadmap above each, where it has a sound one.
    parents: Vec<Option<u32>>,
    /// How far down the level of each is, the top being 0; none for a level that the workspace does not have.
    depths: Vec<Option<usize>>,
    /// Whether the line of each ends in a reference that is faulty, so that more may be above.
    broken: Vec<bool>,
}

impl Line {
    /// The roadmaps above one, the nearest first.
    pub fn above(&self, roadmap: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(self.parent(roadmap), |&at| self.parent(at))
    }

    /// How far down the level of a roadmap is.
    pub fn depth(&self, roadmap: u32) -> Option<usize> {
        self.depths.get(roadmap as usize).copied().flatten()
    }

    fn parent(&self, roadmap: u32) -> Option<u32> {
        self.parents.get(roadmap as usize).copied().flatten()
    }

    /// Whether a measure of `lower` may implement one of `upper`: that is above, or may be where the line is broken.
    pub fn may_implement(&self, lower: u32, upper: u32) -> bool {
        let broken = self.broken.get(lower as usize).copied().unwrap_or(false);
        self.above(lower).any(|above| above == upper) || broken && self.climbs(lower, upper) == Some(true)
    }

    /// Whether the level of `upper` is above that of `lower`; none where one of them is not known.
    fn climbs(&self, lower: u32, upper: u32) -> Option<bool> {
        Some(self.depth(upper)? < self.depth(lower)?)
    }

    /// Follows the parents that the links state, and condemns those that do not lead up.
    pub fn follow(&mut self, workspace: &Workspace, links: &mut Links) {
        let roadmaps = &workspace.roadmaps;
        self.depths = roadmaps.iter().map(|roadmap| workspace.config.depth(&roadmap.level)).collect();
        self.broken = roadmaps.iter().map(|roadmap| roadmap.parent.is_some()).collect();
        self.parents = vec![None; roadmaps.len()];
        let first = links.roadmap(0);
        let mut told = HashSet::new();
        for from in 0..index(roadmaps.len()) {
            let Some((to, edge)) = links.edges(first + from, Kind::Parent).next() else { continue };
            match self.wrong(links, &mut told, from, to) {
                None => {
                    set(&mut self.parents, from, Some(to - first));
                    set(&mut self.broken, from, false);
                }
                Some(wrong) => links.condemn(edge, wrong),
            }
        }
        for roadmap in 0..index(roadmaps.len()) {
            let broken = self.above(roadmap).any(|above| self.broken.get(above as usize) == Some(&true));
            self.broken.get_mut(roadmap as usize).into_iter().for_each(|own| *own |= broken);
        }
    }

    /// What is wrong with a parent: nothing, or a fault, told here unless its loop has been told already.
    fn wrong(
        &self,
        links: &Links,
        told: &mut HashSet<Vec<u32>>,
        from: u32,
        to: u32,
    ) -> Option<Option<Wrong>> {
        let first = links.roadmap(0);
        let climbs = self.climbs(from, to - first);
        if climbs == Some(true) {
            return None;
        }
        match cycle::way_back(links, Kind::Parent, first + from, to) {
            Some(walk) => {
                let untold = told.insert(cycle::members(&walk));
                Some(untold.then_some(Wrong::Loop(walk)))
            }
            None if climbs == Some(false) => Some(Some(Wrong::Level(to))),
            None => None,
        }
    }
}

/// Sets the entry of a roadmap.
fn set<T>(list: &mut [T], roadmap: u32, value: T) {
    if let Some(entry) = list.get_mut(roadmap as usize) {
        *entry = value;
    }
}
