//! `deadline/missing`: a measure without a deadline, neither its own nor its section's.

use super::entries;
use crate::deadline::Time;
use crate::deadline::unread::Unread;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/missing",
    severity: Severity::Warning,
    page: include_str!("missing.md"),
    check: Check::Roadmap(check),
    decode: decode::<MissingDeadline>,
};

/// What stands in place of a deadline.
#[derive(Debug, Serialize, Deserialize)]
enum MissingDeadline {
    Nothing,
    Dash,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for row in view.roadmap.first_to_lack(|row| row.deadline().is_some()) {
        let measure = row.measure;
        if view.is_whole(measure.span) {
            findings.push(view.finding(
                &RULE,
                measure.title.span,
                Some(&measure.id),
                MissingDeadline::Nothing,
            ));
        }
    }
    for entry in entries(view).filter(|entry| is_dash(entry.time)) {
        if !entry.is_clause() && entry.deadline.windows.is_empty() {
            findings.push(entry.finding_at(view, &RULE, entry.deadline.span, MissingDeadline::Dash));
        }
    }
}

/// Whether a dash stands where the deadline should.
pub(super) fn is_dash(time: &Time) -> bool {
    time.unreadable().is_some_and(|unread| matches!(unread.reason, Unread::Dash | Unread::Empty))
}

impl Words for MissingDeadline {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        match self {
            MissingDeadline::Nothing => {
                say!(tell.lang, "у мероприятия нет срока", "the measure has no deadline")
            }
            MissingDeadline::Dash => {
                say!(tell.lang, "вместо срока прочерк", "a dash stands in place of the deadline")
            }
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "добавить «deadline: …» здесь или у раздела",
            "add `deadline: …` here or to the section"
        ))
    }
}
