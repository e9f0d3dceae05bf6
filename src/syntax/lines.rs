//! Lines and columns: both count from 1, columns in characters.

use arcstr::ArcStr;
use memchr::memchr2_iter;

/// A line and a column, both counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub struct Lines {
    text: ArcStr,
    starts: Vec<u32>,
}

impl Lines {
    /// Finds the lines; LF, CRLF and a lone CR end one, as in YAML.
    pub fn new(text: ArcStr) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr2_iter(b'\n', b'\r', bytes) {
            let within = bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n');
            if !within {
                starts.push(at as u32 + 1);
            }
        }
        Lines { text, starts }
    }

    /// The text.
    pub fn text(&self) -> &ArcStr {
        &self.text
    }

    /// How many lines there are; an empty text has one.
    pub fn count(&self) -> usize {
        self.starts.len()
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
        let column = before.trim_start_matches('\u{feff}').chars().count() + 1;
        Position { line, column }
    }

    /// The text of a line, counted from 1, without its end.
    pub fn line(&self, line: usize) -> &str {
        let start = self.start(line).unwrap_or(self.text.len());
        let end = self.start(line + 1).unwrap_or(self.text.len());
        let text = self.text.get(start..end).unwrap_or("");
        text.trim_start_matches('\u{feff}').trim_end_matches(['\n', '\r'])
    }

    /// The first byte of a line, counted from 1.
    pub fn start(&self, line: usize) -> Option<usize> {
        line.checked_sub(1).and_then(|at| self.starts.get(at)).map(|start| *start as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
