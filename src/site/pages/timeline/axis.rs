//! The axis of a timeline: its first and last day, and the months between, in hundredths of its width.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Serialize;

use crate::base::Lang;
use crate::russian::{Case, month_of, ru_month};

/// The most years that an axis shows.
const MOST: u32 = 12;

/// The days that a timeline shows, from the first of a month to the last of one.
#[derive(Clone, Copy, Debug)]
pub(in crate::site::pages) struct DaySpan {
    first: NaiveDate,
    /// The day behind the last.
    end: NaiveDate,
}

impl DaySpan {
    /// The months that hold some days; of days too far apart the months that follow the first.
    pub(in crate::site::pages) fn of(days: impl Iterator<Item = NaiveDate>) -> Self {
        let (mut first, mut last): (Option<NaiveDate>, Option<NaiveDate>) = (None, None);
        for day in days {
            first = Some(first.map_or(day, |first| first.min(day)));
            last = Some(last.map_or(day, |last| last.max(day)));
        }
        let first = first.unwrap_or_default();
        let month = |day: NaiveDate| day.with_day(1).unwrap_or(day);
        let start = month(first);
        let end = month(last.unwrap_or(first)).checked_add_months(Months::new(1)).unwrap_or(first);
        let most = start.checked_add_months(Months::new(12 * MOST)).unwrap_or(end);
        DaySpan { first: start, end: end.min(most) }
    }

    /// How many days it has.
    fn days(&self) -> i64 {
        (self.end - self.first).num_days().max(1)
    }

    /// Whether it shows some of the days from the first to the last.
    pub(super) fn meets(&self, first: NaiveDate, last: NaiveDate) -> bool {
        last >= self.first && first < self.end
    }

    /// Where a day begins, in per cent of the width.
    pub(super) fn begin(&self, day: NaiveDate) -> f64 {
        let days = (day - self.first).num_days().clamp(0, self.days());
        // A hundred per cent of a few thousand days is told exactly enough.
        days as f64 * 100.0 / self.days() as f64
    }

    /// The middle of a day.
    pub(super) fn middle(&self, day: NaiveDate) -> f64 {
        (self.begin(day) + self.end(day)) / 2.0
    }

    /// Where a day ends.
    pub(super) fn end(&self, day: NaiveDate) -> f64 {
        self.begin(day.checked_add_days(Days::new(1)).unwrap_or(day))
    }
}

/// A part of the width with three figures behind the point: a hundredth of a pixel on any screen.
pub(super) fn told(part: f64) -> String {
    ((part * 1000.0).round() / 1000.0).to_string()
}

/// The axis.
#[derive(Serialize)]
pub(in crate::site::pages) struct Axis {
    /// The marks by how much they weigh: `y` of years, `q` of quarters, `m` of other months.
    marks: Vec<(&'static str, Vec<MonthMark>)>,
    /// The first month: `2024-01`.
    from: String,
    /// How many months.
    count: usize,
    /// Which marks bear names where all is shown at once: `m` each month, `q` each quarter, `y` each year.
    named: &'static str,
    /// Where the day of judgement stands.
    today: Option<String>,
}

/// The first day of a month.
#[derive(Clone, Serialize)]
struct MonthMark {
    x: String,
    text: String,
}

impl Axis {
    /// The axis of some days.
    pub(in crate::site::pages) fn of(span: &DaySpan, as_of: Option<NaiveDate>, lang: Lang) -> Self {
        let firsts = std::iter::successors(Some(span.first), |day| day.checked_add_months(Months::new(1)));
        let mark = |day: NaiveDate| {
            let name = match lang {
                Lang::Ru => ru_month(month_of(day), Case::Nominative),
                Lang::En => month_of(day).name(),
            };
            let short: String = name.chars().take(3).collect();
            let is_first = day == span.first;
            // The name of the first month takes the room of the next two.
            let near = !is_first && span.first.month() != 1 && (day - span.first).num_days() < 80;
            let (weight, text) = match day.month() {
                _ if near && (day - span.first).num_days() < 40 => ("m", String::new()),
                _ if near => ("m", short),
                1 => ("y", day.year().to_string()),
                _ if is_first => ("y", format!("{short} {}", day.year())),
                4 | 7 | 10 => ("q", short),
                _ => ("m", short),
            };
            (weight, MonthMark { x: told(span.begin(day)), text })
        };
        let mut marks: Vec<(&str, Vec<MonthMark>)> =
            ["y", "q", "m"].map(|weight| (weight, Vec::new())).into();
        let mut count = 0;
        for (weight, mark) in firsts.take_while(|day| *day < span.end).map(mark) {
            count += 1;
            marks.iter_mut().filter(|(own, _)| *own == weight).for_each(|(_, all)| all.push(mark.clone()));
        }
        let named = match count {
            0..=15 => "m",
            16..=45 => "q",
            _ => "y",
        };
        let today = as_of.filter(|day| span.first <= *day && *day < span.end);
        let from = format!("{}-{:02}", span.first.year(), span.first.month());
        Axis { marks, from, count, named, today: today.map(|day| told(span.middle(day))) }
    }

    /// The axis beside other columns, where there is less room for names. Months that bear none are left to the script,
    /// which alone can make them wide enough.
    pub(in crate::site::pages) fn narrow(self) -> Self {
        let named = match self.count {
            0..=8 => "m",
            9..=24 => "q",
            _ => "y",
        };
        let marks = self.marks.into_iter().filter(|(weight, _)| named == "m" || *weight != "m").collect();
        Axis { named, marks, ..self }
    }
}
