//! A copy of a text with some mistakes mended, and the way from its places back to those of the text.

use std::borrow::Cow;
use std::ops::Range;

use super::fault::Edit;
use super::tree::{Entry, Tree};
use crate::base::Span;

/// A mended copy.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The copy.
    pub text: String,
    pieces: Vec<Piece>,
}

/// A stretch of the copy, and the stretch of the text that it stands for.
#[derive(Clone, Debug)]
struct Piece {
    /// How many bytes of the copy it takes.
    length: usize,
    origin: Span,
    /// Whether it is the text's own bytes, so that each of them has its own place there.
    is_own: bool,
}

impl Draft {
    pub(super) fn of(text: &str) -> Self {
        let whole = Piece { length: text.len(), origin: Span::new(0, text.len()), is_own: true };
        Draft { text: text.to_owned(), pieces: vec![whole] }
    }

    /// The copy with stretches of it replaced; they are given in the order of places and do not meet.
    pub(super) fn with(&self, edits: &[(Range<usize>, String)]) -> Self {
        let mut draft = self.clone();
        for (range, text) in edits.iter().rev() {
            draft.replace(range.clone(), text);
        }
        draft
    }

    /// The same edits in places of the text.
    pub(super) fn in_text(&self, edits: &[(Range<usize>, String)]) -> Vec<Edit> {
        let edit =
            |(range, text): &(Range<usize>, String)| Edit { span: self.span(range), text: text.clone() };
        edits.iter().map(edit).collect()
    }

    /// The stretch of the text that a stretch of the copy stands for.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let start = self.origin(range.start, false);
        let end = if range.is_empty() { start } else { self.origin(range.end, true) };
        Span::new(start, end.max(start))
    }

    /// The byte of the text that a byte of the copy stands for; within what was replaced its start or its end.
    pub(super) fn origin(&self, at: usize, is_end: bool) -> usize {
        let mut from = 0;
        for piece in &self.pieces {
            let behind = from + piece.length;
            if at < behind || (is_end && at == behind && at > from) {
                return match (piece.is_own, is_end) {
                    (true, _) => piece.origin.start as usize + (at - from),
                    (false, true) => piece.origin.end as usize,
                    (false, false) => piece.origin.start as usize,
                };
            }
            from = behind;
        }
        self.pieces.last().map_or(at, |piece| piece.origin.end as usize)
    }

    /// The stretch of the copy that stands for a stretch of the text, where that begins and ends in it.
    pub(super) fn copied(&self, span: Span) -> Option<Range<usize>> {
        let (mut start, mut end, mut from) = (None, None, 0);
        for piece in &self.pieces {
            let (origin, behind) = (piece.origin, from + piece.length);
            let own = |at: u32| from + (at - origin.start) as usize;
            match piece.is_own {
                true if (origin.start..origin.end).contains(&span.start) => {
                    start = start.or(Some(own(span.start)))
                }
                false if origin.start == span.start => start = start.or(Some(from)),
                _ => {}
            }
            match piece.is_own {
                true if origin.start < span.end && span.end <= origin.end => end = Some(own(span.end)),
                false if origin.end == span.end => end = Some(behind),
                _ => {}
            }
            from = behind;
        }
        let start = start?;
        let end = if span.range().is_empty() { start } else { end? };
        (start <= end).then_some(start..end)
    }

    fn replace(&mut self, range: Range<usize>, text: &str) {
        if self.text.get(range.clone()).is_none() {
            return;
        }
        let (first, behind) = (self.cut(range.start), self.cut(range.end));
        let start = self.origin(range.start, false);
        let end = self.pieces.get(first..behind).and_then(|pieces| pieces.last());
        let origin = Span::new(start, end.map_or(start, |piece| piece.origin.end as usize));
        self.pieces.splice(first..behind, [Piece { length: text.len(), origin, is_own: false }]);
        self.text.replace_range(range, text);
    }

    /// Makes a piece begin at a byte; gives its number.
    fn cut(&mut self, at: usize) -> usize {
        let mut from = 0;
        for (number, piece) in self.pieces.iter_mut().enumerate() {
            if at <= from {
                return number;
            }
            let (inside, length) = (at - from, piece.length);
            if inside < length {
                let mut rest = Piece { length: length - inside, ..piece.clone() };
                piece.length = inside;
                if piece.is_own {
                    rest.origin.start += inside as u32;
                    piece.origin.end = rest.origin.start;
                }
                self.pieces.insert(number + 1, rest);
                return number + 1;
            }
            from += length;
        }
        self.pieces.len()
    }

    /// A tree of the copy, its places those of the text; values are as mended.
    pub(super) fn tree<'t>(&self, tree: Tree<'_>, text: &'t str) -> Tree<'t> {
        let nodes = tree.nodes.into_iter().map(|node| {
            let span = self.span(&node.span.range());
            let own = text.get(span.range()).filter(|own| *own == node.text);
            let value = own.map_or_else(|| Cow::Owned(node.text.into_owned()), Cow::Borrowed);
            Entry { kind: node.kind, span, next: node.next, text: value }
        });
        Tree { nodes: nodes.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_the_copy_lead_back_to_the_text() {
        let draft = Draft::of("a:b\nc:d").with(&[(2..2, " ".into()), (6..6, " ".into())]);
        assert_eq!(draft.text, "a: b\nc: d");
        let spans: Vec<Span> = ["b", "c", "d"]
            .map(|word| draft.text.find(word).map(|at| draft.span(&(at..at + 1))).unwrap_or_default())
            .into();
        assert_eq!(spans, [Span::new(2, 3), Span::new(4, 5), Span::new(6, 7)]);
        let quoted = draft.with(&[(3..4, "'b'".into())]);
        assert_eq!(quoted.text, "a: 'b'\nc: d");
        assert_eq!(quoted.span(&(3..6)), Span::new(2, 3));
        assert_eq!(quoted.span(&(7..8)), Span::new(4, 5));
    }
}
