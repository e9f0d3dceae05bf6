//! Excel: the sheets of an `.xlsx` to lines and tables.
//!
//! A figure is what its format shows: 1.10 is not 1.1, 0.7 under «0 %» is 70 %, a day is a date. Formulas stand for
//! the values that Excel has saved with them.

use std::io::Cursor;

use calamine::{Cell, Data, DataRef, ExcelDateTime, Range, Reader, SheetVisible, StyleRange, Xlsx};

use super::content::{
    MOST_CELLS, ParagraphAlign, ParagraphLook, SideNote, SourceBlock, SourceCell, SourceContent,
    SourceParagraph, SourceRow, SourceTable,
};
use super::hidden_rows;
use super::merges::RowMerges;
use super::package::OpenedPackage;
use super::refusal::ImportRefusal;
use super::text::tidy;
use crate::import::message::DocumentPlace;

/// How many empty rows end a table.
const GAP: usize = 1;

/// Reads a workbook.
///
/// # Errors
/// When it is broken or too large.
pub(super) fn read(bytes: &[u8], package: &mut OpenedPackage<'_>) -> Result<SourceContent, ImportRefusal> {
    let hidden = hidden_rows::of(package)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| ImportRefusal::Broken)?;
    let mut content = SourceContent::default();
    let sheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    for (at, (name, visible)) in sheets.iter().enumerate() {
        let Some(range) = cells(&mut book, name)? else { continue };
        let styles = book.worksheet_style(name).unwrap_or_default();
        let last = range.end().map_or(0, |(row, _)| row);
        let merged = RowMerges::of(book.merge_cells_by_sheet_name(name).unwrap_or_default(), last);
        let hidden = hidden.get(at).map(Vec::as_slice).unwrap_or_default();
        let sheet = ExcelSheet { number: at + 1, range: &range, styles: &styles, merged: &merged, hidden };
        if *visible {
            content.asides.extend(sheet.aside());
            sheet.blocks(&mut content);
        } else {
            let words = sheet.rows().into_iter().flat_map(|(_, cells)| cells).map(|(_, text)| text);
            let text = words.collect::<Vec<_>>().join(" ");
            content.asides.push(SideNote { spot: DocumentPlace::HiddenSheet(at + 1), text });
        }
    }
    Ok(content)
}

/// The cells of a sheet; none where it cannot be read. Room is taken for all between them, so that it is seen first how far they
/// lie apart: one of them may stand in the last row of the last column.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Option<Range<Data>>, ImportRefusal> {
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(None) };
    let mut cells = Vec::new();
    let (mut first, mut last) = ((u32::MAX, u32::MAX), (0, 0));
    loop {
        match reader.next_cell() {
            Ok(Some(cell)) if *cell.get_value() == DataRef::Empty => {}
            Ok(Some(cell)) => {
                let (row, column) = cell.get_position();
                first = (first.0.min(row), first.1.min(column));
                last = (last.0.max(row), last.1.max(column));
                cells.push(Cell::new((row, column), Data::from(cell.get_value().clone())));
            }
            Ok(None) => break,
            Err(_) => return Ok(None),
        }
    }
    let count = |first: u32, last: u32| last.saturating_sub(first) as usize + 1;
    if count(first.0, last.0).saturating_mul(count(first.1, last.1)) > MOST_CELLS {
        return Err(ImportRefusal::Bomb);
    }
    Ok(Some(Range::from_sparse(cells)))
}

struct ExcelSheet<'s> {
    number: usize,
    range: &'s Range<Data>,
    styles: &'s StyleRange,
    merged: &'s RowMerges,
    /// The rows that are hidden in their order, counted from 1.
    hidden: &'s [u32],
}

