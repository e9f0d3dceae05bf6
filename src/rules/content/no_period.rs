//! `content/no-period`: a plan that does not say which days it covers.

use super::{Check, Rule, View};
use crate::base::message::content::{Content, ContentHelp};
use crate::base::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/no-period",
    severity: Severity::Advice,
    page: include_str!("no_period.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    if view.roadmap.period.is_some() || !view.is_whole(view.roadmap.span) {
        return;
    }
    let days = view.times.period;
    let finding = view.finding(&RULE, view.roadmap.id.span, None, &Content::NoPeriod { taken: days });
    let finding = finding.help(view.context.lang, &ContentHelp::StatePeriod { taken: days });
    findings.push(match days {
        Some(days) => finding.data("first", days.first.to_string()).data("last", days.last.to_string()),
        None => finding,
    });
}
