//! Texts that break off, lack a word or run into one another.

mod end;
mod joined;
mod lost;

use std::ops::Range;

pub use end::end;
pub use joined::joined;
pub use lost::{begins_in_genitive, lost};

/// A place where something is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The words at the place, in bytes of the text.
    pub place: Range<usize>,
    /// What is missing.
    pub what: Missing,
    /// The words as they should stand, where there is but one way.
    pub right: Option<String>,
}

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Missing {
    /// The rest, behind a preposition, a conjunction or a particle.
    Rest(String),
    /// The noun of the adjective that the text ends with.
    Noun(String),
    /// A bracket that closes.
    Bracket,
    /// A preposition: «в соответствии распоряжением», «рамках проекта».
    Preposition(String),
    /// A word between two prepositions: «на основе в п. 16».
    Between,
    /// What is created or held: «Создание на сайте».
    Object(String),
    /// The first word: «Мониторинга эффективности».
    Head,
    /// A mark between two that were run together.
    Mark,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let head = begins_in_genitive(text).into_iter();
        let gaps = head.chain(lost(text)).chain(joined(text)).chain(end(text));
        gaps.map(|gap| &text[gap.place]).collect()
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
