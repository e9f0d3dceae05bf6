//! `indicator/year-outside-period`: a planned value of a year that the plan does not cover.

use chrono::Datelike;

use super::{Check, Rule, View};
use crate::base::message::indicator::{IndicatorHelp, IndicatorNote, IndicatorSays};
use crate::base::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "indicator/year-outside-period",
    severity: Severity::Warning,
    page: include_str!("year_outside_period.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(period) = &view.roadmap.period else { return };
    let (first, last) = (period.days.first.year(), period.days.last.year());
    for indicator in &view.roadmap.indicators {
        let outside = || indicator.targets.iter().filter(|target| !(first..=last).contains(&target.year));
        let Some(target) = outside().next() else { continue };
        let years: Vec<i32> = outside().map(|target| target.year).collect();
        let lang = view.context.lang;
        let message = IndicatorSays::OutsideYear { years: years.clone(), period: period.told() };
        let finding = view
            .finding(&RULE, target.year_span, Some(&indicator.id), &message)
            .related(lang, view.roadmap.place(period.text.span), &IndicatorNote::Period)
            .help(lang, &IndicatorHelp::MoveYears { before: target.year < first });
        findings.push(finding.data("years", years));
    }
}
