//! `deadline/window-differs`: the window that is checked says another time than the wording that is printed.

use super::{Check, DueHelp, DueNote, DueSays, Rule, View, entries};
use crate::base::{Finding, Period, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/window-differs",
    severity: Severity::Warning,
    page: include_str!("window_differs.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(period) = view.times.period else { return };
    for entry in entries(view) {
        let Some(reading) = entry.reading() else { continue };
        let said = reading.term.schedule(&period, view.times.order_date, view.context.calendar).occurrences;
        // A window may be a part of what is said; without a first day, the last day is what is said.
        let agrees = |window: &Period| {
            said.iter().any(|time| match time.opens {
                Some(opens) => opens <= window.first && window.last <= time.due,
                None => window.last == time.due,
            })
        };
        let differs = entry.deadline.windows.iter().find(|(window, _)| !agrees(window));
        let Some((&(window, span), time)) = differs.zip(said.first()) else { continue };
        let lang = view.context.lang;
        let message = DueSays::WindowDiffers { window, opens: time.opens, due: time.due };
        let text = view.roadmap.place(entry.deadline.text.span);
        let finding = entry.finding_at(view, &RULE, span, &message).related(lang, text, &DueNote::Printed);
        findings.push(finding.help(lang, &DueHelp::OneTime).data("due", time.due.to_string()));
    }
}
