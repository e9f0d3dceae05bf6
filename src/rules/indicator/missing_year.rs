//! `indicator/missing-year`: a year of the plan without a planned value.

use chrono::{Datelike, NaiveDate};

use super::{list, ru_years};
use crate::base::{Lang, Period};
use crate::model::Indicator;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "indicator/missing-year",
    severity: Severity::Advice,
    page: include_str!("missing_year.md"),
    check: Check::Roadmap(check),
    decode: decode::<MissingYear>,
};

/// The years without a value.
#[derive(Debug, Serialize, Deserialize)]
struct MissingYear {
    years: Vec<i32>,
}

/// How many days of a year a plan covers at least for a value of that year to be expected.
const HALF_YEAR: i64 = 180;

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(period) = view.roadmap.period.as_ref().map(|period| period.days) else { return };
    for indicator in view.roadmap.indicators_in_force() {
        let Some(_) = missing(indicator, &period).next().filter(|_| view.is_whole(indicator.span)) else {
            continue;
        };
        let years: Vec<i32> = missing(indicator, &period).collect();
        // Where no value lies in the plan at all, the years are wrong and not missing.
        let outside = indicator.targets.iter().all(|target| !covers(&period, target.year));
        if outside && !indicator.targets.is_empty() {
            continue;
        }
        findings.push(view.finding(&RULE, indicator.title.span, Some(&indicator.id), MissingYear { years }));
    }
}

/// The years of the plan without a value. An academic year is served by the value of either of its two.
fn missing<'i>(indicator: &'i Indicator, period: &Period) -> impl Iterator<Item = i32> + use<'i> {
    let period = *period;
    let has = |year: i32| indicator.targets.iter().any(|target| target.year == year);
    let years = period.first.year()..=period.last.year();
    let served = period.is_academic() && years.clone().any(has);
    years.filter(move |year| !served && !has(*year) && is_expected(&period, *year))
}

/// Whether the plan covers the year, or enough of it.
fn is_expected(period: &Period, year: i32) -> bool {
    let bounds = NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31));
    let days =
        |(first, last): (NaiveDate, NaiveDate)| (last.min(period.last) - first.max(period.first)).num_days();
    let only = period.first.year() == period.last.year() || period.is_academic();
    only || bounds.map(days).is_some_and(|days| days >= HALF_YEAR)
}

/// Whether a year is one of the plan's.
fn covers(period: &Period, year: i32) -> bool {
    (period.first.year()..=period.last.year()).contains(&year)
}

impl Words for MissingYear {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (years, noun) = (list(&self.years), ru_years(&self.years));
        match tell.lang {
            Lang::Ru => format!("нет планового значения на {years} {noun}"),
            Lang::En => format!("no planned value for {years}"),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(tell.lang, "добавить значения в «targets»", "add the values to `targets`"))
    }

    fn data(&self) -> Data {
        Data::of("years", self.years.clone())
    }
}
