//! The number of an entry typed before its own text in a dress that the print does not use: «4)», «п. 4», «IV.», «(4)».
//!
//! Such a beginning may mean anything, as the point of a list does, and counts only where it is the very number that the
//! print puts there.

use crate::model::{LETTERS, Numbers, Owner, bare};
use crate::russian::roman::roman;

/// A number that a text begins with.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct DressedNumber {
    /// How much of the text it takes, with its signs.
    pub length: usize,
    /// The number itself, in figures.
    pub number: String,
}

/// The number that a text begins with, where words that begin with a great letter follow it.
pub(super) fn dressed(text: &str) -> Option<DressedNumber> {
    let blank = [' ', '\u{a0}'];
    let bracket = text.starts_with('(');
    let rest = text.trim_start_matches('(');
    let named = ["пункт", "п.", "№"].into_iter().find_map(|word| rest.strip_prefix(word));
    let rest = named.unwrap_or(rest).trim_start_matches(blank);
    let word = rest.split(|sign: char| !sign.is_alphanumeric() && sign != '.').next()?.trim_end_matches('.');
    // «4.Пробный»: the figures alone.
    let figures = word.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let (word, number) = match word.get(..figures)?.trim_end_matches('.') {
        "" => (word, of_letters(word)?),
        figures => (figures, in_figures(figures)?),
    };
    let open = rest.get(word.len()..)?;
    let behind = open.trim_start_matches(blank);
    let bare = behind.trim_start_matches(['.', ')']);
    let closed = behind.len() > bare.len();
    let mine = text.len() - if closed { bare.len() } else { open.len() };
    let words = bare.trim_start_matches(blank);
    let is_dressed = closed || named.is_some();
    let is_closed = !bracket || closed;
    // Of several points in one text each has its own number.
    let is_list = bare.contains(") ") && behind.starts_with(')');
    (is_dressed && is_closed && !is_list && words.starts_with(char::is_uppercase))
        .then_some(DressedNumber { length: mine, number })
}

/// «04», «2.2» as the print writes it.
fn in_figures(typed: &str) -> Option<String> {
    let parts: Option<Vec<String>> =
        typed.split('.').map(|part| Some(part.parse::<u16>().ok()?.to_string())).collect();
    parts.map(|parts| parts.join("."))
}

/// «IV», «г» as a number.
fn of_letters(word: &str) -> Option<String> {
    let mut signs = word.chars();
    let place = match (signs.next(), signs.next()) {
        (Some(one), None) => LETTERS.chars().position(|letter| letter == one).map(|at| at + 1),
        _ => None,
    };
    place.or_else(|| roman(word).map(usize::from)).map(|number| number.to_string())
}

/// The number that the print puts before an entry, without its closing sign.
pub(super) fn printed(numbers: &Numbers, owner: Owner) -> Option<&str> {
    let own = match owner {
        Owner::Row(at) => numbers.rows.entry(at),
        Owner::Section(at) => numbers.sections.entry(at),
        Owner::Clause(at) => numbers.clauses.entry(at),
        _ => None,
    };
    own.map(|own| bare(own)).filter(|own| !own.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_known_in_each_dress() {
        let number = |text| dressed(text).map(|one| (one.number, text.get(one.length..).unwrap_or_default()));
        let is = |number: &str, rest| Some((number.to_owned(), rest));
        assert_eq!(number("4) Пробный экзамен"), is("4", " Пробный экзамен"));
        assert_eq!(number("п. 2.2 Пробный"), is("2.2", " Пробный"));
        assert_eq!(number("п.3 Директорам"), is("3", " Директорам"));
        assert_eq!(number("III. Директорам"), is("3", " Директорам"));
        assert_eq!(number("4.Пробный"), is("4", "Пробный"));
        assert_eq!(number("4 . Пробный"), is("4", " Пробный"));
        assert_eq!(number("(4) Пробный"), is("4", " Пробный"));
        assert_eq!(number("№4. Пробный"), is("4", " Пробный"));
        assert_eq!(number("04. Пробный"), is("4", " Пробный"));
        assert_eq!(number("а) Карту"), is("1", " Карту"));
        let none = [
            "1) Сбор; 2) отчёт",
            "9 классы",
            "1. сентября",
            "11. класс",
            "Школы 4",
            "IT-куб",
            "4 Б класс",
            "А. С. Пушкин",
        ];
        let told: Vec<&str> = none.into_iter().filter(|text| dressed(text).is_some()).collect();
        assert!(told.is_empty(), "{told:?}");
    }
}
