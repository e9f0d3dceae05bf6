//! Blanks before and behind signs.

use super::super::abbreviations::is_known;
use super::super::words::{Word, WordInText, near_before, near_behind};
use super::{TypographyIssue, TypographyKind, flaw};

/// Shortened words that a name or a number follows behind a blank: «г. Армавир», «п. 5».
const BEFORE_NAMES: [&str; 22] = [
    "г", "ул", "им", "п", "пп", "ст", "ч", "пос", "с", "д", "обл", "пер", "гл", "рис", "табл", "прил", "стр",
    "каб", "кв", "корп", "мкр", "пр",
];

/// Shortened words that another word follows behind a blank: «пед. работники».
const BEFORE_WORDS: [&str; 21] = [
    "тыс",
    "млн",
    "млрд",
    "доп",
    "мун",
    "уч",
    "пед",
    "соц",
    "зам",
    "мед",
    "гл",
    "отв",
    "кл",
    "муниц",
    "нач",
    "рук",
    "худ",
    "физ",
    "тех",
    "пог",
    "гос",
];

/// The flaw of the signs between a word and the one before it.
pub(super) fn between(spot: WordInText<'_>) -> Option<TypographyIssue> {
    let gap = spot.gap();
    let before = spot.before[1];
    match gap.as_bytes() {
        b"" => None,
        _ if gap.contains('№') => number_sign(spot, gap),
        b"-" | b" -" => dash(spot, gap),
        [.., b'-'] => dash(spot, gap),
        b"- " => dash(spot, gap),
        b"/ " | b" /" => stroke(spot),
        b"." => shortened(spot, before?).or_else(|| sentence(spot, before?)),
        // Blanks of a text that was typed on; the second is none that a line begins with.
        [b' ', b' ', ..] if gap.bytes().all(|byte| byte == b' ') => {
            flaw(before?.end()..spot.word.start, TypographyKind::Blank, " ".to_owned())
        }
        _ if gap == "«" || gap == "»" => quoted(spot, before?, gap),
        _ if gap.ends_with('%') && is_russian(spot.word) => {
            flaw(spot.word.start - 1..spot.word.start, TypographyKind::NoBlank, "% ".to_owned())
        }
        [b'(', ..] => opening(spot, before?, gap).or_else(|| moved(spot, before?, gap)),
        b")" => closing(spot, before?),
        b"," | b";" if is_russian(before?) && is_russian(spot.word) => {
            let place = before?.end()..spot.word.start;
            flaw(place, TypographyKind::NoBlank, format!("{gap} "))
        }
        _ => blank(before?, spot.word, gap).or_else(|| inside(spot, gap)),
    }
}

/// «проверки.Приказ», «1.Подготовка»: the next sentence behind a stop and no blank.
fn sentence(spot: WordInText<'_>, before: Word<'_>) -> Option<TypographyIssue> {
    let word = spot.word;
    let begins = word.is_great() && word.letters() > 3 && !word.text.chars().skip(1).any(char::is_uppercase);
    // «Яндекс.Учебник» is a name, «13.ру» and «school.ru» are places in the net.
    let ends = before.is_number() && before.text.len() < 3
        || before.is_small() && (before.letters() > 3 || matches!(before.text, "год" | "лет"));
    let place = before.end()..word.start;
    if begins && ends { flaw(place, TypographyKind::NoBlank, ". ".to_owned()) } else { None }
}

/// «акции«Окна», «Вести»газета».
fn quoted(spot: WordInText<'_>, before: Word<'_>, mark: &str) -> Option<TypographyIssue> {
    let words = is_russian(before);
    let right = if mark == "«" { " «" } else { "» " };
    let place = before.end()..spot.word.start;
    let long = before.letters() > 1 && spot.word.letters() > 1 && is_russian(spot.word);
    if words && long { flaw(place, TypographyKind::NoBlank, right.to_owned()) } else { None }
}

/// «листовок( памяток)»: the blank stands on the wrong side.
fn moved(spot: WordInText<'_>, before: Word<'_>, gap: &str) -> Option<TypographyIssue> {
    let place = before.end()..spot.word.start;
    let wrong = gap == "( " && is_russian(before) && before.letters() > 1;
    if wrong { flaw(place, TypographyKind::NoBlank, " (".to_owned()) } else { None }
}

