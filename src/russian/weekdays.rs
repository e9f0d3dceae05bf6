//! The days of the week by name.

use chrono::{Datelike, NaiveDate, Weekday};

use super::Case;

/// A day of the week in words.
struct WeekdayNames {
    /// Nominative, genitive, dative, accusative, instrumental, prepositional.
    cases: [&'static str; 6],
    /// The dative of the plural, after «по».
    each: &'static str,
    /// The short forms, with or without a point.
    short: &'static [&'static str],
}

const fn names(cases: [&'static str; 6], each: &'static str, short: &'static [&'static str]) -> WeekdayNames {
    WeekdayNames { cases, each, short }
}

/// The days, from Monday.
static WEEKDAYS: [WeekdayNames; 7] = [
    names(
        ["понедельник", "понедельника", "понедельнику", "понедельник", "понедельником", "понедельнике"],
        "понедельникам",
        &["пн", "пон"],
    ),
    names(["вторник", "вторника", "вторнику", "вторник", "вторником", "вторнике"], "вторникам", &["вт"]),
    names(["среда", "среды", "среде", "среду", "средой", "среде"], "средам", &["ср"]),
    names(
        ["четверг", "четверга", "четвергу", "четверг", "четвергом", "четверге"],
        "четвергам",
        &["чт", "чет"],
    ),
    names(["пятница", "пятницы", "пятнице", "пятницу", "пятницей", "пятнице"], "пятницам", &["пт"]),
    names(["суббота", "субботы", "субботе", "субботу", "субботой", "субботе"], "субботам", &["сб", "суб"]),
    names(
        ["воскресенье", "воскресенья", "воскресенью", "воскресенье", "воскресеньем", "воскресенье"],
        "воскресеньям",
        &["вс", "воскр"],
    ),
];

fn of(day: Weekday) -> &'static WeekdayNames {
    let [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = &WEEKDAYS;
    match day {
        Weekday::Mon => monday,
        Weekday::Tue => tuesday,
        Weekday::Wed => wednesday,
        Weekday::Thu => thursday,
        Weekday::Fri => friday,
        Weekday::Sat => saturday,
        Weekday::Sun => sunday,
    }
}

/// The name of a day of the week: «среды».
pub fn ru_weekday(day: Weekday, case: Case) -> &'static str {
    let [nominative, genitive, dative, accusative, instrumental, prepositional] = of(day).cases;
    match case {
        Case::Nominative => nominative,
        Case::Genitive => genitive,
        Case::Dative => dative,
        Case::Accusative => accusative,
        Case::Instrumental => instrumental,
        Case::Prepositional => prepositional,
    }
}

/// «средам», as in «по средам».
pub fn ru_weekdays(day: Weekday) -> &'static str {
    of(day).each
}

/// The name of the day of the week of a date: «пятница».
pub fn ru_weekday_of(day: NaiveDate) -> &'static str {
    ru_weekday(day.weekday(), Case::Nominative)
}

/// Every form of every day: the cases, the plural after «по», the short forms; small letters.
pub fn weekday_forms() -> impl Iterator<Item = (Weekday, WeekdayForm, &'static str)> {
    WEEKDAYS
        .iter()
        .zip(0_u8..)
        .filter_map(|(names, number)| Some((names, Weekday::try_from(number).ok()?)))
        .flat_map(|(names, day)| {
            let cases = names.cases.into_iter().map(|form| (WeekdayForm::One, form));
            let short = names.short.iter().map(|form| (WeekdayForm::Short, *form));
            cases
                .chain([(WeekdayForm::Each, names.each)])
                .chain(short)
                .map(move |(kind, form)| (day, kind, form))
        })
}

/// What a form of a day's name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeekdayForm {
    /// One day, in any case: «среду».
    One,
    /// The day of every week: «средам».
    Each,
    /// Short: «ср».
    Short,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_week_are_named() {
        assert_eq!(ru_weekday(Weekday::Wed, Case::Accusative), "среду");
        assert_eq!(ru_weekdays(Weekday::Fri), "пятницам");
        let day = NaiveDate::from_ymd_opt(2024, 3, 1).unwrap();
        assert_eq!(ru_weekday_of(day), "пятница");
        assert!(weekday_forms().any(|form| form == (Weekday::Sun, WeekdayForm::Short, "вс")));
    }
}
