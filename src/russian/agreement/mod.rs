//! Whether the forms of words agree, told by tables of endings and without a dictionary of forms.
//!
//! A slip is told only where no reading makes the form right; what the tables do not know is left alone. The forms
//! behind a preposition are in `government`, an adjective and its noun in `pairs`, years in `years`, the names of
//! institutions and set phrases in `phrases`.

mod government;
mod pairs;
mod phrases;
mod years;

use std::ops::Range;

use super::Case;
use super::words::{Word, words};

/// A form of a word that does not agree with those around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The words concerned, in bytes of the text.
    pub place: Range<usize>,
    /// What the form does not agree with.
    pub why: Why,
    /// The words as they should stand, where there is but one way.
    pub right: Option<String>,
}

/// What a form does not agree with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A word that governs another case, as it stands in the text.
    After(String, Case),
    /// The adjective before it.
    Adjective(String),
    /// The years before it.
    Years(String),
    /// The short name before it, whose full name stands in the nominative.
    Name(String),
    /// A list of people before it, which asks for the genitive.
    List(String),
    /// The words that belong together.
    Phrase,
}

/// The slips of a text, in order.
pub fn slips(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut before: [Option<Word<'_>>; 2] = [None, None];
    for word in words(text) {
        let found = government::slip(text, word)
            .or_else(|| pairs::slip(text, before, word))
            .or_else(|| years::slip(text, before[1], word))
            .or_else(|| phrases::slip(text, before[1], word));
        slips.extend(found);
        before = [before[1], Some(word)];
    }
    slips
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in a text: the words, and what they should be.
    fn found(text: &str) -> Vec<(&str, Option<String>)> {
        slips(text).into_iter().map(|slip| (&text[slip.place], slip.right)).collect()
    }

    #[test]
    fn what_does_not_agree_is_found() {
        let mut missed = Vec::new();
        for line in include_str!("wrong.txt").lines() {
            let (text, wanted) = line.split_once(" → ").unwrap();
            let (words, right) = wanted.split_once(" = ").unwrap();
            let found = found(text);
            if found != [(words, Some(right.to_owned()).filter(|right| right != "?"))] {
                missed.push((text, found));
            }
        }
        assert!(missed.is_empty(), "{missed:#?}");
    }

    #[test]
    fn what_agrees_is_left_alone() {
        let lines = include_str!("right.txt").lines();
        let told: Vec<_> =
            lines.filter(|line| !slips(line).is_empty()).map(|line| (line, found(line))).collect();
        assert!(told.is_empty(), "{told:#?}");
    }
}
