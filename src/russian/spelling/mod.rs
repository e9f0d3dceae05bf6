//! Words that are written wrong whatever stands around them, pairs of words that are taken for one another, and the
//! words of time as they are mistyped. No dictionary is asked.

mod confused;
mod misspelt;
mod times;

use std::ops::Range;

use super::words::WordInText;

/// A word that is written wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misspelling {
    /// The word, or the words that belong together, in bytes of the text.
    pub place: Range<usize>,
    /// As it should be written.
    pub right: String,
    /// Whether another word was meant, which is written right: «компания» for «кампания».
    pub confused: bool,
}

/// The misspelling at a word whose beginning is one of [`marks`].
pub(super) fn of_marked(spot: WordInText<'_>) -> Option<Misspelling> {
    misspelt::misspelling(spot.word).or_else(|| confused::misspelling(spot))
}

/// The misspelling of a term: «в соответствии с сороками».
pub(super) fn of_term(spot: WordInText<'_>) -> Option<Misspelling> {
    times::term(spot).or_else(|| confused::also(spot))
}

/// The misspelling of the month before a year.
pub(super) fn of_year(spot: WordInText<'_>) -> Option<Misspelling> {
    times::month_before(spot)
}

/// How the words begin that may be misspelt or taken for another: four letters or more.
pub(super) fn marks() -> impl Iterator<Item = &'static str> {
    misspelt::beginnings().chain(confused::MARKS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::russian::reading::{TextRemark, read};

    fn misspellings(text: &str) -> Vec<Misspelling> {
        let mut found = Vec::new();
        read(text, |remark| {
            found.extend(if let TextRemark::Misspelling(one) = remark { Some(one) } else { None })
        });
        found
    }

    fn mended(text: &str) -> String {
        let mut mended = text.to_owned();
        for wrong in misspellings(text).into_iter().rev() {
            mended.replace_range(wrong.place, &wrong.right);
        }
        mended
    }

    #[test]
    fn what_is_misspelt_is_mended() {
        let lines = include_str!("wrong.txt").lines().map(|line| line.split_once(" → ").unwrap());
        let missed: Vec<_> = lines
            .map(|(text, right)| (text, mended(text), right))
            .filter(|(_, found, right)| found != right)
            .collect();
        assert!(missed.is_empty(), "{missed:#?}");
    }

    #[test]
    fn what_is_right_is_left_alone() {
        let lines = include_str!("right.txt").lines();
        let told: Vec<_> =
            lines.map(|line| (line, mended(line))).filter(|(line, found)| line != found).collect();
        assert!(told.is_empty(), "{told:#?}");
    }
}
