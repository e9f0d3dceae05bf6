//! `reference/unknown-roadmap`: no roadmap of the workspace has that id.

use foldhash::{HashMap, HashMapExt};

use super::{Replacement, WrongReference, again, indicators, own_faulty};
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
    /// How many other references of the roadmap name the same.
    #[serde(default)]
    more: usize,
    instead: Replacement,
}

/// A reference to a roadmap that is not there, and the entry that it stands in.
type LostReference<'w> = (&'w Text, Option<&'w str>);

/// Each id that no roadmap has is told once, at the first reference that names it: the parent, where that does.
fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let is_unknown = |fault: &ReferenceFault| *fault == ReferenceFault::Unknown(UnresolvedName::Roadmap);
    let stated = own_faulty(view).filter(|stated| is_unknown(&stated.fault.wrong));
    // What is no id at all is told as such.
    let is_id = |stated: &WrongReference<'_>| {
        stated.fault.kind != LinkKind::Parent || id_of(id(stated.text)) == id(stated.text)
    };
    let links = stated.filter(is_id).map(|stated| (stated.text, stated.entry));
    let indicators = indicators::own_faulty(view)
        .filter(|stated| matches!(stated.wrong, indicators::IndicatorReferenceFault::Roadmap))
        .map(|stated| (stated.text, Some(&*stated.indicator.id.value)));
    let mut lost: HashMap<&str, Vec<LostReference<'_>>> = HashMap::new();
    links.chain(indicators).for_each(|(text, entry)| lost.entry(id(text)).or_default().push((text, entry)));
    findings.extend(lost.into_iter().filter_map(|(id, references)| found(view, id, references)));
}

/// The id of the roadmap that a reference names.
fn id(text: &Text) -> &str {
    text.split('/').next().unwrap_or_default()
}

fn found(view: &View<'_>, id: &str, mut references: Vec<LostReference<'_>>) -> Option<Finding> {
    references.sort_by_key(|(text, _)| text.span);
    let instead = Replacement::of(id, view.context.roadmap_ids());
    let edits = references.iter().filter_map(|(text, _)| meant(&instead, text, id));
    let fix = Some(edits.flat_map(|fix| fix.edits).collect::<Vec<_>>()).filter(|edits| !edits.is_empty());
    let (text, entry) = references.first()?;
    let more = references.len() - 1;
    let args = UnknownRoadmap { reference: text.to_string(), id: id.to_owned(), more, instead };
    Some(view.finding(&RULE, text.span, *entry, args).with_fix(fix.map(Fix::uncertain)))
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
        let more = again(self.more, tell.lang);
        say!(tell.lang, "нет дорожной карты «{id}»{more}", "there is no roadmap `{id}`{more}")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let told = self.instead.told(tell);
        Some(match self.instead {
            Replacement::Likely(_) => told,
            _ => say!(
                tell.lang,
                "{told}; если её ведут не здесь, положить её файл в эту папку",
                "{told}; if it is kept elsewhere, put its file into this folder"
            ),
        })
    }

    fn data(&self) -> Data {
        Data::of("reference", &*self.reference)
    }
}
