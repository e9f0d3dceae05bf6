//! Positions: bytes of a text to lines and columns of the protocol, and back.

use lsp_types::{Position, PositionEncodingKind, Range};

use crate::base::{Extent, Span};
use crate::syntax::Lines;

/// In what the client and the server count columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum PositionEncoding {
    /// Code units of UTF-16: what every client knows.
    #[default]
    Utf16,
    /// Bytes.
    Utf8,
}

impl PositionEncoding {
    /// UTF-8 where the client offers it.
    pub(super) fn agreed(offered: &[PositionEncodingKind]) -> Self {
        if offered.contains(&PositionEncodingKind::UTF8) {
            PositionEncoding::Utf8
        } else {
            PositionEncoding::Utf16
        }
    }

    /// Its name in the protocol.
    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            PositionEncoding::Utf16 => PositionEncodingKind::UTF16,
            PositionEncoding::Utf8 => PositionEncodingKind::UTF8,
        }
    }

    fn len(self, text: &str) -> usize {
        match self {
            PositionEncoding::Utf16 => text.chars().map(char::len_utf16).sum(),
            PositionEncoding::Utf8 => text.len(),
        }
    }

    /// The position of a byte.
    pub(super) fn position(self, lines: &Lines, byte: usize) -> Position {
        let mut byte = byte.min(lines.text().len());
        while !lines.text().is_char_boundary(byte) {
            byte -= 1;
        }
        let line = lines.position(byte).line;
        let before = lines.text().get(lines.start(line).unwrap_or(0)..byte).unwrap_or("");
        let column = self.len(before.trim_start_matches('\u{feff}'));
        Position { line: number(line.saturating_sub(1)), character: number(column) }
    }

    /// The range of a stretch.
    pub(super) fn range(self, lines: &Lines, span: Span) -> Range {
        Range {
            start: self.position(lines, span.start as usize),
            end: self.position(lines, span.end as usize),
        }
    }

    /// The range of lines and columns that count from 1, where a column is the same in characters and in units.
    pub(super) fn range_of(extent: Extent) -> Range {
        let position = |(line, column): (u32, u32)| Position {
            line: line.saturating_sub(1),
            character: column.saturating_sub(1),
        };
        Range { start: position(extent.start), end: position(extent.end) }
    }

    /// The byte of a position; one behind the end of its line is that end, one behind the last line the end of the text.
    pub(super) fn byte(self, lines: &Lines, position: Position) -> usize {
        let line = position.line as usize + 1;
        let Some(start) = lines.start(line) else { return lines.text().len() };
        let text = lines.line(line);
        let mark = if line == 1 && lines.text().starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut left = position.character as usize;
        for (at, sign) in text.char_indices() {
            let len = self.len(sign.encode_utf8(&mut [0; 4]));
            if left < len {
                return start + mark + at;
            }
            left -= len;
        }
        start + mark + text.len()
    }

    /// The stretch of a range; one whose end stands before its start is empty.
    pub(super) fn span(self, lines: &Lines, range: Range) -> Span {
        let start = self.byte(lines, range.start);
        Span::new(start, self.byte(lines, range.end).max(start))
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_comes_back_in_both_encodings() {
        let lines = Lines::new("\u{feff}имя: 🙂 а\r\nб: в\rг\n".into());
        for encoding in [PositionEncoding::Utf16, PositionEncoding::Utf8] {
            for (byte, sign) in
                lines.text().char_indices().filter(|(_, sign)| !"\r\n\u{feff}".contains(*sign))
            {
                let position = encoding.position(&lines, byte);
                assert_eq!(encoding.byte(&lines, position), byte, "{sign} in {encoding:?}");
            }
        }
        let smile = lines.text().find('а').unwrap();
        assert_eq!(PositionEncoding::Utf16.position(&lines, smile), Position { line: 0, character: 8 });
        assert_eq!(PositionEncoding::Utf8.position(&lines, smile), Position { line: 0, character: 13 });
    }
}
