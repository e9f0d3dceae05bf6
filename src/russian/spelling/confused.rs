//! Words that are taken for one another: «компания» and «кампания», «в течении» and «в течение».

use super::super::letters::capital;
use super::super::month_named;
use super::super::words::{Word, WordInText, words_from};
use super::Misspelling;

/// Stems of adjectives that go with a «кампания».
const CAMPAIGNS: [&str; 16] = [
    "информационн",
    "рекламн",
    "агитационн",
    "приёмн",
    "приемн",
    "избирательн",
    "просветительск",
    "предвыборн",
    "профориентационн",
    "оздоровительн",
    "благотворительн",
    "посевн",
    "уборочн",
    "подписн",
    "прививочн",
    "медийн",
];

/// Stems of adjectives that go with a «компания».
const COMPANIES: [&str; 11] = [
    "управляющ",
    "страхов",
    "строительн",
    "транспортн",
    "сетев",
    "газов",
    "энергоснабжающ",
    "ресурсоснабжающ",
    "торгов",
    "коммерческ",
    "нефтян",
];

/// What lasts: behind «в течении» it asks for «в течение».
const LASTING: [&str; 22] = [
    "года",
    "лет",
    "учебного",
    "календарного",
    "месяца",
    "месяцев",
    "недели",
    "недель",
    "дня",
    "дней",
    "всего",
    "периода",
    "срока",
    "смены",
    "суток",
    "часа",
    "часов",
    "каникул",
    "полугодия",
    "квартала",
    "отчётного",
    "отчетного",
];

/// Two words that are written otherwise, and how.
const PAIRS: [(&str, &str, &str); 8] = [
    ("в", "следствие", "вследствие"),
    ("в", "последствии", "впоследствии"),
    ("на", "ряду", "наряду"),
    ("не", "смотря", "несмотря"),
    ("во", "исполнении", "во исполнение"),
    ("по", "мимо", "помимо"),
    ("в", "замен", "взамен"),
    ("не", "взирая", "невзирая"),
];

/// Reasons: behind «в виду» they ask for «ввиду».
const REASONS: [&str; 17] = [
    "утраты",
    "окончания",
    "чего",
    "отсутствия",
    "необходимости",
    "невозможности",
    "болезни",
    "того",
    "изменения",
    "аварии",
    "пожара",
    "нарушения",
    "нарушений",
    "ошибки",
    "стихийных",
    "неблагоприятных",
    "угрозы",
];

/// How the words begin that may be taken for another, or that stand second in [`PAIRS`].
pub(super) const MARKS: [&str; 26] = [
    "ввиду",
    "преддверие",
    "либо",
    "компани",
    "кампани",
    "течении",
    "продолжении",
    "виду",
    "соответствие",
    "следствие",
    "последствии",
    "ряду",
    "смотря",
    "исполнении",
    "мимо",
    "замен",
    "взирая",
    "протяжение",
    "организатор",
    "психолог",
    "логопед",
    "дефектолог",
    "библиотекар",
    "вначале",
    "представлени",
    "предоставлени",
];

/// The word as it should be written, where another was meant.
pub(super) fn misspelling(spot: WordInText<'_>) -> Option<Misspelling> {
    if let Some(issue) = granted(spot) {
        return Some(issue);
    }
    let (before, word) = (spot.previous()?, spot.word);
    let wrong = |place, right: String| Some(Misspelling { place, right, confused: true });
    if let Some(right) = company(before, word) {
        return wrong(word.range(), right);
    }
    let lasting =
        |next: Word<'_>| next.is_number() || LASTING.contains(&next.text) || month_named(next.text).is_some();
    match word.text {
        "течении" | "продолжении" if before.is("в") && spot.next().is_some_and(lasting) => {
            let stem = word.text.strip_suffix('и')?;
            return wrong(word.range(), format!("{stem}е"));
        }
        "протяжение" if before.is("на") && spot.next().is_some_and(lasting) => {
            return wrong(word.range(), "протяжении".to_owned());
        }
        "следствии" if before.is("в") && spot.next().is_some_and(|next| REASONS.contains(&next.text)) =>
        {
            return wrong(before.start..word.end(), great(before, "вследствие"));
        }
        "виду" if before.is("в") && spot.next().is_some_and(|next| REASONS.contains(&next.text)) => {
            return wrong(before.start..word.end(), great(before, "ввиду"));
        }
        "соответствии" if before.is("в") && is_brought(spot) => {
            return wrong(word.range(), "соответствие".to_owned());
        }
        "вначале" if spot.next().is_some_and(|next| LASTING.contains(&next.text)) => {
            return wrong(word.range(), "в начале".to_owned());
        }
        "ввиду" if before.text.to_lowercase().starts_with("име") => {
            return wrong(word.range(), "в виду".to_owned());
        }
        "преддверие" if before.is("в") => return wrong(word.range(), "преддверии".to_owned()),
        "либо" if PRONOUNS.iter().any(|one| before.is(one)) => {
            return wrong(before.start..word.end(), format!("{}-либо", before.text));
        }
        "соответствие" if before.is("в") && is_manner(spot) => {
            return wrong(word.range(), "соответствии".to_owned());
        }
        _ => {}
    }
    if is_compound(before, word) {
        return wrong(before.start..word.end(), format!("{}-{}", before.text, word.text));
    }
    let (_, _, right) = PAIRS.iter().find(|(first, second, _)| word.text == *second && before.is(first))?;
    wrong(before.start..word.end(), great(before, right))
}

