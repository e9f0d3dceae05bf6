//! `act/no-number`: an act without its number.

use super::{Check, Rule, View};
use crate::base::message::act::{ActHelp, ActSays};
use crate::base::{Finding, Severity};
use crate::model::Act;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "act/no-number",
    severity: Severity::Advice,
    page: include_str!("no_number.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let lang = view.context.lang;
    let Some(order) = &view.roadmap.order else { return };
    if order.number.is_none() && view.is_whole(order.span) {
        let finding = view.finding(&RULE, order.title.span, None, &ActSays::NoNumber);
        findings.push(finding.help(lang, &ActHelp::Register));
    }
    for basis in order.basis.iter().filter(|basis| lacks_number(basis) && view.is_whole(basis.span)) {
        let finding = view.finding(&RULE, basis.title.span, None, &ActSays::BasisWithoutNumber);
        findings.push(finding.help(lang, &ActHelp::NumberOfBasis));
    }
}

/// Whether an act of a kind that is always registered has no number, neither as a value nor in its title.
fn lacks_number(act: &Act) -> bool {
    let kinds = ["приказ", "распоряжени", "постановлени", "указ"];
    act.number.is_none() && !act.title.contains(['№', 'N']) && {
        let title = act.title.to_lowercase();
        kinds.iter().any(|kind| title.starts_with(kind))
    }
}
