//! The columns of the table of measures: those the file names, those for the parts of the plan's time and of its money.

use super::periods::{MarkColumn, units};
use super::text::bound;
use super::{CellAlign, ColumnLayout, DocumentBuilder, HeadCell};
use crate::model::{Align as Asked, Column as Named, Field};

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

/// A column that is printed.
pub(super) struct PrintedColumn {
    /// What it holds.
    pub source: ColumnSource,
    /// The headings over it and its neighbours, the uppermost first.
    groups: Vec<String>,
    /// As it is laid out.
    pub column: ColumnLayout,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ColumnSource {
    /// A part of the measure by its key.
    Key,
    /// Marks of the times that fall into a part of the plan.
    Period(MarkColumn, String),
    /// The names of the sources of a field.
    Sources(String),
    /// What a field is in a year.
    Year(String, i32),
    /// The sum of a field over the years.
    Total(String),
}

impl DocumentBuilder<'_> {
    /// The columns the file names, or the usual ones with those of its own.
    pub(super) fn columns(&self) -> Vec<PrintedColumn> {
        let named = &self.roadmap.columns;
        if !named.is_empty() {
            return named.iter().flat_map(|named| self.named(named)).collect();
        }
        let filled = |key: &str| match key {
            "place" => self.roadmap.rows_in_force().any(|row| row.measure.place.is_some()),
            "note" => self.roadmap.rows_in_force().any(|row| row.measure.note.is_some()),
            _ => true,
        };
        let usual = USUAL
            .iter()
            .filter(|(key, _)| filled(key))
            .map(|(key, heading)| plain(key, bound(heading), Vec::new()));
        let own = self.roadmap.fields.iter().flat_map(|field| {
            let heading = match &field.unit {
                Some(unit) => format!("{}, {unit}", field.key),
                None => field.key.to_string(),
            };
            self.field(field, bound(&heading), Vec::new())
        });
        usual.chain(own).collect()
    }

    /// The columns that a named one stands for.
    fn named(&self, named: &Named) -> Vec<PrintedColumn> {
        let heading = self.words(&named.heading);
        let groups: Vec<String> = named.group.iter().map(|group| self.words(group)).collect();
        let field = self.roadmap.fields.of(&named.key);
        let mut printed = match (&named.periods, field) {
            (Some(periods), _) => {
                let mark = periods.mark.as_deref().unwrap_or("×");
                let over = (!heading.is_empty()).then_some(heading);
                let column = |unit: MarkColumn| {
                    let mut groups = groups.clone();
                    groups.extend(over.clone());
                    groups.extend(unit.year.clone());
                    let column = plain(&named.key, unit.heading.clone(), groups);
                    PrintedColumn { source: ColumnSource::Period(unit, mark.to_owned()), ..column }
                };
                units(self.times.period, periods.unit).into_iter().map(column).collect()
            }
            (None, Some(field)) => self.field(field, heading, groups),
            (None, None) => vec![plain(&named.key, heading, groups)],
        };
        for one in &mut printed {
            one.column.given = named.width;
            one.column.align = named.align.map_or(one.column.align, |align| match align {
                Asked::Left => CellAlign::Left,
                Asked::Centre => CellAlign::Center,
                Asked::Right => CellAlign::Right,
            });
            // Said by the author, it is not settled again by what the cells hold.
            one.column.settled = named.align.is_some();
        }
        printed
    }

    /// The columns of a field: one, or one a year of the plan with its sources and its sum.
    fn field(&self, field: &Field, heading: String, groups: Vec<String>) -> Vec<PrintedColumn> {
        let key = field.key.to_string();
        if !field.by_year {
            return vec![plain(&field.key, heading, groups)];
        }
        let over: Vec<String> = groups.into_iter().chain([heading]).collect();
        let part = |heading: String, source: ColumnSource| PrintedColumn {
            source,
            ..plain(&field.key, heading, over.clone())
        };
        let sources = (!field.sources.is_empty())
            .then(|| part("Источник финансирования".to_owned(), ColumnSource::Sources(key.clone())));
        let years = self.years_of(field).into_iter();
        let years = years.map(|year| part(format!("{year}\u{a0}г."), ColumnSource::Year(key.clone(), year)));
        let total = (field.total || self.has_sums(field))
            .then(|| part("Всего".to_owned(), ColumnSource::Total(key.clone())));
        sources.into_iter().chain(years).chain(total).collect()
    }
}

fn plain(key: &str, heading: String, groups: Vec<String>) -> PrintedColumn {
    PrintedColumn {
        source: ColumnSource::Key,
        groups,
        column: ColumnLayout { key: key.to_owned(), heading, ..ColumnLayout::default() },
    }
}

/// The rows of headings: those that stand over several columns above the others.
pub(super) fn heads(printed: &[PrintedColumn]) -> Vec<Vec<HeadCell>> {
    let depth = printed.iter().map(|one| one.groups.len()).max().unwrap_or_default() + 1;
    let row =
        |level: usize| printed.iter().enumerate().map(|(at, _)| head(printed, at, level, depth)).collect();
    (0..depth).map(row).collect()
}

/// The heading of a column at a level, of so many.
fn head(printed: &[PrintedColumn], at: usize, level: usize, depth: usize) -> HeadCell {
    let Some(one) = printed.get(at) else { return HeadCell::default() };
    let Some(text) = one.groups.get(level) else {
        let own = level == one.groups.len();
        let text = if own { one.column.heading.clone() } else { String::new() };
        return HeadCell { text, columns: 1, rows: if own { depth - level } else { 0 }, turned: 0 };
    };
    let same = |other: &PrintedColumn| other.groups.get(..=level) == one.groups.get(..=level);
    if at.checked_sub(1).and_then(|before| printed.get(before)).is_some_and(same) {
        return HeadCell { rows: 1, ..HeadCell::default() };
    }
    let columns = printed.get(at..).unwrap_or_default().iter().take_while(|other| same(other)).count();
    HeadCell { text: text.clone(), columns, rows: 1, turned: 0 }
}

/// The headings of a column in one: «Финансирование, тыс. руб.: 2024 г.».
pub(super) fn whole_heading(one: &PrintedColumn) -> String {
    let mut parts = one.groups.clone();
    parts.extend((!one.column.heading.is_empty()).then(|| one.column.heading.clone()));
    parts.join(": ")
}
