//! Heights of rows, reckoned from the widths: which must break over pages, and where merged cells begin again.

use super::fonts::UPRIGHT;
use super::hyphens::SOFT;
use super::widths::page;
use super::{Orientation, PrintedCell, PrintedRow, Table};

/// Millimetres of a point.
const POINT: f64 = 25.4 / 72.0;
/// The height of a line, in sizes of letters.
const LINE: f64 = 1.17;
/// The margins of a cell above and below, in millimetres.
const MARGINS: f64 = 1.6;
/// The margins of a cell at its sides, in millimetres.
const SIDES: f64 = 3.2;
/// The part of a page from which on a row may break: the heading repeated above it and what is reckoned wrong take
/// room too.
const TALL: f64 = 0.4;
/// The part of a page after which a merged cell begins again, so that every page says what it says.
const MERGED: f64 = 0.5;

/// The height of the text on a page, in millimetres.
fn height(orientation: Orientation) -> f64 {
    match orientation {
        Orientation::Portrait => 257.0,
        Orientation::Landscape => 170.0,
    }
}

/// Marks the rows that must break, and lets merged cells begin again where they would run over a page.
pub(super) fn set_heights(table: &mut Table, orientation: Orientation) {
    let (room, sheet) = (page(orientation), height(orientation));
    let widths: Vec<f64> =
        table.columns.iter().map(|column| f64::from(column.width) / 1000.0 * room - SIDES).collect();
    let points = table.points;
    let heads: f64 = table
        .heads
        .iter()
        .map(|row| {
            let flat = row.iter().zip(&widths).filter(|(head, _)| head.turned == 0);
            let flat = flat.map(|(head, width)| lines(&head.text, *width, points)).max().unwrap_or(1);
            let turned = row.iter().map(|head| f64::from(head.turned)).fold(0.0, f64::max);
            turned.max(flat as f64 * points * POINT * LINE + MARGINS)
        })
        .sum();
    table.repeated = heads < sheet / 3.0;
    let heights: Vec<f64> = table.rows.iter().map(|row| of_row(row, &widths, points)).collect();
    for (row, height) in table.rows.iter_mut().zip(&heights) {
        if let PrintedRow::Cells { tall, .. } = row {
            *tall = *height > sheet * TALL;
        }
    }
    let most = sheet * MERGED - heads.min(sheet / 4.0);
    for column in 0..table.columns.len() {
        begin_again(&mut table.rows, column, &heights, most);
    }
    keep_together(&mut table.rows);
}

fn of_row(row: &PrintedRow, widths: &[f64], points: f64) -> f64 {
    let PrintedRow::Cells { cells, .. } = row else { return points * POINT * LINE * 2.0 };
    let own = cells.iter().zip(widths).filter(|(cell, _)| cell.rows == 1);
    let count = own.map(|(cell, width)| lines(&cell.text(), *width, points)).max().unwrap_or(1);
    count as f64 * points * POINT * LINE + MARGINS
}

/// How many lines a text takes in a width, words set one after the other.
fn lines(text: &str, width: f64, points: f64) -> usize {
    text.split('\n').map(|line| of_line(line, width, points)).sum()
}

fn of_line(line: &str, width: f64, points: f64) -> usize {
    let blank = UPRIGHT.of_text(" ", points);
    let (mut count, mut at) = (1, 0.0);
    for word in line.split(' ') {
        for part in word.split(SOFT) {
            let wide = UPRIGHT.of_text(part, points);
            if at > 0.0 && at + wide > width {
                count += 1;
                at = 0.0;
            }
            at += wide;
            // A part that is wider than the line goes on over the next ones.
            while at > width.max(1.0) {
                count += 1;
                at -= width.max(1.0);
            }
        }
        at += blank;
    }
    count
}

/// Lets the merged cells of a column begin again after so many millimetres.
fn begin_again(rows: &mut [PrintedRow], column: usize, heights: &[f64], most: f64) {
    let mut at = 0;
    while at < rows.len() {
        let count = cell(rows, at, column).map_or(1, |cell| cell.rows.max(1));
        let mut first = at;
        let mut tall = heights.get(at).copied().unwrap_or_default();
        for next in at + 1..at + count {
            let height = heights.get(next).copied().unwrap_or_default();
            if tall + height > most {
                set_rows(rows, first, column, next - first);
                (first, tall) = (next, 0.0);
            }
            tall += height;
        }
        set_rows(rows, first, column, at + count - first);
        at += count;
    }
}

fn cell(rows: &[PrintedRow], at: usize, column: usize) -> Option<&PrintedCell> {
    match rows.get(at)? {
        PrintedRow::Cells { cells, .. } => cells.get(column),
        PrintedRow::Section { .. } => None,
    }
}

fn set_rows(rows: &mut [PrintedRow], at: usize, column: usize, count: usize) {
    if let Some(PrintedRow::Cells { cells, .. }) = rows.get_mut(at)
        && let Some(cell) = cells.get_mut(column)
    {
        cell.rows = count;
    }
}

/// Marks the rows whose next one shares a cell with them.
fn keep_together(rows: &mut [PrintedRow]) {
    let covered = |row: Option<&PrintedRow>| match row {
        Some(PrintedRow::Cells { cells, .. }) => cells.iter().any(|cell| cell.rows == 0),
        _ => false,
    };
    for at in 0..rows.len() {
        let next = covered(rows.get(at + 1));
        if let Some(PrintedRow::Cells { together, tall, .. }) = rows.get_mut(at) {
            *together = next && !*tall;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ColumnLayout, widths::set_widths};
    use super::*;

    fn table(rows: Vec<Vec<PrintedCell>>) -> Table {
        let column = ColumnLayout { heading: "Графа".into(), ..ColumnLayout::default() };
        let columns = vec![column; rows[0].len()];
        Table { columns, rows: rows.into_iter().map(PrintedRow::of).collect(), ..Table::default() }
    }

    #[test]
    fn a_row_of_many_lines_may_break_and_a_small_one_may_not() {
        let many: Vec<String> = (0..40).map(|line| line.to_string()).collect();
        let mut table =
            table(vec![vec![PrintedCell::plain(many.join("\n"))], vec![PrintedCell::plain("Одна")]]);
        set_widths(&mut table, Orientation::Landscape);
        set_heights(&mut table, Orientation::Landscape);
        let tall: Vec<bool> =
            table.rows.iter().map(|row| matches!(row, PrintedRow::Cells { tall: true, .. })).collect();
        assert_eq!(tall, [true, false]);
    }

    #[test]
    fn a_merged_cell_begins_again_before_half_a_page() {
        let row = |at: usize| {
            let shared = PrintedCell {
                rows: if at == 0 { 40 } else { 0 },
                ..PrintedCell::plain("В течение года")
            };
            vec![PrintedCell::plain(format!("Мероприятие {at}")), shared]
        };
        let mut table = table((0..40).map(row).collect());
        set_widths(&mut table, Orientation::Landscape);
        set_heights(&mut table, Orientation::Landscape);
        let spans: Vec<usize> =
            (0..40).filter_map(|at| cell(&table.rows, at, 1)).map(|cell| cell.rows).collect();
        assert_eq!(spans.iter().sum::<usize>(), 40);
        let most = spans.iter().max().copied().unwrap_or_default();
        assert!((5..20).contains(&most), "{spans:?}");
    }
}
