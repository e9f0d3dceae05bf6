//! Days in nearly the form of the format: a year of two figures, the day before the month, letters for figures.

use chrono::NaiveDate;

use super::meant::full;
use super::value::is_date;

/// The day that is meant, where it can be one only.
pub(super) fn day(text: &str) -> Option<String> {
    year_first(text).or_else(|| with_figures(text))
}

/// The day that three numbers with hyphens name, as the format has them, but with a year of two figures, or with the day before
/// the month.
fn year_first(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let number = |part: &str| part.parse::<u32>().ok();
    let (year, month, day) = (number(first)?, number(second)?, number(third)?);
    match (first.len(), third.len()) {
        // The year is that which lies in the time of such plans; where both may, nobody knows.
        (2, 2) => {
            let years = [(year, day), (day, year)].into_iter().filter(|(year, _)| (15..50).contains(year));
            let mut days =
                years.filter_map(|(year, day)| NaiveDate::from_ymd_opt(full(year) as i32, month, day));
            days.next().filter(|_| days.next().is_none()).map(|day| day.to_string())
        }
        (4, _) if month > 12 => NaiveDate::from_ymd_opt(year as i32, day, month).map(|day| day.to_string()),
        _ => None,
    }
}

/// A day in which letters stand for the figures that they look like: 2025-O2-10.
fn with_figures(text: &str) -> Option<String> {
    let figure = |sign: char| match sign {
        'O' | 'o' | 'О' | 'о' => '0',
        'l' | 'I' | 'І' => '1',
        'З' | 'з' => '3',
        other => other,
    };
    let day: String = text.trim().chars().map(figure).collect();
    is_date(&day).then_some(day)
}
