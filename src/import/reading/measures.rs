//! The table of measures: rows to sections and measures, by the headings of the columns.

use crate::import::content::{Cell, Row, Table};
use crate::import::draft::{DraftMeasure, DraftPeriods, DraftSection, SharedDraft};
use crate::import::ledger::Ledger;
use crate::import::message::ReviewNote;
use crate::import::text::{flat, is_shouted};

use super::grid::{Grid, Value};
use super::headings::{self, Column, Head};
use super::rows::{
    SECTIONS, Understood, add, add_deadline, add_who, is_parent, key, path, repeats, section, unit, who,
};
use super::{scan, slots};

/// What a table of measures says.
#[derive(Clone, Debug, Default)]
pub(super) struct Measures {
    /// Its columns by key, in order.
    pub columns: Vec<(String, String)>,
    /// The calendar that its columns draw.
    pub periods: Option<DraftPeriods>,
    /// Whether a row of column numbers stands under the heading.
    pub numbered: bool,
    /// Columns of one's own with the unit of their values.
    pub fields: Vec<(String, Option<String>)>,
    /// Its sections.
    pub sections: Vec<DraftSection>,
}

/// Reads the tables of one plan, the later ones going on with the first.
pub(super) fn read(tables: &[&Table], years: Option<&str>, ledger: &mut Ledger) -> Measures {
    let mut reader = Reader { measures: Measures::default(), origins: Vec::new(), tables: 0, year: years };
    let mut first: Option<Head> = None;
    for table in tables {
        let own = headings::head(table);
        let head = match (&first, own) {
            (None, Some(own)) | (Some(_), Some(own)) => own,
            (Some(first), None) => Head { rows: 0, numbered: false, ..first.clone() },
            (None, None) => continue,
        };
        for (at, row) in table.rows.iter().take(head.rows).enumerate() {
            let lines = row.cells.iter().flat_map(|cell| &cell.lines);
            let repeated = first.is_some() || head.numbered && at + 1 == head.rows;
            lines.for_each(|line| if repeated { ledger.remake(line) } else { ledger.state(line) });
        }
        if first.is_none() {
            reader.measures.periods = slots::periods(table, &head);
            reader.columns(&head);
            first = Some(head.clone());
        }
        reader.table(table, &head, ledger);
    }
    reader.finish()
}

struct Reader<'y> {
    measures: Measures,
    /// Beside each measure of the last section: the cells that its deadline, responsible and result come from.
    origins: Vec<[Option<(usize, usize)>; 3]>,
    /// How many tables have been begun.
    tables: usize,
    /// The year of the plan, for columns of quarters that name none.
    year: Option<&'y str>,
}

