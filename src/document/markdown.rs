//! Running text of annexes: headings, paragraphs, lists and simple tables of a Markdown file.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::widths::set_widths;
use super::{Block, Cell, Column, Orientation, Row, Run, Table};

/// Reads Markdown; `text` words each piece of text (puts in references, binds blanks).
pub fn blocks(source: &str, text: impl Fn(&str) -> String) -> Vec<Block> {
    let mut reader = Reader {
        text,
        blocks: Vec::new(),
        runs: Vec::new(),
        lists: Vec::new(),
        marker: String::new(),
        bold: false,
        italic: false,
        table: Vec::new(),
    };
    for event in Parser::new_ext(source, Options::ENABLE_TABLES) {
        reader.event(event);
    }
    reader.blocks
}

/// What is being read.
struct Reader<F> {
    text: F,
    blocks: Vec<Block>,
    runs: Vec<Run>,
    /// The next number of each open list; none for a list with dashes.
    lists: Vec<Option<u64>>,
    /// The marker of the item that is open and has not been printed yet.
    marker: String,
    bold: bool,
    italic: bool,
    /// The rows of the table that is open, its heading first.
    table: Vec<Vec<String>>,
}

impl<F: Fn(&str) -> String> Reader<F> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.run(&text);
            }
            Event::SoftBreak => self.run(&CowStr::Borrowed(" ")),
            Event::HardBreak => self.run(&CowStr::Borrowed("\n")),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong => self.bold = true,
            Tag::Emphasis => self.italic = true,
            Tag::List(first) => {
                // The text of an item ends where a list inside it begins.
                self.paragraph();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.marker = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}.", *number - 1)
                    }
                    _ => "–".to_owned(),
                }
            }
            Tag::Table(_) => self.table.clear(),
            Tag::TableHead | Tag::TableRow => self.table.push(Vec::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = false,
            TagEnd::Emphasis => self.italic = false,
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.paragraph(),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::TableCell => {
                let text = self.taken().iter().map(|run| run.text.as_str()).collect();
                if let Some(row) = self.table.last_mut() {
                    row.push(text);
                }
            }
            TagEnd::Table => self.close_table(),
            _ => {}
        }
    }

    /// Adds letters to the piece that is open, or begins one where the look changes.
    fn run(&mut self, text: &CowStr<'_>) {
        let (bold, italic) = (self.bold, self.italic);
        match self.runs.last_mut() {
            Some(run) if run.bold == bold && run.italic == italic => run.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_string(), bold, italic }),
        }
    }

    /// The pieces read so far, worded; blanks at their ends are kept.
    fn taken(&mut self) -> Vec<Run> {
        let mut runs = std::mem::take(&mut self.runs);
        for run in &mut runs {
            let core = run.text.trim_matches(' ');
            let start = run.text.len() - run.text.trim_start_matches(' ').len();
            let worded = (self.text)(core);
            run.text.replace_range(start..start + core.len(), &worded);
        }
        runs
    }

    fn heading(&mut self, level: HeadingLevel) {
        let runs = self.taken();
        self.blocks.push(Block::Heading { level: level as usize, runs });
    }

    fn paragraph(&mut self) {
        if self.runs.is_empty() {
            return;
        }
        let runs = self.taken();
        let marker = std::mem::take(&mut self.marker);
        self.blocks.push(match self.lists.len().checked_sub(1) {
            Some(depth) => Block::Item { depth, marker, runs },
            None => Block::Paragraph { runs },
        });
    }

    fn close_table(&mut self) {
        let mut rows = std::mem::take(&mut self.table).into_iter();
        let column = |heading| Column { key: String::new(), heading, width: 0, centred: false };
        let columns: Vec<Column> = rows.next().unwrap_or_default().into_iter().map(column).collect();
        let cell = |text| Cell { text, rows: 1 };
        let rows: Vec<Row> =
            rows.map(|cells| Row::Cells { cells: cells.into_iter().map(cell).collect() }).collect();
        let mut table = Table { columns, numbered: false, blank: false, rows };
        set_widths(&mut table, Orientation::Portrait);
        self.blocks.push(Block::Table(table));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_lists_and_tables_are_read() {
        let source =
            "# Общее\n\nТекст **важный**.\n\n1. Раз\n   - мелко\n2. Два\n\n| а | б |\n|---|---|\n| 1 | 2 |\n";
        let read = blocks(source, str::to_owned);
        let shown: Vec<String> = read
            .iter()
            .map(|block| match block {
                Block::Heading { level, runs } => format!("h{level} {}", runs.len()),
                Block::Paragraph { runs } => format!("p {}", runs.len()),
                Block::Item { depth, marker, .. } => format!("{depth} {marker}"),
                Block::Table(table) => format!("t {}x{}", table.columns.len(), table.rows.len()),
            })
            .collect();
        assert_eq!(shown, ["h1 1", "p 3", "0 1.", "1 –", "0 2.", "t 2x1"]);
    }
}