/// «( по форме )»: blanks inside brackets.
fn inside(spot: WordInText<'_>, gap: &str) -> Option<TypographyIssue> {
    let from = spot.word.start - gap.len();
    let blank = |at: usize| flaw(from + at..from + at + 1, TypographyKind::Blank, String::new());
    let opened = gap.find("( ").filter(|at| gap.len() == at + 2).map(|at| at + 1);
    let opened = opened.or_else(|| gap.find("« ").filter(|at| gap.len() == at + 3).map(|at| at + 2));
    let closed = [" )", " »"].iter().find_map(|sign| gap.find(sign)).filter(|at| *at == 0);
    blank(opened.or(closed)?)
}

/// «директора .», «форма )», «Итоги..»: the signs behind the last word of a text.
pub(super) fn behind_last(text: &str, last: Word<'_>) -> Option<TypographyIssue> {
    let tail = text.get(last.end()..)?;
    let at = |from: usize, to: usize| last.end() + from..last.end() + to;
    match tail.trim_end() {
        " ." | " )" | " ;" | " )." | " )," | " »" | " »." if is_russian(last) => {
            flaw(at(0, 1), TypographyKind::Blank, String::new())
        }
        ".." | ";;" | ",," if is_russian(last) && !text.contains(" ,,") && !text.starts_with(",,") => {
            flaw(at(1, 2), TypographyKind::Doubled, String::new())
        }
        _ => None,
    }
}

fn is_russian(word: Word<'_>) -> bool {
    !word.text.is_ascii() && !word.text.bytes().any(|byte| byte.is_ascii_alphanumeric())
}

/// «ЦТТ№ 2», «№590»: the sign stands between blanks.
fn number_sign(spot: WordInText<'_>, gap: &str) -> Option<TypographyIssue> {
    let at = gap.find('№')?;
    let from = spot.before[1].map_or(0, |before| before.end());
    let (head, tail) = (gap.get(..at)?, gap.get(at + '№'.len_utf8()..)?);
    let before =
        !head.is_empty() && head.ends_with(['»', ')', '"']) || head.is_empty() && spot.before[1].is_some();
    let numbered = spot.word.text.starts_with(|sign: char| sign.is_ascii_digit());
    let behind = tail.is_empty() && numbered;
    let place = from + head.len()..from + gap.len() - tail.len();
    let right = format!("{}№{}", if before { " " } else { "" }, if behind { " " } else { "" });
    if before || behind { flaw(place, TypographyKind::NoBlank, right) } else { None }
}

/// « -слово», «слово- слово», «2022 -2023»: a dash has blanks on both sides, a hyphen on none.
fn dash(spot: WordInText<'_>, gap: &str) -> Option<TypographyIssue> {
    let word = spot.word;
    let from = spot.before[1].map_or(0, |before| before.end());
    let place = from + gap.find('-')?..from + gap.rfind('-')? + 1;
    let digits = |word: Word<'_>| word.text.starts_with(|sign: char| sign.is_ascii_digit());
    let years = |word: Word<'_>| digits(word) && word.text.len() == 4;
    if gap == "- " && years(word) && spot.before[1].is_some_and(years) {
        return flaw(from..word.start, TypographyKind::OneSided, "–".to_owned());
    }
    let numbers = digits(word) && spot.before[1].is_some_and(Word::is_digits);
    if gap == "- " {
        let before = spot.before[1]?;
        let hangs = ["и", "или", "а"].iter().any(|and| word.is(and));
        let words = before.letters() > 2 && is_russian(before) && is_russian(word) && !hangs;
        return if words { flaw(place, TypographyKind::OneSided, None) } else { None };
    }
    let head = gap.strip_suffix('-')?;
    if numbers && head == " " {
        return flaw(from..word.start, TypographyKind::OneSided, "–".to_owned());
    }
    if !is_russian(word) || head.ends_with(['-', '–', '—']) || word.text == "е" {
        return None;
    }
    let item = head.is_empty() && spot.before[1].is_none() || head.ends_with('\n');
    let item = item || head.trim_end().ends_with([';', ':']) && head.ends_with(' ');
    match head {
        _ if item => flaw(place, TypographyKind::OneSided, "– ".to_owned()),
        " " => flaw(place, TypographyKind::OneSided, None),
        _ => None,
    }
}

