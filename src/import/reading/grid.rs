//! The grid of a table: what each column of its heading says in each row, merged cells carried down.

use crate::import::content::{SourceCell, SourceTable};
use crate::import::text::{flat, unspaced};

use super::clauses::is_deadline;
use super::headings::{ColumnRole, HeadingRow};

/// What a row says under a heading.
#[derive(Clone, Debug, Default)]
pub(super) struct GridValue<'t> {
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
    /// What stands in the cell where it says that the cell above holds: «то же», «-//-».
    pub ditto: Option<String>,
}

/// The rows of a table under a heading.
pub(super) struct Grid<'t> {
    rows: Vec<Vec<GridValue<'t>>>,
}

impl<'t> Grid<'t> {
    /// Lays a table under a heading. A table of another width than the heading's, as torn tables are, is laid by the
    /// order of its cells.
    pub(super) fn of(table: &'t SourceTable, head: &HeadingRow) -> Self {
        let end = head.columns.iter().map(|heading| heading.column + heading.span).max().unwrap_or(0);
        let by_order = head.rows == 0 && table.width() != end;
        let mut rows: Vec<Vec<GridValue<'t>>> = Vec::new();
        for (at, row) in table.rows.iter().enumerate() {
            let values = head.columns.iter().enumerate().map(|(index, heading)| {
                let cell = match by_order {
                    true => row.cells.get(index),
                    false => row.over(heading.column),
                };
                let above = rows.last().and_then(|above| above.get(index));
                match cell {
                    // The first row that goes on, behind the break of a page, begins its cell anew.
                    Some(cell) if cell.goes_on && at > head.rows => {
                        let above = above.cloned().unwrap_or_default();
                        GridValue { own: false, notes: Vec::new(), ..above }
                    }
                    // A cell over several columns speaks for the first of them.
                    Some(cell) if cell.column == heading.column || by_order => value(cell, at, &heading.is),
                    Some(cell) if spans(head, cell, index) => value(cell, at, &heading.is),
                    _ => GridValue { own: true, origin: at, ..GridValue::default() },
                }
            });
            let mut values: Vec<GridValue<'t>> = values.collect();
            for (index, (value, heading)) in values.iter_mut().zip(&head.columns).enumerate() {
                let repeats = at >= head.rows && value.own && is_ditto(&value.text);
                if repeats && takes_ditto(&heading.is) {
                    // The heading is nothing that a row could repeat.
                    repeat(value, rows.get(head.rows..).unwrap_or_default(), index);
                }
            }
            rows.push(values);
        }
        Grid { rows }
    }

    /// What a row says under each heading.
    pub(super) fn row(&self, at: usize) -> Vec<GridValue<'t>> {
        self.rows.get(at).cloned().unwrap_or_default()
    }
}

/// Whether a cell says that the one above it holds: «то же», «-//-», a pair of quotation marks.
fn is_ditto(text: &str) -> bool {
    let small = text.to_lowercase();
    let worded = matches!(small.trim_end_matches('.'), "то же" | "тоже" | "то же самое" | "там же");
    let signs = |sign: char| "-–—/|\"″〃«»“”„'’ ".contains(sign);
    let marked =
        ["\"", "″", "〃", "//", "«", "»", "”", "“", "''", "||"].iter().any(|mark| text.contains(mark));
    worded || !text.is_empty() && text.chars().all(signs) && marked
}

fn takes_ditto(column: &ColumnRole) -> bool {
    use ColumnRole::{Deadline, Ends, Note, Own, Place, Responsible, Result, Starts};
    matches!(column, Deadline | Starts | Ends | Responsible | Result | Place | Note | Own)
}

/// Puts the words of the nearest cell above that says something in the place of a mark.
fn repeat<'t>(value: &mut GridValue<'t>, rows: &[Vec<GridValue<'t>>], index: usize) {
    let above = rows.iter().rev().filter_map(|row| row.get(index)).find(|above| !above.text.is_empty());
    if let Some(above) = above {
        value.ditto = Some(std::mem::replace(&mut value.text, above.text.clone()));
        value.lines.clone_from(&above.lines);
    }
}

/// Whether a heading is the first that a cell which begins elsewhere covers.
fn spans(head: &HeadingRow, cell: &SourceCell, index: usize) -> bool {
    head.columns.partition_point(|heading| heading.column < cell.column) == index
}

