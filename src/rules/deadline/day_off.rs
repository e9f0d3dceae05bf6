//! `deadline/day-off`: a day that the wording names is not worked.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{DeadlineEntry, entries, redated};
use crate::base::{Lang, weekday};
use crate::deadline::{Calendar, DayRole, Occurrence, Reading};
use crate::rules::edit::Rewording;
use crate::rules::prelude::*;
use crate::rules::words::date;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/day-off",
    severity: Severity::Advice,
    page: include_str!("day_off.md"),
    check: Check::Roadmap(check),
    decode: decode::<DayOff>,
};

/// The days that are not worked, the working day after each, and the one before the first.
#[derive(Debug, Hash, Serialize, Deserialize)]
struct DayOff {
    days: Vec<(NaiveDate, NaiveDate)>,
    before: NaiveDate,
}

/// What a wording names that is not worked, on the days that it means: the same in all roadmaps that have it so.
pub(in crate::rules) struct DaysOff {
    /// The words that name the first of them.
    first: Span,
    days: Vec<(NaiveDate, NaiveDate)>,
    before: NaiveDate,
    /// The wording with working days in place of them.
    moved: Option<Rewording>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    findings.extend(view.in_table(&RULE, || found(view, false)));
    findings.extend(found(view, true));
}

/// The days off that deadlines of clauses name, or those of the table.
fn found(view: &View<'_>, in_clauses: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    let period = view.roadmap.period.as_ref();
    for entry in entries(view).filter(|entry| entry.is_clause() == in_clauses && !entry.is_done()) {
        let Some(reading) = entry.reading() else { continue };
        let (text, time) = (&entry.deadline.text, entry.time);
        let key = (&*text.value, time.dates, time.occurrences());
        let off = view.memo.days_off.of(key, || DaysOff::of(&entry, reading, view.context.calendar));
        let Some(off) = off else { continue };
        // Of a day outside the plan that is told, and it is the day that is wrong.
        let is_outside =
            |(day, _): &(NaiveDate, NaiveDate)| period.is_some_and(|period| !period.days.contains(*day));
        if !entry.is_clause() && off.days.iter().all(is_outside) {
            continue;
        }
        // After the last day of the plan no working day is left in it.
        let stays =
            off.days.iter().all(|(_, after)| period.is_none_or(|period| period.days.contains(*after)));
        let moved = off.moved.as_ref().filter(|_| stays || entry.is_clause());
        let moved = moved.and_then(|new| view.unsafe_rewording(text, new));
        let args = DayOff { days: off.days.clone(), before: off.before };
        findings.push(entry.finding(view, &RULE, off.first, args).with_fix(moved));
    }
    findings
}

impl DaysOff {
    /// Nothing where all days are worked.
    fn of(entry: &DeadlineEntry<'_>, reading: &Reading, calendar: &Calendar) -> Option<Self> {
        let due = || (0..).zip(&reading.named).filter(|(_, named)| named.role == DayRole::Due);
        let is_off = |at, day: &NaiveDate| {
            calendar.is_day_off(*day) && !is_chosen((at, *day), entry, reading, calendar)
        };
        let off = |(at, named)| super::days(entry, named).filter(move |day| is_off(at, day));
        let first = due().find(|named| off(*named).next().is_some()).map(|(_, named)| named.span)?;
        let mut days: Vec<NaiveDate> = due().flat_map(off).collect();
        days.sort_unstable();
        days.dedup();
        let before = calendar.working_day_until(*days.first()?);
        let days = days.into_iter().map(|day| (day, calendar.working_day_from(day))).collect();
        Some(DaysOff { first, days, before, moved: moved(entry, reading, calendar) })
    }
}

/// Whether nothing is due on a day, or its author chose it as a day off: named the weekday of a day that stands by itself,
/// or a time all of whose days are off, as festivals have.
fn is_chosen(
    (at, day): (usize, NaiveDate),
    entry: &DeadlineEntry<'_>,
    reading: &Reading,
    calendar: &Calendar,
) -> bool {
    let is_named = reading.weekdays.iter().any(|said| said.named == at && said.weekday == day.weekday());
    let is_off = |one: NaiveDate| calendar.is_day_off(one);
    let is_rest =
        |opens: NaiveDate| opens < day && opens.iter_days().take_while(|one| *one <= day).all(is_off);
    // A day from which a deadline is counted back is named, but nothing is due on it.
    let mut times = entry.time.occurrences().iter().filter(|time| time.due == day).peekable();
    is_named && stands_alone(entry, reading)
        || times.peek().is_none()
        || times.any(|time| time.opens.is_some_and(is_rest))
}

