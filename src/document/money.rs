//! Fields by year and source: lines within a row, sums beside and below them.

use chrono::Datelike;

use super::DocumentBuilder;
use super::text::figure;
use crate::model::{Amount, Field, FieldValue, Measure, Row};

/// The line of all sources together.
const WHOLE: &str = "Всего";

/// A line of a measure: the source whose figures it holds, all together where none.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MoneyLine<'f> {
    source: Option<&'f str>,
}

impl DocumentBuilder<'_> {
    /// The years of a field: those of the plan, and others that a measure names.
    pub(super) fn years_of(&self, field: &Field) -> Vec<i32> {
        let plan = self.times.period.iter().flat_map(|plan| plan.first.year()..=plan.last.year());
        let mut years: Vec<i32> = plan.collect();
        for row in self.roadmap.rows_in_force() {
            let parts = match value(row.measure, &field.key) {
                Some(FieldValue::Parts(parts, _)) => &**parts,
                _ => &[],
            };
            years.extend(parts.iter().filter_map(|(key, _)| key.parse::<i32>().ok()));
        }
        years.sort_unstable();
        years.dedup();
        years
    }

    /// Whether a measure has a sum of all years that its years do not show.
    pub(super) fn has_sums(&self, field: &Field) -> bool {
        self.roadmap.rows_in_force().any(|row| match value(row.measure, &field.key) {
            Some(FieldValue::Plain(_)) => true,
            Some(FieldValue::Parts(parts, _)) => parts.of("total").is_some(),
            None => false,
        })
    }

    /// The lines that a measure takes for a field: all together, then each source that it has figures of.
    /// None where it has no figure.
    pub(super) fn lines_of<'f>(&self, field: &'f Field, measures: &[&Measure]) -> Vec<MoneyLine<'f>> {
        if !measures.iter().any(|measure| value(measure, &field.key).is_some()) {
            return Vec::new();
        }
        let has = |source: &str| measures.iter().any(|measure| of_source(measure, field, source));
        let sources: Vec<MoneyLine<'f>> = field
            .sources
            .iter()
            .filter(|source| has(source))
            .map(|source| MoneyLine { source: Some(source) })
            .collect();
        let together = sources.len() != 1 || measures.iter().any(|measure| is_undivided(measure, field));
        let whole = (together || field.total && sources.len() > 1).then_some(MoneyLine { source: None });
        whole.into_iter().chain(sources).collect()
    }

    /// The figure of a measure in a year, on a line.
    pub(super) fn in_year(
        &self,
        measure: &Measure,
        field: &Field,
        year: i32,
        line: Option<&MoneyLine<'_>>,
    ) -> Option<Amount> {
        let FieldValue::Parts(parts, _) = value(measure, &field.key)? else { return None };
        parts.of(&year.to_string()).and_then(|(_, part)| on_line(part, line))
    }

    /// The sum of a measure over the years, on a line: as typed, or made.
    pub(super) fn total_of(
        &self,
        measure: &Measure,
        field: &Field,
        line: Option<&MoneyLine<'_>>,
    ) -> Option<Amount> {
        let whole = line.is_none_or(|line| line.source.is_none());
        let typed = match value(measure, &field.key) {
            Some(FieldValue::Parts(parts, _)) if whole => parts.of("total"),
            Some(FieldValue::Plain(number)) if whole => return Amount::parse(number),
            _ => None,
        };
        typed.and_then(|(_, total)| Amount::of(total)).or_else(|| {
            let Some(FieldValue::Parts(parts, _)) = value(measure, &field.key) else { return None };
            let years = parts.iter().filter(|(key, _)| key.parse::<i32>().is_ok());
            let mut figures = years.filter_map(|(_, part)| on_line(part, line)).peekable();
            figures.peek()?;
            Some(figures.sum())
        })
    }

    /// The measures that count in the last row of sums: those with parts do not, where their parts have figures.
    pub(super) fn counted(&self, field: &Field) -> Vec<&Measure> {
        let has = |row: Row<'_>| value(row.measure, &field.key).is_some();
        fn parts_have(row: Row<'_>, has: &dyn Fn(Row<'_>) -> bool) -> bool {
            row.parts_in_force().any(|part| has(part) || parts_have(part, has))
        }
        self.roadmap
            .rows_in_force()
            .filter(|row| has(*row) && !parts_have(*row, &has))
            .map(|row| row.measure)
            .collect()
    }
}

/// Whether a sum by years leaves out a figure of a measure, which is of all years together, or, on the line of a source, of all
/// sources.
pub(super) fn leaves_out(measure: &Measure, field: &Field, line: Option<&MoneyLine<'_>>) -> bool {
    let by_source = line.is_some_and(|line| line.source.is_some());
    match value(measure, &field.key) {
        Some(FieldValue::Plain(_)) => true,
        Some(FieldValue::Parts(parts, _)) => {
            parts.iter().all(|(key, _)| &**key == "total") || by_source && is_undivided(measure, field)
        }
        None => false,
    }
}

impl MoneyLine<'_> {
    /// Whether it is of all sources together.
    pub(super) fn is_whole(&self) -> bool {
        self.source.is_none()
    }

    /// The name that is printed.
    pub(super) fn name(&self) -> &str {
        self.source.unwrap_or(WHOLE)
    }
}

/// What a measure has in a field.
pub(super) fn value<'m>(measure: &'m Measure, key: &str) -> Option<&'m FieldValue> {
    measure.fields.of(key).map(|(_, value)| value)
}

/// A figure as it is printed: with a unit, thousands are parted from four digits on.
pub(super) fn shown(amount: Amount) -> String {
    figure(&amount.to_string(), 4)
}

/// The figure of a year on a line.
fn on_line(year: &FieldValue, line: Option<&MoneyLine<'_>>) -> Option<Amount> {
    match (line.and_then(|line| line.source), year) {
        (None, part) => Amount::of(part),
        (Some(_), FieldValue::Plain(_)) => None,
        (Some(source), FieldValue::Parts(parts, _)) => {
            parts.of(source).and_then(|(_, part)| Amount::of(part))
        }
    }
}

/// Whether a measure has a figure of a source.
fn of_source(measure: &Measure, field: &Field, source: &str) -> bool {
    let Some(FieldValue::Parts(years, _)) = value(measure, &field.key) else { return false };
    years.iter().any(|(_, year)| match year {
        FieldValue::Parts(parts, _) => parts.of(source).is_some(),
        FieldValue::Plain(_) => false,
    })
}

/// Whether a measure has a figure of all sources together.
fn is_undivided(measure: &Measure, field: &Field) -> bool {
    match value(measure, &field.key) {
        Some(FieldValue::Parts(years, _)) => {
            years.iter().any(|(key, year)| &**key != "total" && matches!(year, FieldValue::Plain(_)))
        }
        Some(FieldValue::Plain(_)) => true,
        None => false,
    }
}
