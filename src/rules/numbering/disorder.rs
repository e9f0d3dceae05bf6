//! `numbering/disorder`: a number smaller than the one before it.

use super::{Check, Fault, Rule, View, each_list, faults, place};
use crate::base::message::numbering::{Numbering, NumberingHelp, NumberingNote};
use crate::base::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "numbering/disorder",
    severity: Severity::Warning,
    page: include_str!("disorder.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let lang = view.context.lang;
    each_list(view.roadmap, |rows| {
        for fault in faults(rows) {
            let Fault::Disorder { row } = fault else { continue };
            let Some(here) = rows.get(row) else { continue };
            let before = rows.iter().take(row).rfind(|row| row.printed.is_some());
            let (Some(number), Some(before)) = (here.number, before) else { continue };
            let made = || before.printed.map(|number| number.to_string()).unwrap_or_default();
            let text = before.number.map_or_else(made, |number| number.to_string());
            let message = Numbering::Disorder { before: text.clone(), number: number.to_string() };
            let note = NumberingNote::Before(text.clone());
            let finding = view
                .finding(&RULE, place(here), here.id, &message)
                .related(lang, view.roadmap.place(place(before)), &note)
                .help(lang, &NumberingHelp::Move);
            findings.push(finding.data("number", &**number).data("before", text));
        }
    });
}
