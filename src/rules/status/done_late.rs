//! `status/done-late`: done, but after it was due.

use super::{Check, Finding, Missed, Rule, Severity, View, say, states};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "status/done-late",
    severity: Severity::Warning,
    page: include_str!("done_late.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for state in states(view) {
        let done = state.times.iter().zip(&state.settled.days);
        let late = done.filter_map(|(occ, done)| Some((*occ, (*done)? - occ.due)));
        let times: Vec<_> = late.filter(|(_, late)| *late > 0).collect();
        let missed = Missed { node: state.node, recurs: state.times.len() > 1, times };
        let message = say::Status::DoneLate { misses: missed.told(), recurs: missed.recurs };
        findings.extend(missed.finding(view.context, &RULE, &message, say::StatusHelp::Explain));
    }
}
