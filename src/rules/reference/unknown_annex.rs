//! `reference/unknown-annex`: a clause approves an annex that is not there.

use super::texts::annexes;
use super::{Check, Finding, Rule, Severity, View, instead, say};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/unknown-annex",
    severity: Severity::Error,
    page: include_str!("unknown_annex.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let known = annexes(view.roadmap);
    let unread = view.roadmap.partial || view.is_unread("annexes");
    let approved = view.roadmap.clauses().filter_map(|clause| Some((clause, clause.approves.as_ref()?)));
    for (clause, id) in approved.filter(|(_, id)| !unread && !known.contains(&&***id)) {
        let message = say::Reference::UnknownAnnex { id: id.to_string() };
        let finding = view.finding(&RULE, id.span, clause.id.as_deref(), &message);
        let finding = finding.help(view.context.lang, &instead(id, known.iter().copied()));
        findings.push(finding.data("reference", &*id.value));
    }
}
