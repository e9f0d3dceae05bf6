//! `syntax/duplicate-key`: a key stands twice in one mapping.

use super::words::{Cause, FirstKey, Remedy};
use super::{Check, Context, Rule};
use crate::base::{FileId, Finding, Place, Severity};
use crate::syntax::FaultKind;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "syntax/duplicate-key",
    severity: Severity::Error,
    page: include_str!("duplicate_key.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, number) in context.workspace.files.iter().zip(0..) {
        for fault in &file.syntax {
            let FaultKind::DuplicateKey(key, first) = &fault.kind else { continue };
            let place = |span| Place { file: FileId(number), span };
            let finding = context
                .finding(&RULE, place(fault.span), &Cause(fault))
                .related(context.lang, place(*first), &FirstKey)
                .help(context.lang, &Remedy(fault));
            findings.push(finding.data("key", key.as_str()));
        }
    }
}
