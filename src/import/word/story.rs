//! A story of a text: its paragraphs and tables in order, with the numbers that Word prints before them.

use std::collections::HashMap;

use super::numbering::{Counters, NumberedLists};
use super::runs;
use super::styles::{self, Styles};
use crate::import::content::{
    MOST_CELLS, ParagraphLook, SideNote, SourceBlock, SourceCell, SourceContent, SourceParagraph, SourceRow,
    SourceTable,
};
use crate::import::message::DocumentPlace;
use crate::import::text::{flat, tidy};
use crate::import::xml::XmlElement;

/// Elements that only wrap others: content controls, links, bookmarks, the parts of alternatives.
const WRAPS: [&str; 8] =
    ["sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "AlternateContent", "Choice", "dir"];

/// Reads one text from top to bottom.
pub(super) struct StoryReader<'t> {
    styles: &'t Styles,
    lists: &'t NumberedLists,
    notes: &'t HashMap<String, String>,
    counters: Counters,
    content: SourceContent,
    /// How many paragraphs of the text itself, and how many tables, have been read.
    paragraphs: usize,
    tables: usize,
    /// How many text boxes have been read.
    frames: usize,
    new_page: bool,
}

impl<'t> StoryReader<'t> {
    /// Begins a text.
    pub(super) fn new(
        styles: &'t Styles,
        lists: &'t NumberedLists,
        notes: &'t HashMap<String, String>,
    ) -> Self {
        StoryReader {
            styles,
            lists,
            notes,
            counters: Counters::default(),
            content: SourceContent::default(),
            paragraphs: 0,
            tables: 0,
            frames: 0,
            new_page: false,
        }
    }

    /// What was read.
    pub(super) fn finish(self) -> SourceContent {
        self.content
    }

    /// Reads the paragraphs and tables directly in an element.
    pub(super) fn blocks(&mut self, parent: &XmlElement) {
        for child in &parent.children {
            match child.name.as_str() {
                "p" => {
                    self.paragraphs += 1;
                    let spot = DocumentPlace::Paragraph(self.paragraphs);
                    for frame in runs::boxes(child).into_iter().filter(|frame| runs::has(frame, "tbl")) {
                        // Old programs put whole tables into text boxes.
                        let outer = std::mem::take(&mut self.counters);
                        self.blocks(frame);
                        self.counters = outer;
                    }
                    let lines = self.paragraph(child, spot);
                    self.content.blocks.extend(lines.into_iter().map(SourceBlock::Line));
                }
                "tbl" => match lone_cells(child) {
                    // A table that only frames others is none.
                    cells if cells.iter().any(|cell| runs::has(cell, "tbl")) => {
                        cells.into_iter().for_each(|cell| self.blocks(cell));
                    }
                    _ => {
                        let table = self.table(child);
                        self.content.blocks.push(SourceBlock::Table(table));
                    }
                },
                "altChunk" => {
                    let text = String::new();
                    self.content.asides.push(SideNote { spot: DocumentPlace::Embedded, text });
                }
                name if WRAPS.contains(&name) => self.blocks(child),
                _ => {}
            }
        }
    }

    /// A paragraph, after the text boxes that hang on it.
    fn paragraph(&mut self, paragraph: &XmlElement, spot: DocumentPlace) -> Vec<SourceParagraph> {
        let mut lines = Vec::new();
        self.content.pictures += runs::pictures(paragraph);
        let boxes = runs::boxes(paragraph);
        // Those with tables have been read as blocks, where the paragraph is one.
        let whole = matches!(spot, DocumentPlace::Paragraph(_));
        for frame in boxes.into_iter().filter(|frame| !(whole && runs::has(frame, "tbl"))) {
            lines.extend(self.frame(frame));
        }
        let hidden = flat(&tidy(&runs::hidden(paragraph)));
        if !hidden.is_empty() {
            self.content.asides.push(SideNote { spot: DocumentPlace::Hidden, text: hidden });
        }
        let style = self.styles.of(paragraph.value(&["pPr", "pStyle"]));
        let text = tidy(&runs::letters(paragraph));
        let breaks = has_page_break(paragraph);
        let (depth, number) = self.number(paragraph).unwrap_or_default();
        let look = ParagraphLook {
            align: styles::align(paragraph).or(style.align).unwrap_or_default(),
            indent: styles::indent(paragraph).or(style.indent).unwrap_or_default(),
            heading: heading(paragraph).or(style.heading),
            bold: is_bold(paragraph, style.bold == Some(true)),
            depth,
        };
        let own_break = paragraph.is_on(&["pPr", "pageBreakBefore"]);
        // A break that stands before the letters moves them to the new page, one behind them moves what follows.
        let leads = breaks && (text.starts_with('\n') && !text.trim().is_empty());
        let new_page = std::mem::take(&mut self.new_page) || own_break || leads;
        self.new_page = breaks && !leads || ends_section(paragraph);
        let id = self.id();
        let notes = self.notes_of(paragraph);
        lines.push(SourceParagraph { id, text, number, spot, look, frame: None, new_page, notes });
        lines
    }

