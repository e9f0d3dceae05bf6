//! Rules of the group `annex`: what the order approves and what is printed behind it.

mod approved_twice;
mod missing;
mod no_glyph;
mod not_printed;
mod number_differs;
pub(super) mod text;
mod title_differs;
mod too_wide;
mod unapproved;

use super::Rule;
use super::reference::mentions::behind_list;
use crate::base::Span;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &approved_twice::RULE,
    &missing::RULE,
    &no_glyph::RULE,
    &not_printed::RULE,
    &number_differs::RULE,
    &title_differs::RULE,
    &too_wide::RULE,
    &unapproved::RULE,
];

/// The number of the annex that a text names first, «приложение № 2», and where it stands.
pub(super) fn mention(text: &str) -> Option<(&str, Span)> {
    let (start, numbers) = mentions(text).next()?;
    let end = numbers.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(numbers.len());
    Some((numbers.get(..end)?, Span::new(start, start + end)))
}

/// The numbers of annexes of this order that a text names, «приложения № 2 и 3», each list with where it stands.
pub(super) fn mentions(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = ["риложени", "рил. "].into_iter().flat_map(|word| text.match_indices(word));
    words.filter_map(|(word, _)| {
        let start = text.get(word..)?.find(|sign: char| sign.is_ascii_digit()).map(|at| word + at)?;
        let between = text.get(word..start)?;
        let plain = |sign: char| sign.is_alphabetic() || matches!(sign, ' ' | '№' | '.' | '\u{a0}');
        // «приложение к приказу от 12 мая» names no annex of this order.
        let near = between.chars().all(plain) && between.split_whitespace().count() < 3;
        let numbers = text.get(start..)?;
        let digits = numbers.trim_start_matches(|sign: char| sign.is_ascii_digit());
        let behind = behind_list(digits);
        let numbers = numbers.get(..numbers.len() - behind.len())?;
        (near && !is_of_another(behind)).then_some((start, numbers))
    })
}

/// The acts that an order may mean itself by, in the dative.
const ITSELF: [&str; 6] = ["приказу", "настоящему", "этому", "постановлению", "распоряжению", "нему"];

/// Whether an annex is said behind its number to be that of another paper: «приложение 3 к Порядку».
fn is_of_another(behind: &str) -> bool {
    let mut words = behind.split([' ', '\u{a0}', ')', ',']).filter(|word| !word.is_empty());
    words.next() == Some("к")
        && words.next().is_some_and(|act| !ITSELF.contains(&act.to_lowercase().as_str()))
}
