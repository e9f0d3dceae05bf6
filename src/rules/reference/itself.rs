//! `reference/self`: an entry that names itself.

use super::{Check, Context, Finding, LinkKind, Rule, Severity, Wrong, faulty, say};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/self",
    severity: Severity::Error,
    page: include_str!("itself.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stated in faulty(context).filter(|stated| stated.fault.wrong == Wrong::Itself) {
        let message = match stated.fault.kind {
            LinkKind::Parent => say::Reference::OwnParent,
            _ => say::Reference::Itself,
        };
        let finding = stated.finding(context, &RULE, &message);
        findings.push(finding.help(context.lang, &say::ReferenceHelp::Remove));
    }
}
