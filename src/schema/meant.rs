//! What a value of the wrong form was meant to be: days, periods, windows, years, numbers, ids and references.

use chrono::{Datelike, Months, NaiveDate};

use super::fault::Expected;
use super::reshape::ID;
use super::value::is_glob;
use super::{listed, mistyped, parts_of_year};
use crate::base::Period;
use crate::russian::roman::roman;
use crate::russian::{id_of, month_named};

/// What should stand in a place, and what may be written there.
pub(super) struct LikelyValue {
    pub expected: Expected,
    pub texts: Vec<String>,
}

/// What a value was meant to be that does not have the form.
pub(super) fn of_format(format: &str, text: &str) -> LikelyValue {
    let mut likely = likely_value(format, text);
    if !matches!(likely.expected, Expected::Glob) {
        likely.texts.retain(|written| !loses_number(text, written));
    }
    likely
}

/// Whether a number that was typed is not written: a day that the month has not, the first of two days. A year may be
/// typed by its last two figures, and blanks may part its figures.
fn loses_number(typed: &str, written: &str) -> bool {
    let numbers = |text: &str| -> Vec<u64> {
        text.split(|sign: char| !sign.is_ascii_digit()).filter_map(|run| run.parse().ok()).collect()
    };
    let figures = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (given, mut new) = (numbers(typed), numbers(written));
    // «2026/2027» says both of its days.
    for day in Period::parse(written).into_iter().flat_map(|period| [period.first, period.last]) {
        new.extend(numbers(&day.to_string()));
    }
    let (latest, is_short) = (new.iter().max(), given.iter().all(|number| *number < 100));
    let is_written = |number: &u64| {
        let of_year = |year: &&u64| *number < 100 && **year >= 100 && **year % 100 == *number;
        new.contains(number) || new.iter().filter(of_year).any(|year| is_short || Some(year) == latest)
    };
    figures(typed) != figures(written) && !given.iter().all(|number| *number == 0 || is_written(number))
}

fn likely_value(format: &str, text: &str) -> LikelyValue {
    match format {
        "date" => date(text),
        "as-of" => {
            let word = super::likely_value(text, ["never", "today"].into_iter()).map(str::to_owned);
            let texts = word.into_iter().chain(date(text).texts).take(1).collect();
            LikelyValue { expected: Expected::AsOf, texts }
        }
        "calendar" => {
            let word = super::likely_value(text, ["ru", "none"].into_iter()).map(str::to_owned);
            LikelyValue { expected: Expected::Calendar, texts: word.into_iter().collect() }
        }
        "glob" if text.trim().is_empty() => LikelyValue { expected: Expected::Filled, texts: Vec::new() },
        "glob" => {
            let path = Some(text.replace('\\', "/"))
                .filter(|path| path != text && !path.contains(':') && is_glob(path));
            LikelyValue { expected: Expected::Glob, texts: path.into_iter().collect() }
        }
        "folder" => LikelyValue { expected: Expected::Folder, texts: Vec::new() },
        "window" => listed::window(text),
        _ => LikelyValue { expected: reversed(text).unwrap_or(Expected::Period), texts: period(text, false) },
    }
}

/// What a value was meant to be that does not fit the pattern.
pub(super) fn of_pattern(pattern: &str, text: &str) -> LikelyValue {
    match pattern {
        ID if is_file(text) => LikelyValue { expected: Expected::Id, texts: Vec::new() },
        ID => {
            let id = id_of(text);
            // A whole sentence is no id that anybody meant.
            let words = if text.is_ascii() { 5 } else { 2 };
            let short = text.split_whitespace().count() <= words && !id.is_empty();
            LikelyValue { expected: Expected::Id, texts: short.then_some(id).into_iter().collect() }
        }
        "\\S" => LikelyValue { expected: Expected::Filled, texts: Vec::new() },
        _ if pattern.contains('/') => {
            LikelyValue { expected: Expected::Reference, texts: references(text).into_iter().collect() }
        }
        _ => LikelyValue { expected: Expected::Year, texts: year(text).into_iter().collect() },
    }
}

