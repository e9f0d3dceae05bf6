//! Documents of one table: what a body has to do, the form of a report.

use super::annexes::laid;
use super::text::bound;
use super::{
    Align, Anchor, Annex, Block, Cell, Column, Content, Document, Head, Orientation, Row, Stamp, Table,
};

/// What such a document is made from.
pub(super) struct Sheet<'s> {
    /// Its id.
    pub id: &'s str,
    /// Its title.
    pub title: String,
    /// The headings of its table.
    pub headings: &'s [&'s str],
    /// The rows of its table.
    pub rows: Vec<Row>,
    /// Whether the rows are filled in by hand.
    pub blank: bool,
    /// What stands before the table.
    pub intro: Vec<Block>,
    /// The stamps at the upper right.
    pub right: Vec<Stamp>,
}

/// How headings begin over numbers, days and figures, which stand in the middle.
const CENTRED: [&str; 7] = ["№", "Дата", "Срок", "Единица", "Год", "Плановое", "Фактическое"];

/// A row of texts.
pub(super) fn cells<const N: usize>(texts: [String; N]) -> Row {
    Row::of(texts.into_iter().map(Cell::plain).collect())
}

/// A document of one table.
pub(super) fn sheet(sheet: Sheet<'_>) -> Document {
    let table = table(sheet.headings, sheet.rows, sheet.blank);
    let mut annex = page(sheet.id, 1, sheet.title.clone(), table);
    (annex.intro, annex.right) = (sheet.intro, sheet.right);
    Document { id: sheet.id.to_owned(), name: sheet.title, annexes: vec![annex], ..Document::default() }
}

/// A table under headings.
pub(super) fn table(headings: &[&str], rows: Vec<Row>, blank: bool) -> Table {
    let column = |heading: &&str| Column {
        heading: bound(heading),
        align: match CENTRED.iter().any(|start| heading.starts_with(start)) {
            true => Align::Center,
            false => Align::Left,
        },
        ..Column::default()
    };
    let columns: Vec<Column> = headings.iter().map(column).collect();
    Table { heads: vec![Head::of_columns(&columns)], columns, blank, rows, ..Table::default() }
}

/// A lying page with a title and a table.
pub(super) fn page(id: &str, mark: usize, title: String, table: Table) -> Annex {
    let orientation = Orientation::Landscape;
    Annex {
        id: id.to_owned(),
        anchor: Anchor { name: format!("a-{id}"), mark },
        orientation,
        left: Vec::new(),
        right: Vec::new(),
        content: Content::Table(laid(table, orientation, &title)),
        title,
        intro: Vec::new(),
        signatures: Vec::new(),
    }
}
