//! Stretches of a year: a day, a part of a month, a month, a quarter, a half-year, a year, an academic year.

use chrono::{Datelike, Days, Month, NaiveDate, Weekday};

/// A number from 1 to `N`: a quarter of four, a half of two, a third of three, a week of five.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nth<const N: u8>(u8);

impl<const N: u8> Nth<N> {
    /// The number, where there is one that high.
    pub fn new(number: u32) -> Option<Self> {
        u8::try_from(number).ok().filter(|number| (1..=N).contains(number)).map(Nth)
    }

    /// The number, counted from 1.
    pub fn get(self) -> u8 {
        self.0
    }
}

/// A day of a year not named: 29 February is one, 30 February is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    month: u8,
    day: u8,
}

impl Day {
    /// The day, where the month can have it.
    pub fn new(month: Month, day: u32) -> Option<Self> {
        let longest = days_in(2000, month);
        (1..=longest).contains(&day).then(|| Day { month: month.number_from_month() as u8, day: day as u8 })
    }

    /// The month.
    pub fn month(self) -> Month {
        month(u32::from(self.month))
    }

    /// The number in the month.
    pub fn number(self) -> u32 {
        u32::from(self.day)
    }

    /// That day of a year; `None` for 29 February of an ordinary year.
    pub fn of(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, u32::from(self.month), u32::from(self.day))
    }
}

/// A part of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MonthPart {
    /// The days 1 to 10, 11 to 20, or 21 to the end; also the beginning, the middle and the end of a month.
    Third(Nth<3>),
    /// The days 1 to 7, 8 to 14, 15 to 21, 22 to 28, or 29 to the end.
    Week(Nth<5>),
    /// The last seven days.
    LastWeek,
    /// The days 1 to 15, or 16 to the end.
    Half(Nth<2>),
    /// One day: the first to the fourth Monday, Tuesday and so on.
    Weekday(Nth<4>, Weekday),
    /// One day: the last Monday, Tuesday and so on.
    LastWeekday(Weekday),
}

impl MonthPart {
    /// The first and the last day of it in a month.
    pub(super) fn days(self, year: i32, month: Month) -> (u32, u32) {
        let length = days_in(year, month);
        let open =
            |first: u32, last: u32, whole: bool| (first, if whole { length } else { last.min(length) });
        let one = |day: u32| (day, day);
        match self {
            MonthPart::Third(third) => open(number(third) * 10 - 9, number(third) * 10, number(third) == 3),
            MonthPart::Week(week) => open(number(week) * 7 - 6, number(week) * 7, number(week) == 5),
            MonthPart::LastWeek => (length.saturating_sub(6), length),
            MonthPart::Half(half) => open(number(half) * 15 - 14, 15, number(half) == 2),
            MonthPart::Weekday(nth, weekday) => {
                one(first_weekday(year, month, weekday) + 7 * (number(nth) - 1))
            }
            MonthPart::LastWeekday(weekday) => {
                let first = first_weekday(year, month, weekday);
                one(first + (length - first) / 7 * 7)
            }
        }
    }

    /// Whether it is a single day.
    pub fn is_day(self) -> bool {
        matches!(self, MonthPart::Weekday(..) | MonthPart::LastWeekday(_))
    }
}

/// The number of the first Monday, Tuesday and so on of a month.
fn first_weekday(year: i32, month: Month, weekday: Weekday) -> u32 {
    let first = NaiveDate::from_ymd_opt(year, month.number_from_month(), 1).unwrap_or_default().weekday();
    weekday.days_since(first) + 1
}

/// An interval of a year not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Interval {
    /// One day.
    Day(Day),
    /// A part of a month: a decade, a week, a half.
    Part(Month, MonthPart),
    /// A month.
    Month(Month),
    /// A quarter.
    Quarter(Nth<4>),
    /// A half-year.
    Half(Nth<2>),
    /// The whole year.
    Year,
    /// September to December, or January to August, of the academic year that begins in the year.
    SchoolHalf(Nth<2>),
    /// The academic year that begins in the year: 1 September to 31 August.
    SchoolYear,
    /// The day before an academic year that begins in the year: «до начала учебного года».
    SchoolEve,
}

