//! Days that a text names and no calendar has: «31 сентября 2026 года», «30.02.2026».

use chrono::{Month, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::base::Span;
use crate::russian::month_named;

/// A day that there is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct NoSuchDay {
    /// As it is written.
    pub said: String,
    /// The number of the month, and how many days it has.
    pub month: u32,
    pub days: u32,
}

/// The first day in a text that there is not, and where it stands.
pub(super) fn no_such_day(text: &str) -> Option<(NoSuchDay, Span)> {
    let digits = text.char_indices().filter(|(_, sign)| sign.is_ascii_digit());
    let starts = digits.filter(|(at, _)| {
        let before = text.get(..*at).and_then(|head| head.chars().next_back());
        before.is_none_or(|sign| !sign.is_alphanumeric() && !matches!(sign, '.' | ',' | '/'))
    });
    starts.filter_map(|(at, _)| day_at(text, at)).next()
}

/// The day that begins at a place, where there is no such day.
fn day_at(text: &str, at: usize) -> Option<(NoSuchDay, Span)> {
    let rest = text.get(at..)?;
    let figures = figures_of(rest);
    let day: u32 = figures.parse().ok().filter(|day| figures.len() <= 2 && (29..40).contains(day))?;
    let behind = rest.get(figures.len()..)?;
    let (month, length, year) = match behind.strip_prefix('.') {
        Some(behind) => in_figures(behind).map(|(month, length, year)| (month, length + 1, year))?,
        None => in_words(behind)?,
    };
    let days = days_of(month, year)?;
    let said = rest.get(..figures.len() + length)?.to_owned();
    let span = Span::new(at, at + said.len());
    (day > days).then_some((NoSuchDay { said, month: month.number_from_month(), days }, span))
}

/// «09.2026»: the month, how long that is, the year.
fn in_figures(text: &str) -> Option<(Month, usize, Option<i32>)> {
    let (month, rest) = text.split_once('.')?;
    let year = figures_of(rest);
    let number: u8 = month.parse().ok().filter(|_| month.len() <= 2)?;
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    Some((Month::try_from(number).ok()?, month.len() + 5, Some(year)))
}

/// What may stand between the figures of a day and the blank before its month: «31» сентября, 31-го сентября.
const BETWEEN: [&str; 7] = ["»", "\"", "”", "-го", "-ого", "-е", "-ое"];

/// « сентября 2026»: the same, where a year is named.
fn in_words(text: &str) -> Option<(Month, usize, Option<i32>)> {
    let blank = [' ', '\u{a0}'];
    let rest = BETWEEN.iter().find_map(|mark| text.strip_prefix(mark)).unwrap_or(text).strip_prefix(blank)?;
    let word = rest.split(|sign: char| !sign.is_alphabetic()).next()?;
    let month = month_named(word).filter(|_| word.ends_with(['я', 'а']))?;
    let behind = rest.get(word.len()..)?;
    let year = behind.strip_prefix(blank).map(figures_of).filter(|year| year.len() == 4);
    let own = text.len() - behind.len();
    Some((month, own, year.and_then(|year| year.parse().ok())))
}

fn figures_of(text: &str) -> &str {
    let end = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// How many days a month has; February most where no year is named.
fn days_of(month: Month, year: Option<i32>) -> Option<u32> {
    let first = NaiveDate::from_ymd_opt(year.unwrap_or(2000), month.number_from_month(), 1)?;
    Some(u32::from(chrono::Datelike::num_days_in_month(&first)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_no_month_has_are_found() {
        let said = |text| no_such_day(text).map(|(day, _)| (day.said, day.days));
        assert_eq!(said("приказ от 31 сентября 2026 года № 5"), Some(("31 сентября".to_owned(), 30)));
        assert_eq!(said("провести 30 февраля"), Some(("30 февраля".to_owned(), 29)));
        assert_eq!(said("до 29 февраля 2026 года"), Some(("29 февраля".to_owned(), 28)));
        assert_eq!(said("с 31-го сентября"), Some(("31-го сентября".to_owned(), 30)));
        assert_eq!(said("от «31» июня 2026 года"), Some(("31» июня".to_owned(), 30)));
        assert_eq!(said("от 31.04.2026"), Some(("31.04.2026".to_owned(), 30)));
        let none = [
            "31 августа",
            "29 февраля 2024 года",
            "29 февраля",
            "п. 2.31 марта",
            "31 апрель",
            "35 мест",
            "30.02",
        ];
        assert!(none.iter().all(|text| said(text).is_none()));
    }
}
