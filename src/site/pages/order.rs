//! The printable order as a page takes it: the same tree, with what is said at each row of the table of measures.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::address::anchor;
use super::roadmap::Notes;
use crate::base::RowIdx;
use crate::document::{
    AnnexContent, AnnexPages, Document, HeadCell, OrderPage, PrintedMember, PrintedRow as Line, PrintedStamp,
    Signature, TextBlock, TextRun,
};
use crate::model::{FileTable, Roadmap, is_id};

/// An order with its annexes.
#[derive(Serialize)]
pub(super) struct PrintedOrder {
    order: Option<OrderPage>,
    annexes: Vec<PrintedAnnex>,
}

#[derive(Serialize)]
struct PrintedAnnex {
    /// Its place on the page.
    id: String,
    stamps: Vec<PrintedStamp>,
    title: String,
    intro: Vec<TextBlock>,
    table: Option<PrintedTable>,
    members: Vec<PrintedMember>,
    blocks: Vec<TextBlock>,
    signatures: Vec<Signature>,
}

#[derive(Serialize)]
struct PrintedTable {
    title: String,
    /// Whether it is that of the measures, whose rows have bars.
    plan: bool,
    columns: usize,
    heads: Vec<Vec<HeadCell>>,
    rows: Vec<OrderRow>,
}

#[derive(Serialize)]
struct OrderRow {
    /// The text of a section; none for cells.
    section: Option<String>,
    depth: usize,
    /// The place of the row on the page.
    id: String,
    total: bool,
    cells: Vec<OrderCell>,
    /// Its bars; empty where it has none.
    lane: String,
}

#[derive(Serialize)]
struct OrderCell {
    /// Its text, where that is all of one look, as nearly all are.
    text: String,
    /// Else its pieces.
    runs: Vec<TextRun>,
    rows: usize,
    align: &'static str,
    notes: Option<Notes>,
}

/// The order with the notes at its rows; notes of rows that stand in no table are left where they are.
pub(super) fn printed(
    document: Document,
    roadmap: &Roadmap,
    notes: &mut BTreeMap<RowIdx, Notes>,
) -> PrintedOrder {
    let annexes = document.annexes.into_iter().map(|annex| printed_annex(annex, roadmap, notes));
    PrintedOrder { order: document.order, annexes: annexes.collect() }
}

fn printed_annex(annex: AnnexPages, roadmap: &Roadmap, notes: &mut BTreeMap<RowIdx, Notes>) -> PrintedAnnex {
    let (mut table, mut members, mut blocks) = (None, Vec::new(), Vec::new());
    match annex.content {
        AnnexContent::Table(own) => {
            let is_plan = annex.id == FileTable::Roadmap.id();
            let keys: Vec<String> = own.columns.iter().map(|column| column.key.clone()).collect();
            let aligns: Vec<&'static str> = own.columns.iter().map(|column| column.align.name()).collect();
            let mut places = RowLocations::of(roadmap, is_plan, &own.rows);
            let rows = own.rows.into_iter().map(|line| row(line, &keys, &aligns, &mut places, notes));
            let rows = rows.collect();
            table = Some(PrintedTable {
                title: own.title,
                plan: is_plan,
                columns: keys.len(),
                heads: own.heads,
                rows,
            });
        }
        AnnexContent::Members { members: own } => members = own,
        AnnexContent::Text { blocks: own } => blocks = own,
    }
    PrintedAnnex {
        id: annex.anchor.name,
        stamps: annex.left.into_iter().chain(annex.right).collect(),
        title: annex.title,
        intro: annex.intro,
        table,
        members,
        blocks,
        signatures: annex.signatures,
    }
}

/// Which row each line of the table of measures is: by the place that its number bears, or where no numbers are printed by
/// its order, if there is a line for each.
struct RowLocations<'r> {
    roadmap: &'r Roadmap,
    by_id: HashMap<&'r str, RowIdx>,
    by_order: Vec<RowIdx>,
    at: usize,
}

impl<'r> RowLocations<'r> {
    fn of(roadmap: &'r Roadmap, is_plan: bool, lines: &[Line]) -> Self {
        let cells = lines.iter().filter_map(|line| match line {
            Line::Cells { cells, total: false, .. } => Some(cells),
            _ => None,
        });
        let anchored = cells.clone().any(|cells| cells.iter().any(|cell| cell.anchor.is_some()));
        let rows: Vec<RowIdx> =
            roadmap.sections.places().flat_map(|at| roadmap.rows_in(at)).map(|row| row.place).collect();
        let by_order = if is_plan && !anchored && rows.len() == cells.count() { rows } else { Vec::new() };
        let by_id = roadmap.rows().rev().map(|row| (&*row.measure.id.value as &str, row.place)).collect();
        RowLocations { roadmap, by_id, by_order, at: 0 }
    }

    /// The row of the next line, whose number bears a place of that name.
    fn next(&mut self, name: Option<&str>) -> Option<RowIdx> {
        self.at += 1;
        let id = name.and_then(|name| name.strip_prefix("m-"));
        let named = id.and_then(|id| self.by_id.get(id).copied());
        named.or_else(|| self.by_order.get(self.at - 1).copied())
    }
}

fn row(
    line: Line,
    keys: &[String],
    aligns: &[&'static str],
    places: &mut RowLocations<'_>,
    notes: &mut BTreeMap<RowIdx, Notes>,
) -> OrderRow {
    let (cells, total) = match line {
        Line::Section { number, text, depth } => {
            let text = [number, text].join(" ").trim().to_owned();
            return OrderRow {
                section: Some(text),
                depth,
                id: String::new(),
                total: false,
                cells: Vec::new(),
                lane: String::new(),
            };
        }
        Line::Cells { cells, total, .. } => (cells, total),
    };
    let name = cells.iter().find_map(|cell| cell.anchor.as_ref()).map(|anchor| anchor.name.clone());
    let place = if total { None } else { places.next(name.as_deref()) };
    let own = place.and_then(|place| places.roadmap.measures.entry(place));
    let id = own.map(|measure| &measure.id).filter(|id| is_id(id)).map(|id| anchor(id)).or(name);
    let mut said = place.and_then(|place| notes.remove(&place));
    let lane = said.as_mut().map(|said| std::mem::take(&mut said.lane)).unwrap_or_default();
    // What is said stands under the title, or where there is none in the widest cell that is of this line alone.
    let title = keys.iter().position(|key| key == "title");
    let at = title.unwrap_or_else(|| cells.iter().position(|cell| cell.rows == 1).unwrap_or_default());
    let cells = cells.into_iter().enumerate().map(|(column, cell)| {
        let text = plain(&cell.runs);
        OrderCell {
            runs: if text.is_some() { Vec::new() } else { cell.runs },
            text: text.unwrap_or_default(),
            rows: cell.rows,
            align: aligns.get(column).copied().unwrap_or_default(),
            notes: if column == at { said.take() } else { None },
        }
    });
    OrderRow { section: None, depth: 0, id: id.unwrap_or_default(), total, cells: cells.collect(), lane }
}

/// The text of a cell that is all of one look and in one line.
fn plain(runs: &[TextRun]) -> Option<String> {
    let [run] = runs else { return None };
    let is_plain =
        !run.text.contains('\n') && *run == TextRun { text: run.text.clone(), ..TextRun::default() };
    is_plain.then(|| run.text.clone())
}
