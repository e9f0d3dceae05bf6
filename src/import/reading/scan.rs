//! What is found in a line by its signs: dates, numbers of acts, names of people, numbers of clauses.

use chrono::NaiveDate;

use crate::import::text::flat;
use crate::russian::month_named;

use super::patronymics;

/// A piece of a line: figures, letters, or one sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct LinePiece<'t> {
    text: &'t str,
    start: usize,
}

impl LinePiece<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// A line cut into figures, letters and signs; blanks are left out.
fn pieces(text: &str) -> Vec<LinePiece<'_>> {
    let class = |sign: char| match sign {
        sign if sign.is_ascii_digit() => 1,
        sign if sign.is_alphabetic() => 2,
        sign if sign.is_whitespace() => 0,
        _ => 3,
    };
    let mut out: Vec<LinePiece<'_>> = Vec::new();
    let mut last = 0;
    for (at, sign) in text.char_indices() {
        let own = class(sign);
        let end = at + sign.len_utf8();
        match out.last_mut() {
            Some(piece) if own == last && (own == 1 || own == 2) && piece.end() == at => {
                piece.text = text.get(piece.start..end).unwrap_or_default();
            }
            _ if own != 0 => out.push(LinePiece { text: text.get(at..end).unwrap_or_default(), start: at }),
            _ => {}
        }
        last = own;
    }
    out
}

/// A date in a line, with the bytes it covers: «05.02.2024», «5 февраля 2024 года», «"05" февраля 2024 г.».
pub(super) fn date(text: &str) -> Option<(NaiveDate, usize, usize)> {
    dates(text).next()
}

/// The dates in a line, one behind the other.
pub(super) fn dates(text: &str) -> impl Iterator<Item = (NaiveDate, usize, usize)> {
    let pieces = pieces(text);
    let mut from = 0;
    std::iter::from_fn(move || {
        let (at, (date, count)) = (from..pieces.len()).find_map(|at| {
            let rest = pieces.get(at..)?;
            Some((at, figures(rest).or_else(|| worded(rest))?))
        })?;
        from = at + count;
        Some((date, pieces.get(at)?.start, pieces.get(from.checked_sub(1)?)?.end()))
    })
}

