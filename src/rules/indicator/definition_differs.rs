//! `indicator/definition-differs`: an indicator that is counted in another way than the one above.

use super::{Check, Rule, View, named, words};
use crate::base::message::indicator::{IndicatorHelp, IndicatorNote, IndicatorSays};
use crate::base::{Finding, Severity};
use crate::model::Text;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "indicator/definition-differs",
    severity: Severity::Advice,
    page: include_str!("definition_differs.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for indicator in &view.roadmap.indicators {
        for reference in &indicator.implements {
            let Some((roadmap, upper)) = named(view, reference) else { continue };
            let unit = differing(indicator.unit.as_ref(), upper.unit.as_ref());
            let Some((own, above)) =
                unit.or_else(|| differing(indicator.definition.as_ref(), upper.definition.as_ref()))
            else {
                continue;
            };
            let lang = view.context.lang;
            let message = match unit {
                Some((own, above)) => {
                    IndicatorSays::UnitDiffers { own: own.to_string(), above: above.to_string() }
                }
                None => IndicatorSays::DefinitionDiffers,
            };
            let finding = view.finding(&RULE, own.span, Some(&indicator.id), &message).related(
                lang,
                roadmap.place(above.span),
                &IndicatorNote::Above,
            );
            findings.push(finding.help(lang, &IndicatorHelp::SameCount).data("above", &**reference));
        }
    }
}

/// Both texts, where both are there and differ in a word.
fn differing<'t>(own: Option<&'t Text>, above: Option<&'t Text>) -> Option<(&'t Text, &'t Text)> {
    own.zip(above).filter(|(own, above)| !words(own).eq(words(above)))
}
