//! `indicator/below-parent`: a plan promises less than the one above asks for.

use super::{Check, Rule, View, is_percent, is_worse, named};
use crate::base::message::indicator::{IndicatorHelp, IndicatorNote, IndicatorSays};
use crate::base::{Finding, Severity};
use crate::model::{Direction, Indicator, Target};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "indicator/below-parent",
    severity: Severity::Error,
    page: include_str!("below_parent.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for indicator in &view.roadmap.indicators {
        for reference in &indicator.implements {
            let Some((roadmap, upper)) = named(view, reference) else { continue };
            if !is_comparable(indicator, upper) {
                continue;
            }
            let below: Vec<(&Target, &Target)> = below(indicator, upper).collect();
            let Some(&(own, above)) = below.first() else { continue };
            let lang = view.context.lang;
            let years = below.iter().map(|(own, _)| (own.year, own.text.to_string()));
            let message =
                IndicatorSays::Below { years: years.collect(), more: upper.direction == Direction::Up };
            let note = IndicatorNote::Asked { value: above.text.to_string(), year: above.year };
            let asked = below.iter().map(|(_, above)| (above.year, above.text.to_string())).collect();
            let mut finding = view
                .finding(&RULE, own.text.span, Some(&indicator.id), &message)
                .related(lang, roadmap.place(above.text.span), &note)
                .help(lang, &IndicatorHelp::Reach { asked, more: upper.direction == Direction::Up });
            finding = finding.data("years", below.iter().map(|(own, _)| own.year).collect::<Vec<_>>());
            finding = finding.data("own", below.iter().map(|(own, _)| own.value).collect::<Vec<_>>());
            findings.push(finding.data("asked", below.iter().map(|(_, up)| up.value).collect::<Vec<_>>()));
        }
    }
}

/// The years in which the plan is worse than the one above, with both values.
fn below<'i>(own: &'i Indicator, upper: &'i Indicator) -> impl Iterator<Item = (&'i Target, &'i Target)> {
    own.targets.iter().filter_map(|target| {
        let above = upper.targets.iter().find(|above| above.year == target.year)?;
        is_worse(target.value, above.value, upper.direction).then_some((target, above))
    })
}

/// Whether the values can be compared: a share of a part with a share of the whole, and never a count, since a part
/// has fewer people than the whole.
fn is_comparable(own: &Indicator, upper: &Indicator) -> bool {
    let units = match (&own.unit, &upper.unit) {
        (Some(own), Some(upper)) => own.trim().to_lowercase() == upper.trim().to_lowercase(),
        _ => true,
    };
    let either = if upper.unit.is_some() { upper } else { own };
    units && (is_percent(either) || !is_count(either))
}

/// Whether the unit counts people or things, or the title says so.
fn is_count(indicator: &Indicator) -> bool {
    let begins = |text: &str, stems: &[&str]| {
        let text = text.trim().to_lowercase();
        stems.iter().any(|stem| text.starts_with(stem))
    };
    let units = ["чел", "ед", "шт", "тыс", "млн", "руб", "организац", "школ", "учрежд", "час", "пар", "мест"];
    match &indicator.unit {
        Some(unit) => begins(unit, &units),
        None => begins(&indicator.title, &["количество", "число", "численность", "объем", "объём"]),
    }
}
