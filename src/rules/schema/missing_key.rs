//! `schema/missing-key`: a key that must be there is not there.

use std::cell::LazyCell;
use std::collections::HashSet;

use super::{Misfit, SchemaFault, SchemaFaultKind, faults};
use crate::base::{Idx, SectionIdx};
use crate::model::{FileTable, Roadmap};
use crate::rules::prelude::*;
use crate::workspace::LoadedFile;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "schema/missing-key",
    severity: Severity::Error,
    page: include_str!("missing_key.md"),
    check: Check::Workspace(check),
    decode: decode::<Misfit>,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    faults(&RULE, context, findings, |kind| {
        matches!(kind, SchemaFaultKind::MissingKey { .. } | SchemaFaultKind::Foreign { .. })
    });
    let is_whole = |file: &LoadedFile| file.schema.is_empty() && file.syntax.is_empty();
    let asked =
        LazyCell::new(|| context.graph.gaps.iter().map(|gap| gap.roadmap.at()).collect::<HashSet<_>>());
    for (at, roadmap) in context.workspace.roadmaps.iter().enumerate() {
        if roadmap.partial || !context.workspace.file(roadmap.file).is_some_and(is_whole) {
            continue;
        }
        // What others ask of an empty table is told row by row.
        let table = Some(roadmap.id.span).filter(|_| is_empty_table(roadmap) && !asked.contains(&at));
        for span in without_rows(roadmap).into_iter().chain(table) {
            let fault = SchemaFault::new(SchemaFaultKind::NoMeasures, span);
            let finding = context.finding(&RULE, roadmap.place(span), Misfit(fault));
            findings.push(finding.about(&roadmap.id, None));
        }
    }
}

/// What would be printed as a heading with nothing below it: a section without rows, unless a later act emptied it.
fn without_rows(roadmap: &Roadmap) -> Vec<Span> {
    let is_bare = |at: SectionIdx| {
        roadmap.rows_in(at).next().is_none() && roadmap.sections_in(Some(at)).next().is_none()
    };
    let sections =
        roadmap.sections.entries().filter(|(at, section)| section.edition.is_none() && is_bare(*at));
    sections.filter_map(|(_, section)| Some(section.title.as_ref()?.span)).collect()
}

/// Whether an act approves a table in which there is nothing.
fn is_empty_table(roadmap: &Roadmap) -> bool {
    let is_bare =
        roadmap.measures.is_empty() && roadmap.sections.iter().all(|section| section.title.is_none());
    let is_approved = roadmap.order.is_some() || roadmap.approval.is_some();
    is_bare
        && is_approved
        && roadmap.annex_list().iter().any(|annex| &*annex.id.value == FileTable::Roadmap.id())
}
