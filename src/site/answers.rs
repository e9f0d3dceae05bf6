//! Who answered with what: of each plan and level, the organisations that must answer it, and how each stands to each of
//! its mandatory measures.

mod cell;
mod order;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use foldhash::HashMap;
use rayon::prelude::*;

use super::home::{called, territory};
use super::part::SitePart;
use super::state::TaskState;
use crate::base::{Idx, NodeIdx, RoadmapIdx};
use crate::graph::LinkKind;
use crate::model::{Addressee, Roadmap};

pub use cell::AnswerCell;
pub(super) use cell::Judge;
pub(super) use order::natural;

/// The answers to a plan, of a level.
#[derive(Clone, Debug)]
pub struct Answers {
    /// The plan.
    pub plan: RoadmapIdx,
    /// The level of those who answer.
    pub level: String,
    /// The measures that they must carry out.
    pub measures: Vec<NodeIdx>,
    /// Who must answer: territory by territory, the worst of each first.
    pub organisations: Vec<Organisation>,
}

/// Who must answer.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// The territory.
    pub territory: String,
    /// The name.
    pub name: String,
    /// The id of the roadmap that it has, or should have.
    pub id: String,
    /// The roadmap, where it has been read.
    pub roadmap: Option<RoadmapIdx>,
    /// How it stands.
    pub answer: Answer,
}

/// How an organisation stands to a plan.
#[derive(Clone, Debug)]
pub enum Answer {
    /// To all measures alike.
    Whole(AnswerCell),
    /// To each.
    Each(Vec<AnswerCell>),
}

impl Organisation {
    /// Its cells.
    pub fn cells(&self) -> &[AnswerCell] {
        match &self.answer {
            Answer::Whole(cell) => std::slice::from_ref(cell),
            Answer::Each(cells) => cells,
        }
    }

    /// How many cells are bad, of how many.
    pub fn bad(&self) -> (usize, usize) {
        (self.cells().iter().filter(|cell| cell.is_bad()).count(), self.cells().len())
    }
}

impl Answers {
    /// The answers to every plan of a workspace that asks for some, in the order of levels and plans.
    pub fn all(part: &SitePart, as_of: Option<NaiveDate>) -> Vec<Answers> {
        let mut plans = plans(part);
        let judge = Judge { part, as_of };
        let asked: Vec<(RoadmapIdx, &Roadmap)> = part.asked().collect();
        let listed = listed(part);
        let own = |(at, roadmap): &(RoadmapIdx, &Roadmap)| own(&judge, &plans, &listed, *at, &roadmap.level);
        let own: Vec<_> = asked.par_iter().with_min_len(64).flat_map_iter(own).collect();
        for (plan, organisation) in own {
            plans.entry(plan).and_modify(|answers| answers.organisations.push(organisation));
        }
        for ((plan, level), answers) in &mut plans {
            addressees(part, *plan, level, answers);
            order::worst_first(&mut answers.organisations);
        }
        let depth = |answers: &Answers| part.checked.workspace.config.depth(&answers.level);
        let plan_depth = |answers: &Answers| part.graph.hierarchy.depth(answers.plan);
        let is_asked = |answers: &Answers| {
            !answers.organisations.is_empty()
                || part.roadmap(answers.plan).is_some_and(|plan| part.is_asked(plan.file))
        };
        let mut all: Vec<Answers> = plans.into_values().filter(is_asked).collect();
        all.sort_by_key(|answers| (plan_depth(answers), answers.plan, depth(answers)));
        all
    }

    /// How many cells are in each state, from the worst.
    pub fn counts(&self) -> BTreeMap<TaskState, usize> {
        let mut counts = BTreeMap::new();
        for cell in
            self.organisations.iter().flat_map(Organisation::cells).filter(|cell| cell.passed_over.is_none())
        {
            *counts.entry(cell.state).or_default() += 1;
        }
        counts
    }

    /// How many cells are passed over.
    pub fn passed_over(&self) -> usize {
        let cells = self.organisations.iter().flat_map(Organisation::cells);
        cells.filter(|cell| cell.passed_over.is_some()).count()
    }
}

/// What is asked of whom, without answers yet: by plan and level.
type AnswersByPlan = BTreeMap<(RoadmapIdx, String), Answers>;

fn plans(part: &SitePart) -> AnswersByPlan {
    let mut plans = AnswersByPlan::new();
    let places = (0..).map(RoadmapIdx::new);
    for (roadmap, plan) in part.checked.workspace.roadmaps.iter().zip(places) {
        for of in roadmap.addressees.iter().filter(|of| !of.roadmaps.is_empty()) {
            entry(&mut plans, plan, &of.level);
        }
        for row in roadmap.rows_in_force() {
            if let Some(level) = &row.measure.mandatory_for {
                entry(&mut plans, plan, level).measures.push(part.graph.links.row(plan, row.place));
            }
        }
    }
    plans
}

fn entry<'p>(plans: &'p mut AnswersByPlan, plan: RoadmapIdx, level: &str) -> &'p mut Answers {
    let empty = || Answers { plan, level: level.to_owned(), measures: Vec::new(), organisations: Vec::new() };
    plans.entry((plan, level.to_owned())).or_insert_with(empty)
}

