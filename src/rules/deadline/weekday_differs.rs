//! `deadline/weekday-differs`: the weekday that the wording gives a day is not the day's own.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{days, entries};
use crate::base::weekday;
use crate::rules::prelude::*;
use crate::rules::words::date;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/weekday-differs",
    severity: Severity::Warning,
    page: include_str!("weekday_differs.md"),
    check: Check::Roadmap(check),
    decode: decode::<WeekdayDiffers>,
};

/// The day, and the nearest one of the weekday that it is said to be.
#[derive(Debug, Serialize, Deserialize)]
struct WeekdayDiffers {
    day: NaiveDate,
    said: NaiveDate,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for entry in entries(view) {
        let Some(reading) = entry.reading() else { continue };
        let wrong = reading.weekdays.iter().find_map(|said| {
            let named = reading.named.get(said.named)?;
            let day = days(&entry, named).find(|day| day.weekday() != said.weekday)?;
            Some((said, day))
        });
        let Some((said, day)) = wrong else { continue };
        let args = WeekdayDiffers { day, said: nearest(day, said.weekday) };
        let named = super::redated(&entry.deadline.text, reading, said.named, day);
        let mended = named.and_then(|(named, _)| view.unsafe_retyping(&entry.deadline.text, &named));
        findings.push(entry.finding(view, &RULE, said.span, args).with_fix(mended));
    }
}

/// The day of a weekday in the same week.
fn nearest(day: NaiveDate, weekday: Weekday) -> NaiveDate {
    let monday = day.week(Weekday::Mon).first_day();
    monday.iter_days().take(7).find(|day| day.weekday() == weekday).unwrap_or(day)
}

impl Words for WeekdayDiffers {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let lang = tell.lang;
        let (day, own, said) = (date(self.day, lang), weekday(self.day, lang), weekday(self.said, lang));
        say!(lang, "{day} – {own}, а не {said}", "{day} is a {own}, not a {said}")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let near = date(self.said, tell.lang);
        Some(say!(
            tell.lang,
            "исправить день недели или число; на этой неделе такой день {near}",
            "mend the weekday or the date; that weekday of the week is {near}"
        ))
    }

    fn data(&self) -> Data {
        Data::of("day", self.day.to_string())
    }
}
