//! `nesting/early`: a measure is finished before the one above that it carries out may begin.

use super::{Check, Context, Finding, Lapse, Rule, Severity, date, each, say};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "nesting/early",
    severity: Severity::Warning,
    page: include_str!("early.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    each(&RULE, Lapse::Early, context, findings, |found| {
        let misses = found.told(|miss| miss.upper.opens);
        let (lower, upper) = (found.lower.level(), found.upper.level());
        let (opens, due) = found.worst().map_or((0, 0), |miss| (miss.upper.opens, miss.upper.due));
        let help = say::NestingHelp::From { day: date(opens), due: date(due) };
        (say::Nesting::Early { lower, upper, misses, recurs: found.recurs }, help)
    });
}
