//! The words of time as they are mistyped: a month beside its day or year, «сороками» for «сроками».

use super::super::nearest::is_one_slip;
use super::super::words::{Word, is_blank, words_from};
use super::Misspelling;

/// The months beside a day, beside a year, and behind «в».
const MONTHS: [&str; 36] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
    "январе",
    "феврале",
    "марте",
    "апреле",
    "мае",
    "июне",
    "июле",
    "августе",
    "сентябре",
    "октябре",
    "ноябре",
    "декабре",
];

/// Terms as they stand behind «в соответствии с».
const TERMS: [&str; 2] = ["сроками", "сроком"];

/// The word of time that was meant, where a word is nearly one and stands where only such a word stands.
pub(super) fn misspelling(text: &str, before: [Option<Word<'_>>; 2], word: Word<'_>) -> Option<Misspelling> {
    if !matches!(word.letters(), 4..=9) || !(word.is_small() || word.is_great()) {
        return None;
    }
    let previous = before[1].filter(|before| is_blank(text, before.end(), word.start));
    let right = if previous.is_some_and(|before| matches!(before.text, "с" | "со"))
        && before[0].is_some_and(|before| before.text == "соответствии")
    {
        TERMS.iter().find(|term| is_one_slip(word.text, term))
    } else if is_beside_figures(text, previous, word) {
        month(word.text)
    } else {
        None
    };
    Some(Misspelling { place: word.range(), right: (*right?).to_owned(), confused: false })
}

/// Whether a year stands behind the word, and nothing or a day or «в» before.
fn is_beside_figures(text: &str, before: Option<Word<'_>>, word: Word<'_>) -> bool {
    let behind = text.get(word.end()..).unwrap_or_default();
    let year = behind.as_bytes().get(1..3).is_some_and(|digits| digits == b"20");
    let day = before.is_none_or(|before| before.is_number() && before.text.len() < 3 || before.is("в"));
    year && day && words_from(behind, 0).next().is_some_and(|year| year.is_number() && year.text.len() == 4)
}

/// The month that a word is nearly, one of its letters being wrong, missing, doubled or changed with its neighbour.
fn month(word: &str) -> Option<&'static &'static str> {
    let small = word.to_lowercase();
    if MONTHS.contains(&&*small) {
        return None;
    }
    MONTHS.iter().find(|month| month.chars().count() > 5 && is_one_slip(&small, month))
}
