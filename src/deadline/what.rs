//! What a year or a month has only so many of.

use serde::{Deserialize, Serialize};

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
