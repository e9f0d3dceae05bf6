//! Years and dates that running text mentions, with what tells a citation from a statement.
//!
//! Nothing is read before a figure of four digits is found, so that a text without one costs a look at its bytes.

use chrono::NaiveDate;
use memchr::memchr2_iter;

use crate::base::Span;
use crate::russian::month_named;

/// A year, or years from one to another, as mentioned in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mention<'t> {
    /// The first year.
    pub from: i32,
    /// The last year; the same for one year alone.
    pub to: i32,
    /// Whether two years are named.
    pub range: bool,
    /// The day, where the year ends a full date.
    pub day: Option<NaiveDate>,
    /// Whether it is called an academic year.
    pub school: bool,
    /// Whether it stands in quotation marks, dates an act («от 25.12.2019 № Р-145») or is part of a number.
    pub cited: bool,
    /// The word before it, with the date left out: «в» of «в мае 2023 года».
    pub before: &'t str,
    /// Where it stands, in bytes of the text.
    pub span: Span,
}

/// The years that a text mentions, in order. A number that only looks like a year («2000 рублей») is none.
pub(super) fn mentions(text: &str) -> impl Iterator<Item = Mention<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(start) = next_year(text, at) {
            let (mention, end) = mention(text, start);
            at = end;
            if mention.is_some() {
                return mention;
            }
        }
        None
    })
}

/// Where the next four digits of a year begin.
fn next_year(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    // A year of these times begins with 19, 20 or 21, so that nothing but a 1 or a 2 need be looked at.
    memchr2_iter(b'1', b'2', bytes.get(from..)?).map(|at| from + at).find(|&start| {
        let alone = (start == from || !is_digit(start - 1)) && !is_digit(start + 4);
        alone
            && matches!(bytes.get(start..start + 2), Some(b"19" | b"20" | b"21"))
            && is_digit(start + 2)
            && is_digit(start + 3)
    })
}

/// The mention whose year begins at `start`, and where to look on.
fn mention(text: &str, start: usize) -> (Option<Mention<'_>>, usize) {
    let Some((from, rest)) = number(text, start, 4) else { return (None, start + 4) };
    let (head, first) = head(text, start);
    let mut end = text.len() - rest.len();
    let mut to = from;
    if let Some((year, after)) = second(rest, from) {
        to = year;
        end = text.len() - after.len();
    }
    let range = to != from;
    let tail = text.get(end..).unwrap_or_default();
    let word = tail.trim_start_matches(['-', '\u{2011}']).trim_start_matches(['м', 'й']).trim_start();
    let school = word.starts_with("уч");
    let named = school || is_year_word(word) || range || head.is_dated();
    let code = head == Head::Code || tail.starts_with(['/', '-']) && !range && !school;
    let before = text.get(..first).unwrap_or_default();
    let word_before = before.trim_end().rsplit([' ', '\n', '(', '«']).next().unwrap_or_default();
    let cited = matches!(word_before, "от" | "От")
        || skip_year_word(tail).starts_with(['№', 'N'])
        || is_quoted(before);
    let day = match head {
        Head::Day(day, month) => NaiveDate::from_ymd_opt(from, month, day),
        _ => None,
    };
    let span = Span::new(first, end);
    let mention = Mention { from, to, range, day, school, cited, before: word_before, span };
    ((named && !code).then_some(mention), end)
}

/// What stands before a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    /// Nothing that belongs to it.
    Bare,
    /// A month.
    Month,
    /// A day and a month.
    Day(u32, u32),
    /// Letters or figures of a number, such as «Р-2021».
    Code,
}

impl Head {
    fn is_dated(self) -> bool {
        matches!(self, Head::Month | Head::Day(..))
    }
}

