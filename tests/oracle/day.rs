//! Days as plain numbers, with a calendar of their own: counted, never computed by a library.

/// A day, counted from 1 January 2020.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// Months in the genitive, as official dates name them.
pub const MONTHS: [&str; 12] = [
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

/// Days off beside Saturdays and Sundays, by year: the Russian production calendar of 2022 to 2026.
const DAYS_OFF: [(i32, &str); 5] = [
    (2022, "1.2 1.3 1.4 1.5 1.6 1.7 2.23 3.7 3.8 5.2 5.3 5.9 5.10 6.13 11.4"),
    (2023, "1.2 1.3 1.4 1.5 1.6 2.23 2.24 3.8 5.1 5.8 5.9 6.12 11.6"),
    (2024, "1.1 1.2 1.3 1.4 1.5 1.8 2.23 3.8 4.29 4.30 5.1 5.9 5.10 6.12 11.4 12.30 12.31"),
    (2025, "1.1 1.2 1.3 1.6 1.7 1.8 5.1 5.2 5.8 5.9 6.12 6.13 11.3 11.4 12.31"),
    (2026, "1.1 1.2 1.5 1.6 1.7 1.8 1.9 2.23 3.9 5.1 5.11 6.12 11.4 12.31"),
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
pub fn month_length(year: i32, month: u32) -> u32 {
    match month {
        2 if leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Day {
    /// The day of that date, from 2020 on.
    pub fn new(year: i32, month: u32, day: u32) -> Day {
        let years: i32 = (2020..year).map(year_length).sum();
        let months: u32 = (1..month).map(|month| month_length(year, month)).sum();
        Day(years + (months + day) as i32 - 1)
    }

    /// Year, month and day.
    pub fn ymd(self) -> (i32, u32, u32) {
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
    pub fn year(self) -> i32 {
        self.ymd().0
    }

    /// So many days later.
    pub fn plus(self, days: i32) -> Day {
        Day(self.0 + days)
    }

    /// The same day so many months later, or the last of a month that is too short.
    pub fn months_later(self, months: u32) -> Day {
        let (year, month, day) = self.ymd();
        let passed = month - 1 + months;
        let (year, month) = (year + (passed / 12) as i32, passed % 12 + 1);
        Day::new(year, month, day.min(month_length(year, month)))
    }

    /// Whether it is worked: by the production calendar in 2022 to 2026.
    pub fn worked(self) -> bool {
        let (year, month, day) = self.ymd();
        // 1 January 2020 was a Wednesday, so the fourth and fifth day from it are the weekend.
        let weekend = (self.0 + 2) % 7 > 4;
        let named = format!("{month}.{day}");
        let off = DAYS_OFF.iter().any(|(of, days)| *of == year && days.split(' ').any(|day| day == named));
        WORKED.contains(&(year, month, day)) || !(weekend || off)
    }

    /// `2024-03-01`.
    pub fn iso(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{year}-{month:02}-{day:02}")
    }

    /// `1 марта 2024 года`.
    pub fn words(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{day} {} {year} года", MONTHS[month as usize - 1])
    }
}
