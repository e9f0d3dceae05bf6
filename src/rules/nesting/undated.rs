//! `nesting/undated`: a measure has no date, and the one above that it carries out has.

use super::{Check, Context, Finding, Row, Rule, Severity, When, date, say, when};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "nesting/undated",
    severity: Severity::Warning,
    page: include_str!("undated.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let undated = &context.graph.nesting.undated;
    for pairs in undated.chunk_by(|one, other| one.0 == other.0) {
        let rows: Vec<Row<'_>> = pairs.iter().filter_map(|pair| Row::of(context, pair.1)).collect();
        let lower = pairs.first().and_then(|pair| Row::of(context, pair.0));
        if let (Some(lower), Some(upper)) = (lower, rows.first()) {
            findings.push(told(context, &lower, upper, &rows));
        }
    }
}

fn told(context: &Context<'_>, lower: &Row<'_>, upper: &Row<'_>, rows: &[Row<'_>]) -> Finding {
    let asked = |row: &Row<'_>| context.graph.plans.get(row.node).days.first().copied();
    let message = say::Nesting::Undated { upper: upper.level() };
    let help = say::NestingHelp::Date { day: asked(upper).map(|occ| date(occ.due)) };
    let mut finding = context
        .about(&RULE, lower, lower.place(), &message)
        .label(context.lang, &lower.duty(When::Undated))
        .help(context.lang, &help)
        .data("upper", upper.name());
    for row in rows {
        let when = asked(row).map_or(When::Unsaid, |occ| when(&occ));
        finding = finding.related(context.lang, row.place(), &row.duty(when));
    }
    finding
}
