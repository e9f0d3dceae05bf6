//! A measure from the cells of its row, and from those of rows that go on with it.

use std::collections::{HashMap, HashSet};

use crate::import::draft::{DraftField, DraftMeasure, FieldDraft, SharedDraft};
use crate::import::message::ReviewNote;
use crate::import::text::flat;

use super::grid::GridValue;
use super::headings::{ColumnRole, HeadingRow};
use super::money::SpentFigures;
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
    rows: &mut MeasureRows,
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
    money::spend(&mut measure, head, keys, values, &mut rows.figures);
    name(&mut measure, values, head);
    if slots::is_composed(head) && measure.cells.deadline.is_some() {
        measure.look.push(ReviewNote::Composed);
    }
    // Rows of two tables are never one cell.
    let origin = |wanted: ColumnRole| {
        let found = head.columns.iter().zip(values).find(|(heading, _)| heading.is == wanted);
        found.map(|(_, value)| (rows.table, value.origin))
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

/// What is known of the rows of one measure.
#[derive(Default)]
pub(super) struct MeasureRows {
    /// The number of the table in which they begin.
    table: usize,
    /// The columns whose words stand on one line, since others were added to them.
    columns: HashSet<usize>,
    /// Where the fields stand, by their keys.
    fields: HashMap<String, usize>,
    /// The figures by year and source.
    figures: SpentFigures,
}

impl MeasureRows {
    /// The rows of a measure that begins in a table.
    pub(super) fn of(table: usize) -> Self {
        MeasureRows { table, ..MeasureRows::default() }
    }

    /// The words of a measure that stand in a column; those of a column without a key go to the note.
    fn place<'m>(
        &mut self,
        measure: &'m mut DraftMeasure,
        is: &ColumnRole,
        key: Option<&String>,
    ) -> Option<&'m mut String> {
        Some(match (is, key) {
            (ColumnRole::Title, _) => &mut measure.title,
            (ColumnRole::Deadline, _) => measure.cells.deadline.get_or_insert_default(),
            (ColumnRole::Result, _) => measure.cells.result.get_or_insert_default(),
            (ColumnRole::Place, _) => measure.place.get_or_insert_default(),
            (ColumnRole::Note, _) | (_, None) => measure.note.get_or_insert_default(),
            (_, Some(key)) => return self.field(&mut measure.fields, key),
        })
    }

    fn field<'m>(&mut self, all: &'m mut Vec<(String, FieldDraft)>, key: &str) -> Option<&'m mut String> {
        if self.fields.is_empty() {
            self.fields = all.iter().enumerate().map(|(at, (key, _))| (key.clone(), at)).collect();
        }
        let at = *self.fields.entry(key.to_owned()).or_insert(all.len());
        if at == all.len() {
            all.push((key.to_owned(), FieldDraft::Plain(String::new())));
        }
        match all.get_mut(at) {
            Some((_, FieldDraft::Plain(text))) => Some(text),
            _ => None,
        }
    }
}

/// Names each who is responsible once, where several rows name them.
pub(super) fn once(measure: &mut DraftMeasure) {
    if measure.look.contains(&ReviewNote::Joined) {
        let mut named = HashSet::new();
        measure.cells.responsible.retain(|who| named.insert(who.clone()));
    }
}

/// Adds the words of a row that goes on to the measure above it.
pub(super) fn go_on(
    measure: &mut DraftMeasure,
    head: &HeadingRow,
    keys: &Keys,
    values: &[GridValue<'_>],
    rows: &mut MeasureRows,
) {
    let mut joined = false;
    for (at, ((heading, value), key)) in head.columns.iter().zip(values).zip(keys.iter()).enumerate() {
        if !value.own || value.text.is_empty() || matches!(heading.is, ColumnRole::Spent(_)) {
            continue;
        }
        joined = true;
        if heading.is == ColumnRole::Responsible {
            add_who(&mut measure.cells.responsible, who(value));
            continue;
        }
        let Some(before) = rows.place(measure, &heading.is, key) else { continue };
        if rows.columns.insert(at) {
            *before = flat(before);
        }
        match heading.is {
            ColumnRole::Deadline => add_deadline(before, &value.text),
            ColumnRole::Own if before.is_empty() => {
                before.push_str(&value.text);
                rows.columns.remove(&at);
            }
            _ => add(before, &value.text),
        }
    }
    money::spend(measure, head, keys, values, &mut rows.figures);
    if joined && !measure.look.contains(&ReviewNote::Joined) {
        measure.look.push(ReviewNote::Joined);
    }
}
