//! The grid of a table: what each column of its heading says in each row, merged cells carried down.

use crate::import::content::{Cell, Table};
use crate::import::text::{flat, unspaced};

use super::headings::{Column, Head};

/// What a row says under a heading.
#[derive(Clone, Debug, Default)]
pub(super) struct Value<'t> {
    /// Its words on one line.
    pub text: String,
    /// Its paragraphs.
    pub lines: Vec<&'t str>,
    /// Whether the cell begins in this row, and is not carried down from one above.
    pub own: bool,
    /// The row in which the cell begins.
    pub origin: usize,
    /// Whether all of it is bold.
    pub bold: bool,
    /// Whether it is filled with a colour.
    pub shaded: bool,
    /// The footnotes it refers to.
    pub notes: Vec<&'t String>,
}

/// The rows of a table under a heading.
pub(super) struct Grid<'t> {
    rows: Vec<Vec<Value<'t>>>,
}

impl<'t> Grid<'t> {
    /// Lays a table under a heading. A table of another width than the heading's, as torn tables are, is laid by the
    /// order of its cells.
    pub(super) fn of(table: &'t Table, head: &Head) -> Self {
        let end = head.columns.iter().map(|heading| heading.column + heading.span).max().unwrap_or(0);
        let by_order = head.rows == 0 && table.width() != end;
        let mut rows: Vec<Vec<Value<'t>>> = Vec::new();
        for (at, row) in table.rows.iter().enumerate() {
            let values = head.columns.iter().enumerate().map(|(index, heading)| {
                let cell = match by_order {
                    true => row.cells.get(index),
                    false => row.cells.iter().find(|cell| cell.covers(heading.column)),
                };
                let above = rows.last().and_then(|above| above.get(index));
                match cell {
                    // The first row that goes on, behind the break of a page, begins its cell anew.
                    Some(cell) if cell.goes_on && at > head.rows => {
                        let above = above.cloned().unwrap_or_default();
                        Value { own: false, notes: Vec::new(), ..above }
                    }
                    // A cell over several columns speaks for the first of them.
                    Some(cell) if cell.column == heading.column || by_order => value(cell, at, &heading.is),
                    Some(cell)
                        if !row.cells.iter().any(|one| one.column == heading.column)
                            && spans(head, cell, index) =>
                    {
                        value(cell, at, &heading.is)
                    }
                    _ => Value { own: true, origin: at, ..Value::default() },
                }
            });
            let values = values.collect();
            rows.push(values);
        }
        Grid { rows }
    }

    /// What a row says under each heading.
    pub(super) fn row(&self, at: usize) -> Vec<Value<'t>> {
        self.rows.get(at).cloned().unwrap_or_default()
    }
}

/// Whether a heading is the first that a cell which begins elsewhere covers.
fn spans(head: &Head, cell: &Cell, index: usize) -> bool {
    head.columns.iter().position(|heading| cell.covers(heading.column)) == Some(index)
}

fn value<'t>(cell: &'t Cell, row: usize, is: &Column) -> Value<'t> {
    let words = |cell: &Cell| match is {
        Column::Number => number(cell),
        Column::Result | Column::Own => in_lines(cell),
        _ => unspaced(&flat(&cell.flat())),
    };
    let said: Vec<_> = cell.lines.iter().filter(|line| !line.is_blank()).collect();
    Value {
        text: words(cell),
        lines: said.iter().map(|line| line.text.as_str()).collect(),
        own: true,
        origin: row,
        bold: !said.is_empty() && said.iter().all(|line| line.look.bold),
        shaded: cell.shaded,
        notes: cell.lines.iter().flat_map(|line| &line.notes).collect(),
    }
}

/// The words of a cell, in lines where each begins anew: two documents in one cell are two.
fn in_lines(cell: &Cell) -> String {
    let mut out = String::new();
    let numbered = cell.lines.iter().flat_map(|line| {
        let number = line.number.as_deref().filter(|number| *number != "–").unwrap_or_default();
        line.text.split('\n').enumerate().map(move |(at, text)| {
            let number = if at == 0 { number } else { "" };
            unspaced(&flat(&format!("{number} {text}")))
        })
    });
    for line in numbered.filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            let anew = line.starts_with(|sign: char| sign.is_uppercase() || matches!(sign, '–' | '-' | '•'));
            out.push(if anew || out.ends_with([';', ':']) { '\n' } else { ' ' });
        }
        out.push_str(&line);
    }
    out
}

/// The number in a cell: made by Word, or typed.
fn number(cell: &Cell) -> String {
    let made = cell.lines.iter().find_map(|line| line.number.clone());
    let typed = flat(&cell.lines.iter().map(|line| line.flat()).collect::<Vec<_>>().join(" "));
    match made {
        Some(made) if typed.is_empty() => made,
        _ => typed,
    }
}
