//! Where a roadmap is counted: its level, and the territory whose authority it answers to.
//!
//! Roadmaps of the lowest level are those of organisations, whose «territory» is the organisation itself: they are counted
//! under the territory of the roadmap above.

use std::collections::BTreeMap;

use crate::base::Finding;
use crate::model::{Addressee, Roadmap};
use crate::workspace::Workspace;

/// A level, and a territory of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Home {
    /// The level.
    pub level: String,
    /// The territory; the id where a roadmap names none.
    pub territory: String,
}

/// The homes of the roadmaps of a workspace.
#[derive(Clone, Debug, Default)]
pub struct Homes {
    /// Of each roadmap, in their order.
    pub all: Vec<Home>,
    by_id: BTreeMap<String, usize>,
}

impl Homes {
    /// Finds the home of each roadmap.
    pub fn of(workspace: &Workspace) -> Self {
        let mut by_id = BTreeMap::new();
        for (roadmap, at) in workspace.roadmaps.iter().zip(0..) {
            by_id.entry(roadmap.id.to_string()).or_insert(at);
        }
        let lowest = workspace.config.levels.last().map(String::as_str);
        let home = |roadmap: &Roadmap| {
            let above = roadmap.parent.as_ref().and_then(|id| by_id.get(&*id.value as &str));
            let above = above.and_then(|at| workspace.roadmaps.get(*at));
            let above = above.filter(|above| lowest == Some(&roadmap.level) && above.level != roadmap.level);
            let whose = above.map_or(roadmap, |above| above);
            Home { level: roadmap.level.to_string(), territory: territory(whose).to_owned() }
        };
        let all = workspace.roadmaps.iter().map(|roadmap| home(roadmap)).collect();
        Homes { all, by_id }
    }

    /// The place of the roadmap of an id.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Where a finding is counted: with its roadmap, and an addressee without a roadmap where it would have one.
    pub fn of_finding(&self, workspace: &Workspace, finding: &Finding) -> Option<Home> {
        let at = self.find(finding.roadmap.as_deref()?)?;
        let missing = missing_addressee(workspace.roadmaps.get(at)?, finding);
        match missing {
            Some((level, addressee)) => Some(Home {
                level: level.to_owned(),
                territory: match &addressee.territory {
                    Some(territory) => territory.to_string(),
                    None => territory(workspace.roadmaps.get(at)?).to_owned(),
                },
            }),
            None => self.all.get(at).cloned(),
        }
    }
}

/// The territory of a roadmap; its id where it names none.
pub fn territory(roadmap: &Roadmap) -> &str {
    roadmap.territory.as_deref().map_or(&roadmap.id, |territory| territory)
}

/// The addressee that a finding says to have no roadmap, with its level.
pub(super) fn missing_addressee<'r>(
    roadmap: &'r Roadmap,
    finding: &Finding,
) -> Option<(&'r str, &'r Addressee)> {
    if finding.rule.split_once('/') != Some(("coverage", "missing-roadmap")) {
        return None;
    }
    let place = finding.place.span;
    let of = roadmap.addressees.iter();
    let mut all = of.flat_map(|of| of.roadmaps.iter().map(|one| (&*of.level.value as &str, one)));
    all.find(|(_, one)| one.id.span == place)
}
