//! `coverage/missing-roadmap`: an addressee that has no roadmap of its own.

use std::collections::HashSet;

use crate::model::{Addressee, Addressees};
use crate::rules::prelude::*;
use crate::rules::reference::{NameIndex, is_not_below};
use crate::rules::words::level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "coverage/missing-roadmap",
    severity: Severity::Error,
    page: include_str!("missing_roadmap.md"),
    check: Check::Roadmap(check),
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

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let known = &view.context.workspace.known;
    let config = &view.context.workspace.config;
    // Nobody of a level that is not below is to have one, which is told of the level.
    for of in view.roadmap.addressees.iter().filter(|of| !is_not_below(config, view.roadmap, &of.level)) {
        // Where a roadmap has no id that could be read, it may be the one that is missed.
        let is_missing =
            |one: &&Addressee| !one.id.is_empty() && !known.has(&one.id) && !known.has_nameless();
        let missing = of.roadmaps.iter().filter(is_missing);
        let mut free: Option<NameIndex<'_>> = None;
        for one in missing {
            let free = free.get_or_insert_with(|| {
                let named: HashSet<&str> = of.roadmaps.iter().map(|other| &*other.id.value).collect();
                NameIndex::new(known.of_level(&of.level).filter(|id| !named.contains(id)).collect())
            });
            findings.push(found(view, of, one, free));
        }
    }
}

fn found(view: &View<'_>, of: &Addressees, one: &Addressee, free: &NameIndex<'_>) -> Finding {
    let args = MissingRoadmap {
        id: one.id.to_string(),
        name: one.name.as_ref().map(ToString::to_string),
        level: of.level.to_string(),
        above: view.roadmap.id.to_string(),
        likely: free.nearest(&one.id).map(str::to_owned),
    };
    view.finding(&RULE, one.id.span, None, args)
}

impl Words for MissingRoadmap {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (id, level) = (&self.id, level(&self.level, tell.lang));
        match &self.name {
            Some(name) => say!(
                tell.lang,
                "у адресата «{name}» (уровень: {level}) нет своей дорожной карты «{id}»",
                "the addressee “{name}” has no roadmap `{id}` of its own ({level})"
            ),
            None => say!(
                tell.lang,
                "у адресата «{id}» (уровень: {level}) нет своей дорожной карты",
                "the addressee `{id}` has no roadmap of its own ({level})"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let (id, level, above) = (&self.id, &self.level, &self.above);
        let allowed = say!(
            tell.lang,
            "; пока её пишут, разрешить: allow: {{coverage/missing-roadmap: карту пишут}}",
            "; while it is being written, allow it: `allow: {{coverage/missing-roadmap: it is being written}}`"
        );
        let told = match &self.likely {
            Some(likely) => say!(
                tell.lang,
                "возможно, «{likely}»; если нет, завести карту с «id: {id}», «level: {level}» и «parent: {above}»",
                "perhaps `{likely}`; if not, write a roadmap with `id: {id}`, `level: {level}` and `parent: {above}`"
            ),
            None => say!(
                tell.lang,
                "завести карту с «id: {id}», «level: {level}» и «parent: {above}» (vekha init --level {level} --parent {above} --id {id}) или убрать адресата",
                "write a roadmap with `id: {id}`, `level: {level}` and `parent: {above}` (vekha init --level {level} --parent {above} --id {id}), or take the addressee away"
            ),
        };
        Some(told + &allowed)
    }

    fn data(&self) -> Data {
        Data::of("addressee", self.id.as_str())
    }
}
