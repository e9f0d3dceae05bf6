//! `reference/unknown-roadmap`: no roadmap of the workspace has that id.

use super::{Replacement, indicators, own_faulty};
use crate::base::Fix;
use crate::graph::{LinkKind, ReferenceFault, UnresolvedName};
use crate::model::Text;
use crate::rules::prelude::*;
use crate::russian::id_of;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/unknown-roadmap",
    severity: Severity::Error,
    page: include_str!("unknown_roadmap.md"),
    check: Check::Roadmap(check),
    decode: decode::<UnknownRoadmap>,
};

/// The reference, the id that no roadmap has, and what may be meant.
#[derive(Debug, Serialize, Deserialize)]
struct UnknownRoadmap {
    reference: String,
    id: String,
    instead: Replacement,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let context = view.context;
    for stated in own_faulty(view)
        .filter(|stated| stated.fault.wrong == ReferenceFault::Unknown(UnresolvedName::Roadmap))
    {
        let id = stated.text.split('/').next().unwrap_or_default().to_owned();
        // What is no id at all is told as such.
        if stated.fault.kind == LinkKind::Parent && id_of(&id) != id {
            continue;
        }
        let instead = Replacement::of(&id, context.roadmap_ids());
        let meant = meant(&instead, stated.text, &id);
        let args = UnknownRoadmap { reference: stated.text.to_string(), id, instead };
        findings.push(stated.finding(context, &RULE, args).with_fix(meant));
    }
    for stated in indicators::own_faulty(view)
        .filter(|stated| matches!(stated.wrong, indicators::IndicatorReferenceFault::Roadmap))
    {
        let id = stated.text.split('/').next().unwrap_or_default().to_owned();
        let instead = Replacement::of(&id, context.roadmap_ids());
        let meant = meant(&instead, stated.text, &id);
        let args = UnknownRoadmap { reference: stated.text.to_string(), id, instead };
        let finding = view.finding(&RULE, stated.text.span, Some(&stated.indicator.id), args);
        findings.push(finding.with_fix(meant));
    }
}

/// The fix that names the likely roadmap, and the same of it as was named.
fn meant(instead: &Replacement, text: &Text, id: &str) -> Option<Fix> {
    let Replacement::Likely(likely) = instead else { return None };
    let whole = format!("{likely}{}", text.strip_prefix(id)?);
    Replacement::Likely(whole).fix(text.span)
}

impl Words for UnknownRoadmap {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let id = &self.id;
        say!(tell.lang, "нет дорожной карты «{id}»", "there is no roadmap `{id}`")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(self.instead.told(tell))
    }

    fn data(&self) -> Data {
        Data::of("reference", &*self.reference)
    }
}
