//! Words that stand beside a deadline and change no day of it: «отчёт», «школы», «совместно». [Their list](noted.txt) is
//! one to be longer; a word that it lacks is refused.

use std::sync::LazyLock;

use super::super::work::steps;

/// The words, sorted, each with whether any ending may follow; none begins with another that has such endings.
static NOTED: LazyLock<Vec<(&'static str, bool)>> = LazyLock::new(|| {
    let lines = include_str!("noted.txt").lines().filter(|line| !line.starts_with('#'));
    let words = lines.flat_map(str::split_whitespace);
    let mut words: Vec<_> = words.map(|word| (word.trim_end_matches('*'), word.ends_with('*'))).collect();
    words.sort_unstable();
    let mut open: Option<&str> = None;
    words.retain(|(word, any)| {
        let covered = open.is_some_and(|stem| word.starts_with(stem));
        open = if *any && !covered { Some(*word) } else { open };
        !covered
    });
    words
});

/// Whether a word in small letters is known to change no day.
pub(in crate::deadline::read) fn is_noted(word: &str) -> bool {
    steps(1);
    // What begins with a stem stands right behind it in their order.
    let at = NOTED.partition_point(|(known, _)| *known <= word);
    let known = at.checked_sub(1).and_then(|at| NOTED.get(at));
    known.is_some_and(|(stem, any)| *stem == word || *any && word.starts_with(stem))
}

/// The words that are only near to words of time, sorted: [their list](alike.txt).
static ALIKE: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("alike.txt").lines().filter(|line| !line.starts_with('#'));
    let mut words: Vec<_> = lines.flat_map(str::split_whitespace).collect();
    words.sort_unstable();
    words
});

/// Whether a word in small letters is known to be no slip of the finger in a word of time.
pub(in crate::deadline::read) fn is_alike(word: &str) -> bool {
    is_noted(word) || ALIKE.binary_search(&word).is_ok()
}

/// Whether a word in small letters is a verb by how it ends: «отменяется», «перенеслось». What it says of a deadline,
/// nobody knows.
pub(in crate::deadline::read) fn is_verb(word: &str) -> bool {
    let ends = ["тся", "ться", "лся", "лась", "лось", "лись"];
    ends.iter().any(|end| word.ends_with(end))
}

/// Whether a word in small letters may be a short participle by how it ends: «перенесены», «снят».
pub(in crate::deadline::read) fn is_participle(word: &str) -> bool {
    let ends = ["ен", "ена", "ены", "ан", "ана", "аны", "ят", "ята", "яты"];
    word.chars().count() > 3 && ends.iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_noted_with_its_endings_and_no_other_is() {
        for word in ["отчет", "отчетность", "школы", "акт", "совместно", "тур"]
        {
            assert!(is_noted(word), "{word}");
        }
        for word in ["абракадабра", "фывапролдж", "актер", "а", "яяя", ""] {
            assert!(!is_noted(word), "{word}");
        }
    }

    #[test]
    fn the_list_holds_no_word_twice() {
        let lines = include_str!("noted.txt").lines().filter(|line| !line.starts_with('#'));
        let mut words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
        words.iter_mut().for_each(|word| *word = word.trim_end_matches('*'));
        words.sort_unstable();
        let twice = words.windows(2).find(|pair| matches!(pair, [one, other] if one == other));
        assert_eq!(twice, None);
        let kept: Vec<&str> = NOTED.iter().map(|(word, _)| *word).collect();
        assert_eq!(words, kept, "one of them begins with another that has any ending");
    }
}
