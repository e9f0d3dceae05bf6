//! Names of things, made from their words: transliterated, short, each given once.

use crate::russian::id_of;
use crate::russian::words::PREPOSITIONS;

/// Words that say nothing by themselves.
const EMPTY: [&str; 24] = [
    "и",
    "их",
    "его",
    "не",
    "или",
    "а",
    "у",
    "под",
    "над",
    "через",
    "том",
    "числе",
    "также",
    "году",
    "год",
    "года",
    "г",
    "п",
    "далее",
    "который",
    "которые",
    "без",
    "между",
    "муниципального",
];

/// How many words a name has, and how many letters.
const MOST_WORDS: usize = 3;
const LONGEST: usize = 34;

/// A name from the first words of a text that say something; `other` where it has none; unlike those taken.
pub(super) fn key(text: &str, other: &str, taken: &[&str]) -> String {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let telling = words.filter(|word| {
        let small = word.to_lowercase();
        !PREPOSITIONS.iter().chain(&EMPTY).any(|empty| *empty == small) && !id_of(word).is_empty()
    });
    let mut name = String::new();
    for word in telling.take(MOST_WORDS) {
        let word = id_of(word);
        if !name.is_empty() && name.len() + word.len() + 1 > LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(word.get(..LONGEST.min(word.len())).unwrap_or_default());
    }
    free(if name.is_empty() { other } else { &name }, taken)
}

/// A name, with a count behind it where it is taken.
pub(super) fn free(name: &str, taken: &[&str]) -> String {
    let mut own = name.to_owned();
    let mut count = 1;
    while taken.contains(&own.as_str()) {
        count += 1;
        own = format!("{name}-{count}");
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_their_own() {
        let name = key("Утверждение муниципальной Дорожной карты", "m", &[]);
        assert_eq!(name, "utverzhdenie-munitsipalnoi");
        assert_eq!(
            key("Утверждение муниципальной Дорожной карты", "m", &[name.as_str()]),
            format!("{name}-2")
        );
        assert_eq!(key("…", "m", &[]), "m");
        assert_eq!(key("Отчёт о мониторинге", "m", &[]), "otchet-monitoringe");
    }
}
