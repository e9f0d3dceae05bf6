//! `schema/invalid-value`: a value of the right type that is not allowed: a day that does not exist, a level that
//! the workspace does not have.

use super::{Check, Context, Rule, Shape, ShapeHelp, faults};
use crate::base::{Finding, Severity};
use crate::model::Text;
use crate::russian::nearest;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "schema/invalid-value",
    severity: Severity::Error,
    page: include_str!("invalid_value.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    faults(&RULE, context, findings, |kind| matches!(kind, Shape::InvalidValue { .. }));
    for roadmap in &context.workspace.roadmaps {
        let measures = roadmap.measures().filter_map(|measure| measure.mandatory_for.as_ref());
        let bodies = roadmap.bodies.iter().filter_map(|body| body.level.as_ref());
        for level in std::iter::once(&roadmap.level).chain(measures).chain(bodies) {
            let Some(kind) = unknown_level(context, level) else { continue };
            let finding = context.finding(&RULE, roadmap.place(level.span), &kind);
            findings.push(finding.about(&roadmap.id, None).help(context.lang, &ShapeHelp(&kind)));
        }
    }
}

fn unknown_level(context: &Context<'_>, level: &Text) -> Option<Shape> {
    let config = &context.workspace.config;
    if level.is_empty() || config.depth(level).is_some() {
        return None;
    }
    let likely = nearest(level, config.levels.iter().map(String::as_str)).map(str::to_owned);
    Some(Shape::UnknownLevel { level: level.to_string(), likely, levels: config.levels.clone() })
}
