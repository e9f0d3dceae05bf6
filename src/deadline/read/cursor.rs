//! The place in the tokens where the grammar stands, and how it says that it cannot go on.

use super::lex::{Kind, Token};
use super::vocabulary::Word;
use super::work::steps;
use crate::base::Span;
use crate::base::message::deadline::Unread;

/// Why and where the reading stopped, and what would stand right in a place of the wording.
#[derive(Debug)]
pub(super) struct Fault {
    /// The words at fault.
    pub span: Span,
    /// Why.
    pub reason: Unread,
    /// What to put where, if that can be guessed.
    pub mend: Option<(Span, String)>,
}

/// What a step of the grammar gives.
pub(super) type Read<T> = Result<T, Box<Fault>>;

/// A fault at some words.
pub(super) fn fault<T>(span: Span, reason: Unread) -> Read<T> {
    Err(Box::new(Fault { span, reason, mend: None }))
}

/// A fault at some words, and what should stand in their place.
pub(super) fn mended<T>(span: Span, reason: Unread, right: impl Into<String>) -> Read<T> {
    Err(Box::new(Fault { span, reason, mend: Some((span, right.into())) }))
}

/// The stretch from one place to the end of another.
pub(super) fn join(first: Span, last: Span) -> Span {
    Span { start: first.start, end: last.end.max(first.end) }
}

/// The tokens and the place among them.
pub(super) struct Cursor<'w> {
    /// The wording.
    pub text: &'w str,
    tokens: &'w [Token],
    at: usize,
}

impl<'w> Cursor<'w> {
    /// The beginning of a wording.
    pub fn new(text: &'w str, tokens: &'w [Token]) -> Self {
        Cursor { text, tokens, at: 0 }
    }

    /// The index of the next token.
    pub fn mark(&self) -> usize {
        self.at
    }

    /// Goes back, or on, to an index.
    pub fn reset(&mut self, mark: usize) {
        self.at = mark.min(self.tokens.len());
    }

    /// Whether nothing is left.
    pub fn is_done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// The token so many steps ahead.
    pub fn token(&self, ahead: usize) -> Option<&'w Token> {
        steps(1);
        self.tokens.get(self.at + ahead)
    }

    /// What the token so many steps ahead is; a mark where there is none.
    pub fn kind(&self, ahead: usize) -> Kind {
        self.token(ahead).map_or(Kind::Mark, |token| token.kind)
    }

    /// The word so many steps ahead.
    pub fn word(&self, ahead: usize) -> Option<Word> {
        match self.kind(ahead) {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The number so many steps ahead, and its digits.
    pub fn number(&self, ahead: usize) -> Option<(u32, u8)> {
        match self.kind(ahead) {
            Kind::Number(value, digits, _) => Some((value, digits)),
            _ => None,
        }
    }

    /// Whether a year of four digits stands so many steps ahead.
    pub fn is_year(&self, ahead: usize) -> bool {
        self.number(ahead).is_some_and(|(_, digits)| digits == 4)
    }

    /// Takes so many tokens.
    pub fn skip(&mut self, count: usize) {
        self.reset(self.at + count);
    }

    /// Takes the token if it is that.
    pub fn eat(&mut self, kind: Kind) -> bool {
        let found = !self.is_done() && self.kind(0) == kind;
        self.at += usize::from(found);
        found
    }

    /// Takes the word if it is that.
    pub fn eat_word(&mut self, word: Word) -> bool {
        self.eat(Kind::Word(word))
    }

    /// Takes the words if they stand in that order.
    pub fn eat_words(&mut self, words: &[Word]) -> bool {
        let found = words.iter().enumerate().all(|(ahead, word)| self.word(ahead) == Some(*word));
        self.at += if found { words.len() } else { 0 };
        found
    }

    /// The place of the next token, or the end of the wording.
    pub fn here(&self) -> Span {
        self.token(0).map_or(Span::new(self.text.len(), self.text.len()), |token| token.span)
    }

    /// The place of the token taken last.
    pub fn before(&self) -> Span {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(Span::new(0, 0), |token| token.span)
    }

    /// The place of all tokens from an index to here.
    pub fn since(&self, mark: usize) -> Span {
        match self.tokens.get(mark) {
            Some(first) if self.at > mark => join(first.span, self.before()),
            _ => self.here(),
        }
    }

    /// The words at a place.
    pub fn slice(&self, span: Span) -> &'w str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The word so many steps ahead, in small letters.
    pub fn written(&self, ahead: usize) -> String {
        self.token(ahead).map_or_else(String::new, |token| super::letters::fold(self.slice(token.span)))
    }

    /// The next token as something that cannot stand here.
    pub fn unexpected<T>(&self) -> Read<T> {
        let span = self.here();
        if self.is_done() {
            let last = self.before();
            return fault(last, Unread::Unfinished(self.slice(last).to_owned()));
        }
        // «не познее»: the word behind is at fault.
        let (span, ahead) = match (self.word(0), self.word(1), self.token(1)) {
            (Some(Word::Not), Some(Word::Other), Some(next)) => (next.span, 1),
            _ => (span, 0),
        };
        let written = self.slice(span).to_owned();
        match self.word(ahead) {
            Some(Word::Other) => match super::nearest::nearest(&super::letters::fold(&written)) {
                Some(known) => mended(span, Unread::UnknownWord(written), known),
                None => fault(span, Unread::UnknownWord(written)),
            },
            Some(Word::Roughly) => fault(span, Unread::Roughly(written)),
            _ => fault(span, Unread::Unexpected(written)),
        }
    }

    /// Whether the word so many steps ahead is no known one and is not near to any: a word of somebody's own.
    pub fn is_free(&self, ahead: usize) -> bool {
        self.word(ahead) == Some(Word::Other)
            && self.token(ahead).is_some_and(|token| {
                let written = self.slice(token.span);
                written.chars().count() > 3
                    && super::nearest::nearest(&super::letters::fold(written)).is_none()
            })
    }
}
