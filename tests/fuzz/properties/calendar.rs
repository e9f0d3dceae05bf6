//! A production calendar: it is refused, or working days counted there and back are working days, in their order.

use chrono::NaiveDate;
use vekha::deadline::Calendar;

/// How many working days are counted.
const COUNT: u32 = 10;

pub(super) fn holds(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(calendar) = Calendar::parse(text) else { return };
    let days = [(1000, 1, 1), (2020, 2, 29), (2024, 12, 31), (2026, 1, 1), (9999, 12, 31)];
    for day in days.iter().filter_map(|(year, month, day)| NaiveDate::from_ymd_opt(*year, *month, *day)) {
        let (from, until) = (calendar.working_day_from(day), calendar.working_day_until(day));
        assert!(until <= day && day <= from, "{until} {day} {from}");
        assert!(!calendar.is_day_off(from) && !calendar.is_day_off(until), "{until} {day} {from}");
        let then = calendar.add_working_days(day, COUNT);
        assert!(then > day && !calendar.is_day_off(then), "{day} {then}");
        calendar.knows(1000);
    }
}