    /// The lines of a text box, counted apart, as Word does.
    fn frame(&mut self, frame: &XmlElement) -> Vec<SourceParagraph> {
        self.frames += 1;
        let own = self.frames;
        let outer = std::mem::take(&mut self.counters);
        let mut lines = Vec::new();
        for paragraph in runs::paragraphs(frame) {
            lines.extend(self.paragraph(paragraph, DocumentPlace::Box(own)));
        }
        self.counters = outer;
        lines.iter_mut().for_each(|line| line.frame = Some(own));
        lines
    }

    fn table(&mut self, table: &XmlElement) -> SourceTable {
        self.tables += 1;
        let own = self.tables;
        let mut rows = Vec::new();
        self.rows(table, own, &mut rows);
        let new_page = std::mem::take(&mut self.new_page);
        let bordered = has_lines(table);
        SourceTable { rows, bordered, new_page }
    }

    fn rows(&mut self, parent: &XmlElement, table: usize, rows: &mut Vec<SourceRow>) {
        for child in &parent.children {
            match child.name.as_str() {
                "tr" => {
                    let row = self.row(child, DocumentPlace::Row { table, row: rows.len() + 1 });
                    rows.push(row);
                }
                name if WRAPS.contains(&name) => self.rows(child, table, rows),
                _ => {}
            }
        }
    }

    fn row(&mut self, row: &XmlElement, spot: DocumentPlace) -> SourceRow {
        let skipped = row.value(&["trPr", "gridBefore"]).and_then(|count| count.parse().ok()).unwrap_or(0);
        let skipped = usize::min(skipped, MOST_CELLS + 1);
        let mut cells = Vec::new();
        let mut column = skipped;
        self.cells(row, spot, &mut column, &mut cells);
        SourceRow { cells }
    }

    fn cells(
        &mut self,
        parent: &XmlElement,
        spot: DocumentPlace,
        column: &mut usize,
        cells: &mut Vec<SourceCell>,
    ) {
        for child in &parent.children {
            match child.name.as_str() {
                "tc" => {
                    let span =
                        child.value(&["tcPr", "gridSpan"]).and_then(|span| span.parse().ok()).unwrap_or(1);
                    let span = usize::clamp(span, 1, 500);
                    let merge = child.at(&["tcPr", "vMerge"]);
                    let goes_on = merge.is_some_and(|merge| merge.attribute("val") != Some("restart"));
                    let mut lines = Vec::new();
                    self.cell(child, spot, &mut lines);
                    let shaded = is_shaded(child);
                    cells.push(SourceCell { column: *column, span, goes_on, lines, shaded });
                    *column += span;
                }
                name if WRAPS.contains(&name) => self.cells(child, spot, column, cells),
                _ => {}
            }
        }
    }

    /// The lines of a cell; a table inside it gives its own, row by row.
    fn cell(&mut self, cell: &XmlElement, spot: DocumentPlace, lines: &mut Vec<SourceParagraph>) {
        for child in &cell.children {
            match child.name.as_str() {
                "p" => lines.extend(self.paragraph(child, spot)),
                "tr" => lines.extend(self.inner_row(child, spot)),
                "tbl" | "tc" => self.cell(child, spot, lines),
                name if WRAPS.contains(&name) => self.cell(child, spot, lines),
                _ => {}
            }
        }
    }

    /// A row of a table that stands in a cell: one line, what its cells say set off by commas.
    fn inner_row(&mut self, row: &XmlElement, spot: DocumentPlace) -> Option<SourceParagraph> {
        let mut lines = Vec::new();
        self.cell(row, spot, &mut lines);
        let said: Vec<String> =
            lines.iter().filter(|line| !line.is_blank()).map(SourceParagraph::to_string).collect();
        let notes = lines.iter().flat_map(|line| line.notes.clone()).collect();
        let first = lines.into_iter().next()?;
        (!said.is_empty()).then(|| SourceParagraph { text: said.join(", "), number: None, notes, ..first })
    }

