//! Whether the forms of words agree, told by tables of endings and without a dictionary of forms.
//!
//! A slip is told only where no reading makes the form right; what the tables do not know is left alone. The forms
//! behind a preposition are in `government`, those behind other words that govern in `governors` and `deeds`, the
//! prepositional without a preposition in `among`, an adjective and its
//! noun in `pairs` and `adjectives`, what a number counts in `counted`, years in `years`, the names of institutions
//! and set phrases in `phrases`.

mod adjectives;
mod among;
mod counted;
mod deeds;
mod forms;
pub(super) mod government;
mod governors;
mod heads;
mod mended;
mod nouns;
mod objects;
mod participles;
mod pairs;
mod phrases;
mod plain;
mod possible;
mod years;

use std::ops::Range;

use super::Case;
use super::words::WordInText;

/// A form of a word that does not agree with those around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementIssue {
    /// The words concerned, in bytes of the text.
    pub place: Range<usize>,
    /// What the form does not agree with.
    pub why: Disagrees,
    /// The words as they should stand, where there is but one way.
    pub right: Option<String>,
}

/// What a form does not agree with.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Disagrees {
    /// A word that governs another case, as it stands in the text.
    After(String, Case),
    /// The adjective before it.
    Adjective(String),
    /// The number that counts it.
    Count(String),
    /// The years before it.
    Years(String),
    /// The short name before it, whose full name stands in the nominative.
    Name(String),
    /// A list of people before it, which asks for the genitive.
    List(String),
    /// The words that belong together.
    Phrase,
}

/// The slip at a word that begins in small letters; `marked` says whether its beginning is one of [`MARKS`].
pub(super) fn of_small(spot: WordInText<'_>, marked: bool) -> Option<AgreementIssue> {
    let length = spot.word.text.len();
    let governs = (length < 8 || marked).then(|| government::slip(spot.text, spot.word)).flatten();
    governs
        .or_else(|| (length >= 12).then(|| pairs::slip(spot)).flatten())
        .or_else(|| (length < 5).then(|| about(spot)).flatten())
        .or_else(|| (length >= 6).then(|| governors::slip(spot).or_else(|| adjectives::slip(spot))).flatten())
        .or_else(|| (length >= 6).then(|| objects::slip(spot).or_else(|| participles::slip(spot))).flatten())
        .or_else(|| among::slip(spot))
        .or_else(|| government::between(spot))
        .or_else(|| counted::slip(spot))
        .or_else(|| phrases::people(spot))
        .or_else(|| marked.then(|| phrases::phrase(spot)).flatten())
}

/// The slip at a word that begins in a great letter; `marked` says whether its beginning is one of [`NAMED`].
pub(super) fn of_great(spot: WordInText<'_>, marked: bool) -> Option<AgreementIssue> {
    let about = || (spot.word.text.len() < 5).then(|| about(spot)).flatten();
    let named = || phrases::nominative(spot).or_else(|| phrases::phrase(spot));
    government::slip(spot.text, spot.word).or_else(about).or_else(|| marked.then(named).flatten())
}

/// «О организации», «об конкурсе»: the preposition goes by the first sound of what follows.
fn about(spot: WordInText<'_>) -> Option<AgreementIssue> {
    let word = spot.word;
    if !matches!(word.text, "о" | "О" | "об" | "Об") {
        return None;
    }
    let next = spot.next().filter(|next| next.is_small() && next.letters() > 2)?;
    let vowel = next.text.starts_with(['а', 'э', 'и', 'о', 'у']);
    let right = match word.text {
        "о" if vowel => "об",
        "О" if vowel => "Об",
        "об" if !vowel && !next.text.starts_with(['е', 'ё', 'ю', 'я', 'в']) => "о",
        "Об" if !vowel && !next.text.starts_with(['е', 'ё', 'ю', 'я', 'в']) => "О",
        _ => return None,
    };
    Some(AgreementIssue { place: word.range(), why: Disagrees::Phrase, right: Some(right.to_owned()) })
}

/// The slip of the word behind years, at the figure with which they begin.
pub(super) fn of_figure(spot: WordInText<'_>) -> Option<AgreementIssue> {
    years::slip(spot.text, spot.before[1], spot.word)
}

/// How the words begin at which more is looked at than their ends: four letters or more.
pub(super) const MARKS: [&str; 21] = [
    "около",
    "средств",
    "возле",
    "ради",
    "вокруг",
    "после",
    "среди",
    "кроме",
    "через",
    "перед",
    "между",
    "вопреки",
    "вследствие",
    "вместо",
    "целях",
    "ходе",
    "течение",
    "согласно",
    "благодаря",
    "мероприяти",
    "карты",
];

/// How the words begin that are looked at where they begin in a great letter.
pub(super) const NAMED: [&str; 37] = [
    "Централизованной",
    "Районной",
    "Городской",
    "Областной",
    "Краевой",
    "Дирекции",
    "Службы",
    "Редакции",
    "Поликлиники",
    "Больницы",
    "Средней",
    "Основной",
    "Начальной",
    "Детской",
    "Детского",
    "Центральной",
    "Управления",
    "Центра",
    "Школы",
    "Отдела",
    "Комитета",
    "Лицея",
    "Гимназии",
    "Института",
    "Дома",
    "Дворца",
    "Станции",
    "Агентства",
    "Колледжа",
    "Техникума",
    "Департамента",
    "Библиотеки",
    "Музея",
    "Академии",
    "Университета",
    "Фонда",
    "Федерации",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::russian::reading::{TextRemark, read};

    fn slips(text: &str) -> Vec<AgreementIssue> {
        let mut slips = Vec::new();
        read(text, |remark| {
            slips.extend(if let TextRemark::AgreementIssue(slip) = remark { Some(slip) } else { None })
        });
        slips
    }

    /// What is found in a text: the words, and what they should be.
    fn found(text: &str) -> Vec<(&str, Option<String>)> {
        slips(text).into_iter().map(|slip| (&text[slip.place], slip.right)).collect()
    }

    #[test]
    fn what_does_not_agree_is_found() {
        let mut missed = Vec::new();
        for line in include_str!("wrong.txt").lines() {
            let (text, wanted) = line.split_once(" → ").unwrap();
            let (words, right) = wanted.split_once(" = ").unwrap();
            let found = found(text);
            if found != [(words, Some(right.to_owned()).filter(|right| right != "?"))] {
                missed.push((text, found));
            }
        }
        assert!(missed.is_empty(), "{missed:#?}");
    }

    #[test]
    fn what_agrees_is_left_alone() {
        let lines = include_str!("right.txt").lines();
        let told: Vec<_> =
            lines.filter(|line| !slips(line).is_empty()).map(|line| (line, found(line))).collect();
        assert!(told.is_empty(), "{told:#?}");
    }
}
