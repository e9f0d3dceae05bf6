//! The catalogue: every message in Russian and English, one enum a group, both wordings side by side.
//!
//! A message is a value with its arguments; the compiler sees to it that both languages have it.

pub mod act;
pub mod annex;
pub mod conflict;
pub mod content;
pub mod coverage;
pub mod dates;
pub mod deadline;
pub mod due;
pub mod duty;
pub mod import;
pub mod imported;
pub mod indicator;
pub mod nesting;
pub mod numbering;
pub mod reference;
pub mod render;
pub mod report;
pub mod sequence;
pub mod settings;
pub mod status;
pub mod words;

/// The language in which findings are worded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Russian, the language of the orders themselves.
    #[default]
    Ru,
    /// English.
    En,
}

impl Lang {
    /// The language of that name, `ru` or `en`.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "ru" => Some(Lang::Ru),
            "en" => Some(Lang::En),
            _ => None,
        }
    }
}

/// A message that can be said in each language.
pub trait Say {
    /// The Russian wording.
    fn ru(&self) -> String;
    /// The English wording.
    fn en(&self) -> String;
    /// The wording in the language asked for.
    fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::Ru => self.ru(),
            Lang::En => self.en(),
        }
    }
}
