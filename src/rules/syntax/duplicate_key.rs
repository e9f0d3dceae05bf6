//! `syntax/duplicate-key`: a key stands twice in one mapping.

use super::{SyntaxFaultKind, UnreadSyntax};
use crate::base::Place;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "syntax/duplicate-key",
    severity: Severity::Error,
    page: include_str!("duplicate_key.md"),
    check: Check::Workspace(check),
    decode: decode::<UnreadSyntax>,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (number, file) in context.workspace.files() {
        for fault in &file.syntax {
            let SyntaxFaultKind::DuplicateKey(_, first) = fault.kind else { continue };
            let place = Place { file: number, span: fault.span };
            findings.push(context.finding(&RULE, place, UnreadSyntax(fault.clone())).with_span(first));
        }
    }
}
