//! A reader for the plain subset of YAML in which nearly every roadmap is written, ten times faster than the full
//! parser.
//!
//! It takes block mappings and lists, one-line values without quotes or in simple quotes, one-line `[…]` and `{…}`,
//! and comments. Of anything else it says nothing, and the full parser reads the file. A test holds the two to the
//! same tree, values and spans, on all that this one accepts.

use std::borrow::Cow;

use super::flow;
use super::tree::{Entry, Kind, Style, Tree};
use crate::diagnostic::Span;

/// How many bytes a key may have; the full parser looks for a key's colon within 1,024 characters.
const KEY_LIMIT: usize = 200;

/// How deep collections may lie in each other.
const DEPTH_LIMIT: usize = 64;

/// Reads a text of the subset; nothing where it goes beyond it.
pub(super) fn read(text: &str, skip: usize) -> Option<Tree<'_>> {
    let body = text.get(skip..)?;
    let plain = |byte: u8| byte >= b' ' && byte != 0x7F || byte == b'\n';
    if !body.bytes().all(plain) || body.contains('\u{feff}') {
        return None;
    }
    let mut reader =
        Reader { text, nodes: Vec::with_capacity(body.len() / 40), open: Vec::new(), pending: false };
    let mut start = skip;
    for line in body.split('\n') {
        reader.line(start, line)?;
        start += line.len() + 1;
    }
    reader.finish()
}

/// A block collection that is not closed yet.
struct Open {
    /// The column of its keys or dashes.
    column: usize,
    /// Its node.
    node: usize,
    is_map: bool,
}

struct Reader<'t> {
    text: &'t str,
    nodes: Vec<Entry<'t>>,
    open: Vec<Open>,
    /// Whether the last key waits for its value on the lines that follow.
    pending: bool,
}

impl<'t> Reader<'t> {
    /// Takes a line that begins at the byte `start`.
    fn line(&mut self, start: usize, line: &str) -> Option<()> {
        let content = line.trim_start_matches(' ');
        if content.is_empty() || content.starts_with('#') {
            return Some(());
        }
        let column = line.len() - content.len();
        let end = start + line.trim_end_matches(' ').len();
        match content.strip_prefix("- ") {
            Some(item) => {
                self.dash(start, column)?;
                let inner = column + 2 + (item.len() - item.trim_start_matches(' ').len());
                let value = self.text.get(start + inner..end)?;
                if value.is_empty() || value.starts_with("- ") {
                    return None;
                }
                match key_length(value) {
                    Some(length) => {
                        self.open(start + inner, inner, true)?;
                        self.entry(start + inner, length, end)
                    }
                    None => self.value(start + inner, end),
                }
            }
            None => {
                let length = key_length(self.text.get(start + column..end)?)?;
                self.key(start, column)?;
                self.entry(start + column, length, end)
            }
        }
    }

    /// Makes the mapping ready in which a key at that column stands.
    fn key(&mut self, start: usize, column: usize) -> Option<()> {
        self.close_beyond(column)?;
        if !self.pending && self.open.last().is_some_and(|top| !top.is_map && top.column == column) {
            self.close();
        }
        match self.open.last() {
            None if self.nodes.is_empty() && column == 0 => self.open(start, 0, true),
            Some(top) if top.is_map && top.column == column && !self.pending => Some(()),
            Some(top) if self.pending && top.column < column => self.open(start + column, column, true),
            _ => None,
        }
    }

    /// Makes the list ready in which a dash at that column stands.
    fn dash(&mut self, start: usize, column: usize) -> Option<()> {
        self.close_beyond(column)?;
        match self.open.last() {
            Some(top) if self.pending && top.is_map && top.column <= column => {
                self.open(start + column, column, false)
            }
            Some(top) if !self.pending && !top.is_map && top.column == column => Some(()),
            _ => None,
        }
    }

    /// A key of `length` bytes with what follows it on the line.
    fn entry(&mut self, start: usize, length: usize, end: usize) -> Option<()> {
        self.scalar(start, start + length, Style::Plain);
        let rest = self.text.get(start + length + 1..end)?;
        let value = rest.trim_start_matches(' ');
        if value.is_empty() || value.starts_with('#') {
            self.pending = true;
            return Some(());
        }
        self.value(end - value.len(), end)
    }

    /// A value that stands alone on the rest of its line.
    fn value(&mut self, start: usize, end: usize) -> Option<()> {
        self.pending = false;
        let value = self.text.get(start..end)?;
        let after = match value.bytes().next()? {
            b'"' | b'\'' => {
                let length = quoted_length(value)?;
                self.quoted(start, length);
                length
            }
            b'[' | b'{' => flow::read(self.text, start, end, &mut self.nodes)? - start,
            _ => {
                let length = plain_length(value)?;
                self.scalar(start, start + length, Style::Plain);
                length
            }
        };
        let rest = value.get(after..)?;
        let comment = rest.trim_start_matches(' ');
        (comment.is_empty() || (comment.starts_with('#') && rest.starts_with(' '))).then_some(())
    }

