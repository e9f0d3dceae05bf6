//! `indicator/over-hundred`: a share of more than a hundred per cent.

use super::{Check, Rule, View, is_percent};
use crate::base::message::indicator::{IndicatorHelp, IndicatorSays};
use crate::base::{Finding, Severity};
use crate::model::Indicator;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "indicator/over-hundred",
    severity: Severity::Error,
    page: include_str!("over_hundred.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for indicator in &view.roadmap.indicators {
        let values = indicator.targets.iter().chain(&indicator.base).chain(&indicator.actual);
        let over = || values.clone().filter(|target| target.value > 100.0);
        let Some(first) = over().next().filter(|_| is_percent(indicator) && !is_ratio(indicator)) else {
            continue;
        };
        let values = over().map(|target| (target.year, target.text.to_string())).collect();
        let message = IndicatorSays::OverHundred { values };
        let finding = view.finding(&RULE, first.text.span, Some(&indicator.id), &message);
        let years: Vec<i32> = over().map(|target| target.year).collect();
        findings.push(finding.help(view.context.lang, &IndicatorHelp::WithinHundred).data("years", years));
    }
}

/// Whether the title compares with another time or a plan, which can be over a hundred per cent.
fn is_ratio(indicator: &Indicator) -> bool {
    let title = indicator.title.to_lowercase();
    ["рост", "темп", "динамик", "выполнени", "исполнени", "отношени", "по сравнению", "к уровню", "индекс"]
        .iter()
        .any(|word| title.contains(word))
}
