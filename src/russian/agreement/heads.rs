//! Words behind which only the genitive stands: «с участием», «за счёт», «из числа».

use super::super::Case::Genitive;
use super::super::words::{Word, WordInText};
use super::adjectives::{is_masculine, is_nominative};
use super::forms::MASCULINES;
use super::{AgreementIssue, Why};

/// The words.
const HEADS: [&str; 18] = [
    "числа",
    "участием",
    "участии",
    "привлечением",
    "помощью",
    "учётом",
    "учетом",
    "руководством",
    "путём",
    "путем",
    "посредством",
    "целью",
    "исполнение",
    "основании",
    "базе",
    "рамках",
    "целях",
    "опыта",
];

/// Endings of people in the nominative of many, which nothing else has.
pub(super) const PEOPLE: [&str; 12] = [
    "дники",
    "тники",
    "вники",
    "льники",
    "скники",
    "енники",
    "тели",
    "исты",
    "аторы",
    "денты",
    "родители",
    "щиеся",
];

/// The slip behind such a word.
pub(super) fn slip(spot: WordInText<'_>, before: Word<'_>) -> Option<AgreementIssue> {
    if !HEADS.contains(&before.text) || spot.behind().starts_with('-') {
        return None;
    }
    // «С 1 числа директор …», «на исполнение».
    let asked = match before.text {
        "числа" | "опыта" => "из",
        "исполнение" => "во",
        _ => "",
    };
    if !asked.is_empty() && !spot.before[0].is_some_and(|word| word.is(asked)) {
        return None;
    }
    let word = spot.word;
    let told = |right: Option<String>| {
        let why = Why::After(before.text.to_owned(), Genitive);
        Some(AgreementIssue { place: word.range(), why, right })
    };
    if is_nominative(word) || is_masculine(word) {
        return told(None);
    }
    if PEOPLE.iter().any(|end| word.text.ends_with(end)) {
        return told(word.text.strip_suffix("иеся").map(|stem| format!("{stem}ихся")));
    }
    if MASCULINES.contains(&word.text) {
        return told(of_masculine(word.text));
    }
    let many = ["ниям", "циям", "телям", "никам", "огам", "истам", "ниях", "циях"];
    if many.iter().any(|end| word.text.ends_with(end)) {
        return told(None);
    }
    let deed = word.text.ends_with("ение") || word.text.ends_with("ание");
    let right = word.text.strip_suffix('е').filter(|_| deed).map(|stem| format!("{stem}я"));
    if deed { told(right) } else { None }
}

/// «План» to «плана»; a word that loses a vowel or ends softly is left to the author.
pub(super) fn of_masculine(word: &str) -> Option<String> {
    (!word.ends_with('ь') && !word.ends_with("ок")).then(|| format!("{word}а"))
}
