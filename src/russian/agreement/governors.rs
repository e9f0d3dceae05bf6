//! Nouns that ask for the genitive, and the prepositions that go with some words only: «на основании», «контроль за».

use super::super::Case::{self, Accusative, Dative, Genitive, Instrumental, Prepositional};
use super::super::words::{Word, WordInText, is_blank};
use super::adjectives::{form_of, is_nominative, misplaced};
use super::deeds;
use super::forms::{ACTS, ONE_DEED};
use super::heads;
use super::nouns::MASCULINES;
use super::possible::FormSet;
use super::{AgreementIssue, Disagrees};

/// Beginnings of the names of deeds that are done to something, which stands behind them in the genitive.
const DEEDS: [&str; 16] = [
    "проведени",
    "утверждени",
    "создани",
    "обеспечени",
    "формировани",
    "внедрени",
    "осуществлени",
    "выполнени",
    "обновлени",
    "размещени",
    "составлени",
    "заполнени",
    "повышени",
    "оказани",
    "соблюдени",
    "предоставлени",
];

/// What stands in the prepositional or the dative before a noun in the genitive.
const HEADS: [&str; 7] = ["основании", "итогам", "результатам", "рамках", "целях", "ходе", "течение"];

/// What people hold with others, who stand behind «с» in the instrumental.
const MEETINGS: [&str; 22] = [
    "взаимодействии",
    "встреча",
    "встречи",
    "работа",
    "работы",
    "работу",
    "беседа",
    "беседы",
    "совещание",
    "совещания",
    "собеседование",
    "взаимодействие",
    "взаимодействия",
    "занятия",
    "соглашения",
    "соглашений",
    "соглашение",
    "договор",
    "договоры",
    "договоров",
    "контракты",
    "контрактов",
];

/// What is taken «по» something, in the dative.
const MEASURES: [&str; 7] = ["мер", "меры", "мерах", "работы", "работа", "мероприятия", "мероприятий"];

/// The same acts in the dative.
const TO_ACTS: [&str; 12] = [
    "приказу",
    "плану",
    "графику",
    "постановлению",
    "распоряжению",
    "положению",
    "договору",
    "порядку",
    "закону",
    "письму",
    "решению",
    "проекту",
];

/// Feminines whose genitive ends as the prepositional of a deed does.
const FEMININE: [&str; 4] = ["кампании", "компании", "мании", "ассоциации"];

/// The slip of a word behind one that governs it.
pub(super) fn slip(spot: WordInText<'_>) -> Option<AgreementIssue> {
    let before = spot.previous()?;
    at_the_end(spot, before)
        .or_else(|| without_preposition(spot, before))
        .or_else(|| behind_accord(spot, before))
        .or_else(|| behind_deed(spot, before))
        .or_else(|| deeds::slip(spot, before))
        .or_else(|| heads::slip(spot, before))
        .or_else(|| beside_adjective(spot, before))
}

/// «Отчёт по завершению смены»; «работы по завершению строительства» are works.
fn at_the_end(spot: WordInText<'_>, preposition: Word<'_>) -> Option<AgreementIssue> {
    let papers = ["отчёт", "отчет", "анкетирование", "опрос", "концерт", "анализ"];
    let papers = |word: Word<'_>| papers.iter().any(|paper| word.is(paper));
    let ends = spot.word.text == "завершению" && preposition.is("по") && spot.before[0].is_none_or(papers);
    let why = Disagrees::After(preposition.text.to_owned(), Prepositional);
    ends.then(|| AgreementIssue {
        place: spot.word.range(), why, right: Some("завершении".to_owned())
    })
}

/// «По профилактике правонарушении»: behind a noun no deed stands in the prepositional.
fn without_preposition(spot: WordInText<'_>, before: Word<'_>) -> Option<AgreementIssue> {
    let text = spot.word.text;
    let deed = text.ends_with("ении") || text.ends_with("ании");
    let noun = deed && before.is_small() && before.letters() > 4 && !is_preposition(before.text);
    if !noun || text.contains("мпани") || text.contains("мании") || form_of(before.text).is_some() {
        return None;
    }
    let right = text.strip_suffix('и').map(|stem| format!("{stem}я"));
    let why = Disagrees::After(before.text.to_owned(), Genitive);
    Some(AgreementIssue { place: spot.word.range(), why, right })
}

