//! Dates and counts in the language asked for: «1 марта 2024 года», "1 March 2024", «5 дней», "5 days".

use chrono::{Datelike, NaiveDate, Weekday};

use super::Lang;
use crate::russian::weekdays::ru_weekday_of;
use crate::russian::{month_of, ru_date, ru_date_numeric, ru_days};

/// "1 March 2024".
pub fn en_date(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month_of(day).name(), day.year())
}

/// A date in words: «1 марта 2024 года», "1 March 2024".
pub fn date(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Ru => ru_date(day),
        Lang::En => en_date(day),
    }
}

/// A date in figures: «01.03.2024», "2024-03-01".
pub fn numeric_date(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Ru => ru_date_numeric(day),
        Lang::En => day.to_string(),
    }
}

/// The name of the weekday: «пятница», "Friday".
pub fn weekday(day: NaiveDate, lang: Lang) -> &'static str {
    match (lang, day.weekday()) {
        (Lang::Ru, _) => ru_weekday_of(day),
        (Lang::En, Weekday::Mon) => "Monday",
        (Lang::En, Weekday::Tue) => "Tuesday",
        (Lang::En, Weekday::Wed) => "Wednesday",
        (Lang::En, Weekday::Thu) => "Thursday",
        (Lang::En, Weekday::Fri) => "Friday",
        (Lang::En, Weekday::Sat) => "Saturday",
        (Lang::En, Weekday::Sun) => "Sunday",
    }
}

/// «1 день», «5 дней», "1 day", "5 days".
pub fn days(count: u64, lang: Lang) -> String {
    match lang {
        Lang::Ru => ru_days(count),
        Lang::En => en_count(count, "day", "days"),
    }
}

/// A count with an English noun.
pub fn en_count(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_said_in_words() {
        let day = NaiveDate::from_ymd_opt(2024, 3, 1).unwrap();
        let told = (date(day, Lang::Ru), date(day, Lang::En));
        assert_eq!(told, ("1 марта 2024 года".into(), "1 March 2024".into()));
        assert_eq!((weekday(day, Lang::Ru), weekday(day, Lang::En)), ("пятница", "Friday"));
    }
}
