//! What a date in the text of an entry says of its time: that it is the last day, that it agrees with a time, or that it is of
//! something else.

use chrono::{Datelike, NaiveDate};

use crate::deadline::{DateMention, Occurrence, TermPiece, read};

/// Words after which a date is the last day.
const UNTIL: [&str; 4] = ["до", "позднее", "позже", "срок"];

/// Words, and from three letters on their beginnings, after which a date is not the day of the work: it starts there,
/// it dates a document, or it is the number of a room or a clause.
const OTHER: [&str; 29] = [
    "с",
    "со",
    "на",
    "от",
    "по",
    "№",
    "каб",
    "ауд",
    "пункт",
    "стать",
    "после",
    "начиная",
    "приказ",
    "протокол",
    "письм",
    "распоряж",
    "постановл",
    "закон",
    "указ",
    "договор",
    "соглашени",
    "решени",
    "редакци",
    "изменени",
    "версии",
    "финал",
    "старт",
    "начал",
    "тур",
];

/// The day of a mention. A date without its year is one of the year in which the work is due.
pub(super) fn day_of(mention: &DateMention<'_>, year: i32) -> Option<NaiveDate> {
    mention.day?.of(mention.years.map_or(year, |(_, year)| year))
}

/// Whether it names the last day, as «до 15 мая» does.
pub(super) fn is_last(mention: &DateMention<'_>) -> bool {
    is_until(mention) && !mention.range
}

/// Whether the word before says that it is the last day: «до», «Срок:».
fn is_until(mention: &DateMention<'_>) -> bool {
    let word = mention.before.trim_end_matches(':').to_lowercase();
    UNTIL.contains(&word.as_str())
}

/// Beginnings of words for how long a thing holds good: «лицензия действительна до 1 июня», «продлить договор до 15 ноября».
const HOLDS: [&str; 6] = ["действ", "годн", "годен", "продлить", "продлени", "пролонг"];

/// Whether a last day is that of a thing which holds good until then.
pub(super) fn is_of_a_thing(text: &str, mention: &DateMention<'_>) -> bool {
    let before = text.get(..mention.span.range().start).unwrap_or_default();
    let words = before.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty());
    let mut near = words.rev().skip(1).take(2).map(str::to_lowercase);
    is_last(mention) && near.any(|word| HOLDS.iter().any(|stem| word.starts_with(stem)))
}

/// Whether a date agrees with one of the times, or is none of the work.
pub(super) fn is_of(mention: &DateMention<'_>, times: &[Occurrence]) -> bool {
    is_other(mention) || times.iter().any(|time| agrees(mention, time))
}

/// Whether a date is no deadline of the work: it starts there, or it dates a document.
pub(super) fn is_other(mention: &DateMention<'_>) -> bool {
    let before = mention.before.to_lowercase();
    let other = OTHER.iter().any(|stem| match stem.chars().count() {
        0..=2 => before == *stem,
        _ => before.starts_with(stem),
    });
    other && !mention.range
}

/// Whether a date agrees with a time: a last day must be the last, any other lie within the window.
fn agrees(mention: &DateMention<'_>, time: &Occurrence) -> bool {
    let years = match mention.years {
        Some((_, year)) => year..=year,
        None => time.opens.unwrap_or(time.due).year()..=time.due.year(),
    };
    let mut days = years.filter_map(|year| mention.day?.of(year));
    if is_until(mention) {
        return days.any(|day| day == time.due);
    }
    // What is made «к 25 августа» may well be made before.
    if matches!(mention.before, "к" | "К") {
        return days.any(|day| time.due <= day);
    }
    days.any(|day| time.opens.is_none_or(|opens| opens <= day) && day <= time.due)
}

/// Whether days from one to another begin or end with the time of the work, and not both: «с 1 по 15 апреля» beside «с 1 по
/// 20 апреля». Days within a month that is named as a whole say more of the same.
pub(super) fn is_nearly(text: &str, mention: &DateMention<'_>, time: &Occurrence) -> bool {
    let Some(opens) = time.opens.filter(|_| mention.range && mention.day.is_some()) else { return false };
    let whole_months = opens.day() == 1 && time.due.succ_opt().is_some_and(|next| next.day() == 1);
    let said = text.get(mention.span.range()).unwrap_or_default();
    let Ok(reading) = read(said).or_else(|_| read(&format!("с {said}"))) else { return false };
    let &[TermPiece::In(window, ..)] = reading.term.pieces() else { return false };
    let year = mention.years.map_or(opens.year(), |(year, _)| year);
    let ends = window.days(year).map(|(first, last)| (first == opens, last == time.due));
    !whole_months && ends.is_some_and(|(first, last)| first != last)
}
