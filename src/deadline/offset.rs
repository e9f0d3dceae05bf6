//! So many days, weeks, months or years after an event, or before a day.

use chrono::{Days, Month, Months, NaiveDate};

use super::calendar::Calendar;
use super::read::forms;

/// So many days, weeks, months or years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Offset {
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: TimeUnit,
}

/// The unit of a delay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    /// Calendar days.
    Day,
    /// Working days.
    WorkingDay,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

impl TimeUnit {
    /// The name in the JSON of `vekha deadline`.
    pub fn name(self) -> &'static str {
        match self {
            TimeUnit::Day => "day",
            TimeUnit::WorkingDay => "working-day",
            TimeUnit::Week => "week",
            TimeUnit::Month => "month",
            TimeUnit::Year => "year",
        }
    }
}

/// A time after an event.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Delay {
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: TimeUnit,
    /// The event, as it follows «после»; empty where the wording names none.
    pub event: String,
}

impl Offset {
    /// The day so long before another.
    pub fn before(self, day: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
        let count = u32::from(self.count);
        match self.unit {
            TimeUnit::Day => day.checked_sub_days(Days::new(u64::from(count))),
            TimeUnit::WorkingDay => Some(calendar.sub_working_days(day, count)),
            TimeUnit::Week => day.checked_sub_days(Days::new(u64::from(count) * 7)),
            TimeUnit::Month => day.checked_sub_months(Months::new(count)),
            TimeUnit::Year => day.checked_sub_months(Months::new(count * 12)),
        }
    }

    /// «за 9 месяцев до 10 октября», «за год до 20 декабря»: whether a day of that month may be the one by which so long a
    /// time from the year's beginning is reported on. A report of the year may be due in its last month.
    pub(super) fn may_report(self, due: Month) -> bool {
        let months = match (self.unit, self.count) {
            (TimeUnit::Month, count @ (3 | 6 | 9)) => u32::from(count),
            (TimeUnit::Year, 1) => 12,
            _ => return false,
        };
        match (due.number_from_month() + 23 - months) % 12 {
            11 => months == 12,
            behind => behind < 2,
        }
    }
}

/// So long after an event.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Relative {
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: TimeUnit,
    /// The event as it follows «после»; empty where none is named.
    pub event: String,
}

impl From<&Delay> for Relative {
    fn from(delay: &Delay) -> Self {
        Relative { count: delay.count, unit: delay.unit, event: delay.event.clone() }
    }
}

impl Relative {
    /// The last day, counted from the day of the event. `None` only past the end of the calendar.
    pub fn finish(&self, start: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
        let count = u32::from(self.count);
        match self.unit {
            TimeUnit::Day => start.checked_add_days(Days::new(u64::from(count))),
            TimeUnit::WorkingDay => Some(calendar.add_working_days(start, count)),
            TimeUnit::Week => start.checked_add_days(Days::new(u64::from(count) * 7)),
            TimeUnit::Month => start.checked_add_months(Months::new(count)),
            TimeUnit::Year => start.checked_add_months(Months::new(count * 12)),
        }
    }

    /// Whether the event is the issue or the signing of this very order; a delay without an event is counted from it too.
    pub fn is_order(&self) -> bool {
        let mut words = self.event.split_whitespace().map(str::to_lowercase).peekable();
        if words.peek().is_some_and(|word| word == forms::ITS) {
            words.next();
            return words.next().is_some_and(|word| is_issue(&word)) && words.next().is_none();
        }
        let Some(issue) = words.next() else { return true };
        let this = words.next_if(|word| forms::THIS.contains(&word.as_str())).is_some();
        let act = words.next();
        let ends = words.next().is_none();
        let order = |act: &str| forms::ACTS.iter().any(|stem| act.starts_with(stem));
        is_issue(&issue) && act.map_or(!this, |act| order(&act) && (this || ends))
    }
}

/// Whether the word tells the issue or the signing of an act.
fn is_issue(word: &str) -> bool {
    forms::ISSUES.iter().any(|stem| word.starts_with(stem))
}
