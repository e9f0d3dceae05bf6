//! `status/overdue`: due before the day of the check, and not done.

use super::{Check, Finding, Missed, Rule, Severity, View, day, say, states};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "status/overdue",
    severity: Severity::Error,
    page: include_str!("overdue.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(today) = view.context.as_of.map(day) else { return };
    for state in states(view) {
        let numbered = state.times.iter().enumerate();
        let open = numbered.filter(|(number, occ)| occ.due < today && !state.settled.is_settled(*number));
        let times: Vec<_> = open.map(|(_, occ)| (*occ, today - occ.due)).collect();
        let missed = Missed { node: state.node, recurs: state.times.len() > 1, times };
        let message = say::Status::Overdue { misses: missed.told(), recurs: missed.recurs };
        findings.extend(missed.finding(view.context, &RULE, &message, say::StatusHelp::Note));
    }
}
