//! Widths of columns, from what they hold: long texts get room, and no word has to be broken.

use super::{Column, Orientation, Row, Table};

/// All of a table's width.
const WHOLE: u32 = 1000;
/// The width of a letter of 12 points, in millimetres; wide letters and capitals make up for narrow ones.
const LETTER: f64 = 2.2;
/// The same for the bold letters of a heading.
const BOLD: f64 = 2.5;
/// The margins of a cell, in millimetres.
const MARGINS: f64 = 3.5;
/// Room for a number, in millimetres, for those that are written by hand too.
const NUMBER: f64 = 7.0;
/// From how many letters on a word is left to hyphenation.
const LONG: usize = 16;

/// The width of the text on a page, in millimetres.
fn page(orientation: Orientation) -> f64 {
    match orientation {
        Orientation::Portrait => 170.0,
        Orientation::Landscape => 257.0,
    }
}

/// Shares the width among the columns: first room for the longest word, then by the length of the texts.
pub fn set_widths(table: &mut Table, orientation: Orientation) {
    let Table { columns, rows, .. } = table;
    let measured: Vec<(f64, f64)> =
        columns.iter().enumerate().map(|(at, column)| measure(column, rows, at)).collect();
    let scale = f64::from(WHOLE) / page(orientation);
    let least: f64 = measured.iter().map(|(word, _)| word * scale).sum();
    let wanted: f64 = measured.iter().map(|(_, text)| text).sum();
    let spare = (f64::from(WHOLE) - least).max(0.0);
    let squeeze = (f64::from(WHOLE) / least.max(1.0)).min(1.0);
    let mut left = WHOLE;
    for (column, (word, text)) in columns.iter_mut().zip(measured) {
        let width = word * scale * squeeze + spare * text / wanted.max(1.0);
        // Widths are figures between 0 and 1000, so that nothing is lost.
        column.width = (width.floor() as u32).min(left);
        left -= column.width;
    }
    if let Some(widest) = columns.iter_mut().max_by_key(|column| column.width) {
        widest.width += left;
    }
}

/// The least width a column needs, in millimetres, and how much text it holds: the root of the mean square of its
/// cells.
fn measure(column: &Column, rows: &[Row], at: usize) -> (f64, f64) {
    let mut word = longest(&column.heading) as f64 * BOLD;
    if column.heading.starts_with('№') {
        word = word.max(NUMBER);
    }
    let (mut sum, mut count) = (0.0, 0.0);
    for row in rows {
        let Row::Cells { cells } = row else { continue };
        let Some(cell) = cells.get(at).filter(|cell| cell.rows > 0) else { continue };
        // A merged cell has room over several rows.
        let length = cell.text.chars().count() as f64 / cell.rows as f64;
        word = word.max(longest(&cell.text) as f64 * LETTER);
        sum += length * length;
        count += 1.0;
    }
    let mean = if count > 0.0 { f64::sqrt(sum / count) } else { 0.0 };
    // Numbers need no more than they take; a blank form shares its room evenly.
    let text = if column.heading.starts_with('№') { 0.0 } else { mean.max(6.0) };
    (word + MARGINS, text)
}

/// The letters of the longest word that a line has to hold.
fn longest(text: &str) -> usize {
    let words = text.split([' ', '\n', '-']);
    words.map(|word| word.chars().count().min(LONG)).max().unwrap_or(0)
}
