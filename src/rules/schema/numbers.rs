//! What to write where a whole number stands and a day is meant: spreadsheets keep days as numbers, and authors a year or
//! the day of a month.

use chrono::{Days, NaiveDate};

use crate::base::{Lang, date, say};

/// What a number stands for.
enum Meaning {
    /// The number by which a spreadsheet keeps that day.
    Sheet(NaiveDate),
    /// A year.
    Year(i32),
    /// A day of a month.
    Day(u32),
    /// Nothing that could be told.
    Other,
}

/// The day before the first of a spreadsheet, which counts a 29 February 1900 too (ECMA-376, part 1, 18.17.4.1).
const BEFORE_SHEETS: NaiveDate = match NaiveDate::from_ymd_opt(1899, 12, 30) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Whether the values of a key are days.
pub(super) fn is_day_key(key: &str) -> bool {
    matches!(key, "deadline" | "date" | "on" | "as_of" | "starts" | "ends")
}

fn meaning(value: &str) -> Meaning {
    match value.parse::<u32>() {
        Ok(day @ 1..=31) => Meaning::Day(day),
        Ok(year @ 1990..=2100) => Meaning::Year(year as i32),
        // From 2000 to 2100.
        Ok(count @ 36_526..=73_415) => {
            BEFORE_SHEETS.checked_add_days(Days::new(u64::from(count))).map_or(Meaning::Other, Meaning::Sheet)
        }
        _ => Meaning::Other,
    }
}

/// The remedy.
pub(super) fn remedy(key: &str, value: &str, lang: Lang) -> String {
    if key != "deadline" {
        return day(key, value, lang);
    }
    match meaning(value) {
        Meaning::Sheet(due) => {
            let (shown, due) = (date(due, lang), date(due, Lang::Ru));
            say!(
                lang,
                "таблица хранит день числом, это {shown}; написать «до {due}»",
                "a spreadsheet keeps a day as a number, this is {shown}; write `до {due}`"
            )
        }
        Meaning::Year(year) => say!(
            lang,
            "назвать и день, например: до 1 марта {year} года",
            "name the day too, such as `до 1 марта {year} года`"
        ),
        Meaning::Day(day) => say!(
            lang,
            "назвать день, месяц и год, например: до {day} марта 2024 года",
            "name the day, the month and the year, such as `до {day} марта 2024 года`"
        ),
        Meaning::Other => say!(
            lang,
            "назвать день, месяц и год, например: до 1 марта 2024 года",
            "name the day, the month and the year, such as `до 1 марта 2024 года`"
        ),
    }
}

/// The remedy where a day stands in its own form.
fn day(key: &str, value: &str, lang: Lang) -> String {
    match meaning(value) {
        Meaning::Sheet(day) => say!(
            lang,
            "таблица хранит день числом; написать: {key}: {day}",
            "a spreadsheet keeps a day as a number; write: `{key}: {day}`"
        ),
        Meaning::Year(year) => {
            say!(lang, "назвать и день, в виде {year}-03-01", "name the day too, in the form {year}-03-01")
        }
        Meaning::Day(_) | Meaning::Other => say!(
            lang,
            "назвать день, месяц и год в виде 2024-03-01",
            "name the day, the month and the year in the form 2024-03-01"
        ),
    }
}
