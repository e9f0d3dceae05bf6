//! The parts of a file: what stands before the first annex, and each annex with its stamp.
//!
//! Tables that only lay a page out (the line of date and number, signatures, stamps) become lines here, each cell a
//! frame of its own; what remains a table carries data.

use crate::import::content::{
    LineId, ParagraphAlign, SourceBlock, SourceCell, SourceParagraph, SourceRow, SourceTable,
};
use crate::import::message::DocumentPlace;
use crate::import::text::{is_shouted, unspaced};

use super::headings::{self, Purpose};
use super::scan;

/// How far from the left a paragraph must begin to stand on the right half of a page, in twentieths of a point.
const RIGHT_HALF: i32 = 3500;
/// How long a line of a stamp may be, in letters.
const LONGEST_STAMP: usize = 260;
/// How many lines a stamp may have.
const MOST_LINES: usize = 14;
/// How stamps go on after their first line.
const GOES_ON: [&str; 14] = [
    "утвержд",
    "к приказу",
    "к постановлению",
    "к распоряжению",
    "к решению",
    "приказом",
    "постановлением",
    "распоряжением",
    "решением",
    "от ",
    "от\u{ab}",
    "№",
    "протокол",
    "к плану",
];

/// A line, or a table with data.
#[derive(Clone, Debug)]
pub(super) enum SourceItem {
    /// A line.
    Line(SourceParagraph),
    /// A table with data.
    Table(SourceTable),
}

/// A part of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct SourcePart {
    /// The stamp it begins with; empty for what stands before the first annex.
    pub stamp: Vec<SourceParagraph>,
    /// What follows.
    pub items: Vec<SourceItem>,
}

/// Cuts a file into its parts; the first may be empty.
pub(super) fn parts(blocks: &[SourceBlock]) -> Vec<SourcePart> {
    let items = laid_out(blocks);
    let mut parts = vec![SourcePart::default()];
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let count = match item {
            SourceItem::Line(line) => stamp(line, items.get(at..).unwrap_or_default()),
            SourceItem::Table(_) => 0,
        };
        if count > 0 {
            let lines = items.iter().skip(at).take(count).filter_map(|item| match item {
                SourceItem::Line(line) => Some(line.clone()),
                SourceItem::Table(_) => None,
            });
            parts.push(SourcePart { stamp: lines.collect(), items: Vec::new() });
            at += count;
            continue;
        }
        // Each sheet of a workbook is a part of its own.
        let begun = parts.last().is_some_and(|part| !part.stamp.is_empty() || !part.items.is_empty());
        if begun && begins_sheet(item) {
            parts.push(SourcePart::default());
        }
        if let Some(part) = parts.last_mut() {
            part.items.push(item.clone());
        }
        at += 1;
    }
    parts
}

/// Whether a sheet of a workbook begins.
fn begins_sheet(item: &SourceItem) -> bool {
    let (new_page, line) = match item {
        SourceItem::Line(line) => (line.new_page, Some(line)),
        SourceItem::Table(table) => (table.new_page, table.lines().next()),
    };
    new_page && line.is_some_and(|line| matches!(line.spot, DocumentPlace::Sheet { .. }))
}

/// Blocks with the tables that are only layout dissolved.
fn laid_out(blocks: &[SourceBlock]) -> Vec<SourceItem> {
    let mut items = Vec::new();
    let mut frames: LineId = 1_000_000;
    for block in blocks {
        match block {
            SourceBlock::Line(line) => items.push(SourceItem::Line(line.clone())),
            SourceBlock::Table(table) if headings::purpose(table) == Purpose::Layout => {
                let mut new_page = table.new_page;
                let sided = table.rows.iter().any(|row| row.cells.len() > 1);
                let cells = table.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row, cell)));
                let mut cells: Vec<_> = cells.collect();
                // Positions over the names of several people are read person by person.
                if table.rows.iter().any(is_row_of_names) {
                    cells.sort_by_key(|(_, cell)| cell.column);
                }
                for (row, cell) in cells {
                    frames += 1;
                    // Beside nothing a cell stands as lines do: who drafted the order, under those who sign.
                    let frame = (!sided || row.cells.len() > 1).then_some(frames);
                    for line in cell.lines.iter().flat_map(SourceParagraph::unbroken) {
                        items.push(SourceItem::Line(SourceParagraph { frame, new_page, ..line }));
                        new_page = false;
                    }
                }
                // A blank line closes what the table laid out.
                items.push(SourceItem::Line(SourceParagraph {
                    id: LineId::MAX,
                    ..SourceParagraph::default()
                }));
            }
            SourceBlock::Table(table) => items.push(SourceItem::Table(table.clone())),
        }
    }
    items
}

/// Whether a row has nothing but the names of several people, to sign over.
fn is_row_of_names(row: &SourceRow) -> bool {
    let mut said = row.cells.iter().map(SourceCell::flat).filter(|text| !text.is_empty()).peekable();
    let alone = |text: String| {
        scan::person(&text).is_some_and(|named| named.before.is_empty() && named.after.is_empty())
    };
    row.cells.len() > 1 && said.peek().is_some() && said.clone().count() > 1 && said.all(alone)
}