/// Whether a text is the name of a file where an id is meant.
pub fn is_file(text: &str) -> bool {
    let end = text.rsplit_once('.').map(|(_, end)| end);
    end.is_some_and(|end| ["yaml", "yml", "json"].iter().any(|known| end.eq_ignore_ascii_case(known)))
}

/// A reference in other letters, or several in one text.
fn references(text: &str) -> Option<String> {
    if is_file(text) {
        return None;
    }
    let one = |part: &str| {
        let part = part.trim();
        let halves: Vec<String> = part.split(['/', '\\', '#', ':']).map(id_of).collect();
        let is_name = !part.is_empty()
            && !part.contains(char::is_whitespace)
            && !part.starts_with(|sign: char| sign.is_ascii_digit());
        // The name of another roadmap is known by its letters only.
        let is_guess = part.contains('/')
            && !part.split('/').all(|half| half.chars().any(|sign| sign.is_ascii_alphabetic()));
        (is_name && !is_guess && halves.len() <= 2 && halves.iter().all(|half| !half.is_empty()))
            .then(|| halves.join("/"))
    };
    let mut text = text.replace(" / ", "/");
    if !text.contains('/') && text.matches('.').count() == 1 && !text.ends_with('.') && !text.contains(' ') {
        text = text.replace('.', "/");
    }
    let parts: Vec<&str> = text.split([',', ';']).filter(|part| !part.trim().is_empty()).collect();
    let parts: Option<Vec<String>> = parts.into_iter().map(one).collect();
    match parts?.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        many => Some(format!("[{}]", many.join(", "))),
    }
}

/// A day written in another way, or why it is none.
pub(super) fn date(text: &str) -> LikelyValue {
    // A day as a computer stamps it: 2026-10-05T00:00:00.
    let stamped = text.split_once(['T', ' ']).map(|(day, _)| day).filter(|day| super::value::is_date(day));
    let text = stamped.unwrap_or(text);
    if let Some(day) = mistyped::day(text) {
        return LikelyValue { expected: Expected::Date, texts: vec![day] };
    }
    let found = NamedDates::of(text);
    let month = match (found.months.as_slice(), found.days.as_slice()) {
        ([month], []) => Some(Expected::DayIn(format!("{:04}-{:02}", month.year(), month.month()))),
        _ => None,
    };
    let expected =
        found.wrong.map(|(month, days)| Expected::DayOf(month, days)).or(month).unwrap_or(Expected::Date);
    let texts = match (found.days.as_slice(), &expected) {
        ([day], Expected::Date) if !found.is_unread => vec![day.to_string()],
        _ => Vec::new(),
    };
    LikelyValue { expected, texts }
}

/// That the parts of a period stand the wrong way round.
pub(super) fn reversed(text: &str) -> Option<Expected> {
    let (first, last) = text.split_once("..").or_else(|| text.split_once('/'))?;
    let turned = format!("{}..{}", last.trim(), first.trim());
    Period::parse(&turned).map(|_| Expected::Reversed)
}

/// A period written in another way; several where it may be an academic year or calendar years.
pub(super) fn period(text: &str, is_window: bool) -> Vec<String> {
    // A part of a year is not its whole.
    if let Some(part) = parts_of_year::named(text) {
        return part.written(is_window).into_iter().collect();
    }
    // A blank within the figures of a year.
    let figures: String = text.split_whitespace().collect();
    if figures != text && figures.len() == 4 && figures.bytes().all(|byte| byte.is_ascii_digit()) {
        return vec![figures];
    }
    let found = NamedDates::of(text);
    let is_one = found.days.len() + found.months.len() + found.years.len() == 1;
    if found.is_unread || is_one && listed::is_open(text) {
        return Vec::new();
    }
    let window = |first: NaiveDate, last: NaiveDate| {
        let (first, last) = if first <= last { (first, last) } else { (last, first) };
        let academic = Period::academic(first.year()) == Some(Period { first, last });
        vec![if academic && !is_window { years(first.year(), '/') } else { format!("{first}..{last}") }]
    };
    let end = |month: NaiveDate| month.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt());
    match (found.days.as_slice(), found.months.as_slice(), found.years.as_slice()) {
        ([first, last], [], []) => window(*first, *last),
        ([day], [], []) => vec![format!("{day}..{day}")],
        ([], [first, .., last], []) => {
            end((*last).max(*first)).map_or(Vec::new(), |end| window((*first).min(*last), end))
        }
        ([], [month], []) => end(*month).map_or(Vec::new(), |end| window(*month, end)),
        ([], [], [one]) => vec![one.to_string()],
        ([], [], many @ [_, .., _]) => of_years(text, many),
        _ => Vec::new(),
    }
}

