//! Words that were lost inside a text.

use super::super::agreement::government::is_short_preposition;
use super::super::words::{Word, WordInText, is_blank, near_before, near_behind, words};
use super::{MissingWords, UnfinishedText};

/// Things done that cannot be done by an act of another body: «Разработка положения распоряжением …».
const DEEDS: [&str; 6] = ["разработка", "подготовка", "проведение", "организация", "создание", "реализация"];

/// Acts in the instrumental.
const BY_ACT: [&str; 4] = ["распоряжением", "приказом", "постановлением", "письмом"];

/// Things done to something, in the nominative; behind «на сайте» nothing says to what.
const MAKING: [&str; 5] = ["Создание", "Проведение", "Формирование", "Разработка", "Размещение"];

/// First words of a row in the genitive that belong behind another word.
const HEADS: [&str; 18] = [
    "Мониторинга",
    "Анализа",
    "Отчёта",
    "Отчета",
    "Контроля",
    "Семинара",
    "Конкурса",
    "Аудита",
    "Проведения",
    "Участия",
    "Формирования",
    "Утверждения",
    "Создания",
    "Обучения",
    "Внедрения",
    "Обеспечения",
    "Назначения",
    "Размещения",
];

/// Whether a row begins with a noun in the genitive, so that the word is lost on which it depends.
pub fn begins_in_genitive(title: &str) -> Option<UnfinishedText> {
    let first = words(title).next().filter(|word| word.start == 0 && HEADS.contains(&word.text))?;
    Some(UnfinishedText { place: first.range(), what: MissingWords::Head, right: None })
}

/// A word lost at one of the words that ask for it.
pub(super) fn at_mark(spot: WordInText<'_>) -> Option<UnfinishedText> {
    let WordInText { text, word, .. } = spot;
    match word.text {
        // «О соответствии требованиям» lacks nothing.
        "соответствии" => with(spot).or_else(|| {
            let told = spot.next().is_some_and(|next| matches!(next.text, "с" | "со"));
            let about = words(spot.head()).any(|word| word.is("о") || word.is("об"));
            (told && !about).then(|| within(text, spot.previous(), word)).flatten()
        }),
        "рамках" => within(text, spot.previous(), word),
        act if BY_ACT.contains(&act) => by_act(text, word),
        _ => None,
    }
}

/// «В соответствии» without «с».
fn with(spot: WordInText<'_>) -> Option<UnfinishedText> {
    let (before, word, next) = (spot.previous(), spot.word, spot.next());
    let joins = next.is_none_or(|next| matches!(next.text, "с" | "со" | "ли"));
    // At the end of a text it breaks off, which is told there.
    let ends = next.is_none();
    let right = Some(format!("{} с", word.text));
    let lacks = before.is_some_and(|before| before.is("в")) && !joins && !ends;
    lacks.then(|| UnfinishedText { place: word.range(), what: MissingWords::After("с".to_owned()), right })
}

/// «Рамках проекта» without «в».
fn within(text: &str, before: Option<Word<'_>>, word: Word<'_>) -> Option<UnfinishedText> {
    // An adjective may stand between: «в указанных рамках», «в этих же рамках».
    let near = words(near_before(text, word.start)).collect::<Vec<_>>();
    let has = near.iter().rev().take(4).any(|word| word.is("в") || word.is("во"));
    let starts = before.is_none() && near.is_empty();
    let right = Some(format!("в {}", word.text));
    (!has && !starts).then(|| UnfinishedText {
        place: word.range(),
        what: MissingWords::Preposition("в".to_owned()),
        right,
    })
}

/// Two prepositions side by side: «на основе в п. 16», «по в школах».
pub(super) fn between(spot: WordInText<'_>) -> Option<UnfinishedText> {
    let word = spot.word;
    let before = spot.previous()?;
    // «В в», «проведение проведение»; «еле еле» is not found in orders.
    if before.text == word.text && (word.letters() > 4 || is_short_preposition(word) || word.text == "и") {
        let right = Some(word.text.to_owned());
        return Some(UnfinishedText { place: before.start..word.end(), what: MissingWords::Nothing, right });
    }
    if before.text.len() > 12 || word.text.len() > 10 {
        return None;
    }
    // «С.», «в.» and «9-е» are no prepositions.
    if !is_short_preposition(word) || !spot.behind().starts_with([' ', '\u{a0}']) {
        return None;
    }
    let counted = spot.next().is_some_and(|next| next.is_number());
    let lacks = before.text == "основе" && word.text != "с" || is_short_preposition(before) && !counted;
    lacks.then(|| UnfinishedText {
        place: before.start..word.end(),
        what: MissingWords::Between,
        right: None,
    })
}

/// «Разработка положений распоряжением министерства от 25.12.2019»: by an act of another body nothing is worked out.
fn by_act(text: &str, word: Word<'_>) -> Option<UnfinishedText> {
    let sentence = near_before(text, word.start).rsplit(['.', ';', ':', '(']).next()?;
    let deed = words(sentence).next()?;
    let done = DEEDS.iter().any(|one| deed.is(one));
    // A participle or «с» makes the instrumental right: «утверждённых распоряжением», «в соответствии с …».
    let governed = words(sentence).any(|word| {
        matches!(word.text, "с" | "со")
            || word.text.contains("нн")
            || word.text.ends_with("ть")
            || word.text.ends_with("ен")
    });
    let dated = near_behind(text, word.end()).contains(" от ");
    let right = Some(format!("в соответствии с {}", word.text));
    let lost = MissingWords::Preposition("в соответствии с".to_owned());
    (done && dated && !governed).then(|| UnfinishedText { place: word.range(), what: lost, right })
}

/// «Создание на сайте» at the end of a text: what is created is not said.
pub(super) fn object(text: &str, last: [Option<Word<'_>>; 3]) -> Option<UnfinishedText> {
    let [Some(deed), Some(preposition), Some(place)] = last else { return None };
    if !matches!(preposition.text, "на" | "в") || !MAKING.contains(&deed.text) {
        return None;
    }
    // «Подготовка инструкций. Размещение на портале»: what is placed was said.
    if deed.text == "Размещение" && deed.start > 0 {
        return None;
    }
    let whole =
        is_blank(text, deed.end(), preposition.start) && is_blank(text, preposition.end(), place.start);
    let ends = text.get(place.end()..).is_some_and(|tail| tail.trim_end_matches('.').is_empty());
    let noun = !["ых", "их", "ом", "ой"].iter().any(|ending| place.text.ends_with(ending));
    let what = MissingWords::Object(deed.text.to_owned());
    (whole && ends && noun && place.is_small()).then_some(UnfinishedText {
        place: deed.start..place.end(),
        what,
        right: None,
    })
}
