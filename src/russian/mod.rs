//! Russian in one room: letters and the ones that look like them, months, weekdays, cases, plurals, Roman numbers,
//! the nearest word. One table each, used by all that reads or writes Russian.

pub mod abbreviations;
pub mod agreement;
pub mod cases;
pub mod dates;
pub mod dictionary;
pub mod encoding;
pub mod genders;
pub mod genitives;
pub mod latin;
pub mod letters;
pub mod likeness;
pub mod months;
pub mod nearest;
pub mod parts;
pub mod plural;
pub mod reading;
pub mod roman;
pub mod spelling;
pub mod typography;
pub mod unfinished;
pub mod weekdays;
pub mod words;

pub use dates::{ru_date, ru_date_numeric, ru_date_short};
pub use latin::id_of;
pub use months::{month_named, month_of, ru_month, ru_months};
pub use nearest::nearest;
pub use plural::{plural, plural_genitive, ru_days};

/// A grammatical case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Case {
    /// Именительный: «май».
    Nominative,
    /// Родительный: «мая».
    Genitive,
    /// Дательный: «маю».
    Dative,
    /// Винительный: «май».
    Accusative,
    /// Творительный: «маем».
    Instrumental,
    /// Предложный: «мае», after «в» and «о».
    Prepositional,
}
