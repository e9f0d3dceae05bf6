//! Names behind a short form of an institution, lists of people, and phrases that go wrong when typed.

use super::super::words::{Word, WordInText, words_from};
use super::{AgreementIssue, Disagrees};

/// The nouns with which names of institutions begin, in the genitive and in the nominative.
const NAMES: [(&str, &str); 36] = [
    ("Централизованной", "Централизованная"),
    ("Районной", "Районная"),
    ("Городской", "Городская"),
    ("Областной", "Областная"),
    ("Краевой", "Краевая"),
    ("Дирекции", "Дирекция"),
    ("Службы", "Служба"),
    ("Редакции", "Редакция"),
    ("Поликлиники", "Поликлиника"),
    ("Больницы", "Больница"),
    ("Средней", "Средняя"),
    ("Основной", "Основная"),
    ("Начальной", "Начальная"),
    ("Детской", "Детская"),
    ("Детского", "Детский"),
    ("Центральной", "Центральная"),
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
const PHRASES: [(&str, &str, &str); 9] = [
    ("через", "средств", "через средства"),
    ("Российский", "Федерации", "Российской Федерации"),
    ("Российская", "Федерации", "Российской Федерации"),
    ("Российской", "Федерация", "Российской Федерации"),
    ("плана", "мероприятие", "плана мероприятий"),
    ("план", "мероприятие", "план мероприятий"),
    ("план", "мероприятия", "план мероприятий"),
    ("плана", "мероприятия", "плана мероприятий"),
    ("дорожная", "карты", "дорожная карта"),
];

/// The slip of two words that belong together.
pub(super) fn phrase(spot: WordInText<'_>) -> Option<AgreementIssue> {
    let (before, word) = (spot.previous()?, spot.word);
    let phrase = PHRASES.iter().find(|(first, second, _)| word.text == *second && before.text == *first);
    let (_, _, right) = phrase.filter(|_| is_alone(spot.text, word))?;
    Some(AgreementIssue {
        place: before.start..word.end(),
        why: Disagrees::Phrase,
        right: Some((*right).to_owned()),
    })
}

/// The slip of a name that stands in quotation marks in the genitive behind «МКУ» and the like.
pub(super) fn nominative(spot: WordInText<'_>) -> Option<AgreementIssue> {
    let before = spot.before[1].filter(|before| before.is_capitals())?;
    let (_, right) = NAMES.iter().find(|(genitive, _)| spot.word.text == *genitive)?;
    let quoted = matches!(spot.gap(), " «" | " \"" | " “" | " „" | "\u{a0}«");
    // «Городской центр» is a masculine in the nominative.
    let she = right.ends_with("ая");
    if she && !spot.next().is_some_and(|next| next.text.ends_with(['ы', 'и']) || next.text.ends_with("ой"))
    {
        return None;
    }
    let short =
        before.text.ends_with(['У', 'З', 'К']) || matches!(before.text, "ДО" | "ДПО" | "ООО" | "АО" | "АНО");
    let why = Disagrees::Name(before.text.to_owned());
    (quoted && short).then(|| AgreementIssue {
        place: spot.word.range(),
        why,
        right: Some((*right).to_owned()),
    })
}

/// The slip of people named in the instrumental behind what lists them: «База наставником».
pub(super) fn people(spot: WordInText<'_>) -> Option<AgreementIssue> {
    // «М» ends the instrumental; most words do not end in it.
    let list = spot.previous().filter(|_| spot.word.text.as_bytes().ends_with(&[0xd0, 0xbc]))?;
    let (stem, ending) =
        PEOPLE.iter().find_map(|(old, new)| Some((spot.word.text.strip_suffix(old)?, *new)))?;
    let listed = LISTS.iter().any(|one| list.is(one));
    let why = Disagrees::List(list.text.to_owned());
    listed.then(|| AgreementIssue { place: spot.word.range(), why, right: Some(format!("{stem}{ending}")) })
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