/// Whether a word governs the prepositional, or is no noun: «ежегодно», «также».
fn is_preposition(text: &str) -> bool {
    let others = [
        "также",
        "более",
        "менее",
        "далее",
        "вместе",
        "позже",
        "ранее",
        "через",
        "после",
        "именно",
        "тоже",
        "даже",
        "затем",
        "кроме",
        "вместо",
    ];
    text.ends_with('о') || others.contains(&text)
}

/// «В соответствии с плана», «контроль за исполнение».
fn behind_accord(spot: WordInText<'_>, preposition: Word<'_>) -> Option<AgreementIssue> {
    let head = spot.before[0].filter(|_| matches!(preposition.text, "с" | "за" | "в" | "на" | "по"))?;
    if !is_blank(spot.text, head.end(), preposition.start) {
        return None;
    }
    let text = spot.word.text;
    let right = match preposition.text {
        "с" if head.text == "соответствии" && ACTS.contains(&text) => by_act(text),
        "за" if head.is("контроль") || head.is("контроля") || head.is("надзор") => {
            return behind_control(spot, preposition);
        }
        "за" if head.is("ответственность")
            || head.is("ответственный")
            || head.is("ответственного")
            || head.is("ответственные") =>
        {
            return behind_responsible(spot, preposition);
        }
        "с" if head.text == "соответствии"
            && ["ых", "ланов", "риков", "казов"].iter().any(|end| text.ends_with(end)) =>
        {
            return told(spot, preposition, Instrumental);
        }
        "в" if ["участие", "участия", "помощь", "помощи", "содействие"].iter().any(|one| head.is(one)) =>
        {
            return behind_part(spot, preposition);
        }
        "на" if head.is("обсуждение") || head.is("рассмотрение") || head.is("заслушивание") =>
        {
            return behind_part(spot, preposition);
        }
        "по" if text.ends_with("нии") && MEASURES.iter().any(|one| head.is(one)) => {
            Some(format!("{}ю", text.strip_suffix('и')?)).filter(|_| !text.contains("мпани"))?;
            return told(spot, preposition, Dative);
        }
        "с" if MEETINGS.iter().any(|meeting| head.is(meeting)) => return behind_meeting(spot, preposition),
        _ => None,
    }?;
    let why = Disagrees::After(preposition.text.to_owned(), Instrumental);
    Some(AgreementIssue { place: spot.word.range(), why, right: Some(right) })
}

/// A slip that the author mends.
fn told(spot: WordInText<'_>, before: Word<'_>, case: Case) -> Option<AgreementIssue> {
    let why = Disagrees::After(before.text.to_owned(), case);
    Some(AgreementIssue { place: spot.word.range(), why, right: None })
}

/// «Контроль за исполнение», «за качества»; «за полугодие» is a time.
fn behind_control(spot: WordInText<'_>, preposition: Word<'_>) -> Option<AgreementIssue> {
    let times =
        ["год", "полугодие", "четверть", "месяц", "неделю", "период", "квартал", "день", "смену", "лето"];
    let wrong = misplaced(spot.text, preposition.end(), FormSet::in_case(Instrumental), true)
        .filter(|_| !times.contains(&spot.word.text))?;
    let deed = wrong.text.ends_with("ение") || wrong.text.ends_with("ание");
    let why = Disagrees::After(preposition.text.to_owned(), Instrumental);
    let right = deed.then(|| format!("{}м", wrong.text));
    Some(AgreementIssue { place: wrong.range(), why, right })
}

/// «Участие в конкурс», «обсуждение на совещание», «на педагогический совет».
fn behind_part(spot: WordInText<'_>, preposition: Word<'_>) -> Option<AgreementIssue> {
    let text = spot.word.text;
    // «Участие в течение года»
    if matches!(text, "течение" | "продолжение" | "отличие" | "соответствие" | "предмет")
    {
        return None;
    }
    if let Some(wrong) = misplaced(spot.text, preposition.end(), FormSet::in_case(Prepositional), true) {
        let why = Disagrees::After(preposition.text.to_owned(), Prepositional);
        return Some(AgreementIssue { place: wrong.range(), why, right: None });
    }
    let deed = text.ends_with("ение") || text.ends_with("ание") || text.ends_with("цию");
    let wrong = deed || MASCULINES.contains(&text);
    if wrong { told(spot, preposition, Prepositional) } else { None }
}