fn years(first: i32, sign: char) -> String {
    if sign == '/' { format!("{first}/{}", first + 1) } else { first.to_string() }
}

fn of_years(text: &str, named: &[i32]) -> Vec<String> {
    let (first, last) = (named.iter().min().copied().unwrap_or(0), named.iter().max().copied().unwrap_or(0));
    let academic = years(first, '/');
    let calendar = format!("{first}..{last}");
    let is_academic = text.contains('/') || text.contains('\\') || text.to_lowercase().contains("уч");
    match (last == first + 1, is_academic) {
        (true, true) => vec![academic],
        (false, false) => vec![calendar],
        _ => vec![academic, calendar],
    }
}

/// The year that a key of a table of years names.
pub(super) fn year(text: &str) -> Option<String> {
    let found = NamedDates::of(text);
    match found.years.as_slice() {
        _ if found.is_unread => None,
        [year] => Some(year.to_string()),
        // The targets of an academic year are those of the year in which it ends.
        [first, last] if *last == first + 1 => Some(last.to_string()),
        _ => None,
    }
}

/// A number written in another way: a comma, a percent sign, blanks between thousands, quotes.
pub(super) fn number(text: &str) -> Option<String> {
    let text = text.replace(", ", ",").replace(" ,", ",").replace(" .", ".");
    let bare = text.trim().trim_end_matches(['%', '.']).trim_end();
    let bare = if is_grouped(bare) { bare.replace(char::is_whitespace, "") } else { bare.to_owned() };
    // «450,000» is as likely thousands.
    let bare = match bare.rsplit_once(',') {
        Some((_, behind)) if behind.len() == 3 => bare,
        _ => bare.replace(',', "."),
    };
    // «не менее 98,5»: one number among words.
    let mut named =
        text.split_whitespace().filter(|word| word.starts_with(|sign: char| sign.is_ascii_digit()));
    if !bare.starts_with(|sign: char| sign.is_ascii_digit() || sign == '-')
        && let (Some(one), None) = (named.next(), named.next())
    {
        return number(one);
    }
    let is_number = bare.bytes().next().is_some_and(|byte| byte.is_ascii_digit() || byte == b'-');
    (is_number && bare.parse::<f64>().is_ok_and(f64::is_finite)).then_some(bare)
}

/// Whether blanks in a number stand between thousands: «1 200 500,5».
fn is_grouped(number: &str) -> bool {
    let mut groups = number.split(char::is_whitespace);
    let head = groups.next().unwrap_or_default();
    let figures = |group: &str| group.bytes().take_while(u8::is_ascii_digit).count();
    figures(head.trim_start_matches('-')) <= 3 && groups.all(|group| figures(group) == 3)
}

/// The days, months and years that a text names, in its order.
#[derive(Default)]
struct NamedDates {
    days: Vec<NaiveDate>,
    /// First days of months.
    months: Vec<NaiveDate>,
    years: Vec<i32>,
    /// The month and its length, where a day is named that it has not.
    wrong: Option<(u32, u32)>,
    /// Whether there is a word of which nobody knows whether it changes the days.
    is_unread: bool,
}

/// Words beside days, months and years that surely change none of them.
pub const BESIDE_DAYS: [&str; 7] = ["с", "по", "г", "гг", "год", "года", "годы"];

