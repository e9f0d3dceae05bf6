//! `act/agreed-after-approval`: agreed to after it was approved.

use chrono::NaiveDate;

use crate::model::{Agreed, Date, Roadmap};
use crate::rules::prelude::*;
use crate::rules::words::date;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "act/agreed-after-approval",
    severity: Severity::Warning,
    page: include_str!("agreed_after_approval.md"),
    check: Check::Roadmap(check),
    decode: decode::<AgreedAfterApproval>,
};

/// The day on which somebody agreed, and that of the approval.
#[derive(Debug, Serialize, Deserialize)]
struct AgreedAfterApproval {
    agreed: NaiveDate,
    approved: NaiveDate,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    if view.roadmap.agreed.is_empty() {
        return;
    }
    let Some(approved) = approved(view.roadmap) else { return };
    for agreed in &view.roadmap.agreed {
        let Some(date) = day(agreed).filter(|date| date.day > approved.day) else { continue };
        let args = AgreedAfterApproval { agreed: date.day, approved: approved.day };
        findings.push(view.finding(&RULE, date.span, None, args).with_span(approved.span));
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
fn day(agreed: &Agreed) -> Option<Date> {
    agreed.date.or_else(|| agreed.protocol.as_ref().and_then(|protocol| protocol.date))
}

impl Words for AgreedAfterApproval {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (agreed, approved) = (date(self.agreed, tell.lang), date(self.approved, tell.lang));
        say!(
            tell.lang,
            "согласовано {agreed}, уже после утверждения {approved}",
            "agreed on {agreed}, after the approval of {approved}"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "сначала согласование, потом утверждение: проверить обе даты",
            "agreement comes before approval: check both dates"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "дата утверждения", "the date of the approval")
    }

    fn data(&self) -> Data {
        let days = (self.agreed - self.approved).num_days();
        Data::of("agreed", self.agreed.to_string()).with("days", days)
    }
}
