//! Tables of the printable tree.

use serde::Serialize;

use super::{Bookmark, TextRun};

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Table {
    /// What it is, for those who hear it read.
    pub title: String,
    /// Its columns.
    pub columns: Vec<ColumnLayout>,
    /// The rows of headings, a heading a column: those over several columns first.
    pub heads: Vec<Vec<HeadCell>>,
    /// Whether the headings stand on every page; they do not where they take most of it.
    pub repeated: bool,
    /// The size of its letters, in points.
    pub points: f64,
    /// Whether its columns are narrower than what they hold can bear.
    pub crowded: bool,
    /// Whether a row 1 2 3 stands under the headings.
    pub numbered: bool,
    /// Whether its rows are to be filled in by hand, and need room for that.
    pub blank: bool,
    /// Its rows.
    pub rows: Vec<PrintedRow>,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ColumnLayout {
    /// What it holds: `number`, `title`, …, or a year.
    pub key: String,
    /// Its heading.
    pub heading: String,
    /// Its share of the width of the table, of 1000.
    pub width: u32,
    /// How its cells stand.
    pub align: CellAlign,
    /// Its width in millimetres, where the roadmap says it.
    pub given: Option<f64>,
    /// Whether the roadmap says how its cells stand.
    #[serde(skip)]
    pub settled: bool,
}

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CellAlign {
    /// At the left: prose.
    #[default]
    Left,
    /// In the middle: numbers, figures, dates.
    Center,
    /// At the right.
    Right,
}

/// A heading.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct HeadCell {
    /// Its text.
    pub text: String,
    /// Over how many columns it stands; 0 where one at the left stands over this one.
    pub columns: usize,
    /// How many rows of headings it takes; 0 where one above takes this one.
    pub rows: usize,
    /// The height in millimetres that it needs where it is turned to be read from below; 0 where it is not.
    pub turned: u32,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum PrintedRow {
    /// A heading over the whole width.
    Section {
        /// Its number; may be empty.
        number: String,
        /// Its text.
        text: String,
        /// In how many sections it stands.
        depth: usize,
    },
    /// A cell for each column.
    Cells {
        /// The cells.
        cells: Vec<PrintedCell>,
        /// Whether it is so high that it must break over pages.
        tall: bool,
        /// Whether it stays on a page with the next one, whose cells it shares.
        together: bool,
        /// Whether it holds sums.
        total: bool,
    },
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PrintedCell {
    /// Its text; a cell that is covered says again what the one that covers it says.
    pub runs: Vec<TextRun>,
    /// How many rows it stands for; 0 where a cell above covers this one.
    pub rows: usize,
    /// Where it is referred to: of the number of a measure.
    pub anchor: Option<Bookmark>,
}

impl CellAlign {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            CellAlign::Left => "left",
            CellAlign::Center => "center",
            CellAlign::Right => "right",
        }
    }
}

impl PrintedCell {
    /// A cell of its own row, of plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        PrintedCell { runs: TextRun::plain(text), rows: 1, anchor: None }
    }

    /// Its text without looks and links.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl HeadCell {
    /// A heading for each column, of a table without groups.
    pub fn of_columns(columns: &[ColumnLayout]) -> Vec<HeadCell> {
        columns
            .iter()
            .map(|column| HeadCell { text: column.heading.clone(), columns: 1, rows: 1, turned: 0 })
            .collect()
    }
}

impl PrintedRow {
    /// A row of cells.
    pub fn of(cells: Vec<PrintedCell>) -> Self {
        PrintedRow::Cells { cells, tall: false, together: false, total: false }
    }
}
