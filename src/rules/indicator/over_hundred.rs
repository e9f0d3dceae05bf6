//! `indicator/over-hundred`: a share of more than a hundred per cent.

use super::{YearValue, is_percent, values};
use crate::model::Indicator;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "indicator/over-hundred",
    severity: Severity::Error,
    page: include_str!("over_hundred.md"),
    check: Check::Roadmap(check),
    decode: decode::<OverHundred>,
};

/// The values over a hundred.
#[derive(Debug, Serialize, Deserialize)]
struct OverHundred {
    over: Vec<YearValue>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for indicator in view.roadmap.indicators_in_force() {
        let values = indicator.targets.iter().chain(&indicator.base).chain(&indicator.actual);
        let over = || values.clone().filter(|target| target.value > 100.0);
        let Some(first) = over().next().filter(|_| is_percent(indicator) && !is_ratio(indicator)) else {
            continue;
        };
        let args = OverHundred { over: over().map(YearValue::of).collect() };
        findings.push(view.finding(&RULE, first.text.span, Some(&indicator.id), args));
    }
}

/// Whether the title compares with another time or a plan, which can be over a hundred per cent.
fn is_ratio(indicator: &Indicator) -> bool {
    let title = indicator.title.to_lowercase();
    ["рост", "темп", "динамик", "выполнени", "исполнени", "отношени", "по сравнению", "к уровню", "индекс"]
        .iter()
        .any(|word| title.contains(word))
}

impl Words for OverHundred {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let over = values(&self.over);
        say!(tell.lang, "доля больше 100 %: {over}", "a share over 100 %: {over}")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "проверить число или единицу: доля не бывает больше целого",
            "check the value or the unit: no share is more than the whole"
        ))
    }

    fn data(&self) -> Data {
        Data::of("years", self.over.iter().map(|value| value.year).collect::<Vec<_>>())
    }
}
