//! How a text ends: in a word that asks for another, or inside a bracket.

use super::super::words::{PREPOSITIONS, Word, is_blank, words, words_from};
use super::{MissingWords, UnfinishedText};

/// Words beside the prepositions that nothing ends with.
const OPEN: [&str; 28] = [
    "под",
    "над",
    "без",
    "через",
    "между",
    "и",
    "или",
    "а",
    "но",
    "не",
    "что",
    "чтобы",
    "также",
    "либо",
    "согласно",
    "путём",
    "путем",
    "посредством",
    "среди",
    "кроме",
    "около",
    "вместо",
    "которые",
    "который",
    "которая",
    "которых",
    "которым",
    "менее",
];

/// Whether a word asks for another behind it.
fn is_leading(word: &str) -> bool {
    PREPOSITIONS.contains(&word) || OPEN.contains(&word)
}

/// What a letter by itself is a name of: «класс А», «подпункт в».
const LETTERED: [&str; 9] =
    ["пункт", "подпункт", "букв", "литер", "част", "групп", "вариант", "класс", "корпус"];

/// How the stems of adjectives end that stand for no noun.
const STEMS: [&str; 27] = [
    "классн",
    "тельн",
    "ствен",
    "ческ",
    "альн",
    "ионн",
    "школьн",
    "районн",
    "городск",
    "рабоч",
    "учебн",
    "областн",
    "нормативн",
    "маломобильн",
    "лучш",
    "краев",
    "выявленн",
    "существующ",
    "указанн",
    "действующ",
    "резервн",
    "санитарн",
    "медицинск",
    "дорожн",
    "жилищн",
    "спортивн",
    "культурн",
];

/// Adjectives of such stems that stand for a noun all the same.
const NOUNS: [&str; 3] = ["ответственн", "родственн", "обязательн"];

/// Endings of adjectives in the singular and in the plural.
const SINGULAR: [&str; 11] = ["ая", "ой", "ую", "ое", "ого", "ому", "ый", "ом", "его", "ему", "ей"];
const PLURAL: [&str; 5] = ["ые", "ых", "ыми", "ие", "их"];

/// Endings of nouns in the genitive of the plural, behind which no adjective in the singular belongs to them.
const OF_MANY: [&str; 12] = ["ов", "ев", "ий", "ей", "ций", "ний", "ам", "ям", "ами", "ями", "ах", "ях"];

/// Participles that say nothing without what stands behind them.
const PARTICIPLES: [&str; 15] = [
    "предусмотренн",
    "связанн",
    "направленн",
    "посвящённ",
    "посвященн",
    "касающ",
    "относящ",
    "основанн",
    "утверждённ",
    "утвержденн",
    "являющ",
    "осуществляющ",
    "реализующ",
    "имеющ",
    "подписанн",
];

/// Deeds that by themselves do not say what is done.
const OF_SOMETHING: [&str; 10] = [
    "Принятие",
    "Обеспечение",
    "Формирование",
    "Создание",
    "Повышение",
    "Осуществление",
    "Внесение",
    "Оказание",
    "Определение",
    "Утверждение",
];

/// What is missing at the end of a text.
pub fn end(text: &str) -> Option<UnfinishedText> {
    let bare = text.trim_end();
    // A colon hands over to what follows.
    if bare.ends_with([':', '…', '}']) || bare.ends_with("...") {
        return None;
    }
    let start = bare.char_indices().rev().take_while(|(_, sign)| *sign != ' ').last().map(|(at, _)| at)?;
    // «Приказ №»: the sign alone is no word.
    if let Some(head) = bare.strip_suffix('№').filter(|head| head.ends_with(' ')) {
        let last = words(head.trim_end()).last()?;
        let rest = bare.get(last.start..).unwrap_or_default().to_owned();
        return Some(UnfinishedText { place: last.range(), what: MissingWords::Rest(rest), right: None });
    }
    let last = words_from(bare, start).last()?;
    // What stands behind the last word closes it.
    let closed = bare.get(last.end()..).is_some_and(|tail| tail.contains(['»', ')', '"', '}']));
    let gap = |what, right| Some(UnfinishedText { place: last.range(), what, right });
    // «Работа с родителями,», «Приказ №»
    if bare.ends_with([',', '№']) && last.end() < bare.len() {
        let rest = bare.get(last.start..).unwrap_or_default().to_owned();
        return gap(MissingWords::Rest(rest), None);
    }
    if !closed && is_open(bare, last) {
        return gap(MissingWords::Rest(last.text.to_owned()), None);
    }
    let told = !closed && bare.len() == last.end();
    if told && lacks_object(bare, last) {
        return gap(MissingWords::Object(last.text.to_owned()), None);
    }
    if told && (last.start == 0 && OF_SOMETHING.contains(&last.text)) {
        return gap(MissingWords::Object(last.text.to_owned()), None);
    }
    if told && (lacks_noun(bare, last) || is_open_participle(bare, last)) {
        return gap(MissingWords::Noun(last.text.to_owned()), None);
    }
    bracket(bare).or_else(|| quote(bare))
}

