//! The headings of tables: what a column is for, told by its words, in whatever order the columns stand.

use crate::import::content::{SourceCell, SourceRow, SourceTable};
use crate::import::ledger::Ledger;
use crate::import::text::{flat, unspaced};

use super::calendar::{slot, year};
use super::heading_words::WORDS;
use super::{members, scan, settle};

/// What a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// It only lays out a page.
    Layout,
    /// Measures.
    Measures,
    /// Indicators by year.
    Indicators,
    /// People of a working group.
    Members,
    /// A blank form.
    Form,
    /// Anything else.
    Other,
}

/// What a column of a table of measures or indicators is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ColumnRole {
    /// The number of a row.
    Number,
    /// What is done, or measured.
    Title,
    /// Until when.
    Deadline,
    /// The first day.
    Starts,
    /// The last day.
    Ends,
    /// A quarter, a month, a half or a year to be marked.
    Slot(String),
    /// Who is responsible.
    Responsible,
    /// What results.
    Result,
    /// A note.
    Note,
    /// Where.
    Place,
    /// A unit.
    Unit,
    /// How it is counted.
    Definition,
    /// The heading over indicators.
    Group,
    /// The value of a year, known before the plan or planned.
    Year(i32, bool),
    /// What a measure costs, or how much of a thing it takes, by year and source.
    Spent(FundingColumn),
    /// The section that the rows stand in, in a cell merged over them.
    Section,
    /// A column of one's own.
    Own,
}

/// A column of figures by year and source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FundingColumn {
    /// The figures of a year.
    Year(i32),
    /// Their sum.
    Sum,
    /// The source that a line is of.
    Source,
}

/// A column with its place and its heading.
#[derive(Clone, Debug)]
pub(super) struct ColumnHeading {
    /// The first column of the grid it covers.
    pub column: usize,
    /// How many it covers.
    pub span: usize,
    /// What it is for.
    pub is: ColumnRole,
    /// Its own heading.
    pub text: String,
    /// The headings of the groups it stands in, the outermost first; empty where it stands in none.
    pub group: String,
}

impl ColumnHeading {
    /// What stands over a column that draws a part of a deadline, years aside.
    pub(super) fn named_group(&self) -> Option<String> {
        let mut groups = self.group.split(": ").filter(|group| !group.is_empty());
        groups.find(|group| year(&group.to_lowercase(), "").is_none()).map(str::to_owned)
    }
}

/// The heading of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct HeadingRow {
    /// How many rows it takes.
    pub rows: usize,
    /// Its columns.
    pub columns: Vec<ColumnHeading>,
    /// Whether a row 1 2 3 stands under it.
    pub numbered: bool,
}

impl HeadingRow {
    /// Whether a cell stands in the column of numbers.
    pub(super) fn numbers(&self, cell: &SourceCell) -> bool {
        cell.span == 1 && self.over(cell).is_some_and(|heading| heading.is == ColumnRole::Number)
    }

    /// The heading over the column in which a cell begins.
    fn over(&self, cell: &SourceCell) -> Option<&ColumnHeading> {
        let at = self.columns.binary_search_by_key(&cell.column, |heading| heading.column).ok()?;
        self.columns.get(at)
    }

    /// Says that a row is in what will be written: its cells, and its number.
    pub(super) fn take(&self, row: &SourceRow, ledger: &mut Ledger) {
        for cell in &row.cells {
            let counted = self.numbers(cell);
            // Sums over sources and years are made by the print, and are not written.
            let summed = self.over(cell).is_some_and(|heading| matches!(heading.is, ColumnRole::Spent(_)));
            cell.lines.iter().for_each(|line| match () {
                () if counted => ledger.count(line),
                () if summed => ledger.state(line),
                () => ledger.take(line),
            });
        }
    }
}

