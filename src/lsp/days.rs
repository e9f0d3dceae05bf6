//! Days as people read them at a deadline: with the weekday, and whether it is a day off.

use chrono::NaiveDate;

use crate::base::{Lang, date, days, say, weekday};
use crate::deadline::{Calendar, Occurrence, Schedule};
use crate::graph::{DueWindow, date as date_of};
use crate::render::markdown_text;
use crate::russian::ru_date_numeric;

/// How many times of a recurring deadline are listed.
const LISTED: usize = 12;

/// A day in words: «1 марта 2024 года, пятница», with a mark where it is a day off.
pub(super) fn day(day: NaiveDate, calendar: &Calendar, lang: Lang) -> String {
    let (date, weekday) = (date(day, lang), weekday(day, lang));
    if calendar.is_day_off(day) {
        say!(lang, "{date}, {weekday}, выходной", "{date}, {weekday}, a day off")
    } else {
        format!("{date}, {weekday}")
    }
}

/// A time in words: a window, a day, or a last day.
pub(super) fn time(opens: Option<NaiveDate>, due: NaiveDate, calendar: &Calendar, lang: Lang) -> String {
    let last = day(due, calendar, lang);
    match opens {
        Some(opens) if opens == due => last,
        Some(opens) => {
            let first = day(opens, calendar, lang);
            say!(lang, "с {first} — по {last}", "from {first} to {last}")
        }
        None => say!(lang, "до {last}", "by {last}"),
    }
}

/// A schedule as a list in Markdown.
pub(super) fn schedule(schedule: &Schedule, calendar: &Calendar, lang: Lang) -> String {
    let times = &schedule.occurrences;
    let line = |one: &Occurrence| format!("- {}", time(one.opens, one.due, calendar, lang));
    let mut lines: Vec<String> = times.iter().take(LISTED).map(line).collect();
    if let Some(more) = times.len().checked_sub(LISTED).filter(|more| *more > 0) {
        lines.push(say!(lang, "- и ещё {more}", "- and {more} more"));
    }
    if let Some(why) = schedule.undated {
        lines.push(format!("- {}", why.told(lang)));
    }
    if let (Some(relative), true) = (&schedule.relative, times.is_empty()) {
        let event = markdown_text(&relative.event);
        lines.push(say!(lang, "- считается от события: {event}", "- counted from an event: {event}"));
    }
    lines.join("\n")
}

/// The dates of a schedule in a few signs, to stand behind the wording.
pub(super) fn brief(schedule: &Schedule) -> Option<String> {
    let short = ru_date_numeric;
    let one = |time: &Occurrence| match time.opens {
        Some(opens) if opens != time.due => format!("{}–{}", short(opens), short(time.due)),
        _ => short(time.due),
    };
    match schedule.occurrences.as_slice() {
        [] => None,
        [only] => Some(one(only)),
        [first, .., last] => {
            let count = schedule.occurrences.len();
            Some(format!("{} … {} ({count})", one(first), one(last)))
        }
    }
}

/// How much time is left between two days, or how much is lacking.
pub(super) fn slack(due: NaiveDate, bound: NaiveDate, lang: Lang) -> String {
    let between = (bound - due).num_days();
    let count = days(between.unsigned_abs(), lang);
    match between {
        0 => say!(lang, "запаса нет", "no time to spare"),
        1.. => say!(lang, "запас {count}", "{count} to spare"),
        _ => say!(lang, "**позже на {count}**", "**late by {count}**"),
    }
}

/// A time of the graph in words.
pub(super) fn window(window: &DueWindow, calendar: &Calendar, lang: Lang) -> String {
    time(window.first().map(date_of), date_of(window.due), calendar, lang)
}
