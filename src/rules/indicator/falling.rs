//! `indicator/falling`: a planned value that is worse than the year before.

use super::{Check, Rule, View, is_worse};
use crate::base::message::indicator::{IndicatorHelp, IndicatorNote, IndicatorSays};
use crate::base::{Finding, Severity};
use crate::model::{Direction, Indicator, Target};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "indicator/falling",
    severity: Severity::Warning,
    page: include_str!("falling.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for indicator in &view.roadmap.indicators {
        let Some((before, target)) = falls(indicator).next().filter(|_| !is_meant_to_fall(indicator)) else {
            continue;
        };
        let lang = view.context.lang;
        let told = |target: &Target| (target.year, target.text.to_string());
        let steps = falls(indicator).map(|(from, to)| (told(from), told(to))).collect();
        let message = IndicatorSays::Falling { steps, more: indicator.direction == Direction::Up };
        let note = IndicatorNote::Before { year: before.year };
        let finding = view
            .finding(&RULE, target.text.span, Some(&indicator.id), &message)
            .related(lang, view.roadmap.place(before.text.span), &note)
            .help(lang, &IndicatorHelp::Direction { more: indicator.direction == Direction::Up });
        let years: Vec<i32> = falls(indicator).map(|(_, target)| target.year).collect();
        findings.push(finding.data("years", years));
    }
}

/// Words of titles of which less is better, though the author may not have said so.
const LESS_IS_BETTER: [&str; 20] = [
    "снижени",
    "сокращени",
    "уменьшени",
    "нарушени",
    "преступлени",
    "травм",
    "пропуск",
    "неуспева",
    "отчислен",
    "прекрати",
    "дефицит",
    "отток",
    "на учёте",
    "на учете",
    "темп",
    "очеред",
    "жалоб",
    "задолжен",
    "заболева",
    "безработ",
];

/// Whether the title tells that less is better.
fn is_meant_to_fall(indicator: &Indicator) -> bool {
    let title = indicator.title.to_lowercase();
    indicator.direction == Direction::Up && LESS_IS_BETTER.iter().any(|word| title.contains(word))
}

/// Each planned value that is worse than the one of the last year before it, base values included.
fn falls(indicator: &Indicator) -> impl Iterator<Item = (&Target, &Target)> {
    indicator.targets.iter().filter_map(|target| {
        let known = indicator.base.iter().chain(&indicator.targets).filter(|one| one.year < target.year);
        let before = known.max_by_key(|one| one.year)?;
        is_worse(target.value, before.value, indicator.direction).then_some((before, target))
    })
}
