//! The meaning of notes that have a word or a number of their own: «срок исполнения», «форма 1-ДО».

use super::super::fault::Parse;
use super::super::grammar::WordingTable;
use super::super::phrase::PhraseMeaning;
use super::super::reader::{Before, Match, Parser};
use super::super::russian::noted::{is_participle, is_verb};
use super::super::russian::nouns::{is_carried_out, is_month_of_work, is_numbered, is_taken_back};
use super::super::vocabulary::Class;
use super::events::{event, has_time};
use super::free::{check_announced, label, short_label};
use crate::deadline::UndatedReason;

/// «срок исполнения – до 1 мая»: of the work. «срок хранения» is of something else, and «срок вступления» begins it.
pub(in crate::deadline::read) fn term_of(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    match node.own(reader, Class::Unknown.bit()) {
        Some(at) if !is_carried_out(&reader.written(at)) => reader.unexpected(at),
        _ => Ok(PhraseMeaning::Nothing),
    }
}

/// «форма 1-ДО до 20 января», «до 16 января (85-К)»: the name of a form, in capitals.
pub(in crate::deadline::read) fn code(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let name = (node.at..node.end).rev().find(|at| reader.is(*at, Class::Unknown.bit())).unwrap_or(node.at);
    let letters = reader.slice(reader.span(name, name + 1));
    if !letters.chars().all(char::is_uppercase) {
        return reader.unexpected(name);
    }
    let first = (node.at..name).find(|at| reader.is(*at, Class::Unknown.bit()));
    if first.is_some() {
        label(reader, node)?;
    }
    Ok(PhraseMeaning::Nothing)
}

/// «в период отпусков», and not «в период с l0 по 12 мая», whose beginning is no day.
pub(in crate::deadline::read) fn in_period(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let next = node.own(reader, Class::Period.bit()).map_or(node.at, |at| at + 1);
    let from = reader.is(next, Class::From.bit()) && reader.is(next + 1, Class::Unknown.bit());
    if from {
        return reader.unexpected(next + 1);
    }
    check_end(reader, node)?;
    if has_time(reader, node) {
        return Ok(PhraseMeaning::Frame(UndatedReason::Event));
    }
    event(reader, node)
}

/// «в период каникул по 12 мая», «в период с начала по 12 мая»: an end whose beginning is no day.
pub(in crate::deadline::read) fn check_end(reader: &Parser, node: &Match) -> Parse<()> {
    if reader.is(node.end, Class::Until.bit()) { reader.unexpected(node.end) } else { Ok(()) }
}

/// The highest class of a school.
const CLASSES: u32 = 11;

/// «9А, 9Б – », «1 «А» класс – »: classes by their letters.
pub(in crate::deadline::read) fn classes(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    check_announced(reader, node)?;
    let too_many = |at: &usize| {
        reader.lexeme(*at).is_some_and(|lexeme| lexeme.is(Class::Small.bit()) && lexeme.value > CLASSES)
    };
    let own = |at: &usize| reader.is(*at, Class::Unknown.bit()) && !reader.is(*at, Class::Letter.bit());
    let foreign = (node.at..node.end).filter(own).find(|at| !is_numbered(&reader.written(*at)));
    match (node.at..node.end).find(too_many).or(foreign) {
        Some(at) => reader.unexpected(at),
        None => Ok(PhraseMeaning::Label),
    }
}

/// «месячник безопасности 1–30 сентября»: the work itself is of those days; «школа 5 мая» has its number, or a day.
pub(in crate::deadline::read) fn month_of_work(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    if is_month_of_work(&reader.written(node.at)) { label(reader, node) } else { short_label(reader, node) }
}

/// «дата окончания – 1 июня»: the last day.
pub(in crate::deadline::read) fn last_day(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let due = Class::Before.bit() | Class::Not.bit() | Class::Toward.bit();
    if reader.before == Before::Start || reader.is(node.end, due) {
        Ok(PhraseMeaning::Label)
    } else {
        reader.unexpected(node.at)
    }
}

/// «(День знаний)», «– День учителя»: how the day before it is called.
pub(in crate::deadline::read) fn named_day(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let other = |at: &usize| {
        let word = reader.written(*at);
        is_taken_back(&word) || is_verb(&word) || is_participle(&word)
    };
    match (node.at..node.end).filter(|at| reader.is(*at, Class::Unknown.bit())).find(other) {
        None if reader.before == Before::Date => Ok(PhraseMeaning::Nothing),
        found => reader.unexpected(found.unwrap_or(node.at)),
    }
}

/// «неделя с 13 по 17 мая»: the days are told behind it. From one day on, nobody knows until when.
pub(in crate::deadline::read) fn week_of(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let end = reader.reach(WordingTable::Time, node.end).unwrap_or(node.end);
    let window = (node.end..end).any(|at| reader.is(at, Class::Until.bit() | Class::Dash.bit()));
    if window && reader.before == Before::Start {
        Ok(PhraseMeaning::Nothing)
    } else {
        reader.unexpected(node.at)
    }
}