/// «Проведённого мониторинг», «открытых урок»: an adjective of another case before a masculine in the nominative.
fn beside_adjective(spot: WordInText<'_>, adjective: Word<'_>) -> Option<AgreementIssue> {
    let text = adjective.text;
    let oblique = ["ого", "ому", "ых", "ыми"].iter().any(|end| text.ends_with(end));
    if !oblique || adjective.letters() < 6 || !MASCULINES.contains(&spot.word.text) {
        return None;
    }
    // What stands for a person governs what is behind it: «у ответственного план», «учащихся» has no such end.
    let person = [
        "ответственн",
        "дежурн",
        "заведующ",
        "данн",
        "котор",
        "остальн",
        "друг",
        "взросл",
        "родн",
        "запят",
        "больн",
        "одар",
    ]
    .iter()
    .any(|stem| text.to_lowercase().starts_with(stem));
    let why = Disagrees::Adjective(text.to_owned());
    (!person).then(|| AgreementIssue { place: spot.word.range(), why, right: None })
}

/// «Ответственный за проведения», «за проведением».
fn behind_responsible(spot: WordInText<'_>, preposition: Word<'_>) -> Option<AgreementIssue> {
    let text = spot.word.text;
    let deed = |ending: &str| text.strip_suffix(ending).filter(|stem| stem.ends_with("ни"));
    let stem = deed("ем").or_else(|| deed("я").filter(|_| ONE_DEED.contains(&text)))?;
    let why = Disagrees::After(preposition.text.to_owned(), Accusative);
    Some(AgreementIssue { place: spot.word.range(), why, right: Some(format!("{stem}е")) })
}

/// «Встреча с представителей», «работа с специалистов».
fn behind_meeting(spot: WordInText<'_>, preposition: Word<'_>) -> Option<AgreementIssue> {
    let word = spot.word;
    let instead = |old: &str, new: &str| word.text.strip_suffix(old).map(|stem| format!("{stem}{new}"));
    let right = instead("телей", "телями")
        .or_else(|| instead("ков", "ками"))
        .or_else(|| instead("торов", "торами"))
        .or_else(|| instead("стов", "стами"))
        .or_else(|| instead("нтов", "нтами"))
        .or_else(|| instead("гогов", "гогами"))
        .or_else(|| instead("ций", "циями"))
        .or_else(|| instead("анов", "анами"))
        .or_else(|| instead("рганов", "рганами"))?;
    let why = Disagrees::After(preposition.text.to_owned(), Instrumental);
    Some(AgreementIssue { place: word.range(), why, right: Some(right) })
}

/// The instrumental of an act, of its genitive.
fn by_act(genitive: &str) -> Option<String> {
    let stem = genitive.strip_suffix(['а', 'я'])?;
    let soft = genitive.ends_with('я');
    Some(if soft { format!("{stem}ем") } else { format!("{stem}ом") })
}

/// «По итогам проведении», «проведения аттестация», «на основании приказу», «о проведении районный».
fn behind_deed(spot: WordInText<'_>, before: Word<'_>) -> Option<AgreementIssue> {
    let head = HEADS.contains(&before.text);
    if !head && !is_deed(before) {
        return None;
    }
    let word = spot.word;
    let text = word.text;
    let instead = |old: &str, new: &str| text.strip_suffix(old).map(|stem| format!("{stem}{new}"));
    let adjective = ["ческий", "альный", "тельный", "районный", "школьный", "ивный", "ионный", "ственный"];
    // «По проведению ремонтные работы»
    let inside = before.text.ends_with("нии") || before.text.ends_with("нию");
    if inside && is_nominative(word) {
        let why = Disagrees::After(before.text.to_owned(), Genitive);
        return Some(AgreementIssue { place: word.range(), why, right: None });
    }
    let right = if text.ends_with("ция") && word.letters() > 4 {
        instead("я", "и")
    } else if (text.ends_with("ении") || text.ends_with("ании"))
        && !FEMININE.iter().any(|end| text.ends_with(end))
    {
        instead("и", "я")
    } else if head && TO_ACTS.contains(&text) {
        instead("ю", "я").or_else(|| instead("у", "а"))
    } else if before.text.ends_with("нии") && adjective.iter().any(|end| text.ends_with(end)) {
        instead("ий", "ого").or_else(|| instead("ый", "ого"))
    } else {
        None
    }?;
    let why = Disagrees::After(before.text.to_owned(), Genitive);
    Some(AgreementIssue { place: word.range(), why, right: Some(right) })
}

pub(super) fn is_deed(word: Word<'_>) -> bool {
    let ends = word.text.ends_with("ние")
        || word.text.ends_with("ния")
        || word.text.ends_with("нии")
        || word.text.ends_with("нию");
    let deed = |small: &str| DEEDS.iter().any(|deed| small.starts_with(deed));
    ends && (if word.is_small() { deed(word.text) } else { deed(&word.text.to_lowercase()) })
}
