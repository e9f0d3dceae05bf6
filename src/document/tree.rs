//! The printable tree: what stands on paper, in the order in which it stands there.

use serde::Serialize;

/// An act with its annexes, or a plan that stands alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    /// The id of the roadmap.
    pub id: String,
    /// How the act is named in a list of files: «Приказ от 05.02.2024 № 58».
    pub name: String,
    /// «ПРОЕКТ», to stand on every page of what may not be signed yet.
    pub draft: Option<String>,
    /// The pages of the act itself.
    pub order: Option<OrderPage>,
    /// The annexes, each from a new page.
    pub annexes: Vec<Annex>,
}

/// The act itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OrderPage {
    /// The body that issues it.
    pub issuer: String,
    /// «ПРИКАЗ».
    pub kind: String,
    /// «05.02.2024», or a blank to fill in.
    pub date: String,
    /// «№ 58», or a blank to fill in.
    pub number: String,
    /// «г. Армавир».
    pub place: Option<String>,
    /// The title.
    pub title: String,
    /// The prose before the resolving verb.
    pub preamble: Option<String>,
    /// The resolving verb.
    pub verb: Option<Verb>,
    /// The clauses, outer before inner.
    pub clauses: Vec<Clause>,
    /// «Основание: …», where the preamble does not name the acts it rests on.
    pub basis: Option<String>,
    /// Who signs.
    pub signatures: Vec<Signature>,
    /// «СОГЛАСОВАНО», below the signature.
    pub agreed: Vec<Stamp>,
    /// Who drafted it, at the foot of the page.
    pub executor: Option<Executor>,
}

/// The resolving verb.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verb {
    /// «приказываю:».
    pub text: String,
    /// «п р и к а з ы в а ю:», for media that cannot space letters.
    pub letters: String,
    /// Whether its letters are spaced; those in capitals are not.
    pub spaced: bool,
    /// Whether it stands on a line of its own.
    pub own_line: bool,
}

/// A clause.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Clause {
    /// How deep it lies: 0 for a clause, 1 for one inside it.
    pub depth: usize,
    /// Its number with the sign that closes it: «1.», «2)».
    pub number: String,
    /// Its text with the stop that closes it.
    pub text: String,
}

/// A line to sign: the position at the left, the name at the right.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Signature {
    /// The position.
    pub position: String,
    /// Initials and surname.
    pub name: String,
}

/// Who drafted the act.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Executor {
    /// Name, position and telephone, a line each.
    pub lines: Vec<String>,
}

/// Lines that stand together at a side of the page: the mark of an annex, «УТВЕРЖДАЮ».
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stamp {
    /// Its lines; a line may be long and is then broken by the page.
    pub lines: Vec<String>,
}

/// An annex.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Annex {
    /// Its id in the roadmap.
    pub id: String,
    /// Upright or lying.
    pub orientation: Orientation,
    /// The stamps at the upper left: «СОГЛАСОВАНО».
    pub left: Vec<Stamp>,
    /// The stamps at the upper right: «Приложение № 1 …», «УТВЕРЖДАЮ».
    pub right: Vec<Stamp>,
    /// Its title.
    pub title: String,
    /// What stands before its content.
    pub intro: Vec<Block>,
    /// Its content.
    pub content: Content,
    /// Who signs it: the blank form of a report, which no order covers.
    pub signatures: Vec<Signature>,
}

/// How a page lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Orientation {
    /// Upright.
    Portrait,
    /// Lying, for wide tables.
    Landscape,
}

/// What an annex holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Content {
    /// A table: of measures, of indicators, a blank form.
    Table(Table),
    /// The members of a group.
    Members {
        /// Who.
        members: Vec<Member>,
    },
    /// Running text.
    Text {
        /// Its paragraphs.
        blocks: Vec<Block>,
    },
}

/// A member of a group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Member {
    /// The name; empty where only the position is given.
    pub name: String,
    /// The position.
    pub position: String,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// Its columns; their headings are repeated on every page.
    pub columns: Vec<Column>,
    /// Whether a row 1 2 3 stands under the headings.
    pub numbered: bool,
    /// Whether its rows are to be filled in by hand, and need room for that.
    pub blank: bool,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    /// What it holds: `number`, `title`, …, or a year.
    pub key: String,
    /// Its heading.
    pub heading: String,
    /// Its share of the width of the table, of 1000.
    pub width: u32,
    /// Whether its cells are centred: numbers, figures, dates.
    pub centred: bool,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Row {
    /// A heading over the whole width.
    Section {
        /// Its number; may be empty.
        number: String,
        /// Its text.
        text: String,
    },
    /// A cell for each column.
    Cells {
        /// The cells.
        cells: Vec<Cell>,
    },
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cell {
    /// Its text; lines are told apart by `\n`.
    pub text: String,
    /// How many rows it stands for; 0 where a cell above covers this one.
    pub rows: usize,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 for the uppermost.
        level: usize,
        /// Its text.
        runs: Vec<Run>,
    },
    /// A paragraph.
    Paragraph {
        /// Its text.
        runs: Vec<Run>,
    },
    /// An item of a list.
    Item {
        /// 0 for an item of an outer list.
        depth: usize,
        /// «1.» or «–»; empty for a further paragraph of an item.
        marker: String,
        /// Its text.
        runs: Vec<Run>,
    },
    /// A table.
    Table(Table),
}

/// Letters of one look.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Run {
    /// The letters; `\n` breaks the line.
    pub text: String,
    /// Whether they are bold.
    pub bold: bool,
    /// Whether they are italic.
    pub italic: bool,
}
