//! Whether two texts speak of the same: their words compared by their stems.

pub mod likest;
pub mod names;

use super::words::{EMPTY, PREPOSITIONS, Word, words};

/// Endings that are taken from a word to compare it, the longer ones first.
const ENDINGS: [&str; 60] = [
    "иями",
    "ями",
    "ами",
    "ыми",
    "ими",
    "его",
    "ого",
    "ему",
    "ому",
    "иях",
    "иям",
    "ией",
    "ием",
    "ешь",
    "ость",
    "ости",
    "остью",
    "ией",
    "ев",
    "ов",
    "ие",
    "ия",
    "ию",
    "ии",
    "ий",
    "ый",
    "ой",
    "ей",
    "ая",
    "яя",
    "ое",
    "ее",
    "ые",
    "ую",
    "юю",
    "ых",
    "их",
    "ым",
    "им",
    "ом",
    "ем",
    "ам",
    "ям",
    "ах",
    "ях",
    "ью",
    "ья",
    "ье",
    "ся",
    "а",
    "е",
    "и",
    "о",
    "у",
    "ы",
    "ь",
    "ю",
    "я",
    "й",
    "ё",
];

/// The stem of a word in small letters, «ё» as «е».
pub fn stem(word: &str) -> String {
    let small = word.to_lowercase().replace('ё', "е");
    let cut =
        ENDINGS.iter().find_map(|ending| small.strip_suffix(ending).filter(|stem| stem.chars().count() > 2));
    cut.map_or_else(|| small.clone(), str::to_owned)
}

/// The words of a text that say what it speaks of, with their stems.
pub fn stems(text: &str) -> impl Iterator<Item = (Word<'_>, String)> {
    words(text)
        .filter(|word| !PREPOSITIONS.iter().chain(&EMPTY).any(|empty| word.is(empty)) && word.text.len() > 1)
        .map(|word| (word, stem(word.text)))
}

/// The stems of a text, each once.
pub fn set(text: &str) -> Vec<String> {
    let mut stems: Vec<String> = stems(text).map(|(_, stem)| stem).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let one = ["организация", "организациям", "организаций", "организацией", "организациях"];
        assert!(one.iter().all(|form| stem(form) == stem(one[0])), "{:?}", one.map(stem));
        assert_eq!(stem("муниципальном"), stem("муниципального"));
        assert_ne!(stem("Армавир"), stem("край"));
    }
}
