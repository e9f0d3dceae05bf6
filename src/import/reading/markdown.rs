//! Texts of annexes as Markdown: headings, paragraphs with the numbers that Word prints, lists, tables.

use crate::import::content::{ParagraphAlign, SourceParagraph, SourceTable};
use crate::import::ledger::Ledger;
use crate::import::text::{flat, is_shouted};

use super::parts::SourceItem;
use super::scan::{self, ItemMark};

/// How long a heading may be, in letters.
const LONGEST_HEADING: usize = 200;

/// Writes items as Markdown.
pub(super) fn write(items: &[SourceItem], ledger: &mut Ledger) -> String {
    let mut out = String::new();
    for item in items {
        match item {
            SourceItem::Line(line) if line.is_blank() => {}
            SourceItem::Line(line) => {
                ledger.take(line);
                out.push_str(&paragraph(line));
                out.push_str("\n\n");
                for note in &line.notes {
                    out.push_str(&format!("> {}\n\n", escaped(note)));
                }
            }
            SourceItem::Table(one) => {
                one.lines().for_each(|line| ledger.take(line));
                out.push_str(&table(one));
                out.push('\n');
            }
        }
    }
    let text = out.trim_end().to_owned();
    if text.is_empty() { text } else { format!("{text}\n") }
}

fn paragraph(line: &SourceParagraph) -> String {
    let text = escaped(&flat(&line.text));
    let heading = line.look.heading.is_some()
        || text.chars().count() < LONGEST_HEADING
            && !text.ends_with([';', ','])
            && (line.look.align == ParagraphAlign::Centre
                && (line.look.bold || is_shouted(&text) || line.number.is_some())
                || is_chapter(line));
    let numbered = match &line.number {
        Some(number) if number == "–" => format!("- {text}"),
        Some(number) => format!("{number} {text}"),
        None => typed(&text),
    };
    if heading { format!("# {}", unpointed(&numbered)) } else { safe(&numbered) }
}

/// «1. ОБЩИЕ ПОЛОЖЕНИЯ», «1. Общие положения» in bold: a chapter of a regulation.
fn is_chapter(line: &SourceParagraph) -> bool {
    let text = flat(&line.text);
    let (mark, rest) = match (&line.number, scan::mark(&text)) {
        (Some(number), _) => (scan::mark(&format!("{number} x")).map(|(mark, ..)| mark), text.clone()),
        (None, Some((mark, _, rest))) => (Some(mark), rest),
        (None, None) => (None, text.clone()),
    };
    let first = matches!(&mark, Some(ItemMark::Path(path)) if path.len() == 1)
        || matches!(mark, Some(ItemMark::Roman(_)));
    first && !rest.ends_with('.') && (is_shouted(&rest) || line.look.bold)
}

/// A heading needs no stop after its number's text.
fn unpointed(text: &str) -> &str {
    text.trim_end()
}

/// A list item typed with a dash is one of Markdown.
fn typed(text: &str) -> String {
    match scan::mark(text) {
        Some((ItemMark::Dash, _, rest)) if !rest.is_empty() => format!("- {rest}"),
        _ => text.to_owned(),
    }
}

/// A number of several figures at the beginning is no list for Markdown; a sign that would begin something else is
/// made plain.
fn safe(text: &str) -> String {
    match text.chars().next() {
        Some('#' | '>' | '+' | '=' | '~') => format!("\\{text}"),
        _ => text.to_owned(),
    }
}

/// Signs that Markdown would take for its own.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        if matches!(sign, '*' | '_' | '`' | '[' | ']' | '<' | '\\') {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}

/// A table; a cell merged over rows is given once.
fn table(table: &SourceTable) -> String {
    let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let cell = |text: String| escaped(&text).replace('|', "\\|");
    let mut out = String::new();
    for (at, row) in table.rows.iter().enumerate() {
        let mut cells: Vec<String> = row.cells.iter().map(|one| cell(flat(&one.flat()))).collect();
        cells.resize(width, String::new());
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
        if at == 0 {
            out.push_str(&format!("|{}\n", " --- |".repeat(width)));
        }
    }
    out
}
