//! `indicator/row-differs`: a row of the plan and the indicator that it measures are not called alike.

use super::is_count;
use crate::model::{Indicator, Measure};
use crate::rules::prelude::*;
use crate::russian::likeness::{likeness, stem};
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
    let mut measured = vec![None; indicators.len()];
    for row in rows {
        let likest = (0..).zip(indicators).map(|(at, one)| (likeness(&row.title, &one.title), at)).max();
        let Some((_, at)) = likest.filter(|(alike, _)| *alike >= ALIKE) else { continue };
        if let Some(slot) = measured.get_mut(at) {
            *slot = Some(row);
        }
    }
    for (indicator, row) in indicators.iter().zip(&measured) {
        let finding = match row {
            Some(row) => other_measure(view, row, indicator),
            None => unmeasured(view, indicator, &measured),
        };
        findings.extend(finding);
    }
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

/// An indicator that no row measures, where most are measured.
fn unmeasured(view: &View<'_>, indicator: &Indicator, measured: &[Option<&Measure>]) -> Option<Finding> {
    let count = measured.iter().flatten().count();
    if count < 2 || count * 2 < measured.len() || !view.is_whole(indicator.span) {
        return None;
    }
    let args = RowDiffers::Unmeasured { measured: count as u64 };
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
