//! Dates in words: «1 марта 2024 года», «05.02.2024», «пятница», "1 March 2024".

use chrono::{Datelike, Month, NaiveDate, Weekday};

use super::Lang;

/// The months in the nominative, genitive and prepositional case.
const MONTHS: [[&str; 3]; 12] = [
    ["январь", "января", "январе"],
    ["февраль", "февраля", "феврале"],
    ["март", "марта", "марте"],
    ["апрель", "апреля", "апреле"],
    ["май", "мая", "мае"],
    ["июнь", "июня", "июне"],
    ["июль", "июля", "июле"],
    ["август", "августа", "августе"],
    ["сентябрь", "сентября", "сентябре"],
    ["октябрь", "октября", "октябре"],
    ["ноябрь", "ноября", "ноябре"],
    ["декабрь", "декабря", "декабре"],
];

/// A case of a month's name. The accusative is as the nominative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// «май».
    Nominative = 0,
    /// «мая».
    Genitive = 1,
    /// «мае», after «в».
    Prepositional = 2,
}

/// The Russian name of a month.
pub fn ru_month(month: Month, case: Case) -> &'static str {
    let forms = MONTHS.get(month as usize).unwrap_or(&MONTHS[0]);
    forms[case as usize]
}

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

/// The name of the weekday: «пятница», "Friday".
pub fn weekday(day: NaiveDate, lang: Lang) -> &'static str {
    let (ru, en) = match day.weekday() {
        Weekday::Mon => ("понедельник", "Monday"),
        Weekday::Tue => ("вторник", "Tuesday"),
        Weekday::Wed => ("среда", "Wednesday"),
        Weekday::Thu => ("четверг", "Thursday"),
        Weekday::Fri => ("пятница", "Friday"),
        Weekday::Sat => ("суббота", "Saturday"),
        Weekday::Sun => ("воскресенье", "Sunday"),
    };
    match lang {
        Lang::Ru => ru,
        Lang::En => en,
    }
}

/// The month of a day.
fn month_of(day: NaiveDate) -> Month {
    u8::try_from(day.month()).ok().and_then(|number| Month::try_from(number).ok()).unwrap_or(Month::January)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_said_in_words() {
        let day = NaiveDate::from_ymd_opt(2024, 3, 1).unwrap();
        assert_eq!(ru_date(day), "1 марта 2024 года");
        assert_eq!(ru_date_numeric(day), "01.03.2024");
        assert_eq!(en_date(day), "1 March 2024");
        assert_eq!((weekday(day, Lang::Ru), weekday(day, Lang::En)), ("пятница", "Friday"));
    }
}
