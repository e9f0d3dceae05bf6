//! The period of a plan: the days it covers.

use std::ops::RangeInclusive;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// The days from `first` to `last`, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

impl Period {
    /// Reads `2024`, `2021..2024`, `2020-06-26..2024-12-25` or the academic year `2022/2023`.
    ///
    /// Returns `None` for anything else, for a day that does not exist and for an end before the start.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let period = if let Some((first, last)) = text.split_once("..") {
            Period { first: day(first, true)?, last: day(last, false)? }
        } else if let Some((first, last)) = text.split_once('/') {
            let (first, last) = (year(first)?, year(last)?);
            (last == first + 1).then_some(())?;
            Period::academic(first)?
        } else {
            Period { first: day(text, true)?, last: day(text, false)? }
        };
        (period.first <= period.last).then_some(period)
    }

    /// Reads the window of a deadline: what [`Period::parse`] reads, and a month (`2024-05`), a quarter (`2024-Q3`) or
    /// a half (`2024-H1`).
    pub fn parse_window(text: &str) -> Option<Self> {
        let parts = text.trim().split_once('-');
        parts.and_then(|(of, part)| months(year(of)?, part)).or_else(|| Period::parse(text))
    }

    /// The academic year that begins on 1 September of `year` (Federal Law 273-FZ, art. 13 and school practice).
    pub fn academic(year: i32) -> Option<Self> {
        Some(Period {
            first: NaiveDate::from_ymd_opt(year, 9, 1)?,
            last: NaiveDate::from_ymd_opt(year + 1, 8, 31)?,
        })
    }

    /// Whether the period is one academic year, 1 September to 31 August.
    pub fn is_academic(&self) -> bool {
        Period::academic(self.first.year()) == Some(*self)
    }

    /// Whether the period is no longer than a year, or a day more: 1 September to 1 September.
    pub fn is_one_year(&self) -> bool {
        (self.last - self.first).num_days() <= 366
    }

    /// Whether the day lies in the period.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether a time does not meet the period by a day.
    pub fn excludes(&self, opens: Option<NaiveDate>, due: NaiveDate) -> bool {
        due < self.first || opens.unwrap_or(due) > self.last
    }
}

/// The years of plans. Another is a slip, and each measure would fall due in thousands of years.
const YEARS: RangeInclusive<i32> = 1900..=2200;

/// Four digits of a year of plans.
fn year(text: &str) -> Option<i32> {
    let text = text.trim();
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().filter(|year| YEARS.contains(year))
}

/// The days of a part of a year: `05`, `Q3`, `H1`.
fn months(year: i32, part: &str) -> Option<Period> {
    let count = |letter: char, many: u32| {
        let figure: u32 = part.strip_prefix(letter).filter(|rest| rest.len() == 1)?.parse().ok()?;
        (1..=12 / many).contains(&figure).then_some((figure * many - many + 1, figure * many))
    };
    let month = || {
        let two = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let figure: u32 = two.then(|| part.parse().ok()).flatten()?;
        Some((figure, figure))
    };
    let (first, last) = count('Q', 3).or_else(|| count('H', 6)).or_else(month)?;
    Some(Period {
        first: NaiveDate::from_ymd_opt(year, first, 1)?,
        last: NaiveDate::from_ymd_opt(year, last, 1)?.checked_add_months(Months::new(1))?.pred_opt()?,
    })
}

/// A day, or the first or last day of a year.
fn day(text: &str, first: bool) -> Option<NaiveDate> {
    let text = text.trim();
    match year(text) {
        Some(year) if first => NaiveDate::from_ymd_opt(year, 1, 1),
        Some(year) => NaiveDate::from_ymd_opt(year, 12, 31),
        None => iso_date(text).filter(|day| YEARS.contains(&day.year())),
    }
}

/// Reads `2024-03-01` strictly: four, two and two digits, a day that exists.
pub fn iso_date(text: &str) -> Option<NaiveDate> {
    let shape = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    shape.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}
