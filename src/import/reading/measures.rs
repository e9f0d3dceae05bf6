//! The table of measures: rows to sections and measures, by the headings of the columns.

use crate::import::content::{SourceCell, SourceRow, SourceTable};
use crate::import::draft::{DraftColumn, DraftField, DraftMeasure, DraftPeriods, DraftSection, SharedDraft};
use crate::import::ledger::Ledger;
use crate::import::names::IdAllocator;
use crate::import::text::{begins_small, is_shouted};
use crate::russian::parts::PARTS;

use super::grid::{Grid, GridValue};
use super::headings::{self, ColumnHeading, ColumnRole, HeadingRow};
use super::money::{self, TypedTotal};
use super::record::{self, Keys, MeasureRows};
use super::rows::{Understood, is_parent, key, lonely, path, repeats, section, unit};
use super::{calendar, clauses, scan, slots};

/// What a table of measures says.
#[derive(Clone, Debug, Default)]
pub(super) struct ReadMeasures {
    /// Its columns, in order.
    pub columns: Vec<DraftColumn>,
    /// The calendar that its columns draw.
    pub periods: Option<DraftPeriods>,
    /// Whether a row of column numbers stands under the heading.
    pub numbered: bool,
    /// Columns of one's own.
    pub fields: Vec<DraftField>,
    /// Its sections.
    pub sections: Vec<DraftSection>,
}

