//! `indicator/year-outside-period`: a planned or reached value of a year that the plan does not cover.

use chrono::Datelike;

use super::{list, ru_years};
use crate::base::Lang;
use crate::rules::prelude::*;
use crate::rules::words::made_for;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "indicator/year-outside-period",
    severity: Severity::Warning,
    page: include_str!("year_outside_period.md"),
    check: Check::Roadmap(check),
    decode: decode::<YearOutsidePeriod>,
};

/// The years that the plan does not cover, and its period as people write it.
#[derive(Debug, Serialize, Deserialize)]
struct YearOutsidePeriod {
    years: Vec<i32>,
    period: String,
    /// Whether the first of them is before the plan.
    before: bool,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(period) = &view.roadmap.period else { return };
    let (first, last) = (period.days.first.year(), period.days.last.year());
    for indicator in view.roadmap.indicators_in_force() {
        let values = || indicator.targets.iter().chain(&indicator.actual);
        let outside = || values().filter(|value| !(first..=last).contains(&value.year));
        let Some(target) = outside().next() else { continue };
        let mut years: Vec<i32> = outside().map(|target| target.year).collect();
        years.sort_unstable();
        years.dedup();
        let args = YearOutsidePeriod { years, period: period.told(), before: target.year < first };
        let finding = view.finding(&RULE, target.year_span, Some(&indicator.id), args);
        findings.push(finding.with_span(period.text.span));
    }
}

impl Words for YearOutsidePeriod {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (years, noun, period) =
            (list(&self.years), ru_years(&self.years), made_for(&self.period, tell.lang));
        match tell.lang {
            Lang::Ru => format!("значение на {years} {noun}, а план рассчитан на {period}"),
            Lang::En => format!("a value for {years}, the plan is for {period}"),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self.before {
            true => say!(
                tell.lang,
                "исправить год или период; известное значение до начала плана пишется в «base»",
                "mend the year or the period; a known value before the plan goes to `base`"
            ),
            false => say!(tell.lang, "исправить год или период плана", "mend the year or the plan's period"),
        })
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "период плана", "the plan's period")
    }

    fn data(&self) -> Data {
        Data::of("years", self.years.clone())
    }
}
