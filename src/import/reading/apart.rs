//! A plan in several tables, each under a paragraph that names its section.

use crate::import::content::{SourceCell, SourceParagraph, SourceRow, SourceTable};

use super::headings::{self, Purpose};
use super::parts::SourceItem;

/// How long the title of a section may be, in letters.
const LONGEST: usize = 200;

/// Puts the paragraph before each table of measures into it, as the row of a section, where the plan has several such
/// tables and a paragraph stands between them.
pub(super) fn joined(items: &[SourceItem]) -> Vec<SourceItem> {
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
    let whole = |(at, item): (usize, &SourceItem)| {
        let title = titles.iter().find(|(_, table)| *table == at).and_then(|(line, _)| line_at(items, *line));
        match (title, measures(items, at)) {
            (Some(line), Some(table)) => Some(SourceItem::Table(under(line, table))),
            _ if titles.iter().any(|(line, _)| *line == at) => None,
            _ => Some(item.clone()),
        }
    };
    items.iter().enumerate().filter_map(whole).collect()
}

/// The table with the row of a section under its heading.
fn under(title: &SourceParagraph, table: &SourceTable) -> SourceTable {
    let mut table = table.clone();
    let head = headings::head(&table).map_or(0, |head| head.rows).min(table.rows.len());
    let whole =
        SourceCell { column: 0, span: table.width(), lines: vec![title.clone()], ..SourceCell::default() };
    table.rows.insert(head, SourceRow { cells: vec![whole] });
    table
}

/// The places of the lines that say something between two places.
fn said(items: &[SourceItem], from: usize, to: usize) -> Vec<usize> {
    (from..to).filter(|at| line_at(items, *at).is_some_and(|line| !line.is_blank())).collect()
}

fn is_title(items: &[SourceItem], at: usize) -> bool {
    line_at(items, at).is_some_and(|line| {
        let text = line.flat();
        let small = text.to_lowercase();
        text.chars().count() <= LONGEST && !text.ends_with([';', ',']) && !small.starts_with("продолжение")
    })
}

fn line_at(items: &[SourceItem], at: usize) -> Option<&SourceParagraph> {
    match items.get(at) {
        Some(SourceItem::Line(line)) => Some(line),
        _ => None,
    }
}

fn measures(items: &[SourceItem], at: usize) -> Option<&SourceTable> {
    match items.get(at) {
        Some(SourceItem::Table(table)) if headings::purpose(table) == Purpose::Measures => Some(table),
        _ => None,
    }
}
