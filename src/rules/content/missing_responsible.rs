//! `content/missing-responsible`: a measure that nobody is responsible for.

use super::{Check, Rule, View, has_column};
use crate::base::message::content::{Content, ContentHelp};
use crate::base::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/missing-responsible",
    severity: Severity::Warning,
    page: include_str!("missing_responsible.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for row in view.roadmap.rows() {
        let measure = row.measure;
        let named = !row.lacks(|row| row.responsible().is_some());
        if named || !view.is_whole(measure.span) || !has_column(view.roadmap, "responsible") {
            continue;
        }
        let finding =
            view.finding(&RULE, measure.title.span, Some(&measure.id), &Content::MissingResponsible);
        findings.push(finding.help(view.context.lang, &ContentHelp::NameResponsible));
    }
}
