//! `reference/unknown-indicator`: the roadmap that is named has no such indicator.

use std::collections::HashMap;

use super::indicators::{IndicatorReferenceFault, own_faulty};
use super::{NameIndex, Replacement};
use crate::base::RoadmapIdx;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/unknown-indicator",
    severity: Severity::Error,
    page: include_str!("unknown_indicator.md"),
    check: Check::Roadmap(check),
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

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let mut known: HashMap<RoadmapIdx, NameIndex<'_>> = HashMap::new();
    let names = &view.context.names;
    for stated in own_faulty(view) {
        let IndicatorReferenceFault::Indicator(at, named) = stated.wrong else { continue };
        // The same indicator above has the same id as a rule.
        let same = &*stated.indicator.id.value;
        let instead = match names.indicator(at, same) {
            Some(_) => Replacement::Likely(same.to_owned()),
            None => {
                let ids = || named.indicators.iter().map(|indicator| &*indicator.id.value).collect();
                Replacement::of(stated.id(), known.entry(at).or_insert_with(|| NameIndex::new(ids())))
            }
        };
        let args = UnknownIndicator {
            reference: stated.text.to_string(),
            id: stated.id().to_owned(),
            roadmap: named.id.to_string(),
            measure: names.row(at, stated.id()).is_some(),
            instead: instead.within(&named.id),
        };
        let meant = args.instead.fix(stated.text.span);
        let finding = view.finding(&RULE, stated.text.span, Some(&stated.indicator.id), args);
        findings.push(finding.with_fix(meant));
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
