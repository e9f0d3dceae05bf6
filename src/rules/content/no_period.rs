//! `content/no-period`: a plan that does not say which days it covers.

use crate::base::Period;
use crate::rules::prelude::*;
use crate::rules::words::date;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/no-period",
    severity: Severity::Advice,
    page: include_str!("no_period.md"),
    check: Check::Roadmap(check),
    decode: decode::<NoPeriod>,
};

/// The days that the plan is taken to cover, where anything tells them.
#[derive(Debug, Serialize, Deserialize)]
struct NoPeriod {
    taken: Option<Period>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    if view.roadmap.period.is_some() || !view.is_whole(view.roadmap.span) {
        return;
    }
    let args = NoPeriod { taken: view.times.period };
    findings.push(view.finding(&RULE, view.roadmap.id.span, None, args));
}

impl Words for NoPeriod {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let days = self.taken.map(|days| (date(days.first, tell.lang), date(days.last, tell.lang)));
        match days {
            Some((first, last)) => say!(
                tell.lang,
                "не указан период плана; проверено как с {first} по {last}",
                "the plan's period is not stated; checked as {first} to {last}"
            ),
            None => say!(
                tell.lang,
                "не указан период плана, и ни один срок не называет года",
                "the plan's period is not stated, and no deadline names a year"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self.taken {
            Some(Period { first, last }) => say!(
                tell.lang,
                "добавить «period: {first}..{last}» или другой",
                "add `period: {first}..{last}`, or another"
            ),
            None => say!(
                tell.lang,
                "добавить «period: …», например «period: 2024»",
                "add `period: …`, such as `period: 2024`"
            ),
        })
    }

    fn data(&self) -> Data {
        match self.taken {
            Some(days) => Data::of("first", days.first.to_string()).with("last", days.last.to_string()),
            None => Data::default(),
        }
    }
}
