//! `deadline/day-off`: a day that the wording names is not worked.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Entry, entries, redated};
use crate::base::Lang;
use crate::base::weekday;
use crate::deadline::Role;
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
#[derive(Debug, Serialize, Deserialize)]
struct DayOff {
    days: Vec<(NaiveDate, NaiveDate)>,
    before: NaiveDate,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let calendar = view.context.calendar;
    for entry in entries(view).filter(|entry| !entry.is_done()) {
        let Some(reading) = entry.reading() else { continue };
        let due = || reading.named.iter().filter(|named| named.role == Role::Due);
        let off = |named| super::days(&entry, named).filter(|day| calendar.is_day_off(*day));
        let Some(first) = due().find(|named| off(named).next().is_some()) else { continue };
        let mut days: Vec<NaiveDate> = due().flat_map(off).collect();
        days.sort_unstable();
        days.dedup();
        let Some(&day) = days.first() else { continue };
        let before = calendar.working_day_until(day);
        let days = days.into_iter().map(|day| (day, calendar.working_day_from(day))).collect();
        let moved = moved(view, &entry).and_then(|moved| view.unsafe_retyping(&entry.deadline.text, &moved));
        findings.push(entry.finding(view, &RULE, first.span, DayOff { days, before }).with_fix(moved));
    }
}

/// The wording with the next working day in place of each day off; nothing where one of its days is meant in several
/// years, which have other days off.
fn moved(view: &View<'_>, entry: &Entry<'_>) -> Option<String> {
    let calendar = view.context.calendar;
    let mut wording = entry.deadline.text.to_string();
    let mut reading = entry.reading()?.clone();
    for at in 0..reading.named.len() {
        let named = *reading.named.get(at)?;
        let mut own = super::days(entry, &named).filter(|_| named.role == Role::Due);
        let Some(day) = own.next() else { continue };
        let same = own.all(|other| other == day);
        if !calendar.is_day_off(day) {
            continue;
        }
        let redated = redated(&wording, &reading, at, calendar.working_day_from(day));
        (wording, reading) = redated.filter(|_| same)?;
    }
    Some(wording)
}

/// «14 сентября 2024 года, суббота».
fn told(day: NaiveDate, lang: Lang) -> String {
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let (date, weekday) = (date(day, lang), weekday(day, lang));
    match weekend {
        true => format!("{date}, {weekday}"),
        false => say!(
            lang,
            "{date}, {weekday}, по календарю выходной",
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

    fn fix(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        let days: Vec<String> = self.days.iter().map(|(_, after)| date(*after, tell.lang)).collect();
        let days = days.join(", ");
        say!(tell.lang, "перенести на {days}", "move to {days}")
    }

    fn data(&self) -> Data {
        Data::of("days", self.days.iter().map(|(day, _)| day.to_string()).collect::<Vec<_>>())
    }
}