    fn scalar(&mut self, start: usize, end: usize, style: Style) {
        push_scalar(&mut self.nodes, self.text, start..end, start..end, style);
    }

    fn quoted(&mut self, start: usize, length: usize) {
        push_scalar(
            &mut self.nodes,
            self.text,
            start + 1..start + length - 1,
            start..start + length,
            Style::Quoted,
        );
    }

    fn open(&mut self, start: usize, column: usize, is_map: bool) -> Option<()> {
        let node = self.nodes.len();
        let kind = if is_map { Kind::Mapping } else { Kind::Sequence };
        self.nodes.push(Entry { kind, span: Span::new(start, start), next: 0, text: Cow::Borrowed("") });
        self.open.push(Open { column, node, is_map });
        self.pending = false;
        (self.open.len() < DEPTH_LIMIT).then_some(())
    }

    /// Closes what lies deeper than a column; a key that still waits there has no value, which the full parser tells.
    fn close_beyond(&mut self, column: usize) -> Option<()> {
        while self.open.last().is_some_and(|top| top.column > column) {
            (!self.pending).then_some(())?;
            self.close();
        }
        Some(())
    }

    fn close(&mut self) {
        let end = self.nodes.last().map_or(0, |node| node.span.end);
        let next = self.nodes.len() as u32;
        if let Some(node) = self.open.pop().and_then(|top| self.nodes.get_mut(top.node)) {
            node.next = next;
            node.span.end = end;
        }
    }

    fn finish(mut self) -> Option<Tree<'t>> {
        if self.pending || self.nodes.is_empty() {
            return None;
        }
        while !self.open.is_empty() {
            self.close();
        }
        Some(Tree { nodes: self.nodes })
    }
}

/// Adds a scalar: the bytes of its value, and those of its place.
pub(super) fn push_scalar<'t>(
    nodes: &mut Vec<Entry<'t>>,
    text: &'t str,
    value: std::ops::Range<usize>,
    place: std::ops::Range<usize>,
    style: Style,
) {
    let value = Cow::Borrowed(text.get(value).unwrap_or(""));
    let next = nodes.len() as u32 + 1;
    nodes.push(Entry {
        kind: Kind::Scalar(style),
        span: Span::new(place.start, place.end),
        next,
        text: value,
    });
}

/// The length of a plain key that the text begins with, its colon not counted.
pub(super) fn key_length(text: &str) -> Option<usize> {
    let ends =
        |byte: &u8| !(byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'/') || *byte >= 0x80);
    let length = text.bytes().take(KEY_LIMIT).position(|byte| ends(&byte))?;
    let bytes = text.as_bytes();
    let begins = bytes.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    let colon = bytes.get(length) == Some(&b':') && bytes.get(length + 1).is_none_or(|next| *next == b' ');
    (begins && length > 0 && colon).then_some(length)
}

/// The length of a quoted value without escapes that the text begins with, quotes counted.
pub(super) fn quoted_length(text: &str) -> Option<usize> {
    let quote = text.bytes().next()?;
    let inner = text.get(1..)?;
    let length = inner.bytes().position(|byte| byte == quote)?;
    let value = inner.get(..length)?;
    let again = inner.as_bytes().get(length + 1) == Some(&quote);
    let escaped = quote == b'"' && value.contains('\\');
    (!again && !escaped).then_some(length + 2)
}

/// The length of a plain value in block context, up to a comment.
fn plain_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let first = *bytes.first()?;
    if is_indicator(first) {
        return None;
    }
    let mut from = 0;
    while let Some(found) = bytes.get(from..)?.iter().position(|byte| matches!(byte, b':' | b'#')) {
        let at = from + found;
        let next = bytes.get(at + 1);
        match bytes.get(at)? {
            b':' if next.is_none_or(|next| *next == b' ') => return None,
            b'#' if at > 0 && bytes.get(at - 1) == Some(&b' ') => {
                return Some(text.get(..at)?.trim_end_matches(' ').len());
            }
            _ => from = at + 1,
        }
    }
    Some(text.len())
}

/// Whether a plain value cannot begin with the byte, or not always.
pub(super) fn is_indicator(byte: u8) -> bool {
    matches!(
        byte,
        b'-' | b'?'
            | b':'
            | b','
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'#'
            | b'&'
            | b'*'
            | b'!'
            | b'|'
            | b'>'
            | b'\''
            | b'"'
            | b'%'
            | b'@'
            | b'`'
    )
}
