//! The headings of tables: what a column is for, told by its words, in whatever order the columns stand.

use crate::import::content::{Cell, Row, Table};
use crate::import::ledger::Ledger;
use crate::import::text::{flat, unspaced};

use super::calendar::{slot, year};
use super::heading_words::WORDS;
use super::{scan, slots};

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
pub(super) enum Column {
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
    /// A column of one's own.
    Own,
}

/// A column with its place and its heading.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    /// The first column of the grid it covers.
    pub column: usize,
    /// How many it covers.
    pub span: usize,
    /// What it is for.
    pub is: Column,
    /// Its heading, with that of its group before it where it has none of its own meaning.
    pub text: String,
    /// The heading of the outermost group it stands in; empty where it stands in none.
    pub group: String,
}

impl Heading {
    /// What stands over a column that draws a part of a deadline.
    pub(super) fn over(&self) -> String {
        if self.group.is_empty() { "Срок".to_owned() } else { self.group.clone() }
    }
}

/// The heading of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// How many rows it takes.
    pub rows: usize,
    /// Its columns.
    pub columns: Vec<Heading>,
    /// Whether a row 1 2 3 stands under it.
    pub numbered: bool,
}

impl Head {
    /// Whether a cell stands in the column of numbers.
    pub(super) fn numbers(&self, cell: &Cell) -> bool {
        let mut columns = self.columns.iter().filter(|heading| heading.is == Column::Number);
        cell.span == 1 && columns.any(|heading| heading.column == cell.column)
    }

    /// Says that a row is in what will be written: its cells, and its number.
    pub(super) fn take(&self, row: &Row, ledger: &mut Ledger) {
        for cell in &row.cells {
            let counted = self.numbers(cell);
            cell.lines.iter().for_each(|line| if counted { ledger.count(line) } else { ledger.take(line) });
        }
    }
}

/// What a table is for.
pub(super) fn purpose(table: &Table) -> Purpose {
    let Some(head) = head(table) else {
        return bare_purpose(table);
    };
    let has = |wanted: fn(&Column) -> bool| head.columns.iter().any(|column| wanted(&column.is));
    let titled = has(|column| *column == Column::Title);
    let timed =
        has(|column| matches!(column, Column::Deadline | Column::Starts | Column::Ends | Column::Slot(_)));
    let people = head.columns.iter().any(|column| is_of_people(&column.text));
    let years = has(|column| matches!(column, Column::Year(..)));
    let rest = table.rows.iter().skip(head.rows);
    let blank = rest.clone().count() > 0 && rest.clone().all(is_blank_row);
    match () {
        () if blank => Purpose::Form,
        () if titled && timed && !people => Purpose::Measures,
        () if titled && years => Purpose::Indicators,
        () if people => Purpose::Members,
        () if titled && has(|column| *column == Column::Responsible) => Purpose::Measures,
        () => bare_purpose(table),
    }
}

/// Whether a row says nothing but, perhaps, its number.
pub(super) fn is_blank_row(row: &Row) -> bool {
    let said: Vec<String> = row.cells.iter().map(Cell::flat).filter(|text| !text.is_empty()).collect();
    match said.as_slice() {
        [] => true,
        [only] => row.cells.len() > 1 && scan::row_number(only).is_some(),
        _ => false,
    }
}

/// «ФИО», «Фамилия, имя, отчество»: the heading of a list of people.
fn is_of_people(heading: &str) -> bool {
    let small = heading.to_lowercase();
    ["фио", "ф.и.о", "ф. и. о", "фамилия", "должность"].iter().any(|start| small.starts_with(start))
}

