//! Rules of the group `reference`: every name names something, and what it may.

mod by_hand;
mod cycle;
mod indicators;
mod instead;
mod itself;
pub(super) mod mentions;
mod no_parent;
mod stale_number;
mod texts;
mod unknown_annex;
mod unknown_body;
mod unknown_indicator;
mod unknown_measure;
mod unknown_roadmap;
mod wrong_level;

use std::collections::HashMap;

use super::prelude::*;
use super::row::GraphRow;
use crate::base::{Idx, Lang};
use crate::graph::{FaultyReference, LinkKind};
use crate::model::{Roadmap, Text};
use crate::russian::plural;
pub(super) use by_hand::all_by_hand;
pub use by_hand::{NumberByHand, numbers_by_hand};
pub(super) use instead::NameIndex;
use instead::Replacement;
pub(super) use no_parent::Demands;
pub(super) use texts::referable;
pub(super) use wrong_level::is_not_below;

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
struct WrongReference<'w> {
    fault: &'w FaultyReference,
    roadmap: &'w Roadmap,
    /// The measure or the clause that it stands in, where that has an id.
    entry: Option<&'w str>,
    text: &'w Text,
}

/// The faulty references of a workspace.
fn faulty<'w>(context: &Context<'w>) -> impl Iterator<Item = WrongReference<'w>> {
    context.graph.links.faults.iter().filter_map(move |fault| WrongReference::of(context, fault))
}

/// The faulty references that stand in a roadmap: its parent, and those of its measures and clauses.
fn own_faulty<'v>(view: &'v View<'_>) -> impl Iterator<Item = WrongReference<'v>> {
    let faults = view.context.graph.links.faults_of(view.index);
    faults.filter_map(|fault| WrongReference::of(view.context, fault))
}

impl<'w> WrongReference<'w> {
    fn of(context: &Context<'w>, fault: &'w FaultyReference) -> Option<Self> {
        let at = fault.at.at();
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
                let GraphRow { roadmap, measure, .. } = GraphRow::of(context, fault.from)?;
                let after = fault.kind == LinkKind::After;
                let list = if after { &measure.after } else { &measure.implements };
                (roadmap, Some(&*measure.id.value), list.get(at)?)
            }
        };
        Some(WrongReference { fault, roadmap, entry, text })
    }

    fn finding(&self, context: &Context<'_>, rule: &'static Rule, args: impl Words) -> Finding {
        context.finding(rule, self.roadmap.place(self.text.span), args).about(&self.roadmap.id, self.entry)
    }
}

/// The roadmap that the measures of another name most often: its parent, as a rule.
pub(in crate::rules) fn likely_parent(roadmap: &Roadmap) -> Option<&str> {
    let often = counts(roadmap);
    named(roadmap).filter(|id| *id != &*roadmap.id.value).max_by_key(|id| often.get(id))
}

/// The roadmaps that the measures in force of another name, as often as they do.
fn named(roadmap: &Roadmap) -> impl Iterator<Item = &str> {
    let links = roadmap.rows_in_force().flat_map(|row| &row.measure.implements);
    links.filter_map(|name| Some(name.split_once('/')?.0))
}

/// How many references of the measures of a roadmap name each other.
fn counts(roadmap: &Roadmap) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    named(roadmap).for_each(|id| *counts.entry(id).or_default() += 1);
    counts
}

/// « (и ещё в 3 местах)»: how often the same name stands elsewhere.
fn again(more: usize, lang: Lang) -> String {
    match (more, lang) {
        (0, _) => String::new(),
        (_, Lang::Ru) => format!(" (и ещё в {more} {})", plural(more as u64, "месте", "местах", "местах")),
        (1, Lang::En) => " (and in one more place)".to_owned(),
        (_, Lang::En) => format!(" (and in {more} more places)"),
    }
}

/// What to do about a reference that should not be there.
fn remove(tell: &MessageContext<'_>) -> String {
    say!(
        tell.lang,
        "убрать эту ссылку или назвать то, что имелось в виду",
        "take the reference away, or name what was meant"
    )
}
