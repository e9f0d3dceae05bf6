//! Words that the rows take in any form, held to what stands before them: «с начало 10 по 20 мая», «каждый вторая декада»,
//! «следующего за отчётным за кварталом».

use super::fault::Parse;
use super::phrase::PhraseMeaning;
use super::reader::Parser;
use super::russian::cases::{BEHIND, YEARS_BEHIND, agrees, is_genitive_adjective, is_instrumental};
use super::vocabulary::{Class, MONTH, PREPOSITIONS};

/// Where a time begins or ends.
const EDGES: u128 = Class::Begin.bit() | Class::Middle.bit() | Class::End.bit();

/// Units that a preposition stands before.
const UNITS: u128 = Class::Day.bit()
    | Class::Week.bit()
    | Class::Month.bit()
    | Class::Quarter.bit()
    | Class::HalfYear.bit()
    | Class::Year.bit();

/// Nouns of time.
const NOUNS: u128 = UNITS
    | Class::Half.bit()
    | Class::Decade.bit()
    | Class::Number.bit()
    | Class::Period.bit()
    | Class::Weekday.bit();

/// Adjectives of time.
const ADJECTIVES: u128 = Class::Each.bit()
    | Class::Report.bit()
    | Class::Past.bit()
    | Class::Current.bit()
    | Class::Next.bit()
    | Class::Last.bit()
    | Class::New.bit()
    | Class::Civil.bit()
    | Class::School.bit()
    | Class::Working.bit()
    | Class::All.bit()
    | Class::Ordinal.bit();

/// What another word must fit, where it stands behind it.
const LEADING: u128 = ADJECTIVES
    | Class::During.bit()
    | Class::From.bit()
    | Class::Before.bit()
    | Class::Course2.bit()
    | Class::At.bit()
    | Class::For.bit()
    | Class::Until.bit()
    | Class::Toward.bit()
    | Class::According.bit()
    | Class::In.bit();

/// Holds each word of time in a phrase to the word before it.
pub(super) fn check_forms(reader: &Parser, at: usize, end: usize) -> Parse<()> {
    match (at + 1..end).find(|at| !fits(reader, *at)) {
        Some(at) => reader.unexpected(at),
        None => Ok(()),
    }
}

/// Holds that the noun of a year stands right behind its number: «до 10 мая 2024 по плану года» has words of something else
/// between them.
pub(super) fn check_year_noun(reader: &Parser, said: &PhraseMeaning, at: usize, end: usize) -> Parse<()> {
    let number = at.checked_sub(1).is_some_and(|before| reader.is(before, Class::Long.bit()));
    let beside = matches!(
        said,
        PhraseMeaning::Undated(_) | PhraseMeaning::Frame(_) | PhraseMeaning::Agreed | PhraseMeaning::Nothing
    );
    let Some(last) = (at..end).rev().find(|at| !reader.is(*at, Class::Dot.bit())) else { return Ok(()) };
    let noun = reader.is(last, Class::Year.bit() | Class::YearShort.bit()) && last > at;
    let own = ADJECTIVES | Class::Long.bit() | Class::Pair.bit() | Class::Unknown.bit();
    if number && beside && noun && !reader.is(last - 1, own) { reader.unexpected(last) } else { Ok(()) }
}

/// Takes down the years that words of somebody's own tell by themselves: «по плану 2025 года». A day beside them that has no
/// year is of theirs.
pub(super) fn note_years(reader: &mut Parser, said: &PhraseMeaning, at: usize, end: usize) {
    let beside = matches!(said, PhraseMeaning::Undated(_) | PhraseMeaning::Frame(_) | PhraseMeaning::Agreed);
    // «в мае онлайн 2025 г.»
    let place = matches!(said, PhraseMeaning::Place);
    let heads = Class::Plan.bit()
        | Class::According.bit()
        | Class::Course2.bit()
        | Class::ByOthers.bit()
        | Class::ByNeed.bit();
    // «по плану работы на 2025 год» is of that year; «в соответствии с приказом 2023 года» may be of any.
    let plan = (at..end).any(|at| reader.is(at, Class::Plan.bit()));
    let long = |at: usize| reader.is(at, Class::Long.bit());
    let several = (at..end).filter(|at| long(*at)).count() > 1;
    let act = (at..end).any(|at| reader.is(at, Class::Of.bit() | Class::Sign.bit()));
    let own = |at: &usize| {
        let of_plan = beside && (reader.is(at - 1, heads) || plan && !several && !act);
        long(*at) && (of_plan || place && !reader.is(at - 1, Class::Sign.bit()))
    };
    let years: Vec<_> = (at + 1..end).filter(own).filter_map(|at| reader.lexeme(at)).collect();
    reader.beside.extend(years.iter().filter_map(|year| Some((i32::try_from(year.value).ok()?, year.span))));
}

