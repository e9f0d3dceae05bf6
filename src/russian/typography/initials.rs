//! Initials beside a surname: «Иванов И.И», «Иванов ИИ», «А С Петрова».

use super::super::abbreviations::is_known;
use super::super::words::{Word, WordInText, words_from};
use super::{TypographyIssue, TypographyKind, flaw};

/// How surnames end.
const SURNAMES: [&str; 16] = [
    "ов",
    "ев",
    "ёв",
    "ин",
    "ын",
    "ова",
    "ева",
    "ёва",
    "ина",
    "ына",
    "енко",
    "чук",
    "юк",
    "швили",
    "дзе",
    "цкий",
];

/// Beginnings of words of orders that end as surnames do.
const NO_SURNAMES: [&str; 24] = [
    "педагог",
    "наставник",
    "директор",
    "родител",
    "ученик",
    "специалист",
    "методист",
    "куратор",
    "выпускник",
    "орган",
    "участник",
    "работник",
    "совет",
    "отдел",
    "центр",
    "документ",
    "план",
    "график",
    "приказ",
    "результат",
    "воспитанник",
    "школьник",
    "магазин",
    "семинар",
];

/// Offices and institutions of two letters that stand behind a great word.
const OFFICES: [&str; 14] =
    ["ОО", "УО", "МО", "ОУ", "МЦ", "ИЦ", "ДЦ", "РЦ", "ОШ", "РМ", "РК", "РТ", "РБ", "КО"];

/// Whether a word may be a surname.
fn is_surname(word: Word<'_>) -> bool {
    let small = || word.text.to_lowercase();
    word.is_great()
        && word.letters() > 3
        && word.text.chars().skip(1).all(char::is_lowercase)
        && SURNAMES.iter().any(|end| word.text.ends_with(end))
        && !NO_SURNAMES.iter().any(|other| small().starts_with(other))
}

/// The surname before which or behind which a run of two capitals stands as its initials.
fn surname<'t>(text: &'t str, before: Option<Word<'t>>, run: Word<'t>) -> Option<Word<'t>> {
    if run.letters() != 2
        || !run.is_capitals()
        || run.text != "ИИ" && is_known(run.text)
        || OFFICES.contains(&run.text)
    {
        return None;
    }
    let behind = text.get(run.end()..)?;
    let ends = behind.is_empty() || behind.starts_with([',', ';', ')']) || behind == ".";
    let before =
        before.filter(|name| ends && text.get(name.end()..run.start) == Some(" ") && is_surname(*name));
    before.or_else(|| {
        let next = words_from(behind, 0).next().filter(|next| behind.get(..next.start) == Some(" "));
        let closed =
            |next: Word<'_>| behind.get(next.end()..).is_some_and(|rest| !rest.starts_with(['.', '-']));
        next.filter(|next| is_surname(*next) && closed(*next))
    })
}

/// Whether a run of two capitals is the initials of a surname beside it.
pub(in super::super) fn is_initials(text: &str, before: Option<Word<'_>>, run: Word<'_>) -> bool {
    surname(text, before, run).is_some()
}

/// «Иванов ИИ», «ИИ Иванов».
pub(super) fn at(spot: WordInText<'_>) -> Option<TypographyIssue> {
    let word = spot.word;
    surname(spot.text, spot.before[1], word)?;
    let mut letters = word.text.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    let stop = if spot.behind().starts_with('.') { "" } else { "." };
    flaw(word.range(), TypographyKind::Initials, format!("{first}. {second}{stop}"))
}

/// «Иванов И.И», «И.И Иванов», «Иванов И И».
pub(super) fn apart(spot: WordInText<'_>) -> Option<TypographyIssue> {
    let word = spot.word;
    let before = spot.before[1]?;
    let behind = spot.behind();
    let lacks = !behind.starts_with(['.', '-', '/', '»', '\'', '"', '’']);
    let after_initial = before.letters() == 1 && before.is_great() && before.text.len() == 2;
    let next = words_from(behind, 0).next().filter(|next| behind.get(..next.start) == Some(" "));
    // A letter before a small word begins a sentence: «… А. И тогда».
    let ends = next.is_none_or(|next| next.is_great() && next.letters() > 2);
    let place = before.start..word.end();
    let right = format!("{}. {}.", before.text, word.text);
    let named = || next.is_some_and(is_surname) || next.is_none() && follows_surname(spot, before);
    match spot.gap() {
        "." | ". " if after_initial && lacks && ends => {
            let right = if spot.gap() == "." { format!("{}.{}.", before.text, word.text) } else { right };
            flaw(place, TypographyKind::Initials, right)
        }
        " " if after_initial && lacks && named() => flaw(place, TypographyKind::Initials, right),
        // «Иванов И И.»
        " " if after_initial && behind.starts_with('.') && follows_surname(spot, before) => {
            flaw(before.range(), TypographyKind::Initials, format!("{}.", before.text))
        }
        _ => None,
    }
}

/// Whether a surname stands before the first of two initials.
fn follows_surname(spot: WordInText<'_>, initial: Word<'_>) -> bool {
    let head = spot.text.get(..initial.start).unwrap_or_default();
    let last =
        head.strip_suffix(' ').and_then(|head| head.rsplit([' ', ',', ';']).next()).unwrap_or_default();
    words_from(last, 0)
        .next()
        .is_some_and(|name| name.text == last && name.is_great() && name.letters() > 3 && !name.is_capitals())
}
