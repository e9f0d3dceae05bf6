//! Words that were lost inside a text.

use super::super::words::{Word, is_blank, words, words_from};
use super::{Gap, Missing};

/// Prepositions of which no two stand side by side.
const PREPOSITIONS: [&str; 15] =
    ["в", "во", "на", "по", "для", "из", "от", "до", "при", "к", "о", "об", "с", "через", "без"];

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
pub fn begins_in_genitive(title: &str) -> Option<Gap> {
    let first = words(title).next().filter(|word| word.start == 0 && HEADS.contains(&word.text))?;
    Some(Gap { place: first.range(), what: Missing::Head, right: None })
}

/// The places of a text where a word was lost.
pub fn lost(text: &str) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut before: Option<Word<'_>> = None;
    for word in words(text) {
        let previous = before.filter(|before| is_blank(text, before.end(), word.start));
        let gap = match word.text {
            "соответствии" => with(text, previous, word),
            "рамках" => within(text, previous, word),
            _ if word.text.len() <= 10 => between(text, previous, word),
            _ if BY_ACT.contains(&word.text) => by_act(text, word),
            _ => None,
        };
        gaps.extend(gap);
        before = Some(word);
    }
    gaps.extend(object(text));
    gaps
}

/// «В соответствии» without «с».
fn with(text: &str, before: Option<Word<'_>>, word: Word<'_>) -> Option<Gap> {
    let next = words_from(text, word.end()).next().filter(|next| is_blank(text, word.end(), next.start));
    let joins = next.is_none_or(|next| matches!(next.text, "с" | "со" | "ли"));
    // At the end of a text it breaks off, which is told there.
    let ends = next.is_none();
    let right = Some(format!("{} с", word.text));
    let lacks = before.is_some_and(|before| before.is("в")) && !joins && !ends;
    lacks.then(|| Gap { place: word.range(), what: Missing::Preposition("с".to_owned()), right })
}

/// «Рамках проекта» without «в».
fn within(text: &str, before: Option<Word<'_>>, word: Word<'_>) -> Option<Gap> {
    let head = text.get(..word.start)?;
    // An adjective may stand between: «в указанных рамках», «в этих же рамках».
    let near = words(head).collect::<Vec<_>>();
    let has = near.iter().rev().take(4).any(|word| word.is("в") || word.is("во"));
    let starts = before.is_none() && near.is_empty();
    let right = Some(format!("в {}", word.text));
    (!has && !starts).then(|| Gap { place: word.range(), what: Missing::Preposition("в".to_owned()), right })
}

/// Two prepositions side by side: «на основе в п. 16», «по в школах».
fn between(text: &str, before: Option<Word<'_>>, word: Word<'_>) -> Option<Gap> {
    let before = before?;
    let is = |word: Word<'_>| PREPOSITIONS.contains(&word.text);
    let based = before.text == "основе";
    let behind = text.get(word.end()..)?;
    // «С.», «в.» and «9-е» are no prepositions; «о» and «к» may be the names of things.
    let plain = behind.starts_with([' ', '\u{a0}']);
    let place = before.start..word.end();
    let counted = words_from(text, word.end()).next().is_some_and(|next| next.is_number());
    let lacks = plain && is(word) && (based && word.text != "с" || is(before) && !counted);
    lacks.then_some(Gap { place, what: Missing::Between, right: None })
}

/// «Разработка положений распоряжением министерства от 25.12.2019»: by an act of another body nothing is worked out.
fn by_act(text: &str, word: Word<'_>) -> Option<Gap> {
    let head = text.get(..word.start)?;
    let sentence = head.rsplit(['.', ';', ':', '(']).next()?;
    let deed = words(sentence).next()?;
    let done = DEEDS.iter().any(|one| deed.is(one));
    // A participle or «с» makes the instrumental right: «утверждённых распоряжением», «в соответствии с …».
    let governed = words(sentence).any(|word| {
        matches!(word.text, "с" | "со")
            || word.text.contains("нн")
            || word.text.ends_with("ть")
            || word.text.ends_with("ен")
    });
    let dated = text.get(word.end()..)?.contains(" от ");
    let right = Some(format!("в соответствии с {}", word.text));
    let lost = Missing::Preposition("в соответствии с".to_owned());
    (done && dated && !governed).then(|| Gap { place: word.range(), what: lost, right })
}

/// «Создание на сайте» at the end of a text: what is created is not said.
fn object(text: &str) -> Option<Gap> {
    let at = MAKING.iter().find_map(|deed| text.rfind(deed))?;
    let mut rest = words_from(text, at);
    let (deed, preposition, place) = (rest.next()?, rest.next()?, rest.next()?);
    let short = matches!(preposition.text, "на" | "в") && rest.next().is_none();
    let whole =
        is_blank(text, deed.end(), preposition.start) && is_blank(text, preposition.end(), place.start);
    let ends = text.get(place.end()..).is_some_and(|tail| tail.trim_end_matches('.').is_empty());
    let noun = !["ых", "их", "ом", "ой"].iter().any(|ending| place.text.ends_with(ending));
    let range = deed.start..place.end();
    let what = Missing::Object(deed.text.to_owned());
    (short && whole && ends && noun && place.is_small()).then_some(Gap { place: range, what, right: None })
}
