//! `content/duplicate-title`: two rows that are one measure.

use crate::base::RowIdx;
use crate::model::{Measure, Row};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/duplicate-title",
    severity: Severity::Warning,
    page: include_str!("duplicate_title.md"),
    check: Check::Roadmap(check),
    decode: decode::<DuplicateTitle>,
};

/// The id of the first of two rows that are one measure.
#[derive(Debug, Serialize, Deserialize)]
struct DuplicateTitle {
    first: String,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let mut rows: Vec<(u32, RowIdx)> = view.roadmap.rows().map(|row| (sum(row.measure), row.place)).collect();
    rows.sort_unstable();
    for pair in rows.chunk_by(|one, two| one.0 == two.0).filter(|chunk| chunk.len() > 1) {
        let mut rows = pair.iter().map(|(_, place)| view.roadmap.row(*place));
        let Some(first) = rows.next() else { continue };
        for other in rows.filter(|other| is_same(first, *other)) {
            let (first, other) = (first.measure, other.measure);
            let args = DuplicateTitle { first: first.id.to_string() };
            let finding = view.finding(&RULE, other.title.span, Some(&other.id), args);
            findings.push(finding.with_span(first.title.span));
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

impl Words for DuplicateTitle {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "такое мероприятие в карте уже есть", "the roadmap has this measure already")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "убрать повтор или сказать в названии, чем мероприятия различаются",
            "take the repeat away, or say in the title how the two differ"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "впервые здесь", "first here")
    }

    fn data(&self) -> Data {
        Data::of("first", &*self.first)
    }
}