/// Reads the tables of one plan, the later ones going on with the first.
pub(super) fn read(tables: &[&SourceTable], years: Option<&str>, ledger: &mut Ledger) -> ReadMeasures {
    let mut reader = MeasureReader { year: years, ..MeasureReader::default() };
    let mut first: Option<HeadingRow> = None;
    for table in tables {
        let own = headings::head(table);
        let head = match (&first, own) {
            (None, Some(own)) | (Some(_), Some(own)) => own,
            (Some(first), None) => HeadingRow { rows: 0, numbered: false, ..first.clone() },
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

#[derive(Default)]
struct MeasureReader<'y> {
    measures: ReadMeasures,
    /// What is known of the rows of the last measure.
    rows: MeasureRows,
    /// The keys of columns of one's own.
    keys: IdAllocator,
    /// How many tables have been begun.
    tables: usize,
    /// How many columns the present one has.
    width: usize,
    /// The year of the plan, for columns of quarters that name none.
    year: Option<&'y str>,
    /// Whether a section was merged over the columns: then a row that is not is none.
    merges: bool,
    /// Whether the last row was one of sums.
    summed: bool,
    /// Whether the plan ends with rows of sums.
    sums: bool,
    /// The sums that they type.
    totals: Vec<TypedTotal>,
}

impl MeasureReader<'_> {
    fn columns(&mut self, head: &HeadingRow) {
        self.measures.numbered = head.numbered;
        let mut timed = false;
        let mut spent: Vec<&str> = Vec::new();
        for heading in &head.columns {
            let drawn = self.measures.periods.is_some() && matches!(heading.is, ColumnRole::Slot(_));
            let key = match key(&heading.is) {
                // A calendar of quarters is one deadline.
                Some("deadline") if std::mem::replace(&mut timed, true) => continue,
                Some("deadline") if drawn => "periods".to_owned(),
                Some(key) => key.to_owned(),
                None if heading.is == ColumnRole::Section => continue,
                None if matches!(heading.is, ColumnRole::Spent(_)) => {
                    if spent.contains(&heading.group.as_str()) {
                        continue;
                    }
                    spent.push(&heading.group);
                    self.field(&heading.group, "", true)
                }
                None => self.field(&heading.text, &heading.group, false),
            };
            self.measures.columns.push(column(key, heading));
        }
    }

    /// Adds a column of one's own; returns its key.
    fn field(&mut self, heading: &str, group: &str, by_year: bool) -> String {
        let key = self.keys.key(heading, "column");
        let unit = unit(heading).or_else(|| unit(group));
        let field = DraftField { key: key.clone(), unit, by_year, ..DraftField::default() };
        self.measures.fields.push(field);
        key
    }

    fn table(&mut self, table: &SourceTable, head: &HeadingRow, ledger: &mut Ledger) {
        let grid = Grid::of(table, head);
        let keys = Keys::of(head, &self.measures.fields);
        self.tables += 1;
        self.width = table.width();
        for (at, row) in table.rows.iter().enumerate().skip(head.rows) {
            let values = grid.row(at);
            self.hold(head, &values);
            let fate = self.understood(table, head, at, row, &values);
            if !matches!(fate, Understood::Nothing | Understood::Sum { .. }) {
                head.take(row, ledger);
            }
            self.summed = matches!(fate, Understood::Sum { .. });
            match fate {
                Understood::Nothing => {
                    row.cells.iter().flat_map(|cell| &cell.lines).for_each(|line| ledger.remake(line));
                }
                Understood::Sum { whole } => {
                    if whole {
                        row.cells.iter().flat_map(|cell| &cell.lines).for_each(|line| ledger.state(line));
                        self.sums = true;
                        self.totals.extend(money::typed(head, &keys, &values));
                    }
                }
                Understood::Section { number, title, shared, look } => {
                    let shared = self.timed(head, &title, shared);
                    self.begin(DraftSection {
                        title: Some(title),
                        number,
                        shared,
                        look: look.into_iter().collect(),
                        ..DraftSection::default()
                    });
                }
                Understood::GoesOn => {
                    let rows = &mut self.rows;
                    if let Some(measure) = last_of(&mut self.measures) {
                        record::go_on(measure, head, &keys, &values, rows);
                    }
                }
                Understood::Measure(number) => {
                    self.rows = MeasureRows::of(self.tables);
                    let year = self.year;
                    let measure = record::measure(number, head, &keys, &values, year, &mut self.rows);
                    self.totals.clear();
                    self.sums = false;
                    self.push(measure);
                }
            }
        }
    }

    /// Begins the section that a cell merged over the rows from this one on names.
    fn hold(&mut self, head: &HeadingRow, values: &[GridValue<'_>]) {
        let mut columns = head.columns.iter().zip(values);
        let holding = columns.find(|(heading, _)| heading.is == ColumnRole::Section).map(|(_, value)| value);
        if let Some(value) = holding.filter(|value| value.own && !value.text.is_empty())
            && let Understood::Section { number, title, .. } = section(&value.text, None)
        {
            self.begin(DraftSection { title: Some(title), number, ..DraftSection::default() });
        }
    }

    /// Months over the rows of a plan without a column of deadlines are their deadline.
    fn timed(&self, head: &HeadingRow, title: &str, shared: SharedDraft) -> SharedDraft {
        let columns = head.columns.iter().any(|heading| {
            matches!(
                heading.is,
                ColumnRole::Deadline | ColumnRole::Slot(_) | ColumnRole::Starts | ColumnRole::Ends
            )
        });
        if columns || !calendar::is_span(title) || !clauses::is_deadline(title) {
            return shared;
        }
        SharedDraft { deadline: Some(title.to_owned()), ..shared }
    }

    fn begin(&mut self, section: DraftSection) {
        self.close_section();
        self.measures.sections.push(section);
    }

    fn push(&mut self, measure: DraftMeasure) {
        if self.measures.sections.is_empty() {
            self.measures.sections.push(DraftSection::default());
        }
        if let Some(section) = self.measures.sections.last_mut() {
            section.measures.push(measure);
        }
    }

    fn understood(
        &mut self,
        table: &SourceTable,
        head: &HeadingRow,
        at: usize,
        row: &SourceRow,
        values: &[GridValue<'_>],
    ) -> Understood {
        let filled: Vec<&SourceCell> =
            row.cells.iter().filter(|cell| !cell.goes_on && !cell.is_blank()).collect();
        if filled.is_empty() && !row.cells.iter().any(|cell| cell.shaded)
            || headings::is_count(row)
            || repeats(head, row)
        {
            return Understood::Nothing;
        }
        if let Some(whole) = money::is_sum(head, values, self.summed) {
            return Understood::Sum { whole };
        }
        let value = |is: &ColumnRole| {
            head.columns.iter().zip(values).find(|(heading, _)| heading.is == *is).map(|(_, value)| value)
        };
        let number = value(&ColumnRole::Number)
            .map(|value| value.text.trim().to_owned())
            .filter(|text| !text.is_empty());
        let title = value(&ColumnRole::Title);
        // What a cell merged over the rows says has begun its section already, and the row is a measure.
        let holding = value(&ColumnRole::Section).is_some_and(|value| value.own && !value.text.is_empty());
        if !holding && let Some(found) = wide(self.width, row, &filled, number.as_deref()) {
            self.merges = true;
            return found;
        }
        if let Some(title) = title.filter(|title| title.own && !title.text.is_empty()) {
            let numbered = number.as_deref().is_none_or(|number| scan::row_number(number).is_some());
            let alone = is_alone(head, values);
            if numbered && alone && self.heads(table, at, number.as_deref(), title) {
                return section(&title.text, number);
            }
            if alone && number.is_none() && !begins_small(&title.text) && is_numbered_below(table, at) {
                return lonely(&title.text);
            }
        }
        if let [only] = filled.as_slice()
            && row.cells.len() > 1
            && calendar::is_span(&only.flat())
        {
            return section(&only.flat(), None);
        }
        let torn = self.is_torn(head, &number, title, values);
        let merged = title.is_some_and(|title| !title.own)
            && value(&ColumnRole::Number).is_none_or(|number| !number.own || number.text.is_empty());
        if (torn || merged) && self.last().is_some() {
            return Understood::GoesOn;
        }
        Understood::Measure(number)
    }

    /// Whether a row without a number goes on with the one above, torn by the end of a page.
    fn is_torn(
        &self,
        head: &HeadingRow,
        number: &Option<String>,
        title: Option<&GridValue<'_>>,
        values: &[GridValue<'_>],
    ) -> bool {
        let counts = head.columns.iter().any(|heading| heading.is == ColumnRole::Number);
        let above = self.last().is_some_and(|measure| measure.number.is_some());
        if !counts || number.is_some() || !above {
            return false;
        }
        let Some(title) = title else { return false };
        let filled = values.iter().filter(|value| value.own && !value.text.is_empty()).count();
        title.text.is_empty() || begins_small(&title.text) && filled < values.len().saturating_sub(1)
    }

    /// Whether a row with nothing but a title heads the rows below it.
    fn heads(&self, table: &SourceTable, at: usize, number: Option<&str>, title: &GridValue<'_>) -> bool {
        let small = title.text.to_lowercase();
        let named = PARTS.iter().chain(&["i.", "ii."]).any(|start| small.starts_with(start));
        let bold = title.bold || is_shouted(&title.text);
        let roman = number.is_some_and(|number| number.starts_with(['I', 'V', 'X']));
        // Where sections are merged over the columns, a row in cells that others are numbered below has them as parts.
        let parent = is_parent(table, at, number) && (bold || !self.merges);
        named || roman || parent || bold && number.is_none_or(|number| path(number).len() == 1)
    }

    fn last(&self) -> Option<&DraftMeasure> {
        self.measures.sections.last()?.measures.last()
    }

    /// Gives a section what one merged cell says for all of its measures.
    fn close_section(&mut self) {
        let Some(section) = self.measures.sections.last_mut() else { return };
        let measures = &mut section.measures;
        if section.title.is_none() || measures.len() < 2 {
            return;
        }
        let [first, ..] = measures.as_slice() else { return };
        let (cells, origins) = (first.cells.clone(), first.origins);
        let same = |at: usize| {
            let first = origins.get(at).copied().flatten();
            first.is_some() && measures.iter().all(|measure| measure.origins.get(at) == Some(&first))
        };
        let [deadline, responsible, result] = [same(0), same(1), same(2)];
        if deadline && cells.deadline.is_some() {
            section.shared.deadline = cells.deadline;
            measures.iter_mut().for_each(|measure| measure.cells.deadline = None);
        }
        if responsible && !cells.responsible.is_empty() {
            section.shared.responsible = cells.responsible;
            measures.iter_mut().for_each(|measure| measure.cells.responsible.clear());
        }
        if result && cells.result.is_some() {
            section.shared.result = cells.result;
            measures.iter_mut().for_each(|measure| measure.cells.result = None);
        }
    }

    fn finish(mut self) -> ReadMeasures {
        self.close_section();
        let measures = self.measures.sections.iter_mut().flat_map(|section| &mut section.measures);
        measures.for_each(record::once);
        money::settle(&mut self.measures, &self.totals, self.sums);
        self.measures
    }
}

fn last_of(measures: &mut ReadMeasures) -> Option<&mut DraftMeasure> {
    measures.sections.last_mut()?.measures.last_mut()
}

/// A column as it will be written.
fn column(key: String, heading: &ColumnHeading) -> DraftColumn {
    match heading.is {
        ColumnRole::Slot(_) if key == "periods" => {
            DraftColumn { key, title: heading.named_group().unwrap_or_default(), group: String::new() }
        }
        ColumnRole::Slot(_) => {
            let title = heading.named_group().unwrap_or_else(|| "Срок".to_owned());
            DraftColumn { key, title, group: String::new() }
        }
        ColumnRole::Spent(_) => DraftColumn { key, title: heading.group.clone(), group: String::new() },
        _ => DraftColumn { key, title: heading.text.clone(), group: heading.group.clone() },
    }
}

/// Whether a row says nothing beside its number and its title.
fn is_alone(head: &HeadingRow, values: &[GridValue<'_>]) -> bool {
    let mut others = head
        .columns
        .iter()
        .zip(values)
        .filter(|(heading, _)| !matches!(heading.is, ColumnRole::Number | ColumnRole::Title));
    others.all(|(_, value)| value.text.is_empty() && value.own && !value.shaded)
}

/// Whether the row below this one has a number.
fn is_numbered_below(table: &SourceTable, at: usize) -> bool {
    let next = table.rows.get(at + 1).and_then(|row| row.cells.first());
    next.is_some_and(|cell| {
        cell.lines.iter().any(|line| line.number.is_some()) || scan::row_number(&cell.flat()).is_some()
    })
}

/// A row that one cell over nearly all columns makes a section, alone or beside its number.
fn wide(width: usize, row: &SourceRow, filled: &[&SourceCell], number: Option<&str>) -> Option<Understood> {
    if row.cells.iter().any(|cell| cell.goes_on) {
        return None;
    }
    let over = |cell: &SourceCell| cell.span * 2 > width.max(2);
    match filled {
        [only] if over(only) || row.cells.len() == 1 => Some(section(&only.flat(), None)),
        [first, wide] if over(wide) && wide.span > 1 && scan::row_number(&first.flat()).is_some() => {
            let number = number.map_or_else(|| first.flat(), str::to_owned);
            Some(section(&wide.flat(), Some(number)))
        }
        _ => None,
    }
}
