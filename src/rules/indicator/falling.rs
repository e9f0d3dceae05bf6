//! `indicator/falling`: a planned value that is worse than the year before.

use super::{YearValue, is_worse};
use crate::model::{Direction, Indicator, YearTarget};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "indicator/falling",
    severity: Severity::Warning,
    page: include_str!("falling.md"),
    check: Check::Roadmap(check),
    decode: decode::<Falling>,
};

/// The values that are worse, each behind the one before.
#[derive(Debug, Serialize, Deserialize)]
struct Falling {
    steps: Vec<(YearValue, YearValue)>,
    /// Whether more is better.
    more: bool,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for indicator in view.roadmap.indicators_in_force() {
        let Some((before, target)) = falls(indicator).next().filter(|_| !is_meant_to_fall(indicator)) else {
            continue;
        };
        let args = Falling {
            steps: falls(indicator).map(|(from, to)| (YearValue::of(from), YearValue::of(to))).collect(),
            more: indicator.direction == Direction::Up,
        };
        let finding = view.finding(&RULE, target.text.span, Some(&indicator.id), args);
        findings.push(finding.with_span(before.text.span));
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
fn falls(indicator: &Indicator) -> impl Iterator<Item = (&YearTarget, &YearTarget)> {
    indicator.targets.iter().filter_map(|target| {
        let known = indicator.base.iter().chain(&indicator.targets).filter(|one| one.year < target.year);
        let before = known.max_by_key(|one| one.year)?;
        is_worse(target.value, before.value, indicator.direction).then_some((before, target))
    })
}

impl Words for Falling {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let step = |(from, to): &(YearValue, YearValue)| {
            let (old, before, new, year) = (&from.text, from.year, &to.text, to.year);
            say!(tell.lang, "{old} в {before}, {new} в {year}", "{old} in {before}, {new} in {year}")
        };
        let steps = self.steps.iter().map(step).collect::<Vec<_>>().join("; ");
        match self.more {
            true => {
                say!(tell.lang, "плановое значение снижается: {steps}", "the planned value falls: {steps}")
            }
            false => say!(tell.lang, "плановое значение растёт: {steps}", "the planned value rises: {steps}"),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self.more {
            true => say!(
                tell.lang,
                "проверить число; если лучше меньше, добавить «direction: down»",
                "check the value; where less is better, add `direction: down`"
            ),
            false => say!(
                tell.lang,
                "проверить число; если лучше больше, убрать «direction: down»",
                "check the value; where more is better, take `direction: down` away"
            ),
        })
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        let year = self.steps.first().map_or(0, |(from, _)| from.year);
        say!(tell.lang, "значение {year} года", "the value of {year}")
    }

    fn data(&self) -> Data {
        Data::of("years", self.steps.iter().map(|(_, to)| to.year).collect::<Vec<_>>())
    }
}