impl Reader<'_> {
    fn columns(&mut self, head: &Head) {
        self.measures.numbered = head.numbered;
        let mut timed = false;
        for heading in &head.columns {
            let drawn = self.measures.periods.is_some() && matches!(heading.is, Column::Slot(_));
            let key = match key(&heading.is) {
                // A calendar of quarters is one deadline.
                Some("deadline") if std::mem::replace(&mut timed, true) => continue,
                Some("deadline") if drawn => "periods".to_owned(),
                Some(key) => key.to_owned(),
                None => {
                    let key = self.own_key(&heading.text);
                    self.measures.fields.push((key.clone(), unit(&heading.text)));
                    key
                }
            };
            let text =
                if matches!(heading.is, Column::Slot(_)) { heading.over() } else { heading.text.clone() };
            self.measures.columns.push((key, text));
        }
    }

    fn own_key(&self, heading: &str) -> String {
        let taken: Vec<&str> = self.measures.fields.iter().map(|(key, _)| key.as_str()).collect();
        super::super::names::key(heading, "column", &taken)
    }

    fn table(&mut self, table: &Table, head: &Head, ledger: &mut Ledger) {
        let grid = Grid::of(table, head);
        self.tables += 1;
        for (at, row) in table.rows.iter().enumerate().skip(head.rows) {
            let values = grid.row(at);
            let fate = self.understood(table, head, at, row, &values);
            if !matches!(fate, Understood::Nothing) {
                head.take(row, ledger);
            }
            match fate {
                Understood::Nothing => {
                    row.cells.iter().flat_map(|cell| &cell.lines).for_each(|line| ledger.remake(line));
                }
                Understood::Section { number, title, shared } => {
                    self.close_section();
                    self.measures.sections.push(DraftSection {
                        title: Some(title),
                        number,
                        shared,
                        measures: Vec::new(),
                    });
                }
                Understood::GoesOn => self.go_on(head, &values),
                Understood::Measure(number) => self.measure(number, head, &values),
            }
        }
    }

    fn understood(
        &self,
        table: &Table,
        head: &Head,
        at: usize,
        row: &Row,
        values: &[Value<'_>],
    ) -> Understood {
        let filled: Vec<&Cell> = row.cells.iter().filter(|cell| !cell.goes_on && !cell.is_blank()).collect();
        if filled.is_empty() && !row.cells.iter().any(|cell| cell.shaded)
            || headings::is_count(row)
            || repeats(head, row)
        {
            return Understood::Nothing;
        }
        let value = |is: &Column| {
            head.columns.iter().zip(values).find(|(heading, _)| heading.is == *is).map(|(_, value)| value)
        };
        let number =
            value(&Column::Number).map(|value| value.text.trim().to_owned()).filter(|text| !text.is_empty());
        if let Some(found) = wide(table, row, &filled, number.as_deref()) {
            return found;
        }
        let title = value(&Column::Title);
        let has_title = title.is_some_and(|title| title.own && !title.text.is_empty());
        let others = || {
            head.columns
                .iter()
                .zip(values)
                .filter(|(heading, _)| !matches!(heading.is, Column::Number | Column::Title))
        };
        if has_title && let Some(title) = title {
            let numbered = number.as_deref().is_none_or(|number| scan::row_number(number).is_some());
            let alone = others().all(|(_, value)| value.text.is_empty() && value.own && !value.shaded);
            if numbered && alone && self.heads(table, at, number.as_deref(), title) {
                return section(&title.text, number);
            }
            let shared = |is: &Column| matches!(is, Column::Deadline | Column::Responsible | Column::Result);
            let heads = |(heading, value): (&headings::Heading, &Value<'_>)| {
                value.own && (shared(&heading.is) || value.text.is_empty())
            };
            if numbered && is_parent(table, at, number.as_deref()) && others().all(heads) {
                let Understood::Section { title, number, .. } = section(&title.text, number) else {
                    return Understood::Nothing;
                };
                return Understood::Section { title, number, shared: self.cells(head, values) };
            }
        }
        let torn = self.is_torn(head, &number, title, values);
        let merged = title.is_some_and(|title| !title.own)
            && value(&Column::Number).is_none_or(|number| !number.own || number.text.is_empty());
        if (torn || merged) && self.last().is_some() {
            return Understood::GoesOn;
        }
        Understood::Measure(number)
    }

    /// Whether a row without a number goes on with the one above, torn by the end of a page.
    fn is_torn(
        &self,
        head: &Head,
        number: &Option<String>,
        title: Option<&Value<'_>>,
        values: &[Value<'_>],
    ) -> bool {
        let counts = head.columns.iter().any(|heading| heading.is == Column::Number);
        let above = self.last().is_some_and(|measure| measure.number.is_some());
        if !counts || number.is_some() || !above {
            return false;
        }
        let Some(title) = title else { return false };
        let filled = values.iter().filter(|value| value.own && !value.text.is_empty()).count();
        title.text.is_empty()
            || super::super::text::begins_small(&title.text) && filled < values.len().saturating_sub(1)
    }

    /// Whether a row with nothing but a title heads the rows below it.
    fn heads(&self, table: &Table, at: usize, number: Option<&str>, title: &Value<'_>) -> bool {
        let small = title.text.to_lowercase();
        let named = SECTIONS.iter().any(|start| small.starts_with(start));
        let bold = title.bold || is_shouted(&title.text);
        let roman = number.is_some_and(|number| number.starts_with(['I', 'V', 'X']));
        named
            || roman
            || is_parent(table, at, number)
            || bold && number.is_none_or(|number| path(number).len() == 1)
    }

    fn measure(&mut self, number: Option<String>, head: &Head, values: &[Value<'_>]) {
        let mut measure = DraftMeasure { number, cells: self.cells(head, values), ..DraftMeasure::default() };
        let mut own = self.measures.fields.clone().into_iter();
        for (heading, value) in head.columns.iter().zip(values) {
            let text = value.text.clone();
            let filled = (!text.is_empty()).then(|| text.clone());
            match heading.is {
                Column::Title => measure.title = text,
                Column::Note => measure.note = filled,
                Column::Place => measure.place = filled,
                ref is if key(is).is_none() => {
                    let key = own.next().map(|(key, _)| key);
                    measure.fields.extend(key.zip(filled));
                }
                _ => {}
            }
            measure
                .look
                .extend(value.notes.iter().map(|note| ReviewNote::Footnote { text: (*note).clone() }));
        }
        self.name(&mut measure, values, head);
        if slots::is_composed(head) && measure.cells.deadline.is_some() {
            measure.look.push(ReviewNote::Composed);
        }
        let origin = |wanted: fn(&Column) -> bool| {
            head.columns
                .iter()
                .zip(values)
                .find(|(heading, _)| wanted(&heading.is))
                .map(|(_, value)| value.origin)
        };
        let origins = [
            origin(|is| *is == Column::Deadline),
            origin(|is| *is == Column::Responsible),
            origin(|is| *is == Column::Result),
        ];
        if self.measures.sections.is_empty() {
            self.measures.sections.push(DraftSection::default());
        }
        // Rows of two tables are never one cell.
        self.origins.push(origins.map(|origin| origin.map(|row| (self.tables, row))));
        if let Some(section) = self.measures.sections.last_mut() {
            section.measures.push(measure);
        }
    }

    /// Takes a number typed or made before the title, where the table has no column for it, and sees to a title.
    fn name(&self, measure: &mut DraftMeasure, values: &[Value<'_>], head: &Head) {
        let counted = head.columns.iter().any(|heading| heading.is == Column::Number);
        if measure.number.is_none()
            && let Some((mark, number, rest)) = scan::mark(&measure.title)
            && (!counted || matches!(mark, scan::Mark::Path(_)))
            && !matches!(mark, scan::Mark::Dash)
        {
            measure.number = Some(number);
            measure.title = rest;
        }
        measure.title = flat(&measure.title);
        if measure.title.is_empty() {
            let first = values.iter().find(|value| !value.text.is_empty()).map(|value| value.text.clone());
            measure.title = first.unwrap_or_default();
            measure.look.push(ReviewNote::NoTitle);
        }
    }

    fn cells(&self, head: &Head, values: &[Value<'_>]) -> SharedDraft {
        let text = |wanted: &Column| {
            let found = head.columns.iter().zip(values).find(|(heading, _)| heading.is == *wanted);
            found.map(|(_, value)| value.text.clone()).filter(|text| !text.is_empty())
        };
        let responsible =
            head.columns.iter().zip(values).find(|(heading, _)| heading.is == Column::Responsible);
        SharedDraft {
            deadline: slots::deadline(head, values, self.year).or_else(|| text(&Column::Deadline)),
            responsible: responsible.map(|(_, value)| who(value)).unwrap_or_default(),
            result: text(&Column::Result),
        }
    }

    fn last(&self) -> Option<&DraftMeasure> {
        self.measures.sections.last()?.measures.last()
    }

    /// Adds the words of a row that goes on to the measure above it.
    fn go_on(&mut self, head: &Head, values: &[Value<'_>]) {
        let keys = self.measures.fields.clone();
        let Some(measure) = self.measures.sections.last_mut().and_then(|section| section.measures.last_mut())
        else {
            return;
        };
        let mut own = keys.into_iter();
        for (heading, value) in head.columns.iter().zip(values) {
            let is_own = key(&heading.is).is_none();
            let field = if is_own { own.next().map(|(key, _)| key) } else { None };
            if !value.own || value.text.is_empty() {
                continue;
            }
            match heading.is {
                Column::Title => measure.title = add(Some(&measure.title), &value.text),
                Column::Deadline => {
                    measure.cells.deadline =
                        Some(add_deadline(measure.cells.deadline.as_deref(), &value.text))
                }
                Column::Responsible => add_who(&mut measure.cells.responsible, who(value)),
                Column::Result => {
                    measure.cells.result = Some(add(measure.cells.result.as_deref(), &value.text))
                }
                Column::Note => measure.note = Some(add(measure.note.as_deref(), &value.text)),
                Column::Place => measure.place = Some(add(measure.place.as_deref(), &value.text)),
                _ => match (field, measure.note.clone()) {
                    (Some(field), _) => measure.fields.push((field, value.text.clone())),
                    (None, note) => measure.note = Some(add(note.as_deref(), &value.text)),
                },
            }
        }
        if !measure.look.contains(&ReviewNote::Joined) {
            measure.look.push(ReviewNote::Joined);
        }
    }

    /// Gives a section what one merged cell says for all of its measures.
    fn close_section(&mut self) {
        let origins = std::mem::take(&mut self.origins);
        let Some(section) = self.measures.sections.last_mut() else { return };
        let same = |at: usize| {
            let first = origins.first().and_then(|row| *row.get(at)?);
            first.is_some() && origins.len() > 1 && origins.iter().all(|row| row.get(at) == Some(&first))
        };
        if section.title.is_none() || section.measures.len() != origins.len() {
            return;
        }
        let cells = section.measures.first().map(|measure| measure.cells.clone()).unwrap_or_default();
        if same(0) && cells.deadline.is_some() {
            section.shared.deadline = cells.deadline;
            section.measures.iter_mut().for_each(|measure| measure.cells.deadline = None);
        }
        if same(1) && !cells.responsible.is_empty() {
            section.shared.responsible = cells.responsible;
            section.measures.iter_mut().for_each(|measure| measure.cells.responsible.clear());
        }
        if same(2) && cells.result.is_some() {
            section.shared.result = cells.result;
            section.measures.iter_mut().for_each(|measure| measure.cells.result = None);
        }
    }

    fn finish(mut self) -> Measures {
        self.close_section();
        self.measures
    }
}

/// A row that one cell over nearly all columns makes a section, alone or beside its number.
fn wide(table: &Table, row: &Row, filled: &[&Cell], number: Option<&str>) -> Option<Understood> {
    if row.cells.iter().any(|cell| cell.goes_on) {
        return None;
    }
    let over = |cell: &Cell| cell.span * 2 > table.width().max(2);
    match filled {
        [only] if over(only) || row.cells.len() == 1 => Some(section(&only.flat(), None)),
        [first, wide] if over(wide) && wide.span > 1 && scan::row_number(&first.flat()).is_some() => {
            let number = number.map_or_else(|| first.flat(), str::to_owned);
            Some(section(&wide.flat(), Some(number)))
        }
        _ => None,
    }
}
