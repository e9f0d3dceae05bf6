//! The table of measures: sections, rows with their lines, cells given once for several of them, sums.

use std::collections::HashMap;

use super::acts::repealed;
use super::columns::{ColumnSource, PrintedColumn, heads, whole_heading};
use super::money::{MoneyLine, leaves_out, shown, value};
use super::periods::{ends, falls, starts, weekdays};
use super::text::{bound, figure, timed};
use super::{CellAlign, DocumentBuilder, PrintedCell, PrintedRow, Table, TextRun};
use crate::base::{RowIdx, SectionIdx};
use crate::deadline::{Occurrence, Term, Then, Time};
use crate::model::{Amount, Field, InheritanceSource, Measure, Responsible, Row as Written};
use crate::russian::cases::listed;

/// Up to how many signs a cell is no prose and may stand in the middle.
const SHORT: usize = 28;

/// The text of a cell, and who gives it, where it is given once for several rows or lines.
struct SharedCell {
    runs: Vec<TextRun>,
    giver: Option<InheritanceSource>,
    /// The row whose number it is.
    number: Option<RowIdx>,
}

impl SharedCell {
    fn own(runs: Vec<TextRun>) -> Self {
        SharedCell { runs, giver: None, number: None }
    }

    fn plain(text: impl Into<String>) -> Self {
        SharedCell::own(TextRun::plain(text))
    }
}

/// The lines of a row by the key of the field that is told by them.
type LinesByField<'f> = HashMap<&'f str, Vec<MoneyLine<'f>>>;