/// What belongs to a year before it, and where that begins.
fn head(text: &str, start: usize) -> (Head, usize) {
    let before = text.get(..start).unwrap_or_default();
    if let Some(date) = before.strip_suffix('.') {
        let mut parts = date.rsplitn(3, '.');
        let month = parts.next().unwrap_or_default();
        let day = parts.next().unwrap_or_default();
        let digits = day.trim_end_matches(|sign: char| sign.is_ascii_digit()).len();
        let figures = day.get(digits..).unwrap_or_default();
        if let (Ok(day_of), Ok(month_of)) = (figures.parse(), month.parse()) {
            let first = start - 1 - month.len() - 1 - figures.len();
            return (Head::Day(day_of, month_of), first);
        }
    }
    if before.ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '/' | '.' | '_')) {
        return (Head::Code, start);
    }
    let trimmed = before.trim_end();
    let word = trimmed.rsplit(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default();
    let Some(month) = month_named(word) else { return (Head::Bare, start) };
    let month = month.number_from_month();
    let front = trimmed.get(..trimmed.len() - word.len()).unwrap_or_default();
    let day = front.trim_end();
    let digits = day.trim_end_matches(|sign: char| sign.is_ascii_digit()).len();
    match day.get(digits..).unwrap_or_default().parse() {
        Ok(number) => (Head::Day(number, month), digits),
        Err(_) => (Head::Month, front.len()),
    }
}

/// The second year of «2021–2024», «2021 г. по 2024», «2022/23», and what follows it.
fn second(rest: &str, from: i32) -> Option<(i32, &str)> {
    let plain = rest.trim_start();
    let joined = plain.strip_prefix(['-', '–', '—', '/', '\u{2011}']);
    let joined = joined.or_else(|| {
        let words = skip_year_word(rest);
        words
            .strip_prefix("по ")
            .or_else(|| words.strip_prefix("и "))
            .or_else(|| words.strip_prefix(['–', '—']))
    })?;
    let joined = joined.trim_start();
    let digits = joined.bytes().take_while(u8::is_ascii_digit).count();
    let (number, after) = number(joined, 0, digits)?;
    let year = match digits {
        4 => number,
        2 => from - from % 100 + number,
        _ => return None,
    };
    (year > from && year - from <= 30 && !after.starts_with('.')).then_some((year, after))
}

/// The number of so many digits at a place, and what follows.
fn number(text: &str, at: usize, digits: usize) -> Option<(i32, &str)> {
    Some((text.get(at..at + digits)?.parse().ok()?, text.get(at + digits..)?))
}

/// Whether the text begins with «год», «г.», «гг.».
fn is_year_word(text: &str) -> bool {
    text.starts_with("год")
        || text.strip_prefix('г').is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        || text.starts_with("гг")
        || text.starts_with("г.")
}

/// The text without «года», «г.» at its beginning.
fn skip_year_word(text: &str) -> &str {
    let text = text.trim_start();
    if !is_year_word(text) {
        return text;
    }
    text.trim_start_matches(char::is_alphabetic).trim_start_matches('.').trim_start()
}

/// Whether what follows stands in quotation marks.
fn is_quoted(before: &str) -> bool {
    let count = |sign: char| before.matches(sign).count();
    // German-style marks „…“ are common in Russian typing; a straight mark opens and closes in turn.
    count('«') > count('»') || count('„') > count('“') || count('"') % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(i32, i32, bool)> {
        mentions(text).map(|one| (one.from, one.to, one.cited)).collect()
    }

    #[test]
    fn years_are_found_and_numbers_are_not() {
        assert_eq!(told("за 2023 год"), [(2023, 2023, false)]);
        assert_eq!(told("на 2020 – 2024 гг."), [(2020, 2024, false)]);
        assert_eq!(told("с 2021 г. по 2024 г."), [(2021, 2024, false)]);
        assert_eq!(told("в 2022/23 учебном году"), [(2022, 2023, false)]);
        assert_eq!(told("2000 рублей, кабинет 2024, Р-2021"), []);
        assert_eq!(told("в 2024-м учебном году"), [(2024, 2024, false)]);
    }

    #[test]
    fn citations_are_told_from_statements() {
        assert_eq!(told("приказ от 25.12.2019 № Р-145"), [(2019, 2019, true)]);
        assert_eq!(told("приказ от 27 июля 2021 года № 2346"), [(2021, 2021, true)]);
        assert_eq!(
            told("план «О мерах в 2021 году» и отчёт за 2022 год"),
            [(2021, 2021, true), (2022, 2022, false)]
        );
    }

    #[test]
    fn dates_are_read_with_the_word_before() {
        let text = "представить до 15 мая 2024 года";
        let found: Vec<_> = mentions(text).collect();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].day, NaiveDate::from_ymd_opt(2024, 5, 15));
        assert_eq!(found[0].before, "до");
        assert_eq!(&text[found[0].span.range()], "15 мая 2024");
        assert_eq!(mentions("не позднее 10.02.2024").next().map(|one| one.before), Some("позднее"));
    }
}
