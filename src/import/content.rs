//! What a file says, whatever program wrote it: lines and tables in their order, and what stands aside of them.

use std::fmt;

use crate::import::message::DocumentPlace;

/// The largest table that is read, in cells.
pub(super) const MOST_CELLS: usize = 2_000_000;
/// How many letters merged cells may say at most, each as often as it has rows.
const MOST_LETTERS: usize = 64 << 20;

/// Everything a file says.
#[derive(Clone, Debug, Default)]
pub(super) struct SourceContent {
    /// The text from top to bottom.
    pub blocks: Vec<SourceBlock>,
    /// What stands aside: headers, footers, comments, footnotes, deleted text.
    pub asides: Vec<SideNote>,
    /// How many lines have been given an id.
    pub lines: usize,
    /// How many pictures there are.
    pub pictures: usize,
    /// Whether the file carries macros, which are not read.
    pub macros: bool,
}

/// A line or a table.
#[derive(Clone, Debug)]
pub(super) enum SourceBlock {
    /// A paragraph.
    Line(SourceParagraph),
    /// A table.
    Table(SourceTable),
}

/// A line in the list of all lines of a file.
pub(super) type LineId = usize;

/// A paragraph: of the text, of a cell or of a text box.
#[derive(Clone, Debug, Default)]
pub(super) struct SourceParagraph {
    /// Its place in the list of all lines.
    pub id: LineId,
    /// Its letters; tabs and breaks are kept.
    pub text: String,
    /// The number that Word prints before it.
    pub number: Option<String>,
    /// Where it stands.
    pub spot: DocumentPlace,
    /// How it looks.
    pub look: ParagraphLook,
    /// Which frame holds it, where one does: a text box, or a cell of a table that is only layout. Lines of one frame
    /// follow each other.
    pub frame: Option<usize>,
    /// Whether a new page begins before it.
    pub new_page: bool,
    /// The footnotes it refers to.
    pub notes: Vec<String>,
}

/// How a paragraph looks, as far as its meaning hangs on that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ParagraphLook {
    /// To which side it is set.
    pub align: ParagraphAlign,
    /// How far from the left it begins, in twentieths of a point.
    pub indent: i32,
    /// The level of a heading, from 1.
    pub heading: Option<u8>,
    /// Whether all of it is bold.
    pub bold: bool,
    /// The depth of its list, from 0, where Word numbers it.
    pub depth: usize,
}

/// To which side a paragraph is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ParagraphAlign {
    /// To the left, or to both sides.
    #[default]
    Left,
    /// To the middle.
    Centre,
    /// To the right.
    Right,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct SourceTable {
    /// Its rows.
    pub rows: Vec<SourceRow>,
    /// Whether it is drawn with lines.
    pub bordered: bool,
    /// Whether a new page begins before it.
    pub new_page: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct SourceRow {
    /// Its cells, from left to right.
    pub cells: Vec<SourceCell>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct SourceCell {
    /// The first column it covers, from 0.
    pub column: usize,
    /// How many columns it covers.
    pub span: usize,
    /// Whether it goes on from the cell above it.
    pub goes_on: bool,
    /// What it says.
    pub lines: Vec<SourceParagraph>,
    /// Whether it is filled with a colour, as the cells of a calendar plan are.
    pub shaded: bool,
}

/// What stands aside of the text.
#[derive(Clone, Debug)]
pub(super) struct SideNote {
    /// Where it stands.
    pub spot: DocumentPlace,
    /// What it says.
    pub text: String,
}

impl SourceParagraph {
    /// Its letters on one line.
    pub(super) fn flat(&self) -> String {
        super::text::flat(&self.text)
    }

    /// Whether it says nothing.
    pub(super) fn is_blank(&self) -> bool {
        self.number.is_none() && self.text.trim().is_empty()
    }

    /// The lines that its breaks make of it; all keep its id, so that what becomes of one becomes of it. The first has its
    /// number and its footnotes.
    pub(super) fn unbroken(&self) -> impl Iterator<Item = SourceParagraph> {
        let whole = !self.text.trim().contains('\n');
        let parts = self.text.split('\n').filter(move |part| !whole && !part.trim().is_empty());
        let (mut number, mut notes) = (self.number.clone(), self.notes.clone());
        let parts = parts.map(move |part| SourceParagraph {
            id: self.id,
            text: part.to_owned(),
            number: number.take(),
            spot: self.spot,
            look: self.look,
            frame: self.frame,
            new_page: self.new_page,
            notes: std::mem::take(&mut notes),
        });
        parts.chain(whole.then(|| self.clone()))
    }
}

impl SourceCell {
    /// What it says, on one line; numbers that Word prints in it stand before what they number.
    pub(super) fn flat(&self) -> String {
        let lines = self.lines.iter().map(|line| match &line.number {
            // A bullet is no word.
            Some(number) if number != "–" => format!("{number} {}", line.flat()).trim().to_owned(),
            _ => line.flat(),
        });
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Whether it says nothing.
    pub(super) fn is_blank(&self) -> bool {
        self.lines.iter().all(SourceParagraph::is_blank)
    }

    /// Whether it covers a column.
    pub(super) fn covers(&self, column: usize) -> bool {
        (self.column..self.column + self.span).contains(&column)
    }
}

impl SourceRow {
    /// The cell that covers a column; cells stand in the order of their columns.
    pub(super) fn over(&self, column: usize) -> Option<&SourceCell> {
        let behind = self.cells.partition_point(|cell| cell.column <= column);
        self.cells.get(behind.checked_sub(1)?).filter(|cell| cell.covers(column))
    }

    /// How many of its cells begin under a cell of another row.
    pub(super) fn begun_under(&self, cell: &SourceCell) -> usize {
        let before = |column: usize| self.cells.partition_point(|own| own.column < column);
        before(cell.column + cell.span) - before(cell.column)
    }
}

impl SourceTable {
    /// How many columns it has.
    pub(super) fn width(&self) -> usize {
        self.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column + cell.span).max().unwrap_or(0)
    }

    /// Whether it is larger than any that people make: what a cell says is told of each row that it is merged over.
    pub(super) fn is_too_large(&self) -> bool {
        let cells = || self.rows.iter().flat_map(|row| &row.cells);
        let longest = cells().map(|cell| cell.lines.iter().map(|line| line.text.len()).sum::<usize>()).max();
        let merged = cells().filter(|cell| cell.goes_on).count();
        self.rows.len().saturating_mul(self.width()) > MOST_CELLS
            || merged.saturating_mul(longest.unwrap_or(0)) > MOST_LETTERS
    }

    /// Every line in it.
    pub(super) fn lines(&self) -> impl Iterator<Item = &SourceParagraph> {
        self.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.lines)
    }
}

impl fmt::Display for SourceParagraph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.number {
            Some(number) => write!(f, "{number} {}", self.flat()),
            None => f.write_str(&self.flat()),
        }
    }
}
