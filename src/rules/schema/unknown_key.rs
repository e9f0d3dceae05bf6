//! `schema/unknown-key`: a key that the format does not know, or a rule that does not exist.

use super::{Misfit, SchemaFault, SchemaFaultKind, faults, is_certain};
use crate::base::{FileId, Place};
use crate::model::{Allow, Roadmap, Text};
use crate::rules::prelude::*;
use crate::rules::{fix, groups, is_known, likely};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "schema/unknown-key",
    severity: Severity::Error,
    page: include_str!("unknown_key.md"),
    check: Check::Workspace(check),
    decode: decode::<Misfit>,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    faults(&RULE, context, findings, |kind| matches!(kind, SchemaFaultKind::UnknownKey { .. }));
    let workspace = context.workspace;
    if let Some(settings) = workspace.settings() {
        let named = workspace.config.rules.iter().map(|(rule, _)| rule);
        findings.extend(named.filter_map(|rule| unknown(context, settings, rule)));
    }
    for roadmap in &workspace.roadmaps {
        let named = allows(roadmap).map(|allow| &allow.rule);
        findings.extend(named.filter_map(|rule| unknown(context, roadmap.file, rule)));
    }
}

/// Every `allow` of a roadmap.
fn allows(roadmap: &Roadmap) -> impl Iterator<Item = &Allow> {
    let sections = roadmap.sections.iter().flat_map(|section| &section.allow);
    let measures = roadmap.measures().flat_map(|measure| &measure.allow);
    let clauses = roadmap.clauses().flat_map(|clause| &clause.allow);
    let indicators = roadmap.indicators.iter().flat_map(|indicator| &indicator.allow);
    roadmap.allow.iter().chain(sections).chain(measures).chain(clauses).chain(indicators)
}

/// The finding at the name of a rule that does not exist.
fn unknown(context: &Context<'_>, file: FileId, rule: &Text) -> Option<Finding> {
    if is_known(rule) {
        return None;
    }
    let known = groups().into_iter().map(str::to_owned).collect();
    let kind = SchemaFaultKind::UnknownRule { name: rule.to_string(), known };
    let likely = likely(rule).map(str::to_owned).into_iter().collect();
    let fault = SchemaFault::new(kind, rule.span).meaning(likely, rule.span);
    let mended = fix(context.workspace.file(file)?, &fault.edits, is_certain(&fault.kind));
    Some(context.finding(&RULE, Place { file, span: rule.span }, Misfit(fault)).with_fix(mended))
}
