//! `nesting/missing-occurrence`: the measure above recurs, and nothing is planned for one of its times.

use super::{Check, Context, Finding, Lapse, Rule, Severity, date, each, say};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "nesting/missing-occurrence",
    severity: Severity::Error,
    page: include_str!("missing_occurrence.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    each(&RULE, Lapse::Missing, context, findings, |found| {
        let asked: Vec<_> = found.misses.iter().map(|miss| date(miss.upper.due)).collect();
        let (lower, upper) = (found.lower.level(), found.upper.level());
        let day = asked.first().copied().unwrap_or_default();
        (say::Nesting::Missing { lower, upper, asked }, say::NestingHelp::Also { day })
    });
}
