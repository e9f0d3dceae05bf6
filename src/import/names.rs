//! Names of things, made from their words: transliterated, short, each given once.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::base::is_device;
use crate::russian::id_of;
use crate::russian::words::{EMPTY, PREPOSITIONS};
use crate::workspace::is_settings;

/// How many words a name has, and how many letters.
const MOST_WORDS: usize = 3;
const LONGEST: usize = 34;
/// The same of the name of a file, which has an ending too.
const LONGEST_FILE: usize = 100;

/// What YAML takes for something else than a text, beside numbers.
const NO_TEXT: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

/// Names that were given.
#[derive(Default)]
pub(super) struct IdAllocator {
    given: HashSet<String>,
    counts: HashMap<String, usize>,
}

impl IdAllocator {
    /// A name as [`key`] makes it, unlike those given, and given with it.
    pub(super) fn key(&mut self, text: &str, other: &str) -> String {
        self.free(&key(text, other))
    }

    /// A name, with a count behind it where it is given.
    pub(super) fn free(&mut self, name: &str) -> String {
        let count = self.counts.entry(name.to_owned()).or_default();
        loop {
            *count += 1;
            let own = if *count == 1 { name.to_owned() } else { format!("{name}-{count}") };
            if self.given.insert(own.clone()) {
                return own;
            }
        }
    }
}

/// Whether a roadmap of that id cannot have a file of its own: the name is that of a device or of the settings.
pub fn is_reserved(id: &str) -> bool {
    is_device(id) || is_settings(Path::new(&format!("{id}.yaml")))
}

/// A name from the first words of a text that say something; `other` where it has none.
pub(super) fn key(text: &str, other: &str) -> String {
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
    textual(&name, other)
}

/// A name that stands without quotes and is read as a text: not «2024», «1e3» or «null», and no longer than the name of
/// a file may be; `other`, alone or before it, makes it one.
pub(super) fn textual(name: &str, other: &str) -> String {
    let name = name.get(..LONGEST_FILE).unwrap_or(name).trim_end_matches('-');
    let is_number = name.parse::<f64>().is_ok() || name.starts_with("0x") || name.starts_with("0o");
    match name {
        "" => other.to_owned(),
        _ if !other.is_empty() && (is_number || NO_TEXT.contains(&name)) => format!("{other}-{name}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_their_own() {
        assert_eq!(key("Утверждение муниципальной Дорожной карты", "m"), "utverzhdenie-munitsipalnoi");
        let other = key("Разработка муниципального плана мероприятий", "m");
        assert_eq!(other, "razrabotka-munitsipalnogo-plana");
        assert_eq!(key("…", "m"), "m");
        assert_eq!(key("Отчёт о мониторинге", "m"), "otchet-monitoringe");
        assert_eq!(
            ["2024", "1E3", "null", "2024 г"].map(|text| key(text, "m")),
            ["m-2024", "m-1e3", "m-null", "m-2024"]
        );
        let mut names = IdAllocator::default();
        assert_eq!(["Срок", "Срок 2", "Срок"].map(|text| names.key(text, "m")), ["srok", "srok-2", "srok-3"]);
    }
}
