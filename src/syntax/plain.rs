//! A reader for the plain subset of YAML in which nearly every roadmap is written, ten times faster than the full
//! parser.
//!
//! It takes block mappings and lists, one-line values without quotes or in simple quotes, one-line `[…]` and `{…}`,
//! and comments. Of anything else it says nothing, and the full parser reads the file. A test holds the two to the
//! same tree, values and spans, on all that this one accepts.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memchr2_iter};

use super::tree::{MapEntry, QuotingStyle, Tree, YamlKind};
use super::{copied, flow};
use crate::base::Span;

/// How many bytes a key may have; the full parser looks for a key's colon within 1,024 characters.
const KEY_LIMIT: usize = 200;

/// How few bytes a node takes in a usual roadmap, so that the list of nodes need not grow.
const BYTES_A_NODE: usize = 16;

/// How deep collections may lie in each other.
const DEPTH_LIMIT: usize = 64;

/// Reads a text of the subset; nothing where it goes beyond it.
pub(super) fn read(text: &str, skip: usize) -> Option<Tree<'_>> {
    let known = copied::beginning(text, skip);
    let head = text.get(skip..known)?;
    // A byte order mark begins with EF, and so does little else; looking at every byte in one sweep is what is fast.
    let odd = |byte: u8| (byte < b' ' && byte != b'\n') | (byte == 0x7F) | (byte == 0xEF);
    if head.bytes().fold(false, |any, byte| any | odd(byte)) {
        return None;
    }
    let nodes = Vec::with_capacity((text.len() - skip) / BYTES_A_NODE);
    let mut reader = PlainReader { text, nodes, open: Vec::with_capacity(8), pending: false };
    let mut start = skip;
    for end in memchr_iter(b'\n', head.as_bytes()).chain([head.len()]) {
        reader.line(start, skip + end)?;
        start = skip + end + 1;
    }
    if known < text.len() {
        reader.key(known, 0)?;
        let ending = copied::take_over(text, known, &mut reader.nodes);
        return Some(Tree { ending: Some(ending), ..reader.finish()? });
    }
    reader.finish()
}

/// A block collection that is not closed yet.
struct OpenBlock {
    /// The column of its keys or dashes.
    column: usize,
    /// Its node.
    node: usize,
    is_map: bool,
}

struct PlainReader<'t> {
    text: &'t str,
    nodes: Vec<MapEntry<'t>>,
    open: Vec<OpenBlock>,
    /// Whether the last key waits for its value on the lines that follow.
    pending: bool,
}

impl<'t> PlainReader<'t> {
    /// Takes the line of the bytes from `start` to `end`.
    fn line(&mut self, start: usize, end: usize) -> Option<()> {
        let content = self.skip_blanks(start, end);
        let column = content - start;
        match self.bytes(content, end) {
            [] | [b'#', ..] => Some(()),
            [b'-', b' ', ..] => {
                self.dash(start, column)?;
                let inner = self.skip_blanks(content + 2, end);
                let end = self.trim_blanks(inner, end);
                if matches!(self.bytes(inner, end), [] | [b'-', b' ', ..]) {
                    return None;
                }
                match key_length(self.bytes(inner, end)) {
                    Some(length) => {
                        self.open(inner, inner - start, true)?;
                        self.entry(inner, length, end)
                    }
                    None => self.value(inner, end),
                }
            }
            _ => {
                let end = self.trim_blanks(content, end);
                let length = key_length(self.bytes(content, end))?;
                self.key(start, column)?;
                self.entry(content, length, end)
            }
        }
    }

