//! `syntax/invalid`: the file is not YAML.

use super::{SyntaxFault, SyntaxFaultKind, UnreadSyntax, hidden_key};
use crate::base::Place;
use crate::rules::fix;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "syntax/invalid",
    severity: Severity::Error,
    page: include_str!("invalid.md"),
    check: Check::Workspace(check),
    decode: decode::<UnreadSyntax>,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (number, file) in context.workspace.files() {
        for fault in
            file.syntax.iter().filter(|fault| !matches!(fault.kind, SyntaxFaultKind::DuplicateKey(..)))
        {
            let place = Place { file: number, span: fault.span };
            let mut finding = context.finding(&RULE, place, UnreadSyntax(fault.clone()));
            finding.fixes.extend(fix(file, &fault.edits, is_certain(fault)));
            findings.push(finding);
        }
    }
}

/// Whether the mending of a mistake is a matter of form: quotes that are needed, a blank, a sign in place of its twin. Where
/// lines or keys move, the author should look.
fn is_certain(fault: &SyntaxFault) -> bool {
    let is_comma = fault.kind == SyntaxFaultKind::OtherColon(',');
    if is_comma || hidden_key(fault).is_some() {
        return false;
    }
    matches!(
        &fault.kind,
        SyntaxFaultKind::ColonInValue
            | SyntaxFaultKind::QuoteInside(_)
            | SyntaxFaultKind::Backslash
            | SyntaxFaultKind::BlankInReference
            | SyntaxFaultKind::SignAtStart(_)
            | SyntaxFaultKind::DashInValue
            | SyntaxFaultKind::BracketFirst(_)
            | SyntaxFaultKind::CommaInBraces
            | SyntaxFaultKind::SemicolonInBraces
            | SyntaxFaultKind::RoundBracket(_)
            | SyntaxFaultKind::DecimalComma(..)
            | SyntaxFaultKind::Tab
            | SyntaxFaultKind::HardBlank(_)
            | SyntaxFaultKind::NoBlankAfterColon
            | SyntaxFaultKind::NoBlankAfterDash
            | SyntaxFaultKind::OtherColon(_)
            | SyntaxFaultKind::OtherDash(_)
            | SyntaxFaultKind::CodeFence
    )
}
