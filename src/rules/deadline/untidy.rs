//! `deadline/untidy`: a wording that is understood, but typed carelessly.

use super::{Check, DueHelp, DueSays, Rule, View, entries};
use crate::base::message::due::Slip;
use crate::base::{Finding, Severity};
use crate::deadline::UntidyKind;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/untidy",
    severity: Severity::Advice,
    page: include_str!("untidy.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for entry in entries(view) {
        let Some(reading) = entry.reading() else { continue };
        let Some(first) = reading.untidy.first() else { continue };
        let mut slips: Vec<Slip> = reading.untidy.iter().map(|untidy| slip(untidy.kind)).collect();
        slips.dedup();
        let wording = reading.tidy(&entry.deadline.text);
        let finding = entry.finding(view, &RULE, first.span, &DueSays::Untidy { slips });
        let finding = finding.help(view.context.lang, &DueHelp::Tidy { wording: wording.clone() });
        findings.push(finding.data("wording", wording));
    }
}

fn slip(kind: UntidyKind) -> Slip {
    match kind {
        UntidyKind::Letter => Slip::Letter,
        UntidyKind::NoBlank => Slip::NoBlank,
        UntidyKind::Mark => Slip::Mark,
        UntidyKind::Comma => Slip::Comma,
        UntidyKind::Nought => Slip::Nought,
        UntidyKind::NoStop => Slip::NoStop,
        UntidyKind::Invisible => Slip::Invisible,
    }
}
