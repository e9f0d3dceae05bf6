//! `conflict/clause`: a clause and the measure that is the same duty name different times.

use super::{Check, Context, Finding, Rule, Severity, say};
use crate::base::message::duty::{Duty, When, shortened};
use crate::base::{ClauseIdx, Idx};
use crate::graph::{Conflict, Disagreement, Lapse, Miss, date};
use crate::model::{Numbers, bare};
use crate::rules::row::{Row, days, when};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "conflict/clause",
    severity: Severity::Error,
    page: include_str!("clause.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut all: Vec<&Disagreement> = context.graph.disagreements.iter().collect();
    all.sort_by_key(|one| (one.measure, one.clause));
    for of_measure in all.chunk_by(|one, other| one.measure == other.measure) {
        findings.extend(told(context, of_measure));
    }
}

/// One finding a measure; where several clauses contradict it, the first is told and all are shown.
fn told(context: &Context<'_>, disagreements: &[&Disagreement]) -> Option<Finding> {
    let first = disagreements.first()?;
    let row = Row::of(context, first.measure)?;
    let own = match &first.conflict {
        Conflict::Differs(_, own) | Conflict::LastDiffers(_, own) => When::By(date(*own)),
        Conflict::Lapses(misses) => {
            misses.first().and_then(|miss| miss.lower).map_or(When::Unsaid, |occ| when(&occ))
        }
    };
    let (message, days) = message(&first.conflict)?;
    let mut finding = context
        .about(&RULE, &row, row.place(), &message)
        .label(context.lang, &row.duty(own))
        .help(context.lang, &say::SameTime);
    for disagreement in disagreements {
        finding = clause(context, finding, disagreement);
    }
    Some(if days > 0 { finding.data("days", days) } else { finding })
}

/// The message, and the days by which the measure differs.
fn message(conflict: &Conflict) -> Option<(say::Conflict, i32)> {
    let of = |miss: &Miss| match miss.lapse {
        Lapse::Late => say::Conflict::Late { days: days(miss.days), asked: date(miss.upper.due) },
        Lapse::Missing => say::Conflict::Missing { asked: date(miss.upper.due) },
        Lapse::Early => say::Conflict::Early { days: days(miss.days) },
    };
    Some(match conflict {
        Conflict::Lapses(misses) => misses.first().map(|miss| (of(miss), miss.days))?,
        Conflict::Differs(clause, own) => {
            let differ = (own - clause).abs();
            (say::Conflict::Differs { days: days(differ), later: own > clause }, differ)
        }
        Conflict::LastDiffers(clause, own) => {
            let differ = (own - clause).abs();
            (say::Conflict::LastDiffers { days: days(differ), later: own > clause }, differ)
        }
    })
}

/// Adds the clause.
fn clause(context: &Context<'_>, finding: Finding, disagreement: &Disagreement) -> Finding {
    let spot = context.graph.links.spot(disagreement.clause);
    let Some((roadmap, clause)) = context.graph.clause(context.workspace, disagreement.clause) else {
        return finding;
    };
    let numbers = Numbers::of(roadmap).clauses;
    let number = numbers.get(ClauseIdx::new(spot.local as usize)).map(|number| bare(number).to_owned());
    let when = match &disagreement.conflict {
        Conflict::Differs(asked, _) | Conflict::LastDiffers(asked, _) => When::By(date(*asked)),
        Conflict::Lapses(misses) => misses.first().map_or(When::Unsaid, |miss| when(&miss.upper)),
    };
    let wording = clause.deadline.as_ref().map_or("", |deadline| &*deadline.text.value);
    let title = shortened(clause.text.replace("{deadline}", wording).trim_end());
    let duty = Duty { number: number.unwrap_or_default(), is_clause: true, title, when };
    let span = clause.deadline.as_ref().map_or(clause.text.span, |deadline| deadline.span);
    finding.related(context.lang, roadmap.place(span), &duty)
}
