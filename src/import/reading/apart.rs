//! A plan in several tables, each under a paragraph that names its section.

use crate::import::content::{Cell, Line, Row, Table};

use super::headings::{self, Purpose};
use super::parts::Item;

/// How long the title of a section may be, in letters.
const LONGEST: usize = 200;

/// Puts the paragraph before each table of measures into it, as the row of a section, where the plan has several such
/// tables and a paragraph stands between them.
pub(super) fn joined(items: &[Item]) -> Vec<Item> {
    let tables: Vec<usize> = (0..items.len()).filter(|at| measures(items, *at).is_some()).collect();
    let mut titles: Vec<(usize, usize)> = Vec::new();
    for pair in tables.windows(2) {
        let [before, table] = pair else { continue };
        if let [only] = said(items, before + 1, *table).as_slice()
            && is_title(items, *only)
        {
            titles.push((*only, *table));
        }
    }
    // The first section is named where the second is.
    if let (Some(first), false) = (tables.first(), titles.is_empty())
        && let Some(last) = said(items, 0, *first).last().filter(|at| is_title(items, **at))
    {
        titles.push((*last, *first));
    }
    let whole = |(at, item): (usize, &Item)| {
        let title = titles.iter().find(|(_, table)| *table == at).and_then(|(line, _)| line_at(items, *line));
        match (title, measures(items, at)) {
            (Some(line), Some(table)) => Some(Item::Table(under(line, table))),
            _ if titles.iter().any(|(line, _)| *line == at) => None,
            _ => Some(item.clone()),
        }
    };
    items.iter().enumerate().filter_map(whole).collect()
}

/// The table with the row of a section under its heading.
fn under(title: &Line, table: &Table) -> Table {
    let mut table = table.clone();
    let head = headings::head(&table).map_or(0, |head| head.rows).min(table.rows.len());
    let whole = Cell { column: 0, span: table.width(), lines: vec![title.clone()], ..Cell::default() };
    table.rows.insert(head, Row { cells: vec![whole] });
    table
}

/// The places of the lines that say something between two places.
fn said(items: &[Item], from: usize, to: usize) -> Vec<usize> {
    (from..to).filter(|at| line_at(items, *at).is_some_and(|line| !line.is_blank())).collect()
}

fn is_title(items: &[Item], at: usize) -> bool {
    line_at(items, at).is_some_and(|line| {
        let text = line.flat();
        let small = text.to_lowercase();
        text.chars().count() <= LONGEST && !text.ends_with([';', ',']) && !small.starts_with("продолжение")
    })
}

fn line_at(items: &[Item], at: usize) -> Option<&Line> {
    match items.get(at) {
        Some(Item::Line(line)) => Some(line),
        _ => None,
    }
}

fn measures(items: &[Item], at: usize) -> Option<&Table> {
    match items.get(at) {
        Some(Item::Table(table)) if headings::purpose(table) == Purpose::Measures => Some(table),
        _ => None,
    }
}
