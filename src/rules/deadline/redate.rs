//! A wording with another date in it, all its other words as they were typed.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::deadline::{NamedDay, Reading, read};
use crate::russian::weekdays::weekday_forms;
use crate::russian::{Case, month_named, month_of, ru_month};

/// The wording in which the named day of that number is another, and its reading; nothing where its words cannot carry that day, or the
/// wording would then be read otherwise in anything else.
pub(in crate::rules) fn redated(
    wording: &str,
    reading: &Reading,
    at: usize,
    to: NaiveDate,
) -> Option<(String, Reading)> {
    let named = reading.named.get(at)?;
    let part = |range: &Range<usize>| wording.get(range.clone());
    let date = named.span.range();
    let mut edits = vec![(date.clone(), date_like(part(&date)?, to)?)];
    for said in reading.weekdays.iter().filter(|said| said.named == at) {
        let place = said.span.range();
        edits.push((place.clone(), weekday_like(part(&place)?, to.weekday())?));
    }
    edits.sort_by_key(|(range, _)| range.start);
    let (mut new, mut done) = (String::new(), 0);
    for (range, text) in &edits {
        new.push_str(wording.get(done..range.start)?);
        new.push_str(text);
        done = range.end;
    }
    new.push_str(wording.get(done..)?);
    let anew = read(&new).ok()?;
    is_same_but(reading, &anew, at, to).then_some((new, anew))
}

/// Whether a reading is that of another but for one day.
fn is_same_but(old: &Reading, new: &Reading, at: usize, to: NaiveDate) -> bool {
    let is_to = |named: &NamedDay| {
        named.day.of(to.year()) == Some(to) && named.year.is_none_or(|year| year == to.year())
    };
    let pairs = || old.named.iter().zip(&new.named).enumerate();
    old.named.len() == new.named.len()
        && old.term.pieces().len() == new.term.pieces().len()
        && new.untidy.len() <= old.untidy.len()
        && pairs().all(|(number, (old, new))| {
            let kept = number == at || (old.day, old.year) == (new.day, new.year);
            kept && old.role == new.role && old.year.is_some() == new.year.is_some()
        })
        && new.named.get(at).is_some_and(is_to)
}

/// Another date in the form of one: the same order, widths and marks.
fn date_like(part: &str, to: NaiveDate) -> Option<String> {
    let words = || part.split(|sign: char| !sign.is_alphabetic());
    let in_words = words().any(|word| month_named(word).is_some());
    let mut new = String::with_capacity(part.len());
    let mut numbers = 0;
    let mut rest = part;
    while let Some(first) = rest.chars().next() {
        let alike = |sign: char| {
            (first.is_ascii_digit() && sign.is_ascii_digit())
                || (first.is_alphabetic() && sign.is_alphabetic())
        };
        let length = rest.find(|sign: char| !alike(sign)).unwrap_or(rest.len()).max(first.len_utf8());
        let word = rest.get(..length)?;
        rest = rest.get(length..)?;
        if first.is_ascii_digit() {
            new.push_str(&number_like(word, numbers, in_words, to));
            numbers += 1;
        } else if month_named(word).is_some_and(|month| month != month_of(to)) {
            new.push_str(ru_month(month_of(to), Case::Genitive));
        } else {
            new.push_str(word);
        }
    }
    Some(new)
}

/// The number of a date at that place of it, as wide as the one typed.
fn number_like(typed: &str, at: usize, in_words: bool, to: NaiveDate) -> String {
    let year = || {
        let year = to.year();
        if typed.len() == 2 { format!("{:02}", year.rem_euclid(100)) } else { year.to_string() }
    };
    let padded = |number: u32| match !in_words || typed.starts_with('0') {
        true => format!("{number:0width$}", width = typed.len()),
        false => number.to_string(),
    };
    match (at, in_words) {
        (0, _) => padded(to.day()),
        (1, false) => padded(to.month()),
        _ => year(),
    }
}

/// The name of another weekday in the form of one: «(пт)» as «(пн)».
fn weekday_like(part: &str, day: Weekday) -> Option<String> {
    let word = part.trim_matches(|sign: char| !sign.is_alphabetic());
    let forms = |of: Weekday| weekday_forms().filter(move |(own, ..)| *own == of).map(|(_, _, form)| form);
    let (own, ..) = weekday_forms().find(|(_, _, form)| *form == word)?;
    let at = forms(own).position(|form| form == word)?;
    Some(part.replace(word, forms(day).nth(at)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(wording: &str, at: usize, year: i32, month: u32, day: u32) -> Option<String> {
        let to = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        redated(wording, &read(wording).unwrap(), at, to).map(|(wording, _)| wording)
    }

    #[test]
    fn a_date_keeps_its_form() {
        let made = |wording, at, year, month, day| made(wording, at, year, month, day).unwrap();
        assert_eq!(made("до 14 сентября 2024 года", 0, 2024, 9, 16), "до 16 сентября 2024 года");
        assert_eq!(made("до 31 августа 2024 г.", 0, 2024, 9, 2), "до 2 сентября 2024 г.");
        assert_eq!(made("не позднее 09.05.2024", 0, 2024, 5, 13), "не позднее 13.05.2024");
        assert_eq!(
            made("до 20 мая 2024 года, до 10 декабря 2024 года", 1, 2024, 12, 11),
            "до 20 мая 2024 года, до 11 декабря 2024 года"
        );
        assert_eq!(made("до 01.06.2024 (сб)", 0, 2024, 6, 3), "до 03.06.2024 (пн)");
    }

    #[test]
    fn what_the_words_cannot_carry_is_left() {
        assert_eq!(made("с 10 по 20 мая 2024", 1, 2025, 1, 9), None);
    }
}
