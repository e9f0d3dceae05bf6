//! Dates in Russian: «1 марта 2024 года», «05.02.2024».

use chrono::{Datelike, NaiveDate};

use super::Case;
use super::months::{month_of, ru_month};

/// «1 марта 2024 года».
pub fn ru_date(day: NaiveDate) -> String {
    ru_date_short(day) + " года"
}

/// «1 марта 2024».
pub fn ru_date_short(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), ru_month(month_of(day), Case::Genitive), day.year())
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
