//! A participle behind a comma agrees with a word before it: «домов, подлежащих ремонту».

use super::super::words::{PREPOSITIONS, Word, WordInText, words};
use super::adjectives::form_of;
use super::possible::FormSet;
use super::{AgreementIssue, Disagrees};

/// How the stems of such participles end.
const STEMS: [&str; 6] = ["ющ", "ущ", "ащ", "ящ", "вш", "нн"];

/// Words that end as participles do, and join what follows, or stand by themselves.
const OTHERS: [&str; 12] = [
    "следующ",
    "данн",
    "соответствующ",
    "будущ",
    "ответственн",
    "общ",
    "настоящ",
    "временн",
    "современн",
    "общественн",
    "государственн",
    "собственн",
];

/// The slip of a participle that goes with no word before it.
pub(super) fn slip(spot: WordInText<'_>) -> Option<AgreementIssue> {
    let before = spot.before[1].filter(|_| spot.gap() == ", ")?;
    let word = spot.word;
    let (own, stem) = form_of(word.text)?;
    let participle = STEMS.iter().any(|end| stem.ends_with(end)) && stem.len() > 8;
    if !participle
        || OTHERS.iter().any(|other| stem.ends_with(other))
        || !(before.is_small() || before.start == 0)
    {
        return None;
    }
    // «Учителями, методистами, ведущими кружки»; «о порядке, определяемом …»: whatever stands before is asked.
    let told = |one: &Word<'_>| one.text.len() > 4 && !PREPOSITIONS.iter().any(|word| one.is(word));
    let goes = words(spot.head()).filter(told).any(|one| {
        let small = one.text.to_lowercase();
        let noun = FormSet::of_noun(&small);
        let forms = form_of(&small)
            .filter(|_| !small.ends_with("ей"))
            .map_or(noun, |(forms, _)| if noun == FormSet::ALL { forms } else { forms.or(noun) });
        one.is_capitals() || !own.with(forms).is_none()
    });
    // «Работа, ожидаемые результаты»: behind an adjective of its own stands the next noun of the list.
    let goes_on = spot.next().is_some_and(|next| {
        let forms = form_of(next.text).map_or_else(|| FormSet::of_noun(next.text), |(forms, _)| forms);
        let by = ["ом", "ем", "ой", "ей", "ами", "ями"].iter().any(|end| next.text.ends_with(end));
        (by || !stem.ends_with("нн"))
            && next.text != "и"
            && next.text != "или"
            && (PREPOSITIONS.contains(&next.text) || own.with(forms).is_none())
    });
    if goes || !goes_on {
        return None;
    }
    let why = Disagrees::Adjective(before.text.to_owned());
    Some(AgreementIssue { place: word.range(), why, right: None })
}
