//! `status/done-without-document`: done, and no document shows it.

use super::{Check, Finding, Rule, Severity, View, say};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "status/done-without-document",
    severity: Severity::Advice,
    page: include_str!("done_without_document.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    if view.context.as_of.is_none() {
        return;
    }
    for measure in view.roadmap.measures() {
        let bare: Vec<_> = measure.done.iter().filter(|done| done.document.is_none()).collect();
        let Some(first) = bare.first() else { continue };
        let days = bare.iter().map(|done| done.on.day).collect();
        let message = say::Status::WithoutDocument { days };
        let finding = view.finding(&RULE, first.span, Some(&measure.id), &message);
        findings.push(finding.help(view.context.lang, &say::StatusHelp::Document));
    }
}
