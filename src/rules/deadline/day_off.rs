//! `deadline/day-off`: a day that the wording names is not worked.

use chrono::{Datelike, NaiveDate};

use super::{Check, DueHelp, DueSays, Entry, Rule, View, entries};
use crate::base::{Finding, Severity};
use crate::deadline::{Named, Role};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/day-off",
    severity: Severity::Advice,
    page: include_str!("day_off.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let calendar = view.context.calendar;
    for entry in entries(view).filter(|entry| !entry.is_done()) {
        let Some(reading) = entry.reading() else { continue };
        let due = || reading.named.iter().filter(|named| named.role == Role::Due);
        let off = |named| days(&entry, named).filter(|day| calendar.is_day_off(*day));
        let Some(first) = due().find(|named| off(named).next().is_some()) else { continue };
        let mut days: Vec<NaiveDate> = due().flat_map(off).collect();
        days.sort_unstable();
        days.dedup();
        let Some(&day) = days.first() else { continue };
        let (before, after) = (calendar.working_day_until(day), calendar.working_day_from(day));
        let help = match days.len() {
            1 => DueHelp::WorkingDay { before, after },
            _ => DueHelp::WorkingDays {
                after: days.iter().map(|day| calendar.working_day_from(*day)).collect(),
            },
        };
        let names: Vec<String> = days.iter().map(NaiveDate::to_string).collect();
        let finding = entry.finding(view, &RULE, first.span, &DueSays::DayOff { days });
        findings.push(finding.help(view.context.lang, &help).data("days", names));
    }
}

/// The days that a named day is: those on which the duty is due, else the one of its own year.
fn days<'e>(entry: &Entry<'e>, named: &'e Named) -> impl Iterator<Item = NaiveDate> + use<'e> {
    let (month, number) = (named.day.month().number_from_month(), named.day.number());
    let is = move |day: &NaiveDate| (day.month(), day.day()) == (month, number);
    let times = entry.time.occurrences();
    let none = !times.iter().any(|time| is(&time.due));
    let own = named.year.filter(|_| none).and_then(|year| named.day.of(year));
    times.iter().map(|time| time.due).filter(is).chain(own)
}
