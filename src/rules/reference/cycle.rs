//! `reference/cycle`: parents, or measures that implement each other, lead back to where they began.

use super::{Check, Context, Finding, LinkKind, Place, Roadmap, Rule, Severity, Wrong, faulty, say};
use crate::base::message::duty::shortened;
use crate::rules::row::Row;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/cycle",
    severity: Severity::Error,
    page: include_str!("cycle.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stated in faulty(context) {
        match (&stated.fault.wrong, stated.fault.kind) {
            (Wrong::Loop(walk), LinkKind::Parent) => findings.extend(parents(context, walk)),
            (Wrong::Loop(walk), LinkKind::Implements) => findings.extend(measures(context, walk)),
            _ => {}
        }
    }
}

fn parents(context: &Context<'_>, walk: &[u32]) -> Option<Finding> {
    let roadmap =
        |node: &u32| context.workspace.roadmaps.get(context.graph.links.spot(*node).roadmap as usize);
    let roadmaps: Vec<&Roadmap> = walk.iter().filter_map(roadmap).collect();
    let ids: Vec<String> = roadmaps.iter().map(|roadmap| roadmap.id.to_string()).collect();
    let place = |roadmap: &&Roadmap| Some(roadmap.place(roadmap.parent.as_ref()?.span));
    let places: Vec<Place> = roadmaps.iter().filter_map(place).collect();
    let message = say::Reference::ParentLoop { ids: ids.clone() };
    let finding = context.finding(&RULE, *places.first()?, &message).about(ids.first()?, None);
    Some(around(context, finding, &places, &ids).data("roadmaps", ids))
}

fn measures(context: &Context<'_>, walk: &[u32]) -> Option<Finding> {
    let rows: Vec<Row<'_>> = walk.iter().filter_map(|&node| Row::of(context, node)).collect();
    let titles: Vec<String> = rows.iter().map(|row| shortened(&row.measure.title)).collect();
    let nexts = walk.iter().skip(1).chain(walk.first());
    let places: Vec<Place> = rows
        .iter()
        .zip(nexts)
        .map(|(row, &next)| {
            let at = context.graph.links.place(row.node, next, LinkKind::Implements).map(usize::from);
            let text = at.and_then(|at| row.measure.implements.get(at));
            row.roadmap.place(text.map_or(row.measure.title.span, |text| text.span))
        })
        .collect();
    let message = say::Reference::ImplementsLoop { titles: titles.clone() };
    let finding = context.about(&RULE, rows.first()?, *places.first()?, &message);
    let names: Vec<String> = rows.iter().map(Row::name).collect();
    Some(around(context, finding, &places, &titles).data("measures", names))
}

/// Adds the places of a loop behind its first, each with the name it leads to.
fn around(context: &Context<'_>, mut finding: Finding, places: &[Place], names: &[String]) -> Finding {
    let nexts = names.iter().skip(1).chain(names.first());
    for (place, next) in places.iter().zip(nexts).skip(1) {
        finding = finding.related(context.lang, *place, &say::ReferenceNote::Next(next.clone()));
    }
    finding.help(context.lang, &say::ReferenceHelp::Remove)
}
