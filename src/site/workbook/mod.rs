//! The workspace as a workbook for spreadsheets: the overview, the list of duties, and who answered what.
//!
//! A sheet is a plain value; `write` alone knows the library that makes the file.

mod list;
mod matrix;
mod summary;
mod write;

use chrono::NaiveDate;

use super::duties::Duties;
use super::part::SitePart;
use super::status::Overview;
use crate::base::{Lang, numeric_date, say};

pub use write::xlsx;

/// A sheet: a row of headings, then rows of cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorkbookSheet {
    /// Its name.
    pub name: String,
    /// What stands over every printed page.
    pub note: String,
    /// Its columns.
    pub columns: Vec<SheetColumn>,
    /// Its rows, each of as many cells as there are columns.
    pub rows: Vec<Vec<SheetCell>>,
}

/// A column of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetColumn {
    /// Its heading.
    pub heading: String,
    /// How many figures it is wide.
    pub width: u16,
}

/// A cell of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SheetCell {
    /// Nothing.
    #[default]
    Empty,
    /// A text, whatever it begins with.
    Text(String),
    /// A day.
    Day(NaiveDate),
    /// How many.
    Count(usize),
    /// Days, below zero where they are over.
    Days(i64),
    /// A text that should be seen at once.
    Bad(String),
}

/// What the sheets show of one workspace.
pub struct BookPart<'w> {
    /// The workspace with what follows from it.
    pub part: &'w SitePart,
    /// What is asked for in the files that were named.
    pub duties: Duties<'w>,
    /// The one body whose duties are wanted, where not all are.
    pub body: Option<String>,
}

/// The sheets of workspaces, judged on a day; of one body without the overview, which counts all.
pub fn sheets(parts: &[BookPart<'_>], as_of: Option<NaiveDate>, lang: Lang) -> Vec<WorkbookSheet> {
    let mut sheets = Vec::new();
    if parts.iter().all(|one| one.body.is_none()) {
        let overview = Overview::joined(parts.iter().map(|one| &one.part.overview), as_of);
        sheets.push(summary::sheet(&overview, lang));
    }
    sheets.push(list::sheet(parts, as_of, lang));
    sheets.extend(parts.iter().flat_map(|one| matrix::sheets(one, as_of, lang)));
    let note = match as_of.map(|day| numeric_date(day, lang)) {
        Some(day) => say!(lang, "По состоянию на {day}", "As of {day}"),
        None => {
            say!(lang, "День не назван: просроченное не считается", "No day is named: nothing is overdue")
        }
    };
    sheets.iter_mut().for_each(|sheet| sheet.note = note.clone());
    sheets
}

/// Columns of so many figures with their headings in a language.
fn columns(headings: &[(&str, &str, u16)], lang: Lang) -> Vec<SheetColumn> {
    let column = |(ru, en, width): &(&str, &str, u16)| SheetColumn {
        heading: lang.pick(*ru, *en).to_owned(),
        width: *width,
    };
    headings.iter().map(column).collect()
}

/// A text as a cell; nothing where there is none.
fn text(text: &str) -> SheetCell {
    if text.is_empty() { SheetCell::Empty } else { SheetCell::Text(text.to_owned()) }
}
