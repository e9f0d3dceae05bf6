//! `deadline/unreadable`: a wording that is not understood, or names a day that does not exist.

use super::missing::is_dash;
use super::{Check, DueHelp, DueSays, Rule, View, entries};
use crate::base::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/unreadable",
    severity: Severity::Error,
    page: include_str!("unreadable.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for entry in entries(view) {
        let Some(unread) = entry.time.unreadable() else { continue };
        let dash = is_dash(entry.time) && !entry.is_clause();
        if dash || !entry.deadline.windows.is_empty() {
            continue;
        }
        let message = DueSays::Unreadable { said: entry.said(unread.span), reason: unread.reason.clone() };
        let finding = entry.finding(view, &RULE, unread.span, &message);
        let help = match &unread.suggestion {
            Some(wording) => DueHelp::Meant { wording: wording.clone() },
            None => DueHelp::Wordings,
        };
        findings.push(finding.help(view.context.lang, &help));
    }
}
