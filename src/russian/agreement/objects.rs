//! What is done to something: the object of an infinitive («подготовить отчёта»), and the dative behind a deed that
//! has no receiver («утверждение порядка представления сведениям»).

use super::super::Case::{Accusative, Genitive};
use super::super::words::{Word, WordInText};
use super::forms::ONE_DEED;
use super::nouns::{MASCULINES, NounForm, PEOPLE, declined};
use super::{AgreementIssue, Disagrees};

/// Verbs whose object stands in the accusative, without «не» before them.
const VERBS: [&str; 40] = [
    "подготовить",
    "провести",
    "утвердить",
    "разработать",
    "организовать",
    "обеспечить",
    "представить",
    "направить",
    "разместить",
    "составить",
    "создать",
    "сформировать",
    "издать",
    "заключить",
    "внести",
    "обновить",
    "рассмотреть",
    "проанализировать",
    "осуществить",
    "принять",
    "опубликовать",
    "внедрить",
    "предоставить",
    "сдать",
    "провести",
    "завершить",
    "открыть",
    "отремонтировать",
    "закупить",
    "приобрести",
    "проводить",
    "организовывать",
    "обеспечивать",
    "представлять",
    "готовить",
    "вести",
    "усилить",
    "продолжить",
    "скорректировать",
    "актуализировать",
];

/// Deeds that have no receiver.
const DEEDS: [&str; 22] = [
    "проведение",
    "проведения",
    "утверждение",
    "утверждения",
    "создание",
    "создания",
    "формирование",
    "формирования",
    "выполнение",
    "выполнения",
    "составление",
    "составления",
    "заполнение",
    "соблюдение",
    "соблюдения",
    "представления",
    "экспертиза",
    "экспертизы",
    "анализ",
    "разработка",
    "подготовка",
    "проверка",
];

/// Things in the dative, to which nothing is given.
const TO_THINGS: [&str; 20] = [
    "проектам",
    "документам",
    "планам",
    "мероприятиям",
    "сведениям",
    "программам",
    "отчётам",
    "отчетам",
    "заседаниям",
    "вопросам",
    "показателям",
    "материалам",
    "положениям",
    "занятиям",
    "работам",
    "конкурсам",
    "спискам",
    "журналам",
    "договорам",
    "семинарам",
];

/// The slip of what is done to something.
pub(super) fn slip(spot: WordInText<'_>) -> Option<AgreementIssue> {
    let before = spot.previous()?;
    let word = spot.word;
    let told = |case, right| {
        Some(AgreementIssue {
            place: word.range(),
            why: Disagrees::After(before.text.to_owned(), case),
            right,
        })
    };
    if TO_THINGS.contains(&word.text) && DEEDS.iter().any(|deed| before.is(deed)) {
        return told(Genitive, None);
    }
    // «Не проводить конкурса», «провести до конца»
    let denied = spot.before[0].is_some_and(|word| word.is("не"));
    if !before.text.ends_with(['ь', 'и']) || denied || !VERBS.iter().any(|verb| before.is(verb)) {
        return None;
    }
    let object = object(word)?;
    told(Accusative, object)
}

/// Whether a word cannot be the object of a verb, and what it should be.
fn object(word: Word<'_>) -> Option<Option<String>> {
    let text = word.text;
    match declined(text) {
        // «Провести часа», but «провести отбора» is wrong; people stand so in the accusative too.
        Some(NounForm::OfIt) => {
            Some(text.strip_suffix('а').filter(|text| MASCULINES.contains(text)).map(str::to_owned))
        }
        Some(NounForm::She) => Some(accusative(text)),
        Some(NounForm::ByIt) if !PEOPLE.contains(&text) => Some(None),
        _ if text.ends_with("ция") => Some(accusative(text)),
        _ if ONE_DEED.contains(&text) => Some(text.strip_suffix('я').map(|stem| format!("{stem}е"))),
        _ => None,
    }
}

fn accusative(text: &str) -> Option<String> {
    let hard = text.strip_suffix('а').map(|stem| format!("{stem}у"));
    hard.or_else(|| text.strip_suffix('я').map(|stem| format!("{stem}ю")))
}
