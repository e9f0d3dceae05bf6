//! `sequence/cycle`: a measure that must wait for itself.

use super::{Check, Context, Finding, LinkKind, Row, Rule, Severity, When, Wrong, say, shortened};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "sequence/cycle",
    severity: Severity::Error,
    page: include_str!("cycle.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for fault in context.graph.links.faults.iter().filter(|fault| fault.kind == LinkKind::After) {
        if let Wrong::Loop(walk) = &fault.wrong {
            findings.extend(told(context, walk));
        }
    }
}

fn told(context: &Context<'_>, walk: &[u32]) -> Option<Finding> {
    let rows: Vec<Row<'_>> = walk.iter().filter_map(|&node| Row::of(context, node)).collect();
    let titles = rows.iter().map(|row| shortened(&row.measure.title)).collect();
    let nexts = walk.iter().skip(1).chain(walk.first());
    let mut places = rows.iter().zip(nexts).map(|(row, &next)| row.waits(at(context, row.node, next)));
    let first = rows.first()?;
    let mut finding = context
        .about(&RULE, first, places.next()?, &say::Sequence::Cycle { titles })
        .label(context.lang, &first.duty(When::Unsaid))
        .help(context.lang, &say::SequenceHelp::Cut)
        .data("measures", rows.iter().map(Row::name).collect::<Vec<_>>());
    for (row, place) in rows.iter().skip(1).zip(places) {
        finding = finding.related(context.lang, place, &row.duty(When::Unsaid));
    }
    Some(finding)
}

/// The place of the reference by which one measure names another.
fn at(context: &Context<'_>, from: u32, to: u32) -> Option<u16> {
    context.graph.links.place(from, to, LinkKind::After)
}
