//! Rules of the group `nesting`: a lower plan keeps what the one above asks, day by day.

mod early;
mod late;
mod missing_occurrence;
mod undated;

use serde_json::{Value, json};

use super::row::{Row, days, iso, when};
use super::{Check, Context, Rule};
use crate::base::message::duty::{self, When};
use crate::base::message::nesting as say;
use crate::base::{Finding, Severity};
use crate::graph::{Lapse, Lapses, Miss, date};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&early::RULE, &late::RULE, &missing_occurrence::RULE, &undated::RULE];

/// What a lower measure misses of one upper measure, in one way.
struct Found<'w> {
    lower: Row<'w>,
    upper: Row<'w>,
    misses: Vec<Miss>,
    /// Whether the upper measure has several times.
    recurs: bool,
}

/// A finding for each measure that misses something in that way; of several upper measures the worst missed is told
/// first.
fn each<'w>(
    rule: &'static Rule,
    lapse: Lapse,
    context: &Context<'w>,
    findings: &mut Vec<Finding>,
    tell: impl Fn(&Found<'w>) -> (say::Nesting, say::NestingHelp),
) {
    for lapses in context.graph.nesting.lapses.chunk_by(|one, other| one.lower == other.lower) {
        let worst = |lapses: &&Lapses| worst(lapses, lapse);
        let mut missed: Vec<&Lapses> = lapses.iter().filter(|lapses| worst(lapses).is_some()).collect();
        missed.sort_by_key(|lapses| std::cmp::Reverse(worst(lapses)));
        let Some(found) = missed.first().and_then(|lapses| Found::of(context, lapses, lapse)) else {
            continue;
        };
        let (message, help) = tell(&found);
        let mut finding = context.about(rule, &found.lower, found.lower.place(), &message);
        finding =
            finding.label(context.lang, &found.lower.duty(found.lower_when())).help(context.lang, &help);
        for lapses in missed {
            finding = chain(context, finding, lapses, lapse);
        }
        findings.push(found.data(finding));
    }
}

/// By how many days the worst is missed in that way.
fn worst(lapses: &Lapses, lapse: Lapse) -> Option<i32> {
    lapses.misses.iter().filter(|miss| miss.lapse == lapse).map(|miss| miss.days).max()
}

/// Adds the lines from the lower measure up: those between that have no date, and the one that asks.
fn chain(context: &Context<'_>, mut finding: Finding, lapses: &Lapses, lapse: Lapse) -> Finding {
    for row in lapses.between.iter().filter_map(|&node| Row::of(context, node)) {
        finding = finding.related(context.lang, row.place(), &row.duty(When::Undated));
    }
    let of_kind = lapses.misses.iter().filter(|miss| miss.lapse == lapse);
    let worst = of_kind.max_by_key(|miss| miss.days);
    match (Row::of(context, lapses.upper), worst) {
        (Some(upper), Some(miss)) => {
            finding.related(context.lang, upper.place(), &upper.duty(when(&miss.upper)))
        }
        _ => finding,
    }
}

impl<'w> Found<'w> {
    fn of(context: &Context<'w>, lapses: &Lapses, lapse: Lapse) -> Option<Self> {
        Some(Found {
            lower: Row::of(context, lapses.lower)?,
            upper: Row::of(context, lapses.upper)?,
            misses: lapses.misses.iter().filter(|miss| miss.lapse == lapse).copied().collect(),
            recurs: context.graph.plans.get(lapses.upper).days.len() > 1,
        })
    }

    /// The occurrence that is missed by most days.
    fn worst(&self) -> Option<&Miss> {
        self.misses.iter().max_by_key(|miss| miss.days)
    }

    fn lower_when(&self) -> When {
        self.worst().and_then(|miss| miss.lower).map_or(When::Unsaid, |occ| when(&occ))
    }

    /// The misses as messages tell them; `asked` is the upper day that counts.
    fn told(&self, asked: impl Fn(&Miss) -> i32) -> Vec<duty::Miss> {
        let told = |miss: &Miss| duty::Miss { days: days(miss.days), asked: date(asked(miss)) };
        self.misses.iter().map(told).collect()
    }

    /// Adds the figures for machines.
    fn data(&self, finding: Finding) -> Finding {
        let each: Vec<Value> = self
            .misses
            .iter()
            .map(|miss| {
                json!({
                    "year": crate::graph::year(miss.upper.due),
                    "asked": {"opens": miss.upper.first().map(iso), "due": iso(miss.upper.due)},
                    "planned": miss.lower.map(|occ| iso(occ.due)),
                    "days": miss.days,
                })
            })
            .collect();
        let finding = finding.data("upper", self.upper.name());
        let worst = self.worst().map_or(0, |miss| miss.days);
        let finding = if worst > 0 { finding.data("days", worst) } else { finding };
        finding.data("occurrences", each)
    }
}
