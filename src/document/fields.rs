//! How a word processor finds the number that a reference prints: by the number it gave a paragraph itself, by the text of
//! a bookmark, or not at all.

use std::collections::{HashMap, HashSet};

use super::{AnnexContent, Document, PrintedRow, Table, TextBlock, TextRun};

/// How a reference is kept right by a word processor.
const NUMBER: &str = "number";
/// The same, by the bookmarked text.
const TEXT: &str = "text";

/// Marks the runs that lead to something with the way in which their number is found.
pub(super) fn mark(document: &mut Document) {
    let ways = ways(document);
    let there = there(document);
    for run in runs(document) {
        // What is not printed, as a row whose table is no annex, is nowhere to go to.
        run.to = run.to.take().filter(|to| there.contains(&to.mark));
        run.field = run.to.as_ref().and_then(|to| ways.get(&to.mark)).copied();
    }
}

/// The way to find the number of each anchor.
fn ways(document: &Document) -> HashMap<usize, &'static str> {
    let mut ways = HashMap::new();
    let decimal = document.lists.first().is_some_and(|list| list.style == "decimal");
    for clause in document.order.iter().flat_map(|order| &order.clauses) {
        // The number of an inner clause in a bracket is told with that of the outer one, which no field can do.
        if let Some(anchor) =
            clause.anchor.as_ref().filter(|_| clause.list.is_some() && (clause.depth == 0 || decimal))
        {
            ways.insert(anchor.mark, NUMBER);
        }
    }
    for annex in &document.annexes {
        if annex.right.iter().any(|stamp| stamp.number.is_some()) {
            ways.insert(annex.anchor.mark, TEXT);
        }
        let AnnexContent::Table(table) = &annex.content else { continue };
        let numbered = table.columns.iter().position(|column| column.key == "number");
        let cells = table.rows.iter().filter_map(|row| match row {
            PrintedRow::Cells { cells, .. } => cells.get(numbered?),
            PrintedRow::Section { .. } => None,
        });
        for cell in cells.filter(|cell| !cell.runs.is_empty()) {
            ways.extend(cell.anchor.as_ref().map(|anchor| (anchor.mark, TEXT)));
        }
    }
    ways
}

/// The anchors that are printed.
fn there(document: &Document) -> HashSet<usize> {
    let clauses = document.order.iter().flat_map(|order| &order.clauses);
    let clauses = clauses.filter_map(|clause| clause.anchor.as_ref());
    let rows = document.annexes.iter().flat_map(|annex| match &annex.content {
        AnnexContent::Table(table) => table.rows.as_slice(),
        _ => &[],
    });
    let cells = rows.filter_map(|row| match row {
        PrintedRow::Cells { cells, .. } => Some(cells),
        PrintedRow::Section { .. } => None,
    });
    let cells = cells.flatten().filter_map(|cell| cell.anchor.as_ref());
    let annexes = document.annexes.iter().map(|annex| &annex.anchor);
    clauses.chain(cells).chain(annexes).map(|anchor| anchor.mark).collect()
}

/// Every run of a document.
fn runs(document: &mut Document) -> Vec<&mut TextRun> {
    let mut all: Vec<&mut TextRun> = Vec::new();
    if let Some(order) = &mut document.order {
        all.extend(order.preamble.iter_mut().flatten());
        all.extend(order.clauses.iter_mut().flat_map(|clause| &mut clause.runs));
    }
    for annex in &mut document.annexes {
        of_blocks(&mut annex.intro, &mut all);
        match &mut annex.content {
            AnnexContent::Table(table) => of_table(table, &mut all),
            AnnexContent::Text { blocks } => of_blocks(blocks, &mut all),
            AnnexContent::Members { .. } => {}
        }
    }
    all
}

fn of_blocks<'d>(blocks: &'d mut [TextBlock], all: &mut Vec<&'d mut TextRun>) {
    for block in blocks {
        match block {
            TextBlock::Heading { runs, .. }
            | TextBlock::Paragraph { runs }
            | TextBlock::Item { runs, .. }
            | TextBlock::Quote { runs }
            | TextBlock::Note { runs, .. } => all.extend(runs),
            TextBlock::Table(table) => of_table(table, all),
            TextBlock::Code { .. } | TextBlock::Rule => {}
        }
    }
}

fn of_table<'d>(table: &'d mut Table, all: &mut Vec<&'d mut TextRun>) {
    for row in &mut table.rows {
        if let PrintedRow::Cells { cells, .. } = row {
            all.extend(cells.iter_mut().flat_map(|cell| &mut cell.runs));
        }
    }
}