/// Whether a text ends in a deed that is done to something: «контроль за исполнением», «сбор отчётов и проведение».
fn lacks_object(text: &str, last: Word<'_>) -> bool {
    let before = words(text.get(..last.start).unwrap_or_default()).last();
    let behind = |word: &str| before.is_some_and(|before| before.text == word);
    match last.text {
        "исполнением" | "соблюдением" | "выполнением" | "обеспечением" => {
            behind("за")
        }
        "проведение" | "организация" | "обеспечение" | "разработка" | "формирование" => {
            behind("и") && words(text).count() > 3
        }
        "количестве" | "наличии" | "предоставлении" => {
            behind("о") || behind("об")
        }
        _ => false,
    }
}

/// Quotation marks that nothing closes; behind the second of two that open one is enough.
fn quote(text: &str) -> Option<UnfinishedText> {
    let at = text.find('«').filter(|_| !text.contains(['»', '"', '”', '“']))?;
    Some(UnfinishedText { place: at..text.len(), what: MissingWords::Quote, right: None })
}

/// Whether a text ends in a word that asks for another.
fn is_open(text: &str, last: Word<'_>) -> bool {
    let behind = text.get(last.end()..).unwrap_or_default();
    let preposition = match last.text {
        "рамках" | "целях" | "ходе" | "отношении" | "связи" => "в",
        "счёт" | "счет" => "за",
        "учётом" | "учетом" => "с",
        "числа" => "из",
        "основании" => "на",
        "реализации" => "рамках",
        _ => "",
    };
    if !preposition.is_empty() {
        let before = words(text.get(..last.start).unwrap_or_default()).last();
        return before.is_some_and(|word| word.is(preposition)) && !text.contains(" и в целях");
    }
    if last.text.len() > 22 || !is_leading(last.text) || behind.starts_with('.') {
        return false;
    }
    // «По этапам а, б и в»
    if last.letters() == 1 && words(text).any(|word| word.text == "б") {
        return false;
    }
    let before = words(text.get(..last.start).unwrap_or_default()).last();
    let named = |word: Word<'_>| {
        let small = word.text.to_lowercase();
        word.is_number() && last.text != "и" || LETTERED.iter().any(|letter| small.starts_with(letter))
    };
    // «9 а» is a class; «действовать согласно» ends in an adverb.
    let adverb = last.text == "согласно" && before.is_some_and(|word| word.text.ends_with("ть"));
    let gap = before.and_then(|word| text.get(word.end()..last.start)).unwrap_or_default();
    let carries_on = gap == ", "
        && (matches!(last.text, "и" | "или" | "а" | "но" | "что" | "чтобы" | "также")
            || last.text.starts_with("котор"));
    let joined = before.is_some_and(|word| is_blank(text, word.end(), last.start));
    (joined || carries_on) && !before.is_some_and(named) && !adverb
}

/// Whether a text ends in a participle that says of its noun nothing yet: «мероприятий, предусмотренных».
fn is_open_participle(text: &str, last: Word<'_>) -> bool {
    let clause = text.get(..last.start).is_some_and(|head| head.ends_with(", "));
    clause && is_adjective(last.text) && PARTICIPLES.iter().any(|stem| last.text.starts_with(stem))
}