/// How an organisation stands to each plan above it that asks for something.
fn own(
    judge: &Judge<'_>,
    plans: &AnswersByPlan,
    listed: &ListedAddressees<'_>,
    at: RoadmapIdx,
    level: &str,
) -> Vec<((RoadmapIdx, String), Organisation)> {
    let part = judge.part;
    let mut served: Option<HashMap<NodeIdx, Vec<NodeIdx>>> = None;
    let plans = part.graph.hierarchy.above(at).filter_map(|above| {
        let plan = (above, level.to_owned());
        let answers = plans.get(&plan)?;
        let served = served.get_or_insert_with(|| self::served(part, at));
        let cells = answers.measures.iter().map(|duty| judge.cell(at, *duty, served));
        let answer = Answer::Each(cells.collect());
        Some((plan, organisation(part, listed, (above, at), answer)))
    });
    plans.collect()
}

/// The rows of a roadmap by the measures above that they carry out, directly or through others.
fn served(part: &SitePart, roadmap: RoadmapIdx) -> HashMap<NodeIdx, Vec<NodeIdx>> {
    let links = &part.graph.links;
    let mut served: HashMap<NodeIdx, Vec<NodeIdx>> = HashMap::default();
    for row in links.rows_of(roadmap) {
        let mut front = vec![row];
        while let Some(at) = front.pop() {
            for (upper, _) in links.from(at, LinkKind::Implements) {
                let rows = served.entry(upper).or_default();
                if rows.last() != Some(&row) {
                    rows.push(row);
                    front.push(upper);
                }
            }
        }
    }
    served
}

/// An organisation that has a roadmap below the plan.
fn organisation(
    part: &SitePart,
    listed: &ListedAddressees<'_>,
    (plan, at): (RoadmapIdx, RoadmapIdx),
    answer: Answer,
) -> Organisation {
    let roadmap = part.roadmap(at);
    let between = part.graph.hierarchy.above(at).take_while(|above| *above != plan).next();
    let listed = roadmap.and_then(|roadmap| listed.get(&(plan, &*roadmap.id.value)).copied());
    let named = listed.and_then(|one| one.territory.as_deref());
    let above = || part.roadmap(between.unwrap_or(plan)).map(territory);
    let of = if between.is_some() { above() } else { named.or_else(above) };
    // Where its roadmap names no more than the territory that it lies in, it is called as the plan calls it.
    let own = roadmap.and_then(|roadmap| roadmap.territory.as_deref()).filter(|own| Some(*own as &str) != of);
    let name = own.map(|own| own as &str).or_else(|| listed?.name.as_deref().map(|name| name as &str));
    let name = name.or_else(|| roadmap.map(called));
    Organisation {
        territory: of.unwrap_or_default().to_owned(),
        name: name.unwrap_or_default().to_owned(),
        id: roadmap.map(|roadmap| roadmap.id.to_string()).unwrap_or_default(),
        roadmap: Some(at),
        answer,
    }
}

/// The addressees of plans by the plan and the id, the first of each.
type ListedAddressees<'w> = HashMap<(RoadmapIdx, &'w str), &'w Addressee>;

fn listed(part: &SitePart) -> ListedAddressees<'_> {
    let mut listed = ListedAddressees::default();
    for (plan, at) in part.checked.workspace.roadmaps.iter().zip((0..).map(RoadmapIdx::new)) {
        for one in plan.addressees.iter().flat_map(|of| &of.roadmaps) {
            listed.entry((at, &*one.id.value)).or_insert(one);
        }
    }
    listed
}

/// Adds the addressees of a plan that have no roadmap below it.
fn addressees(part: &SitePart, plan: RoadmapIdx, level: &str, answers: &mut Answers) {
    let Some(roadmap) = part.roadmap(plan) else { return };
    let ids: Vec<String> = answers.organisations.iter().map(|one| one.id.clone()).collect();
    let there: std::collections::HashSet<&str> = ids.iter().map(String::as_str).collect();
    let of = roadmap.addressees.iter().filter(|of| *of.level == *level).flat_map(|of| &of.roadmaps);
    for one in of.filter(|one| !one.id.is_empty() && !there.contains(&*one.id.value as &str)) {
        let found = part.homes.find(&one.id).map(RoadmapIdx::new);
        let own = found.and_then(|at| part.roadmap(at));
        let is_asked = own.map_or(roadmap.file, |own| own.file);
        let Some(cell) = AnswerCell::whole(part, roadmap, one, found).filter(|_| part.is_asked(is_asked))
        else {
            continue;
        };
        let name = own.map(territory).or(one.name.as_deref()).unwrap_or(&one.id);
        answers.organisations.push(Organisation {
            territory: one.territory.as_deref().unwrap_or(territory(roadmap)).to_owned(),
            name: name.to_owned(),
            id: one.id.to_string(),
            roadmap: found,
            answer: Answer::Whole(cell),
        });
    }
}
