//! Words that the rows take in any form, held to what stands before them: «с начало 10 по 20 мая», «каждый вторая декада»,
//! «следующего за отчётным за кварталом».

use super::fault::Parse;
use super::phrase::PhraseMeaning;
use super::reader::Parser;
use super::russian::cases::{BEHIND, agrees, is_genitive_adjective, is_instrumental};
use super::vocabulary::Class;

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
    | Class::Ordinal.bit();

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
    let heads = Class::Plan.bit() | Class::According.bit() | Class::Course2.bit();
    for at in (at + 1..end).filter(|_| beside) {
        let year = reader.lexeme(at).filter(|lexeme| lexeme.is(Class::Long.bit()));
        let Some(year) = year.filter(|_| reader.is(at - 1, heads)) else { continue };
        reader.beside.extend(i32::try_from(year.value).ok().map(|number| (number, year.span)));
    }
}

/// Whether a word may stand behind the one before it.
fn fits(reader: &Parser, at: usize) -> bool {
    let before = at - 1;
    // «в I кв. года», «нед. мая»: what is cut short has no ending.
    if !reader.is(at, EDGES | NOUNS | ADJECTIVES | Class::All.bit()) || reader.is(at + 1, Class::Dot.bit()) {
        return true;
    }
    if reader.is(before, EDGES) && reader.is(at, EDGES) {
        return false;
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
        return report && adjective.ends_with('м') || agrees(&adjective, &word);
    }
    if !reader.is(at, EDGES | UNITS) {
        return true;
    }
    let next = reader.is(before, Class::For.bit()) && at > 1 && reader.is(at - 2, Class::Next.bit());
    let case = BEHIND.iter().find(|(classes, _)| reader.is(before, *classes));
    if next { is_instrumental(&word) } else { case.is_none_or(|(_, fits)| fits(&word)) }
}
