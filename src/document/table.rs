//! The table of measures: columns, sections, cells given once for several measures.

use super::text::{bound, figure, referred};
use super::{Cell, Column, Maker, Row, Table};
use crate::model::{Measure, Responsible, Section};
use crate::russian::cases::listed;

/// The usual columns; those after the fifth stand only where a measure fills them.
const USUAL: [(&str, &str); 7] = [
    ("number", "№ п/п"),
    ("title", "Наименование мероприятия"),
    ("deadline", "Срок исполнения"),
    ("responsible", "Ответственный исполнитель"),
    ("result", "Результат. Вид документа"),
    ("place", "Место проведения"),
    ("note", "Примечание"),
];

/// The text of a cell, and whether it is the section's, given once for its measures.
struct Given {
    text: String,
    shared: bool,
}

impl Maker<'_> {
    /// The table of measures.
    pub(super) fn roadmap_table(&self) -> Table {
        let columns = self.columns();
        let mut numbers = self.numbers.measures.iter();
        let mut rows = Vec::new();
        for (section, number) in self.roadmap.sections.iter().zip(&self.numbers.sections) {
            rows.extend(self.heading(section, number));
            let given = section.measures.iter().map(|measure| {
                let number = numbers.next().map(String::as_str).unwrap_or_default();
                columns.iter().map(|column| self.given(section, measure, number, &column.key)).collect()
            });
            rows.extend(merged(given.collect()));
        }
        Table { columns, numbered: self.roadmap.column_numbers, blank: false, rows }
    }

    /// The row over the measures of a section, where it has a title.
    pub(super) fn heading(&self, section: &Section, number: &str) -> Option<Row> {
        let text = referred(section.title.as_ref()?, self.numbers);
        Some(Row::Section { number: number.to_owned(), text })
    }

    /// The columns the file names, or the usual ones with those of its own.
    fn columns(&self) -> Vec<Column> {
        let column = |key: &str, heading: String| Column {
            centred: matches!(key, "number" | "deadline")
                || self.roadmap.fields.iter().any(|field| &*field.key == key),
            key: key.to_owned(),
            heading,
            width: 0,
        };
        let named = &self.roadmap.columns;
        if !named.is_empty() {
            return named.iter().map(|named| column(&named.key, bound(&named.heading))).collect();
        }
        let filled = |key: &str| match key {
            "place" => self.roadmap.measures().any(|measure| measure.place.is_some()),
            "note" => self.roadmap.measures().any(|measure| measure.note.is_some()),
            _ => true,
        };
        let usual = USUAL.iter().filter(|(key, _)| filled(key));
        let own = self.roadmap.fields.iter().map(|field| match &field.unit {
            Some(unit) => column(&field.key, format!("{}, {unit}", field.key)),
            None => column(&field.key, field.key.to_string()),
        });
        usual.map(|(key, heading)| column(key, bound(heading))).chain(own).collect()
    }

    fn given(&self, section: &Section, measure: &Measure, number: &str, key: &str) -> Given {
        let text = |text: Option<&str>| text.map(|text| referred(text, self.numbers)).unwrap_or_default();
        let own = match key {
            "number" => number.to_owned(),
            "title" => text(Some(&measure.title)),
            "deadline" => text(measure.deadline.as_ref().map(|deadline| &*deadline.text)),
            "responsible" => self.responsible(&measure.responsible),
            "result" => text(measure.result.as_deref()),
            "note" => text(measure.note.as_deref()),
            "place" => text(measure.place.as_deref()),
            own => {
                let value = measure.fields.iter().find(|(name, _)| &**name == own);
                value
                    .and_then(|(_, value)| value.plain())
                    .map(|value| bound(&figure(value)))
                    .unwrap_or_default()
            }
        };
        if !own.is_empty() {
            return Given { text: own, shared: false };
        }
        let shared = match key {
            "deadline" => text(section.deadline.as_ref().map(|deadline| &*deadline.text)),
            "responsible" => self.responsible(&section.responsible),
            "result" => text(section.result.as_deref()),
            _ => String::new(),
        };
        Given { shared: !shared.is_empty(), text: shared }
    }

    /// Who is responsible: the names of bodies and free text, as a list.
    pub(super) fn responsible(&self, who: &[Responsible]) -> String {
        let name = |who: &Responsible| match self.roadmap.body(&who.text) {
            Some(body) => bound(body.printed()),
            None => referred(&who.text, self.numbers),
        };
        listed(who.iter().map(name))
    }
}

/// Makes rows of the measures of a section; a cell that its section gives stands once for all that follow on another.
fn merged(given: Vec<Vec<Given>>) -> Vec<Row> {
    let width = given.first().map_or(0, Vec::len);
    // Read from below, so that a cell knows how many rows it covers when it is reached.
    let mut covered = vec![0; width];
    let mut rows: Vec<Row> = Vec::with_capacity(given.len());
    let mut above = given.into_iter().rev().peekable();
    while let Some(row) = above.next() {
        let cells = row.into_iter().enumerate().map(|(at, cell)| {
            let goes_on = cell.shared
                && above.peek().is_some_and(|above| above.get(at).is_some_and(|above| above.shared));
            let Some(count) = covered.get_mut(at) else { return Cell::default() };
            *count += 1;
            if goes_on {
                return Cell { text: String::new(), rows: 0 };
            }
            Cell { text: cell.text, rows: std::mem::take(count) }
        });
        rows.push(Row::Cells { cells: cells.collect() });
    }
    rows.reverse();
    rows
}
