//! One-line `[…]` and `{…}` of the plain subset.

use std::borrow::Cow;

use memchr::memchr2;

use super::plain::{blanks, is_indicator, key_length, push_scalar, quoted_length};
use super::tree::{MapEntry, QuotingStyle, YamlKind};
use crate::base::Span;

/// How deep brackets may lie in each other.
const DEPTH_LIMIT: usize = 16;

/// Reads the collection that begins at `start`; gives the byte behind its end.
pub(super) fn read<'t>(
    text: &'t str,
    start: usize,
    end: usize,
    nodes: &mut Vec<MapEntry<'t>>,
) -> Option<usize> {
    let mut flow = Flow { text, end, at: start, nodes };
    flow.collection(0)?;
    Some(flow.at)
}

struct Flow<'t, 'n> {
    text: &'t str,
    end: usize,
    at: usize,
    nodes: &'n mut Vec<MapEntry<'t>>,
}

impl<'t> Flow<'t, '_> {
    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..self.end).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    fn blanks(&mut self) {
        self.at += blanks(self.rest());
    }

    fn collection(&mut self, depth: usize) -> Option<()> {
        let map = self.peek()? == b'{';
        let close = if map { b'}' } else { b']' };
        let (start, node) = (self.at, self.nodes.len());
        let kind = if map { YamlKind::Mapping } else { YamlKind::Sequence };
        self.nodes.push(MapEntry { kind, span: Span::new(start, start), next: 0, text: Cow::Borrowed("") });
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
                    QuotingStyle::Plain,
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
                push_scalar(self.nodes, self.text, start + 1..end - 1, start..end, QuotingStyle::Quoted);
                self.at = end;
                Some(())
            }
            _ => self.plain(),
        }
    }

    fn plain(&mut self) -> Option<()> {
        let rest = self.rest();
        let length = rest.iter().position(|byte| matches!(byte, b',' | b'[' | b']' | b'{' | b'}'))?;
        let value = rest.get(..length)?;
        // A colon may make a key of it and a hash a comment: those few are left to the full parser.
        if is_indicator(*value.first()?) || memchr2(b':', b'#', value).is_some() {
            return None;
        }
        let end = self.at + length - value.iter().rev().take_while(|byte| **byte == b' ').count();
        push_scalar(self.nodes, self.text, self.at..end, self.at..end, QuotingStyle::Plain);
        self.at += length;
        Some(())
    }
}
