//! `schema/invalid-value`: a value of the right type that is not allowed: a day that does not exist, a level that
//! the workspace does not have.

use super::{Fault, FaultKind, Misfit, faults};
use crate::model::Text;
use crate::rules::prelude::*;
use crate::schema::likely_value;
use crate::workspace::Role;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "schema/invalid-value",
    severity: Severity::Error,
    page: include_str!("invalid_value.md"),
    check: Check::Workspace(check),
    decode: decode::<Misfit>,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    faults(&RULE, context, findings, |kind| matches!(kind, FaultKind::InvalidValue { .. }));
    for roadmap in &context.workspace.roadmaps {
        let measures = roadmap.measures().filter_map(|measure| measure.mandatory_for.as_ref());
        let bodies = roadmap.bodies.iter().filter_map(|body| body.level.as_ref());
        for level in std::iter::once(&roadmap.level).chain(measures).chain(bodies) {
            let Some(fault) = unknown_level(context, level) else { continue };
            let finding = context.finding(&RULE, roadmap.place(level.span), Misfit(fault));
            findings.push(finding.about(&roadmap.id, None));
        }
    }
}

fn unknown_level(context: &Context<'_>, level: &Text) -> Option<Fault> {
    let config = &context.workspace.config;
    let settings = context.workspace.files.iter().filter(|file| file.role == Role::Settings);
    // Where the settings cannot be read, nobody knows which levels there are.
    let unread = settings.into_iter().any(|file| !file.syntax.is_empty() || !file.schema.is_empty());
    if unread || level.is_empty() || config.depth(level).is_some() {
        return None;
    }
    let likely = likely_value(level, config.levels.iter().map(String::as_str)).map(str::to_owned);
    let kind = FaultKind::UnknownLevel { level: level.to_string(), levels: config.levels.clone() };
    Some(Fault::new(kind, level.span).meaning(likely.into_iter().collect(), level.span))
}
