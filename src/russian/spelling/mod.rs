//! Words that are written wrong whatever stands around them, pairs of words that are taken for one another, and the
//! words of time as they are mistyped. No dictionary is asked.

mod confused;
mod misspelt;
mod times;

use std::ops::Range;

use super::words::{Word, words};

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

/// The words of a text that are written wrong, in order.
pub fn misspellings(text: &str) -> Vec<Misspelling> {
    let mut found = Vec::new();
    let mut before: [Option<Word<'_>>; 2] = [None, None];
    for word in words(text) {
        let wrong = misspelt::misspelling(word)
            .or_else(|| confused::misspelling(text, before[1], word))
            .or_else(|| times::misspelling(text, before, word));
        found.extend(wrong);
        before = [before[1], Some(word)];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

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
