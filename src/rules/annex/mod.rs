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
    let word = text.find("риложени").or_else(|| text.find("рил. "))?;
    let digits = text.get(word..)?.find(|sign: char| sign.is_ascii_digit()).map(|at| word + at)?;
    let between = text.get(word..digits)?;
    let plain = |sign: char| sign.is_alphabetic() || matches!(sign, ' ' | '№' | '.' | '\u{a0}');
    // «приложение к приказу от 12 мая» names no annex of this order.
    let near = between.chars().all(plain) && between.split_whitespace().count() < 3;
    let rest = text.get(digits..)?;
    let number = rest.get(..rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len()))?;
    let own = near && !is_of_another(rest.get(number.len()..)?);
    own.then(|| (number, Span::new(digits, digits + number.len())))
}

/// The acts that an order may mean itself by, in the dative.
const ITSELF: [&str; 6] = ["приказу", "настоящему", "этому", "постановлению", "распоряжению", "нему"];

/// Whether an annex is said behind its number to be that of another paper: «приложение 3 к Порядку».
fn is_of_another(behind: &str) -> bool {
    let mut words = behind.split([' ', '\u{a0}', ')', ',']).filter(|word| !word.is_empty());
    words.next() == Some("к")
        && words.next().is_some_and(|act| !ITSELF.contains(&act.to_lowercase().as_str()))
}
