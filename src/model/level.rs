//! The levels that come with the program, and what each is called.

use crate::base::{Lang, say};

/// A level by its name in files, with its words; those in English but the heading are its name.
struct LevelWords {
    name: &'static str,
    /// As a subject: «школа».
    ru: &'static str,
    /// «школы».
    ru_of: &'static str,
    /// Several of it, counted: «из 40 школ».
    ru_of_many: &'static str,
    /// As a heading, in Russian and in English.
    heading: (&'static str, &'static str),
}

/// The levels, top first.
static LEVELS: [LevelWords; 4] = [
    LevelWords {
        name: "federation",
        ru: "федерация",
        ru_of: "федерации",
        ru_of_many: "карт федерального уровня",
        heading: ("Федеральный уровень", "Federation"),
    },
    LevelWords {
        name: "region",
        ru: "регион",
        ru_of: "региона",
        ru_of_many: "регионов",
        heading: ("Региональный уровень", "Region"),
    },
    LevelWords {
        name: "municipality",
        ru: "муниципалитет",
        ru_of: "муниципалитета",
        ru_of_many: "муниципалитетов",
        heading: ("Муниципальный уровень", "Municipality"),
    },
    LevelWords {
        name: "school",
        ru: "школа",
        ru_of: "школы",
        ru_of_many: "школ",
        heading: ("Организации", "Organisations"),
    },
];

fn words(level: &str) -> Option<&'static LevelWords> {
    LEVELS.iter().find(|words| words.name == level)
}

/// The names of the levels, top first.
pub fn levels() -> impl Iterator<Item = &'static str> {
    LEVELS.iter().map(|words| words.name)
}

/// A level as a subject: «школа», "the school"; one of the workspace's own as «уровень «…»».
pub fn level(level: &str, lang: Lang) -> String {
    match words(level) {
        Some(LevelWords { ru, .. }) => say!(lang, "{ru}", "the {level}"),
        None => say!(lang, "уровень «{level}»", "the level `{level}`"),
    }
}

/// A level in the genitive: «школы», "the school".
pub fn level_of(level: &str, lang: Lang) -> String {
    match words(level) {
        Some(LevelWords { ru_of: ru, .. }) => say!(lang, "{ru}", "the {level}"),
        None => say!(lang, "уровня «{level}»", "the level `{level}`"),
    }
}

/// Roadmaps of a level behind their count: «школ».
pub fn of_many(level: &str, lang: Lang) -> String {
    match words(level) {
        Some(LevelWords { ru_of_many: ru, .. }) => say!(lang, "{ru}", "roadmaps of the level {level}"),
        None => say!(lang, "карт уровня {level}", "roadmaps of the level {level}"),
    }
}

/// The name of a level as a heading; a level of one's own is called as it is.
pub fn level_heading(level: &str, lang: Lang) -> String {
    let heading = words(level).map(|words| lang.pick(words.heading.0, words.heading.1));
    heading.unwrap_or(level).to_owned()
}
