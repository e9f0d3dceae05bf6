//! Windows in words: what is printed for a deadline of which only the days are given.

use chrono::{Datelike, NaiveDate};

use crate::base::Period;
use crate::russian::roman::to_roman;
use crate::russian::{Case, month_of, ru_date, ru_month};

/// «I квартал 2024 года, III квартал 2024 года».
pub(super) fn told(windows: &[(Period, crate::base::Span)]) -> String {
    windows.iter().map(|(window, _)| one(*window)).collect::<Vec<_>>().join(", ")
}

/// A window in the shortest official words that mean its very days.
fn one(window: Period) -> String {
    let Period { first, last } = window;
    let year = first.year();
    let months = whole_months(first, last).filter(|_| last.year() == year);
    let part = |many: u32| u8::try_from(first.month0() / many + 1).unwrap_or_default();
    match months {
        Some(12) => format!("{year} год"),
        Some(6) if matches!(first.month(), 1 | 7) => format!("{} полугодие {year} года", to_roman(part(6))),
        Some(3) if first.month0().is_multiple_of(3) => format!("{} квартал {year} года", to_roman(part(3))),
        Some(1) => format!("{} {year} года", month(first)),
        _ if first == last => format!("на {}", ru_date(first)),
        _ if year != last.year() && is_whole_years(first, last) => format!("{year}–{} годы", last.year()),
        _ => range(first, last),
    }
}

/// «с 1 марта по 31 мая 2024 года»: the year is said once where it is one.
fn range(first: NaiveDate, last: NaiveDate) -> String {
    let from = match first.year() == last.year() {
        true => ru_date(first).replace(&format!(" {} года", first.year()), ""),
        false => ru_date(first),
    };
    format!("с {from} по {}", ru_date(last))
}

/// How many months a window is made of; none where it begins or ends within one.
fn whole_months(first: NaiveDate, last: NaiveDate) -> Option<u32> {
    let ends = last.succ_opt()?.day() == 1;
    (first.day() == 1 && ends).then(|| last.month().wrapping_sub(first.month()).wrapping_add(1))
}

fn is_whole_years(first: NaiveDate, last: NaiveDate) -> bool {
    (first.day(), first.month(), last.day(), last.month()) == (1, 1, 31, 12)
}

fn month(day: NaiveDate) -> &'static str {
    ru_month(month_of(day), Case::Nominative)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_mean_the_very_days() {
        let cases = [
            ("2024", "2024 год"),
            ("2024..2026", "2024–2026 годы"),
            ("2024-05", "май 2024 года"),
            ("2024-Q3", "III квартал 2024 года"),
            ("2024-H1", "I полугодие 2024 года"),
            ("2024-05-20", "на 20 мая 2024 года"),
            ("2024-03-01..2024-05-31", "с 1 марта по 31 мая 2024 года"),
            ("2022/2023", "с 1 сентября 2022 года по 31 августа 2023 года"),
        ];
        for (window, right) in cases {
            let period = Period::parse_window(window).unwrap();
            assert_eq!(one(period), right, "{window}");
            let read = crate::deadline::read(right).unwrap();
            let days = read.days(&period, None, &crate::deadline::Calendar::default()).unwrap();
            assert_eq!(days.occurrences.iter().map(|one| one.due).collect::<Vec<_>>(), [period.last]);
        }
        for wrong in ["2024-Q5", "2024-H3", "2024-13", "2024-5", "24-05"] {
            assert_eq!(Period::parse_window(wrong), None, "{wrong}");
        }
    }
}
