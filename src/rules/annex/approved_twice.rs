//! `annex/approved-twice`: two clauses approve one annex.

use super::{Check, Rule, View};
use crate::base::message::annex::{AnnexHelp, AnnexNote, AnnexSays};
use crate::base::{Finding, Severity};
use crate::model::{Clause, Text};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "annex/approved-twice",
    severity: Severity::Error,
    page: include_str!("approved_twice.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let approving = || {
        let approves = |clause: &'_ &Clause| clause.approves.is_some();
        view.roadmap.clauses().filter(approves).filter_map(|clause| Some((clause, clause.approves.as_ref()?)))
    };
    for (row, (clause, approves)) in approving().enumerate() {
        let same = |(_, first): &(&Clause, &Text)| first.value == approves.value;
        let Some((_, first)) = approving().take(row).find(same) else { continue };
        let lang = view.context.lang;
        let message = AnnexSays::ApprovedTwice { id: approves.to_string() };
        let finding = view
            .finding(&RULE, approves.span, clause.id.as_deref(), &message)
            .related(lang, view.roadmap.place(first.span), &AnnexNote::First)
            .help(lang, &AnnexHelp::ApproveOnce);
        findings.push(finding.data("annex", &**approves));
    }
}
