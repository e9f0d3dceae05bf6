//! `reference/unknown-roadmap`: no roadmap of the workspace has that id.

use super::{Check, Context, Finding, Rule, Severity, Unknown, Wrong, faulty, instead, say};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/unknown-roadmap",
    severity: Severity::Error,
    page: include_str!("unknown_roadmap.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let ids: Vec<&str> = context.workspace.ids().collect();
    let ids = ids.iter().copied();
    for stated in faulty(context).filter(|stated| stated.fault.wrong == Wrong::Unknown(Unknown::Roadmap)) {
        let id = stated.text.split('/').next().unwrap_or_default();
        let finding = stated.finding(context, &RULE, &say::Reference::UnknownRoadmap { id: id.to_owned() });
        findings.push(finding.help(context.lang, &instead(id, ids.clone())));
    }
}
