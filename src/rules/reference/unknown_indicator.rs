//! `reference/unknown-indicator`: the roadmap that is named has no such indicator.

use super::indicators::{Wrong, faulty};
use super::{Known, Replacement};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/unknown-indicator",
    severity: Severity::Error,
    page: include_str!("unknown_indicator.md"),
    check: Check::Workspace(check),
    decode: decode::<UnknownIndicator>,
};

/// A reference of an indicator that names none.
#[derive(Debug, Serialize, Deserialize)]
struct UnknownIndicator {
    reference: String,
    id: String,
    roadmap: String,
    /// Whether a measure of the roadmap has that id.
    measure: bool,
    instead: Replacement,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stated in faulty(context) {
        let Wrong::Indicator(named) = stated.wrong else { continue };
        let ids: Vec<&str> = named.indicators.iter().map(|indicator| &*indicator.id.value).collect();
        // The same indicator above has the same id as a rule.
        let same = ids.iter().find(|id| **id == &*stated.indicator.id.value);
        let instead = match same {
            Some(id) => Replacement::Likely((*id).to_owned()),
            None => Replacement::of(stated.id(), &Known::new(ids)),
        };
        let args = UnknownIndicator {
            reference: stated.text.to_string(),
            id: stated.id().to_owned(),
            roadmap: named.id.to_string(),
            measure: named.measures().any(|measure| &*measure.id.value == stated.id()),
            instead: instead.within(&named.id),
        };
        let finding = context.finding(&RULE, stated.place(), args);
        findings.push(finding.about(&stated.roadmap.id, Some(&stated.indicator.id)));
    }
}

impl Words for UnknownIndicator {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (id, roadmap) = (&self.id, &self.roadmap);
        match self.measure {
            true => say!(
                tell.lang,
                "«{id}» в карте «{roadmap}» — мероприятие, а показатель исполняет показатель",
                "`{id}` of the roadmap `{roadmap}` is a measure; an indicator implements an indicator"
            ),
            false => say!(
                tell.lang,
                "в дорожной карте «{roadmap}» нет показателя «{id}»",
                "the roadmap `{roadmap}` has no indicator `{id}`"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(self.instead.told(tell))
    }

    fn data(&self) -> Data {
        Data::of("reference", &*self.reference)
    }
}
