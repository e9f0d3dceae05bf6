//! `nesting/late`: a measure is due after the one above that it carries out.

use super::{Check, Context, Finding, Lapse, Rule, Severity, date, each, say};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "nesting/late",
    severity: Severity::Error,
    page: include_str!("late.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    each(&RULE, Lapse::Late, context, findings, |found| {
        let misses = found.told(|miss| miss.upper.due);
        let (lower, upper) = (found.lower.level(), found.upper.level());
        let due = found.worst().map_or(0, |miss| miss.upper.due);
        let help = say::NestingHelp::By { day: date(due), upper: upper.clone() };
        (say::Nesting::Late { lower, upper, misses, recurs: found.recurs }, help)
    });
}