/// Whether a day of the wording stands by itself, on which something may take place, and is not worded as a last day.
fn stands_alone(entry: &DeadlineEntry<'_>, reading: &Reading) -> bool {
    let is_that_day = entry.time.occurrences().iter().any(|time| time.opens == Some(time.due));
    is_that_day || reading.clone().on_the_day(&entry.deadline.text).term != reading.term
}

/// The next working day in place of each last day that is off. Nothing where a day stands by itself, a time begins on a
/// day off, or a day is meant in several years, which have other days off.
fn moved(entry: &DeadlineEntry<'_>, reading: &Reading, calendar: &Calendar) -> Option<Rewording> {
    let begins_off = |time: &Occurrence| time.opens.is_some_and(|opens| calendar.is_day_off(opens));
    if stands_alone(entry, reading) || entry.time.occurrences().iter().any(begins_off) {
        return None;
    }
    let text = &entry.deadline.text;
    let mut moves = Vec::new();
    for (at, named) in reading.named.iter().enumerate().filter(|(_, named)| named.role == DayRole::Due) {
        let mut own = super::days(entry, named);
        let Some(day) = own.next().filter(|day| calendar.is_day_off(*day)) else { continue };
        if is_chosen((at, day), entry, reading, calendar) {
            continue;
        }
        let same = own.all(|other| other == day);
        moves.push((at, Some(calendar.working_day_from(day)).filter(|_| same)?));
    }
    Rewording::of(text, moved_to(text, reading, &moves)?)
}

/// The wording with other days in place of those of these numbers.
fn moved_to(wording: &str, reading: &Reading, moves: &[(usize, NaiveDate)]) -> Option<String> {
    let first = (wording.to_owned(), reading.clone());
    let moved =
        moves.iter().try_fold(first, |(wording, reading), (at, to)| redated(&wording, &reading, *at, *to));
    moved.map(|(wording, _)| wording)
}

/// «14 сентября 2024 года, суббота».
fn told(day: NaiveDate, lang: Lang) -> String {
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let (date, weekday) = (date(day, lang), weekday(day, lang));
    match weekend {
        true => format!("{date}, {weekday}"),
        false => say!(
            lang,
            "{date}, {weekday} (по производственному календарю)",
            "{date}, {weekday}, a day off by the calendar"
        ),
    }
}

impl Words for DayOff {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let days: Vec<String> = self.days.iter().map(|(day, _)| told(*day, tell.lang)).collect();
        let days = days.join("; ");
        say!(tell.lang, "нерабочий день: {days}", "not a working day: {days}")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let lang = tell.lang;
        Some(match self.days.as_slice() {
            [(_, after)] => {
                let named = |day| format!("{} ({})", date(day, lang), weekday(day, lang));
                let (before, after) = (named(self.before), named(*after));
                say!(
                    lang,
                    "ближайшие рабочие дни: {before} и {after}",
                    "the nearest working days: {before} and {after}"
                )
            }
            days => {
                let days: Vec<String> = days.iter().map(|(_, after)| date(*after, lang)).collect();
                let days = days.join(", ");
                say!(lang, "следующие рабочие дни: {days}", "the next working days: {days}")
            }
        })
    }

    fn fix(&self, _at: usize, tell: &MessageContext<'_>) -> Option<String> {
        let days: Vec<String> = self.days.iter().map(|(_, after)| date(*after, tell.lang)).collect();
        let days = days.join(", ");
        Some(say!(tell.lang, "перенести на {days}", "move to {days}"))
    }

    fn data(&self) -> Data {
        Data::of("days", self.days.iter().map(|(day, _)| day.to_string()).collect::<Vec<_>>())
    }

    fn alike(&self, to: &mut dyn Hasher) -> bool {
        feed(self, to)
    }
}
