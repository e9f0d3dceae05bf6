//! `schema/wrong-type`: a value of another type than the format asks for.

use super::{Misfit, SchemaFaultKind, faults, money};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "schema/wrong-type",
    severity: Severity::Error,
    page: include_str!("wrong_type.md"),
    check: Check::Workspace(check),
    decode: decode::<Misfit>,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    faults(&RULE, context, findings, |kind| matches!(kind, SchemaFaultKind::WrongType { .. }));
    findings.extend(money::findings(&RULE, context, money::figures));
}
