//! The table of measures: columns, sections, cells given once for several measures.

use super::text::{bound, figure, referred};
use super::{Cell, Column, Maker, Row, Table};
use crate::base::SectionIdx;
use crate::model::{Giver, Responsible, Row as Written, Text};
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

/// The text of a cell, and who gives it: one cell stands for all rows to which one entry gives it.
struct Given {
    text: String,
    giver: Option<Giver>,
}

impl Maker<'_> {
    /// The table of measures.
    pub(super) fn roadmap_table(&self) -> Table {
        let columns = self.columns();
        let mut rows = Vec::new();
        for section in self.roadmap.sections.places() {
            rows.extend(self.heading(section));
            let given = self.roadmap.rows_in(section);
            let given = given.map(|row| columns.iter().map(|column| self.given(row, &column.key)).collect());
            rows.extend(merged(given.collect()));
        }
        Table { columns, numbered: self.roadmap.column_numbers, blank: false, rows }
    }

    /// The row over the measures of a section, where it has a title.
    pub(super) fn heading(&self, section: SectionIdx) -> Option<Row> {
        let text = referred(self.roadmap.sections[section].title.as_ref()?, self.numbers);
        Some(Row::Section { number: self.numbers.sections[section].clone(), text })
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

    fn given(&self, row: Written<'_>, key: &str) -> Given {
        let measure = row.measure;
        let text = |text: Option<&Text>| text.map(|text| referred(text, self.numbers)).unwrap_or_default();
        let own = |text: String| Given { text, giver: None };
        let from = |given: Option<(String, Giver)>| match given {
            Some((text, giver)) => Given { text, giver: Some(giver) },
            None => own(String::new()),
        };
        match key {
            "number" => own(self.numbers.rows[row.place].clone()),
            "title" => own(text(Some(&measure.title))),
            "deadline" => from(row.deadline().map(|(deadline, giver)| (text(Some(&deadline.text)), giver))),
            "responsible" => from(row.responsible().map(|(who, giver)| (self.responsible(who), giver))),
            "result" => from(row.result().map(|(result, giver)| (text(Some(result)), giver))),
            "note" => own(text(measure.note.as_ref())),
            "place" => own(text(measure.place.as_ref())),
            key => {
                let value = measure.fields.iter().find(|(name, _)| &**name == key);
                let value = value.and_then(|(_, value)| value.plain());
                own(value.map(|value| bound(&figure(value))).unwrap_or_default())
            }
        }
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

/// Makes rows of the measures of a section; a cell that one entry gives stands once for all rows that follow on another.
fn merged(given: Vec<Vec<Given>>) -> Vec<Row> {
    let width = given.first().map_or(0, Vec::len);
    // Read from below, so that a cell knows how many rows it covers when it is reached.
    let mut covered = vec![0; width];
    let mut rows: Vec<Row> = Vec::with_capacity(given.len());
    let mut above = given.into_iter().rev().peekable();
    while let Some(row) = above.next() {
        let cells = row.into_iter().enumerate().map(|(at, cell)| {
            let mut before = || above.peek()?.get(at)?.giver;
            let goes_on = cell.giver.is_some() && before() == cell.giver;
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
