//! Messages: what the program says itself, beside its findings.

use super::Lang;

/// A message that can be said in each language.
pub trait Message {
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
