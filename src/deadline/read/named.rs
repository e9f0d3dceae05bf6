//! The days that a wording names, and the weekdays that it gives them.

use chrono::Weekday;

use super::phrase::{Phrase, PhraseMeaning};
use super::point::{Point, Shape, YearMark};
use super::raw::Form;
use crate::base::Span;
use crate::deadline::interval::{Day, Interval};
use crate::deadline::term::Year;

/// A day that the wording names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedDay {
    /// The day.
    pub day: Day,
    /// Its year, where that is named.
    pub year: Option<i32>,
    /// What the day is to the deadline.
    pub role: DayRole,
    /// Its words.
    pub span: Span,
}

/// A weekday that the wording gives a day: «22.04. (пт)».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekdaySaid {
    /// Which weekday.
    pub weekday: Weekday,
    /// Of which of the days [named](super::Reading::named).
    pub named: usize,
    /// Its words.
    pub span: Span,
}

/// What a named day is to a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayRole {
    /// The day a window opens.
    Opens,
    /// The day it is due.
    Due,
}

/// The days that the phrases name, and the weekdays they give them.
pub(super) fn named_days(
    phrases: &[Phrase],
    by_number: impl Fn(Span) -> bool,
) -> (Vec<NamedDay>, Vec<WeekdaySaid>) {
    let (mut days, mut weekdays) = (Vec::new(), Vec::new());
    for phrase in phrases {
        match (phrase.said.weekday(), days.len().checked_sub(1)) {
            (Some((weekday, first)), Some(last)) => {
                let named = last.saturating_sub(usize::from(first));
                weekdays.push(WeekdaySaid { weekday, named, span: phrase.span });
            }
            _ => days.extend(named(phrase).filter(|day| by_number(day.span))),
        }
    }
    (days, weekdays)
}

/// The days that a phrase names.
fn named(phrase: &Phrase) -> impl Iterator<Item = NamedDay> + use<> {
    let raw = match phrase.said {
        PhraseMeaning::Raw(raw) => Some(raw),
        _ => None,
    };
    let opens = raw.filter(|raw| raw.last.is_some() || raw.form == Form::Since);
    let opens = opens.and_then(|raw| day(raw.first, raw.end(), DayRole::Opens));
    let due = raw.filter(|raw| raw.form != Form::Since);
    let due = due.and_then(|raw| day(raw.end(), raw.end(), DayRole::Due));
    opens.into_iter().chain(due)
}

/// The day of a point: of «22–23 апреля» the first has the month, and the year, of the last.
fn day(point: Point, last: Point, role: DayRole) -> Option<NamedDay> {
    let (day, year) = match (point.shape, last.shape) {
        (Shape::Full(Interval::Day(day)), _) => (day, point.year),
        (Shape::Number(number), Shape::Full(Interval::Day(day))) => {
            (Day::new(day.month(), number)?, last.year)
        }
        _ => return None,
    };
    let year = match year {
        YearMark::Of(Year::Named(year)) => Some(year),
        _ => None,
    };
    Some(NamedDay { day, year, role, span: point.span })
}
