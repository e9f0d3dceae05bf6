//! A text that is open in the editor.

use arcstr::ArcStr;
use lsp_types::TextDocumentContentChangeEvent;

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
        for change in changes.into_iter().skip(from) {
            let Some(range) = change.range else {
                self.text = change.text.into();
                continue;
            };
            let lines = Lines::new(self.text.clone());
            let span = encoding.span(&lines, range).range();
            let (before, behind) = (self.text.get(..span.start), self.text.get(span.end..));
            let text = [before.unwrap_or(""), &change.text, behind.unwrap_or("")].concat();
            self.text = text.into();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lsp_types::{Position, Range};

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
}