/// What is granted, and not presented: «представление льгот».
const GRANTED: [&str; 12] = [
    "льгот",
    "субсиди",
    "жиль",
    "отсроч",
    "рассроч",
    "скидк",
    "пособи",
    "компенсац",
    "услуг",
    "путёв",
    "путев",
    "залов",
];

/// «Представление муниципальных услуг», and «предоставление к награде».
fn granted(spot: WordInText<'_>) -> Option<Misspelling> {
    let word = spot.word;
    let small = word.text.to_lowercase();
    let granted = |word: Word<'_>| GRANTED.iter().any(|stem| word.text.starts_with(stem));
    let right = if let Some(ending) = small.strip_prefix("представлени") {
        let next = spot.next()?;
        let adjective = next.text.ends_with("ых") || next.text.ends_with("ой") || next.text.ends_with("ого");
        let noun = || words_from(spot.text, next.end()).next().filter(|_| adjective);
        let wrong = granted(next) || noun().is_some_and(granted);
        wrong.then(|| format!("предоставлени{ending}"))?
    } else {
        let ending = small.strip_prefix("предоставлени")?;
        let to = spot.next().filter(|next| next.text == "к")?;
        let award = words_from(spot.text, to.end()).find(|word| !word.text.ends_with("ым"))?;
        award.text.starts_with("награ").then(|| format!("представлени{ending}"))?
    };
    Some(Misspelling { place: word.range(), right: great(word, &right), confused: true })
}

/// «Педагог психолог», «учителя логопеда»: one occupation, written with a hyphen.
fn is_compound(first: Word<'_>, second: Word<'_>) -> bool {
    let first = first.text.to_lowercase();
    let begins = |stems: &[&str]| stems.iter().any(|stem| second.text.starts_with(stem));
    let same_number = first.ends_with(['и', 'я']) == second.text.ends_with(['и', 'ы', 'а', 'я']);
    let pair = first.starts_with("педагог") && begins(&["организатор", "психолог", "библиотекар"])
        || first.starts_with("учител") && begins(&["логопед", "дефектолог"]);
    pair && (same_number || first.ends_with('а'))
        && !second.text.contains('-')
        && !["ия", "ии", "ию"].iter().any(|end| second.text.ends_with(end))
}

/// «А так же» joins what follows; «так же, как» compares.
pub(super) fn also(spot: WordInText<'_>) -> Option<Misspelling> {
    let so = spot.previous().filter(|so| spot.word.text == "же" && so.text == "так")?;
    spot.before[0].filter(|and| and.is("а"))?;
    let place = so.start..spot.word.end();
    Some(Misspelling { place, right: "также".to_owned(), confused: true })
}

/// «Информационная компания», «страховая кампания».
fn company(adjective: Word<'_>, noun: Word<'_>) -> Option<String> {
    let stem = |stems: &[&str]| {
        let small = adjective.text.to_lowercase();
        stems.iter().any(|stem| small.starts_with(stem))
    };
    match (noun.text.strip_prefix("компани"), noun.text.strip_prefix("кампани")) {
        (Some(ending), _) if stem(&CAMPAIGNS) => Some(format!("кампани{ending}")),
        (_, Some(ending)) if stem(&COMPANIES) => Some(format!("компани{ending}")),
        _ => None,
    }
}

/// Pronouns that «либо» is joined to with a hyphen.
const PRONOUNS: [&str; 10] =
    ["какие", "какой", "какая", "какое", "каких", "каким", "какого", "какому", "какую", "чем"];

/// Whether «в соответствии с» is what something is brought into: «приведение документов в соответствии с законом».
fn is_brought(spot: WordInText<'_>) -> bool {
    let head = spot.head().to_lowercase();
    let sentence = head.rsplit(['.', ';', ',']).next().unwrap_or_default();
    let near =
        sentence.rfind("приве").is_some_and(|at| sentence.get(at..).is_some_and(|rest| rest.len() < 160));
    near && !sentence.contains("соответстви")
        && spot.next().is_some_and(|next| matches!(next.text, "с" | "со"))
}

/// Whether «в соответствие с» tells how a thing is done, and not that it is brought into accordance.
fn is_manner(spot: WordInText<'_>) -> bool {
    let head = spot.head().to_lowercase();
    spot.next().is_some_and(|next| matches!(next.text, "с" | "со"))
        && !head.contains("прив")
        && !head.contains("приход")
}

fn great(first: Word<'_>, right: &str) -> String {
    if first.is_great() { capital(right) } else { right.to_owned() }
}
