//! `content/duplicate-title`: two rows that are one measure.

use super::{Check, Rule, View};
use crate::base::message::content::{Content, ContentHelp, ContentNote};
use crate::base::{Finding, RowIdx, Severity};
use crate::model::{Measure, Row};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/duplicate-title",
    severity: Severity::Warning,
    page: include_str!("duplicate_title.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let mut rows: Vec<(u32, RowIdx)> = view.roadmap.rows().map(|row| (sum(row.measure), row.place)).collect();
    rows.sort_unstable();
    for pair in rows.chunk_by(|one, two| one.0 == two.0).filter(|chunk| chunk.len() > 1) {
        let Some((first, others)) = pair.split_first() else { continue };
        let first = view.roadmap.row(first.1);
        for other in others.iter().map(|other| view.roadmap.row(other.1)) {
            if is_same(first, other) {
                findings.push(finding(view, first.measure, other.measure));
            }
        }
    }
}

/// The words of a title, whatever stands between them.
fn words(title: &str) -> impl Iterator<Item = &str> {
    title.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// A quick sum of a title's letters and figures, equal for titles that differ in blanks and ASCII marks alone. A sum that
/// minds no order is one the processor takes of many letters at once.
fn sum(measure: &Measure) -> u32 {
    let counts = |byte: u8| byte.is_ascii_alphanumeric() | (byte >= 0x80);
    let letter = |byte: u8| if counts(byte) { u32::from(byte) } else { 0 };
    measure.title.bytes().fold(0, |sum: u32, byte| sum.wrapping_add(letter(byte)))
}

/// Whether two rows with titles of one sum are one measure.
///
/// The same words in another section and by another time may be another stage of the work.
fn is_same(one: Row<'_>, two: Row<'_>) -> bool {
    let time = |row: Row<'_>| row.deadline().map(|(deadline, _)| deadline.text.value.clone());
    let beside = one.measure.section == two.measure.section && one.measure.whole == two.measure.whole;
    let titles = !one.measure.title.is_empty() && words(&one.measure.title).eq(words(&two.measure.title));
    titles && (beside || time(one) == time(two))
}

fn finding(view: &View<'_>, first: &Measure, other: &Measure) -> Finding {
    let lang = view.context.lang;
    view.finding(&RULE, other.title.span, Some(&other.id), &Content::DuplicateTitle)
        .related(lang, view.roadmap.place(first.title.span), &ContentNote::SameTitle)
        .help(lang, &ContentHelp::MergeOrTell)
        .data("first", &*first.id)
}
