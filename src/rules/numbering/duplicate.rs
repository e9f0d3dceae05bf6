//! `numbering/duplicate`: two rows with one number.

use super::{Check, Fault, Rule, View, each_list, faults, place};
use crate::base::message::numbering::{Numbering, NumberingHelp, NumberingNote};
use crate::base::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "numbering/duplicate",
    severity: Severity::Error,
    page: include_str!("duplicate.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let lang = view.context.lang;
    each_list(view.roadmap, |rows| {
        for fault in faults(rows) {
            let Fault::Duplicate { row, first } = fault else { continue };
            let (Some(here), Some(first)) = (rows.get(row), rows.get(first)) else { continue };
            let Some(number) = here.number else { continue };
            let message = Numbering::Duplicate { number: number.to_string() };
            let finding = view
                .finding(&RULE, place(here), here.id, &message)
                .related(lang, view.roadmap.place(place(first)), &NumberingNote::First)
                .help(lang, &NumberingHelp::Choose);
            findings.push(finding.data("number", &**number));
        }
    });
}
