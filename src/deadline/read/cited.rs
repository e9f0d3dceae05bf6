//! What a date in running text may belong to that is not the work: an act, a name, a memory, what was.

use super::letters::{fold, fold_words};
use super::reader::Parser;
use super::russian::citing::{
    BORN, BOUNDS, COMING, EDITION, ENDINGS, MEMORY, OF_ACT, PAST, PREPOSITIONS, REFLEXIVE, SUFFIXES, UNTIL,
};
use super::vocabulary::Class;
use crate::deadline::interval::Day;

/// What a date may belong to that is not the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cited {
    /// An act: «от 25.12.2019 № Р-145».
    Act,
    /// A name in quotation marks.
    Name,
    /// A birth, a jubilee: «80-летие Победы 9 мая 1945 года».
    Memory,
    /// What was, or a thing that has its own time: «по итогам 2023 года», «договоры, заключённые до 1 января».
    Past,
}

/// Days that are known by name, month and number: without «до» and a year they name a feast and no deadline.
const FESTIVE: [(u32, u32); 14] = [
    (1, 27),
    (2, 23),
    (3, 8),
    (4, 12),
    (5, 1),
    (5, 9),
    (6, 1),
    (6, 12),
    (6, 22),
    (9, 1),
    (9, 3),
    (10, 5),
    (11, 4),
    (12, 12),
];

/// Why a date says nothing of the time of the work.
pub(super) fn cited(
    reader: &Parser,
    (before, word): (&str, &str),
    end: usize,
    day: Option<Day>,
) -> Option<Cited> {
    let small = fold(word);
    if small == OF_ACT || reader.is(end, Class::Sign.bit()) || is_edition(before) {
        return Some(Cited::Act);
    }
    if is_quoted(before) {
        return Some(Cited::Name);
    }
    let behind = reader.text.get(reader.span(end.saturating_sub(1), end).range().end..).unwrap_or_default();
    let near: String = before.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
    let next: String = behind.chars().take(12).collect();
    let memory = |words: &str| {
        let words = fold_words(words);
        MEMORY.iter().any(|stem| words.contains(stem))
    };
    let festive = day.is_some_and(|day| FESTIVE.contains(&(day.month().number_from_month(), day.number())));
    if festive && !UNTIL.contains(&small.as_str())
        || memory(&near)
        || memory(&next)
        || BORN.iter().any(|born| next.trim_start().starts_with(born))
    {
        return Some(Cited::Memory);
    }
    let mut words = before.split_whitespace().rev().take(2).map(fold);
    let past = words.any(|word| PAST.contains(&word.as_str()));
    (past || is_of_a_thing(before)).then_some(Cited::Past)
}

/// Whether the date hangs on a participle, and so is of a thing and not of the work: «договоры, заключённые до 1 января».
fn is_of_a_thing(before: &str) -> bool {
    let mut words = before.split_whitespace().rev();
    let last = words.next().map(fold).unwrap_or_default();
    match last.as_str() {
        bound if BOUNDS.contains(&bound) => words.nth(1).is_some_and(is_participle),
        preposition if PREPOSITIONS.contains(&preposition) => words.next().is_some_and(is_participle),
        _ => is_participle(&last),
    }
}

/// Whether the word has the suffix of a participle before the ending of an adjective.
fn is_participle(word: &str) -> bool {
    let word = fold(word);
    let word = word.strip_suffix(REFLEXIVE).unwrap_or(&word);
    let stem = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending));
    let suffix = |stem: &str| SUFFIXES.iter().any(|suffix| stem.ends_with(suffix));
    stem.is_some_and(suffix) && !COMING.iter().any(|coming| word.starts_with(coming))
}

/// Whether the date is of the edition of an act: «в ред. от …», «с изменениями от 1 марта, 5 мая …».
fn is_edition(before: &str) -> bool {
    let near: String = before.chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect();
    let near = fold_words(&near);
    EDITION.iter().any(|word| near.contains(word))
}

/// Whether what follows stands in quotation marks.
fn is_quoted(before: &str) -> bool {
    let count = |sign: char| before.matches(sign).count();
    // German-style marks „…“ are common in Russian typing; a straight mark opens and closes in turn.
    count('«') > count('»') || count('„') > count('“') || count('"') % 2 == 1
}
