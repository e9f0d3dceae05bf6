//! `deadline/before-order`: a time that was over when the order was signed.

use chrono::NaiveDate;

use super::{Check, DueHelp, DueSays, Entry, NamedTime, Rule, View, entries, figures, with_order};
use crate::base::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/before-order",
    severity: Severity::Warning,
    page: include_str!("before_order.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(order) = view.times.order_date else { return };
    for entry in entries(view) {
        if entry.is_done() || !entry.time.occurrences().iter().any(|time| time.due < order) {
            continue;
        }
        let named = over(view, &entry, order);
        let Some((_, span, _)) = named.first() else { continue };
        let said = named.iter().map(|(.., said)| said.clone()).collect();
        let message = DueSays::BeforeOrder { said, order };
        let finding = entry.finding_at(view, &RULE, *span, &message);
        let times: Vec<_> = named.iter().map(|(time, ..)| figures(time)).collect();
        let finding = finding.help(view.context.lang, &DueHelp::AfterOrder).data("occurrences", times);
        findings.push(with_order(finding, view, order).data("order", order.to_string()));
    }
}

/// The named times that were over before the order, without those that lie outside the stated period of the plan.
fn over(view: &View<'_>, entry: &Entry<'_>, order: NaiveDate) -> Vec<NamedTime> {
    let first = view.roadmap.period.as_ref().map(|period| period.days.first);
    let first = first.filter(|_| !entry.is_clause());
    let mut named = entry.named(view);
    named.retain(|(time, ..)| time.due < order && first.is_none_or(|first| time.due >= first));
    named
}
