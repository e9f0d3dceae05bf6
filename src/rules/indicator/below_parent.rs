//! `indicator/below-parent`: a plan promises less than the one above asks for.

use super::{YearValue, is_count, is_counted, is_one_unit, is_percent, is_worse, named, values, words};
use crate::base::{Lang, Part};
use crate::model::{Direction, Indicator, Text, YearTarget};
use crate::rules::prelude::*;
use crate::russian::plural;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "indicator/below-parent",
    severity: Severity::Error,
    page: include_str!("below_parent.md"),
    check: Check::Roadmap(check),
    decode: decode::<BelowParent>,
};

/// The values in which the plan is worse than the one above, with those asked for.
#[derive(Debug, Serialize, Deserialize)]
struct BelowParent {
    own: Vec<ComparedFigure>,
    asked: Vec<ComparedFigure>,
    /// Whether more is better.
    more: bool,
}

/// A value as written, and as a number.
#[derive(Debug, Serialize, Deserialize)]
struct ComparedFigure {
    written: YearValue,
    value: f64,
}

impl ComparedFigure {
    fn of(target: &YearTarget) -> Self {
        ComparedFigure { written: YearValue::of(target), value: target.value }
    }
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for indicator in view.roadmap.indicators_in_force() {
        for reference in &indicator.implements {
            let Some(upper) = named(view, reference) else { continue };
            let above = upper.indicator;
            if !is_comparable(indicator, above) {
                continue;
            }
            let below: Vec<(&YearTarget, &YearTarget)> = below(indicator, above).collect();
            let Some(&(first, asked)) = below.first() else { continue };
            let args = BelowParent {
                own: below.iter().map(|(own, _)| ComparedFigure::of(own)).collect(),
                asked: below.iter().map(|(_, asked)| ComparedFigure::of(asked)).collect(),
                more: above.direction == Direction::Up,
            };
            let finding = view.finding(&RULE, first.text.span, Some(&indicator.id), args);
            findings.push(finding.with_anchors([upper.anchor(Part::Target(asked.year))]));
        }
    }
}

/// The years in which the plan is worse than the one above, with both values.
fn below<'i>(
    own: &'i Indicator,
    upper: &'i Indicator,
) -> impl Iterator<Item = (&'i YearTarget, &'i YearTarget)> {
    own.targets.iter().filter_map(|target| {
        let above = upper.targets.iter().find(|above| above.year == target.year)?;
        is_worse(target.value, above.value, upper.direction).then_some((target, above))
    })
}

/// Whether the values can be compared: a share of a part with a share of the whole, and never a count, since a part
/// has fewer people than the whole.
fn is_comparable(own: &Indicator, upper: &Indicator) -> bool {
    let units = match (&own.unit, &upper.unit) {
        (Some(own), Some(upper)) => is_one_unit(own, upper),
        _ => true,
    };
    let either = if upper.unit.is_some() { upper } else { own };
    units && (is_percent(either) || !counts(either))
}

/// Whether the unit counts people or things, or the title says so.
fn counts(indicator: &Indicator) -> bool {
    let first = |text: &Text, is: fn(&str) -> bool| words(text).next().is_some_and(|word| is(&word));
    match &indicator.unit {
        Some(unit) => first(unit, is_counted),
        None => first(&indicator.title, is_count),
    }
}

/// «40 (2024), 45 (2025)».
fn written(figures: &[ComparedFigure]) -> String {
    values(&figures.iter().map(|figure| figure.written.clone()).collect::<Vec<_>>())
}

impl BelowParent {
    /// The values in per cent, where they look like fractions of one: `0.985` for 98.5.
    fn share(&self) -> Option<String> {
        let fits = |(own, asked): (&ComparedFigure, &ComparedFigure)| {
            (0.0..=1.0).contains(&own.value) && asked.value > 1.0
        };
        let is_share = self.more && self.own.iter().any(|own| own.value > 0.0);
        let all = is_share && self.own.iter().zip(&self.asked).all(fits);
        let percent = |own: &ComparedFigure| format!("{}", (own.value * 100_000.0).round() / 1000.0);
        all.then(|| self.own.iter().map(percent).collect::<Vec<_>>().join(", "))
    }
}

impl Words for BelowParent {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let own = written(&self.own);
        let worse = match self.more {
            true => tell.lang.pick("ниже", "lower"),
            false => tell.lang.pick("выше", "higher"),
        };
        say!(
            tell.lang,
            "план {worse}, чем требует вышестоящая карта: {own}",
            "planned {worse} than the roadmap above asks: {own}"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let asked = written(&self.asked);
        let bound = match self.more {
            true => tell.lang.pick("не ниже", "at least"),
            false => tell.lang.pick("не выше", "at most"),
        };
        if let Some(share) = self.share() {
            return Some(say!(
                tell.lang,
                "похоже на долю единицы, а значения показателя в процентах: написать {share}",
                "it looks like a fraction of one, and the indicator is in per cent: write {share}"
            ));
        }
        let noun = plural(self.asked.len() as u64, "значение", "значения", "значения");
        Some(match tell.lang {
            Lang::Ru => format!("поставить {noun} {bound}: {asked}"),
            Lang::En => format!("plan {bound}: {asked}"),
        })
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        let Some(YearValue { year, text }) = self.asked.first().map(|figure| &figure.written) else {
            return String::new();
        };
        say!(
            tell.lang,
            "вышестоящая карта требует {text} в {year} году",
            "the roadmap above asks for {text} in {year}"
        )
    }

    fn data(&self) -> Data {
        let values =
            |figures: &[ComparedFigure]| figures.iter().map(|figure| figure.value).collect::<Vec<_>>();
        Data::of("years", self.own.iter().map(|figure| figure.written.year).collect::<Vec<_>>())
            .with("own", values(&self.own))
            .with("asked", values(&self.asked))
    }
}
