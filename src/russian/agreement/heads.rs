//! Words behind which only the genitive stands: «с участием», «за счёт», «из числа».

use super::super::Case::Genitive;
use super::super::words::{Word, WordInText};
use super::adjectives::misplaced;
use super::nouns::{MASCULINES, NounForm, declined};
use super::possible::FormSet;
use super::{AgreementIssue, Disagrees};

/// The words.
const HEADS: [&str; 23] = [
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
    "счёт",
    "счет",
    "стороны",
    "вопросам",
    "контролем",
];

/// Endings of people in the nominative of many, which nothing else has.
pub(super) const PEOPLE: [&str; 23] = [
    "етераны",
    "олонтёры",
    "олонтеры",
    "артнёры",
    "артнеры",
    "епутаты",
    "раждане",
    "нсионеры",
    "едагоги",
    "сихологи",
    "ученики",
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

/// Those of them that ask for nothing before them.
const BEFORE_PRONOUNS: [&str; 6] = ["учётом", "учетом", "целью", "помощью", "участием", "целях"];

/// The slip behind such a word.
pub(super) fn slip(spot: WordInText<'_>, before: Word<'_>) -> Option<AgreementIssue> {
    // «С учётом их доступности»
    if matches!(before.text, "их" | "его" | "её" | "ее") {
        let head = spot.before[0].filter(|head| BEFORE_PRONOUNS.contains(&head.text))?;
        let wrong = misplaced(spot.text, before.end(), FormSet::in_case(Genitive), false)?;
        let why = Disagrees::After(head.text.to_owned(), Genitive);
        return Some(AgreementIssue { place: wrong.range(), why, right: None });
    }
    if !HEADS.iter().any(|head| before.is(head)) || spot.behind().starts_with('-') {
        return None;
    }
    // «С 1 числа директор …», «на исполнение».
    let asked = match before.text {
        "числа" | "опыта" => "из",
        "исполнение" => "во",
        "счёт" | "счет" => "за",
        "стороны" => "со",
        "вопросам" => "по",
        "контролем" => "под",
        _ => "",
    };
    if !asked.is_empty() && !spot.before[0].is_some_and(|word| word.is(asked)) {
        return None;
    }
    let word = spot.word;
    let told = |right: Option<String>| {
        let why = Disagrees::After(before.text.to_owned(), Genitive);
        Some(AgreementIssue { place: word.range(), why, right })
    };
    let bare = misplaced(spot.text, before.end(), FormSet::in_case(Genitive), true);
    if let Some(wrong) = bare.filter(|wrong| wrong.start != word.start || !is_mended(word)) {
        let why = Disagrees::After(before.text.to_owned(), Genitive);
        return Some(AgreementIssue { place: wrong.range(), why, right: None });
    }
    if PEOPLE.iter().any(|end| word.text.ends_with(end)) {
        return told(word.text.strip_suffix("иеся").map(|stem| format!("{stem}ихся")));
    }
    if word.text == "средства" && asked == "за" {
        return told(Some("средств".to_owned()));
    }
    if word.text.ends_with("тель") && word.letters() > 6 {
        return told(word.text.strip_suffix('ь').map(|stem| format!("{stem}я")));
    }
    if MASCULINES.contains(&word.text) {
        return told(of_masculine(word.text));
    }
    if matches!(declined(word.text), Some(known) if known != NounForm::OfIt) {
        return told(None);
    }
    let many = ["нию", "ниям", "циям", "телям", "никам", "огам", "истам", "ниях", "циях"];
    if many.iter().any(|end| word.text.ends_with(end)) {
        return told(None);
    }
    let deed = word.text.ends_with("ение") || word.text.ends_with("ание");
    let right = word.text.strip_suffix('е').filter(|_| deed).map(|stem| format!("{stem}я"));
    if deed { told(right) } else { None }
}

/// Whether the form that a word should have is told.
fn is_mended(word: Word<'_>) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.text.ends_with(ending));
    ends(&["иеся", "тель", "ение", "ание"]) || word.text == "средства" || MASCULINES.contains(&word.text)
}

/// «План» to «плана»; a word that loses a vowel or ends softly is left to the author.
pub(super) fn of_masculine(word: &str) -> Option<String> {
    (!word.ends_with('ь') && !word.ends_with("ок")).then(|| format!("{word}а"))
}
