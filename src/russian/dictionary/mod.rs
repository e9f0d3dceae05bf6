//! A dictionary of Russian words: the one of LibreOffice, by A. I. Lebedev, in the form of Hunspell.
//!
//! It is part of the program, packed to 0.6 MB, so that a word is known on one machine if it is known on another; its
//! terms stand in `LICENSE` beside it. It is unpacked when the first word is looked up, which takes the better part of
//! a second, and each word is looked up once.

mod slips;

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::sync::{LazyLock, Mutex, PoisonError};

use spellbook::Dictionary;
use zip::ZipArchive;

use super::nearest::is_one_slip;
use slips::is_usual;

/// The two files of the dictionary, as they are published.
static PACKED: &[u8] = include_bytes!("ru_RU.zip");

static DICTIONARY: LazyLock<Option<Dictionary>> = LazyLock::new(|| {
    let mut archive = ZipArchive::new(Cursor::new(PACKED)).ok()?;
    let mut file = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
        Some(text)
    };
    let (endings, stems) = (file("ru_RU.aff")?, file("ru_RU.dic")?);
    Dictionary::new(&endings, &stems).ok()
});

/// How words begin that every school and office uses and that the dictionary is too old for.
const NEWER: [&str; 25] = [
    "обзвон",
    "наставляем",
    "вебинар",
    "диссеминац",
    "компетенц",
    "госзадан",
    "вовлечённост",
    "вовлеченност",
    "самоаудит",
    "медиаплан",
    "онлайн",
    "офлайн",
    "кванториум",
    "технопарк",
    "тьютор",
    "инклюзи",
    "цифровизац",
    "буллинг",
    "волонтёр",
    "волонтер",
    "контент",
    "портфолио",
    "скрининг",
    "хакатон",
    "чекап",
];

/// What was looked up, with the word that was meant in place of one that is not known.
static LOOKED_UP: LazyLock<Mutex<HashMap<String, Lookup>>> = LazyLock::new(Mutex::default);

/// How many words are remembered: more than a country's plans hold, and no more than a server may keep that hears each
/// word half typed for days.
const MOST: usize = 1 << 17;

/// Whether a word is in the dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// It is.
    Known,
    /// It is not; the word nearest to it, where there is one.
    Unknown(Option<String>),
}

/// Looks a word in small letters up.
pub fn look_up(word: &str) -> Lookup {
    let looked_up = || LOOKED_UP.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(answer) = looked_up().get(word) {
        return answer.clone();
    }
    // Nobody waits meanwhile: to look for the word that was meant takes long, and one looked up twice is the same.
    let answer = DICTIONARY.as_ref().map_or(Lookup::Known, |dictionary| ask(dictionary, word));
    let mut looked_up = looked_up();
    if looked_up.len() >= MOST {
        looked_up.clear();
    }
    looked_up.insert(word.to_owned(), answer.clone());
    answer
}

fn ask(dictionary: &Dictionary, word: &str) -> Lookup {
    // Compounds with a hyphen are known where their parts are: «педагог-наставник».
    let newer = |word: &str| NEWER.iter().any(|beginning| word.starts_with(beginning));
    let known =
        |word: &str| dictionary.check(word) || dictionary.check(&word.replace('ё', "е")) || newer(word);
    if known(word) || word.contains('-') && word.split('-').all(known) {
        return Lookup::Known;
    }
    let mut meant = Vec::new();
    dictionary.suggest(word, &mut meant);
    // What is further than a slip of the finger was hardly meant.
    let plain = |other: &String| !other.contains([' ', '-']) && is_one_slip(word, other);
    let meant: Vec<String> = meant.into_iter().filter(plain).filter(|other| is_usual(word, other)).collect();
    let doubled = meant.iter().position(|other| slips::is_doubled(word, other));
    Lookup::Unknown(meant.into_iter().nth(doubled.unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_their_forms() {
        for word in ["организациях", "отчёт", "отчет", "наставника", "педагог-наставник", "утверждённых"]
        {
            assert_eq!(look_up(word), Lookup::Known, "{word}");
        }
        assert_eq!(look_up("расписанее"), Lookup::Unknown(Some("расписание".to_owned())));
    }
}
