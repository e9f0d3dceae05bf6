//! The meaning of notes that have a word or a number of their own: «срок исполнения», «форма 1-ДО».

use super::super::fault::Parse;
use super::super::phrase::PhraseMeaning;
use super::super::reader::{Match, Parser};
use super::super::russian::nouns::is_carried_out;
use super::super::vocabulary::Class;
use super::events::event;
use super::free::label;

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
    event(reader, node)
}

/// «в период каникул по 12 мая», «в период с начала по 12 мая»: an end whose beginning is no day.
pub(in crate::deadline::read) fn check_end(reader: &Parser, node: &Match) -> Parse<()> {
    if reader.is(node.end, Class::Until.bit()) { reader.unexpected(node.end) } else { Ok(()) }
}
