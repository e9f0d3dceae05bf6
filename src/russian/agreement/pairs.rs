//! An adjective and the noun behind it.
//!
//! Only adjectives that cannot stand for a noun («данных», «обучающихся») are looked at, and only nouns of the two
//! families that orders are full of: «организация» and «учреждение».

use std::borrow::Cow;

use super::super::words::{Word, WordInText, is_blank};
use super::{AgreementIssue, Disagrees};

/// How the stems of adjectives end that stand for no noun.
pub(super) const STEMS: [&str; 12] = [
    "тельн",
    "ствен",
    "ственн",
    "ческ",
    "альн",
    "школьн",
    "районн",
    "областн",
    "городск",
    "сельск",
    "тивн",
    "ионн",
];

/// Adjectives of such stems that stand for a noun all the same, or govern a noun themselves.
const NOUNS: [&str; 5] = ["ответственн", "родственн", "подведомственн", "обязательн", "арифметическ"];

/// Nouns in «-ния» that are no neuters.
const FEMININE: [&str; 2] = ["компани", "кампани"];

/// The endings of an adjective with those of the nouns they go with, of «организация» and of «учреждение».
const TABLE: [(&str, &[&str], &[&str]); 13] = [
    ("ыми", &["ями"], &["ями"]),
    ("ими", &["ями"], &["ями"]),
    ("ого", &[], &["я"]),
    ("ому", &[], &["ю"]),
    ("ая", &["я"], &[]),
    ("ую", &["ю"], &[]),
    ("ой", &["и", "ей"], &[]),
    ("ые", &["и"], &["я"]),
    ("ие", &["и"], &["я"]),
    ("ых", &["й", "ях"], &["й", "ях"]),
    ("их", &["й", "ях"], &["й", "ях"]),
    ("ое", &[], &["е"]),
    ("ом", &[], &["и"]),
];

/// The slip of a noun, where the adjective before it is of another form.
pub(super) fn slip(spot: WordInText<'_>) -> Option<AgreementIssue> {
    let WordInText { text, before, word: noun, .. } = spot;
    let adjective = spot.previous().filter(|_| may_be_of_family(noun))?;
    let (stem, ending, neuter) = family(noun)?;
    let (head, feminine_ones, neuter_ones) = TABLE
        .iter()
        .find_map(|(own, feminine, neuter)| Some((adjective.text.strip_suffix(own)?, *feminine, *neuter)))?;
    let small = if adjective.is_small() { Cow::Borrowed(head) } else { Cow::Owned(head.to_lowercase()) };
    if !STEMS.iter().any(|stem| small.ends_with(stem)) || NOUNS.iter().any(|noun| small.starts_with(noun)) {
        return None;
    }
    let fitting = if neuter { neuter_ones } else { feminine_ones };
    if fitting.contains(&ending) || is_counted(text, before[0], adjective, ending) {
        return None;
    }
    let right = match (fitting, ending) {
        ([only], _) => Some(format!("{stem}{only}")),
        // «Образовательных организации» lacks a letter; nobody writes «организаций» for «организациях» so.
        (["й", _], "и" | "я") => Some(format!("{stem}й")),
        _ => None,
    };
    Some(AgreementIssue { place: noun.range(), why: Disagrees::Adjective(adjective.text.to_owned()), right })
}

/// Whether «ци» or «ни» stands near the end of a word, told by its bytes: most words are sorted out by this.
fn may_be_of_family(noun: Word<'_>) -> bool {
    let pairs = noun.text.as_bytes().as_chunks::<2>().0;
    (2..=4).any(|back| {
        let at = pairs.len().checked_sub(back + 1);
        let two = at.and_then(|at| pairs.get(at..at + 2));
        matches!(two, Some([[0xd1, 0x86] | [0xd0, 0xbd], [0xd0, 0xb8]]))
    })
}

/// A noun of the two families: its stem, its ending, and whether it is a neuter.
fn family(noun: Word<'_>) -> Option<(&str, &str, bool)> {
    let text = noun.text;
    if !noun.is_small() || noun.letters() < 6 {
        return None;
    }
    // Of «организации» and «организациями» the stem's own «и» is meant, not the ending's.
    let ends = ["ями", "ям", "ях", "ей", "ем", "я", "ю", "й", "е", "и"];
    let ending = ends.into_iter().find(|ending| {
        text.strip_suffix(ending)
            .is_some_and(|stem| stem.ends_with("ци") || stem.ends_with("ени") || stem.ends_with("ани"))
    })?;
    let stem = text.strip_suffix(ending)?;
    let neuter = !stem.ends_with("ци");
    let other = FEMININE.iter().any(|word| stem.ends_with(word)) || stem.ends_with("нни");
    (!other).then_some((stem, ending, neuter))
}

/// Whether a stem is that of an adjective which stands for a noun or governs one, though it ends as others do.
pub(super) fn may_stand_alone(stem: &str) -> bool {
    NOUNS.iter().any(|noun| stem.starts_with(noun))
}

/// Whether the noun is counted: «2 образовательных организации».
fn is_counted(text: &str, number: Option<Word<'_>>, adjective: Word<'_>, ending: &str) -> bool {
    let few = ["2", "3", "4", "две", "два", "три", "четыре", "обе", "оба", "двух", "трёх", "трех", "четырёх"];
    let is = |word: Word<'_>| {
        is_blank(text, word.end(), adjective.start)
            && (few.iter().any(|few| word.is(few))
                || word.is_number() && word.text.ends_with(['2', '3', '4']))
    };
    matches!(ending, "и" | "я") && number.is_some_and(is)
}
