//! Widths of columns, from what they hold: long texts get room, and no word has to be broken.

use super::{Column, Row};

/// All of a table's width.
const WHOLE: u32 = 1000;
/// The width of a letter, on a lying page of 257 mm with letters of 12 points, about 2.2 mm.
const LETTER: f64 = 8.6;
/// The width of a cell's margins.
const MARGINS: f64 = 16.0;
/// The width of a column of numbers.
const NUMBERS: u32 = 60;

/// Shares the width among the columns: first room for the longest word, then by the length of the texts.
pub fn set_widths(columns: &mut [Column], rows: &[Row]) {
    let measured: Vec<(f64, f64)> = (0..columns.len()).map(|at| measure(columns, rows, at)).collect();
    let least: f64 = measured.iter().map(|(word, _)| word).sum();
    let wanted: f64 = measured.iter().map(|(_, text)| text).sum();
    let spare = (f64::from(WHOLE) - least).max(0.0);
    let squeeze = (f64::from(WHOLE) / least.max(1.0)).min(1.0);
    let mut left = WHOLE;
    for (column, (word, text)) in columns.iter_mut().zip(measured) {
        let width = word * squeeze + spare * text / wanted.max(1.0);
        // Widths are figures between 0 and 1000, so that nothing is lost.
        column.width = (width.floor() as u32).min(left);
        left -= column.width;
    }
    if let Some(widest) = columns.iter_mut().max_by_key(|column| column.width) {
        widest.width += left;
    }
}

/// The least width a column needs and how much text it holds (the root of the mean square of its cells).
fn measure(columns: &[Column], rows: &[Row], at: usize) -> (f64, f64) {
    let Some(column) = columns.get(at) else { return (0.0, 0.0) };
    let mut word = longest(&column.heading);
    let (mut sum, mut count) = (0.0, 0.0);
    for row in rows {
        let Row::Cells { cells } = row else { continue };
        let Some(cell) = cells.get(at).filter(|cell| cell.rows > 0) else { continue };
        // A merged cell has room over several rows.
        let length = cell.text.chars().count() as f64 / cell.rows as f64;
        word = word.max(longest(&cell.text));
        sum += length * length;
        count += 1.0;
    }
    let mean = if count > 0.0 { f64::sqrt(sum / count) } else { 0.0 };
    // Very long words are hyphenated; numbers need no more than they take.
    let word = word.min(16) as f64 * LETTER + MARGINS;
    let text = if column.key == "number" { 0.0 } else { mean.max(6.0) };
    (word, text)
}

fn longest(text: &str) -> usize {
    let words = text.split([' ', '\n', '-', '/', '\u{a0}']);
    words.map(|word| word.chars().count()).max().unwrap_or(0)
}

/// Makes columns of numbers narrow in a table that has no text yet, and shares what that frees.
pub fn narrow_numbers(columns: &mut [Column]) {
    let numbers = columns.iter().filter(|column| column.centred).count();
    let others = columns.len() - numbers;
    let Ok(others) = u32::try_from(others) else { return };
    if others == 0 {
        return;
    }
    let free = WHOLE.saturating_sub(NUMBERS * u32::try_from(numbers).unwrap_or(0));
    let mut odd = free % others;
    for column in columns {
        if column.centred {
            column.width = NUMBERS;
        } else {
            column.width = free / others + std::mem::take(&mut odd);
        }
    }
}