/// What a table is for.
pub(super) fn purpose(table: &SourceTable) -> Purpose {
    let Some(head) = head(table) else {
        return bare_purpose(table);
    };
    let has = |wanted: fn(&ColumnRole) -> bool| head.columns.iter().any(|column| wanted(&column.is));
    let titled = has(|column| *column == ColumnRole::Title);
    let timed = has(|column| {
        matches!(column, ColumnRole::Deadline | ColumnRole::Starts | ColumnRole::Ends | ColumnRole::Slot(_))
    });
    let people = head.columns.iter().any(|column| is_of_people(&column.text));
    let years = has(|column| matches!(column, ColumnRole::Year(..)));
    let spent = has(|column| matches!(column, ColumnRole::Spent(_)));
    let rest = table.rows.iter().skip(head.rows);
    let blank = rest.clone().count() > 0 && rest.clone().all(is_blank_row);
    match () {
        () if blank => Purpose::Form,
        () if titled && (timed || spent) && !people => Purpose::Measures,
        () if titled && years => Purpose::Indicators,
        () if people => Purpose::Members,
        () if titled && has(|column| *column == ColumnRole::Responsible) => Purpose::Measures,
        () => bare_purpose(table),
    }
}

/// Whether a row says nothing but, perhaps, its number.
pub(super) fn is_blank_row(row: &SourceRow) -> bool {
    let said: Vec<String> = row.cells.iter().map(SourceCell::flat).filter(|text| !text.is_empty()).collect();
    match said.as_slice() {
        [] => true,
        [only] => row.cells.len() > 1 && scan::row_number(only).is_some(),
        _ => false,
    }
}

/// «ФИО», «Фамилия, имя, отчество»: the heading of a list of people.
pub(super) fn is_of_people(heading: &str) -> bool {
    let small = heading.to_lowercase();
    ["фио", "ф.и.о", "ф. и. о", "фамилия", "должность"].iter().any(|start| small.starts_with(start))
}

/// What a table without a known heading is for.
fn bare_purpose(table: &SourceTable) -> Purpose {
    let rows = table.rows.len();
    let lines: Vec<String> = table.lines().map(|line| unspaced(&line.flat()).to_lowercase()).collect();
    let stamps = ["приложение", "утверж", "утверд", "согласован", "принят", "приказ", "рассмотрен"];
    let stamped = lines.iter().any(|text| stamps.iter().any(|start| text.starts_with(start)));
    let signed = table.lines().any(|line| scan::person(&line.text).is_some());
    let registry =
        lines.iter().any(|text| scan::date(text).is_some() || text.starts_with('№') || text.contains("__"));
    let narrow = table.width() <= 4 || table.rows.iter().all(|row| row.cells.len() <= 4);
    let first = table.rows.first().map(|row| row.cells.as_slice()).unwrap_or_default();
    let peopled = rows > 1 && first.len() > 1 && first.iter().any(|cell| is_of_people(&cell.flat()));
    let rest = table.rows.iter().skip(1);
    let blank = rows > 1 && rest.clone().all(is_blank_row);
    match () {
        () if members::is_peopled(table) => Purpose::Members,
        () if blank && table.bordered && (first.len() > 2 || rows > 3) => Purpose::Form,
        () if peopled => Purpose::Members,
        () if narrow && rows <= 12 && stamped => Purpose::Layout,
        () if narrow && rows <= 6 && (signed || registry) => Purpose::Layout,
        () if rows <= 2 && table.width() <= 3 => Purpose::Layout,
        () if !table.bordered && narrow => Purpose::Layout,
        () => Purpose::Other,
    }
}

/// The heading of a table, where its first rows are one.
pub(super) fn head(table: &SourceTable) -> Option<HeadingRow> {
    // A title may stand in a merged cell over the heading.
    let first = table.rows.iter().take(4).position(|row| row.cells.len() > 1 && known(row) >= 2)?;
    let rows = first + depth(table, first);
    let columns = columns(table, first, rows);
    if columns.iter().filter(|column| column.is != ColumnRole::Own).count() < 2 {
        return None;
    }
    let numbered = table.rows.get(rows).is_some_and(is_count);
    let columns = settle::marked_years(table, rows, columns);
    Some(HeadingRow { rows: rows + usize::from(numbered), columns, numbered })
}