/// Whether a word is typed twice.
fn is_doubled(reader: &Parser, at: usize) -> bool {
    let typed = |at: usize| reader.lexeme(at).map(|lexeme| reader.slice(lexeme.span)).unwrap_or_default();
    let word = typed(at);
    word == typed(at - 1) && word.chars().nth(1).is_some_and(char::is_alphabetic)
}

/// Whether it is the noun of a year in a form that none behind a day or a month has: «10 мая 2024 году».
fn is_year_astray(reader: &Parser, at: usize) -> bool {
    let dated = at > 1 && reader.is(at - 1, Class::Long.bit()) && reader.is(at - 2, MONTH);
    dated && reader.is(at, Class::Year.bit()) && YEARS_BEHIND.contains(&reader.written(at).as_str())
}

/// Words of somebody's own end with a word of theirs, and not with one that wants more: «после заседания до».
pub(super) fn check_last(reader: &Parser, said: &PhraseMeaning, at: usize, end: usize) -> Parse<()> {
    let own = matches!(
        said,
        PhraseMeaning::Undated(_)
            | PhraseMeaning::Frame(_)
            | PhraseMeaning::Outcome
            | PhraseMeaning::Agreed
            | PhraseMeaning::Delay(_)
            | PhraseMeaning::Before(_)
    );
    let wants = PREPOSITIONS & !(Class::Small.bit() | Class::Times.bit() | Class::Not.bit())
        | Class::After.bit()
        | Class::Of.bit();
    // «по плану 20»: a number of nothing.
    let number = reader.is(end - 1, Class::Small.bit() | Class::Other.bit())
        && reader.is(end.wrapping_sub(2), Class::Plan.bit() | Class::ByNeed.bit() | Class::ByOthers.bit());
    let astray = own && end > at + 1 && (reader.is(end - 1, wants) || number);
    // «по плану школы в начале»: what they want stands behind it.
    let at = if reader.is(end, EDGES) { end } else { end - 1 };
    if astray { reader.unexpected(at) } else { Ok(()) }
}

/// Whether a word may stand behind the one before it.
fn fits(reader: &Parser, at: usize) -> bool {
    let before = at - 1;
    // «со дня дня издания»
    if is_doubled(reader, at) {
        return false;
    }
    // «10 мая 2024 году»
    if is_year_astray(reader, at) {
        return false;
    }
    // «в I кв. года», «нед. мая»: what is cut short has no ending.
    if !reader.is(at, EDGES | NOUNS | ADJECTIVES) || reader.is(at + 1, Class::Dot.bit()) {
        return true;
    }
    if reader.is(before, EDGES) && reader.is(at, EDGES) {
        return false;
    }
    if !reader.is(before, LEADING) {
        return true;
    }
    let word = reader.written(at);
    // «в течение каждый 2024 года»
    if reader.is(before, Class::During.bit()) && reader.is(at, Class::Each.bit() | Class::All.bit()) {
        return is_genitive_adjective(&word);
    }
    if reader.is(before, ADJECTIVES) {
        // «первая – вторая декады»
        let listed =
            before > 0 && reader.is(before - 1, Class::Dash.bit() | Class::And.bit() | Class::Comma.bit());
        if listed {
            return true;
        }
        // «следующего за отчётным года»
        let report = reader.is(before, Class::Report.bit() | Class::Past.bit());
        let adjective = reader.written(before);
        return report && is_instrumental(&adjective) || agrees(&adjective, &word);
    }
    if !reader.is(at, EDGES | UNITS) {
        return true;
    }
    let next = reader.is(before, Class::For.bit()) && at > 1 && reader.is(at - 2, Class::Next.bit());
    let case = BEHIND.iter().find(|(classes, _)| reader.is(before, *classes));
    if next { is_instrumental(&word) } else { case.is_none_or(|(_, fits)| fits(&word)) }
}