/// A date at the beginning of the pieces in figures alone, and how many pieces it takes.
fn figures(pieces: &[LinePiece<'_>]) -> Option<(NaiveDate, usize)> {
    let [day, first, month, second, year, ..] = pieces else { return None };
    let point = |sign: &LinePiece<'_>| matches!(sign.text, "." | "/" | "-");
    if !point(first) || first.text != second.text || day.text.len() > 2 {
        return None;
    }
    let mut count = 5;
    let mut year_number: i32 = year.text.parse().ok()?;
    if year.text.len() == 2 {
        year_number += 2000;
    } else if year.text.len() != 4 {
        return None;
    }
    if pieces.get(5).is_some_and(|piece| piece.text == "г" && piece.start == year.end()) {
        count = 6;
    }
    Some((NaiveDate::from_ymd_opt(year_number, month.text.parse().ok()?, day.text.parse().ok()?)?, count))
}

/// A date at the beginning of the pieces with the month in words.
fn worded(pieces: &[LinePiece<'_>]) -> Option<(NaiveDate, usize)> {
    let quote = |piece: &LinePiece<'_>| matches!(piece.text, "«" | "»" | "\"" | "“" | "”" | "„" | "'");
    let solid: Vec<(usize, &LinePiece<'_>)> =
        pieces.iter().enumerate().take(8).filter(|(_, piece)| !quote(piece)).collect();
    let [(_, day), (_, month), (last, year), ..] = solid.as_slice() else { return None };
    if day.text.len() > 2 || !day.text.starts_with(|sign: char| sign.is_ascii_digit()) {
        return None;
    }
    let month = month_named(month.text)?.number_from_month();
    let year = year.text.parse::<i32>().ok().filter(|year| (1900..2200).contains(year))?;
    Some((NaiveDate::from_ymd_opt(year, month, day.text.parse().ok()?)?, last + 1))
}

/// The number after «№» in a line, with the bytes from the sign to its end.
pub(super) fn number(text: &str) -> Option<(String, usize, usize)> {
    let (start, sign) = text.char_indices().find(|(at, sign)| {
        let after = text.get(at + sign.len_utf8()..).unwrap_or_default().trim_start();
        let alone =
            text.get(..*at).unwrap_or_default().ends_with(|sign: char| sign.is_whitespace()) || *at == 0;
        *sign == '№'
            || *sign == 'N' && alone && after.starts_with(|sign: char| sign.is_ascii_digit() || sign == '_')
    })?;
    let from = start + sign.len_utf8();
    let rest = text.get(from..)?;
    let begin = from + (rest.len() - rest.trim_start().len());
    let body = text.get(begin..)?;
    let allowed = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '/' | '.' | '_' | '–' | '\\');
    let length = body.find(|sign: char| !allowed(sign)).unwrap_or(body.len());
    let found = body.get(..length)?.trim_end_matches('.');
    let mut end = begin + found.len();
    let mut found = found.to_owned();
    // «№ 15 - од»: a short tail set off by blanks belongs to the number.
    let tail = text.get(end..).unwrap_or_default();
    if let Some(letters) = tail.trim_start().strip_prefix(['-', '–', '/']).map(str::trim) {
        let short = letters.chars().nth(5).is_none() && letters.chars().all(char::is_alphanumeric);
        if short && !letters.is_empty() && found.starts_with(|sign: char| sign.is_ascii_digit()) {
            found = format!("{found}-{letters}");
            end = text.len();
        }
    }
    Some((found, start, end))
}

/// Whether a number is a blank to be filled in by hand.
pub(super) fn is_blank_number(number: &str) -> bool {
    number.chars().all(|sign| matches!(sign, '_' | '-' | '–' | '.'))
}

/// Words that name a position and no person.
const POSITIONS: [&str; 14] = [
    "министр",
    "директор",
    "начальник",
    "глава",
    "заведующий",
    "заведующая",
    "руководитель",
    "председатель",
    "ректор",
    "заместитель",
    "врио",
    "ио",
    "губернатор",
    "секретарь",
];

/// A person's name in a line: what stands before it, the name, what stands after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PersonName {
    /// The words before the name.
    pub before: String,
    /// The name, as typed.
    pub name: String,
    /// The words after the name.
    pub after: String,
}

/// The name with initials in a line: «А. Б. Ветрова», «Ветрова А.Б.», «Т. В. М.».
pub(super) fn person(text: &str) -> Option<PersonName> {
    let text = flat(text);
    let pieces = pieces(&text);
    let initial = |at: usize| {
        let letter = pieces.get(at)?;
        let point = pieces.get(at + 1)?;
        let great = letter.text.chars().count() == 1 && letter.text.starts_with(char::is_uppercase);
        (great && point.text == "." && letter.text.starts_with(char::is_alphabetic)).then_some(())
    };
    let surname = |at: usize| {
        let word = pieces.get(at)?;
        let position = POSITIONS.contains(&word.text.to_lowercase().as_str());
        (word.text.chars().count() > 1 && starts_great(word.text) && !position).then_some(())
    };
    for at in 0..pieces.len() {
        let mut count = 0;
        while initial(at + count * 2).is_some() && count < 3 {
            count += 1;
        }
        if count == 0 || initial(at.wrapping_sub(2)).is_some() {
            continue;
        }
        let after = at + count * 2;
        let (start, end) = if surname(after).is_some() {
            (at, long_surname(&pieces, after))
        } else if let Some(before) =
            at.checked_sub(1).filter(|before| count < 3 && surname(*before).is_some())
        {
            (double_surname(&pieces, before), after - 1)
        } else if count > 1 {
            (at, after - 1)
        } else {
            continue;
        };
        if is_namesake(&pieces, start, end) {
            continue;
        }
        return named(&text, &pieces, start, end);
    }
    patronymics::whole_name(&text)
}

/// Whether a name is the one that an institution bears: «им. Н.И. Пирогова», or it ends in quotation marks.
fn is_namesake(pieces: &[LinePiece<'_>], start: usize, end: usize) -> bool {
    let before =
        |back: usize| start.checked_sub(back).and_then(|at| pieces.get(at)).map_or("", |piece| piece.text);
    let borne = before(1) == "имени" || before(1) == "." && matches!(before(2), "им" | "ул" | "пр");
    let quoted = pieces.get(end + 1).is_some_and(|piece| matches!(piece.text, "»" | "”"));
    borne || quoted
}

fn named(text: &str, pieces: &[LinePiece<'_>], start: usize, end: usize) -> Option<PersonName> {
    let (from, to) = (pieces.get(start)?.start, pieces.get(end)?.end());
    let trim = |text: &str| {
        text.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, '_' | '/')).to_owned()
    };
    Some(PersonName {
        before: trim(text.get(..from)?),
        name: text.get(from..to)?.to_owned(),
        after: trim(text.get(to..)?),
    })
}

/// The last piece of a surname that may have two halves: «Петрова-Водкина».
fn long_surname(pieces: &[LinePiece<'_>], at: usize) -> usize {
    let halves = |rest: &[LinePiece<'_>]| matches!(rest, [one, sign, two, ..] if sign.text == "-" && sign.start == one.end() && starts_great(two.text));
    if pieces.get(at..).is_some_and(halves) { at + 2 } else { at }
}

/// The first piece of a surname that may have two halves.
fn double_surname(pieces: &[LinePiece<'_>], at: usize) -> usize {
    let halves = |rest: &[LinePiece<'_>]| matches!(rest, [.., two, sign, one] if sign.text == "-" && sign.end() == one.start && starts_great(two.text));
    if pieces.get(..=at).is_some_and(halves) { at - 2 } else { at }
}

pub(super) fn starts_great(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// How a clause, a row or a section is numbered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ItemMark {
    /// 1. · 1.2 · 1.2.3.
    Path(Vec<u32>),
    /// 1)
    Bracket(u32),
    /// а)
    Letter(char),
    /// I.
    Roman(String),
    /// – · •
    Dash,
}

/// The number typed at the beginning of a line, as it stands, and the rest.
pub(super) fn mark(text: &str) -> Option<(ItemMark, String, String)> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    if matches!(first, '-' | '–' | '—' | '•' | '·' | '●' | '*' | '▪' | '\u{f0b7}') {
        let rest = text.get(first.len_utf8()..)?;
        let space =
            rest.starts_with(char::is_whitespace) || first == '•' || rest.starts_with(char::is_alphabetic);
        return space.then(|| (ItemMark::Dash, first.to_string(), rest.trim_start().to_owned()));
    }
    if first.is_ascii_digit() {
        return figures_mark(text);
    }
    let head: String = text.chars().take_while(|sign| sign.is_alphabetic()).collect();
    let rest = text.get(head.len()..)?;
    let close = rest.chars().next().filter(|sign| matches!(sign, ')' | '.'))?;
    let after = rest.get(1..)?;
    if head.chars().count() == 1 && close == ')' && first.is_lowercase() {
        return Some((ItemMark::Letter(first), format!("{head})"), after.trim_start().to_owned()));
    }
    let roman = head.chars().all(|sign| matches!(sign, 'I' | 'V' | 'X' | 'Х' | 'І'));
    if roman && after.starts_with(char::is_whitespace) {
        return Some((
            ItemMark::Roman(head.clone()),
            format!("{head}{close}"),
            after.trim_start().to_owned(),
        ));
    }
    None
}

/// «1.2. Текст», «1) текст», «3 Текст»; not «10 лет», «1 сентября», «2024 год».
fn figures_mark(text: &str) -> Option<(ItemMark, String, String)> {
    let length = text.find(|sign: char| !(sign.is_ascii_digit() || sign == '.')).unwrap_or(text.len());
    let head = text.get(..length)?;
    let rest = text.get(length..)?;
    let path: Option<Vec<u32>> = head
        .trim_end_matches('.')
        .split('.')
        .map(|part| part.parse().ok().filter(|part| *part < 1000))
        .collect();
    let path = path?;
    if let (Some(rest), [number]) = (rest.strip_prefix(')'), path.as_slice()) {
        return Some((ItemMark::Bracket(*number), format!("{head})"), rest.trim_start().to_owned()));
    }
    let closed = head.ends_with('.') || path.len() > 1;
    let spaced = rest.starts_with(char::is_whitespace) || rest.is_empty();
    let word =
        rest.trim_start().starts_with(|sign: char| sign.is_alphabetic() || matches!(sign, '«' | '"' | '('));
    let dated = path.len() > 1 && date(text).is_some_and(|(_, start, _)| start == 0);
    if dated || !(closed && (spaced || word)) {
        return None;
    }
    Some((ItemMark::Path(path), head.to_owned(), rest.trim_start().to_owned()))
}

/// The number of a row that stands in a cell of its own, however it is closed: «1», «1.», «1.1», «2)», «I».
pub(super) fn row_number(text: &str) -> Option<String> {
    let text = text.trim();
    let core = text.trim_end_matches(['.', ')']);
    let part = |part: &str| !part.is_empty() && part.chars().all(|sign| sign.is_ascii_digit());
    let figures = core.split('.').all(part) && core.len() <= 12;
    let roman = !core.is_empty() && core.chars().all(|sign| matches!(sign, 'I' | 'V' | 'X'));
    (figures || roman).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_in_figures_and_words() {
        let day = |text: &str| date(text).map(|(day, ..)| day.to_string());
        assert_eq!(day("от 05.02.2024 № 58").as_deref(), Some("2024-02-05"));
        assert_eq!(day("«05» февраля 2024 г. № 58").as_deref(), Some("2024-02-05"));
        assert_eq!(day("5 февраля 2024 года").as_deref(), Some("2024-02-05"));
        assert_eq!(day("«__» ______ 2024 г."), None);
        assert_eq!(day("31.02.2024"), None);
    }

    #[test]
    fn numbers_of_acts_are_found() {
        let found = |text: &str| number(text).map(|(number, ..)| number);
        assert_eq!(found("от 05.02.2024 № 58-од").as_deref(), Some("58-од"));
        assert_eq!(found("№590-11-03 от 30.11.2020г.").as_deref(), Some("590-11-03"));
        assert_eq!(found("№ ____").as_deref(), Some("____"));
        assert_eq!(found("Приказ"), None);
    }

    #[test]
    fn names_are_found_on_either_side_of_initials() {
        let name = |text: &str| person(text).map(|named| (named.before, named.name, named.after));
        let three = |before: &str, name: &str, after: &str| Some((before.into(), name.into(), after.into()));
        assert_eq!(name("Начальник А. Б. Ветрова"), three("Начальник", "А. Б. Ветрова", ""));
        assert_eq!(name("Ветрова А.Б., методист"), three("", "Ветрова А.Б.", ", методист"));
        assert_eq!(name("Министр Н. Н."), three("Министр", "Н. Н.", ""));
        assert_eq!(name("в г. Армавир"), None);
    }

    #[test]
    fn numbers_before_a_text_are_told_from_words() {
        let head = |text: &str| mark(text).map(|(_, head, rest)| format!("{head}|{rest}"));
        assert_eq!(head("1.\tУтвердить").as_deref(), Some("1.|Утвердить"));
        assert_eq!(head("1.2 План").as_deref(), Some("1.2|План"));
        assert_eq!(head("2) план").as_deref(), Some("2)|план"));
        assert_eq!(head("а) план").as_deref(), Some("а)|план"));
        assert_eq!(head("10 лет"), None);
        assert_eq!(head("05.02.2024 № 58"), None);
        assert_eq!(head("2024 год"), None);
    }
}
