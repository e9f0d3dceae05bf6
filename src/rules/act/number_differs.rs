//! `act/number-differs`: the order and the mark of approval name one act by two numbers.

use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "act/number-differs",
    severity: Severity::Warning,
    page: include_str!("number_differs.md"),
    check: Check::Roadmap(check),
    decode: decode::<ActNumberDiffers>,
};

/// The two numbers.
#[derive(Debug, Serialize, Deserialize)]
struct ActNumberDiffers {
    order: String,
    approval: String,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(order) = &view.roadmap.order else { return };
    let Some(act) = view.roadmap.approval.as_ref().and_then(|approval| approval.act.as_ref()) else { return };
    // Acts of two days are two acts.
    if order.date.zip(act.date).is_some_and(|(own, other)| own.day != other.day) {
        return;
    }
    let (Some(order), Some(approval)) = (&order.number, &act.number) else { return };
    if order.trim() != approval.trim() {
        let args = ActNumberDiffers { order: order.to_string(), approval: approval.to_string() };
        findings.push(view.finding(&RULE, approval.span, None, args).with_span(order.span));
    }
}

impl Words for ActNumberDiffers {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (order, approval) = (&self.order, &self.approval);
        say!(
            tell.lang,
            "гриф утверждения называет акт № {approval}, а сам приказ — № {order}",
            "the mark of approval names the act no. {approval}, the order itself no. {order}"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "оставить один номер, тот, под которым приказ зарегистрирован",
            "keep one number, that under which the order is registered"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "номер приказа", "the number of the order")
    }
}
