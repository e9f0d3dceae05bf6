//! The words of time as they are mistyped: a month beside its day or year, «сороками» for «сроками».

use super::super::nearest::is_one_slip;
use super::super::words::{WordInText, is_blank};
use super::super::{Case, ru_months};
use super::Misspelling;

/// Terms as they stand behind «в соответствии с».
const TERMS: [&str; 2] = ["сроками", "сроком"];

/// The term that was meant behind «в соответствии с».
pub(super) fn term(spot: WordInText<'_>) -> Option<Misspelling> {
    let with = spot.previous().filter(|with| matches!(with.text, "с" | "со"))?;
    let accord = spot.before[0]?;
    if accord.text != "соответствии" || !is_blank(spot.text, accord.end(), with.start) {
        return None;
    }
    let right = TERMS.iter().find(|term| is_one_slip(spot.word.text, term))?;
    Some(Misspelling { place: spot.word.range(), right: (*right).to_owned(), confused: false })
}

/// The month that was meant before a year, with nothing or a day or «в» before it.
pub(super) fn month_before(spot: WordInText<'_>) -> Option<Misspelling> {
    let word = spot.previous().filter(|_| spot.word.text.len() == 4 && spot.word.text.starts_with("20"))?;
    if !matches!(word.letters(), 5..=9) || !(word.is_small() || word.is_great()) {
        return None;
    }
    let day = spot.before[0].is_none_or(|day| day.is_number() && day.text.len() < 3 || day.is("в"));
    let right = month(word.text).filter(|_| day)?;
    Some(Misspelling { place: word.range(), right: right.to_owned(), confused: false })
}

/// The month that a word is nearly, one of its letters being wrong, missing, doubled or changed with its neighbour.
fn month(word: &str) -> Option<&'static str> {
    // Beside a day, beside a year, and behind «в».
    let mut months = [Case::Genitive, Case::Nominative, Case::Prepositional].into_iter().flat_map(ru_months);
    let small = word.to_lowercase();
    if months.clone().any(|month| month == small) {
        return None;
    }
    months.find(|month| month.chars().count() > 5 && is_one_slip(&small, month))
}
