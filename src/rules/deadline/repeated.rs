//! `deadline/repeated`: one wording names the same time twice.

use super::{Check, DueHelp, DueNote, DueSays, Rule, View, entries};
use crate::base::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/repeated",
    severity: Severity::Warning,
    page: include_str!("repeated.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for entry in entries(view) {
        let Some(reading) = entry.reading().filter(|reading| reading.pieces.len() > 1) else { continue };
        let pieces = reading.term.pieces();
        let first_of = |at: usize| pieces.iter().take(at).position(|one| Some(one) == pieces.get(at));
        let repeat = (1..pieces.len()).find_map(|at| Some((first_of(at)?, at)));
        let parts = repeat.and_then(|(first, at)| reading.pieces.get(first).zip(reading.pieces.get(at)));
        let Some((first, again)) = parts else { continue };
        let lang = view.context.lang;
        let place = view.roadmap.place(view.words(&entry.deadline.text, *first));
        let finding = entry
            .finding(view, &RULE, *again, &DueSays::Repeated { said: entry.said(*again) })
            .related(lang, place, &DueNote::First);
        findings.push(finding.help(lang, &DueHelp::NameOnce));
    }
}
