//! Clauses held against the measures that are the same duty.

use foldhash::{HashSet, HashSetExt};

use super::belonging::MatchBuffers;
use super::links::{LinkKind, Links};
use super::nesting::{Bounds, MissedOccurrence, Violation, misses};
use super::schedules::{DayNumber, Schedules};
use crate::base::{NodeIdx, RoadmapIdx};

/// How a measure contradicts a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// It does not keep these occurrences of the clause.
    Violations(Vec<MissedOccurrence>),
    /// Both say «до», and the days differ: the clause's, the measure's.
    Differs(DayNumber, DayNumber),
    /// It is the last of several measures, and the clause asks for another last day: the clause's, the measure's.
    LastDiffers(DayNumber, DayNumber),
}

/// A measure and a clause that are one duty and do not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// The measure.
    pub measure: NodeIdx,
    /// The clause.
    pub clause: NodeIdx,
    /// How.
    pub conflict: Conflict,
}

/// Holds the clauses of a roadmap, in a plan of those bounds, against their measures.
pub(super) fn disagreements(
    roadmap: RoadmapIdx,
    links: &Links,
    schedules: &Schedules,
    bounds: Bounds,
) -> Vec<Disagreement> {
    let mut found = Vec::new();
    let mut told: HashSet<NodeIdx> = HashSet::new();
    for clause in links.clauses_of(roadmap).filter(|clause| schedules.get(*clause).is_dated()) {
        let measures: Vec<NodeIdx> = links.from(clause, LinkKind::Is).map(|(measure, _)| measure).collect();
        let all = links.edges(clause, LinkKind::Is).count() == measures.len();
        for &measure in measures.iter().filter(|measure| schedules.get(**measure).is_dated()) {
            let conflict = conflict(clause, measure, schedules, bounds, all && measures.len() == 1);
            found.extend(conflict.map(|conflict| {
                told.insert(measure);
                Disagreement { measure, clause, conflict }
            }));
        }
        found.extend(last(clause, &measures, schedules).filter(|last| told.insert(last.measure)));
    }
    found
}

/// How a measure contradicts its clause; `alone` where it is the only one.
fn conflict(
    clause: NodeIdx,
    measure: NodeIdx,
    schedules: &Schedules,
    bounds: Bounds,
    alone: bool,
) -> Option<Conflict> {
    let (upper, lower) = (schedules.get(clause), schedules.get(measure));
    if let (Some(asked), Some(planned), true) = (upper.plain(), lower.plain(), alone) {
        return (asked != planned).then_some(Conflict::Differs(asked, planned));
    }
    let mut found = Vec::new();
    misses(lower, upper, bounds, &mut MatchBuffers::default(), &mut found);
    found.sort_by_key(|miss| miss.lapse != Violation::Late);
    (!found.is_empty()).then_some(Conflict::Violations(found))
}

/// Of several measures that say «до», the latest must be due when the clause is, unless another dated one is then.
fn last(clause: NodeIdx, measures: &[NodeIdx], schedules: &Schedules) -> Option<Disagreement> {
    let asked = schedules.get(clause).plain().filter(|_| measures.len() > 1)?;
    let plain = measures.iter().filter_map(|&measure| Some((schedules.get(measure).plain()?, measure)));
    let (planned, measure) = plain.max_by_key(|&(day, measure)| (day, std::cmp::Reverse(measure)))?;
    let ends = |&measure: &NodeIdx| schedules.get(measure).days.last().is_some_and(|occ| occ.due == asked);
    let agrees = planned == asked || planned < asked && measures.iter().any(ends);
    let conflict = Conflict::LastDiffers(asked, planned);
    (!agrees).then_some(Disagreement { measure, clause, conflict })
}
