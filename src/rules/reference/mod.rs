//! Rules of the group `reference`: every name names something, and what it may.

mod cycle;
mod indicators;
mod itself;
mod no_parent;
mod stale_number;
mod texts;
mod unknown_annex;
mod unknown_body;
mod unknown_indicator;
mod unknown_measure;
mod unknown_roadmap;
mod wrong_level;

use super::prelude::*;
use super::row::Row;
use crate::base::Idx;
use crate::graph::{FaultyReference, LinkKind};
use crate::model::{Roadmap, Text};
use crate::russian::nearest;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &cycle::RULE,
    &itself::RULE,
    &no_parent::RULE,
    &stale_number::RULE,
    &unknown_annex::RULE,
    &unknown_body::RULE,
    &unknown_indicator::RULE,
    &unknown_measure::RULE,
    &unknown_roadmap::RULE,
    &wrong_level::RULE,
];

/// A faulty reference and where it stands.
struct Stated<'w> {
    fault: &'w FaultyReference,
    roadmap: &'w Roadmap,
    /// The measure or the clause that it stands in, where that has an id.
    entry: Option<&'w str>,
    text: &'w Text,
}

/// The faulty references of a workspace.
fn faulty<'w>(context: &Context<'w>) -> impl Iterator<Item = Stated<'w>> {
    context.graph.links.faults.iter().filter_map(move |fault| Stated::of(context, fault))
}

impl<'w> Stated<'w> {
    fn of(context: &Context<'w>, fault: &'w FaultyReference) -> Option<Self> {
        let at = usize::from(fault.at);
        let (roadmap, entry, text) = match fault.kind {
            LinkKind::Parent => {
                let own = context.graph.links.roadmap_of(fault.from);
                let roadmap = &**context.workspace.roadmaps.get(own.at())?;
                (roadmap, None, roadmap.parent.as_ref()?)
            }
            LinkKind::Is => {
                let (roadmap, clause) = context.graph.clause(context.workspace, fault.from)?;
                (roadmap, clause.id.as_deref(), clause.measures.get(at)?)
            }
            LinkKind::Part => return None,
            LinkKind::Implements | LinkKind::After => {
                let Row { roadmap, measure, .. } = Row::of(context, fault.from)?;
                let after = fault.kind == LinkKind::After;
                let list = if after { &measure.after } else { &measure.implements };
                (roadmap, Some(&*measure.id.value), list.get(at)?)
            }
        };
        Some(Stated { fault, roadmap, entry, text })
    }

    fn finding(&self, context: &Context<'_>, rule: &'static Rule, args: impl Words) -> Finding {
        context.finding(rule, self.roadmap.place(self.text.span), args).about(&self.roadmap.id, self.entry)
    }
}

/// What to write in place of a name that nobody has.
#[derive(Debug, Serialize, Deserialize)]
enum Instead {
    /// The nearest of those there are.
    Likely(String),
    /// One of those there are, which are few.
    OneOf(Vec<String>),
    /// There is nothing like it.
    Nothing,
}

impl Instead {
    fn of<'n>(name: &str, known: impl Iterator<Item = &'n str> + Clone) -> Self {
        const FEW: usize = 8;
        if let Some(likely) = nearest(name, alike(name, known.clone())) {
            return Instead::Likely(likely.to_owned());
        }
        if let Some(likely) = by_parts(name, known.clone()) {
            return Instead::Likely(likely.to_owned());
        }
        let named = known.filter(|name| !name.is_empty()).take(FEW + 1);
        let names: Vec<String> = named.map(str::to_owned).collect();
        match names.len() {
            1..=FEW => Instead::OneOf(names),
            _ => Instead::Nothing,
        }
    }

    /// The same within a roadmap: `roadmap/name`.
    fn within(self, roadmap: &str) -> Self {
        match self {
            Instead::Likely(name) => Instead::Likely(format!("{roadmap}/{name}")),
            Instead::OneOf(names) => {
                Instead::OneOf(names.into_iter().map(|name| format!("{roadmap}/{name}")).collect())
            }
            Instead::Nothing => Instead::Nothing,
        }
    }

    fn told(&self, tell: &Telling<'_>) -> String {
        match self {
            Instead::Likely(name) => say!(tell.lang, "возможно, «{name}»", "perhaps `{name}`"),
            Instead::OneOf(names) => {
                let names = names.join(", ");
                say!(tell.lang, "есть: {names}", "there are: {names}")
            }
            Instead::Nothing => {
                say!(tell.lang, "проверить имя: такого здесь нет", "check the name: there is nothing like it")
            }
        }
    }
}

/// The one name that has all the parts of another, between hyphens, or of whose parts that has all but one.
fn by_parts<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let parts: Vec<&str> = name.split('-').filter(|part| !part.is_empty()).collect();
    let has_all =
        |name: &str, parts: &[&str]| parts.iter().all(|part| name.split('-').any(|own| own == *part));
    let mut like = known.filter(|other| {
        let others: Vec<&str> = other.split('-').collect();
        let close = others.len().abs_diff(parts.len()) <= 1 && parts.len() > 1;
        close && (has_all(other, &parts) || has_all(name, &others))
    });
    like.next().filter(|_| like.next().is_none())
}

/// The roadmap that the measures of another name most often: its parent, as a rule.
pub(in crate::rules) fn likely_parent(roadmap: &Roadmap) -> Option<&str> {
    let named = roadmap.measures().flat_map(|measure| &measure.implements);
    let named: Vec<&str> = named.filter_map(|name| Some(name.split_once('/')?.0)).collect();
    let often = |id: &&&str| named.iter().filter(|other| other == id).count();
    named.iter().filter(|id| **id != &*roadmap.id.value).max_by_key(often).copied()
}

/// The names worth comparing letter by letter, which is slow where there are tens of thousands: those about as long,
/// with the same first or last letter.
fn alike<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> impl Iterator<Item = &'n str> {
    let ends = (name.chars().next(), name.chars().last());
    let length = name.len();
    known.filter(move |other| {
        let close = other.len().abs_diff(length) <= 3;
        close && (other.chars().next() == ends.0 || other.chars().last() == ends.1)
    })
}

/// What to do about a reference that should not be there.
fn remove(tell: &Telling<'_>) -> String {
    say!(
        tell.lang,
        "убрать эту ссылку или назвать то, что имелось в виду",
        "take the reference away, or name what was meant"
    )
}
