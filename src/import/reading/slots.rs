//! Deadlines that a table draws and does not write: quarters and months that are marked, two columns of dates.

use super::clauses::is_deadline;
use super::grid::GridValue;
use super::headings::{self, ColumnRole, HeadingRow};
use crate::import::content::SourceTable;
use crate::import::draft::DraftPeriods;

/// What people put into the cell of a quarter.
const MARKS: [&str; 14] = ["x", "х", "×", "+", "v", "✓", "*", "•", "да", "▪", "■", "1", "√", "✔"];

/// Whether a cell says no more than that its column is marked, or nothing at all.
pub(super) fn is_mark_or_blank(text: &str) -> bool {
    matches!(text, "" | "-" | "–" | "—") || MARKS.contains(&text.to_lowercase().as_str())
}

/// Whether a column draws a part of a deadline.
fn is_slot(column: &ColumnRole) -> bool {
    matches!(column, ColumnRole::Slot(_) | ColumnRole::Starts | ColumnRole::Ends)
}

/// Whether the deadlines of a table are put together from several columns.
pub(super) fn is_composed(head: &HeadingRow) -> bool {
    head.columns.iter().any(|heading| is_slot(&heading.is))
}

/// The calendar that the columns of a table draw: columns of one unit, each row marked by one sign, and no words in them.
pub(super) fn periods(table: &SourceTable, head: &HeadingRow) -> Option<DraftPeriods> {
    let slots = || head.columns.iter().filter(|heading| matches!(heading.is, ColumnRole::Slot(_)));
    let units: Vec<&'static str> = slots().filter_map(|heading| unit(&heading.is)).collect();
    let unit = *units.first()?;
    let others = head.columns.iter().any(|heading| heading.is == ColumnRole::Deadline);
    if others || units.len() != slots().count() || units.iter().any(|one| *one != unit) {
        return None;
    }
    let mut mark = None;
    let rows = table.rows.iter().skip(head.rows).filter(|row| !headings::is_count(row));
    for cell in rows.flat_map(|row| &row.cells) {
        if !slots().any(|heading| heading.column == cell.column) || cell.span > 1 {
            continue;
        }
        let text = cell.flat();
        match (&mark, text.as_str()) {
            (_, "" | "-" | "–" | "—") if !cell.shaded => {}
            (None, _) if MARKS.contains(&text.to_lowercase().as_str()) => mark = Some(text),
            (Some(known), _) if *known == text => {}
            _ => return None,
        }
    }
    mark.map(|mark| DraftPeriods { unit, mark })
}

fn unit(column: &ColumnRole) -> Option<&'static str> {
    let ColumnRole::Slot(words) = column else { return None };
    Some(match () {
        () if words.contains("квартал") => "quarter",
        () if words.contains("полугодие") => "half-year",
        () if words.ends_with(" год") => "year",
        () => "month",
    })
}

/// The deadline of a row, put together from the columns that draw it; none where no column does.
pub(super) fn deadline(head: &HeadingRow, values: &[GridValue<'_>], year: Option<&str>) -> Option<String> {
    let columns = || head.columns.iter().zip(values);
    let mut parts: Vec<String> = Vec::new();
    for (heading, value) in columns() {
        if let ColumnRole::Slot(words) = &heading.is {
            let small = value.text.to_lowercase();
            let marked = MARKS.contains(&small.as_str()) || value.text.is_empty() && value.shaded;
            match () {
                () if marked => parts.push(with_year(words, year)),
                () if !small.is_empty() && !matches!(small.as_str(), "-" | "–" | "—") => {
                    parts.push(value.text.clone())
                }
                () => {}
            }
        }
    }
    let written = columns()
        .find(|(heading, _)| heading.is == ColumnRole::Deadline)
        .map(|(_, value)| value.text.as_str());
    if let Some(written) = written.filter(|text| !text.is_empty()) {
        return Some(written.to_owned());
    }
    if !parts.is_empty() {
        return Some(joined(&parts));
    }
    let text = |is: &ColumnRole| {
        columns()
            .find(|(heading, _)| heading.is == *is)
            .map(|(_, value)| value.text.as_str())
            .unwrap_or_default()
    };
    between(text(&ColumnRole::Starts), text(&ColumnRole::Ends))
}

/// «I квартал» of a plan for one year is that year's.
fn with_year(words: &str, year: Option<&str>) -> String {
    match year {
        Some(year) if !words.contains("года") => format!("{words} {year} года"),
        _ => words.to_owned(),
    }
}

/// Neighbours in a list; what is understood as it is stays so.
fn joined(parts: &[String]) -> String {
    parts.join(", ")
}

/// A deadline between a first and a last day.
fn between(starts: &str, ends: &str) -> Option<String> {
    let candidates: Vec<String> = match (starts, ends) {
        ("", "") => return None,
        ("", ends) => vec![format!("до {ends}"), ends.to_owned()],
        (starts, "") => vec![starts.to_owned(), format!("с {starts}")],
        (starts, ends) if starts == ends => vec![ends.to_owned()],
        (starts, ends) => vec![format!("с {starts} по {ends}"), format!("{starts} – {ends}")],
    };
    let first = candidates.first().cloned();
    candidates.into_iter().find(|wording| is_deadline(wording)).or(first)
}
