//! What a year or a month has only so many of.

use chrono::Month;
use serde::{Deserialize, Serialize};

use crate::russian::{Case, ru_days, ru_month};

/// What there are only so many of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Countable {
    /// Quarters of a year.
    Quarter,
    /// Halves of a year.
    Half,
    /// Decades of a month.
    Third,
    /// Weeks of a month.
    Week,
    /// Weeks of February.
    FebruaryWeek,
    /// Halves of a month.
    MonthHalf,
    /// Numbers of a month.
    Number,
    /// Working days of a month.
    WorkingDay,
    /// Mondays, Tuesdays and so on of a month.
    Weekday,
}

impl Countable {
    /// «в году четыре квартала».
    pub(super) fn ru(self) -> &'static str {
        match self {
            Countable::Quarter => "в году четыре квартала",
            Countable::Half => "в году два полугодия",
            Countable::Third => "в месяце три декады",
            Countable::Week => "в месяце самое большее пять недель",
            Countable::FebruaryWeek => "в феврале четыре недели",
            Countable::MonthHalf => "в месяце две половины",
            Countable::Number => "в месяце самое большее 31 число",
            Countable::WorkingDay => "столько рабочих дней в месяце не бывает",
            Countable::Weekday => "в каждом месяце есть лишь четыре таких дня недели",
        }
    }

    /// "a year has four quarters".
    pub(super) fn en(self) -> &'static str {
        match self {
            Countable::Quarter => "a year has four quarters",
            Countable::Half => "a year has two halves",
            Countable::Third => "a month has three ten-day periods",
            Countable::Week => "a month has five weeks at most",
            Countable::FebruaryWeek => "February has four weeks",
            Countable::MonthHalf => "a month has two halves",
            Countable::Number => "a month has 31 days at most",
            Countable::WorkingDay => "no month has so many working days",
            Countable::Weekday => "a weekday is certain to occur only four times in a month",
        }
    }
}

/// «в июне 30 дней, 31 числа нет».
pub(super) fn ru_no_such_day(day: u32, month: Month, year: Option<i32>, length: u32) -> String {
    if day == 0 {
        return "дни месяца считают с первого, нулевого нет".to_owned();
    }
    let name = ru_month(month, Case::Prepositional);
    if let (Month::February, None) = (month, year) {
        return format!("в {name} не бывает больше 29 дней, {day} числа нет");
    }
    let year = year.map(|year| format!(" {year} года")).unwrap_or_default();
    format!("в {name}{year} {}, {day} числа нет", ru_days(u64::from(length)))
}

/// "June has 30 days, not 31".
pub(super) fn en_no_such_day(day: u32, month: Month, year: Option<i32>, length: u32) -> String {
    if day == 0 {
        return "the days of a month are counted from 1, there is no 0".to_owned();
    }
    if let (Month::February, None) = (month, year) {
        return format!("February never has more than 29 days, there is no {day}");
    }
    let year = year.map(|year| format!(" {year}")).unwrap_or_default();
    format!("{}{year} has {length} days, there is no {day}", month.name())
}
