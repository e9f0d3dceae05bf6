//! `schema/unknown-key`: a key that the format does not know.

use super::{Check, Context, Rule, Shape, faults};
use crate::diagnostic::{Diagnostic, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "schema/unknown-key",
    severity: Severity::Error,
    page: include_str!("unknown_key.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    faults(&RULE, context, findings, |kind| matches!(kind, Shape::UnknownKey { .. }));
}
