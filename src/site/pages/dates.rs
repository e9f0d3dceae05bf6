//! Days as pages show them.

use chrono::{Datelike, NaiveDate};

use crate::base::{Lang, numeric_date, say};
use crate::russian::month_of;
use crate::site::duties::DutyTime;

/// «22.03», "22 Mar"; with the year where that is another than the one at hand.
pub(in crate::site) fn short(day: NaiveDate, year: i32, lang: Lang) -> String {
    let (number, name) = (day.day(), month_of(day).name());
    let plain = match lang {
        Lang::Ru => format!("{number:02}.{:02}", day.month()),
        Lang::En => format!("{number}\u{a0}{}", name.get(..3).unwrap_or(name)),
    };
    let of = day.year();
    match (of == year, lang) {
        (true, _) => plain,
        (false, Lang::Ru) => format!("{plain}.{of}"),
        (false, Lang::En) => format!("{plain}\u{a0}{of}"),
    }
}

/// «до 01.03.2024», «01.04.2024–31.05.2024», «29.03.2024».
pub(super) fn when(time: DutyTime, lang: Lang) -> String {
    let due = numeric_date(time.due, lang);
    match time.opens {
        Some(opens) if opens == time.due => due,
        Some(opens) => {
            let opens = numeric_date(opens, lang);
            say!(lang, "{opens}–{due}", "{opens} – {due}")
        }
        None => say!(lang, "до\u{a0}{due}", "by\u{a0}{due}"),
    }
}
