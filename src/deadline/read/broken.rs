//! Words that may go on with the date behind them, so that it is no time of its own.

use super::fault::{Parse, fault};
use super::parting::first_of;
use super::phrase::{Phrase, PhraseMeaning};
use super::raw::{Form, Raw};
use super::reader::Parser;
use super::russian::noted::is_noted;
use super::vocabulary::Class;
use crate::base::Span;
use crate::deadline::unread::Unread;

/// «после окончания I полугодия 2024 года»: words that may go on with the date behind them. «в рамках недели 15–19 мая»
/// cannot, and «на базе школы 5, 10 мая» has one number that may be of the school.
pub(super) fn check_broken(
    reader: &Parser,
    last: Option<&Phrase>,
    broken: bool,
    (said, span): (&PhraseMeaning, Span),
) -> Parse<()> {
    let Some(last) = last else { return Ok(()) };
    let at = first_of(reader, span);
    let before = at.checked_sub(1).and_then(|before| reader.lexeme(before));
    let follows = before.is_some_and(|before| before.span.end == last.span.end);
    if follows && said.is_time() && is_of_participle(reader, at, last) {
        return fault(span, Unread::NoComma);
    }
    let PhraseMeaning::Raw(Raw { form: Form::Bare, first, last: end }) = said else { return Ok(()) };
    let number = first.shape.is_number();
    let broken = match last.said {
        PhraseMeaning::Frame(_) => follows && end.is_none(),
        PhraseMeaning::Place => follows && end.is_none() && number && !reader.is_on_new_line(at),
        _ => broken,
    };
    if broken { fault(span, Unread::NoComma) } else { Ok(()) }
}

/// «по плану, размещённому на сайте до 10 января»: the day of the plan, or the deadline itself?
fn is_of_participle(reader: &Parser, at: usize, last: &Phrase) -> bool {
    let marks = Class::Comma.bit() | Class::Close.bit() | Class::Open.bit();
    let comma = (first_of(reader, last.span)..at).rev().find(|at| reader.is(*at, marks));
    let is_participle = |at: usize| {
        let is_known = reader.is(at, Class::Done.bit() | Class::Established.bit());
        // It may be mistyped.
        is_known || reader.is(at, Class::Unknown.bit()) && !is_noted(&reader.written(at))
    };
    comma.is_some_and(|comma| reader.is(comma, Class::Comma.bit()) && is_participle(comma + 1))
}