/// Whether a text ends in an adjective whose noun is not there.
fn lacks_noun(text: &str, last: Word<'_>) -> bool {
    let stem = |endings: &[&str]| endings.iter().find_map(|ending| last.text.strip_suffix(ending));
    let one = stem(&SINGULAR);
    let Some(stem) = one.or_else(|| stem(&PLURAL)) else { return false };
    let small = stem.to_lowercase();
    let stem = small.strip_suffix('н').filter(|stem| stem.ends_with("ствен")).unwrap_or(&small);
    if !STEMS.iter().any(|end| stem.ends_with(end)) || NOUNS.iter().any(|noun| small.starts_with(noun)) {
        return false;
    }
    let mut before = words(text.get(..last.start).unwrap_or_default()).collect::<Vec<_>>();
    let Some(mut word) = before.pop() else { return true };
    // «Дополнительного профессионального»: another of the same form before it.
    if one.is_some_and(|stem| {
        last.text.strip_prefix(stem).is_some_and(|own| own.len() > 4 && word.text.ends_with(own))
    }) {
        let Some(noun) = before.pop().filter(|noun| is_blank(text, noun.end(), word.start)) else {
            return false;
        };
        word = noun;
        return OF_MANY.iter().any(|ending| word.text.ends_with(ending))
            || is_of_another(word.text, last.text);
    }
    match text.get(word.end()..last.start) {
        Some(" ") => {
            let adjective = PLURAL.iter().any(|ending| word.text.ends_with(ending)) && word.letters() > 4;
            let same = adjective && PLURAL.iter().any(|ending| last.text.ends_with(ending));
            let preposition =
                is_leading(word.text) && word.letters() < 4 && !matches!(word.text, "не" | "и" | "а");
            let of_many = one.is_some() && OF_MANY.iter().any(|ending| word.text.ends_with(ending));
            (same && before.is_empty()) || preposition || of_many || is_of_another(word.text, last.text)
        }
        // «Управление образования, образовательные»: none of the same list is an adjective that stands behind.
        // «Координатор, школьные», «приказ, аналитическая» are of another number or gender.
        Some(", ") => {
            let other = ["ые", "ие", "ая"].iter().any(|ending| last.text.ends_with(ending));
            let one = word.text.ends_with(['р', 'т', 'к', 'з', 'г', 'ь']) && word.letters() > 4;
            (word.text.ends_with(['я', 'а', 'и', 'О', 'У', 'Ц']) || one && other) && !is_adjective(word.text)
        }
        _ => false,
    }
}

/// Whether an adjective cannot be that of the deed before it: «создании рабочей», «утверждение школьного».
fn is_of_another(deed: &str, adjective: &str) -> bool {
    let ends = |word: &str, endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let neuter = ends(deed, &["ние", "ния", "нию", "нии", "нием", "тие", "тию", "тии"]);
    let her = ends(adjective, &["ой", "ей", "ую", "ая"]);
    let his = ends(adjective, &["ого", "его", "ому", "ему", "ом"]);
    // «Руководители образовательных», «работы муниципальных».
    let of_many =
        ends(adjective, &["ых", "их"]) && ends(deed, &["и", "ы", "ция", "ние", "ка"]) && deed.len() > 10;
    let itself = ends(deed, &["ние", "тие", "ция", "цию", "ку", "ке"]);
    neuter && her || itself && his || of_many
}

fn is_adjective(word: &str) -> bool {
    SINGULAR.iter().chain(&PLURAL).any(|ending| word.ends_with(ending))
}

/// A bracket that nothing closes.
fn bracket(text: &str) -> Option<UnfinishedText> {
    let at = memchr::memrchr(b'(', text.as_bytes())?;
    let behind = text.get(at..)?;
    let open = text.matches('(').count() > text.matches(')').count();
    // A bracket within a word of the screen, as in «:(», opens nothing.
    (open && !behind.contains(')')).then_some(UnfinishedText {
        place: at..text.len(),
        what: MissingWords::Bracket,
        right: None,
    })
}

/// A clause that says of whom nothing but that somebody watches over the order: «Контроль за исполнением приказа».
pub fn unsaid_control(text: &str) -> Option<UnfinishedText> {
    let rest = text.strip_prefix("Контроль ")?;
    let bare = text.trim_end().trim_end_matches('.');
    let mut words =
        rest.strip_prefix("за ").unwrap_or(rest).trim_end().trim_end_matches('.').split_whitespace();
    let is_of =
        words.next().is_some_and(|word| word.starts_with("исполнени") || word.starts_with("выполнени"));
    let acts = ["приказа", "распоряжения", "постановления", "решения"];
    let is_bare = is_of && words.all(|word| acts.contains(&word) || word == "настоящего");
    let last = is_bare.then(|| super::super::words::words(bare).last()).flatten()?;
    let what = MissingWords::Rest(last.text.to_owned());
    Some(UnfinishedText { place: last.range(), what, right: None })
}