/// «пар /групп»: a stroke has blanks on both sides or on none.
fn stroke(spot: WordInText<'_>) -> Option<TypographyIssue> {
    let before = spot.before[1].filter(|before| is_russian(*before) && is_russian(spot.word))?;
    flaw(before.end()..spot.word.start, TypographyKind::OneSided, "/".to_owned())
}

/// «п.16», «г.Армавир», «уч.год».
fn shortened(spot: WordInText<'_>, before: Word<'_>) -> Option<TypographyIssue> {
    let word = spot.word;
    let alone =
        spot.text.get(..before.start)?.ends_with([' ', '(', '«', '\n', '\u{a0}', ',']) || before.start == 0;
    let named =
        word.is_great() && word.letters() > 2 || word.text.starts_with(|sign: char| sign.is_ascii_digit());
    let name = named && BEFORE_NAMES.contains(&before.text);
    let joined = word.is_small() && BEFORE_WORDS.iter().any(|short| before.is(short));
    let place = before.end()..word.start;
    if alone && (name || joined) { flaw(place, TypographyKind::NoBlank, ". ".to_owned()) } else { None }
}

/// «предприятий(организаций)»; «класса(ов)» is one word with two endings.
fn opening(spot: WordInText<'_>, before: Word<'_>, gap: &str) -> Option<TypographyIssue> {
    let inside = near_behind(spot.text, spot.word.start).split(')').next()?;
    let long = inside.contains(' ') || inside.chars().count() > 4;
    let whole = gap == "(" || gap == "(«";
    let place = before.end()..before.end() + 1;
    if long && whole && is_russian(before) && before.letters() > 1 {
        flaw(place, TypographyKind::NoBlank, " (".to_owned())
    } else {
        None
    }
}

/// «карту)внедрения»; «(со)исполнитель» and «(пере)подготовка» are one word.
fn closing(spot: WordInText<'_>, before: Word<'_>) -> Option<TypographyIssue> {
    let inside = near_before(spot.text, before.end()).rsplit('(').next()?;
    let long = inside.contains(' ') || inside.chars().count() > 5;
    let place = before.end()..spot.word.start;
    if long && is_russian(before) && is_russian(spot.word) {
        flaw(place, TypographyKind::NoBlank, ") ".to_owned())
    } else {
        None
    }
}

/// «МК У»: a blank inside an abbreviation that every office knows.
pub(super) fn split(spot: WordInText<'_>) -> Option<TypographyIssue> {
    let before = spot.before[1].filter(|before| spot.word.is_great() && before.is_capitals())?;
    let whole = format!("{}{}", before.text, spot.word.text);
    let place = before.end()..spot.word.start;
    let one = spot.word.letters() == 1 && spot.gap() == " " && !spot.behind().starts_with('.');
    if one && is_known(&whole) && !is_known(before.text) {
        flaw(place, TypographyKind::Blank, String::new())
    } else {
        None
    }
}

/// «слово , слово», «Центр» : школам», «слово ,слово», «слово,, слово».
fn blank(before: Word<'_>, word: Word<'_>, gap: &str) -> Option<TypographyIssue> {
    if matches!(gap, ",, " | ";; " | ", , ") && is_russian(before) {
        let sign = gap.get(..1)?;
        return flaw(before.end()..word.start, TypographyKind::Doubled, format!("{sign} "));
    }
    let at = [" ,", " ;", " :"].iter().find_map(|sign| gap.find(sign))?;
    let tail = gap.get(at + 2..)?;
    let behind = tail.starts_with(' ');
    let stuck = tail.is_empty() && is_russian(word) && !gap.ends_with(':');
    let sticks = matches!(gap.get(..at), Some("" | "»" | ")" | "\"" | "."));
    let place = before.end() + at..before.end() + at + 2;
    let sign = gap.get(at + 1..at + 2)?;
    match sticks {
        true if behind => flaw(place, TypographyKind::Blank, sign.to_owned()),
        true if stuck => flaw(place, TypographyKind::Blank, format!("{sign} ")),
        _ => None,
    }
}

impl Word<'_> {
    /// Whether it begins with a figure.
    fn is_digits(self) -> bool {
        self.text.starts_with(|sign: char| sign.is_ascii_digit())
    }
}
