//! `act/basis-after-act`: an order that rests on an act of a later date.

use chrono::NaiveDate;

use crate::rules::prelude::*;
use crate::rules::words::date;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "act/basis-after-act",
    severity: Severity::Warning,
    page: include_str!("basis_after_act.md"),
    check: Check::Roadmap(check),
    decode: decode::<BasisAfterAct>,
};

/// The date of the act that the order rests on, and its own.
#[derive(Debug, Serialize, Deserialize)]
struct BasisAfterAct {
    basis: NaiveDate,
    own: NaiveDate,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(order) = &view.roadmap.order else { return };
    let Some(own) = order.date else { return };
    for basis in &order.basis {
        let Some(date) = basis.date.filter(|date| date.day > own.day) else { continue };
        let args = BasisAfterAct { basis: date.day, own: own.day };
        findings.push(view.finding(&RULE, date.span, None, args).with_span(own.span));
    }
}

impl Words for BasisAfterAct {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (basis, own) = (date(self.basis, tell.lang), date(self.own, tell.lang));
        say!(
            tell.lang,
            "основание от {basis} позже самого приказа от {own}",
            "it rests on an act of {basis}, later than its own {own}"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "проверить обе даты: издать приказ на основании будущего акта нельзя",
            "check both dates: no order can rest on an act of the future"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "дата приказа", "the date of the order")
    }

    fn data(&self) -> Data {
        Data::of("basis", self.basis.to_string()).with("order", self.own.to_string())
    }
}
