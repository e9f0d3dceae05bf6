//! A measure from the cells of its row, and from those of rows that go on with it.

use crate::import::draft::{DraftField, DraftMeasure, FieldDraft, SharedDraft};
use crate::import::message::ReviewNote;
use crate::import::text::flat;

use super::grid::GridValue;
use super::headings::{ColumnRole, HeadingRow};
use super::rows::{add, add_deadline, add_who, who};
use super::{money, scan, slots};

/// The keys of the columns of one's own, beside the columns of a heading.
pub(super) struct Keys(Vec<Option<String>>);

impl Keys {
    /// Tells which column has which key: those by year by their group, the others in their order.
    pub(super) fn of(head: &HeadingRow, fields: &[DraftField]) -> Self {
        let mut plain = fields.iter().filter(|field| !field.by_year);
        let mut by_year = fields.iter().filter(|field| field.by_year);
        let mut groups: Vec<(&str, Option<String>)> = Vec::new();
        let keys = head.columns.iter().map(|heading| match heading.is {
            ColumnRole::Own => plain.next().map(|field| field.key.clone()),
            ColumnRole::Spent(_) => {
                let group = heading.group.as_str();
                if !groups.iter().any(|(known, _)| *known == group) {
                    groups.push((group, by_year.next().map(|field| field.key.clone())));
                }
                groups.iter().find(|(known, _)| *known == group).and_then(|(_, key)| key.clone())
            }
            _ => None,
        });
        Keys(keys.collect())
    }

    /// The key of each column.
    pub(super) fn iter(&self) -> impl Iterator<Item = Option<&String>> {
        self.0.iter().map(Option::as_ref)
    }
}

/// A measure from its row.
pub(super) fn measure(
    number: Option<String>,
    head: &HeadingRow,
    keys: &Keys,
    values: &[GridValue<'_>],
    year: Option<&str>,
    table: usize,
) -> DraftMeasure {
    let mut measure = DraftMeasure { number, cells: cells(head, values, year), ..DraftMeasure::default() };
    for ((heading, value), key) in head.columns.iter().zip(values).zip(keys.iter()) {
        let text = value.text.clone();
        let filled = (!text.is_empty()).then(|| text.clone());
        match heading.is {
            ColumnRole::Title => measure.title = text,
            ColumnRole::Note => measure.note = filled,
            ColumnRole::Place => measure.place = filled,
            ColumnRole::Own => measure.fields.extend(key.cloned().zip(filled.map(FieldDraft::Plain))),
            _ => {}
        }
        measure.look.extend(value.notes.iter().map(|note| ReviewNote::Footnote { text: (*note).clone() }));
        let ditto = value.ditto.as_ref().filter(|text| text.contains(char::is_alphabetic));
        measure.look.extend(ditto.map(|text| ReviewNote::Ditto { text: text.clone() }));
    }
    money::spend(&mut measure, head, keys, values);
    name(&mut measure, values, head);
    if slots::is_composed(head) && measure.cells.deadline.is_some() {
        measure.look.push(ReviewNote::Composed);
    }
    // Rows of two tables are never one cell.
    let origin = |wanted: ColumnRole| {
        let found = head.columns.iter().zip(values).find(|(heading, _)| heading.is == wanted);
        found.map(|(_, value)| (table, value.origin))
    };
    measure.origins =
        [origin(ColumnRole::Deadline), origin(ColumnRole::Responsible), origin(ColumnRole::Result)];
    measure
}

/// Takes a number typed or made before the title, where the table has no column for it, and sees to a title.
fn name(measure: &mut DraftMeasure, values: &[GridValue<'_>], head: &HeadingRow) {
    let counted = head.columns.iter().any(|heading| heading.is == ColumnRole::Number);
    if measure.number.is_none()
        && let Some((mark, number, rest)) = scan::mark(&measure.title)
        && (!counted || matches!(mark, scan::ItemMark::Path(_)))
        && !matches!(mark, scan::ItemMark::Dash)
    {
        measure.number = Some(number);
        measure.title = rest;
    }
    measure.title = measure.title.lines().map(flat).collect::<Vec<_>>().join("\n");
    if measure.title.is_empty() {
        let first = values.iter().find(|value| !value.text.is_empty()).map(|value| value.text.clone());
        measure.title = first.unwrap_or_default();
        measure.look.push(ReviewNote::NoTitle);
    }
}

fn cells(head: &HeadingRow, values: &[GridValue<'_>], year: Option<&str>) -> SharedDraft {
    let found = |wanted: &ColumnRole| {
        head.columns.iter().zip(values).find(|(heading, _)| heading.is == *wanted).map(|(_, value)| value)
    };
    let text =
        |wanted: &ColumnRole| found(wanted).map(|value| value.text.clone()).filter(|text| !text.is_empty());
    SharedDraft {
        deadline: slots::deadline(head, values, year).or_else(|| text(&ColumnRole::Deadline)),
        responsible: found(&ColumnRole::Responsible).map(who).unwrap_or_default(),
        result: text(&ColumnRole::Result),
    }
}

/// Adds the words of a row that goes on to the measure above it.
pub(super) fn go_on(measure: &mut DraftMeasure, head: &HeadingRow, keys: &Keys, values: &[GridValue<'_>]) {
    let mut joined = false;
    for ((heading, value), key) in head.columns.iter().zip(values).zip(keys.iter()) {
        if !value.own || value.text.is_empty() {
            continue;
        }
        joined |= !matches!(heading.is, ColumnRole::Spent(_));
        match heading.is {
            ColumnRole::Title => measure.title = add(Some(&measure.title), &value.text),
            ColumnRole::Deadline => {
                measure.cells.deadline = Some(add_deadline(measure.cells.deadline.as_deref(), &value.text))
            }
            ColumnRole::Responsible => add_who(&mut measure.cells.responsible, who(value)),
            ColumnRole::Result => {
                measure.cells.result = Some(add(measure.cells.result.as_deref(), &value.text))
            }
            ColumnRole::Note => measure.note = Some(add(measure.note.as_deref(), &value.text)),
            ColumnRole::Place => measure.place = Some(add(measure.place.as_deref(), &value.text)),
            ColumnRole::Spent(_) => {}
            _ => add_field(measure, key, &value.text),
        }
    }
    money::spend(measure, head, keys, values);
    if joined && !measure.look.contains(&ReviewNote::Joined) {
        measure.look.push(ReviewNote::Joined);
    }
}

/// Adds words to a field; what has none goes to the note.
fn add_field(measure: &mut DraftMeasure, key: Option<&String>, text: &str) {
    let Some(key) = key else {
        measure.note = Some(add(measure.note.as_deref(), text));
        return;
    };
    match measure.fields.iter_mut().find(|(own, _)| own == key) {
        Some((_, FieldDraft::Plain(before))) => *before = add(Some(before), text),
        _ => measure.fields.push((key.clone(), FieldDraft::Plain(text.to_owned()))),
    }
}
