//! `syntax/invalid`: the file is not YAML.

use super::words::{Cause, Remedy};
use super::{Check, Context, Rule};
use crate::base::{FileId, Finding, Place, Severity};
use crate::syntax::FaultKind;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "syntax/invalid",
    severity: Severity::Error,
    page: include_str!("invalid.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, number) in context.workspace.files.iter().zip(0..) {
        for fault in &file.syntax {
            if matches!(fault.kind, FaultKind::DuplicateKey(..)) {
                continue;
            }
            let place = Place { file: FileId(number), span: fault.span };
            let finding = context.finding(&RULE, place, &Cause(fault));
            findings.push(finding.help(context.lang, &Remedy(fault)));
        }
    }
}
