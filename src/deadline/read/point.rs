//! A point of time as worded: «1 марта 2024 года», «II квартал», «05.02.2024», «2023/2024 учебный год».

use chrono::Month;

use super::fault::{Parse, fault};
use crate::base::Span;
use crate::deadline::interval::{Day, Interval, MonthPart, days_in, month};
use crate::deadline::term::{DayOf, Year};
use crate::deadline::unread::Unread;

/// An interval as far as its own words tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A number that waits for the month, quarter or part that a later point names.
    Number(u32),
    /// A Roman number that waits for its quarter or part: no day is counted so.
    Roman(u32),
    /// A part of each month, and whether the month is said: «вторая неделя месяца».
    Monthly(MonthPart, bool),
    /// A day counted in its month: «последний рабочий день декабря».
    Counted(DayOf, Month),
    /// An interval.
    Full(Interval),
}

impl Shape {
    /// Whether it is a number that waits.
    pub(super) fn is_number(self) -> bool {
        matches!(self, Shape::Number(_) | Shape::Roman(_))
    }
}

/// The year as worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearMark {
    /// None.
    Absent,
    /// One year.
    Of(Year),
    /// Each year of several, from one to another: «май 2022–2024 годов».
    Span(i32, i32),
    /// The academic year that begins in that year.
    School(i32),
    /// Each: «отчётного года».
    Each,
    /// The one after each that is reported on: «года, следующего за отчётным».
    Reported,
}

/// A point of time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    /// What it names.
    pub shape: Shape,
    /// Of which year.
    pub year: YearMark,
    /// Its words.
    pub span: Span,
}

impl Point {
    /// Whether it is shorter than a year and tells none.
    pub(super) fn lacks_year(self) -> bool {
        self.year == YearMark::Absent && self.shape != Shape::Full(Interval::Year)
    }

    /// Whether it is a day.
    pub(super) fn is_day(self) -> bool {
        matches!(self.shape, Shape::Full(Interval::Day(_)))
    }
}

/// Where a point stands, which decides the case of a month's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// After «до», «с», «не позднее», «в течение».
    Genitive,
    /// After «по», the accusative.
    Accusative,
    /// After «в».
    Inside,
    /// Alone.
    Free,
}

/// A day that its month does not have.
pub(super) fn no_such_day<T>(span: Span, day: u32, month: Month, year: Option<i32>) -> Parse<T> {
    let length = days_in(year.unwrap_or(2000), month);
    fault(span, Unread::NoSuchDay(day, month, year, length))
}

/// 29 February of a year that has none.
pub(super) fn check_day(shape: Shape, year: YearMark, span: Span) -> Parse<()> {
    let years = match year {
        YearMark::Of(Year::Named(year)) => year..=year,
        YearMark::Span(first, last) => first..=last,
        YearMark::School(year) => year + 1..=year + 1,
        YearMark::Each | YearMark::Reported => {
            let leap = matches!(shape, Shape::Full(Interval::Day(day)) if day.of(2001).is_none());
            return if leap { fault(span, Unread::LeapDay) } else { Ok(()) };
        }
        _ => return Ok(()),
    };
    let Shape::Full(Interval::Day(day)) = shape else { return Ok(()) };
    let missing = years.into_iter().find(|year| day.of(*year).is_none());
    missing.map_or(Ok(()), |year| no_such_day(span, day.number(), day.month(), Some(year)))
}

/// The month of a number in a date of digits.
pub(super) fn numbered_month(number: u32, span: Span) -> Parse<Month> {
    if (1..=12).contains(&number) { Ok(month(number)) } else { fault(span, Unread::NoSuchMonth(number)) }
}

/// A day in a date of digits.
pub(super) fn numbered_day(day: u32, month: Month, year: Option<i32>, span: Span) -> Parse<Interval> {
    let found = Day::new(month, day).filter(|found| year.is_none_or(|year| found.of(year).is_some()));
    match found {
        Some(day) => Ok(Interval::Day(day)),
        None => no_such_day(span, day, month, year),
    }
}
