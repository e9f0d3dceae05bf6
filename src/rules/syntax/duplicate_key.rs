//! `syntax/duplicate-key`: a key stands twice in one mapping.

use super::{Check, Context, Rule};
use crate::base::message::syntax::{FirstKey, Syntax, SyntaxHelp};
use crate::base::{FileId, Finding, Place, Severity};

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
            let Syntax::DuplicateKey(key, first) = &fault.kind else { continue };
            let place = |span| Place { file: FileId(number), span };
            let finding = context
                .finding(&RULE, place(fault.span), &fault.kind)
                .related(context.lang, place(*first), &FirstKey)
                .help(context.lang, &SyntaxHelp(&fault.kind));
            findings.push(finding.data("key", key.as_str()));
        }
    }
}