/// In how many cells of a row a known heading stands.
fn known(row: &SourceRow) -> usize {
    let cells = row.cells.iter().map(|cell| cell.flat()).filter(|text| text.chars().count() < 120);
    cells.filter(|text| of(text, "") != ColumnRole::Own).count()
}

/// How many rows a heading takes: those that its cells are merged over, and those below a cell that spans several.
fn depth(table: &SourceTable, first: usize) -> usize {
    let Some(top) = table.rows.get(first) else { return 1 };
    let mut depth = 1;
    while let Some(row) = table.rows.get(first + depth) {
        let merged = row.cells.iter().any(|cell| cell.goes_on);
        let under = top.cells.iter().any(|cell| cell.span > 1 && row.begun_under(cell) > 1);
        let wide = row.cells.len() == 1;
        let numbered = row.cells.first().is_some_and(|cell| scan::row_number(&cell.flat()).is_some());
        let goes_on = merged && top.cells.iter().zip(&row.cells).any(|(_, below)| below.goes_on);
        if wide || numbered && !merged || !(goes_on || under) || depth > 3 {
            break;
        }
        depth += 1;
    }
    depth
}

/// A row 1 2 3 4 under a heading.
pub(super) fn is_count(row: &SourceRow) -> bool {
    let figures: Vec<Option<usize>> =
        row.cells.iter().map(|cell| cell.flat().trim_end_matches('.').parse().ok()).collect();
    figures.len() > 1 && figures.iter().zip(1..).all(|(figure, count)| *figure == Some(count))
}

/// The columns of a heading of several rows: the lowest cell over each column names it, those above it its group.
fn columns(table: &SourceTable, first: usize, end: usize) -> Vec<ColumnHeading> {
    let mut columns: Vec<ColumnHeading> = Vec::new();
    let rows = table.rows.get(first..end).unwrap_or_default();
    let (mut at, width) = (0, table.width());
    while at < width {
        let mut groups: Vec<String> = Vec::new();
        let mut own = String::new();
        let mut span = usize::MAX;
        for row in rows {
            let Some(cell) = row.over(at) else { continue };
            span = span.min(cell.column + cell.span - at);
            let text = flat(&cell.flat());
            if !text.is_empty() && !cell.goes_on {
                groups.push(std::mem::replace(&mut own, text));
            }
        }
        let span = if span == usize::MAX { 1 } else { span.max(1) };
        groups.retain(|group| !group.is_empty());
        let is = of(&own, &groups.join(" "));
        columns.push(ColumnHeading { column: at, span, is, text: own, group: groups.join(": ") });
        at += span;
    }
    settle::settle(table, end, &mut columns);
    columns.retain(|column| !column.text.is_empty() || column.is != ColumnRole::Own);
    columns
}

/// What a heading is for, by its own words, else by those of its group.
pub(super) fn of(text: &str, group: &str) -> ColumnRole {
    let small = unspaced(text).to_lowercase().replace('ё', "е");
    let small = small.trim();
    if small.is_empty() {
        return ColumnRole::Own;
    }
    if let Some(slot) = slot(small, group) {
        return ColumnRole::Slot(slot);
    }
    if let Some((year, base)) = year(small, group) {
        return ColumnRole::Year(year, base);
    }
    let found = WORDS
        .iter()
        .find(|(word, first, _)| if *first { small.starts_with(word) } else { small.contains(word) });
    match found.map(|(_, _, column)| column.clone()) {
        Some(ColumnRole::Starts | ColumnRole::Ends)
            if !timed(group) && !timed(small) && small.contains("показ") =>
        {
            ColumnRole::Own
        }
        Some(column) => column,
        None if small.starts_with("начал") && timed(group) => ColumnRole::Starts,
        None if (small.starts_with("оконч") || small.starts_with("заверш")) && timed(group) => {
            ColumnRole::Ends
        }
        None if small == "с" && timed(group) => ColumnRole::Starts,
        None if (small == "по" || small == "до") && timed(group) => ColumnRole::Ends,
        None => ColumnRole::Own,
    }
}

fn timed(group: &str) -> bool {
    let group = group.to_lowercase();
    ["срок", "дат", "период", "врем", "начал", "оконч"].iter().any(|word| group.contains(word))
}
