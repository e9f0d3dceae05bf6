//! The production calendar: which days are worked.
//!
//! The calendar that is shipped covers 2018 to 2027; a workspace can bring a file of the same shape for more years, or
//! one that stands by itself. Of a year that the Russian calendar does not know, the holidays of article 112 of the
//! Labour Code are days off beside Saturdays and Sundays; which days were moved is unknown, and [`Calendar::knows`]
//! says so.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Deserialize;
use serde_json::Value;

use crate::base::iso_date;

/// Which days are worked, year by year.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    years: BTreeMap<i32, CalendarYear>,
    beyond: UnlistedYears,
}

/// What is known of years that are not listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum UnlistedYears {
    /// Saturdays and Sundays alone are days off, and that is all there is to know.
    #[default]
    Weekends,
    /// The holidays of article 112 too, moved days being unknown.
    Article112,
    /// Saturdays and Sundays, holidays being unknown.
    Unknown,
}

/// The holidays of article 112 of the Labour Code of the Russian Federation, month and day.
const ARTICLE_112: [(u32, u32); 14] = [
    (1, 1),
    (1, 2),
    (1, 3),
    (1, 4),
    (1, 5),
    (1, 6),
    (1, 7),
    (1, 8),
    (2, 23),
    (3, 8),
    (5, 1),
    (5, 9),
    (6, 12),
    (11, 4),
];

/// One year: days that are not as their weekday says, sorted.
#[derive(Clone, Debug, Default)]
struct CalendarYear {
    days_off: Vec<NaiveDate>,
    working_weekends: Vec<NaiveDate>,
}

/// Why a calendar file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarFault {
    /// It is no JSON: the line where that shows.
    NotJson(usize),
    /// It is JSON, but not of the shape `{"years": {"2024": {"days_off": ["01-01"], "working_weekends": []}}}`: the key
    /// at which that shows.
    Shape(&'static str),
    /// A key under `years` that is no year of four figures.
    Year(String),
    /// It names a day that does not exist: the year and the day as written.
    Day(String, String),
}

/// The file's shape; what else it says (`about`, sources) is for people.
#[derive(Deserialize)]
struct CalendarFile {
    #[serde(default)]
    extends: Extends,
    years: BTreeMap<String, FileYear>,
}

/// What a calendar file adds to.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Extends {
    /// The Russian calendar, whose years it replaces or adds to.
    #[default]
    Ru,
    /// Nothing: it stands by itself.
    None,
}

/// One year of the file: days as `MM-DD`.
#[derive(Deserialize)]
struct FileYear {
    days_off: Vec<String>,
    #[serde(default)]
    working_weekends: Vec<String>,
}

static RUSSIA: LazyLock<Calendar> = LazyLock::new(|| {
    Calendar::alone(include_str!("calendar.json"), UnlistedYears::Article112).unwrap_or_default()
});

impl Calendar {
    /// The calendar of the Russian Federation as shipped.
    pub fn russia() -> &'static Calendar {
        &RUSSIA
    }

    /// A calendar that knows Saturdays and Sundays alone.
    pub fn weekends() -> Calendar {
        Calendar::default()
    }

    /// Reads a calendar file: with `"extends": "none"` it stands by itself, else it adds to the Russian calendar.
    ///
    /// # Errors
    /// What is wrong with it, the first fault.
    pub fn parse(json: &str) -> Result<Calendar, CalendarFault> {
        let file = file(json)?;
        match file.extends {
            Extends::None => Calendar::of(file, UnlistedYears::Unknown),
            Extends::Ru => {
                let own = Calendar::of(file, UnlistedYears::Article112)?;
                let mut calendar = Calendar::russia().clone();
                calendar.years.extend(own.years);
                Ok(calendar)
            }
        }
    }

    /// Reads a calendar file that stands by itself.
    fn alone(json: &str, beyond: UnlistedYears) -> Result<Calendar, CalendarFault> {
        Calendar::of(file(json)?, beyond)
    }

    /// The calendar of a file's years.
    fn of(file: CalendarFile, beyond: UnlistedYears) -> Result<Calendar, CalendarFault> {
        let mut calendar = Calendar { beyond, ..Calendar::default() };
        for (year, days) in file.years {
            let number = year
                .parse()
                .ok()
                .filter(|year| (1000..=9999).contains(year))
                .ok_or_else(|| CalendarFault::Year(year.clone()))?;
            let days_off = dates(&year, &days.days_off)?;
            let working_weekends = dates(&year, &days.working_weekends)?;
            calendar.years.insert(number, CalendarYear { days_off, working_weekends });
        }
        Ok(calendar)
    }

    /// Whether it knows all days off of the year, moved ones too. A calendar of Saturdays and Sundays knows every year.
    pub fn knows(&self, year: i32) -> bool {
        self.beyond == UnlistedYears::Weekends || self.years.contains_key(&year)
    }

    /// Whether nobody works on that day.
    pub fn is_day_off(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let Some(year) = self.years.get(&day.year()) else {
            let holiday = || ARTICLE_112.contains(&(day.month(), day.day()));
            return weekend || self.beyond == UnlistedYears::Article112 && holiday();
        };
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

    /// The `count`-th working day before a day.
    pub fn sub_working_days(&self, mut day: NaiveDate, count: u32) -> NaiveDate {
        for _ in 0..count {
            let Some(before) = day.checked_sub_days(Days::new(1)) else { break };
            day = self.working_day_until(before);
        }
        day
    }
}

