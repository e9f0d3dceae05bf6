//! `coverage/missing-roadmap`: an addressee that has no roadmap of its own.

use std::collections::HashSet;

use crate::model::{Addressee, Addressees, Roadmap};
use crate::rules::prelude::*;
use crate::rules::words::level;
use crate::russian::nearest;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "coverage/missing-roadmap",
    severity: Severity::Error,
    page: include_str!("missing_roadmap.md"),
    check: Check::Workspace(check),
    decode: decode::<MissingRoadmap>,
};

/// An addressee without a roadmap.
#[derive(Debug, Serialize, Deserialize)]
struct MissingRoadmap {
    id: String,
    name: Option<String>,
    level: String,
    /// The roadmap that has the addressee above it.
    above: String,
    /// A roadmap of that level whose id is nearly the same.
    likely: Option<String>,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let workspace = context.workspace;
    let with_addressees = workspace.roadmaps.iter().filter(|roadmap| !roadmap.addressees.is_empty());
    let mut known: Option<HashSet<&str>> = None;
    for roadmap in with_addressees {
        let known = known.get_or_insert_with(|| workspace.ids().collect());
        let named = roadmap.addressees.iter().flat_map(|of| of.roadmaps.iter().map(move |one| (of, one)));
        for (of, one) in named.filter(|(_, one)| !one.id.is_empty() && !known.contains(&*one.id.value)) {
            findings.push(found(context, roadmap, of, one));
        }
    }
}

fn found(context: &Context<'_>, roadmap: &Roadmap, of: &Addressees, one: &Addressee) -> Finding {
    let named: HashSet<&str> = of.roadmaps.iter().map(|other| &*other.id.value).collect();
    let free = context.workspace.known.of_level(&of.level).filter(|id| !named.contains(id));
    let args = MissingRoadmap {
        id: one.id.to_string(),
        name: one.name.as_ref().map(ToString::to_string),
        level: of.level.to_string(),
        above: roadmap.id.to_string(),
        likely: nearest(&one.id, free).map(str::to_owned),
    };
    context.finding(&RULE, roadmap.place(one.id.span), args).about(&roadmap.id, None)
}

impl Words for MissingRoadmap {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (id, level) = (&self.id, level(&self.level, tell.lang));
        match &self.name {
            Some(name) => say!(
                tell.lang,
                "у адресата «{name}» нет своей дорожной карты «{id}» ({level})",
                "the addressee «{name}» has no roadmap `{id}` of its own ({level})"
            ),
            None => say!(
                tell.lang,
                "у адресата «{id}» нет своей дорожной карты ({level})",
                "the addressee `{id}` has no roadmap of its own ({level})"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let (id, level, above) = (&self.id, &self.level, &self.above);
        Some(match &self.likely {
            Some(likely) => say!(
                tell.lang,
                "возможно, «{likely}»; если нет, завести карту с «id: {id}», «level: {level}» и «parent: {above}»",
                "perhaps `{likely}`; if not, write a roadmap with `id: {id}`, `level: {level}` and `parent: {above}`"
            ),
            None => say!(
                tell.lang,
                "завести карту с «id: {id}», «level: {level}» и «parent: {above}» или убрать адресата",
                "write a roadmap with `id: {id}`, `level: {level}` and `parent: {above}`, or take the addressee away"
            ),
        })
    }

    fn data(&self) -> Data {
        Data::of("addressee", self.id.as_str())
    }
}
