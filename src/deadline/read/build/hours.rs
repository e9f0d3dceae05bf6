//! The meaning of hours: they change no day, and figures with a dot beside dates are none.

use super::super::fault::{Parse, fault};
use super::super::lexeme::Lexeme;
use super::super::phrase::PhraseMeaning;
use super::super::raw::Form;
use super::super::reader::{Before, Match, Parser};
use super::super::russian::forms;
use super::super::vocabulary::{Class, MONTH};
use super::dates::check_before;
use crate::deadline::term::SlotDay;
use crate::deadline::unread::Unread;

/// The hour of a day.
pub(in crate::deadline::read) fn clock(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    check_dotted(reader, node)?;
    // «с 15:00 13 мая»: from then on, and no word of until when.
    let day = Class::Small.bit() | Class::Date.bit();
    let ranges = Class::Before.bit() | Class::Until.bit() | Class::Dash.bit();
    let hours =
        (node.at..node.end).filter(|at| reader.is(*at, Class::Clock.bit() | Class::Small.bit())).count();
    if reader.is(node.at, Class::From.bit())
        && hours == 1
        && !node.has(reader, ranges)
        && reader.is(node.end, day)
    {
        return fault(reader.of(node), Unread::NotBefore);
    }
    for at in node.at..node.end {
        let small = reader.is(at, Class::Small.bit());
        let last = if reader.is(at + 1, Class::Minute.bit()) { 59 } else { 24 };
        let hours = small && reader.lexeme(at).is_some_and(|lexeme| lexeme.value > last);
        if hours || !is_hour(reader, at) {
            let span = reader.span(at, at + 1);
            return fault(span, Unread::NoHour(reader.slice(span).to_owned()));
        }
    }
    Ok(PhraseMeaning::Nothing)
}

/// Whether the phrase is one hour behind «до» or «не позднее», so that these are said of the day behind it too.
pub(in crate::deadline::read) fn is_bound(reader: &Parser, at: usize, end: usize) -> bool {
    let has = |class: Class| (at..end).any(|at| reader.is(at, class.bit()));
    let figures = (at..end).filter(|at| reader.is(*at, Class::Clock.bit() | Class::Small.bit())).count();
    (has(Class::Clock) || has(Class::Hour))
        && (has(Class::Before) || has(Class::Later))
        && (figures == 1 || has(Class::Minute))
        && !has(Class::From)
}

/// Makes of the time behind such an hour the one by which it is due: «до 12.00 последней пятницы мая».
///
/// # Errors
/// Where it is no day, so that nobody knows whether all of it is meant: «до 12.00 третьей декады».
pub(in crate::deadline::read) fn bind(
    reader: &Parser,
    said: &mut PhraseMeaning,
    at: usize,
    end: usize,
) -> Parse<()> {
    match said {
        PhraseMeaning::Raw(raw)
            if raw.last.is_none() && matches!(raw.form, Form::Bare | Form::On | Form::In) =>
        {
            check_before(raw.first)?;
            raw.form = Form::By;
        }
        PhraseMeaning::Slot(slot) => match slot.when {
            SlotDay::On(day) => slot.when = SlotDay::By(day),
            SlotDay::In(_) => {
                return fault(reader.span(at, end), Unread::VagueBefore(forms::STRETCH.to_owned()));
            }
            _ => {}
        },
        PhraseMeaning::Weekdays(_, by, each) => {
            *by = true;
            *each |= (at..end).any(|at| reader.is(at, Class::Each.bit()));
        }
        _ => {}
    }
    Ok(())
}

/// «до 12.13, до 15.06», «10.05.2024 – 10.20»: beside dates of digits, figures with a dot are a date that there is not.
fn check_dotted(reader: &Parser, node: &Match) -> Parse<()> {
    let dotted = |at: &usize| {
        reader.is(*at, Class::Clock.bit()) && reader.slice(reader.span(*at, at + 1)).contains('.')
    };
    let Some(at) = (node.at..node.end).find(dotted) else { return Ok(()) };
    if node.has(reader, Class::Hour.bit()) {
        return Ok(());
    }
    // «до 1 июня 20.24»: a year with a stop too many.
    let year = at == node.at && reader.slice(reader.span(at, at + 1)).starts_with("20.");
    if year && at > 0 && reader.is(at - 1, MONTH) {
        return reader.not_a_day(at);
    }
    // «май, 10.15», «10.20 – 15.06.2024»: no day before it has an hour, and a month does not have that many.
    let days = Class::Small.bit() | Class::Date.bit() | Class::Ordinal.bit();
    let full = reader.slice(reader.span(at, at + 1)).ends_with("00") || reader.is(node.end, days);
    if !full && !node.has(reader, Class::In.bit()) && !(0..at).any(|at| reader.is(at, days)) {
        return reader.not_a_day(at);
    }
    let plain = |lexeme: &Lexeme| lexeme.is(Class::Date.bit()) && !lexeme.is(Class::Dated.bit());
    let ends = node.at > 0 && reader.is(node.at - 1, Class::Dash.bit()) && reader.before == Before::Date;
    let begins = reader.before == Before::Start
        && reader.is(node.at, Class::Before.bit() | Class::From.bit())
        && reader.is(node.end, Class::Comma.bit() | Class::Until.bit() | Class::Dash.bit());
    if reader.lexemes().iter().any(plain) || ends || begins { reader.not_a_day(at) } else { Ok(()) }
}

/// Whether hours and minutes in digits are some that there are; anything else is none of them.
fn is_hour(reader: &Parser, at: usize) -> bool {
    let words = reader.slice(reader.span(at, at + 1));
    let parts = if reader.is(at, Class::Clock.bit()) { words.split_once([':', '.', '-']) } else { None };
    let in_day = |(hours, minutes): (&str, &str)| {
        hours.parse::<u8>().is_ok_and(|hours| hours <= 24)
            && minutes.parse::<u8>().is_ok_and(|minutes| minutes <= 59)
    };
    parts.is_none_or(in_day)
}

/// «до 13 мая, до конца рабочего дня»: of the day before it.
pub(in crate::deadline::read) fn end_of_day(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    match reader.before {
        Before::Date => Ok(PhraseMeaning::Nothing),
        _ => reader.unexpected(node.at + 1),
    }
}