/// The file, where it has the shape of one.
fn file(json: &str) -> Result<CalendarFile, CalendarFault> {
    let json: Value = serde_json::from_str(json.trim_start_matches('\u{feff}'))
        .map_err(|fault| CalendarFault::NotJson(fault.line()))?;
    let key = misshapen(&json);
    serde_json::from_value(json).map_err(|_| CalendarFault::Shape(key))
}

/// The first key whose value has not the shape of a calendar.
fn misshapen(json: &Value) -> &'static str {
    let is_list_of_texts =
        |days: &Value| days.as_array().is_some_and(|days| days.iter().all(Value::is_string));
    let fits = |year: &Value, key| year.get(key).is_some_and(is_list_of_texts);
    let known = |extends: &Value| matches!(extends.as_str(), Some("ru" | "none"));
    match json.get("years").and_then(Value::as_object) {
        _ if json.get("extends").is_some_and(|extends| !known(extends)) => "extends",
        None => "years",
        Some(years) if years.values().any(|year| !fits(year, "days_off")) => "days_off",
        Some(years)
            if years
                .values()
                .any(|year| year.get("working_weekends").is_some() && !fits(year, "working_weekends")) =>
        {
            "working_weekends"
        }
        Some(_) => "extends",
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
    fn beyond_its_years_the_holidays_of_the_labour_code_are_days_off() {
        let calendar = Calendar::russia();
        assert!(calendar.is_day_off(day("2029-01-08")) && calendar.is_day_off(day("2031-06-12")));
        assert!(!calendar.is_day_off(day("2029-01-09")) && !calendar.knows(2029));
        assert!(!Calendar::weekends().is_day_off(day("2029-01-08")) && Calendar::weekends().knows(2029));
    }

    #[test]
    fn a_file_may_stand_by_itself() {
        let own = r#"{"extends": "none", "years": {"2030": {"days_off": ["03-05"]}}}"#;
        let calendar = Calendar::parse(own).expect("a calendar");
        assert!(calendar.is_day_off(day("2030-03-05")) && !calendar.is_day_off(day("2030-05-09")));
        assert!(!calendar.knows(2024) && !calendar.is_day_off(day("2024-05-09")));
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
        let calendar =
            Calendar::parse(r#"{"years": {"2030": {"days_off": ["03-05"]}}}"#).expect("a calendar");
        assert!(calendar.is_day_off(day("2030-03-05")) && calendar.knows(2024));
        let fault =
            Calendar::parse(r#"{"years": {"2030": {"days_off": ["02-30"]}}}"#).expect_err("no such day");
        assert_eq!(fault, CalendarFault::Day("2030".to_owned(), "02-30".to_owned()));
        let told = |json| Calendar::parse(json).expect_err("no calendar");
        assert_eq!(told("[]"), CalendarFault::Shape("years"));
        assert_eq!(told("{\n\"years\": }"), CalendarFault::NotJson(2));
        assert_eq!(told(r#"{"years": {"2030": ["03-05"]}}"#), CalendarFault::Shape("days_off"));
        let weekends = r#"{"years": {"2030": {"days_off": [], "working_weekends": "03-05"}}}"#;
        assert_eq!(told(weekends), CalendarFault::Shape("working_weekends"));
        assert_eq!(told(r#"{"extends": "fr", "years": {}}"#), CalendarFault::Shape("extends"));
        assert_eq!(told(r#"{"extends": "maybe"}"#), CalendarFault::Shape("extends"));
        assert_eq!(told(r#"{"years": {"30": {"days_off": []}}}"#), CalendarFault::Year("30".to_owned()));
    }
}
