//! Two times with nothing between them: what is missing there, or which of them is no time.

use super::fault::{Parse, fault};
use super::parting::{first_of, is_year_said, names_year};
use super::phrase::{Phrase, PhraseMeaning};
use super::raw::{Form, MonthOf};
use super::reader::{Parser, mended_at};
use super::russian::suggestions;
use super::vocabulary::{Class, MONTH};
use crate::base::Span;
use crate::deadline::unread::Unread;

/// Two dates with nothing between them. A comma is offered only where each is whole and names its own year: any other
/// may be two words of one time.
pub(super) fn juxtaposed<T>(
    reader: &Parser,
    last: Option<&Phrase>,
    said: &PhraseMeaning,
    span: Span,
) -> Parse<T> {
    let at = first_of(reader, span);
    let Some(last) = last else { return fault(span, Unread::Juxtaposed) };
    check_open(last, said)?;
    if reader.is(at, Class::Until.bit()) {
        let place = Span { start: last.span.start, end: last.span.start };
        return mended_at(span, Unread::Juxtaposed, place, suggestions::FROM);
    }
    let doubled =
        same_words(reader, span, last.span) || at > 0 && reader.written(at - 1) == reader.written(at);
    if doubled || matches!(said, PhraseMeaning::Raw(raw) if raw.first.shape.is_number()) {
        return fault(span, Unread::Unexpected(reader.slice(span).to_owned()));
    }
    let beside = at > 0 && reader.span(at - 1, at).end == last.span.end;
    if beside
        && !may_be_window(&last.said, said)
        && is_date_start(reader, span)
        && names_year(said)
        && names_year(&last.said)
    {
        let place = Span { start: last.span.end, end: last.span.end };
        return mended_at(span, Unread::Juxtaposed, place, ",");
    }
    fault(span, Unread::Juxtaposed)
}

/// «01.03.2024 до 30.04.2024»: a day without «до» with one behind it that has it may be the first of a window.
fn may_be_window(last: &PhraseMeaning, said: &PhraseMeaning) -> bool {
    let has = |said: &PhraseMeaning, form: Form| matches!(said, PhraseMeaning::Raw(raw) if raw.form == form && raw.last.is_none() && raw.first.is_day());
    has(last, Form::Bare) && has(said, Form::By)
}

/// Whether two phrases have the same words.
pub(super) fn same_words(reader: &Parser, one: Span, other: Span) -> bool {
    reader.slice(one) == reader.slice(other)
}

/// «не позднее 1 5 мая», «на 1 год», «третий понедельник 2024 г.»: a number or a weekday that has no month.
fn check_open(last: &Phrase, said: &PhraseMeaning) -> Parse<()> {
    match (&last.said, said) {
        (PhraseMeaning::Raw(one), PhraseMeaning::Raw(other)) => {
            let number = one.end();
            let day = other.form == Form::Bare && other.first.is_day();
            let unit = is_year_said(said) && !names_year(said);
            if number.shape.is_number() && (day || unit) {
                fault(number.span, Unread::NoMonth)
            } else {
                Ok(())
            }
        }
        (PhraseMeaning::Slot(slot), _) if slot.month == MonthOf::Unsaid && is_year_said(said) => {
            fault(last.span, Unread::WhichMonth)
        }
        _ => Ok(()),
    }
}

/// Whether the words at a place begin a date that may be the next of a list.
fn is_date_start(reader: &Parser, span: Span) -> bool {
    let begin = Class::Small.bit() | Class::Date.bit() | Class::Before.bit() | Class::Not.bit() | MONTH;
    let first = first_of(reader, span);
    // «30 31 июля»: of which month was the first?
    reader.is(first, begin) && !reader.is(first.wrapping_sub(1), Class::Small.bit())
}