    /// The number that Word prints before a paragraph, and the depth of its list.
    fn number(&mut self, paragraph: &XmlElement) -> Option<(usize, Option<String>)> {
        let style_id = paragraph.value(&["pPr", "pStyle"]);
        let style = self.styles.of(style_id);
        let own = paragraph.at(&["pPr", "numPr"]);
        let own_list = own.and_then(|list| list.value(&["numId"])).map(str::to_owned);
        let (styled, styled_depth) = style.list.map_or((None, None), |(list, depth)| (Some(list), depth));
        let from_style = own_list.is_none();
        let list = own_list.or(styled).filter(|list| list != "0")?;
        let own_depth = own.and_then(|own| own.value(&["ilvl"])).and_then(|depth| depth.parse().ok());
        let by_style =
            || if from_style { self.lists.depth_of(&list, style_id).or(styled_depth) } else { None };
        let depth = own_depth.or_else(by_style).unwrap_or(0);
        Some((depth, self.lists.next(&mut self.counters, &list, depth)))
    }

    fn notes_of(&self, paragraph: &XmlElement) -> Vec<String> {
        let mut marks = Vec::new();
        references(paragraph, &mut marks);
        marks.iter().filter_map(|mark| self.notes.get(mark).cloned()).collect()
    }

    fn id(&mut self) -> usize {
        self.content.lines += 1;
        self.content.lines - 1
    }
}

/// The cells of a table of a single column; none where a row has more.
fn lone_cells(table: &XmlElement) -> Vec<&XmlElement> {
    fn gather<'e>(parent: &'e XmlElement, name: &str, found: &mut Vec<&'e XmlElement>) {
        for child in &parent.children {
            if child.name == name {
                found.push(child);
            } else if WRAPS.contains(&child.name.as_str()) {
                gather(child, name, found);
            }
        }
    }
    let mut rows = Vec::new();
    gather(table, "tr", &mut rows);
    let mut cells = Vec::new();
    rows.iter().for_each(|row| gather(row, "tc", &mut cells));
    if cells.len() == rows.len() { cells } else { Vec::new() }
}

fn references(element: &XmlElement, marks: &mut Vec<String>) {
    for child in element.children.iter().filter(|child| child.name != "txbxContent") {
        if let Some(kind) = child.name.strip_suffix("Reference").filter(|kind| kind.ends_with("note")) {
            marks.extend(child.attribute("id").map(|id| format!("{kind}{id}")));
        }
        references(child, marks);
    }
}

fn has_page_break(element: &XmlElement) -> bool {
    element.children.iter().any(|child| {
        child.name == "br" && child.attribute("type") == Some("page")
            || child.name == "r" && has_page_break(child)
    })
}

/// Whether a section ends with a paragraph and the next one begins on a new page.
fn ends_section(paragraph: &XmlElement) -> bool {
    let section = paragraph.at(&["pPr", "sectPr"]);
    section.is_some_and(|section| section.value(&["type"]) != Some("continuous"))
}

/// The level of a heading that a paragraph has of its own.
fn heading(paragraph: &XmlElement) -> Option<u8> {
    let level = paragraph.value(&["pPr", "outlineLvl"])?.parse::<u8>().ok()?;
    (level < 9).then_some(level + 1)
}

/// Whether every run with letters is bold.
fn is_bold(paragraph: &XmlElement, usual: bool) -> bool {
    let mut runs = Vec::new();
    lettered(paragraph, &mut runs);
    let bold =
        |run: &&XmlElement| if run.at(&["rPr", "b"]).is_some() { run.is_on(&["rPr", "b"]) } else { usual };
    !runs.is_empty() && runs.iter().all(bold)
}

fn lettered<'e>(element: &'e XmlElement, runs: &mut Vec<&'e XmlElement>) {
    for child in &element.children {
        match child.name.as_str() {
            "r" if child.child("t").is_some_and(|text| !text.text.trim().is_empty()) => runs.push(child),
            "r" | "txbxContent" => {}
            _ => lettered(child, runs),
        }
    }
}

/// Whether a cell is filled with a colour other than white.
fn is_shaded(cell: &XmlElement) -> bool {
    let fill = cell.at(&["tcPr", "shd"]).and_then(|shade| shade.attribute("fill"));
    fill.is_some_and(|fill| !matches!(fill.to_uppercase().as_str(), "AUTO" | "FFFFFF" | ""))
}

/// Whether a table is drawn with lines: by its own properties or by its style.
fn has_lines(table: &XmlElement) -> bool {
    let visible = |border: &XmlElement| !matches!(border.attribute("val"), Some("none" | "nil") | None);
    match table.at(&["tblPr", "tblBorders"]) {
        Some(borders) => borders.children.iter().any(visible),
        None => {
            table.value(&["tblPr", "tblStyle"]).is_some_and(|style| !matches!(style, "TableNormal" | "a1"))
        }
    }
}
