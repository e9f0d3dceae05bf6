//! Clauses held against the measures that are the same duty.

use super::links::{Kind as LinkKind, Links};
use super::nesting::{Bounds, Lapse, Miss, misses};
use super::plan::{Day, Plans};

/// How a measure contradicts a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// It does not keep these occurrences of the clause.
    Lapses(Vec<Miss>),
    /// Both say «до», and the days differ: the clause's, the measure's.
    Differs(Day, Day),
    /// It is the last of several measures, and the clause asks for another last day: the clause's, the measure's.
    LastDiffers(Day, Day),
}

/// A measure and a clause that are one duty and do not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// The measure.
    pub measure: u32,
    /// The clause.
    pub clause: u32,
    /// How.
    pub conflict: Conflict,
}

/// Holds the clauses of a roadmap, in a plan of those bounds, against their measures.
pub fn disagreements(roadmap: u32, links: &Links, plans: &Plans, bounds: Bounds) -> Vec<Disagreement> {
    let mut found = Vec::new();
    for clause in links.clauses_of(roadmap).filter(|clause| plans.get(*clause).is_dated()) {
        let measures: Vec<u32> = links.from(clause, LinkKind::Is).map(|(measure, _)| measure).collect();
        let all = links.edges(clause, LinkKind::Is).count() == measures.len();
        for &measure in measures.iter().filter(|measure| plans.get(**measure).is_dated()) {
            let conflict = conflict(clause, measure, plans, bounds, all && measures.len() == 1);
            found.extend(conflict.map(|conflict| Disagreement { measure, clause, conflict }));
        }
        let told: Vec<u32> = found.iter().map(|found| found.measure).collect();
        found.extend(last(clause, &measures, plans).filter(|last| !told.contains(&last.measure)));
    }
    found
}

/// How a measure contradicts its clause; `alone` where it is the only one.
fn conflict(clause: u32, measure: u32, plans: &Plans, bounds: Bounds, alone: bool) -> Option<Conflict> {
    let (upper, lower) = (plans.get(clause), plans.get(measure));
    if let (Some(asked), Some(planned), true) = (upper.plain(), lower.plain(), alone) {
        return (asked != planned).then_some(Conflict::Differs(asked, planned));
    }
    let mut found = Vec::new();
    misses(lower, upper, bounds, &mut Vec::new(), &mut found);
    found.sort_by_key(|miss| miss.lapse != Lapse::Late);
    (!found.is_empty()).then_some(Conflict::Lapses(found))
}

/// Of several measures that say «до», the latest must be due when the clause is, unless another dated one is then.
fn last(clause: u32, measures: &[u32], plans: &Plans) -> Option<Disagreement> {
    let asked = plans.get(clause).plain().filter(|_| measures.len() > 1)?;
    let plain = measures.iter().filter_map(|&measure| Some((plans.get(measure).plain()?, measure)));
    let (planned, measure) = plain.max_by_key(|&(day, measure)| (day, u32::MAX - measure))?;
    let ends = |&measure: &u32| plans.get(measure).days.last().is_some_and(|occ| occ.due == asked);
    let agrees = planned == asked || planned < asked && measures.iter().any(ends);
    let conflict = Conflict::LastDiffers(asked, planned);
    (!agrees).then_some(Disagreement { measure, clause, conflict })
}
