//! What a year or a month has only so many of.

use serde::{Deserialize, Serialize};

/// What there are only so many of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
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

impl What {
    /// «в году четыре квартала».
    pub(super) fn ru(self) -> &'static str {
        match self {
            What::Quarter => "в году четыре квартала",
            What::Half => "в году два полугодия",
            What::Third => "в месяце три декады",
            What::Week => "в месяце самое большее пять недель",
            What::FebruaryWeek => "в феврале четыре недели",
            What::MonthHalf => "в месяце две половины",
            What::Number => "в месяце самое большее 31 число",
            What::WorkingDay => "столько рабочих дней в месяце не бывает",
            What::Weekday => "в каждом месяце есть лишь четыре таких дня недели",
        }
    }

    /// "a year has four quarters".
    pub(super) fn en(self) -> &'static str {
        match self {
            What::Quarter => "a year has four quarters",
            What::Half => "a year has two halves",
            What::Third => "a month has three ten-day periods",
            What::Week => "a month has five weeks at most",
            What::FebruaryWeek => "February has four weeks",
            What::MonthHalf => "a month has two halves",
            What::Number => "a month has 31 days at most",
            What::WorkingDay => "no month has so many working days",
            What::Weekday => "a weekday is certain to occur only four times in a month",
        }
    }
}
