//! `reference/unknown-roadmap`: no roadmap of the workspace has that id.

use super::{Known, Replacement, faulty, indicators};
use crate::graph::{LinkKind, ReferenceFault, Unknown};
use crate::rules::prelude::*;
use crate::russian::id_of;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/unknown-roadmap",
    severity: Severity::Error,
    page: include_str!("unknown_roadmap.md"),
    check: Check::Workspace(check),
    decode: decode::<UnknownRoadmap>,
};

/// The reference, the id that no roadmap has, and what may be meant.
#[derive(Debug, Serialize, Deserialize)]
struct UnknownRoadmap {
    reference: String,
    id: String,
    instead: Replacement,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut known: Option<Known<'_>> = None;
    for stated in
        faulty(context).filter(|stated| stated.fault.wrong == ReferenceFault::Unknown(Unknown::Roadmap))
    {
        let id = stated.text.split('/').next().unwrap_or_default().to_owned();
        // What is no id at all is told as such.
        if stated.fault.kind == LinkKind::Parent && id_of(&id) != id {
            continue;
        }
        let known = known.get_or_insert_with(|| Known::new(context.workspace.ids().collect()));
        let instead = Replacement::of(&id, known);
        let args = UnknownRoadmap { reference: stated.text.to_string(), id, instead };
        findings.push(stated.finding(context, &RULE, args));
    }
    for stated in
        indicators::faulty(context).filter(|stated| matches!(stated.wrong, indicators::Wrong::Roadmap))
    {
        let id = stated.text.split('/').next().unwrap_or_default().to_owned();
        let known = known.get_or_insert_with(|| Known::new(context.workspace.ids().collect()));
        let instead = Replacement::of(&id, known);
        let args = UnknownRoadmap { reference: stated.text.to_string(), id, instead };
        let finding = context.finding(&RULE, stated.place(), args);
        findings.push(finding.about(&stated.roadmap.id, Some(&stated.indicator.id)));
    }
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
