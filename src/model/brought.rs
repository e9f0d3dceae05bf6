//! Titles that bring a number of their own: «Раздел I», «Модуль «Урок»», «III. Кадры».

use super::counter::LETTERS;
use crate::russian::letters::small;
use crate::russian::parts::PARTS;
use crate::russian::roman::roman;

/// The most that a number in a title counts; «Этап 2024» is of a year.
const MOST: u16 = 99;

/// Stems of the words that count the parts of a plan.
const ORDINALS: [&str; 10] =
    ["перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят"];

/// A number that a title brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BroughtNumber {
    /// In figures; none where it is a name, a letter or the number of something else.
    pub value: Option<u16>,
}

/// The number that a title brings along, where it does.
pub fn brought(title: &str) -> Option<BroughtNumber> {
    let mut words = title.split_whitespace().filter(|word| *word != "№");
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    let number = second.trim_start_matches('№').trim_end_matches(['.', ',', ':', ')', '-', '–', '—']);
    let is = |name: &str| first.chars().map(small).eq(name.chars());
    let is_part = PARTS.iter().any(|part| is(part));
    match is_part.then(|| counted(number)).flatten() {
        None if is("модуль") => Some(BroughtNumber { value: None }),
        None => marked(first).filter(|_| !second.is_empty()),
        some => some,
    }
}

/// «2», «II», «вторая», «Б» behind the word that is counted.
fn counted(number: &str) -> Option<BroughtNumber> {
    let figures = !number.is_empty() && number.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
    let value = number.parse().ok().or_else(|| roman(number).map(u16::from)).or_else(|| ordinal(number));
    let is_number = figures || value.is_some() || is_letter(number);
    is_number.then(|| BroughtNumber { value: value.filter(|value| (1..=MOST).contains(value)) })
}

/// «первая» as 1.
fn ordinal(word: &str) -> Option<u16> {
    let word = word.to_lowercase().replace('ё', "е");
    let ends = ["ый", "ой", "ий", "ая", "ья", "ое", "ье"].iter().any(|end| word.ends_with(end));
    let at = ORDINALS.iter().position(|stem| word.starts_with(stem))?;
    ends.then_some(at as u16 + 1)
}

/// «III.», «А)» before a title.
fn marked(word: &str) -> Option<BroughtNumber> {
    let bracketed = word.strip_suffix(')');
    let number = bracketed.or_else(|| word.strip_suffix('.'))?;
    let value = roman(number).map(u16::from).filter(|_| number.chars().all(char::is_uppercase));
    // «А.» may be somebody's name.
    let is_letter = bracketed.is_some() && is_letter(number);
    (value.is_some() || is_letter).then_some(BroughtNumber { value })
}

/// A letter by which lists are counted.
fn is_letter(word: &str) -> bool {
    let mut signs = word.chars();
    let first = signs.next().filter(|_| signs.next().is_none());
    first.is_some_and(|sign| {
        sign.is_ascii_uppercase()
            || sign.is_uppercase() && sign.to_lowercase().any(|one| LETTERS.contains(one))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_are_counted_bring_their_number() {
        let cases = [
            ("Раздел I. Общее", Some(1)),
            ("РАЗДЕЛ 2", Some(2)),
            ("Модуль «Урок»", None),
            ("Этап № 1", Some(1)),
            ("Глава 3. Сроки", Some(3)),
            ("Блок II –", Some(2)),
            ("Часть третья", Some(3)),
            ("Блок А", None),
            ("Этап 2024 года", None),
            ("III. Кадры", Some(3)),
            ("A) Латинское", None),
        ];
        for (title, value) in cases {
            assert_eq!(brought(title), Some(BroughtNumber { value }), "{title}");
        }
        let none = [
            "Разделы",
            "Направление работы",
            "Этап подготовки",
            "Модульный урок",
            "Общее",
            "IV квартал",
            "А. Пушкин в школе",
            "Часть перваков",
            "Цель и задачи",
            "Работа с детьми",
        ];
        for title in none {
            assert_eq!(brought(title), None, "{title}");
        }
    }
}
