//! `deadline/outside-period`: a date that the wording names lies wholly outside the plan's period.

use super::{Check, DueHelp, DueNote, DueSays, Rule, View, entries, figures, with_order};
use crate::base::{Finding, Period, Severity};
use crate::deadline::Occurrence;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/outside-period",
    severity: Severity::Error,
    page: include_str!("outside_period.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(period) = &view.roadmap.period else { return };
    // A clause may ask for something before the plan begins, or for a report after it ends.
    for entry in entries(view).filter(|entry| !entry.is_clause()) {
        if !entry.time.occurrences().iter().any(|time| is_outside(time, &period.days)) {
            continue;
        }
        let mut named = entry.named(view);
        named.retain(|(time, ..)| is_outside(time, &period.days));
        let Some((first, span, _)) = named.first() else { continue };
        let order = view.times.order_date.filter(|day| first.due < *day);
        let said = named.iter().map(|(.., said)| said.clone()).collect();
        let message = DueSays::Outside { said, period: period.told(), order };
        let lang = view.context.lang;
        let mut finding = entry.finding_at(view, &RULE, *span, &message).related(
            lang,
            view.roadmap.place(period.text.span),
            &DueNote::Period(period.days),
        );
        if let Some(day) = order {
            finding = with_order(finding, view, day).data("order", day.to_string());
        }
        let times: Vec<_> = named.iter().map(|(time, ..)| figures(time)).collect();
        findings.push(finding.help(lang, &DueHelp::Inside(period.days)).data("occurrences", times));
    }
}

/// Whether a time does not meet the period by a day.
fn is_outside(time: &Occurrence, period: &Period) -> bool {
    time.due < period.first || time.opens.unwrap_or(time.due) > period.last
}
