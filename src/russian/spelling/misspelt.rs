//! Beginnings of words that no word has, as the language of orders mistypes its own.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::super::letters::capital;
use super::super::words::Word;
use super::Misspelling;

/// The wrong beginnings with the right ones, four letters or more each.
fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("misspelt.txt").lines().filter_map(|line| line.split_once(" → "))
}

/// The wrong beginnings.
pub(super) fn beginnings() -> impl Iterator<Item = &'static str> {
    all().map(|(wrong, _)| wrong)
}

/// The beginnings in the order of the alphabet; none is the beginning of another.
static SORTED: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let mut sorted: Vec<_> = all().collect();
    sorted.sort_unstable();
    sorted
});

/// The word as it should be written, where it begins as no word does.
pub(super) fn misspelling(word: Word<'_>) -> Option<Misspelling> {
    let small = if word.is_small() { Cow::Borrowed(word.text) } else { Cow::Owned(word.text.to_lowercase()) };
    let behind = SORTED.partition_point(|(wrong, _)| *wrong <= &*small);
    let (wrong, right) = SORTED.get(behind.checked_sub(1)?)?;
    let rest = small.strip_prefix(wrong)?;
    let right = format!("{right}{rest}");
    let right = if word.is_great() { capital(&right) } else { right };
    Some(Misspelling { place: word.range(), right, confused: false })
}