impl ExcelSheet<'_> {
    /// The cells that say something, by row: each with its column.
    fn rows(&self) -> Vec<(u32, Vec<(u32, String)>)> {
        let (top, left) = self.range.start().unwrap_or_default();
        let mut rows = Vec::new();
        for (row, cells) in (top..).zip(self.range.rows()) {
            let said = (left..).zip(cells).filter_map(|(column, data)| {
                let format = self.styles.get((row, column)).and_then(|style| style.number_format.as_ref());
                let text = shown(data, format.map(|format| format.format_code.as_str()));
                (!text.trim().is_empty()).then_some((column, tidy(&text)))
            });
            rows.push((row, said.collect()));
        }
        rows
    }

    /// Whether a row is hidden; its place is counted from 0.
    fn is_hidden(&self, row: u32) -> bool {
        self.hidden.binary_search(&(row + 1)).is_ok()
    }

    /// The rows that are shown.
    fn shown(&self) -> Vec<(u32, Vec<(u32, String)>)> {
        let mut rows = self.rows();
        rows.retain(|(row, _)| !self.is_hidden(*row));
        rows
    }

    /// What the hidden rows say.
    fn aside(&self) -> Vec<SideNote> {
        if self.hidden.is_empty() {
            return Vec::new();
        }
        let hidden = self.rows().into_iter().filter(|(row, cells)| !cells.is_empty() && self.is_hidden(*row));
        let note = |(row, cells): (u32, Vec<(u32, String)>)| SideNote {
            spot: DocumentPlace::HiddenRow { sheet: self.number, row: row as usize + 1 },
            text: cells.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" "),
        };
        hidden.map(note).collect()
    }

    /// Lines until the first row of several cells that begins a table, then a table, and so on.
    fn blocks(&self, content: &mut SourceContent) {
        let rows = self.shown();
        let mut at = 0;
        let mut new_page = true;
        while let Some((row, cells)) = rows.get(at) {
            if cells.len() > 1 && !self.is_lines(cells) {
                let end = self.end(&rows, at);
                let table = self.table(rows.get(at..end).unwrap_or_default(), content);
                content.blocks.push(SourceBlock::Table(SourceTable {
                    new_page: std::mem::take(&mut new_page),
                    ..table
                }));
                at = end;
                continue;
            }
            if cells.is_empty() {
                let id = content.lines;
                content.lines += 1;
                content.blocks.push(SourceBlock::Line(SourceParagraph { id, ..SourceParagraph::default() }));
            }
            for (column, text) in cells {
                let mut line = self.line(*row, text, content);
                line.look.align = self.align(*row, *column);
                // What stands in the last columns stands on the right of the page.
                line.frame = (*column > 0 && line.look.align != ParagraphAlign::Centre)
                    .then_some(self.number * 1000 + *column as usize);
                line.new_page = std::mem::take(&mut new_page);
                content.blocks.push(SourceBlock::Line(line));
            }
            at += 1;
        }
    }

    /// Whether the cells of a row are lines beside each other and no table: a date and a number, two marks.
    fn is_lines(&self, cells: &[(u32, String)]) -> bool {
        cells.len() == 2 && cells.iter().all(|(_, text)| text.chars().count() < 60) && {
            let first = cells.first().map(|(_, text)| text.to_lowercase()).unwrap_or_default();
            first.starts_with("от ")
                || first.starts_with("соглас")
                || first.starts_with("утвержд")
                || first.starts_with("принят")
        }
    }

    /// Where the table that begins in a row ends: before empty rows, or before lines that stand alone at its foot.
    fn end(&self, rows: &[(u32, Vec<(u32, String)>)], start: usize) -> usize {
        let mut empty = 0;
        let mut end = start;
        for (at, (_, cells)) in rows.iter().enumerate().skip(start) {
            match cells.len() {
                0 => empty += 1,
                _ if empty > GAP => break,
                _ => {
                    empty = 0;
                    end = at + 1;
                }
            }
        }
        end
    }

    fn table(&self, rows: &[(u32, Vec<(u32, String)>)], content: &mut SourceContent) -> SourceTable {
        let left =
            rows.iter().flat_map(|(_, cells)| cells.first()).map(|(column, _)| *column).min().unwrap_or(0);
        let right =
            rows.iter().flat_map(|(_, cells)| cells.last()).map(|(column, _)| *column).max().unwrap_or(0);
        let top = rows.first().map_or(0, |(row, _)| *row);
        let mut table = SourceTable { bordered: true, ..SourceTable::default() };
        for (row, cells) in rows {
            let mut out = SourceRow::default();
            let mut column = left;
            while column <= right {
                let merge = self.merged.over(*row, column);
                let (span, goes_on) = merge.map_or((1, false), |merge| {
                    (merge.end.1 - column + 1, merge.start.0 < *row && *row > top && merge.start.0 >= top)
                });
                let said = cells.binary_search_by_key(&column, |(own, _)| *own).ok();
                let said = said.and_then(|at| cells.get(at)).map(|(_, text)| text);
                let lines = said.map(|text| vec![self.line(*row, text, content)]).unwrap_or_default();
                let span = span.min(right - column + 1).max(1);
                out.cells.push(SourceCell {
                    column: (column - left) as usize,
                    span: span as usize,
                    goes_on,
                    lines,
                    shaded: self.is_filled(*row, column),
                });
                column += span;
            }
            table.rows.push(out);
        }
        table
    }

    fn line(&self, row: u32, text: &str, content: &mut SourceContent) -> SourceParagraph {
        let id = content.lines;
        content.lines += 1;
        let spot = DocumentPlace::Sheet { sheet: self.number, row: row as usize + 1 };
        SourceParagraph {
            id,
            text: text.to_owned(),
            spot,
            look: ParagraphLook::default(),
            ..SourceParagraph::default()
        }
    }

    fn align(&self, row: u32, column: u32) -> ParagraphAlign {
        use calamine::HorizontalAlignment as Side;
        let set = self
            .styles
            .get((row, column))
            .and_then(|style| style.alignment.as_ref())
            .map(|alignment| alignment.horizontal);
        let wide = self.merged.over(row, column).is_some_and(|merge| merge.end.1 > merge.start.1 + 1);
        match set {
            Some(Side::Center) => ParagraphAlign::Centre,
            Some(Side::Right) => ParagraphAlign::Right,
            // A title over the whole table is merged over it.
            _ if wide && column == 0 => ParagraphAlign::Centre,
            _ => ParagraphAlign::Left,
        }
    }

    fn is_filled(&self, row: u32, column: u32) -> bool {
        let fill = self.styles.get((row, column)).and_then(|style| style.fill.as_ref());
        fill.is_some_and(calamine::Fill::is_visible)
    }
}

