//! How the reading says that it cannot go on.

use crate::base::Span;
use crate::deadline::unread::Unread;

/// Why and where the reading stopped, and what would stand right in a place of the wording.
#[derive(Debug)]
pub(super) struct ReadFault {
    /// The words at fault.
    pub span: Span,
    /// Why.
    pub reason: Unread,
    /// What to put where, if that can be guessed.
    pub mend: Option<(Span, String)>,
}

/// What a step of the reading gives.
pub(super) type Parse<T> = Result<T, Box<ReadFault>>;

/// A fault at some words.
pub(super) fn fault<T>(span: Span, reason: Unread) -> Parse<T> {
    Err(Box::new(ReadFault { span, reason, mend: None }))
}

/// A fault at some words, and what should stand in their place.
pub(super) fn mended<T>(span: Span, reason: Unread, right: impl Into<String>) -> Parse<T> {
    Err(Box::new(ReadFault { span, reason, mend: Some((span, right.into())) }))
}

/// The interval from one place to the end of another.
pub(super) fn join(first: Span, last: Span) -> Span {
    Span { start: first.start, end: last.end.max(first.end) }
}
