//! `schema/duplicate-id`: an id that is given twice, in the workspace or in a roadmap.

use std::collections::HashMap;

use super::words::FirstId;
use super::{Cause, Check, Context, FaultKind, Remedy, Rule};
use crate::base::{Finding, Place, Severity};
use crate::model::{Roadmap, Text};
use crate::schema::Fault;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "schema/duplicate-id",
    severity: Severity::Error,
    page: include_str!("duplicate_id.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let roadmaps = &context.workspace.roadmaps;
    let ids = roadmaps.iter().map(|roadmap| (roadmap, &roadmap.id));
    repeated(context, ids, findings);
    for roadmap in roadmaps {
        let clauses = roadmap.clauses().filter_map(|clause| clause.id.as_ref());
        let annexes = roadmap.annexes.iter().flatten().map(|annex| &annex.id);
        let named = roadmap.measures().map(|measure| &measure.id).chain(clauses);
        repeated(context, named.map(|id| (roadmap, id)), findings);
        repeated(context, roadmap.indicators.iter().map(|indicator| (roadmap, &indicator.id)), findings);
        repeated(context, annexes.map(|id| (roadmap, id)), findings);
    }
}

/// A finding at every id that stood before.
fn repeated<'r>(
    context: &Context<'_>,
    ids: impl Iterator<Item = (&'r Roadmap, &'r Text)>,
    findings: &mut Vec<Finding>,
) {
    let mut first: HashMap<&str, Place> = HashMap::new();
    for (roadmap, id) in ids.filter(|(_, id)| !id.is_empty()) {
        let place = roadmap.place(id.span);
        let Some(before) = first.get(&**id) else {
            first.insert(id, place);
            continue;
        };
        let fault = Fault::new(FaultKind::DuplicateId { id: id.to_string() }, id.span);
        let measure = roadmap.measures().any(|measure| std::ptr::eq(&measure.id, id)).then_some(&**id);
        let finding = context
            .finding(&RULE, place, &Cause(&fault))
            .about(&roadmap.id, measure)
            .related(context.lang, *before, &FirstId)
            .help(context.lang, &Remedy(&fault));
        findings.push(finding.data("id", &**id));
    }
}
