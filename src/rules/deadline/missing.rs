//! `deadline/missing`: a measure without a deadline, neither its own nor its section's.

use super::{Check, DueHelp, DueSays, Rule, View, entries};
use crate::base::message::deadline::Unread;
use crate::base::{Finding, Severity};
use crate::deadline::{Given, Time};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/missing",
    severity: Severity::Warning,
    page: include_str!("missing.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let lang = view.context.lang;
    for (measure, time) in view.roadmap.measures().zip(&view.times.measures) {
        if time.given == Given::Nowhere && view.is_whole(measure.span) {
            let finding = view.finding(&RULE, measure.title.span, Some(&measure.id), &DueSays::Missing);
            findings.push(finding.help(lang, &DueHelp::Give));
        }
    }
    for entry in entries(view).filter(|entry| is_dash(entry.time)) {
        if !entry.is_clause() && entry.deadline.windows.is_empty() {
            let finding = entry.finding_at(view, &RULE, entry.deadline.span, &DueSays::Dash);
            findings.push(finding.help(lang, &DueHelp::Give));
        }
    }
}

/// Whether a dash stands where the deadline should.
pub(super) fn is_dash(time: &Time) -> bool {
    time.unreadable().is_some_and(|unread| matches!(unread.reason, Unread::Dash | Unread::Empty))
}
