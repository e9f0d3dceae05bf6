//! The printable tree: what stands on paper, in the order in which it stands there.

use serde::Serialize;

mod table;

pub use table::{CellAlign, ColumnLayout, HeadCell, PrintedCell, PrintedRow, Table};

/// An act with its annexes, or a plan that stands alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Document {
    /// The id of the roadmap.
    pub id: String,
    /// How the act is named in a list of files: «Приказ от 05.02.2024 № 58».
    pub name: String,
    /// «ПРОЕКТ», to stand on every page of what may not be signed yet.
    pub draft: Option<String>,
    /// Of what may not be signed yet: in which lines of the file something may not have been read.
    pub unread: Option<String>,
    /// The pages of the act itself.
    pub order: Option<OrderPage>,
    /// The lists by which the clauses are numbered, for programs that number by themselves.
    pub lists: Vec<ClauseList>,
    /// The annexes, each from a new page.
    pub annexes: Vec<AnnexPages>,
}

/// A place that is referred to from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bookmark {
    /// Its name, the only one in the document: `m-acts`.
    pub name: String,
    /// Its number, the only one in the document.
    pub mark: usize,
}

/// A list by which clauses are numbered: each has its own number among all and begins with given figures.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClauseList {
    /// Its number, from 1.
    pub id: usize,
    /// How it is numbered: `parenthesis`, `decimal`, `dash` or `none`.
    pub style: &'static str,
    /// The depth at which it begins anew.
    pub depth: usize,
    /// The figure with which it begins at that depth.
    pub start: u32,
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
    /// «(в ред. приказа от 10.04.2024 № 17)».
    pub editions: Option<String>,
    /// The prose before the resolving verb.
    pub preamble: Option<Vec<TextRun>>,
    /// The resolving verb.
    pub verb: Option<Verb>,
    /// The clauses, outer before inner.
    pub clauses: Vec<PrintedClause>,
    /// «Основание: …», where the preamble does not name the acts it rests on.
    pub basis: Option<String>,
    /// Who signs.
    pub signatures: Vec<Signature>,
    /// «СОГЛАСОВАНО», below the signature.
    pub agreed: Vec<PrintedStamp>,
    /// Who drafted it, at the foot of the page.
    pub executor: Option<Executor>,
    /// «С приказом ознакомлены»: a line for each.
    pub acquainted: Option<AcquaintanceSheet>,
    /// «Рассылка: …».
    pub copies: Option<String>,
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
pub struct PrintedClause {
    /// How deep it lies: 0 for a clause, 1 for one inside it.
    pub depth: usize,
    /// Its number with the sign that closes it: «1.», «2)».
    pub number: String,
    /// Its text with the stop that closes it.
    pub runs: Vec<TextRun>,
    /// Where it is referred to.
    pub anchor: Option<Bookmark>,
    /// The [list](ClauseList) whose next number it bears; none where its number is typed.
    pub list: Option<usize>,
}

/// «С приказом ознакомлены».
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AcquaintanceSheet {
    /// Its words: «С приказом ознакомлены:».
    pub title: String,
    /// Who, a line each; empty for a line that is filled in by hand.
    pub lines: Vec<String>,
}

/// A line to sign: the position at the left, the name at the right.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Signature {
    /// The position.
    pub position: String,
    /// Initials and surname.
    pub name: String,
    /// The room that the name needs, in millimetres: no line ends within it.
    pub room: u32,
}

/// Who drafted the act.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Executor {
    /// Name, position and telephone, a line each.
    pub lines: Vec<String>,
}

/// Lines that stand together at a side of the page: the mark of an annex, «УТВЕРЖДАЮ».
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PrintedStamp {
    /// Its lines; a line may be long and is then broken by the page.
    pub lines: Vec<String>,
    /// The number of the annex, with which the first line ends: «3».
    pub number: Option<String>,
    /// Whether that number counts annexes: 1, 2, 3.
    pub counted: bool,
    /// Whether it is not the one after that of the annex before.
    pub restarts: bool,
}

/// An annex.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnnexPages {
    /// Its id in the roadmap.
    pub id: String,
    /// Where it is referred to.
    pub anchor: Bookmark,
    /// Upright or lying.
    pub orientation: Orientation,
    /// The stamps at the upper left: «СОГЛАСОВАНО».
    pub left: Vec<PrintedStamp>,
    /// The stamps at the upper right: «Приложение № 1 …», «УТВЕРЖДАЮ».
    pub right: Vec<PrintedStamp>,
    /// Its title.
    pub title: String,
    /// What stands before its content.
    pub intro: Vec<TextBlock>,
    /// Its content.
    pub content: AnnexContent,
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
pub enum AnnexContent {
    /// A table: of measures, of indicators, a blank form.
    Table(Table),
    /// The members of a group.
    Members {
        /// Who.
        members: Vec<PrintedMember>,
    },
    /// Running text.
    Text {
        /// Its paragraphs.
        blocks: Vec<TextBlock>,
    },
}

/// A member of a group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PrintedMember {
    /// The name; empty where only the position is given.
    pub name: String,
    /// The position.
    pub position: String,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum TextBlock {
    /// A heading.
    Heading {
        /// 1 for the uppermost.
        level: usize,
        /// Its text.
        runs: Vec<TextRun>,
    },
    /// A paragraph.
    Paragraph {
        /// Its text.
        runs: Vec<TextRun>,
    },
    /// An item of a list.
    Item {
        /// 0 for an item of an outer list.
        depth: usize,
        /// «1.», «1)» or «–»; empty for a further paragraph of an item.
        marker: String,
        /// Its text.
        runs: Vec<TextRun>,
    },
    /// A quotation.
    Quote {
        /// Its text.
        runs: Vec<TextRun>,
    },
    /// Letters as they are, line by line.
    Code {
        /// The lines.
        text: String,
    },
    /// A line across the page.
    Rule,
    /// A footnote, below the text.
    Note {
        /// Its mark: «1».
        mark: String,
        /// Its text.
        runs: Vec<TextRun>,
    },
    /// A table.
    Table(Table),
}

/// Letters of one look.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TextRun {
    /// The letters; `\n` breaks the line.
    pub text: String,
    /// Whether they are bold.
    pub bold: bool,
    /// Whether they are italic.
    pub italic: bool,
    /// Whether they are struck through.
    pub struck: bool,
    /// Whether they stand above the line.
    pub raised: bool,
    /// Where they lead within the document.
    pub to: Option<Bookmark>,
    /// How a word processor keeps the number right that it prints: `number` of the paragraph it leads to, `text` of the
    /// place it leads to; none where it cannot.
    pub field: Option<&'static str>,
    /// The address that they lead to.
    pub address: Option<String>,
}

impl TextRun {
    /// Letters without any look; none for an empty text.
    pub fn plain(text: impl Into<String>) -> Vec<TextRun> {
        let text = text.into();
        if text.is_empty() { Vec::new() } else { vec![TextRun { text, ..TextRun::default() }] }
    }

    /// Whether its letters look as those of another do.
    pub(super) fn looks_like(&self, other: &TextRun) -> bool {
        let of = |run: &TextRun| (run.bold, run.italic, run.struck, run.raised, run.field);
        of(self) == of(other) && self.to == other.to && self.address == other.address
    }
}
