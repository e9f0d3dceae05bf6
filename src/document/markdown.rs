//! Running text of annexes: a Markdown file as paragraphs, lists, tables and notes, each with the numbers and marks that
//! the author gave it. What paper cannot hold is told with its place.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

mod parts;
#[cfg(test)]
mod tests;

use super::{CellAlign, ColumnLayout, HeadCell, PrintedCell, PrintedRow, Table, TextBlock, TextRun};
pub use parts::{LeftOut, LeftOutKind};
use parts::{excess, is_marked, leads_out, multiplies, parts_cells, references, stripped};

/// Reads Markdown; `text` words each piece of text (puts in references, binds blanks).
pub fn blocks(source: &str, text: impl Fn(&str) -> Vec<TextRun>) -> (Vec<TextBlock>, Vec<LeftOut>) {
    let mut reader = MarkdownReader {
        source,
        text,
        blocks: Vec::new(),
        notes: Vec::new(),
        labelled: HashMap::new(),
        left_out: Vec::new(),
        missing: Vec::new(),
        runs: Vec::new(),
        lists: Vec::new(),
        marker: String::new(),
        look: TextRun::default(),
        quoted: 0,
        code: None,
        tags: 0,
        alignments: Vec::new(),
        table: Vec::new(),
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.finish()
}

/// A footnote, numbered in the order in which notes are referred to.
struct Note {
    blocks: Option<Vec<TextRun>>,
    /// Where it stands; where it is first referred to, until it is read.
    range: Range<usize>,
    referred: bool,
}

/// The list that is open: the number the author began it with, the last one printed, and whether all so far bear the first.
struct OpenList {
    first: u64,
    last: Option<u64>,
    is_even: bool,
}

/// What is being read.
struct MarkdownReader<'s, F> {
    source: &'s str,
    text: F,
    blocks: Vec<TextBlock>,
    notes: Vec<Note>,
    /// The place of each note by its label.
    labelled: HashMap<String, usize>,
    left_out: Vec<LeftOut>,
    /// References to footnotes that there are not.
    missing: Vec<Range<usize>>,
    runs: Vec<TextRun>,
    /// The open lists; none for a list with dashes.
    lists: Vec<Option<OpenList>>,
    /// The marker of the item that is open and has not been printed yet.
    marker: String,
    /// The look of the letters that come next.
    look: TextRun,
    quoted: usize,
    code: Option<String>,
    /// How many tags of HTML were left out in a row: a pair is told of once.
    tags: usize,
    alignments: Vec<Alignment>,
    /// The rows of the table that is open, its heading first.
    table: Vec<Vec<Vec<TextRun>>>,
}

