//! «Календарь»: which days are taken, by weeks; days off are grey.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

use super::PageContext;
use super::frame::PageLink;
use super::overview::escaped;
use super::words::word;
use crate::base::{Lang, numeric_date, say};
use crate::russian::{Case, month_of, ru_month};
use crate::site::part::SitePart;

/// The months that hold something.
#[derive(Serialize)]
pub(super) struct Months {
    /// The days of the week, Monday first.
    weekdays: [&'static str; 7],
    months: Vec<Month>,
}

#[derive(Serialize)]
struct Month {
    id: String,
    name: String,
    weeks: Vec<Vec<CalendarDay>>,
}

/// A day; one of another month has no number.
#[derive(Default, Serialize)]
struct CalendarDay {
    number: u32,
    name: String,
    off: bool,
    today: bool,
    items: Vec<CalendarItem>,
}

/// What is due on a day: measures of one title together.
#[derive(Clone, Serialize)]
struct CalendarItem {
    link: PageLink,
    class: &'static str,
}

/// What is due: of each day the titles.
type DueByDay = BTreeMap<NaiveDate, BTreeMap<String, DueTogether>>;

/// Measures of one title that are due on one day.
struct DueTogether {
    all: usize,
    done: usize,
    overdue: usize,
    /// Overdue too, which somebody has accepted.
    accepted: usize,
    /// Where the first is.
    href: String,
}

impl DueTogether {
    /// Its class, and the sign before its title: what is said by colour is never said by colour alone.
    fn look(&self) -> (&'static str, &'static str) {
        match (self.overdue, self.accepted, self.done == self.all) {
            (1.., ..) => ("overdue", "!\u{a0}"),
            (_, 1.., _) => ("overdue accepted", "!\u{a0}"),
            (_, _, true) => ("done", "✔\u{a0}"),
            _ => ("time", ""),
        }
    }

    /// What is said behind the title: how many are done, and that what is overdue was accepted.
    fn told(&self, lang: Lang) -> String {
        let DueTogether { all, done, .. } = self;
        let counted = match all {
            1 => String::new(),
            _ => say!(lang, " (исполнено {done} из {all})", " ({done} of {all} done)"),
        };
        let accepted = match (self.overdue, self.accepted) {
            (0, 1..) => say!(lang, " (просрочено, принято)", " (overdue, accepted)"),
            _ => String::new(),
        };
        counted + &accepted
    }
}

const WEEKDAYS: [[&str; 7]; 2] =
    [["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"], ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]];

impl PageContext<'_> {
    /// The page.
    pub(super) fn calendar(&self) -> (String, Months) {
        let lang = self.site.lang;
        let due = self.due();
        let mut firsts: Vec<NaiveDate> =
            due.keys().chain(&self.site.as_of).filter_map(|day| day.with_day(1)).collect();
        firsts.sort_unstable();
        firsts.dedup();
        let months = firsts.into_iter().map(|first| self.month(first, &due));
        let [ru, en] = WEEKDAYS;
        let page = Months { weekdays: lang.pick(ru, en), months: months.collect() };
        (word("calendar", lang).to_owned(), page)
    }

    /// What is due when.
    fn due(&self) -> DueByDay {
        let mut due = DueByDay::new();
        for (number, part) in self.site.parts.iter().enumerate() {
            for task in part.tasks.iter().filter(|task| part.asks(task.roadmap) && task.is_told_alone()) {
                let overdue = part.overdue(task);
                let is_accepted = overdue.is_some_and(|one| one.passed_over.is_some());
                for time in &task.times {
                    let href = || self.site.addresses.row(number, task.roadmap, &task.id);
                    let none = || DueTogether { all: 0, done: 0, overdue: 0, accepted: 0, href: href() };
                    let together =
                        due.entry(time.due).or_default().entry(task.title.clone()).or_insert_with(none);
                    let passed = self.site.as_of.is_some_and(|day| time.due < day);
                    together.all += 1;
                    together.done += usize::from(time.done.is_some());
                    let is_late = overdue.is_some() && passed && time.done.is_none();
                    together.overdue += usize::from(is_late && !is_accepted);
                    together.accepted += usize::from(is_late && is_accepted);
                }
            }
        }
        due
    }

    fn month(&self, first: NaiveDate, due: &DueByDay) -> Month {
        let lang = self.site.lang;
        let name = match lang {
            Lang::Ru => ru_month(month_of(first), Case::Nominative),
            Lang::En => month_of(first).name(),
        };
        let lead = u64::from(first.weekday().num_days_from_monday());
        let start = first.checked_sub_days(Days::new(lead)).unwrap_or(first);
        let mut days: Vec<CalendarDay> = start
            .iter_days()
            .take_while(|day| *day < first || day.month() == first.month())
            .map(|day| if day < first { CalendarDay::default() } else { self.day(day, due) })
            .collect();
        days.resize_with(days.len().next_multiple_of(7), CalendarDay::default);
        let mut weeks: Vec<Vec<CalendarDay>> = Vec::new();
        for day in days {
            match weeks.last_mut().filter(|week| week.len() < 7) {
                Some(week) => week.push(day),
                None => weeks.push(vec![day]),
            }
        }
        Month {
            id: format!("m{}-{:02}", first.year(), first.month()),
            name: format!("{name} {}", first.year()),
            weeks,
        }
    }

    fn day(&self, day: NaiveDate, due: &DueByDay) -> CalendarDay {
        let items = due.get(&day).into_iter().flatten().map(|(title, together)| {
            let (class, sign) = together.look();
            let text = format!("{sign}{title}{}", together.told(self.site.lang));
            let href = match together.all {
                1 => together.href.clone(),
                _ => format!("search.html#q={}", escaped(title)),
            };
            CalendarItem { link: PageLink { href, text }, class }
        });
        CalendarDay {
            number: day.day(),
            name: numeric_date(day, self.site.lang),
            off: self.site.parts.first().is_some_and(|part: &SitePart| part.calendar.is_day_off(day)),
            today: self.site.as_of == Some(day),
            items: items.collect(),
        }
    }
}
