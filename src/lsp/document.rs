//! A text that is open in the editor.

use std::borrow::Cow;

use arcstr::ArcStr;
use lsp_types::{Position, Range, TextDocumentContentChangeEvent};

use super::encoding::PositionEncoding;
use crate::syntax::Lines;

/// A text that is open in the editor: it counts, whatever lies on the disk.
pub(super) struct OpenDocument {
    /// Its version by the client's count.
    pub version: i32,
    /// The text.
    pub text: ArcStr,
}

impl OpenDocument {
    /// Applies changes in their order. Of those before the last whole text nothing remains.
    pub(super) fn apply(
        &mut self,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: PositionEncoding,
    ) {
        self.version = version;
        let from = changes.iter().rposition(|change| change.range.is_none()).unwrap_or(0);
        let mut changes = changes.into_iter().skip(from).peekable();
        if let Some(whole) = changes.next_if(|change| change.range.is_none()) {
            self.text = whole.text.into();
        }
        if changes.peek().is_none() {
            return;
        }
        let old = self.text.clone();
        let mut lines = EditedLines::of(&old);
        for change in changes {
            if let Some(range) = change.range {
                lines.edit(range, &change.text, encoding);
            }
        }
        self.text = lines.0.concat().into();
    }
}

/// A text in its lines, each with its end: a change makes anew those that it stands in, and looks at no other, so that very
/// many changes of a long text take no longer than they must.
struct EditedLines<'t>(Vec<Cow<'t, str>>);

impl<'t> EditedLines<'t> {
    fn of(text: &'t str) -> Self {
        EditedLines(in_lines(text).into_iter().map(Cow::Borrowed).collect())
    }

    /// Writes a text in place of a range; one whose end stands before its start is empty.
    fn edit(&mut self, range: Range, text: &str, encoding: PositionEncoding) {
        let start = self.place(range.start, encoding);
        let end = self.place(range.end, encoding).max(start);
        let head = self.line(start.0).get(..start.1).unwrap_or_default();
        let tail = self.line(end.0).get(end.1..).unwrap_or_default();
        let new = [head, text, tail].concat();
        // An LF that comes to stand behind a lone CR makes one end with it.
        let joins = |above: &usize| new.starts_with('\n') && self.line(*above).ends_with('\r');
        let above = start.0.checked_sub(1).filter(joins);
        let new = [above.map_or("", |above| self.line(above)), &new].concat();
        let mut new: Vec<Cow<'t, str>> =
            in_lines(&new).into_iter().map(|line| Cow::Owned(line.to_owned())).collect();
        if end.0 + 1 < self.0.len() {
            // What stands behind the last end is the next line, which is there already.
            new.pop();
        }
        self.0.splice(above.unwrap_or(start.0)..=end.0, new);
    }

    fn line(&self, at: usize) -> &str {
        self.0.get(at).map_or("", |line| line)
    }

    /// The line of a position, and the byte of it; one behind the last line is the end of the text.
    fn place(&self, position: Position, encoding: PositionEncoding) -> (usize, usize) {
        let at = position.line as usize;
        let last = self.0.len().saturating_sub(1);
        if at > last {
            return (last, self.line(last).len());
        }
        let line = Lines::new(self.line(at).into());
        (at, encoding.byte(&line, Position::new(0, position.character)))
    }
}

/// The lines of a text, each with its end; what stands behind the last end is one too.
fn in_lines(text: &str) -> Vec<&str> {
    let lines = Lines::new(text.into());
    let place = |line: usize| lines.start(line).unwrap_or(text.len());
    (1..=lines.count()).map(|line| text.get(place(line)..place(line + 1)).unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_applied_one_on_the_other() {
        let change = |range: Option<(u32, u32, u32)>, text: &str| TextDocumentContentChangeEvent {
            range: range
                .map(|(line, from, to)| Range::new(Position::new(line, from), Position::new(line, to))),
            range_length: None,
            text: text.to_owned(),
        };
        let mut document = OpenDocument { version: 1, text: "старый".into() };
        let changes = vec![
            change(Some((0, 0, 99)), "забытый"),
            change(None, "имя: 🙂а\nб"),
            change(Some((0, 5, 7)), "о"),
            change(Some((1, 1, 9)), "в\n"),
        ];
        document.apply(2, changes, PositionEncoding::Utf16);
        assert_eq!(document.text, "имя: оа\nбв\n");
    }

    /// Ends of lines are typed, joined and taken away, and a mark stands before the first.
    #[test]
    fn lines_are_those_of_the_text_after_each_change() {
        let range = |from: (u32, u32), to: (u32, u32)| {
            Range::new(Position::new(from.0, from.1), Position::new(to.0, to.1))
        };
        let cases = [
            ("\u{feff}а\r\nб\n", range((0, 1), (1, 0)), ", ", "\u{feff}а, б\n"),
            ("а\nб\nв", range((1, 0), (2, 0)), "", "а\nв"),
            ("а\nб\nв", range((0, 0), (9, 0)), "", ""),
            ("а\nб", range((1, 1), (0, 1)), "г\n", "а\nбг\n"),
            ("а\rб", range((1, 0), (1, 0)), "\n", "а\r\nб"),
            ("а\rб\n", range((1, 0), (1, 1)), "", "а\r\n"),
            ("", range((0, 0), (0, 0)), "а\nб\n", "а\nб\n"),
        ];
        for (old, range, text, new) in cases {
            let mut lines = EditedLines::of(old);
            lines.edit(range, text, PositionEncoding::Utf16);
            assert_eq!(lines.0.concat(), new);
            assert_eq!(lines.0, in_lines(new), "the lines of {new:?}");
        }
    }

    /// The place of a change is found without going over the text from its start.
    #[test]
    fn very_many_changes_of_a_long_text_are_applied() {
        let old = "  - {title: Ярмарка}\n".repeat(8000);
        let mut document = OpenDocument { version: 1, text: old.as_str().into() };
        let change = |line| TextDocumentContentChangeEvent {
            range: Some(Range::new(Position::new(line, 12), Position::new(line, 12))),
            range_length: None,
            text: "я".to_owned(),
        };
        document.apply(2, (0..8000).map(change).collect(), PositionEncoding::Utf16);
        assert_eq!(document.text, old.replace("Ярмарка", "яЯрмарка"));
    }
}
