//! `numbering/gap`: a number that leaves out others.

use super::{Check, Fault, Figures, Row, Rule, View, each_list, faults, place};
use crate::base::message::numbering::{Numbering, NumberingHelp, NumberingNote};
use crate::base::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "numbering/gap",
    severity: Severity::Warning,
    page: include_str!("gap.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    each_list(view.roadmap, |rows| {
        for fault in faults(rows) {
            if let Fault::Gap { row, before, from, to } = fault {
                findings.extend(finding(view, rows, row, before, (from, to)));
            }
        }
    });
}

/// The finding at a row before which the numbers of a range are left out.
fn finding(
    view: &View<'_>,
    rows: &[Row<'_>],
    row: usize,
    before: Option<Figures>,
    range: (Figures, Figures),
) -> Option<Finding> {
    let lang = view.context.lang;
    let here = rows.get(row)?;
    let number = here.printed?.to_string();
    let (from, to) = range;
    let missing = if from == to { from.to_string() } else { format!("{from}–{to}") };
    let message = match before {
        Some(before) => Numbering::Gap { before: before.to_string(), number, missing: missing.clone() },
        None => Numbering::LateStart { number, missing: missing.clone() },
    };
    let mut finding = view.finding(&RULE, place(here), here.id, &message);
    if let Some((before, row)) = before.zip(row.checked_sub(1).and_then(|row| rows.get(row))) {
        let note = NumberingNote::Before(before.to_string());
        finding = finding.related(lang, view.roadmap.place(place(row)), &note);
    }
    Some(finding.help(lang, &NumberingHelp::Renumber(from.to_string())).data("missing", missing))
}
