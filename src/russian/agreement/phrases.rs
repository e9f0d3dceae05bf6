//! Names behind a short form of an institution, lists of people, and phrases that go wrong when typed.

use super::super::words::{Word, is_blank, words_from};
use super::{Slip, Why};

/// The nouns with which names of institutions begin, in the genitive and in the nominative.
const NAMES: [(&str, &str); 20] = [
    ("Управления", "Управление"),
    ("Центра", "Центр"),
    ("Школы", "Школа"),
    ("Отдела", "Отдел"),
    ("Комитета", "Комитет"),
    ("Лицея", "Лицей"),
    ("Гимназии", "Гимназия"),
    ("Института", "Институт"),
    ("Дома", "Дом"),
    ("Дворца", "Дворец"),
    ("Станции", "Станция"),
    ("Агентства", "Агентство"),
    ("Колледжа", "Колледж"),
    ("Техникума", "Техникум"),
    ("Департамента", "Департамент"),
    ("Библиотеки", "Библиотека"),
    ("Музея", "Музей"),
    ("Академии", "Академия"),
    ("Университета", "Университет"),
    ("Фонда", "Фонд"),
];

/// What lists people, who stand behind it in the genitive.
const LISTS: [&str; 7] = ["база", "базы", "базу", "реестр", "перечень", "список", "банк"];

/// Endings of the instrumental of people, with those of the genitive of the plural.
const PEOPLE: [(&str, &str); 5] =
    [("ником", "ников"), ("телем", "телей"), ("тором", "торов"), ("гогом", "гогов"), ("ентом", "ентов")];

/// Two words that belong together, as they are mistyped, and as they should stand.
const PHRASES: [(&str, &str, &str); 8] = [
    ("Российский", "Федерации", "Российской Федерации"),
    ("Российская", "Федерации", "Российской Федерации"),
    ("Российской", "Федерация", "Российской Федерации"),
    ("плана", "мероприятие", "плана мероприятий"),
    ("план", "мероприятие", "план мероприятий"),
    ("план", "мероприятия", "план мероприятий"),
    ("плана", "мероприятия", "плана мероприятий"),
    ("дорожная", "карты", "дорожная карта"),
];

/// The slip of a word behind the one before it.
pub(super) fn slip(text: &str, before: Option<Word<'_>>, word: Word<'_>) -> Option<Slip> {
    let before = before?;
    let slip = |place, why, right: String| Some(Slip { place, why, right: Some(right) });
    if let Some(right) = nominative(text, before, word) {
        return slip(word.range(), Why::Name(before.text.to_owned()), right.to_owned());
    }
    let next = is_blank(text, before.end(), word.start);
    if let Some((stem, ending)) = people(word.text).filter(|_| next)
        && LISTS.iter().any(|list| before.is(list))
    {
        return slip(word.range(), Why::List(before.text.to_owned()), format!("{stem}{ending}"));
    }
    let phrase = PHRASES.iter().find(|(first, second, _)| word.text == *second && before.text == *first);
    let (_, _, right) = phrase.filter(|_| next && is_alone(text, word))?;
    slip(before.start..word.end(), Why::Phrase, (*right).to_owned())
}

/// The nominative of a name that stands in quotation marks in the genitive behind «МКУ» and the like.
fn nominative(text: &str, before: Word<'_>, word: Word<'_>) -> Option<&'static str> {
    let (_, right) = NAMES.iter().find(|(genitive, _)| word.text == *genitive)?;
    let gap = text.get(before.end()..word.start)?;
    let quoted = matches!(gap, " «" | " \"" | " “" | " „" | "\u{a0}«");
    let short = before.is_capitals()
        && (before.text.ends_with('У') || matches!(before.text, "ДО" | "ДПО" | "ООО" | "АО" | "АНО"));
    (quoted && short).then_some(*right)
}

/// The stem and the ending of the genitive of people named in the instrumental.
fn people(word: &str) -> Option<(&str, &'static str)> {
    PEOPLE.iter().find_map(|(old, new)| Some((word.strip_suffix(old)?, *new)))
}

/// Whether a phrase ends with a word: «план мероприятия» may be that of one event with a name.
fn is_alone(text: &str, word: Word<'_>) -> bool {
    let behind = text.get(word.end()..).unwrap_or_default();
    word.text != "мероприятия"
        || behind.trim_start().starts_with("(дорожн")
        || behind.trim_start().starts_with("(\"дорожн")
        || words_from(behind, 0)
            .next()
            .is_some_and(|next| next.is("по") && behind.trim_start().starts_with("по "))
}
