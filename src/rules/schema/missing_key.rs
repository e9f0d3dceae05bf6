//! `schema/missing-key`: a key that must be there is not there.

use super::{Misfit, SchemaFaultKind, faults};
use crate::rules::prelude::*;

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
}
