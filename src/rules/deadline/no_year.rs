//! `deadline/no-year`: days or months without a year in a plan of more than one.

use super::{Check, DueHelp, DueNote, DueSays, Rule, View, entries};
use crate::base::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/no-year",
    severity: Severity::Warning,
    page: include_str!("no_year.md"),
    check: Check::Roadmap(check),
};

/// A plan of so many days has each day but once.
const YEAR: i64 = 366;

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    if view.times.period.is_some_and(|period| (period.last - period.first).num_days() < YEAR) {
        return;
    }
    for entry in entries(view).filter(|entry| entry.deadline.windows.is_empty()) {
        let Some(reading) = entry.reading().filter(|reading| reading.term.lacks_year()) else { continue };
        let mut pieces = reading.term.pieces().iter().zip(&reading.pieces);
        let Some((_, part)) = pieces.find(|(piece, _)| piece.lacks_year()) else { continue };
        let lang = view.context.lang;
        let times = entry.time.occurrences().len() as u64;
        let message = DueSays::NoYear { said: entry.said(*part), times };
        let mut finding = entry.finding(view, &RULE, *part, &message);
        if let Some(period) = &view.roadmap.period {
            let place = view.roadmap.place(period.text.span);
            finding = finding.related(lang, place, &DueNote::Period(period.days));
        }
        findings.push(finding.help(lang, &DueHelp::NameYear).data("times", times));
    }
}
