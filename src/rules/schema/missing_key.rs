//! `schema/missing-key`: a key that must be there is not there.

use super::{Misfit, SchemaFault, SchemaFaultKind, faults};
use crate::base::SectionIdx;
use crate::model::Roadmap;
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
    for roadmap in &context.workspace.roadmaps {
        if roadmap.partial || !context.workspace.file(roadmap.file).is_some_and(is_whole) {
            continue;
        }
        for (key, span) in without_entries(roadmap) {
            let fault = SchemaFault::new(SchemaFaultKind::MissingKey { key: key.to_owned() }, span);
            let finding = context.finding(&RULE, roadmap.place(span), Misfit(fault));
            findings.push(finding.about(&roadmap.id, None));
        }
    }
}

/// What would be printed as a heading with nothing below it: a section without rows, unless a later act emptied it.
fn without_entries(roadmap: &Roadmap) -> Vec<(&'static str, Span)> {
    let is_bare = |at: SectionIdx| {
        roadmap.rows_in(at).next().is_none() && roadmap.sections_in(Some(at)).next().is_none()
    };
    let sections =
        roadmap.sections.entries().filter(|(at, section)| section.edition.is_none() && is_bare(*at));
    let titles = sections.filter_map(|(_, section)| Some(section.title.as_ref()?.span));
    titles.map(|span| ("measures", span)).collect()
}
