//! Documents of one table: what a body has to do, the form of a report.

use super::annexes::laid;
use super::text::bound;
use super::{
    AnnexContent, AnnexPages, Bookmark, CellAlign, ColumnLayout, Document, HeadCell, Orientation,
    PrintedCell, PrintedRow, PrintedStamp, Table, TextBlock,
};

/// What such a document is made from.
pub(super) struct ListSource<'s> {
    /// Its id.
    pub id: &'s str,
    /// Its title.
    pub title: String,
    /// The headings of its table.
    pub headings: &'s [&'s str],
    /// The rows of its table.
    pub rows: Vec<PrintedRow>,
    /// Whether the rows are filled in by hand.
    pub blank: bool,
    /// What stands before the table.
    pub intro: Vec<TextBlock>,
    /// The stamps at the upper right.
    pub right: Vec<PrintedStamp>,
}

/// How headings begin over numbers, days and figures, which stand in the middle.
const CENTRED: [&str; 7] = ["№", "Дата", "Срок", "Единица", "Год", "Плановое", "Фактическое"];

/// A row of texts.
pub(super) fn cells<const N: usize>(texts: [String; N]) -> PrintedRow {
    PrintedRow::of(texts.into_iter().map(PrintedCell::plain).collect())
}

/// A document of one table.
pub(super) fn sheet(sheet: ListSource<'_>) -> Document {
    let table = table(sheet.headings, sheet.rows, sheet.blank);
    let mut annex = page(sheet.id, 1, sheet.title.clone(), table);
    (annex.intro, annex.right) = (sheet.intro, sheet.right);
    Document { id: sheet.id.to_owned(), name: sheet.title, annexes: vec![annex], ..Document::default() }
}

/// A table under headings.
pub(super) fn table(headings: &[&str], rows: Vec<PrintedRow>, blank: bool) -> Table {
    let column = |heading: &&str| ColumnLayout {
        heading: bound(heading),
        align: match CENTRED.iter().any(|start| heading.starts_with(start)) {
            true => CellAlign::Center,
            false => CellAlign::Left,
        },
        ..ColumnLayout::default()
    };
    let columns: Vec<ColumnLayout> = headings.iter().map(column).collect();
    Table { heads: vec![HeadCell::of_columns(&columns)], columns, blank, rows, ..Table::default() }
}

/// A lying page with a title and a table.
pub(super) fn page(id: &str, mark: usize, title: String, table: Table) -> AnnexPages {
    let orientation = Orientation::Landscape;
    AnnexPages {
        id: id.to_owned(),
        anchor: Bookmark { name: format!("a-{id}"), mark },
        orientation,
        left: Vec::new(),
        right: Vec::new(),
        content: AnnexContent::Table(laid(table, orientation, &title)),
        title,
        intro: Vec::new(),
        signatures: Vec::new(),
    }
}
