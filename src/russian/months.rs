//! The months by name.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::{Datelike, Month, NaiveDate};

use super::Case;
use super::letters::fold;

/// A month in words.
struct MonthNames {
    /// Nominative, genitive, dative, instrumental, prepositional; the accusative is as the nominative.
    cases: [&'static str; 5],
    /// The short forms, written with a point; they stand for any case.
    short: &'static [&'static str],
}

const fn names(cases: [&'static str; 5], short: &'static [&'static str]) -> MonthNames {
    MonthNames { cases, short }
}

/// The months, from January.
static MONTHS: [MonthNames; 12] = [
    names(["январь", "января", "январю", "январём", "январе"], &["янв"]),
    names(["февраль", "февраля", "февралю", "февралём", "феврале"], &["фев", "февр"]),
    names(["март", "марта", "марту", "мартом", "марте"], &["мар"]),
    names(["апрель", "апреля", "апрелю", "апрелем", "апреле"], &["апр"]),
    names(["май", "мая", "маю", "маем", "мае"], &[]),
    names(["июнь", "июня", "июню", "июнем", "июне"], &["июн"]),
    names(["июль", "июля", "июлю", "июлем", "июле"], &["июл"]),
    names(["август", "августа", "августу", "августом", "августе"], &["авг"]),
    names(["сентябрь", "сентября", "сентябрю", "сентябрём", "сентябре"], &["сен", "сент"]),
    names(["октябрь", "октября", "октябрю", "октябрём", "октябре"], &["окт"]),
    names(["ноябрь", "ноября", "ноябрю", "ноябрём", "ноябре"], &["ноя", "нояб"]),
    names(["декабрь", "декабря", "декабрю", "декабрём", "декабре"], &["дек"]),
];

fn of(month: Month) -> &'static MonthNames {
    let [january, february, march, april, may, june, july, august, september, october, november, december] =
        &MONTHS;
    match month {
        Month::January => january,
        Month::February => february,
        Month::March => march,
        Month::April => april,
        Month::May => may,
        Month::June => june,
        Month::July => july,
        Month::August => august,
        Month::September => september,
        Month::October => october,
        Month::November => november,
        Month::December => december,
    }
}

impl MonthNames {
    fn of(&self, case: Case) -> &'static str {
        let [nominative, genitive, dative, instrumental, prepositional] = self.cases;
        match case {
            Case::Nominative | Case::Accusative => nominative,
            Case::Genitive => genitive,
            Case::Dative => dative,
            Case::Instrumental => instrumental,
            Case::Prepositional => prepositional,
        }
    }
}

/// The Russian name of a month.
pub fn ru_month(month: Month, case: Case) -> &'static str {
    of(month).of(case)
}

/// The names of all months in a case, from January.
pub fn ru_months(case: Case) -> impl Iterator<Item = &'static str> + Clone {
    MONTHS.iter().map(move |names| names.of(case))
}

/// Every form of every month as the lexer folds words (small letters, «ё» as «е»), with its case; a short form has
/// none. Of forms that two cases share the nominative comes first.
pub fn month_forms() -> impl Iterator<Item = (Month, Option<Case>, String)> {
    const CASES: [Case; 5] =
        [Case::Nominative, Case::Genitive, Case::Dative, Case::Instrumental, Case::Prepositional];
    MONTHS
        .iter()
        .zip(1_u8..)
        .filter_map(|(names, number)| Some((names, Month::try_from(number).ok()?)))
        .flat_map(|(names, month)| {
            let full = CASES.into_iter().zip(names.cases).map(|(case, form)| (Some(case), form));
            let short = names.short.iter().map(|form| (None, *form));
            full.chain(short).map(move |(case, form)| (month, case, fold(form)))
        })
}

/// The month that a word names, in any case or short form, in letters of either alphabet; without the point.
pub fn month_named(word: &str) -> Option<Month> {
    FORMS.get(&fold(word)).copied()
}

/// The months by their forms.
static FORMS: LazyLock<HashMap<String, Month>> =
    LazyLock::new(|| month_forms().map(|(month, _, form)| (form, month)).collect());

/// The month of a day.
pub fn month_of(day: NaiveDate) -> Month {
    u8::try_from(day.month()).ok().and_then(|number| Month::try_from(number).ok()).unwrap_or(Month::January)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_named_in_every_form() {
        assert_eq!(ru_month(Month::May, Case::Genitive), "мая");
        assert_eq!(ru_month(Month::December, Case::Instrumental), "декабрём");
        let named = ["Февраля", "фев", "январем", "мaя", "март", "мартовский"].map(month_named);
        let right = [Month::February, Month::February, Month::January, Month::May, Month::March];
        assert_eq!(named[..5], right.map(Some));
        assert_eq!(named[5], None);
    }
}
