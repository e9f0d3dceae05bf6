//! `numbering/mixed-style`: numbers with a dot at the end beside numbers without.

use super::{Check, Figures, Row, Rule, View, each_list};
use crate::base::message::numbering::{Numbering, NumberingHelp, NumberingNote};
use crate::base::{Finding, Severity};
use crate::model::Text;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "numbering/mixed-style",
    severity: Severity::Advice,
    page: include_str!("mixed_style.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    each_list(view.roadmap, |rows| findings.extend(finding(view, rows)));
}

/// One finding a list, at the first number that is not written as most are.
fn finding(view: &View<'_>, rows: &[Row<'_>]) -> Option<Finding> {
    let lang = view.context.lang;
    let figures =
        || rows.iter().filter(|row| row.number.is_some_and(|number| Figures::parse(number).is_some()));
    let end = |text: &Text| text.trim_end().chars().next_back().filter(|sign| !sign.is_ascii_digit());
    let ends = || figures().filter_map(|row| row.number).map(end);
    // The usual ending is the one most numbers have; of two as usual, the first.
    let usual = ends()
        .max_by_key(|one| (ends().filter(|other| other == one).count(), ends().next() == Some(*one)))?;
    let mut odd = figures().filter(|row| row.number.is_some_and(|number| end(number) != usual));
    let first = odd.next()?;
    let number = first.number?;
    let example = figures().filter_map(|row| row.number).find(|number| end(number) == usual)?;
    let message = Numbering::MixedStyle {
        number: number.to_string(),
        usual: example.to_string(),
        count: odd.count() + 1,
    };
    let finding = view
        .finding(&RULE, number.span, first.id, &message)
        .related(lang, view.roadmap.place(example.span), &NumberingNote::Usual)
        .help(lang, &NumberingHelp::OneStyle);
    Some(finding.data("usual", &**example))
}
