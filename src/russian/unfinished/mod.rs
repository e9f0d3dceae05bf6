//! Texts that break off, lack a word or run into one another.

mod end;
mod joined;
mod lost;

use std::ops::Range;

use super::words::{Word, WordInText};

pub use end::{end, unsaid_control};
pub use lost::begins_in_genitive;

/// A place where something is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnfinishedText {
    /// The words at the place, in bytes of the text.
    pub place: Range<usize>,
    /// What is missing.
    pub what: MissingWords,
    /// The words as they should stand, where there is but one way.
    pub right: Option<String>,
}

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum MissingWords {
    /// The rest, behind a preposition, a conjunction or a particle.
    Rest(String),
    /// The noun of the adjective that the text ends with.
    Noun(String),
    /// A bracket that closes.
    Bracket,
    /// A quotation mark that closes.
    Quote,
    /// A preposition before the words: «разработка распоряжением министерства», «рамках проекта».
    Preposition(String),
    /// A preposition after the word: «в соответствии распоряжением».
    After(String),
    /// Nothing: the word stands twice.
    Nothing,
    /// A word between two prepositions: «на основе в п. 16».
    Between,
    /// What is created or held: «Создание на сайте».
    Object(String),
    /// The first word: «Мониторинга эффективности».
    Head,
    /// A mark between two that were run together.
    Mark,
}

/// What is missing at a word that begins in small letters; `marked` says whether its beginning is one of [`MARKS`].
pub(super) fn of_small(spot: WordInText<'_>, marked: bool) -> Option<UnfinishedText> {
    let at_mark = || marked.then(|| lost::at_mark(spot)).flatten();
    lost::between(spot).or_else(at_mark)
}

/// What is missing before a word that begins in a great letter.
pub(super) fn of_great(spot: WordInText<'_>) -> Option<UnfinishedText> {
    joined::before(spot)
}

/// How the words begin before which two may have been run together: four letters or more.
pub(super) fn heads() -> impl Iterator<Item = &'static str> {
    joined::HEADS.into_iter()
}

/// What is missing behind the last words of a text.
pub(super) fn of_last(text: &str, last: [Option<Word<'_>>; 3]) -> Option<UnfinishedText> {
    lost::object(text, last)
}

/// How the words begin at which more is looked at than their neighbours: four letters or more.
pub(super) const MARKS: [&str; 6] =
    ["соответствии", "рамках", "распоряжением", "приказом", "постановлением", "письмом"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::russian::reading::{TextRemark, read};

    fn found(text: &str) -> Vec<&str> {
        let mut gaps = Vec::from_iter(begins_in_genitive(text));
        read(text, |remark| gaps.extend(if let TextRemark::Gap(gap) = remark { Some(gap) } else { None }));
        gaps.extend(end(text));
        gaps.into_iter().map(|gap| &text[gap.place]).collect()
    }

    #[test]
    fn what_is_unfinished_is_found() {
        let lines = include_str!("wrong.txt").lines().map(|line| line.split_once(" → ").unwrap());
        let missed: Vec<_> = lines
            .filter(|(text, words)| found(text) != [*words])
            .map(|(text, _)| (text, found(text)))
            .collect();
        assert!(missed.is_empty(), "{missed:#?}");
    }

    #[test]
    fn what_is_whole_is_left_alone() {
        let lines = include_str!("right.txt").lines();
        let told: Vec<_> =
            lines.map(|line| (line, found(line))).filter(|(_, found)| !found.is_empty()).collect();
        assert!(told.is_empty(), "{told:#?}");
    }
}
