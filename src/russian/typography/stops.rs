//! Stops behind shortened words and initials, and the endings of numbers in figures.

use super::super::words::{Word, WordInText, words_from};
use super::{TypographyIssue, TypographyKind, flaw};

/// Words that are only short for others, whatever stands beside them.
const SHORT: [&str; 12] = ["зам", "ул", "тыс", "руб", "обл", "респ", "пед", "соц", "отв", "нач", "гл", "экз"];

/// Words that are short for others before a number or a name: «п 5», «г Армавир».
const BEFORE_NUMBER: [&str; 9] = ["д", "п", "пп", "ст", "ч", "каб", "стр", "тел", "кв"];

/// Endings of ordinal numbers with those that are written behind figures: one letter behind a vowel, else two.
const ENDINGS: [(&str, &str); 20] = [
    ("ый", "-й"),
    ("ой", "-й"),
    ("ий", "-й"),
    ("ая", "-я"),
    ("ое", "-е"),
    ("ые", "-е"),
    ("ого", "-го"),
    ("его", "-го"),
    ("ому", "-му"),
    ("ему", "-му"),
    ("ым", "-м"),
    ("им", "-м"),
    ("ом", "-м"),
    ("ем", "-м"),
    ("ых", "-х"),
    ("их", "-х"),
    ("ыми", "-ми"),
    ("ую", "-ю"),
    // Behind a number that counts there is none: «5 дней».
    ("ти", ""),
    ("тью", ""),
];

/// The flaw of a number: «2021г.», «1-ый».
pub(super) fn figure(spot: WordInText<'_>) -> Option<TypographyIssue> {
    year(spot).or_else(|| unit(spot)).or_else(|| ending(spot))
}

/// What is counted and needs a blank before it.
const UNITS: [&str; 14] =
    ["уч", "тыс", "руб", "млн", "млрд", "чел", "шт", "лет", "кг", "экз", "дней", "часов", "год", "года"];

/// «100тыс.», «2024год».
fn unit(spot: WordInText<'_>) -> Option<TypographyIssue> {
    let unit = spot.word.text.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '-');
    let digits = spot.word.text.len() - unit.len();
    let place = spot.word.start + digits..spot.word.end();
    // «15-00ч.»; «5ч» may be a class.
    let hours = unit == "ч" && spot.behind().starts_with('.');
    if digits > 0 && (UNITS.contains(&unit) || hours) {
        flaw(place, TypographyKind::NoBlank, format!(" {unit}"))
    } else {
        None
    }
}

/// «2021г.», «30.11.2020г»: a blank before and a stop behind.
fn year(spot: WordInText<'_>) -> Option<TypographyIssue> {
    let text = spot.word.text;
    let digits = text.trim_end_matches('г');
    let short = text.get(digits.len()..).filter(|short| matches!(*short, "г" | "гг"))?;
    let years = digits.len() == 4 || digits.len() == 9 && digits.contains('-');
    let stop = if spot.behind().starts_with('.') { "" } else { "." };
    let place = spot.word.start + digits.len()..spot.word.end();
    if years { flaw(place, TypographyKind::NoBlank, format!(" {short}{stop}")) } else { None }
}

/// «1-ый», «9-ых», «5-ти».
fn ending(spot: WordInText<'_>) -> Option<TypographyIssue> {
    let (digits, letters) = spot.word.text.split_once('-')?;
    let (_, right) = ENDINGS.iter().find(|(old, _)| *old == letters)?;
    let place = spot.word.start + digits.len()..spot.word.end();
    let number = digits.bytes().all(|byte| byte.is_ascii_digit());
    let roman = digits.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    if roman {
        // Roman figures take no ending at all.
        return flaw(place, TypographyKind::NumberEnding, String::new());
    }
    // «80-ти летию»
    if matches!(letters, "ти" | "тью")
        && spot.next().is_some_and(|next| next.text.starts_with("лети") || next.text.starts_with("летн"))
    {
        let end = spot.next().map_or(place.end, |next| next.start);
        return flaw(place.start..end, TypographyKind::NumberEnding, "-".to_owned());
    }
    if number { flaw(place, TypographyKind::NumberEnding, (*right).to_owned()) } else { None }
}

/// A shortened word without its stop.
pub(super) fn no_stop(spot: WordInText<'_>) -> Option<TypographyIssue> {
    let word = spot.word;
    let behind = spot.behind();
    // «И тд», «и тп.»
    if matches!(word.text, "тд" | "тп") && spot.previous().is_some_and(|before| before.text == "и") {
        let last = word.text.get('т'.len_utf8()..)?;
        let stop = if behind.starts_with('.') { "" } else { "." };
        return flaw(word.range(), TypographyKind::NoStop, format!("т. {last}{stop}"));
    }
    if behind.starts_with(['.', '-', '/', '(']) {
        return None;
    }
    let next =
        words_from(behind, 0).next().filter(|next| matches!(behind.get(..next.start), Some(" " | "\u{a0}")));
    let before = spot.before[1].filter(|_| matches!(spot.gap(), " " | "\u{a0}"));
    let number = next.is_some_and(|next| next.text.starts_with(|sign: char| sign.is_ascii_digit()));
    let name = next.is_some_and(|next| next.is_great() && next.letters() > 2);
    // «И т.д», «и т. п» at the end or before a sign.
    if matches!(word.text, "д" | "п") && spot.before[1].is_some_and(|before| before.text == "т") {
        let ends = matches!(spot.gap(), "." | ". ") && !behind.starts_with('.');
        return ends.then(|| flaw(word.range(), TypographyKind::NoStop, format!("{}.", word.text))).flatten();
    }
    let behind_year = before.is_some_and(|before| before.is_number() && before.text.len() == 4);
    let counted = before.is_some_and(|before| before.is_number());
    let lacks = match word.text {
        "г" => behind_year || name && !counted,
        "гг" => true,
        "им" => name && before.is_some_and(names_an_institution),
        "п" if name => !spot.gap().is_empty(),
        "др" | "пр" => before.is_some_and(|before| before.text == "и"),
        "чел" => counted,
        "уч" => next.is_some_and(|next| matches!(next.text, "г" | "год" | "года" | "году")),
        short => SHORT.contains(&short) || BEFORE_NUMBER.contains(&short) && number,
    };
    let right = format!("{}.", word.text);
    if lacks { flaw(word.range(), TypographyKind::NoStop, right) } else { None }
}

/// «Зам директора»: a shortened word at the head of a text.
pub(super) fn great_no_stop(spot: WordInText<'_>) -> Option<TypographyIssue> {
    let word = spot.word;
    let short = ["Зам", "Отв", "Нач", "Гл"].contains(&word.text);
    let lacks = short && spot.next().is_some_and(|next| next.is_small());
    if lacks { flaw(word.range(), TypographyKind::NoStop, format!("{}.", word.text)) } else { None }
}

/// Whether a word may end the short name of a school, behind which stands whose name it bears.
fn names_an_institution(word: Word<'_>) -> bool {
    let kinds =
        ["школа", "школы", "школе", "гимназия", "гимназии", "лицей", "лицея", "центр", "центра", "дом"];
    word.is_number() || word.is_capitals() || kinds.iter().any(|kind| word.is(kind))
}
