//! Lines and columns: both count from 1, columns in characters.

use arcstr::ArcStr;
use memchr::memchr2_iter;

use crate::base::{Extent, Span};

/// A line and a column, both counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// How far apart the bytes are before which the characters of a text with a long line are counted once.
const STEP: usize = 1024;

/// How few bytes a line takes in a usual roadmap, so that the list of lines need not grow.
const BYTES_A_LINE: usize = 24;

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub struct Lines {
    text: ArcStr,
    starts: Vec<u32>,
    /// How many characters begin before each `STEP`-th byte, where a line is so long that many columns of it would
    /// otherwise be counted from its beginning; else empty.
    counted: Vec<u32>,
    /// Whether a line ends in CRLF.
    has_crlf: bool,
}

impl Lines {
    /// Finds the lines; LF, CRLF and a lone CR end one, as in YAML.
    pub fn new(text: ArcStr) -> Self {
        let bytes = text.as_bytes();
        let mut starts = Vec::with_capacity(bytes.len() / BYTES_A_LINE + 1);
        let mut has_crlf = false;
        starts.push(0);
        for at in memchr2_iter(b'\n', b'\r', bytes) {
            let within = bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n');
            has_crlf |= within;
            if !within {
                starts.push(at as u32 + 1);
            }
        }
        let ends = starts.iter().skip(1).copied().chain([text.len() as u32]);
        let is_long = starts.iter().zip(ends).any(|(start, end)| (end - start) as usize > 2 * STEP);
        let counted = if is_long { counted(bytes) } else { Vec::new() };
        Lines { text, starts, counted, has_crlf }
    }

    /// The text.
    pub fn text(&self) -> &ArcStr {
        &self.text
    }

    /// How many lines there are; an empty text has one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// Whether a line ends in CRLF, as what is added to the text should then.
    pub fn has_crlf(&self) -> bool {
        self.has_crlf
    }

    /// The line and column of a byte; a byte past the end is taken as the end.
    pub fn position(&self, byte: usize) -> Position {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.starts.partition_point(|start| *start as usize <= byte).max(1);
        let start = self.start(line).unwrap_or(0);
        let before = self.text.get(start..byte).unwrap_or("");
        let marks = before.len() - before.trim_start_matches(MARK).len();
        let column = self.characters(start, byte) - marks / MARK.len_utf8() + 1;
        Position { line, column }
    }

    /// The lines and columns of a span.
    pub fn extent(&self, span: Span) -> Extent {
        let position = |byte: u32| {
            let Position { line, column } = self.position(byte as usize);
            (line as u32, column as u32)
        };
        Extent { start: position(span.start), end: position(span.end) }
    }

    /// How many characters begin from one byte up to another of the same line.
    fn characters(&self, from: usize, to: usize) -> usize {
        if self.counted.is_empty() || to - from < STEP {
            return begun(self.between(from, to));
        }
        let before = |byte: usize| {
            let (known, rest) = self.uncounted(byte);
            known + begun(rest)
        };
        before(to) - before(from)
    }

    /// How many characters are known to begin before the last `STEP`-th byte before one, and what stands between the two.
    fn uncounted(&self, byte: usize) -> (usize, &[u8]) {
        let place = byte / STEP;
        let known = self.counted.get(place).map_or(0, |count| *count as usize);
        (known, self.between(place * STEP, byte))
    }

    fn between(&self, from: usize, to: usize) -> &[u8] {
        self.text.as_bytes().get(from..to).unwrap_or_default()
    }

    /// The text of a line, counted from 1, without its end.
    pub fn line(&self, line: usize) -> &str {
        let start = self.start(line).unwrap_or(self.text.len());
        let end = self.start(line + 1).unwrap_or(self.text.len());
        let text = self.text.get(start..end).unwrap_or("");
        text.trim_start_matches(MARK).trim_end_matches(['\n', '\r'])
    }

    /// How many bytes of its line, as [`line`](Lines::line) gives it, stand before a byte of that line.
    pub fn before_in_line(&self, line: usize, byte: usize) -> usize {
        let from = self.start(line).unwrap_or(byte);
        let text = self.text.get(from..).unwrap_or_default();
        let marks = text.len() - text.trim_start_matches(MARK).len();
        byte.saturating_sub(from + marks)
    }

    /// The first byte of a line, counted from 1.
    pub fn start(&self, line: usize) -> Option<usize> {
        line.checked_sub(1).and_then(|at| self.starts.get(at)).map(|start| *start as usize)
    }
}

/// A byte order mark, which takes no column.
pub(super) const MARK: char = '\u{feff}';

/// How many characters begin within bytes of a text.
pub(super) fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !matches!(byte, 0x80..=0xbf)).count()
}

/// How many characters begin before each `STEP`-th byte.
fn counted(bytes: &[u8]) -> Vec<u32> {
    let sum = |sum: &mut u32, chunk: &[u8]| {
        let before = *sum;
        *sum += begun(chunk) as u32;
        Some(before)
    };
    bytes.chunks(STEP).chain([[].as_slice()]).scan(0, sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_a_long_line_are_those_that_are_counted_one_by_one() {
        let text = format!("\u{feff}коротко\n{}\nконец", "имя: a, ".repeat(700));
        let lines = Lines::new(text.as_str().into());
        for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
            let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
            let column = text[start..at].trim_start_matches(MARK).chars().count() + 1;
            assert_eq!(lines.position(at).column, column, "{sign:?} at {at}");
            // However long the line is, no more than so many bytes are looked at for a place.
            assert!(lines.uncounted(at).1.len() < STEP);
        }
    }

    #[test]
    fn columns_count_characters_under_any_line_end() {
        let text = "\u{feff}имя: а\r\nб: в\rг";
        let lines = Lines::new(text.into());
        let at = |what: &str| text.find(what).map(|byte| lines.position(byte));
        assert_eq!(at("имя"), Some(Position { line: 1, column: 1 }));
        assert_eq!(at("а\r"), Some(Position { line: 1, column: 6 }));
        assert_eq!(at("в"), Some(Position { line: 2, column: 4 }));
        assert_eq!(at("г"), Some(Position { line: 3, column: 1 }));
        assert_eq!(lines.line(2), "б: в");
    }
}
