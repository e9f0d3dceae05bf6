//! The meaning of times counted from events, and of bounds that are no deadlines.

use super::super::fault::{Parse, fault};
use super::super::grammar::WordingTable;
use super::super::phrase::PhraseMeaning;
use super::super::raw::{MonthOf, RawSlot};
use super::super::reader::{Match, Parser};
use super::super::rows::Length;
use super::super::russian::forms::{ONE, WORKING_DAY};
use super::super::vocabulary::Class;
use super::counts::lasting_length;
use super::free::event_of;
use crate::deadline::UndatedReason;
use crate::deadline::interval::Nth;
use crate::deadline::offset::{Delay, Offset, TimeUnit};
use crate::deadline::term::{DayOf, SlotDay, Whole};
use crate::deadline::unread::{NoTime, Unread};

/// The count and the unit of a length; without a number it is one.
pub(in crate::deadline::read) fn offset(length: Length) -> Offset {
    let six = if length.half_year { 6 } else { 1 };
    Offset { count: length.count.unwrap_or(1) * six, unit: length.unit }
}

/// «в течение 10 дней после …», «в течение месяца».
pub(in crate::deadline::read) fn during_span(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let Some(length) = node.length(reader, 0)? else { return reader.unexpected(node.end - 1) };
    let event = node.holds(WordingTable::Event);
    if length.unit == TimeUnit::Year && length.count.is_none() && !event {
        return Ok(PhraseMeaning::Whole(Whole::Year));
    }
    // «в течение дня»: of which?
    if length.unit == TimeUnit::Day && length.count.is_none() && !event {
        return fault(reader.of(node), Unread::VagueEdge);
    }
    after_event(reader, node, offset(length))
}

/// A time after the event of a row.
fn after_event(reader: &mut Parser, node: &Match, offset: Offset) -> Parse<PhraseMeaning> {
    let event = match node.found(WordingTable::Event, 0) {
        Some(found) => {
            let (at, end) = (usize::from(found.at), usize::from(found.end));
            event_of(reader, at, end)?
        }
        None => String::new(),
    };
    Ok(PhraseMeaning::Delay(Delay { count: offset.count, unit: offset.unit, event }))
}

/// «не позднее 5 дней после …», «10 дней со дня …», «срок – 5 дней».
pub(in crate::deadline::read) fn delay(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let Some(length) = node.length(reader, 0)? else { return reader.unexpected(node.at) };
    let toward = reader.is(node.at, Class::Toward.bit());
    let bare = length.count.is_none() && !node.holds(WordingTable::By);
    if toward || bare || length.count.is_none() && !node.holds(WordingTable::Event) {
        return reader.unexpected(node.at);
    }
    // «до 35 лет»
    if reader.is(node.at, Class::Before.bit())
        && length.unit == TimeUnit::Year
        && reader.is(node.end - 1, Class::Years.bit())
        && !node.holds(WordingTable::Event)
    {
        return reader.no_time(node, NoTime::Age);
    }
    // «до 2 года»: two of them, or the second?
    let short = node.holds(WordingTable::By) && !node.holds(WordingTable::Event);
    if short
        && reader.is(node.at, Class::Before.bit())
        && ONE.contains(&reader.written(node.end - 1).as_str())
    {
        return reader.unexpected(node.end - 1);
    }
    // «не позднее 3 рабочего дня»: the third of them, and no time of three.
    let singular = [node.end - 2, node.end - 1].map(|at| reader.written(at)) == WORKING_DAY;
    if let (true, false, Some(day)) =
        (singular, node.holds(WordingTable::Event), length.count.and_then(of_month))
    {
        let when = SlotDay::By(DayOf::Working(day));
        return Ok(PhraseMeaning::Slot(RawSlot::of(when, MonthOf::Unsaid)));
    }
    after_event(reader, node, offset(length))
}

/// «не более 30 дней со дня …».
pub(in crate::deadline::read) fn at_longest(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let more = node.value(reader, Class::Oftener.bit()) == Some(1);
    match node.length(reader, 0)? {
        Some(length) if more && (length.count.is_some() || node.holds(WordingTable::Event)) => {
            after_event(reader, node, offset(length))
        }
        _ => reader.unexpected(node.own(reader, Class::Oftener.bit()).unwrap_or(node.at)),
    }
}

/// «по истечении 10 дней после …» is «через 10 дней после …»; «по итогам 10 дней» is an event.
pub(in crate::deadline::read) fn lapse(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let through = node.value(reader, Class::ByEvent.bit()) == Some(1);
    let length = node.length(reader, 0)?;
    let counted = length.is_some_and(|length| length.count.is_some()) || node.holds(WordingTable::Event);
    if through && (counted || length.is_some()) {
        return fault(reader.span(node.at, node.at + 2), Unread::NotBefore);
    }
    if let Some(length) = length.filter(|_| !counted) {
        return super::labels::results_of(reader, node, length);
    }
    Ok(PhraseMeaning::Undated(UndatedReason::Event))
}

/// The number of a working day in its month; one day may be a time as well.
fn of_month(count: u16) -> Option<Nth<20>> {
    Nth::new(u32::from(count)).filter(|day: &Nth<20>| day.get() > 1)
}

/// «в месячный срок», «в 10-дневный срок со дня …».
pub(in crate::deadline::read) fn lasting(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let (count, unit) = lasting_length(reader, node)?;
    after_event(reader, node, Offset { count, unit })
}

/// «на следующий рабочий день после …».
pub(in crate::deadline::read) fn next_day(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let working = node.has(reader, Class::Working.bit());
    let unit = if working { TimeUnit::WorkingDay } else { TimeUnit::Day };
    // «не позднее дня после …» may be that day or any.
    let next = node.found(WordingTable::Event, 0).is_some_and(|event| {
        let at = usize::from(event.at);
        reader.is(at, Class::Next.bit()) || reader.is(at + 1, Class::Next.bit())
    });
    if !node.has(reader, Class::Next.bit()) && !next {
        return reader.unexpected(node.at);
    }
    after_event(reader, node, Offset { count: 1, unit })
}

/// «не ранее 10 мая», «после 10 мая»: a beginning, and no end.
pub(in crate::deadline::read) fn not_before(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let words = if reader.is(node.at, Class::Not.bit()) { 2 } else { 1 };
    fault(reader.span(node.at, node.at + words), Unread::NotBefore)
}

/// «за 3 дня до 10 числа каждого месяца», «в течение 3 дней после каждой пятницы»: a day that comes again is no event.
pub(in crate::deadline::read) fn of_day_again(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let at = node.own(reader, Class::After.bit() | Class::Before.bit()).unwrap_or(node.at);
    fault(reader.span(at, node.end), Unread::VagueEdge)
}

/// «в течение 3 дней до 1 июня»: the day itself is not told.
pub(in crate::deadline::read) fn not_counted(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    fault(reader.of(node), Unread::Counted)
}

/// «через 5 дней после …»: a day that opens, and no last one.
///
/// «через день», «через год» is a rhythm, and no time from which anything begins.
pub(in crate::deadline::read) fn not_through(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let counted = node.length(reader, 0)?.is_some_and(|length| length.count.is_some());
    if !counted && !node.holds(WordingTable::Event) {
        return fault(reader.span(node.at, node.at + 1), Unread::OddRhythm);
    }
    fault(reader.span(node.at, node.at + 1), Unread::NotBefore)
}

/// «не чаще одного раза в год»: a most, and no duty.
pub(in crate::deadline::read) fn at_most(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    fault(reader.of(node), Unread::AtMost)
}