impl DocumentBuilder<'_> {
    /// The table of measures.
    pub(super) fn roadmap_table(&self) -> Table {
        let printed = self.columns();
        let mut rows = Vec::new();
        for at in self.roadmap.sections.places() {
            rows.extend(self.heading(at));
            if self.roadmap.is_section_repealed(at) {
                continue;
            }
            // What stood in what is repealed has gone with it: that alone says so.
            let is_told = |row: &Written<'_>| !row.whole().is_some_and(|whole| whole.is_repealed());
            let given = self.roadmap.rows_in(at).filter(is_told).flat_map(|row| self.lines(row, &printed));
            rows.extend(self.merged(given.collect()));
        }
        rows.extend(self.totals(&printed));
        let heads = heads(&printed);
        let mut columns: Vec<_> = Vec::with_capacity(printed.len());
        for (at, one) in printed.into_iter().enumerate() {
            let heading = whole_heading(&one);
            let align = if one.column.settled { one.column.align } else { align(&one, &rows, at) };
            columns.push(super::ColumnLayout { heading, align, ..one.column });
        }
        Table { columns, heads, numbered: self.roadmap.column_numbers, rows, ..Table::default() }
    }

    /// The row over the measures of a section, where it has a title and stands in nothing that is repealed.
    pub(super) fn heading(&self, at: SectionIdx) -> Option<PrintedRow> {
        let section = &self.roadmap.sections[at];
        if section.outer.is_some_and(|outer| self.roadmap.is_section_repealed(outer)) {
            return None;
        }
        let gone = section.edition.as_ref().filter(|edition| edition.is_repealed());
        let text = match gone {
            Some(edition) => repealed("утратил", self.edition(edition)),
            None => self.words(section.title.as_ref()?),
        };
        Some(PrintedRow::Section {
            number: self.numbers.sections[at].clone(),
            text,
            depth: usize::from(section.depth),
        })
    }

    /// The lines of a row: one, or one for each source of what is told by source.
    fn lines(&self, row: Written<'_>, printed: &[PrintedColumn]) -> Vec<Vec<SharedCell>> {
        let told = printed.iter().filter(|_| !row.is_repealed()).filter_map(|one| match &one.source {
            ColumnSource::Sources(key) => self.roadmap.fields.of(key),
            _ => None,
        });
        let divided = told.filter(|field| field.by_year && !field.sources.is_empty());
        let by_field: LinesByField<'_> =
            divided.map(|field| (&*field.key.value, self.lines_of(field, &[row.measure]))).collect();
        let count = by_field.values().map(Vec::len).max().unwrap_or(1).max(1);
        let line = |at: usize| printed.iter().map(|one| self.given(row, one, &by_field, at, count)).collect();
        (0..count).map(line).collect()
    }

    /// What stands in a column on a line of a row, of so many.
    fn given(
        &self,
        row: Written<'_>,
        one: &PrintedColumn,
        by_field: &LinesByField<'_>,
        at: usize,
        count: usize,
    ) -> SharedCell {
        let gone = row.measure.edition.as_ref().filter(|edition| edition.is_repealed());
        if let Some(edition) = gone {
            let given = match one.column.key.as_str() {
                "number" => self.part(row, "number"),
                "title" => SharedCell::plain(bound(&repealed("утратил", self.edition(edition)))),
                _ => SharedCell::plain(""),
            };
            return given;
        }
        let field = |key: &str| self.roadmap.fields.of(key);
        let line = |key: &str| by_field.get(key).map(|lines| lines.get(at));
        let figure = |key: &str, of: &dyn Fn(&Field, Option<&MoneyLine<'_>>) -> Option<Amount>| {
            let amount = match (field(key), line(key)) {
                (Some(field), None) if at == 0 => of(field, None),
                (Some(field), Some(Some(line))) => of(field, Some(line)),
                _ => None,
            };
            SharedCell::plain(amount.map(shown).unwrap_or_default())
        };
        let given = match &one.source {
            ColumnSource::Sources(key) => {
                return SharedCell::plain(
                    line(key).flatten().map(|line| bound(line.name())).unwrap_or_default(),
                );
            }
            ColumnSource::Year(key, year) => {
                figure(key, &|field, line| self.in_year(row.measure, field, *year, line))
            }
            ColumnSource::Total(key) => figure(key, &|field, line| self.total_of(row.measure, field, line)),
            ColumnSource::Period(unit, mark) => {
                let times = self.times.measures[row.place].occurrences();
                SharedCell::plain(if falls(unit, times) { mark.as_str() } else { "" })
            }
            ColumnSource::Key => self.part(row, &one.column.key),
        };
        let told = matches!(&one.source, ColumnSource::Year(key, _) | ColumnSource::Total(key) if line(key).is_some());
        // What is not told by line stands once for all lines of the row.
        if count > 1 && !told && given.giver.is_none() {
            return SharedCell { giver: Some(InheritanceSource::Row(row.place)), ..given };
        }
        given
    }

    /// A part of a row by its key.
    fn part(&self, row: Written<'_>, key: &str) -> SharedCell {
        let measure = row.measure;
        let text = |text: Option<&crate::model::Text>| {
            SharedCell::own(text.map(|text| self.runs(text)).unwrap_or_default())
        };
        let from = |given: Option<(Vec<TextRun>, InheritanceSource)>| match given {
            Some((runs, giver)) => SharedCell { runs, giver: Some(giver), number: None },
            None => SharedCell::plain(""),
        };
        let times = || self.times.measures[row.place].occurrences();
        let told = |text: &str| {
            let runs = self.runs(text).into_iter();
            runs.map(|run| TextRun { text: timed(&run.text), ..run }).collect()
        };
        let wording = || from(row.deadline().map(|(deadline, giver)| (told(&deadline.text), giver)));
        let days = |of: &dyn Fn(&[Occurrence]) -> String| {
            let text = of(times());
            from(row.deadline().map(|(_, giver)| (TextRun::plain(text), giver)))
        };
        match key {
            "number" => SharedCell {
                number: Some(row.place),
                ..SharedCell::plain(self.numbers.rows[row.place].clone())
            },
            "title" => text(Some(&measure.title)),
            "deadline" => wording(),
            "starts" => days(&starts),
            // A time without days is told in its words.
            "ends" if times().is_empty() => wording(),
            "ends" => days(&|times| match later(&self.times.measures[row.place]) {
                Some(later) => format!("{}, далее {}", ends(times), self.words(later)),
                None => ends(times),
            }),
            "weekday" => days(&weekdays),
            "responsible" => {
                from(row.responsible().map(|(who, giver)| (self.runs(&self.responsible(who)), giver)))
            }
            "result" => from(row.result().map(|(result, giver)| (self.runs(result), giver))),
            "note" => text(measure.note.as_ref()),
            "place" => text(measure.place.as_ref()),
            key => self.own_field(measure, key),
        }
    }

    /// The value of a column of one's own.
    fn own_field(&self, measure: &Measure, key: &str) -> SharedCell {
        let Some(value) = value(measure, key) else { return SharedCell::plain("") };
        let field = self.roadmap.fields.of(key);
        let unit = field.is_some_and(|field| field.unit.is_some());
        let is_sum = unit || field.is_some_and(|field| field.total || field.by_year);
        match value.plain() {
            // A text in quotes is a code or a number of something, unless the column counts.
            Some(text) if !is_sum && text.span.range().len() > text.len() => SharedCell::own(self.runs(text)),
            Some(text) => {
                let shown = figure(text, if unit { 4 } else { 5 });
                if shown == text.trim() { SharedCell::own(self.runs(text)) } else { SharedCell::plain(shown) }
            }
            None => SharedCell::plain(Amount::of(value).map(shown).unwrap_or_default()),
        }
    }

    /// Who is responsible: the names of bodies and free text, as a list.
    pub(super) fn responsible(&self, who: &[Responsible]) -> String {
        listed(who.iter().map(|who| self.roadmap.printed(who).to_string()))
    }

    /// The last rows: the sums of the fields that ask for them.
    fn totals(&self, printed: &[PrintedColumn]) -> Vec<PrintedRow> {
        let fields: Vec<(&Field, Vec<&Measure>)> = self
            .roadmap
            .fields
            .iter()
            .filter(|field| field.total)
            .map(|field| (field, self.counted(field)))
            .collect();
        if fields.iter().all(|(_, counted)| counted.is_empty()) {
            return Vec::new();
        }
        let lines: Vec<(&Field, Vec<MoneyLine<'_>>)> = fields
            .iter()
            .filter(|(field, _)| field.by_year && !field.sources.is_empty())
            .map(|(field, counted)| (*field, self.lines_of(field, counted)))
            .collect();
        let count = lines.iter().map(|(_, lines)| lines.len()).max().unwrap_or(1).max(1);
        let titled = printed.iter().position(|one| one.column.key == "title").unwrap_or_default();
        let row = |at: usize| {
            let cells = printed.iter().enumerate().map(|(column, one)| {
                let text = if column == titled && at == 0 {
                    "Итого".to_owned()
                } else {
                    self.sum(one, &fields, &lines, at)
                };
                PrintedCell::plain(text)
            });
            PrintedRow::Cells { cells: cells.collect(), tall: false, together: at + 1 < count, total: true }
        };
        let rows: Vec<PrintedRow> = (0..count).map(row).collect();
        let is_sum = |at: usize, cell: &PrintedCell| {
            let source = printed.get(at).map(|one| &one.source);
            at != titled && !matches!(source, Some(ColumnSource::Sources(_))) && !cell.runs.is_empty()
        };
        let has_sums = |row: &PrintedRow| match row {
            PrintedRow::Cells { cells, .. } => cells.iter().enumerate().any(|(at, cell)| is_sum(at, cell)),
            PrintedRow::Section { .. } => false,
        };
        if !rows.iter().any(has_sums) {
            return Vec::new();
        }
        let rows = rows.into_iter().enumerate();
        rows.filter(|(at, row)| *at == 0 || has_sums(row)).map(|(_, row)| row).collect()
    }

    /// The sum in a column on a line of the last rows.
    fn sum(
        &self,
        one: &PrintedColumn,
        fields: &[(&Field, Vec<&Measure>)],
        lines: &[(&Field, Vec<MoneyLine<'_>>)],
        at: usize,
    ) -> String {
        let Some((field, counted)) = fields.iter().find(|(field, _)| *field.key == *one.column.key) else {
            return String::new();
        };
        let by_line = lines.iter().find(|(divided, _)| divided.key == field.key).map(|(_, lines)| lines);
        let line = by_line.map(|lines| lines.get(at));
        if line == Some(None) || line.is_none() && at > 0 {
            return String::new();
        }
        let line = line.flatten();
        let sum = |of: &dyn Fn(&Measure) -> Option<Amount>| {
            let mut figures = counted.iter().filter_map(|measure| of(measure)).peekable();
            // What nobody has a figure of has no sum.
            if figures.peek().is_some() { shown(figures.sum()) } else { String::new() }
        };
        let is_partial = || counted.iter().any(|measure| leaves_out(measure, field, line));
        match &one.source {
            // A sum that leaves something out would be false beside that of all.
            ColumnSource::Year(..) if is_partial() => String::new(),
            ColumnSource::Total(_) if line.is_some_and(|line| !line.is_whole()) && is_partial() => {
                String::new()
            }
            ColumnSource::Sources(_) => line.map(|line| bound(line.name())).unwrap_or_default(),
            ColumnSource::Year(_, year) => sum(&|measure| self.in_year(measure, field, *year, line)),
            ColumnSource::Total(_) => sum(&|measure| self.total_of(measure, field, line)),
            // A sum beside words that it leaves out would be false.
            ColumnSource::Key if counted.iter().any(|measure| is_words(measure, &field.key)) => String::new(),
            ColumnSource::Key => sum(&|measure| value(measure, &field.key).and_then(Amount::of)),
            ColumnSource::Period(..) => String::new(),
        }
    }

    /// Makes rows of lines; a cell that one entry gives stands once for all lines that follow on another.
    fn merged(&self, given: Vec<Vec<SharedCell>>) -> Vec<PrintedRow> {
        let width = given.first().map_or(0, Vec::len);
        // Read from below, so that a cell knows how many rows it covers when it is reached.
        let mut covered = vec![0; width];
        let mut rows: Vec<PrintedRow> = Vec::with_capacity(given.len());
        let mut above = given.into_iter().rev().peekable();
        while let Some(row) = above.next() {
            let cells = row.into_iter().enumerate().map(|(at, cell)| {
                let mut before = || above.peek()?.get(at)?.giver;
                let goes_on = cell.giver.is_some() && before() == cell.giver;
                let Some(count) = covered.get_mut(at) else { return PrintedCell::default() };
                *count += 1;
                let id = cell.number.map(|row| &self.roadmap.measures[row].id);
                let anchor = id.and_then(|id| self.anchors.own('m', id));
                PrintedCell { runs: cell.runs, rows: if goes_on { 0 } else { std::mem::take(count) }, anchor }
            });
            rows.push(PrintedRow::of(cells.collect()));
        }
        rows.reverse();
        rows
    }
}

/// Whether a measure has something in a field that is no figure; a dash is nothing.
fn is_words(measure: &Measure, key: &str) -> bool {
    let is_nothing = |text: &str| text.chars().all(|sign| matches!(sign, '-' | '–' | '—' | ' '));
    value(measure, key).is_some_and(|value| {
        Amount::of(value).is_none() && !value.plain().is_some_and(|text| is_nothing(text))
    })
}

/// «по дополнительному графику»: what comes behind the days of a time, where that has none.
fn later(time: &Time) -> Option<&str> {
    match &time.understood()?.term {
        Term::Then(_, Then::Undated(words)) => Some(words),
        _ => None,
    }
}

/// How the cells of a column stand: numbers, figures and short times in the middle, prose at the left.
fn align(one: &PrintedColumn, rows: &[PrintedRow], at: usize) -> CellAlign {
    let timely = matches!(one.column.key.as_str(), "number" | "starts" | "ends" | "weekday" | "periods");
    if timely
        || matches!(one.source, ColumnSource::Year(..) | ColumnSource::Total(_) | ColumnSource::Period(..))
    {
        return CellAlign::Center;
    }
    let cells = rows.iter().filter_map(|row| match row {
        PrintedRow::Cells { cells, total: false, .. } => cells.get(at).map(PrintedCell::text),
        _ => None,
    });
    let texts: Vec<String> = cells.filter(|text| !text.is_empty()).collect();
    let short = |text: &String| text.lines().all(|line| line.chars().count() <= SHORT);
    let figures = |text: &String| {
        text.chars().any(|sign| sign.is_ascii_digit()) && !text.chars().any(char::is_lowercase)
    };
    let centred = match one.column.key.as_str() {
        "deadline" => texts.iter().all(short),
        "title" | "responsible" | "result" | "note" | "place" => false,
        _ => !texts.is_empty() && texts.iter().all(figures),
    };
    if centred { CellAlign::Center } else { CellAlign::Left }
}
