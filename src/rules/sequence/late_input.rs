//! `sequence/late-input`: what comes first may lawfully be finished after what needs it is due.

use super::{Check, Clash, Clashes, Context, Finding, Rule, Severity, Stage};
use super::{data, date, recurs, say, stages, times};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "sequence/late-input",
    severity: Severity::Error,
    page: include_str!("late_input.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let clashes = context.graph.clashes.iter().filter(|clashes| !clashes.impossible);
    findings.extend(clashes.filter_map(|clashes| told(context, clashes)));
}

fn told(context: &Context<'_>, clashes: &Clashes) -> Option<Finding> {
    let worst = clashes.clashes.iter().max_by_key(|clash| clash.days)?;
    let stages = stages(context, worst);
    let [.., first, own] = stages.as_slice() else { return None };
    let times = times(context, clashes);
    let message = say::Sequence::LateInput {
        first: first.title.clone(),
        misses: times.iter().map(|(_, miss)| *miss).collect(),
        recurs: recurs(context, clashes.measure),
    };
    let help = say::SequenceHelp::Move {
        first: first.title.clone(),
        finish: date(first.moment.finish()),
        limit: date(own.moment.limit()?),
    };
    let mut finding = context
        .about(&RULE, &own.row, own.row.place(), &message)
        .label(context.lang, &own.row.duty(own.when()))
        .help(context.lang, &help)
        .data("first", first.row.name());
    finding = related(context, finding, &stages);
    for other in clashes.clashes.iter().filter(|other| first_of(other) != first_of(worst)) {
        finding = related(context, finding, &super::stages(context, other));
    }
    Some(data(finding, &times))
}

/// The measure that comes right before the last.
fn first_of(clash: &Clash) -> Option<u32> {
    clash.steps.iter().rev().nth(1).map(|step| step.measure)
}

/// Adds what comes first, in order.
fn related(context: &Context<'_>, mut finding: Finding, stages: &[Stage<'_>]) -> Finding {
    let before = stages.len().saturating_sub(1);
    for stage in stages.iter().take(before) {
        finding = finding.related(context.lang, stage.place(), &stage.row.duty(stage.when()));
    }
    finding
}
