//! `act/agreed-after-approval`: agreed to after it was approved.

use super::{Check, Rule, View};
use crate::base::message::act::{ActHelp, ActNote, ActSays};
use crate::base::{Finding, Severity};
use crate::model::{Agreed, Date, Roadmap};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "act/agreed-after-approval",
    severity: Severity::Warning,
    page: include_str!("agreed_after_approval.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    if view.roadmap.agreed.is_empty() {
        return;
    }
    let Some(approved) = approved(view.roadmap) else { return };
    for agreed in &view.roadmap.agreed {
        let Some(date) = date(agreed).filter(|date| date.day > approved.day) else { continue };
        let lang = view.context.lang;
        let message = ActSays::AgreedLate { agreed: date.day, approved: approved.day };
        let finding = view
            .finding(&RULE, date.span, None, &message)
            .related(lang, view.roadmap.place(approved.span), &ActNote::Approved)
            .help(lang, &ActHelp::AgreeFirst);
        let days = (date.day - approved.day).num_days();
        findings.push(finding.data("agreed", date.day.to_string()).data("days", days));
    }
}

/// The last of the days on which the roadmap may have been approved.
fn approved(roadmap: &Roadmap) -> Option<Date> {
    let order = roadmap.order.as_ref().and_then(|order| order.date);
    let approval = roadmap.approval.as_ref();
    let act = approval.and_then(|approval| approval.act.as_ref()).and_then(|act| act.date);
    let stamp = approval.and_then(|approval| approval.date);
    [order, act, stamp].into_iter().flatten().max_by_key(|date| date.day)
}

/// The day on which somebody agreed.
fn date(agreed: &Agreed) -> Option<Date> {
    agreed.date.or_else(|| agreed.protocol.as_ref().and_then(|protocol| protocol.date))
}