fn value<'t>(cell: &'t SourceCell, row: usize, is: &ColumnRole) -> GridValue<'t> {
    let words = |cell: &SourceCell| match is {
        ColumnRole::Number => number(cell),
        ColumnRole::Result | ColumnRole::Own | ColumnRole::Spent(_) | ColumnRole::Year(..) => in_lines(cell),
        ColumnRole::Title if is_list(cell) => in_lines(cell),
        ColumnRole::Deadline => deadlines(cell),
        _ => unspaced(&flat(&cell.flat())),
    };
    let said: Vec<_> = cell.lines.iter().filter(|line| !line.is_blank()).collect();
    GridValue {
        text: words(cell),
        lines: said.iter().map(|line| line.text.as_str()).collect(),
        own: true,
        origin: row,
        bold: !said.is_empty() && said.iter().all(|line| line.look.bold),
        shaded: cell.shaded,
        notes: cell.lines.iter().flat_map(|line| &line.notes).collect(),
        ditto: None,
    }
}

/// Whether a cell lists things, most of them on lines behind a dash.
fn is_list(cell: &SourceCell) -> bool {
    let lines = cell.lines.iter().flat_map(|line| line.text.split('\n')).map(str::trim_start);
    let said: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let dashed = said.iter().filter(|line| line.starts_with(['–', '-', '—', '•'])).count();
    said.len() > 1 && dashed * 2 > said.len()
}

/// The deadline of a cell; two that stand on lines of their own are two.
fn deadlines(cell: &SourceCell) -> String {
    let whole = unspaced(&flat(&cell.flat()));
    let lines = cell.lines.iter().flat_map(|line| line.text.split('\n'));
    let lines: Vec<String> =
        lines.map(|line| unspaced(&flat(line))).filter(|text| !text.is_empty()).collect();
    let numbered = cell.lines.iter().any(|line| line.number.is_some());
    // «05.06.2024 (резервный день)» is a day, whatever the words in brackets say.
    let core = |text: &str| text.split_once(" (").map_or(text, |(core, _)| core).to_owned();
    let apart = |text: &String| is_deadline(&core(text)) && !text.ends_with([',', ';']);
    if lines.len() < 2 || numbered || is_deadline(&whole) || !lines.iter().all(apart) {
        return whole;
    }
    lines.join(", ")
}

/// The words of a cell, in lines where each begins anew: two documents in one cell are two, and two figures.
fn in_lines(cell: &SourceCell) -> String {
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
            let figures = line.starts_with(|sign: char| sign.is_ascii_digit())
                && out.ends_with(|sign: char| sign.is_ascii_digit());
            out.push(if anew || figures || out.ends_with([';', ':']) { '\n' } else { ' ' });
        }
        out.push_str(&line);
    }
    out
}

/// The number in a cell: made by Word, or typed.
fn number(cell: &SourceCell) -> String {
    let made = cell.lines.iter().find_map(|line| line.number.clone());
    let typed = flat(&cell.lines.iter().map(|line| line.flat()).collect::<Vec<_>>().join(" "));
    match made {
        Some(made) if typed.is_empty() => made,
        _ => typed,
    }
}

#[cfg(test)]
mod tests {
    use super::super::headings;
    use super::*;
    use crate::import::content::{SourceParagraph, SourceRow};

    #[test]
    fn a_mark_of_repetition_takes_the_words_above_and_never_those_of_the_heading() {
        let cell = |(column, text): (usize, &&str)| SourceCell {
            column,
            span: 1,
            lines: vec![SourceParagraph { text: (*text).to_owned(), ..SourceParagraph::default() }],
            ..SourceCell::default()
        };
        let row = |texts: &[&str; 3]| SourceRow { cells: texts.iter().enumerate().map(cell).collect() };
        let rows = [
            ["Мероприятие", "Срок", "Ответственный"],
            ["Встреча", "май", "то же"],
            ["Беседа", "июнь", "Куратор"],
            ["Урок", "июль", "-//-"],
        ];
        let table =
            SourceTable { rows: rows.iter().map(row).collect(), bordered: true, ..SourceTable::default() };
        let head = headings::head(&table).unwrap();
        let grid = Grid::of(&table, &head);
        let who: Vec<String> = (1..4).map(|at| grid.row(at)[2].text.clone()).collect();
        assert_eq!(who, ["то же", "Куратор", "Куратор"]);
    }
}
