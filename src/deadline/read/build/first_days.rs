//! The meaning of the first days of a month, and of a day of each year: «первые 10 дней июня», «каждое 1 сентября».

use chrono::Month;

use super::super::fault::{Parse, fault};
use super::super::phrase::PhraseMeaning;
use super::super::point::{Role, Shape, YearMark};
use super::super::raw::{Form, MonthOf, Raw, RawSlot};
use super::super::reader::{Match, Parser};
use super::super::vocabulary::Class;
use crate::deadline::interval::{Day, Interval, Nth, days_in};
use crate::deadline::term::{SlotDay, Year};
use crate::deadline::unread::Unread;

/// How many days a row counts from the first of a month, or back from its last.
fn days(reader: &mut Parser, node: &Match) -> Parse<Nth<31>> {
    let vague = |reader: &Parser| fault(reader.of(node), Unread::VagueEdge);
    // «второй 5 дней»
    let first = node.value(reader, Class::Ordinal.bit() | Class::Small.bit()) == Some(1);
    let length = if node.has(reader, Class::Week.bit()) { 7 } else { 1 };
    let days = u32::from(node.count(reader, 0)?.unwrap_or_default()) * length;
    if !first && !node.has(reader, Class::Last.bit()) {
        return vague(reader);
    }
    Nth::new(days).filter(|_| days > 1 && days < 29).map_or_else(|| vague(reader), Ok)
}

/// «первые 10 дней июня», «последние 5 дней мая», «в течение первых двух недель сентября».
pub(in crate::deadline::read) fn first_days(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let count = u32::from(days(reader, node)?.get());
    let point = node.a_point(reader, 0, Role::Genitive)?;
    let end = match (point.shape, point.year) {
        (Shape::Full(Interval::Month(month)), YearMark::Of(Year::Named(year))) => {
            Some((month, days_in(year, month)))
        }
        // February ends with another day in each fourth year.
        (Shape::Full(Interval::Month(month)), _) if month != Month::February => {
            Some((month, days_in(2001, month)))
        }
        _ => None,
    };
    let last = node.has(reader, Class::Last.bit());
    // «последние две недели мая» may be those of the calendar.
    if last && node.has(reader, Class::Week.bit()) {
        return fault(reader.of(node), Unread::VagueEdge);
    }
    let window = match (end, point.shape) {
        (Some((month, end)), _) if last => Some((month, end + 1 - count, end)),
        (_, Shape::Full(Interval::Month(month))) if !last => Some((month, 1, count)),
        _ => None,
    };
    let day = |month, number| Day::new(month, number).map(Interval::Day);
    let window = window.and_then(|(month, from, to)| Some((day(month, from)?, day(month, to)?)));
    let Some((from, to)) = window else {
        return fault(reader.of(node), Unread::VagueEdge);
    };
    let at = |interval| super::super::point::Point { shape: Shape::Full(interval), ..point };
    Ok(PhraseMeaning::Raw(Raw { form: Form::Bare, first: at(from), last: Some(at(to)) }))
}

/// «в течение первых 10 дней каждого месяца».
pub(in crate::deadline::read) fn first_days_of_each(
    reader: &mut Parser,
    node: &Match,
) -> Parse<PhraseMeaning> {
    let last = days(reader, node)?;
    if node.has(reader, Class::Last.bit()) {
        return fault(reader.of(node), Unread::VagueEdge);
    }
    let again = Class::Each.bit() | Class::Often.bit() | Class::Times.bit();
    if !reader.lexemes().iter().any(|lexeme| lexeme.is(again)) {
        return fault(reader.of(node), Unread::VagueEdge);
    }
    let Some(first) = Nth::new(1) else { return reader.unexpected(node.at) };
    let month = if node.has(reader, Class::Each.bit()) { MonthOf::Each } else { MonthOf::Unsaid };
    Ok(PhraseMeaning::Slot(RawSlot::of(SlotDay::Between(first, last), month)))
}

/// «каждое 1 сентября»: a day without its year comes in each.
pub(in crate::deadline::read) fn each_day(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let first = node.a_point(reader, 0, Role::Free)?;
    match (first.is_day(), first.year) {
        _ if first.shape.is_number() && is_of_several(reader, node.end) => {
            Ok(PhraseMeaning::Raw(Raw { form: Form::Bare, first, last: None }))
        }
        (true, YearMark::Absent) => Ok(PhraseMeaning::Raw(Raw { form: Form::Bare, first, last: None })),
        _ => reader.unexpected(node.at),
    }
}

/// Whether a number is one of several weekdays or parts of each month: «каждую 1 и 3 среду месяца».
fn is_of_several(reader: &Parser, at: usize) -> bool {
    let counts = Class::Small.bit() | Class::Roman.bit() | Class::Ordinal.bit();
    let joins = Class::Comma.bit() | Class::And.bit();
    let end = (at..).find(|at| !reader.is(*at, counts | joins)).unwrap_or(at);
    let parts = Class::Weekday.bit() | Class::Week.bit() | Class::Decade.bit();
    let month = reader.is(end + 1, Class::Month.bit() | Class::Each.bit());
    reader.is(at, joins) && reader.is(end, parts) && month
}
