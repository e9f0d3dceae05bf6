//! Days as plain numbers, with a calendar of their own: counted, never computed by a library.

/// A day, counted from 1 January 2020.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Day(pub i32);

/// Months in the genitive, as official dates name them.
pub(crate) const MONTHS: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

/// Days off beside Saturdays and Sundays, by year, as month and day: the Russian production calendar of 2022 to 2026.
const DAYS_OFF: [(i32, &[u32]); 5] = [
    (2022, &[102, 103, 104, 105, 106, 107, 223, 307, 308, 502, 503, 509, 510, 613, 1104]),
    (2023, &[102, 103, 104, 105, 106, 223, 224, 308, 501, 508, 509, 612, 1106]),
    (2024, &[101, 102, 103, 104, 105, 108, 223, 308, 429, 430, 501, 509, 510, 612, 1104, 1230, 1231]),
    (2025, &[101, 102, 103, 106, 107, 108, 501, 502, 508, 509, 612, 613, 1103, 1104, 1231]),
    (2026, &[101, 102, 105, 106, 107, 108, 109, 223, 309, 501, 511, 612, 1104, 1231]),
];

/// Saturdays that are worked, in the same years.
const WORKED: [(i32, u32, u32); 5] =
    [(2022, 3, 5), (2024, 4, 27), (2024, 11, 2), (2024, 12, 28), (2025, 11, 1)];

fn leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn year_length(year: i32) -> i32 {
    if leap(year) { 366 } else { 365 }
}

/// How many days the month has.
pub(crate) fn month_length(year: i32, month: u32) -> u32 {
    match month {
        2 if leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Day {
    /// The day of that date, from 2020 on.
    pub(crate) fn new(year: i32, month: u32, day: u32) -> Day {
        let years: i32 = (2020..year).map(year_length).sum();
        let months: u32 = (1..month).map(|month| month_length(year, month)).sum();
        Day(years + (months + day) as i32 - 1)
    }

    /// Year, month and day.
    pub(crate) fn ymd(self) -> (i32, u32, u32) {
        let (mut year, mut rest) = (2020, self.0);
        while rest >= year_length(year) {
            rest -= year_length(year);
            year += 1;
        }
        let (mut month, mut rest) = (1, rest as u32);
        while rest >= month_length(year, month) {
            rest -= month_length(year, month);
            month += 1;
        }
        (year, month, rest + 1)
    }

    /// The year.
    pub(crate) fn year(self) -> i32 {
        self.ymd().0
    }

    /// So many days later.
    pub(crate) fn plus(self, days: i32) -> Day {
        Day(self.0 + days)
    }

    /// The same day so many months later, or the last of a month that is too short.
    pub(crate) fn months_later(self, months: u32) -> Day {
        let (year, month, day) = self.ymd();
        let passed = month - 1 + months;
        let (year, month) = (year + (passed / 12) as i32, passed % 12 + 1);
        Day::new(year, month, day.min(month_length(year, month)))
    }

    /// Whether it is worked: by the production calendar in 2022 to 2026.
    pub(crate) fn worked(self) -> bool {
        let (year, month, day) = self.ymd();
        // 1 January 2020 was a Wednesday, so the fourth and fifth day from it are the weekend.
        let weekend = (self.0 + 2) % 7 > 4;
        let off = DAYS_OFF.iter().any(|(of, days)| *of == year && days.contains(&(month * 100 + day)));
        WORKED.contains(&(year, month, day)) || !(weekend || off)
    }

    /// `2024-03-01`.
    pub(crate) fn iso(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{year}-{month:02}-{day:02}")
    }

    /// `1 марта 2024 года`.
    pub(crate) fn words(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{day} {} {year} года", MONTHS[month as usize - 1])
    }
}