/// A value as its format shows it.
fn shown(data: &Data, format: Option<&str>) -> String {
    match data {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) => text.clone(),
        Data::Bool(true) => "да".to_owned(),
        Data::Bool(false) => "нет".to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => figure(*number, format.unwrap_or("General")),
        Data::DateTime(date) => day(date),
        Data::DateTimeIso(text) => text.get(..10).and_then(iso).unwrap_or_else(|| text.clone()),
        Data::DurationIso(text) => text.clone(),
    }
}

/// A figure with so many places behind the point as its format has.
fn figure(number: f64, format: &str) -> String {
    let first = format.split(';').next().unwrap_or_default();
    let places = first
        .split_once('.')
        .map_or(0, |(_, after)| after.chars().take_while(|sign| matches!(sign, '0')).count());
    let fixed = first.contains('0') && first.chars().any(|sign| sign == '0');
    if first.contains('%') {
        let value = number * 100.0;
        return if places > 0 { format!("{value:.places$}%") } else { format!("{}%", rounded(value)) };
    }
    if fixed && places > 0 { format!("{number:.places$}") } else { rounded(number) }
}

/// A figure without the dust of binary fractions.
fn rounded(number: f64) -> String {
    let text = format!("{number:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn day(date: &ExcelDateTime) -> String {
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    format!("{day:02}.{month:02}.{year}")
}

fn iso(text: &str) -> Option<String> {
    crate::base::iso_date(text).map(crate::russian::ru_date_numeric)
}
