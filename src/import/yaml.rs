//! YAML as a person types it: keys in the order given, long texts folded, comments above what they are about.
//!
//! A small writer of our own, as the library that prints YAML keeps no comments, folds no text, and writes the words
//! «no» and «1.10» so that they come back as something else.

use super::text::flat;
use crate::base::visible_line;
use crate::syntax::double_quoted;

/// How wide a line may be, in letters.
const WIDTH: usize = 118;
/// How long a text may be on the line of its key.
const SHORT: usize = 96;

/// A value.
#[derive(Clone, Debug)]
pub(super) enum YamlNode {
    /// A text: plain, quoted or folded, as it needs.
    Text(String),
    /// A text that is always quoted, as numbers of acts and rows are.
    Quoted(String),
    /// A text whose lines stay lines.
    Lines(String),
    /// Written as it is: figures, dates, keys, short lists.
    Raw(String),
    /// A mapping.
    Map(Vec<YamlEntry>),
    /// A list.
    List(Vec<(Vec<String>, YamlNode)>),
}

/// A key with its value, and the comments above it.
#[derive(Clone, Debug)]
pub(super) struct YamlEntry {
    comments: Vec<String>,
    key: String,
    value: YamlNode,
}

/// A mapping that is being filled.
#[derive(Clone, Debug, Default)]
pub(super) struct Map {
    entries: Vec<YamlEntry>,
    comments: Vec<String>,
}

impl Map {
    /// Adds a comment above the next key.
    pub(super) fn comment(&mut self, text: impl Into<String>) {
        self.comments.push(text.into());
    }

    /// Adds a key.
    pub(super) fn put(&mut self, key: &str, value: YamlNode) {
        let comments = std::mem::take(&mut self.comments);
        self.entries.push(YamlEntry { comments, key: key.to_owned(), value });
    }

    /// Adds a text, where there is one.
    pub(super) fn text(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            self.put(key, YamlNode::Text(text.to_owned()));
        }
    }

    /// Adds a list, where it is not empty.
    pub(super) fn list(&mut self, key: &str, items: Vec<(Vec<String>, YamlNode)>) {
        if !items.is_empty() {
            self.put(key, YamlNode::List(items));
        }
    }

    /// The mapping.
    pub(super) fn node(self) -> YamlNode {
        YamlNode::Map(self.entries)
    }

    /// Whether nothing was added.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Writes a mapping as a file; a blank line stands before each of the keys named.
pub(super) fn file(map: &Map, apart: &[&str]) -> String {
    let mut out = String::new();
    for entry in &map.entries {
        if apart.contains(&entry.key.as_str()) && !out.is_empty() {
            out.push('\n');
        }
        write_entry(&mut out, entry, 0);
    }
    out
}

fn write_entry(out: &mut String, entry: &YamlEntry, indent: usize) {
    write_comments(out, &entry.comments, indent);
    pad(out, indent);
    out.push_str(&entry.key);
    out.push(':');
    value(out, &entry.value, indent, entry.key.len() + 2);
}

/// Writes comments, each folded at the width of the page.
pub(super) fn write_comments(out: &mut String, comments: &[String], indent: usize) {
    for comment in comments {
        for line in folded(&visible_line(&flat(comment)), WIDTH.saturating_sub(indent + 2)) {
            pad(out, indent);
            out.push_str("# ");
            out.push_str(&line);
            out.push('\n');
        }
    }
}

/// Writes a value behind its key or its dash.
fn value(out: &mut String, node: &YamlNode, indent: usize, before: usize) {
    match node {
        YamlNode::Map(entries) => {
            out.push('\n');
            entries.iter().for_each(|entry| write_entry(out, entry, indent + 2));
        }
        YamlNode::List(items) => {
            out.push('\n');
            for (comments, item) in items {
                write_comments(out, comments, indent + 2);
                write_item(out, item, indent + 2);
            }
        }
        YamlNode::Raw(text) => line(out, text),
        YamlNode::Quoted(text) => line(out, &double_quoted(text)),
        YamlNode::Lines(text) if text.contains('\n') => {
            out.push_str(" |-\n");
            for line in text.lines() {
                pad(out, indent + 2);
                out.push_str(&flat(line));
                out.push('\n');
            }
        }
        YamlNode::Text(text) | YamlNode::Lines(text) => write_text(out, &flat(text), indent, before),
    }
}

fn line(out: &mut String, text: &str) {
    out.push(' ');
    out.push_str(text);
    out.push('\n');
}

fn write_text(out: &mut String, text: &str, indent: usize, before: usize) {
    let length = text.chars().count();
    if length <= SHORT && length + indent + before <= WIDTH {
        let shown = if is_plain(text) { text.to_owned() } else { double_quoted(text) };
        return line(out, &shown);
    }
    out.push_str(" >-\n");
    for piece in folded(text, WIDTH.saturating_sub(indent + 2)) {
        pad(out, indent + 2);
        out.push_str(&piece);
        out.push('\n');
    }
}

/// An item: the first key of a mapping stands behind the dash.
fn write_item(out: &mut String, item: &YamlNode, indent: usize) {
    pad(out, indent);
    out.push('-');
    match item {
        YamlNode::Map(entries) => {
            let mut inner = String::new();
            for (at, entry) in entries.iter().enumerate() {
                // A comment cannot stand between the dash and its key.
                let first = YamlEntry { comments: Vec::new(), ..entry.clone() };
                write_entry(&mut inner, if at == 0 { &first } else { entry }, indent + 2);
            }
            out.push(' ');
            out.push_str(inner.get(indent + 2..).unwrap_or_default());
        }
        other => value(out, other, indent, 2),
    }
}

fn pad(out: &mut String, indent: usize) {
    out.extend(std::iter::repeat_n(' ', indent));
}

/// The text in lines of at most so many letters, cut at blanks.
fn folded(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for word in text.split(' ') {
        let own = word.chars().count();
        match lines.last_mut() {
            Some(line) if length + 1 + own <= width => {
                line.push(' ');
                line.push_str(word);
                length += 1 + own;
            }
            _ => {
                lines.push(word.to_owned());
                length = own;
            }
        }
    }
    lines
}

/// Whether a text needs no quotes: it begins with a Russian letter or «, and has nothing that YAML or the format
/// takes for its own.
pub(super) fn is_plain(text: &str) -> bool {
    let russian = |sign: char| matches!(sign, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | '«' | '№');
    text.starts_with(russian)
        && !text.ends_with([':', ' '])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(['{', '}', '[', ']', '"', '\\'])
        && !text.chars().any(char::is_control)
}
