//! The two languages of the program.

use serde::{Deserialize, Serialize};

/// The language in which findings are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

    /// The name of the language, `ru` or `en`.
    pub fn name(self) -> &'static str {
        match self {
            Lang::Ru => "ru",
            Lang::En => "en",
        }
    }

    /// Somebody's words, in the quotation marks of the language.
    pub fn quoted(self, words: &str) -> String {
        let (open, close) = self.pick(('«', '»'), ('“', '”'));
        format!("{open}{words}{close}")
    }

    /// What is meant for the language.
    pub fn pick<T>(self, ru: T, en: T) -> T {
        match self {
            Lang::Ru => ru,
            Lang::En => en,
        }
    }
}

/// Words in the language asked for, the Russian ones first and the English ones second: `say!(lang, "{count} дней",
/// "{count} days")`. Only those asked for are put together. A test holds both to the same arguments.
macro_rules! say {
    ($lang:expr, $ru:literal, $en:literal $(,)?) => {
        match $lang {
            $crate::base::Lang::Ru => format!($ru),
            $crate::base::Lang::En => format!($en),
        }
    };
}

pub(crate) use say;