/// What a table without a known heading is for.
fn bare_purpose(table: &Table) -> Purpose {
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
pub(super) fn head(table: &Table) -> Option<Head> {
    // A title may stand in a merged cell over the heading.
    let first = table.rows.iter().take(4).position(|row| row.cells.len() > 1 && known(row) >= 2)?;
    let rows = first + depth(table, first);
    let columns = columns(table, first, rows);
    if columns.iter().filter(|column| column.is != Column::Own).count() < 2 {
        return None;
    }
    let numbered = table.rows.get(rows).is_some_and(is_count);
    let columns = marked_years(table, rows, columns);
    Some(Head { rows: rows + usize::from(numbered), columns, numbered })
}

/// Years under «Объём финансирования» beside a deadline or a body say what a measure costs, not what is reached.
fn spent_years(columns: &mut [Heading]) {
    let planned = columns.iter().any(|heading| matches!(heading.is, Column::Deadline | Column::Responsible));
    let spent = |heading: &Heading| {
        let group = heading.group.to_lowercase();
        matches!(heading.is, Column::Year(..))
            && ["финанс", "затрат", "расход", "стоимост", "руб"].iter().any(|word| group.contains(word))
    };
    if planned && columns.iter().any(spent) {
        columns.iter_mut().filter(|heading| spent(heading)).for_each(|heading| heading.is = Column::Own);
    }
}

/// Years under which the rows of a plan are only marked are times and no values.
fn marked_years(table: &Table, rows: usize, mut columns: Vec<Heading>) -> Vec<Heading> {
    let is_year = |heading: &Heading| matches!(heading.is, Column::Year(..));
    let years: Vec<usize> =
        columns.iter().filter(|heading| is_year(heading)).map(|heading| heading.column).collect();
    let cells = || table.rows.iter().skip(rows).filter(|row| !is_count(row)).flat_map(|row| &row.cells);
    let values = || cells().filter(|cell| cell.span == 1 && years.contains(&cell.column)).map(Cell::flat);
    // A one is a value, and a mark only where other marks stand.
    let marked = values().any(|text| !text.is_empty() && text.parse::<f64>().is_err());
    if marked && values().all(|text| slots::is_mark_or_blank(&text)) {
        for heading in &mut columns {
            if let Column::Year(year, _) = heading.is {
                heading.is = Column::Slot(format!("{year} год"));
            }
        }
    }
    columns
}

/// In how many cells of a row a known heading stands.
fn known(row: &Row) -> usize {
    let cells = row.cells.iter().map(|cell| cell.flat()).filter(|text| text.chars().count() < 120);
    cells.filter(|text| of(text, "") != Column::Own).count()
}

/// How many rows a heading takes: those that its cells are merged over, and those below a cell that spans several.
fn depth(table: &Table, first: usize) -> usize {
    let Some(top) = table.rows.get(first) else { return 1 };
    let mut depth = 1;
    while let Some(row) = table.rows.get(first + depth) {
        let merged = row.cells.iter().any(|cell| cell.goes_on);
        let under = top.cells.iter().any(|cell| {
            let below = row.cells.iter().filter(|below| cell.covers(below.column)).count();
            cell.span > 1 && below > 1
        });
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
pub(super) fn is_count(row: &Row) -> bool {
    let figures: Vec<Option<usize>> =
        row.cells.iter().map(|cell| cell.flat().trim_end_matches('.').parse().ok()).collect();
    figures.len() > 1 && figures.iter().zip(1..).all(|(figure, count)| *figure == Some(count))
}

/// The columns of a heading of several rows: the lowest cell over each column names it, those above it its group.
fn columns(table: &Table, first: usize, end: usize) -> Vec<Heading> {
    let mut columns: Vec<Heading> = Vec::new();
    let rows = table.rows.get(first..end).unwrap_or_default();
    let mut at = 0;
    while at < table.width() {
        let mut groups: Vec<String> = Vec::new();
        let mut own = String::new();
        let mut span = usize::MAX;
        for row in rows {
            let Some(cell) = row.cells.iter().find(|cell| cell.covers(at)) else { continue };
            span = span.min(cell.column + cell.span - at);
            let text = flat(&cell.flat());
            if !text.is_empty() && !cell.goes_on {
                groups.push(std::mem::replace(&mut own, text));
            }
        }
        let span = if span == usize::MAX { 1 } else { span.max(1) };
        groups.retain(|group| !group.is_empty());
        let is = of(&own, &groups.join(" "));
        let nearest = groups.last().map(String::as_str).unwrap_or_default();
        let text = shown(&own, nearest);
        let group = groups.into_iter().next().unwrap_or_default();
        columns.push(Heading { column: at, span, is, text, group });
        at += span;
    }
    name_numbers(table, end, &mut columns);
    spent_years(&mut columns);
    once(&mut columns);
    columns.retain(|column| !column.text.is_empty() || column.is != Column::Own);
    columns
}

/// A first column without a heading, or under «N», counts the rows where each of them has a number there.
fn name_numbers(table: &Table, end: usize, columns: &mut [Heading]) {
    let Some(first) = columns.first_mut() else { return };
    let bare = matches!(first.text.to_lowercase().as_str(), "" | "n" | "н");
    let mut cells =
        table.rows.iter().skip(end).filter(|row| !is_count(row)).filter_map(|row| row.cells.first());
    if bare && first.is == Column::Own && cells.any(|cell| scan::row_number(&number_of(cell)).is_some()) {
        first.is = Column::Number;
    }
}

/// The number in a cell, typed or made by Word.
fn number_of(cell: &Cell) -> String {
    cell.lines.iter().find_map(|line| line.number.clone()).unwrap_or_else(|| cell.flat())
}

/// A heading of its own, or with its group before it where it says too little alone.
fn shown(own: &str, group: &str) -> String {
    if group.is_empty() || of(own, "") != Column::Own { own.to_owned() } else { format!("{group}: {own}") }
}

/// Of two columns for one thing the second is a column of one's own.
fn once(columns: &mut [Heading]) {
    let years = columns.iter().any(|column| matches!(column.is, Column::Year(..)));
    let mut met: Vec<Column> = Vec::new();
    for column in columns.iter_mut() {
        let many = matches!(column.is, Column::Own | Column::Slot(_) | Column::Year(..));
        if !many && met.contains(&column.is) {
            column.is = Column::Own;
        }
        // «Показатель» beside «Мероприятие» is no second title, and what is measured has no deadline.
        if years && column.is == Column::Deadline {
            column.is = Column::Own;
        }
        met.push(column.is.clone());
    }
}

/// What a heading is for, by its own words, else by those of its group.
fn of(text: &str, group: &str) -> Column {
    let small = unspaced(text).to_lowercase().replace('ё', "е");
    let small = small.trim();
    if small.is_empty() {
        return Column::Own;
    }
    if let Some(slot) = slot(small, group) {
        return Column::Slot(slot);
    }
    if let Some((year, base)) = year(small, group) {
        return Column::Year(year, base);
    }
    let found = WORDS.iter().find(|(word, first, _)| {
        let word = word.replace('ё', "е");
        if *first { small.starts_with(&word) } else { small.contains(&word) }
    });
    match found.map(|(_, _, column)| column.clone()) {
        Some(Column::Starts | Column::Ends) if !timed(group) && !timed(small) && small.contains("показ") => {
            Column::Own
        }
        Some(column) => column,
        None if small == "с" && timed(group) => Column::Starts,
        None if (small == "по" || small == "до") && timed(group) => Column::Ends,
        None => Column::Own,
    }
}

fn timed(group: &str) -> bool {
    let group = group.to_lowercase();
    ["срок", "дат", "период", "врем", "начал", "оконч"].iter().any(|word| group.contains(word))
}
