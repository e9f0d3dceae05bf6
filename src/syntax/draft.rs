//! A copy of a text with some mistakes mended, and the way from its places back to those of the text.

use std::borrow::Cow;
use std::ops::Range;

use super::fault::SyntaxEdit;
use super::tree::{MapEntry, Tree};
use crate::base::Span;

/// A mended copy.
#[derive(Clone, Debug, Default)]
pub(super) struct MendedDraft {
    /// The copy.
    pub text: String,
    /// In the order of places, in the copy and in the text.
    pieces: Vec<DraftPiece>,
}

/// A stretch of the copy, and the stretch of the text that it stands for.
#[derive(Clone, Debug)]
struct DraftPiece {
    /// Where it begins and ends in the copy.
    own: Range<usize>,
    origin: Span,
    /// Whether it is the text's own bytes, so that each of them has its own place there.
    is_copied: bool,
}

impl MendedDraft {
    pub(super) fn of(text: &str) -> Self {
        let whole = DraftPiece { own: 0..text.len(), origin: Span::new(0, text.len()), is_copied: true };
        MendedDraft { text: text.to_owned(), pieces: vec![whole] }
    }

    /// The copy with stretches of it replaced; they are given in the order of places and do not meet.
    pub(super) fn with(&self, edits: &[(Range<usize>, String)]) -> Self {
        let mut draft =
            MendedDraft { text: String::with_capacity(self.text.len()), ..MendedDraft::default() };
        let mut at = 0;
        for (range, text) in edits {
            if range.start < at || self.text.get(range.clone()).is_none() {
                continue;
            }
            draft.copy(self, at..range.start);
            let start = self.origin(range.start, false);
            let end = if range.is_empty() { start } else { self.origin(range.end, true) };
            draft.add(text, Span::new(start, end.max(start)), false);
            at = range.end;
        }
        draft.copy(self, at..self.text.len());
        // What was taken away at the very end stands for a stretch of the text all the same.
        let last = self.pieces.partition_point(|piece| piece.own.start < self.text.len());
        for piece in self.pieces.get(last..).unwrap_or_default() {
            draft.add("", piece.origin, piece.is_copied);
        }
        draft
    }

    /// Adds a stretch of another copy.
    fn copy(&mut self, from: &MendedDraft, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        for piece in from.pieces_in(range.clone()) {
            let own = piece.own.start.max(range.start)..piece.own.end.min(range.end);
            let mut origin = piece.origin;
            if piece.is_copied {
                origin.end = origin.start + (own.end - piece.own.start) as u32;
                origin.start += (own.start - piece.own.start) as u32;
            }
            self.add(from.text.get(own).unwrap_or_default(), origin, piece.is_copied);
        }
    }

    /// Adds a text that stands for a stretch.
    fn add(&mut self, text: &str, origin: Span, is_copied: bool) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push(DraftPiece { own: start..self.text.len(), origin, is_copied });
    }

    /// The pieces that begin in a stretch of the copy or reach into it.
    fn pieces_in(&self, range: Range<usize>) -> impl Iterator<Item = &DraftPiece> {
        let first = self
            .pieces
            .partition_point(|piece| piece.own.end <= range.start && piece.own.start < range.start);
        let pieces = self.pieces.get(first..).unwrap_or_default();
        pieces.iter().take_while(move |piece| piece.own.start < range.end)
    }

    /// The same edits in places of the text.
    pub(super) fn in_text(&self, edits: &[(Range<usize>, String)]) -> Vec<SyntaxEdit> {
        let edit = |(range, text): &(Range<usize>, String)| SyntaxEdit {
            span: self.span(range),
            text: text.clone(),
        };
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
        let first = self.pieces.partition_point(|piece| piece.own.end < at);
        let mut rest = self.pieces.get(first..).unwrap_or_default().iter();
        let holds = |piece: &&DraftPiece| {
            at < piece.own.end || is_end && at == piece.own.end && !piece.own.is_empty()
        };
        match rest.find(holds) {
            Some(piece) if piece.is_copied => piece.origin.start as usize + (at - piece.own.start),
            Some(piece) if is_end => piece.origin.end as usize,
            Some(piece) => piece.origin.start as usize,
            None => self.pieces.last().map_or(at, |piece| piece.origin.end as usize),
        }
    }

    /// The stretch of the copy that stands for a stretch of the text, where that begins and ends in it.
    pub(super) fn copied(&self, span: Span) -> Option<Range<usize>> {
        let (mut start, mut end) = (None, None);
        let first = self.pieces.partition_point(|piece| piece.origin.end < span.start);
        let rest = self.pieces.get(first..).unwrap_or_default().iter();
        for piece in rest.take_while(|piece| piece.origin.start <= span.end) {
            let origin = piece.origin;
            let own = |at: u32| piece.own.start + (at - origin.start) as usize;
            match piece.is_copied {
                true if (origin.start..origin.end).contains(&span.start) => {
                    start = start.or(Some(own(span.start)))
                }
                false if origin.start == span.start => start = start.or(Some(piece.own.start)),
                _ => {}
            }
            match piece.is_copied {
                true if origin.start < span.end && span.end <= origin.end => end = Some(own(span.end)),
                false if origin.end == span.end => end = Some(piece.own.end),
                _ => {}
            }
        }
        let start = start?;
        let end = if span.range().is_empty() { start } else { end? };
        (start <= end).then_some(start..end)
    }

    /// A tree of the copy, its places those of the text; values are as mended.
    pub(super) fn tree<'t>(&self, tree: Tree<'_>, text: &'t str) -> Tree<'t> {
        let nodes = tree.nodes.into_iter().map(|node| {
            let span = self.span(&node.span.range());
            let own = text.get(span.range()).filter(|own| *own == node.text);
            let value = own.map_or_else(|| Cow::Owned(node.text.into_owned()), Cow::Borrowed);
            MapEntry { kind: node.kind, span, next: node.next, text: value }
        });
        Tree { nodes: nodes.collect(), ending: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_the_copy_lead_back_to_the_text() {
        let draft = MendedDraft::of("a:b\nc:d").with(&[(2..2, " ".into()), (6..6, " ".into())]);
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
