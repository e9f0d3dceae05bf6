//! Dates in Russian: «1 марта 2024 года», «05.02.2024».

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};

use super::Case;
use super::months::{month_of, ru_month};

/// How many bytes the longest date takes, «12 сентября 2024 года», so that its text need not grow.
const LONGEST: usize = 36;

/// «1 марта 2024 года».
pub fn ru_date(day: NaiveDate) -> String {
    let mut date = ru_date_short(day);
    date.push_str(" года");
    date
}

/// «1 марта 2024».
pub fn ru_date_short(day: NaiveDate) -> String {
    let mut date = String::with_capacity(LONGEST);
    // A text takes whatever is written to it.
    let _ = write!(date, "{} {} {}", day.day(), ru_month(month_of(day), Case::Genitive), day.year());
    date
}

/// «05.02.2024».
pub fn ru_date_numeric(day: NaiveDate) -> String {
    format!("{:02}.{:02}.{}", day.day(), day.month(), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_said_in_words() {
        let day = NaiveDate::from_ymd_opt(2024, 3, 1).unwrap();
        assert_eq!(ru_date(day), "1 марта 2024 года");
        assert_eq!(ru_date_numeric(day), "01.03.2024");
    }
}
