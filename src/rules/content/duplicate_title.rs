//! `content/duplicate-title`: two rows that are one measure.

use super::{Check, Rule, View};
use crate::diagnostic::message::content::{Content, ContentHelp, ContentNote};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Measure, Section};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/duplicate-title",
    severity: Severity::Warning,
    page: include_str!("duplicate_title.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Diagnostic>) {
    let mut rows: Vec<(u64, usize)> = view.roadmap.measures().map(hash).zip(0..).collect();
    rows.sort_unstable();
    for pair in rows.chunk_by(|one, two| one.0 == two.0).filter(|chunk| chunk.len() > 1) {
        let Some((first, others)) = pair.split_first() else { continue };
        let Some(first) = view.roadmap.rows().nth(first.1) else { continue };
        for other in others {
            let other = view.roadmap.rows().nth(other.1).filter(|other| is_same(first, *other));
            findings.extend(other.map(|(_, other)| finding(view, first.1, other)));
        }
    }
}

/// The words of a title, whatever stands between them.
fn words(title: &str) -> impl Iterator<Item = &str> {
    title.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// A quick sum of a title's letters and figures, equal for titles that differ in blanks and ASCII marks alone.
fn hash(measure: &Measure) -> u64 {
    let letters = measure.title.bytes().filter(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    letters
        .fold(0xcbf2_9ce4_8422_2325, |sum: u64, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Whether two rows with titles of one hash are one measure.
///
/// The same words in another section and by another time may be another stage of the work.
fn is_same(one: (&Section, &Measure), two: (&Section, &Measure)) -> bool {
    let time = |(section, measure): (&Section, &Measure)| {
        let deadline = measure.deadline.as_ref().or(section.deadline.as_ref());
        deadline.map(|deadline| deadline.text.value.clone())
    };
    let titles = !one.1.title.is_empty() && words(&one.1.title).eq(words(&two.1.title));
    titles && (std::ptr::eq(one.0, two.0) || time(one) == time(two))
}

fn finding(view: &View<'_>, first: &Measure, other: &Measure) -> Diagnostic {
    let lang = view.context.lang;
    view.finding(&RULE, other.title.span, Some(&other.id), &Content::DuplicateTitle)
        .related(lang, view.roadmap.place(first.title.span), &ContentNote::SameTitle)
        .help(lang, &ContentHelp::MergeOrTell)
        .data("first", &*first.id)
}
