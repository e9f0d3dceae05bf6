//! Rules of the group `reference`: every name names something, and what it may.

mod cycle;
mod itself;
mod stale_number;
mod texts;
mod unknown_annex;
mod unknown_body;
mod unknown_measure;
mod unknown_roadmap;
mod wrong_level;

use super::{Check, Context, Rule, View};
use crate::base::message::reference as say;
use crate::base::{Finding, Place, Severity};
use crate::graph::{Fault, LinkKind, Unknown, Wrong};
use crate::model::{Roadmap, Text};
use crate::russian::nearest;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &cycle::RULE,
    &itself::RULE,
    &stale_number::RULE,
    &unknown_annex::RULE,
    &unknown_body::RULE,
    &unknown_measure::RULE,
    &unknown_roadmap::RULE,
    &wrong_level::RULE,
];

/// A faulty reference and where it stands.
struct Stated<'w> {
    fault: &'w Fault,
    roadmap: &'w Roadmap,
    /// The measure or the clause that it stands in, where that has an id.
    entry: Option<&'w str>,
    text: &'w Text,
}

/// The faulty references of a workspace.
fn faulty<'w>(context: &Context<'w>) -> impl Iterator<Item = Stated<'w>> {
    let (graph, workspace) = (context.graph, context.workspace);
    graph.links.faults.iter().filter_map(move |fault| {
        let at = usize::from(fault.at);
        let spot = graph.links.spot(fault.from);
        let roadmap = workspace.roadmaps.get(spot.roadmap as usize)?;
        let (entry, text) = match fault.kind {
            LinkKind::Parent => (None, roadmap.parent.as_ref()?),
            LinkKind::Is => {
                let clause = graph.clause(workspace, fault.from)?.1;
                (clause.id.as_deref(), clause.measures.get(at)?)
            }
            LinkKind::Implements => {
                let measure = graph.measure(workspace, fault.from)?.1;
                (Some(&*measure.id.value), measure.implements.get(at)?)
            }
            LinkKind::After => {
                let measure = graph.measure(workspace, fault.from)?.1;
                (Some(&*measure.id.value), measure.after.get(at)?)
            }
        };
        Some(Stated { fault, roadmap, entry, text })
    })
}

impl Stated<'_> {
    fn place(&self) -> Place {
        self.roadmap.place(self.text.span)
    }

    fn finding(&self, context: &Context<'_>, rule: &'static Rule, message: &say::Reference) -> Finding {
        let finding = context.finding(rule, self.place(), message).about(&self.roadmap.id, self.entry);
        finding.data("reference", &*self.text.value)
    }
}

/// What to write in place of a name that nobody has: the nearest of those there are, or all where they are few.
fn instead<'n>(name: &str, known: impl Iterator<Item = &'n str> + Clone) -> say::ReferenceHelp {
    const FEW: usize = 8;
    if let Some(likely) = nearest(name, alike(name, known.clone())) {
        return say::ReferenceHelp::Likely { name: likely.to_owned() };
    }
    let names: Vec<String> = known.filter(|name| !name.is_empty()).take(FEW + 1).map(str::to_owned).collect();
    match names.len() {
        1..=FEW => say::ReferenceHelp::Known { names },
        _ => say::ReferenceHelp::NoneThere,
    }
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
