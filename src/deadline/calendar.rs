//! The production calendar: which days are worked.
//!
//! The calendar that is shipped covers 2018 to 2027; a workspace can bring a file of the same shape for more years.
//! Of a year it does not know, Saturdays and Sundays alone are days off, and [`Calendar::knows`] says so.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Deserialize;

use crate::base::iso_date;

/// Which days are worked, year by year.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    years: BTreeMap<i32, Year>,
}

/// One year: days that are not as their weekday says, sorted.
#[derive(Clone, Debug, Default)]
struct Year {
    days_off: Vec<NaiveDate>,
    working_weekends: Vec<NaiveDate>,
}

/// Why a calendar file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarFault {
    /// It is not JSON of the shape `{"years": {"2024": {"days_off": ["01-01"], "working_weekends": []}}}`.
    Shape(String),
    /// It names a day that does not exist: the year and the day as written.
    Day(String, String),
}

/// The file's shape; what else it says (`about`, sources) is for people.
#[derive(Deserialize)]
struct File {
    years: BTreeMap<String, FileYear>,
}

/// One year of the file: days as `MM-DD`.
#[derive(Deserialize)]
struct FileYear {
    days_off: Vec<String>,
    #[serde(default)]
    working_weekends: Vec<String>,
}

static RUSSIA: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::parse(include_str!("calendar.json")).unwrap_or_default());

impl Calendar {
    /// The calendar of the Russian Federation as shipped.
    pub fn russia() -> &'static Calendar {
        &RUSSIA
    }

    /// A calendar that knows Saturdays and Sundays alone.
    pub fn weekends() -> Calendar {
        Calendar::default()
    }

    /// Reads a calendar file.
    ///
    /// # Errors
    /// What is wrong with it, the first fault.
    pub fn parse(json: &str) -> Result<Calendar, CalendarFault> {
        let file: File =
            serde_json::from_str(json).map_err(|fault| CalendarFault::Shape(fault.to_string()))?;
        let mut calendar = Calendar::default();
        for (year, days) in file.years {
            let number = year.parse().map_err(|_| CalendarFault::Day(year.clone(), String::new()))?;
            let days_off = dates(&year, &days.days_off)?;
            let working_weekends = dates(&year, &days.working_weekends)?;
            calendar.years.insert(number, Year { days_off, working_weekends });
        }
        Ok(calendar)
    }

    /// This calendar with the years of another in place of its own.
    #[must_use]
    pub fn with(mut self, other: Calendar) -> Calendar {
        self.years.extend(other.years);
        self
    }

    /// Whether it knows the holidays of the year.
    pub fn knows(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    /// Whether nobody works on that day.
    pub fn is_day_off(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let Some(year) = self.years.get(&day.year()) else { return weekend };
        match weekend {
            true => year.working_weekends.binary_search(&day).is_err(),
            false => year.days_off.binary_search(&day).is_ok(),
        }
    }

    /// That day, or the first working day after it.
    pub fn working_day_from(&self, mut day: NaiveDate) -> NaiveDate {
        while self.is_day_off(day) {
            let Some(next) = day.checked_add_days(Days::new(1)) else { break };
            day = next;
        }
        day
    }

    /// That day, or the last working day before it.
    pub fn working_day_until(&self, mut day: NaiveDate) -> NaiveDate {
        while self.is_day_off(day) {
            let Some(before) = day.checked_sub_days(Days::new(1)) else { break };
            day = before;
        }
        day
    }

    /// The `count`-th working day after a day.
    pub fn add_working_days(&self, mut day: NaiveDate, count: u32) -> NaiveDate {
        for _ in 0..count {
            let Some(next) = day.checked_add_days(Days::new(1)) else { break };
            day = self.working_day_from(next);
        }
        day
    }
}

impl Calendar {
    /// The `count`-th working day before a day.
    pub fn sub_working_days(&self, mut day: NaiveDate, count: u32) -> NaiveDate {
        for _ in 0..count {
            let Some(before) = day.checked_sub_days(Days::new(1)) else { break };
            day = self.working_day_until(before);
        }
        day
    }
}

/// The days of a year, sorted.
fn dates(year: &str, days: &[String]) -> Result<Vec<NaiveDate>, CalendarFault> {
    let date = |day: &String| {
        iso_date(&format!("{year}-{day}")).ok_or_else(|| CalendarFault::Day(year.to_owned(), day.clone()))
    };
    let mut dates = days.iter().map(date).collect::<Result<Vec<_>, _>>()?;
    dates.sort_unstable();
    Ok(dates)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn holidays_moved_days_and_decrees_are_known() {
        let calendar = Calendar::russia();
        let off = [
            "2024-04-29",
            "2024-06-12",
            "2020-06-24",
            "2020-07-01",
            "2021-11-01",
            "2021-05-04",
            "2024-03-02",
        ];
        let worked = ["2024-04-27", "2024-11-02", "2024-03-01", "2021-02-20"];
        assert!(off.iter().all(|text| calendar.is_day_off(day(text))), "{off:?}");
        assert!(worked.iter().all(|text| !calendar.is_day_off(day(text))), "{worked:?}");
        assert!((2018..=2027).all(|year| calendar.knows(year)) && !calendar.knows(2028));
    }

    #[test]
    fn working_days_are_counted_over_holidays() {
        let calendar = Calendar::russia();
        assert_eq!(calendar.add_working_days(day("2024-04-26"), 2), day("2024-05-02"));
        assert_eq!(calendar.working_day_from(day("2024-12-29")), day("2025-01-09"));
        assert_eq!(calendar.working_day_until(day("2024-06-30")), day("2024-06-28"));
    }

    #[test]
    fn a_file_of_ones_own_adds_years_and_its_faults_are_told() {
        let own = Calendar::parse(r#"{"years": {"2030": {"days_off": ["03-05"]}}}"#).expect("a calendar");
        let calendar = Calendar::russia().clone().with(own);
        assert!(calendar.is_day_off(day("2030-03-05")) && calendar.knows(2024));
        let fault =
            Calendar::parse(r#"{"years": {"2030": {"days_off": ["02-30"]}}}"#).expect_err("no such day");
        assert_eq!(fault, CalendarFault::Day("2030".to_owned(), "02-30".to_owned()));
        assert!(matches!(Calendar::parse("[]"), Err(CalendarFault::Shape(_))));
    }
}
