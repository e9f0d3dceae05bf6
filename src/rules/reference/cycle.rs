//! `reference/cycle`: parents, or measures that implement each other, lead back to where they began.

use std::sync::Arc;

use rayon::prelude::*;

use super::remove;
use crate::base::{Anchor, Idx, NodeIdx, Part, Place};
use crate::graph::{LinkKind, ReferenceFault};
use crate::model::Roadmap;
use crate::rules::prelude::*;
use crate::rules::row::GraphRow;
use crate::rules::words::{circle, shortened};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/cycle",
    severity: Severity::Error,
    page: include_str!("cycle.md"),
    check: Check::Workspace(check),
    decode: decode::<ReferenceCycle>,
};

/// A loop, each naming the next. The related places are the references of all but the first.
#[derive(Debug, Serialize, Deserialize)]
enum ReferenceCycle {
    /// The ids of roadmaps, by their parents.
    Parents(Vec<String>),
    /// Measures that implement each other, with their names.
    Measures(Vec<(Anchor, String)>),
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // A loop is told at its first member, in whichever roadmap it was met.
    let faults = context.graph.links.faults.par_iter();
    findings.par_extend(faults.filter_map(|fault| match (&fault.wrong, fault.kind) {
        (ReferenceFault::Loop(walk), LinkKind::Parent) => parents(context, walk),
        (ReferenceFault::Loop(walk), LinkKind::Implements) => measures(context, walk),
        _ => None,
    }));
}

fn parents(context: &Context<'_>, walk: &[NodeIdx]) -> Option<Finding> {
    let roadmap = |node: &NodeIdx| context.workspace.roadmaps.get(context.graph.links.roadmap_of(*node).at());
    let roadmaps: Vec<&Arc<Roadmap>> = walk.iter().filter_map(roadmap).collect();
    let first = roadmaps.first()?;
    let place = first.place(first.parent.as_ref()?.span);
    let anchor = |roadmap: &&Arc<Roadmap>| Anchor::roadmap(roadmap.file, Part::Parent);
    let ids = roadmaps.iter().map(|roadmap| roadmap.id.to_string()).collect();
    let finding = context.finding(&RULE, place, ReferenceCycle::Parents(ids)).about(&first.id, None);
    Some(finding.with_anchors(roadmaps.iter().skip(1).map(anchor)))
}

fn measures(context: &Context<'_>, walk: &[NodeIdx]) -> Option<Finding> {
    let rows: Vec<GraphRow<'_>> = walk.iter().filter_map(|&node| GraphRow::of(context, node)).collect();
    let nexts = walk.iter().skip(1).chain(walk.first());
    let at = |(row, &next): (&GraphRow<'_>, &NodeIdx)| {
        context.graph.links.position(row.node, next, LinkKind::Implements)
    };
    let parts: Vec<Part> =
        rows.iter().zip(nexts).map(|pair| at(pair).map_or(Part::Title, Part::Implements)).collect();
    let first = rows.first()?;
    let place = implementing(first, *parts.first()?);
    let named = rows.iter().zip(&parts).map(|(row, part)| (row.anchor(*part), row.name()));
    let named: Vec<(Anchor, String)> = named.collect();
    let others: Vec<Anchor> = named.iter().skip(1).map(|(anchor, _)| anchor.clone()).collect();
    Some(context.about(&RULE, first, place, ReferenceCycle::Measures(named)).with_anchors(others))
}

/// Where a measure says what it implements.
fn implementing(row: &GraphRow<'_>, part: Part) -> Place {
    let text = match part {
        Part::Implements(at) => row.measure.implements.get(at.at()),
        _ => None,
    };
    row.roadmap.place(text.map_or(row.measure.title.span, |text| text.span))
}

impl ReferenceCycle {
    /// How many members it has.
    fn len(&self) -> usize {
        match self {
            ReferenceCycle::Parents(ids) => ids.len(),
            ReferenceCycle::Measures(rows) => rows.len(),
        }
    }

    /// What the member of that place is called; nothing behind the last.
    fn name(&self, at: usize, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self {
            ReferenceCycle::Parents(ids) => ids.get(at)?.clone(),
            ReferenceCycle::Measures(rows) => shortened(&tell.label(&rows.get(at)?.0).title),
        })
    }
}

impl Words for ReferenceCycle {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let names: Vec<String> = (0..self.len()).filter_map(|at| self.name(at, tell)).collect();
        let circle = circle(&names, tell.lang);
        match self {
            ReferenceCycle::Parents(_) => say!(
                tell.lang,
                "вышестоящие карты идут по кругу: {circle}",
                "the parents lead back: {circle}"
            ),
            ReferenceCycle::Measures(_) => say!(
                tell.lang,
                "мероприятия исполняют друг друга по кругу: {circle}",
                "the measures implement each other: {circle}"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(remove(tell))
    }

    fn related(&self, at: usize, tell: &MessageContext<'_>) -> String {
        let next = self.name(at + 2, tell).or_else(|| self.name(0, tell)).unwrap_or_default();
        say!(tell.lang, "отсюда ссылка на «{next}»", "from here to “{next}”")
    }

    fn data(&self) -> Data {
        match self {
            ReferenceCycle::Parents(ids) => Data::of("roadmaps", ids.clone()),
            ReferenceCycle::Measures(rows) => {
                Data::of("measures", rows.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>())
            }
        }
    }
}
