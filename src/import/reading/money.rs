//! Figures by year and source, and rows of sums, which the print makes.

use std::collections::{HashMap, HashSet};

use crate::import::draft::{DraftField, DraftMeasure, FieldDraft, YearFigure};
use crate::import::message::ReviewNote;
use crate::model::Amount;

use super::grid::GridValue;
use super::headings::{ColumnHeading, ColumnRole, FundingColumn, HeadingRow};
use super::measures::ReadMeasures;
use super::record::Keys;
use super::rows;

/// How the row of sums begins.
const SUMS: [&str; 2] = ["итого", "всего"];
/// The words of a row of sums that sums up a part of the plan only.
const PARTLY: [&str; 8] =
    ["раздел", "направлен", "задач", "этап", "блок", "модул", "мероприяти", "подпрограмм"];

/// The figures that a measure has: their key, year and source.
pub(super) type SpentFigures = HashSet<(String, Option<i32>, Option<String>)>;

/// A sum as it stands in the file.
#[derive(Clone, Debug)]
pub(super) struct TypedTotal {
    key: String,
    year: Option<i32>,
    source: Option<String>,
    amount: Amount,
    text: String,
    by_year: bool,
}

/// Whether a row is one of sums, and then whether of the whole plan; rows of sums by source follow the first.
pub(super) fn is_sum(head: &HeadingRow, values: &[GridValue<'_>], goes_on: bool) -> Option<bool> {
    let filled: Vec<(&ColumnHeading, &GridValue<'_>)> =
        head.columns.iter().zip(values).filter(|(_, value)| value.own && !value.text.is_empty()).collect();
    let counts = |(heading, value): &&(&ColumnHeading, &GridValue<'_>)| match heading.is {
        ColumnRole::Spent(FundingColumn::Source) => true,
        ColumnRole::Spent(_) | ColumnRole::Own => {
            Amount::parse(&value.text).is_some() || is_stroke(&value.text)
        }
        _ => is_stroke(&value.text),
    };
    let (first, rest) = filled.split_first()?;
    let small = first.1.text.to_lowercase();
    let named =
        matches!(first.0.is, ColumnRole::Number | ColumnRole::Title | ColumnRole::Section | ColumnRole::Own);
    if named && SUMS.iter().any(|word| small.starts_with(word)) && first.1.text.chars().count() < 80 {
        // The word may stand beside the empty cell of the number, or in both.
        let rest = rest.iter().filter(|(_, value)| value.text != first.1.text);
        return rest
            .clone()
            .all(|cell| counts(&cell))
            .then(|| !PARTLY.iter().any(|word| small.contains(word)));
    }
    (goes_on && filled.iter().all(|cell| counts(&cell))).then_some(true)
}

fn is_stroke(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "х" | "x" | "Х" | "X")
}

/// The sums in a row of them.
pub(super) fn typed(head: &HeadingRow, keys: &Keys, values: &[GridValue<'_>]) -> Vec<TypedTotal> {
    let columns = || head.columns.iter().zip(values).zip(keys.iter());
    let source = source(head, values);
    let figures = columns().filter_map(|((heading, value), key)| {
        let year = match heading.is {
            ColumnRole::Spent(FundingColumn::Year(year)) => Some(year),
            ColumnRole::Spent(FundingColumn::Sum) | ColumnRole::Own => None,
            _ => return None,
        };
        let amount = Amount::parse(&value.text).filter(|_| value.own)?;
        let by_year = matches!(heading.is, ColumnRole::Spent(_));
        let (text, source) = (value.text.clone(), source.clone());
        Some(TypedTotal { key: key?.clone(), year, source, amount, text, by_year })
    });
    figures.collect()
}

/// The source that a line is of; none for all together.
fn source(head: &HeadingRow, values: &[GridValue<'_>]) -> Option<String> {
    let mut columns = head.columns.iter().zip(values);
    let (_, value) = columns.find(|(heading, _)| heading.is == ColumnRole::Spent(FundingColumn::Source))?;
    let small = value.text.to_lowercase();
    (!value.text.is_empty() && !SUMS.iter().any(|word| small.starts_with(word))).then(|| value.text.clone())
}

/// Adds the figures of a row to a measure.
pub(super) fn spend(
    measure: &mut DraftMeasure,
    head: &HeadingRow,
    keys: &Keys,
    values: &[GridValue<'_>],
    spent: &mut SpentFigures,
) {
    let source = source(head, values);
    for ((heading, value), key) in head.columns.iter().zip(values).zip(keys.iter()) {
        let year = match heading.is {
            ColumnRole::Spent(FundingColumn::Year(year)) => Some(year),
            ColumnRole::Spent(FundingColumn::Sum) => None,
            _ => continue,
        };
        let Some(key) = key.filter(|_| value.own && !value.text.is_empty() && !is_stroke(&value.text)) else {
            continue;
        };
        let Some(amount) = Amount::parse(&value.text) else {
            // Words in place of a figure are kept beside the measure, and a person must say what they come to.
            measure.look.push(ReviewNote::Figure { text: format!("{}: {}", heading.text, value.text) });
            rows::add(measure.note.get_or_insert_default(), &value.text);
            continue;
        };
        let figure = YearFigure { year, source: source.clone(), figure: amount.to_string() };
        if !spent.insert((key.clone(), year, source.clone())) {
            // A year of a source has one figure; a person must say which of the two it is.
            measure.look.push(ReviewNote::Figure { text: format!("{}: {}", heading.text, value.text) });
            continue;
        }
        match measure.fields.iter_mut().find(|(own, _)| own == key) {
            Some((_, FieldDraft::Years(figures))) => figures.push(figure),
            _ => measure.fields.push((key.clone(), FieldDraft::Years(vec![figure]))),
        }
    }
}

/// Leaves to the print what it sums up itself, and tells the sums that differ.
pub(super) fn settle(measures: &mut ReadMeasures, totals: &[TypedTotal], summed: bool) {
    let all = || measures.sections.iter().flat_map(|section| &section.measures);
    let mut numbers: Vec<Vec<&str>> =
        all().filter_map(|one| Some(rows::path(one.number.as_deref()?))).collect();
    numbers.sort();
    let counted: Vec<&DraftMeasure> = all().filter(|one| !has_parts(one, &numbers)).collect();
    for field in &mut measures.fields {
        let typed: Vec<&TypedTotal> = totals.iter().filter(|total| total.key == field.key).collect();
        // A formula whose value was never saved is a sum too.
        let unsaved = summed && totals.is_empty() && (field.by_year || field.unit.is_some());
        field.total |= !typed.is_empty() || unsaved;
        let (mut sums, mut told) = (HashMap::new(), HashSet::new());
        for total in typed {
            let made: Amount = *sums
                .entry((total.year, &total.source, total.by_year))
                .or_insert_with(|| counted.iter().filter_map(|one| part(one, total)).sum());
            if made != total.amount && told.insert(&total.text) {
                field.look.push(ReviewNote::Total { text: total.text.clone(), made: made.to_string() });
            }
        }
    }
    let ReadMeasures { fields, sections, .. } = measures;
    for measure in sections.iter_mut().flat_map(|section| &mut section.measures) {
        for (key, value) in &mut measure.fields {
            if let (FieldDraft::Years(figures), Some(field)) =
                (value, fields.iter_mut().find(|field| field.key == *key))
            {
                unsummed(figures, field);
            }
        }
    }
}

/// Whether measures are numbered below one: then it is not summed up beside them. In their order numbers are followed by
/// those below them.
fn has_parts(measure: &DraftMeasure, numbers: &[Vec<&str>]) -> bool {
    let Some(own) = measure.number.as_deref().map(rows::path) else { return false };
    let next = numbers.get(numbers.partition_point(|other| *other <= own));
    next.is_some_and(|next| next.starts_with(&own))
}

/// What a measure adds to a sum.
fn part(measure: &DraftMeasure, total: &TypedTotal) -> Option<Amount> {
    let (_, value) = measure.fields.iter().find(|(key, _)| *key == total.key)?;
    let figures = match value {
        FieldDraft::Plain(text) => return Amount::parse(text).filter(|_| !total.by_year),
        FieldDraft::Years(figures) => figures,
    };
    let amounts = |year: Option<i32>, source: Option<&String>| -> Vec<Amount> {
        let own = figures.iter().filter(|one| one.year == year && one.source.as_ref() == source);
        own.filter_map(|one| Amount::parse(&one.figure)).collect()
    };
    let typed = amounts(total.year, total.source.as_ref());
    if !typed.is_empty() {
        return Some(typed.into_iter().sum());
    }
    // Without a figure of its own, the sum over the years or the sources.
    let fits = |one: &&YearFigure| match (total.year, &total.source) {
        (Some(year), None) => one.year == Some(year) && one.source.is_some(),
        (None, source) => {
            one.year.is_some() && (one.source == *source || source.is_none() && one.source.is_some())
        }
        (Some(_), Some(_)) => false,
    };
    Some(figures.iter().filter(fits).filter_map(|one| Amount::parse(&one.figure)).sum())
}

/// Takes out of the figures of a measure the sums over sources and years that are right, and names the sources.
fn unsummed(figures: &mut Vec<YearFigure>, field: &mut DraftField) {
    let mut known: HashSet<String> = field.sources.iter().cloned().collect();
    let named = figures.iter().filter_map(|one| one.source.as_ref());
    field.sources.extend(named.filter(|source| known.insert((*source).clone())).cloned());
    field.total |= figures.iter().any(|one| one.year.is_none());
    let amount = |one: &YearFigure| Amount::parse(&one.figure).unwrap_or_default();
    let mut sourced: HashMap<Option<i32>, Amount> = HashMap::new();
    for one in figures.iter().filter(|one| one.source.is_some()) {
        let sum = sourced.entry(one.year).or_default();
        *sum = [*sum, amount(one)].into_iter().sum();
    }
    let yearly: Vec<YearFigure> = figures
        .iter()
        .filter(|one| one.year.is_some() && (one.source.is_some() || !sourced.contains_key(&one.year)))
        .cloned()
        .collect();
    let years: Amount = yearly.iter().map(amount).sum();
    let whole: Vec<YearFigure> = figures
        .iter()
        .filter(|one| one.year.is_none() && one.source.is_none() && amount(one) != years)
        .cloned()
        .collect();
    // A year whose typed sum is another than that of its sources is told beside the field.
    for one in figures.iter().filter(|one| one.year.is_some() && one.source.is_none()) {
        if let Some(made) = sourced.get(&one.year).filter(|made| **made != amount(one)) {
            field.look.push(ReviewNote::Total { text: one.figure.clone(), made: made.to_string() });
        }
    }
    *figures = yearly.into_iter().chain(whole).collect();
}