/// Whether a line stands on the right half of the page.
pub(super) fn is_right(line: &SourceParagraph) -> bool {
    let lead = line.text.len() - line.text.trim_start_matches([' ', '\t']).len();
    line.look.align == ParagraphAlign::Right
        || line.look.indent >= RIGHT_HALF
        || lead >= 25
        || line.text.starts_with("\t\t\t")
}

/// Of how many items, from a line on, the stamp of an annex consists; 0 where there is none.
fn stamp(first: &SourceParagraph, items: &[SourceItem]) -> usize {
    if !begins_stamp(first, items) {
        return 0;
    }
    let mut count = 1;
    let mut blank = 0;
    let mut closed = is_closed(&first.flat());
    let mut named = names_act(&first.flat());
    for item in items.iter().skip(1) {
        let SourceItem::Line(line) = item else { break };
        if line.is_blank() {
            blank += 1;
            if blank > 1 || first.frame.is_some() && line.frame != first.frame {
                break;
            }
            continue;
        }
        if !goes_on(first, line, blank > 0, (named, closed)) || count + blank >= MOST_LINES {
            break;
        }
        count += 1 + std::mem::take(&mut blank);
        closed |= is_closed(&line.flat());
        named |= names_act(&line.flat());
    }
    count
}

fn begins_stamp(line: &SourceParagraph, items: &[SourceItem]) -> bool {
    let text = line.flat();
    let small = unspaced(&text).to_lowercase();
    if line.number.is_some() || text.chars().count() > LONGEST_STAMP {
        return false;
    }
    if let Some(rest) = small.strip_prefix("приложени") {
        let rest = rest.trim_start_matches(['е', 'я']);
        let rest = rest.trim_start();
        let numbered = rest
            .trim_start_matches(['№', 'n', ' '])
            .trim_start_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '.' | 'i' | 'v' | 'x'));
        let numbered = numbered.trim_start_matches(['_', ' ', '.']);
        return numbered.is_empty() || GOES_ON.iter().any(|start| numbered.starts_with(start));
    }
    let approved = ["утвержден", "утверждён", "утвердить"].iter().any(|start| small.starts_with(start));
    // «Утвердить» also begins clauses; as a stamp it is shouted, and the act follows.
    let next = items.iter().skip(1).filter_map(|item| match item {
        SourceItem::Line(line) if !line.is_blank() => Some(line.flat().to_lowercase()),
        _ => None,
    });
    let by = |text: &str| {
        ["приказом", "постановлением", "распоряжением", "решением"].iter().any(|act| text.contains(act))
    };
    approved
        && (by(&small) || next.take(1).any(|text| by(&text)))
        && (line.frame.is_some() || is_right(line) || is_shouted(text.split(' ').next().unwrap_or_default()))
        && scan::mark(&text).is_none()
}

/// Whether a line closes a stamp: it names the act by date or number.
fn is_closed(text: &str) -> bool {
    let dated = scan::date(text).is_some() || text.contains("__");
    dated && (text.to_lowercase().contains("от") || scan::number(text).is_some())
}

/// Whether a line of a stamp names the act, whose words may go on in the next: «к приказу», «Утверждено».
fn names_act(text: &str) -> bool {
    let small = unspaced(text).to_lowercase();
    small.contains(" к ") || GOES_ON.iter().any(|start| small.starts_with(start))
}

/// Whether a line goes on a stamp that begins with another and has `named` the act or `closed` its name.
fn goes_on(
    first: &SourceParagraph,
    line: &SourceParagraph,
    after_blank: bool,
    (named, closed): (bool, bool),
) -> bool {
    let text = line.flat();
    let small = unspaced(&text).to_lowercase();
    let stampish = GOES_ON.iter().any(|start| small.starts_with(start));
    if let (Some(one), Some(other)) = (first.frame, line.frame) {
        // The cells of one row of a stamp stand beside each other.
        return one == other;
    }
    if first.frame.is_some() || line.frame.is_some() || line.number.is_some() {
        return false;
    }
    if text.chars().count() > LONGEST_STAMP {
        return false;
    }
    if closed || after_blank {
        return stampish && !is_closed_and_plain(&small, closed);
    }
    let aligned = line.look.align == first.look.align && line.look.indent == first.look.indent;
    if is_right(first) {
        return stampish || aligned && is_right(line) || is_right(line);
    }
    // On the left the title of the annex and its text look as a stamp does.
    let own = is_shouted(&text) || scan::mark(&text).is_some();
    let left = aligned && first.look.align == ParagraphAlign::Left && text.chars().count() < 60;
    stampish || named && left && !own
}

/// Whether a line that could go on a closed stamp is only another date.
fn is_closed_and_plain(small: &str, closed: bool) -> bool {
    closed && (small.starts_with("от ") || small.starts_with('№'))
}
