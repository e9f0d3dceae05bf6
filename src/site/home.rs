//! Where a roadmap is counted: its level, and the territory whose authority it answers to.
//!
//! Roadmaps of the lowest level are those of organisations, whose «territory» is the organisation itself: they are counted
//! under the territory that the roadmap above names for them as its addressees, else under its own.

use std::collections::BTreeMap;

use foldhash::HashMap;

use crate::base::{Finding, Place};
use crate::model::Roadmap;
use crate::rules::{self, Verdict};
use crate::workspace::Workspace;

/// A level, and a territory of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TerritoryHome {
    /// The level.
    pub level: String,
    /// The territory; the id where a roadmap names none.
    pub territory: String,
}

/// The homes of the roadmaps of a workspace.
#[derive(Clone, Debug, Default)]
pub struct TerritoryHomes {
    /// Of each roadmap, in their order.
    pub all: Vec<TerritoryHome>,
    by_id: BTreeMap<String, usize>,
    /// Of each addressee, by where its id stands, the place of its level and its own in that.
    addressees: HashMap<Place, (usize, usize)>,
}

impl TerritoryHomes {
    /// Finds the home of each roadmap.
    pub fn of(workspace: &Workspace) -> Self {
        let mut by_id = BTreeMap::new();
        for (roadmap, at) in workspace.roadmaps.iter().zip(0..) {
            by_id.entry(roadmap.id.to_string()).or_insert(at);
        }
        let named = named(workspace);
        let lowest = workspace.config.levels.last().map(String::as_str);
        let home = |roadmap: &Roadmap| {
            let at = roadmap.parent.as_ref().and_then(|id| by_id.get(&*id.value as &str)).copied();
            let above = at.and_then(|at| Some((at, workspace.roadmaps.get(at)?)));
            let above =
                above.filter(|(_, above)| lowest == Some(&roadmap.level) && above.level != roadmap.level);
            let own = above.map(|(at, above)| {
                named.get(&(at, &*roadmap.id.value)).copied().unwrap_or_else(|| territory(above))
            });
            let territory = own.unwrap_or_else(|| territory(roadmap)).to_owned();
            TerritoryHome { level: roadmap.level.to_string(), territory }
        };
        let all = workspace.roadmaps.iter().map(|roadmap| home(roadmap)).collect();
        TerritoryHomes { all, by_id, addressees: addressees(workspace) }
    }

    /// The place of the roadmap of an id.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Where a finding is counted: with its roadmap, and an addressee without a roadmap where it would have one.
    pub fn of_finding(&self, workspace: &Workspace, finding: &Finding) -> Option<TerritoryHome> {
        let at = self.find(finding.roadmap.as_deref()?)?;
        let plan = workspace.roadmaps.get(at)?;
        let missing = self.addressees.get(&plan.place(finding.place.span)).filter(|_| says_missing(finding));
        match missing.and_then(|(of, one)| Some((plan.addressees.get(*of)?, *one))) {
            Some((of, one)) => Some(TerritoryHome {
                level: of.level.to_string(),
                territory: match &of.roadmaps.get(one)?.territory {
                    Some(territory) => territory.to_string(),
                    None => territory(plan).to_owned(),
                },
            }),
            None => self.all.get(at).cloned(),
        }
    }
}

/// The addressees of all plans by where their ids stand.
fn addressees(workspace: &Workspace) -> HashMap<Place, (usize, usize)> {
    let plans = workspace.roadmaps.iter();
    let all = plans.flat_map(|plan| {
        let levels = plan.addressees.iter().zip(0..);
        levels.flat_map(move |(of, level)| {
            of.roadmaps.iter().zip(0..).map(move |(one, at)| (plan.place(one.id.span), (level, at)))
        })
    });
    all.collect()
}

/// The territory that a plan names for an addressee, by the place of the plan and the id.
fn named(workspace: &Workspace) -> HashMap<(usize, &str), &str> {
    let plans = workspace.roadmaps.iter().enumerate();
    let all = plans.flat_map(|(at, plan)| {
        let addressees = plan.addressees.iter().flat_map(|of| &of.roadmaps);
        addressees.filter_map(move |one| Some(((at, &*one.id.value as &str), one.territory.as_deref()?)))
    });
    all.collect()
}

/// The territory of a roadmap; its id where it names none.
pub fn territory(roadmap: &Roadmap) -> &str {
    roadmap.territory.as_deref().map_or(&roadmap.id, |territory| territory)
}

/// What a roadmap is called where it is shown: its territory, else who issues its order, else its id.
pub(super) fn called(roadmap: &Roadmap) -> &str {
    let issuer = || roadmap.order.as_ref().map(|order| &*order.issuer.name as &str);
    roadmap.territory.as_deref().map(|territory| territory as &str).or_else(issuer).unwrap_or(&roadmap.id)
}

/// Whether a finding says that an addressee has no roadmap.
pub(super) fn says_missing(finding: &Finding) -> bool {
    rules::verdict(finding.rule) == Some(Verdict::NoRoadmap)
}
