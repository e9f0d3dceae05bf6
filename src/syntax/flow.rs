//! One-line `[…]` and `{…}` of the plain subset.

use std::borrow::Cow;

use super::plain::{is_indicator, key_length, push_scalar, quoted_length};
use super::tree::{Entry, Kind, Style};
use crate::diagnostic::Span;

/// How deep brackets may lie in each other.
const DEPTH_LIMIT: usize = 16;

/// Reads the collection that begins at `start`; gives the byte behind its end.
pub(super) fn read<'t>(text: &'t str, start: usize, end: usize, nodes: &mut Vec<Entry<'t>>) -> Option<usize> {
    let mut flow = Flow { text, end, at: start, nodes };
    flow.collection(0)?;
    Some(flow.at)
}

struct Flow<'t, 'n> {
    text: &'t str,
    end: usize,
    at: usize,
    nodes: &'n mut Vec<Entry<'t>>,
}

impl<'t> Flow<'t, '_> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..self.end).unwrap_or("")
    }

    fn peek(&self) -> Option<u8> {
        self.rest().bytes().next()
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(' ').len();
    }

    fn collection(&mut self, depth: usize) -> Option<()> {
        let map = self.peek()? == b'{';
        let close = if map { b'}' } else { b']' };
        let (start, node) = (self.at, self.nodes.len());
        let kind = if map { Kind::Mapping } else { Kind::Sequence };
        self.nodes.push(Entry { kind, span: Span::new(start, start), next: 0, text: Cow::Borrowed("") });
        self.at += 1;
        self.blanks();
        if depth >= DEPTH_LIMIT {
            return None;
        }
        if self.peek()? != close {
            self.parts(map, close, depth)?;
        }
        self.at += 1;
        let next = self.nodes.len() as u32;
        let entry = self.nodes.get_mut(node)?;
        entry.next = next;
        entry.span = Span::new(start, self.at);
        Some(())
    }

    /// The parts up to the closing bracket, at least one.
    fn parts(&mut self, map: bool, close: u8, depth: usize) -> Option<()> {
        loop {
            if map {
                let length = key_length(self.rest())?;
                push_scalar(
                    self.nodes,
                    self.text,
                    self.at..self.at + length,
                    self.at..self.at + length,
                    Style::Plain,
                );
                self.at += length + 1;
                self.blanks();
            }
            self.value(depth)?;
            self.blanks();
            match self.peek()? {
                b',' => self.at += 1,
                byte if byte == close => return Some(()),
                _ => return None,
            }
            self.blanks();
        }
    }

    fn value(&mut self, depth: usize) -> Option<()> {
        match self.peek()? {
            b'[' | b'{' => self.collection(depth + 1),
            b'"' | b'\'' => {
                let length = quoted_length(self.rest())?;
                let (start, end) = (self.at, self.at + length);
                push_scalar(self.nodes, self.text, start + 1..end - 1, start..end, Style::Quoted);
                self.at = end;
                Some(())
            }
            _ => self.plain(),
        }
    }

    fn plain(&mut self) -> Option<()> {
        let rest = self.rest();
        let length = rest.bytes().position(|byte| matches!(byte, b',' | b'[' | b']' | b'{' | b'}'))?;
        let value = rest.get(..length)?.trim_end_matches(' ');
        let first = value.bytes().next()?;
        // A colon may make a key of it and a hash a comment: those few are left to the full parser.
        if is_indicator(first) || value.bytes().any(|byte| matches!(byte, b':' | b'#')) {
            return None;
        }
        push_scalar(
            self.nodes,
            self.text,
            self.at..self.at + value.len(),
            self.at..self.at + value.len(),
            Style::Plain,
        );
        self.at += length;
        Some(())
    }
}
