//! What `vekha deadline` says to people: the wording in its tidy form, its days with weekdays and days off, or why it
//! cannot be read.

use chrono::{Datelike, NaiveDate};

use crate::base::{Lang, Message, Period, date, say, weekday};
use crate::deadline::{Calendar, DayRole, NamedDay, Occurrence, Reading, Schedule, Unreadable};
use crate::russian::{plural, ru_date_short};

/// How many occurrences a person is shown; nobody reads more.
const SHOWN: usize = 60;

/// Why it cannot be read, and what was probably meant.
pub(super) fn message(unreadable: &Unreadable, lang: Lang) -> String {
    let reason = unreadable.reason.say(lang);
    match &unreadable.suggestion {
        Some(suggestion) => {
            say!(
                lang,
                "{reason}; возможно, имелось в виду «{suggestion}»",
                "{reason}; perhaps `{suggestion}` was meant"
            )
        }
        None => reason,
    }
}

/// The fault: the wording, the words at fault underlined, why.
pub(super) fn fault(wording: &str, unreadable: &Unreadable, lang: Lang) -> String {
    let (start, end) = unreadable.characters(wording);
    let line: String = wording.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let (blanks, carets) = (" ".repeat(start), "^".repeat(end.saturating_sub(start).max(1)));
    format!("{line}\n{blanks}{carets}\n{}\n", message(unreadable, lang))
}

/// The answer: the wording, its days with weekdays and days off.
pub(super) fn answer(
    wording: &str,
    reading: &Reading,
    schedule: &Schedule,
    period: &Period,
    lang: Lang,
) -> String {
    let calendar = Calendar::russia();
    let times = schedule.occurrences.iter();
    let mut lines = vec![reading.term.to_string()];
    lines.extend(times.clone().take(SHOWN).map(|time| occurrence(time, reading, calendar, lang)));
    let more = schedule.occurrences.len().saturating_sub(SHOWN) as u64;
    lines.extend((more > 0).then(|| further(more, lang)));
    lines.extend(schedule.undated.map(|why| why.told(lang)));
    if schedule.occurrences.is_empty() && schedule.undated.is_none() {
        lines.push(match schedule.relative {
            Some(_) => say!(lang, "дата зависит от события", "the date depends on an event"),
            None => outside(period, lang),
        });
    }
    let unknown = times.map(|time| time.due.year()).find(|year| !calendar.knows(*year));
    lines.extend(unknown.map(|year| unknown_year(year, lang)));
    if !reading.untidy.is_empty() {
        let tidy = reading.tidy(wording);
        lines.push(say!(lang, "набрано небрежно, лучше: {tidy}", "typed untidily, better: {tidy}"));
    }
    lines.join("\n  ") + "\n"
}

/// That there are more times than are shown.
fn further(more: u64, lang: Lang) -> String {
    match lang {
        Lang::Ru => format!("… и ещё {more} {}", plural(more, "срок", "срока", "сроков")),
        Lang::En => format!("… and {more} more"),
    }
}

/// That none of the times lies in the period.
fn outside(period: &Period, lang: Lang) -> String {
    let (first, last) = (date(period.first, lang), date(period.last, lang));
    say!(lang, "в период с {first} по {last} не попадает", "not within the period from {first} to {last}")
}

/// That nothing is known of the days off of a year but what the law says of every year.
fn unknown_year(year: i32, lang: Lang) -> String {
    say!(
        lang,
        "производственного календаря на {year} год нет: учтены выходные и праздники статьи 112 Трудового кодекса, без \
         переносов",
        "there is no production calendar of {year}: weekends and the holidays of article 112 of the Labour Code count, \
         days moved do not"
    )
}

/// «до 1 марта 2024, пятница», «1 мая 2024, среда – 31 мая 2024, пятница».
///
/// That the last day is a day off is told where the wording names that day, and not where a month happens to end so.
fn occurrence(time: &Occurrence, reading: &Reading, calendar: &Calendar, lang: Lang) -> String {
    let day = |day: NaiveDate| {
        let shown = if lang == Lang::Ru { ru_date_short(day) } else { date(day, lang) };
        format!("{shown}, {}", weekday(day, lang))
    };
    let due = day(time.due);
    let text = match time.opens {
        Some(opens) if opens == time.due => due,
        Some(opens) => format!("{} – {due}", day(opens)),
        None => say!(lang, "до {due}", "by {due}"),
    };
    let is_due =
        |named: &NamedDay| named.role == DayRole::Due && named.day.of(time.due.year()) == Some(time.due);
    let is_named = time.opens.is_none_or(|opens| opens == time.due) || reading.named.iter().any(is_due);
    if !is_named || !calendar.is_day_off(time.due) {
        return text;
    }
    let next = day(calendar.working_day_from(time.due));
    say!(
        lang,
        "{text} (выходной; рабочий день после него: {next})",
        "{text} (a day off; the working day after it: {next})"
    )
}