    fn bytes(&self, start: usize, end: usize) -> &'t [u8] {
        self.text.as_bytes().get(start..end).unwrap_or_default()
    }

    /// The first byte from `start` that is no blank; `end` where all are.
    fn skip_blanks(&self, start: usize, end: usize) -> usize {
        start + blanks(self.bytes(start, end))
    }

    /// One past the last byte before `end` that is no blank.
    fn trim_blanks(&self, start: usize, end: usize) -> usize {
        end - self.bytes(start, end).iter().rev().take_while(|byte| **byte == b' ').count()
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
        self.scalar(start, start + length, QuotingStyle::Plain);
        let value = self.skip_blanks(start + length + 1, end);
        if matches!(self.bytes(value, end), [] | [b'#', ..]) {
            self.pending = true;
            return Some(());
        }
        self.value(value, end)
    }

    /// A value that stands alone on the rest of its line.
    fn value(&mut self, start: usize, end: usize) -> Option<()> {
        self.pending = false;
        let value = self.bytes(start, end);
        let after = match value.first()? {
            b'"' | b'\'' => {
                let length = quoted_length(value)?;
                self.quoted(start, length);
                length
            }
            b'[' | b'{' => flow::read(self.text, start, end, &mut self.nodes)? - start,
            _ => {
                let length = plain_length(value)?;
                self.scalar(start, start + length, QuotingStyle::Plain);
                length
            }
        };
        let rest = value.get(after..)?;
        match rest.get(blanks(rest)..)? {
            [] => Some(()),
            [b'#', ..] if rest.first() == Some(&b' ') => Some(()),
            _ => None,
        }
    }

    fn scalar(&mut self, start: usize, end: usize, style: QuotingStyle) {
        push_scalar(&mut self.nodes, self.text, start..end, start..end, style);
    }

    fn quoted(&mut self, start: usize, length: usize) {
        push_scalar(
            &mut self.nodes,
            self.text,
            start + 1..start + length - 1,
            start..start + length,
            QuotingStyle::Quoted,
        );
    }

    fn open(&mut self, start: usize, column: usize, is_map: bool) -> Option<()> {
        let node = self.nodes.len();
        let kind = if is_map { YamlKind::Mapping } else { YamlKind::Sequence };
        self.nodes.push(MapEntry { kind, span: Span::new(start, start), next: 0, text: Cow::Borrowed("") });
        self.open.push(OpenBlock { column, node, is_map });
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
        Some(Tree { nodes: self.nodes, ending: None })
    }
}

/// Adds a scalar: the bytes of its value, and those of its place.
#[inline]
pub(super) fn push_scalar<'t>(
    nodes: &mut Vec<MapEntry<'t>>,
    text: &'t str,
    value: std::ops::Range<usize>,
    place: std::ops::Range<usize>,
    style: QuotingStyle,
) {
    let value = Cow::Borrowed(text.get(value).unwrap_or(""));
    let next = nodes.len() as u32 + 1;
    nodes.push(MapEntry {
        kind: YamlKind::Scalar(style),
        span: Span::new(place.start, place.end),
        next,
        text: value,
    });
}

/// How many blanks the text begins with. Most lines begin with eight of them, which are looked at together.
#[inline]
pub(super) fn blanks(text: &[u8]) -> usize {
    let (eights, _) = text.as_chunks::<8>();
    let whole = 8 * eights.iter().take_while(|eight| **eight == [b' '; 8]).count();
    let rest = text.get(whole..).unwrap_or_default();
    whole + rest.iter().take_while(|byte| **byte == b' ').count()
}

/// The length of a plain key that the text begins with, its colon not counted.
#[inline]
pub(super) fn key_length(text: &[u8]) -> Option<usize> {
    // Nearly every key is of small letters, which are asked for first.
    let belongs = |byte: u8| {
        byte.is_ascii_lowercase()
            || byte.is_ascii_alphanumeric()
            || matches!(byte, b'_' | b'-' | b'/')
            || byte >= 0x80
    };
    let length = text.iter().take(KEY_LIMIT).position(|byte| !belongs(*byte))?;
    let begins = text.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    let colon = text.get(length) == Some(&b':') && text.get(length + 1).is_none_or(|next| *next == b' ');
    (begins && length > 0 && colon).then_some(length)
}

/// The length of a quoted value without escapes that the text begins with, quotes counted.
pub(super) fn quoted_length(text: &[u8]) -> Option<usize> {
    let (quote, inner) = text.split_first()?;
    let length = memchr(*quote, inner)?;
    let again = inner.get(length + 1) == Some(quote);
    let escaped = *quote == b'"' && memchr(b'\\', inner.get(..length)?).is_some();
    (!again && !escaped).then_some(length + 2)
}

/// The length of a plain value in block context, up to a comment.
fn plain_length(text: &[u8]) -> Option<usize> {
    if is_indicator(*text.first()?) {
        return None;
    }
    for at in memchr2_iter(b':', b'#', text) {
        let next = text.get(at + 1);
        match text.get(at)? {
            b':' if next.is_none_or(|next| *next == b' ') => return None,
            b'#' if at > 0 && text.get(at - 1) == Some(&b' ') => {
                let blanks = text.get(..at)?.iter().rev().take_while(|byte| **byte == b' ').count();
                return Some(at - blanks);
            }
            _ => {}
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