impl<F: Fn(&str) -> Vec<TextRun>> MarkdownReader<'_, F> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) if multiplies(self.source, &range) => {
                self.run("*");
            }
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => {
                if self.code.is_none() {
                    self.missing.extend(references(self.source, range));
                }
                self.run(&text);
            }
            Event::Code(text) => self.run(&text),
            Event::Html(text) | Event::InlineHtml(text) => self.html(&text, range),
            Event::SoftBreak => {
                let rest = self.source.get(range.end..).unwrap_or_default().trim_start();
                let line = rest.lines().next().unwrap_or_default();
                let in_row = self.lists.is_empty() && self.quoted == 0;
                match is_marked(line) {
                    true if in_row => self.paragraph(),
                    true => self.run("\n"),
                    false => self.run(" "),
                }
            }
            Event::HardBreak => self.run("\n"),
            Event::Rule => self.blocks.push(TextBlock::Rule),
            Event::FootnoteReference(label) => self.refer(&label, range),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Strong => self.look.bold = true,
            Tag::Emphasis => self.look.italic = true,
            Tag::Strikethrough => self.look.struck = true,
            Tag::Link { dest_url, .. } => self.look.address = Some(dest_url.to_string()),
            Tag::Image { .. } => self.left_out.push(LeftOut { kind: LeftOutKind::Picture, range }),
            Tag::BlockQuote(_) => {
                self.paragraph();
                self.quoted += 1;
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.code = Some(String::new())
            }
            Tag::List(first) => {
                // The text of an item ends where a list inside it begins.
                self.paragraph();
                self.lists.push(first.map(|first| OpenList { first, last: None, is_even: true }));
            }
            Tag::Item => self.item(range),
            Tag::FootnoteDefinition(label) => {
                self.paragraph();
                let at = self.note(&label, range.clone(), false);
                if let Some(note) = self.notes.get_mut(at) {
                    note.range = range;
                }
                self.marker = label.to_string();
            }
            Tag::Table(alignments) => {
                self.alignments = alignments;
                self.table.clear();
            }
            Tag::TableHead | Tag::TableRow => {
                self.table.push(Vec::new());
                self.left_out.extend(excess(self.source, range, self.alignments.len()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.look.bold = false,
            TagEnd::Emphasis => self.look.italic = false,
            TagEnd::Strikethrough => self.look.struck = false,
            TagEnd::Link => self.link(),
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::HtmlBlock => self.paragraph(),
            TagEnd::CodeBlock => {
                if let Some(text) = self.code.take() {
                    self.blocks.push(TextBlock::Code { text: text.trim_end().to_owned() });
                }
            }
            TagEnd::BlockQuote(_) => {
                self.paragraph();
                self.quoted = self.quoted.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => self.define(),
            TagEnd::TableCell => {
                let runs = self.taken();
                if let Some(row) = self.table.last_mut() {
                    row.push(runs);
                }
            }
            TagEnd::Table => self.close_table(),
            _ => {}
        }
    }

    /// Adds letters to the piece that is open, or begins one where the look changes.
    fn run(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        match self.runs.last_mut() {
            Some(run) if run.looks_like(&self.look) => run.text.push_str(text),
            _ => self.runs.push(TextRun { text: text.to_owned(), ..self.look.clone() }),
        }
    }

    /// The number of an item as the author wrote it; a list whose items all bear its first number counts on.
    fn item(&mut self, range: Range<usize>) {
        let written = self.source.get(range.start..).unwrap_or_default().trim_start();
        let figures: String = written.chars().take_while(char::is_ascii_digit).collect();
        let sign = written.get(figures.len()..).and_then(|rest| rest.chars().next()).unwrap_or('.');
        self.marker = match (self.lists.last_mut(), figures.parse::<u64>()) {
            (Some(Some(list)), Ok(own)) => {
                list.is_even &= own == list.first;
                let next = list.last.filter(|_| list.is_even).map_or(own, |last| last + 1);
                list.last = Some(next);
                format!("{next}{sign}")
            }
            _ => "–".to_owned(),
        };
    }

    /// After the words of a link its address, which paper cannot hide behind them.
    fn link(&mut self) {
        let Some(address) = self.look.address.take() else { return };
        let bare = |text: &str| text.trim_end_matches('/').to_owned();
        let told = self.runs.last().is_some_and(|run| bare(&run.text) == bare(&address));
        if !told && !address.starts_with('#') {
            let shown = address.trim_start_matches("mailto:");
            self.run(&format!(" ({shown})"));
        }
    }

    /// A tag: a line break is one, a comment is none of print's; anything else is left out.
    fn html(&mut self, text: &str, range: Range<usize>) {
        let tag = text.trim().to_lowercase();
        if tag.starts_with("<br") {
            return self.run("\n");
        }
        if tag.starts_with("<!--") {
            return;
        }
        let bare: String = stripped(text);
        if !bare.trim().is_empty() || parts_cells(&tag) {
            self.run(&bare);
        }
        self.tags += 1;
        if !tag.starts_with("</") {
            self.left_out.push(LeftOut { kind: LeftOutKind::Html, range });
        }
    }

    fn note(&mut self, label: &str, range: Range<usize>, referred: bool) -> usize {
        let at = self.labelled.get(label).copied().unwrap_or_else(|| {
            self.labelled.insert(label.to_owned(), self.notes.len());
            self.notes.push(Note { blocks: None, range, referred: false });
            self.notes.len() - 1
        });
        if let Some(note) = self.notes.get_mut(at) {
            note.referred |= referred;
        }
        at
    }

    fn refer(&mut self, label: &str, range: Range<usize>) {
        let at = self.note(label, range, true);
        let mark = TextRun { text: (at + 1).to_string(), raised: true, ..TextRun::default() };
        self.runs.push(mark);
        // What follows is not raised.
        self.runs.push(self.look.clone());
    }

    /// Ends the reading of a footnote: its paragraphs were gathered as blocks behind it.
    fn define(&mut self) {
        self.paragraph();
    }

    /// The pieces read so far, worded; blanks at their ends are kept.
    fn taken(&mut self) -> Vec<TextRun> {
        let runs = std::mem::take(&mut self.runs);
        let mut worded = Vec::with_capacity(runs.len());
        for mut run in runs.into_iter().filter(|run| !run.text.is_empty()) {
            run.address = run.address.filter(|address| leads_out(address));
            let core = run.text.trim_matches(' ');
            let (lead, tail) = run.text.split_once(core).unwrap_or_default();
            let mut parts = (self.text)(core);
            if let Some(first) = parts.first_mut() {
                first.text.insert_str(0, lead);
            }
            if let Some(last) = parts.last_mut() {
                last.text.push_str(tail);
            } else {
                parts = TextRun::plain(run.text.clone());
            }
            worded.extend(parts.into_iter().map(|part| TextRun {
                text: part.text,
                to: part.to,
                ..run.clone()
            }));
        }
        worded
    }

    fn heading(&mut self, level: HeadingLevel) {
        let runs = self.taken();
        self.blocks.push(TextBlock::Heading { level: level as usize, runs });
    }

    fn paragraph(&mut self) {
        if self.runs.iter().all(|run| run.text.is_empty()) {
            self.runs.clear();
            return;
        }
        // What stood between the last tags is nothing.
        if let Some(last) = self.runs.last_mut() {
            last.text.truncate(last.text.trim_end_matches([' ', '\n']).len());
        }
        let runs = self.taken();
        let marker = std::mem::take(&mut self.marker);
        let named = self.labelled.get(&marker).and_then(|at| self.notes.get_mut(*at));
        if let Some(note) = named.filter(|note| note.blocks.is_none()) {
            note.blocks = Some(runs);
            return;
        }
        self.blocks.push(match self.lists.len().checked_sub(1) {
            Some(depth) => TextBlock::Item { depth, marker, runs },
            None if self.quoted > 0 => TextBlock::Quote { runs },
            None => TextBlock::Paragraph { runs },
        });
    }

    fn close_table(&mut self) {
        let mut rows = std::mem::take(&mut self.table).into_iter();
        let mut alignments = self.alignments.iter();
        let columns: Vec<ColumnLayout> = rows
            .next()
            .unwrap_or_default()
            .into_iter()
            .map(|heading| {
                let align = match alignments.next() {
                    Some(Alignment::Center) => CellAlign::Center,
                    Some(Alignment::Right) => CellAlign::Right,
                    _ => CellAlign::Left,
                };
                let heading = heading.iter().map(|run| run.text.as_str()).collect();
                ColumnLayout { heading, align, ..ColumnLayout::default() }
            })
            .collect();
        let cell = |runs| PrintedCell { runs, rows: 1, anchor: None };
        let rows = rows.map(|cells| PrintedRow::of(cells.into_iter().map(cell).collect())).collect();
        let heads = vec![HeadCell::of_columns(&columns)];
        self.blocks.push(TextBlock::Table(Table { columns, heads, rows, ..Table::default() }));
    }

    /// The blocks with the notes below them.
    fn finish(mut self) -> (Vec<TextBlock>, Vec<LeftOut>) {
        for (at, note) in self.notes.into_iter().enumerate() {
            let kind = match (&note.blocks, note.referred) {
                (None, _) => Some(LeftOutKind::NoFootnote),
                (Some(_), false) => Some(LeftOutKind::Unreferred),
                _ => None,
            };
            self.left_out.extend(kind.map(|kind| LeftOut { kind, range: note.range }));
            if let Some(runs) = note.blocks {
                self.blocks.push(TextBlock::Note { mark: (at + 1).to_string(), runs });
            }
        }
        let missing = self.missing.into_iter();
        self.left_out.extend(missing.map(|range| LeftOut { kind: LeftOutKind::NoFootnote, range }));
        self.left_out.sort_by_key(|left| left.range.start);
        (self.blocks, self.left_out)
    }
}
