//! `indicator/definition-differs`: an indicator that is counted in another way than the one above.

use super::{named, words};
use crate::base::Part;
use crate::model::Text;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "indicator/definition-differs",
    severity: Severity::Advice,
    page: include_str!("definition_differs.md"),
    check: Check::Roadmap(check),
    decode: decode::<DefinitionDiffers>,
};

/// The indicator above, and both units where they differ; else the definitions do.
#[derive(Debug, Serialize, Deserialize)]
struct DefinitionDiffers {
    above: String,
    units: Option<(String, String)>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for indicator in view.roadmap.indicators_in_force() {
        for reference in &indicator.implements {
            let Some(upper) = named(view, reference) else { continue };
            let above = upper.indicator;
            let units = differing(indicator.unit.as_ref(), above.unit.as_ref());
            let definitions = || differing(indicator.definition.as_ref(), above.definition.as_ref());
            let Some((own, _)) = units.or_else(definitions) else { continue };
            let args = DefinitionDiffers {
                above: reference.to_string(),
                units: units.map(|(own, above)| (own.to_string(), above.to_string())),
            };
            let part = if units.is_some() { Part::Unit } else { Part::Definition };
            let finding = view.finding(&RULE, own.span, Some(&indicator.id), args);
            findings.push(finding.with_anchors([upper.anchor(part)]));
        }
    }
}

/// Both texts, where both are there and differ in a word.
fn differing<'t>(own: Option<&'t Text>, above: Option<&'t Text>) -> Option<(&'t Text, &'t Text)> {
    own.zip(above).filter(|(own, above)| !words(own).eq(words(above)))
}

impl Words for DefinitionDiffers {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        match &self.units {
            Some((own, above)) => say!(
                tell.lang,
                "единица «{own}», а в вышестоящей карте «{above}»",
                "the unit is “{own}”, in the roadmap above “{above}”"
            ),
            None => say!(
                tell.lang,
                "считается не так, как в вышестоящей карте",
                "it is counted in another way than in the roadmap above"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "считать одинаково: иначе значения нельзя ни сравнить, ни сложить",
            "count in one way: otherwise values can be neither compared nor added"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "так в вышестоящей карте", "so in the roadmap above")
    }

    fn data(&self) -> Data {
        Data::of("above", &*self.above)
    }
}
