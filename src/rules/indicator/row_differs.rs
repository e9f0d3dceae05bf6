//! `indicator/row-differs`: a row of the plan and the indicator that it measures are not called alike.

use super::is_count;
use crate::model::{Indicator, Measure};
use crate::rules::prelude::*;
use crate::russian::likeness::likest::StemIndex;
use crate::russian::likeness::{set, stem};
use crate::russian::words::{Word, words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "indicator/row-differs",
    severity: Severity::Warning,
    page: include_str!("row_differs.md"),
    check: Check::Roadmap(check),
    decode: decode::<RowDiffers>,
};

/// How a row and an indicator differ.
#[derive(Debug, Serialize, Deserialize)]
enum RowDiffers {
    /// They measure one thing in two ways: «Количество», «Доля».
    Measure { row: String, indicator: String },
    /// No row measures the indicator, though others are measured.
    Unmeasured { measured: u64 },
}

/// How the title of what is measured begins.
const MEASURES: [&str; 9] =
    ["доля", "количество", "число", "численность", "уровень", "процент", "охват", "удельный", "средний"];

/// How much a row and an indicator must have in common to be one, of 100.
const ALIKE: usize = 45;

/// So many rows that are called as no indicator is are compared with all of them; what is left is compared when these are
/// mended.
const MANY: usize = 400;

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let indicators = view.roadmap.indicators_in_force();
    if indicators.is_empty() {
        return;
    }
    let rows = view.roadmap.rows_in_force().map(|row| row.measure);
    let rows: Vec<&Measure> = rows.filter(|row| begins(&row.title).is_some()).collect();
    if rows.is_empty() {
        return;
    }
    let (measured, is_sure) = measured(&rows, indicators);
    let count = measured.iter().flatten().count();
    // What is not compared may measure those that seem to be measured by nothing.
    let most_are = is_sure && count >= 2 && count * 2 >= measured.len();
    for (indicator, row) in indicators.iter().zip(&measured) {
        let finding = match row {
            Some(row) => other_measure(view, row, indicator),
            None => most_are.then(|| unmeasured(view, indicator, count)).flatten(),
        };
        findings.extend(finding);
    }
}

/// The row that measures each indicator, and whether all rows were compared.
fn measured<'r>(rows: &[&'r Measure], indicators: &[Indicator]) -> (Vec<Option<&'r Measure>>, bool) {
    let index = StemIndex::of(indicators.iter().map(|one| &*one.title));
    let mut measured = vec![None; indicators.len()];
    let mut compared = 0;
    for row in rows {
        let stems = set(&row.title);
        let same = index.same(&stems);
        compared += usize::from(same.is_none());
        let likest = || index.likest(&stems).filter(|(alike, _)| *alike >= ALIKE && compared <= MANY);
        let Some(at) = same.or_else(|| likest().map(|(_, at)| at)) else { continue };
        if let Some(slot) = measured.get_mut(at) {
            *slot = Some(*row);
        }
    }
    (measured, compared <= MANY)
}

/// The word with which a title says how a thing is measured.
fn begins(title: &str) -> Option<&'static str> {
    let first = words(title).next()?;
    MEASURES.into_iter().find(|measure| first.is(measure))
}

/// A row that measures «Количество», where the indicator is «Доля».
fn other_measure(view: &View<'_>, row: &Measure, indicator: &Indicator) -> Option<Finding> {
    let (own, other) = (words(&row.title).next()?, words(&indicator.title).next()?);
    let counts = |word: Word<'_>| is_count(&word.text.to_lowercase());
    if stem(own.text) == stem(other.text)
        || counts(own) && counts(other)
        || begins(&indicator.title).is_none()
        || !view.is_whole(row.span)
    {
        return None;
    }
    let args = RowDiffers::Measure { row: own.text.to_owned(), indicator: other.text.to_owned() };
    let place = view.words(&row.title, Span::new(own.start, own.end()));
    Some(view.finding(&RULE, place, Some(&row.id), args).with_span(indicator.title.span))
}

/// An indicator that no row measures, where others are measured.
fn unmeasured(view: &View<'_>, indicator: &Indicator, measured: usize) -> Option<Finding> {
    if !view.is_whole(indicator.span) {
        return None;
    }
    let args = RowDiffers::Unmeasured { measured: measured as u64 };
    Some(view.finding(&RULE, indicator.title.span, Some(&indicator.id), args))
}

impl Words for RowDiffers {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        match self {
            RowDiffers::Measure { row, indicator } => say!(
                tell.lang,
                "строка измеряет «{row}», а показатель – «{indicator}»",
                "the row measures “{row}”, the indicator “{indicator}”"
            ),
            RowDiffers::Unmeasured { measured } => say!(
                tell.lang,
                "этот показатель не измеряется ни одной строкой карты, а другие измеряются: {measured}",
                "no row of the roadmap measures this indicator, while others are measured: {measured}"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self {
            RowDiffers::Measure { .. } => say!(
                tell.lang,
                "назвать строку и показатель одинаково",
                "call the row and the indicator alike"
            ),
            RowDiffers::Unmeasured { .. } => say!(
                tell.lang,
                "добавить строку мониторинга или убрать показатель",
                "add a row that measures it, or leave the indicator out"
            ),
        })
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "показатель", "the indicator")
    }
}
