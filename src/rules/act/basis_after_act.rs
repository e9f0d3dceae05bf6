//! `act/basis-after-act`: an order that rests on an act of a later date.

use super::{Check, Rule, View};
use crate::base::message::act::{ActHelp, ActNote, ActSays};
use crate::base::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "act/basis-after-act",
    severity: Severity::Warning,
    page: include_str!("basis_after_act.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(order) = &view.roadmap.order else { return };
    let Some(own) = order.date else { return };
    for basis in &order.basis {
        let Some(date) = basis.date.filter(|date| date.day > own.day) else { continue };
        let lang = view.context.lang;
        let finding = view
            .finding(&RULE, date.span, None, &ActSays::BasisLater { basis: date.day, own: own.day })
            .related(lang, view.roadmap.place(own.span), &ActNote::OwnDate)
            .help(lang, &ActHelp::CheckDates);
        findings.push(finding.data("basis", date.day.to_string()).data("order", own.day.to_string()));
    }
}