/// Further ones, which may have said something else.
const BESIDE: [&str; 17] = [
    "году",
    "годов",
    "со",
    "до",
    "от",
    "и",
    "на",
    "в",
    "во",
    "период",
    "уч",
    "учебный",
    "учебного",
    "учебном",
    "календарный",
    "т",
    "гола",
];

fn is_beside(word: &str) -> bool {
    BESIDE_DAYS.contains(&word) || BESIDE.contains(&word)
}

/// A word of a date.
#[derive(Clone, Copy, Debug, PartialEq)]
enum DateWord {
    /// A number, and whether it has four figures.
    Number(u32, bool),
    Month(u32),
}

impl NamedDates {
    fn of(text: &str) -> Self {
        let (parts, is_unread) = parts(text);
        let mut dates = NamedDates { is_unread, ..NamedDates::default() };
        let mut at = 0;
        while at < parts.len() {
            at += dates.take(parts.get(at..).unwrap_or_default());
        }
        dates
    }

    /// Takes a date at the head of the parts; gives how many it takes.
    fn take(&mut self, parts: &[DateWord]) -> usize {
        match parts {
            [
                DateWord::Number(year, true),
                DateWord::Number(month @ 1..=12, false),
                DateWord::Number(day, false),
                ..,
            ] => {
                self.day(*year, *month, *day);
                3
            }
            [
                DateWord::Number(day, false),
                DateWord::Number(month @ 1..=12, false) | DateWord::Month(month),
                DateWord::Number(year, _),
                ..,
            ] => {
                self.day(full(*year), *month, *day);
                3
            }
            [DateWord::Month(month), DateWord::Number(year, true), ..]
            | [
                DateWord::Number(year, true),
                DateWord::Number(month @ 1..=12, false) | DateWord::Month(month),
            ] => {
                self.months.extend(NaiveDate::from_ymd_opt(*year as i32, *month, 1));
                2
            }
            // «1 полугодие»: a year has two figures at least.
            [DateWord::Number(..=9, _), ..] => 1,
            [DateWord::Number(year, _), ..] => {
                let year = full(*year) as i32;
                self.years.extend(Some(year).filter(|year| (1900..=2200).contains(year)));
                1
            }
            _ => 1,
        }
    }

    fn day(&mut self, year: u32, month: u32, day: u32) {
        let first = NaiveDate::from_ymd_opt(year as i32, month, 1);
        match NaiveDate::from_ymd_opt(year as i32, month, day) {
            Some(day) => self.days.push(day),
            None => self.wrong = first.map(|first| (month, u32::from(first.num_days_in_month()))),
        }
    }
}

/// A year of two figures as one of this century.
pub(super) fn full(year: u32) -> u32 {
    if year < 100 { year + 2000 } else { year }
}

/// The words of dates in a text, and whether there are others.
fn parts(text: &str) -> (Vec<DateWord>, bool) {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let (mut parts, mut is_unread) = (Vec::new(), false);
    for word in words {
        let figures = word.trim_end_matches(|sign: char| !sign.is_ascii_digit());
        match figures.parse() {
            Ok(number) => {
                let end = word.get(figures.len()..).unwrap_or_default().to_lowercase();
                is_unread |= !end.is_empty() && !is_beside(&end) && !matches!(&*end, "й" | "го" | "ый" | "е");
                parts.push(DateWord::Number(number, figures.len() == 4));
            }
            Err(_) => {
                match roman_month(word).or_else(|| month_named(word).map(|month| month.number_from_month())) {
                    Some(month) => parts.push(DateWord::Month(month)),
                    None => is_unread |= !is_beside(&word.to_lowercase()),
                }
            }
        }
    }
    (parts, is_unread)
}

/// The month of «5.X.2026».
fn roman_month(word: &str) -> Option<u32> {
    roman(word).map(u32::from).filter(|month| (1..=12).contains(month))
}

/// A pair that was typed with a dash: «2027 - 100».
pub(super) fn pair(text: &str) -> Option<String> {
    let (year, value) = text.split_once(['-', '–', '—', '='])?;
    let (year, value) = (self::year(year.trim())?, number(value.trim())?);
    Some(format!("{year}: {value}"))
}
