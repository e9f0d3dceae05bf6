//! `deadline/weekday-differs`: the weekday that the wording gives a day is not the day's own.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{days, entries};
use crate::base::{Lang, weekday};
use crate::deadline::WeekdaySaid;
use crate::rules::prelude::*;
use crate::rules::words::{date, with_others};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/weekday-differs",
    severity: Severity::Warning,
    page: include_str!("weekday_differs.md"),
    check: Check::Roadmap(check),
    decode: decode::<WeekdayDiffers>,
};

/// The days, each with the nearest one of the weekday that it is said to be.
#[derive(Debug, Serialize, Deserialize)]
struct WeekdayDiffers(Vec<WrongWeekday>);

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct WrongWeekday {
    day: NaiveDate,
    said: NaiveDate,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for entry in entries(view) {
        let Some(reading) = entry.reading() else { continue };
        let wrong = reading.weekdays.iter().filter_map(|said| {
            let named = reading.named.get(said.named)?;
            let day = days(&entry, named).find(|day| day.weekday() != said.weekday)?;
            Some((said, day))
        });
        let wrong: Vec<(&WeekdaySaid, NaiveDate)> = wrong.collect();
        let Some((said, day)) = wrong.first() else { continue };
        let each =
            wrong.iter().map(|(said, day)| WrongWeekday { day: *day, said: nearest(*day, said.weekday) });
        let args = WeekdayDiffers(each.collect());
        let named = super::redated(&entry.deadline.text, reading, said.named, *day);
        let mended = named.filter(|_| wrong.len() == 1);
        let mended = mended.and_then(|(named, _)| view.unsafe_retyping(&entry.deadline.text, &named));
        findings.push(entry.finding(view, &RULE, said.span, args).with_fix(mended));
    }
}

/// The day of a weekday in the same week.
fn nearest(day: NaiveDate, weekday: Weekday) -> NaiveDate {
    let monday = day.week(Weekday::Mon).first_day();
    monday.iter_days().take(7).find(|day| day.weekday() == weekday).unwrap_or(day)
}

impl WrongWeekday {
    fn told(&self, lang: Lang) -> String {
        let (day, own, said) = (date(self.day, lang), weekday(self.day, lang), weekday(self.said, lang));
        say!(lang, "{day} – {own}, а не {said}", "{day} is a {own}, not a {said}")
    }
}

impl Words for WeekdayDiffers {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        self.0.iter().map(|wrong| wrong.told(tell.lang)).collect::<Vec<_>>().join("; ")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let [only] = self.0.as_slice() else {
            return Some(say!(tell.lang, "исправить дни недели или числа", "mend the weekdays or the dates"));
        };
        let near = date(only.said, tell.lang);
        Some(say!(
            tell.lang,
            "исправить день недели или число; на этой неделе такой день {near}",
            "mend the weekday or the date; that weekday of the week is {near}"
        ))
    }

    fn data(&self) -> Data {
        let days = self.0.iter().map(|wrong| wrong.day.to_string());
        let others: Vec<String> = days.clone().skip(1).collect();
        with_others(Data::default().with_some("day", days.take(1).next()), &others)
    }
}
