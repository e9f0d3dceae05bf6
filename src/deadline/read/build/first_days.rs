//! The meaning of the first days of a month, and of a day of each year: «первые 10 дней июня», «каждое 1 сентября».

use super::super::fault::{Parse, fault};
use super::super::phrase::{Form, MonthOf, PhraseMeaning, Raw, RawSlot};
use super::super::point::{Role, Shape, YearMark};
use super::super::reader::{Match, Parser};
use super::super::vocabulary::Class;
use crate::deadline::interval::{Day, Interval, Nth};
use crate::deadline::term::SlotDay;
use crate::deadline::unread::Unread;

/// The number of the last of the days that a row counts from the first of a month.
fn last_day(reader: &mut Parser, node: &Match) -> Parse<Nth<31>> {
    let vague = |reader: &Parser| fault(reader.of(node), Unread::VagueEdge);
    // «второй 5 дней», «последние 3 дня»
    let first = node.value(reader, Class::Ordinal.bit() | Class::Small.bit()) == Some(1);
    let length = if node.has(reader, Class::Week.bit()) { 7 } else { 1 };
    let days = u32::from(node.count(reader, 0)?.unwrap_or_default()) * length;
    if !first || node.has(reader, Class::Last.bit()) {
        return vague(reader);
    }
    Nth::new(days).filter(|_| days > 1 && days < 29).map_or_else(|| vague(reader), Ok)
}

/// «первые 10 дней июня», «в течение первых двух недель сентября».
pub(in crate::deadline::read) fn first_days(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let last = last_day(reader, node)?;
    let point = node.a_point(reader, 0, Role::Genitive)?;
    let day = |number: u32| match point.shape {
        Shape::Full(Interval::Month(month)) => Day::new(month, number).map(Interval::Day),
        _ => None,
    };
    let (Some(from), Some(to)) = (day(1), day(u32::from(last.get()))) else {
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
    let last = last_day(reader, node)?;
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
        (true, YearMark::Absent) => Ok(PhraseMeaning::Raw(Raw { form: Form::Bare, first, last: None })),
        _ => reader.unexpected(node.at),
    }
}
