//! `indicator/missing-unit`: values that do not say what they count.

use super::{Check, Rule, View, words};
use crate::base::message::indicator::{IndicatorHelp, IndicatorSays};
use crate::base::{Finding, Severity};
use crate::model::Indicator;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "indicator/missing-unit",
    severity: Severity::Warning,
    page: include_str!("missing_unit.md"),
    check: Check::Roadmap(check),
};

/// Words by which a title names the unit itself.
const UNITS: [&str; 12] =
    ["%", "процент", "процентов", "чел", "человек", "ед", "единиц", "шт", "руб", "рублей", "баллов", "балл"];

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for indicator in &view.roadmap.indicators {
        if indicator.unit.is_some() || names_unit(indicator) || !view.is_whole(indicator.span) {
            continue;
        }
        let share = is_share(indicator);
        let message = IndicatorSays::MissingUnit;
        let finding = view.finding(&RULE, indicator.title.span, Some(&indicator.id), &message);
        findings.push(finding.help(view.context.lang, &IndicatorHelp::NameUnit { share }));
    }
}

fn names_unit(indicator: &Indicator) -> bool {
    words(&indicator.title).any(|word| UNITS.contains(&word.as_str()) || word.ends_with('%'))
}

/// Whether the title calls it a share or a level, which are told in per cent.
fn is_share(indicator: &Indicator) -> bool {
    let first = words(&indicator.title).next().unwrap_or_default();
    ["доля", "уровень", "охват"].contains(&first.as_str())
}
