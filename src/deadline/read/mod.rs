//! Grammar: a wording to a term.

use super::stretch::Day;
use super::term::Term;
use crate::diagnostic::Span;
use crate::diagnostic::message::deadline::Unread;

/// A wording that is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What it means.
    pub term: Term,
    /// The wording's part for each of the term's [pieces](Term::pieces), in the same order.
    pub pieces: Vec<Span>,
    /// The days it names.
    pub named: Vec<Named>,
    /// The place that stands behind the time.
    pub place: Option<Span>,
    /// Where it is untidily typed.
    pub untidy: Vec<Untidy>,
}

/// A day that the wording names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The day.
    pub day: Day,
    /// Its year, where that is named.
    pub year: Option<i32>,
    /// What the day is to the deadline.
    pub role: Role,
    /// Its words.
    pub span: Span,
}

/// What a named day is to a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The day a window opens.
    Opens,
    /// The day it is due.
    Due,
}

/// An untidy place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Untidy {
    /// What is wrong.
    pub kind: UntidyKind,
    /// Where.
    pub span: Span,
}

/// What can be untidy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UntidyKind {
    /// A letter of the other alphabet, or one like it.
    Letter,
    /// A blank is missing before this place.
    NoBlank,
    /// A blank too many.
    Blank,
    /// A mark that does not belong there: a comma at the end, two dots.
    Mark,
    /// A character that nobody sees, as a soft hyphen.
    Invisible,
}

/// A wording that is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The words at fault, in bytes of the wording.
    pub span: Span,
    /// Why.
    pub reason: Unread,
    /// The wording as it was probably meant.
    pub suggestion: Option<String>,
}

/// Reads a wording.
///
/// # Errors
/// Where and why it cannot be read.
pub fn read(wording: &str) -> Result<Reading, Unreadable> {
    let reason =
        if wording.trim().is_empty() { Unread::Empty } else { Unread::UnknownWord(wording.to_owned()) };
    Err(Unreadable { span: Span::new(0, wording.len()), reason, suggestion: None })
}