impl Interval {
    /// The first day in a year; `None` for 29 February of an ordinary year.
    pub fn first(self, year: i32) -> Option<NaiveDate> {
        let start = |year: i32, number: u32| NaiveDate::from_ymd_opt(year, number, 1);
        match self {
            Interval::Day(day) => day.of(year),
            Interval::Part(month, part) => {
                NaiveDate::from_ymd_opt(year, month.number_from_month(), part.days(year, month).0)
            }
            Interval::Month(month) => start(year, month.number_from_month()),
            Interval::Quarter(quarter) => start(year, number(quarter) * 3 - 2),
            Interval::Half(half) => start(year, number(half) * 6 - 5),
            Interval::Year => start(year, 1),
            Interval::SchoolHalf(half) if half.get() == 2 => start(year + 1, 1),
            Interval::SchoolHalf(_) | Interval::SchoolYear => start(year, 9),
            Interval::SchoolEve => month_end(year, 8),
        }
    }

    /// The last day in a year; `None` for 29 February of an ordinary year.
    pub fn last(self, year: i32) -> Option<NaiveDate> {
        match self {
            Interval::Day(day) => day.of(year),
            Interval::Part(month, part) => {
                NaiveDate::from_ymd_opt(year, month.number_from_month(), part.days(year, month).1)
            }
            Interval::Month(month) => month_end(year, month.number_from_month()),
            Interval::Quarter(quarter) => month_end(year, number(quarter) * 3),
            Interval::Half(half) => month_end(year, number(half) * 6),
            Interval::Year => month_end(year, 12),
            Interval::SchoolHalf(half) if half.get() == 1 => month_end(year, 12),
            Interval::SchoolHalf(_) | Interval::SchoolYear => month_end(year + 1, 8),
            Interval::SchoolEve => month_end(year, 8),
        }
    }

    /// The interval as the end of a window: of one that begins with a day, its last day, where that is the same in each
    /// year. «с 1 марта по май» ends on 31 May; February has two ends.
    pub fn behind(self, first: Interval) -> Interval {
        let of = |year: i32| self.last(year).map(|day| (day.month(), day.day()));
        let day = of(2001).filter(|day| of(2000) == Some(*day));
        let day = day.and_then(|(name, number)| Day::new(month(name), number)).map(Interval::Day);
        let plain = matches!(first, Interval::Day(_)) && !self.is_school() && !self.is_day();
        day.filter(|day| plain && *day != first).unwrap_or(self)
    }

    /// Whether it is a single day, by its number or by its weekday.
    pub fn is_day(self) -> bool {
        matches!(self, Interval::Day(_) | Interval::SchoolEve)
            || matches!(self, Interval::Part(_, part) if part.is_day())
    }

    /// Whether it is counted in academic years.
    pub fn is_school(self) -> bool {
        matches!(self, Interval::SchoolHalf(_) | Interval::SchoolYear)
    }
}

/// The number of an `Nth` as days are counted.
fn number<const N: u8>(nth: Nth<N>) -> u32 {
    u32::from(nth.get())
}

/// The month of a number from 1 to 12; numbers beyond are brought into the year.
pub(super) fn month(number: u32) -> Month {
    let index = (number + 11) % 12 + 1;
    u8::try_from(index).ok().and_then(|index| Month::try_from(index).ok()).unwrap_or(Month::January)
}

/// How many days the month of the year has.
pub(super) fn days_in(year: i32, month: Month) -> u32 {
    month_end(year, month.number_from_month()).map_or(31, |day| day.day())
}

/// The last day of the month, counted 1 to 12.
pub(super) fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let (year, next) = if month >= 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(year, next, 1)?.checked_sub_days(Days::new(1))
}
