//! `indicator/missing-unit`: values that do not say what they count.

use super::words;
use crate::model::Indicator;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "indicator/missing-unit",
    severity: Severity::Warning,
    page: include_str!("missing_unit.md"),
    check: Check::Roadmap(check),
    decode: decode::<MissingUnit>,
};

/// Whether the title calls it a share, which is told in per cent.
#[derive(Debug, Serialize, Deserialize)]
struct MissingUnit {
    share: bool,
}

/// Words by which a title names the unit itself.
const UNITS: [&str; 12] =
    ["%", "процент", "процентов", "чел", "человек", "ед", "единиц", "шт", "руб", "рублей", "баллов", "балл"];

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for indicator in view.roadmap.indicators_in_force() {
        if indicator.unit.is_some() || names_unit(indicator) || !view.is_whole(indicator.span) {
            continue;
        }
        let args = MissingUnit { share: is_share(indicator) };
        findings.push(view.finding(&RULE, indicator.title.span, Some(&indicator.id), args));
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

impl Words for MissingUnit {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "не указана единица измерения", "no unit is given")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self.share {
            true => say!(tell.lang, "добавить «unit: \"%\"»", "add `unit: \"%\"`"),
            false => say!(tell.lang, "добавить «unit: …»: %, человек, ед.", "add `unit: …`: %, человек, ед."),
        })
    }
}
