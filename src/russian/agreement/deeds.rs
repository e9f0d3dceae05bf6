//! Names of deeds and what is done: «обеспечение участия», «подготовка и проведение».

use super::super::Case::{Accusative, Genitive, Nominative};
use super::super::words::{Word, WordInText};
use super::adjectives::{form_of, is_plain};
use super::governors::is_deed;
use super::heads::of_masculine;
use super::nouns::{FEMININES, MASCULINES, NounForm, declined};
use super::possible::FormSet;
use super::{AgreementIssue, Disagrees};

/// Other deeds that are done to something, which stands right behind them in the genitive.
const MORE_DEEDS: [&str; 21] = [
    "закупка",
    "установка",
    "приобретение",
    "заключение",
    "открытие",
    "составление",
    "сбор",
    "анализ",
    "мониторинг",
    "оценка",
    "разработка",
    "подготовка",
    "организация",
    "реализация",
    "экспертиза",
    "проверка",
    "организации",
    "реализации",
    "разработки",
    "издание",
    "контроль",
];

/// People that are called by an adjective, in the nominative.
const PEOPLE: [&str; 4] = ["учащиеся", "обучающиеся", "ответственные", "нуждающиеся"];

/// Deeds in the nominative with which a row begins, by their ends.
const FIRST: [&str; 10] =
    ["ка", "ние", "тие", "ция", "бор", "анализ", "контроль", "учёт", "свод", "мониторинг"];

/// Deeds of a word in the genitive that stand beside them, with their nominative.
const OTHERS: [(&str, &str); 4] =
    [("анализа", "анализ"), ("сбора", "сбор"), ("мониторинга", "мониторинг"), ("контроля", "контроль")];

/// What «организации» stands behind where it is a deed.
const BEFORE_OBLIQUE: [&str; 6] = ["по", "об", "при", "вопросам", "вопросу", "порядок"];

/// The slip of a word behind a deed, or behind one and «и».
pub(super) fn slip(spot: WordInText<'_>, before: Word<'_>) -> Option<AgreementIssue> {
    if before.text == "и" {
        return beside(spot);
    }
    // «Назначение ответственные», but «во время обучения учащиеся …».
    let people = before.start == 0 && before.text.ends_with("ние") && PEOPLE.contains(&spot.word.text);
    let deed = people || is_deed(before) || MORE_DEEDS.iter().any(|deed| before.is(deed));
    let word = spot.word;
    if !deed || word.text.contains('-') || spot.behind().starts_with(['-', '/', '(']) {
        return None;
    }
    // «В образовательной организации обучение ведётся», «после утверждения директор издаёт приказ».
    let oblique = matches!(before.text, "организации" | "реализации" | "разработки");
    if oblique && !spot.before[0].is_some_and(|word| BEFORE_OBLIQUE.iter().any(|one| word.is(one))) {
        return None;
    }
    if let Some(wrong) = beside_nominative(spot, before) {
        return Some(wrong);
    }
    let first = ["ние", "ка", "ция", "анализ", "мониторинг"].iter().any(|end| before.text.ends_with(end));
    let right = match MASCULINES.contains(&word.text) {
        true if first => of_masculine(word.text),
        true => return None,
        false => Some(genitive(word.text)?),
    };
    let why = Disagrees::After(before.text.to_owned(), Genitive);
    Some(AgreementIssue { place: word.range(), why, right })
}

/// «Организация районный конкурс», and not «оценка независимая»: an adjective that is not that of the deed.
fn beside_nominative(spot: WordInText<'_>, deed: Word<'_>) -> Option<AgreementIssue> {
    let (forms, _) = form_of(spot.word.text).filter(|_| deed.start == 0 && is_plain(spot.word))?;
    let itself = FormSet::in_case(Nominative).or(FormSet::in_case(Accusative));
    let other =
        forms.without(itself).is_none() && forms.with(FormSet::of_noun(&deed.text.to_lowercase())).is_none();
    let why = Disagrees::After(deed.text.to_owned(), Genitive);
    (other && spot.next().is_some()).then(|| AgreementIssue { place: spot.word.range(), why, right: None })
}

/// The genitive of what stands in the nominative, where the form is that of nothing else.
fn genitive(text: &str) -> Option<String> {
    let instead = |old: &str, new: &str| text.strip_suffix(old).map(|stem| format!("{stem}{new}"));
    if PEOPLE.contains(&text) {
        return instead("иеся", "ихся").or_else(|| instead("ые", "ых"));
    }
    if text.ends_with("ание") || text.ends_with("ение") || text.ends_with("тие") {
        return instead("е", "я");
    }
    if text.ends_with("ество") && text.len() > 12 {
        return instead("о", "а");
    }
    if text.ends_with("ация") {
        return instead("я", "и");
    }
    if text.ends_with("цию") || text.ends_with("сию") {
        return instead("ю", "и");
    }
    if declined(text) == Some(NounForm::Her) {
        return of_her(text);
    }
    if !FEMININES.contains(&text) {
        return None;
    }
    of_her(text)
}

/// The genitive of a feminine that stands in the nominative or the accusative.
fn of_her(text: &str) -> Option<String> {
    let stem = text.strip_suffix(['а', 'я', 'у', 'ю', 'ь'])?;
    let soft = !text.ends_with(['а', 'у']) || stem.ends_with(['к', 'г', 'х', 'ч', 'ж', 'ш', 'щ']);
    Some(format!("{stem}{}", if soft { "и" } else { "ы" }))
}

/// «Разработка и утверждения», at the head of a row: the second deed does not belong to the first.
fn beside(spot: WordInText<'_>) -> Option<AgreementIssue> {
    let and = spot.previous()?.start;
    let first = spot.before[0].filter(|first| first.start == 0 && first.end() + 1 == and)?;
    let deed = FIRST.iter().any(|end| first.text.ends_with(end));
    let text = spot.word.text;
    let other =
        || OTHERS.iter().find(|(genitive, _)| *genitive == text).map(|(_, right)| (*right).to_owned());
    let of_deed = |stem: &str| (stem.ends_with("ни") && is_deed(spot.word)).then(|| format!("{stem}е"));
    let right = text.strip_suffix('я').and_then(of_deed).or_else(other).filter(|_| deed)?;
    let why = Disagrees::After("и".to_owned(), Nominative);
    Some(AgreementIssue { place: spot.word.range(), why, right: Some(right) })
}
