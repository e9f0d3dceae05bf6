//! Slips of the finger in words that nobody reads: «по отдельному плану с 1 сентбря» has no day of its own, and says one.
//!
//! An event, a plan, a place is told in words of somebody's own. One of them that is nearly a word of time may be one, and
//! then the wording says when after all.

use super::fault::{Parse, ReadFault};
use super::nearest::{is_a_slip, is_near, parted};
use super::reader::Parser;
use super::russian::forms::EVENTFUL;
use super::russian::noted::is_alike;
use super::vocabulary::{Class, MONTH, PREPOSITIONS, is_told};
use crate::deadline::unread::Unread;

/// What may stand before a unit or a month that was misspelt.
const QUALIFIERS: u128 = Class::Small.bit()
    | Class::Long.bit()
    | Class::Roman.bit()
    | Class::Ordinal.bit()
    | Class::Cardinal.bit()
    | Class::Begin.bit()
    | Class::Middle.bit()
    | Class::End.bit()
    | Class::School.bit()
    | Class::Civil.bit()
    | Class::Working.bit()
    | Class::Course.bit();

/// What a time may be the beginning or the end of.
const EDGES: u128 = Class::Begin.bit() | Class::Middle.bit() | Class::End.bit();

/// What a number may count, or be a day of.
const UNITS: u128 = Class::Day.bit()
    | Class::Week.bit()
    | Class::Month.bit()
    | Class::Working.bit()
    | Class::Civil.bit()
    | Class::Number.bit()
    | Class::Quarter.bit()
    | Class::HalfYear.bit()
    | Class::Half.bit()
    | Class::Decade.bit();

/// How many letters a word has that is told by them alone, and how many one that is told by none of them.
const TELLING: usize = 5;
const SHORT: usize = 2;

/// Holds that none of the words of a phrase is a slip.
pub(super) fn check_slips(reader: &Parser, at: usize, end: usize) -> Parse<()> {
    match (at..end).find(|at| is_slip(reader, *at)) {
        Some(at) => reader.unexpected(at),
        None => Ok(()),
    }
}

/// The slip that a wording was probably refused for: «с 10 сентбря по 20 октября» has no end but for it.
pub(super) fn cause(reader: &mut Parser, fault: Box<ReadFault>) -> Box<ReadFault> {
    let broken = matches!(
        fault.reason,
        Unread::NoEnd
            | Unread::NoMonth
            | Unread::NoYearNoEnd
            | Unread::WhichMonth
            | Unread::VagueEdge
            | Unread::Juxtaposed
            | Unread::Alternative
            | Unread::Unexpected(_)
            | Unread::Unfinished(_)
            | Unread::NoCount(_)
            | Unread::NotADay(_)
    );
    let slip = (0..reader.lexemes().len()).find(|at| broken && is_slip(reader, *at));
    match slip.map(|at| reader.unexpected::<()>(at)) {
        Some(Err(slip)) => slip,
        _ => super::causes::told(reader, fault),
    }
}

/// Whether a word that is not known was probably one of time. The shorter it is, the more words it is near to: of five
/// letters it is told by them, of less by what stands beside it.
fn is_slip(reader: &Parser, at: usize) -> bool {
    if !reader.is(at, Class::Unknown.bit()) || reader.is(at + 1, Class::Dot.bit()) {
        return false;
    }
    let before = |classes: u128| at.checked_sub(1).is_some_and(|before| reader.is(before, classes));
    let (word, name) = (reader.written(at), reader.is_name(at));
    let dated = is_time(reader, at + 1);
    let act = EVENTFUL.contains(&reader.written(at + 1).as_str());
    if is_torn(reader, at, &word) {
        return true;
    }
    match word.chars().count() {
        // «д 1 мая», «на мй», «20 ая 2024 г.»
        ..=SHORT if name => false,
        ..=SHORT if is_day(reader, at + 1) => true,
        // «2024 гд»
        ..=SHORT if before(Class::Long.bit()) => !is_alike(&word),
        // «до конца ию ня»
        ..=SHORT if before(EDGES) && !is_alike(&word) => true,
        ..=SHORT => !is_alike(&word) && (dated || (act || before(PREPOSITIONS)) && is_a_slip(&word)),
        _ if dated || before(QUALIFIERS) || !name && is_apart(reader, at) => {
            !is_alike(&word) && (is_near(&word) || is_a_slip(&word))
        }
        TELLING.. => !name && !is_alike(&word) && is_a_slip(&word),
        // «по мрее необходимости», «со дня еог издания»
        _ => (act || reader.is(at + 1, Class::ByNeed.bit())) && !is_alike(&word) && is_a_slip(&word),
    }
}

/// Whether the word is two that have grown together, or one half of a word of time: «концаапреля», «теч ение».
fn is_torn(reader: &Parser, at: usize, word: &str) -> bool {
    let whole = |first: usize| {
        let two = first + 1 < reader.lexemes().len();
        let word = reader.written(first) + &reader.written(first + 1);
        two && word.chars().count() > TELLING && (is_told(&word) || EVENTFUL.contains(&word.as_str()))
    };
    let halves = at.checked_sub(1).is_some_and(whole) || whole(at);
    halves || !is_alike(word) && parted(word).is_some()
}

/// Whether nothing but marks stands around a word: «на базе школы, сетебрь».
fn is_apart(reader: &Parser, at: usize) -> bool {
    let marks = Class::Comma.bit() | Class::Semicolon.bit() | Class::Colon.bit() | Class::Dash.bit();
    let ends = at + 1 == reader.lexemes().len() || reader.is(at + 1, marks | Class::Close.bit());
    ends && at.checked_sub(1).is_some_and(|before| reader.is(before, marks | Class::Open.bit()))
}

/// Whether what a preposition, a month or a unit of time stands before begins at a place.
fn is_time(reader: &Parser, at: usize) -> bool {
    let joins =
        Class::Dash.bit() | Class::Until.bit() | Class::Before.bit() | Class::Comma.bit() | Class::And.bit();
    let unit = UNITS
        | Class::Long.bit()
        | Class::Begin.bit()
        | Class::End.bit()
        | Class::Year.bit()
        | Class::Each.bit()
        | Class::All.bit();
    let ends = Class::Until.bit() | Class::Before.bit();
    let joined =
        reader.is(at, joins) && reader.is(at + 1, MONTH) || reader.is(at, ends) && is_day(reader, at + 1);
    is_day(reader, at) || reader.is(at, unit) || joined
}

/// Whether a day, a month or how long begins at a place.
fn is_day(reader: &Parser, at: usize) -> bool {
    let ends = Class::Until.bit() | Class::Before.bit() | Class::Dash.bit();
    reader.is(at, Class::Date.bit() | MONTH)
        || reader.is(at, Class::Small.bit() | Class::Roman.bit()) && reader.is(at + 1, MONTH | UNITS | ends)
}
