//! Times counted from a day, an event or the order: «за 3 рабочих дня до», «в течение 10 дней после», «следующего месяца».

use std::fmt::{self, Formatter};

use super::recurrence::write_day;
use crate::deadline::offset::{Delay, Offset, TimeUnit};
use crate::deadline::term::{CurrentPeriod, DayOf};
use crate::russian::plural;

/// «5 дней», «3 рабочих дня», «месяц», «2 недели», in the accusative.
pub(super) fn length(f: &mut Formatter, offset: Offset) -> fmt::Result {
    let count = u64::from(offset.count);
    let [one, few, many] = match offset.unit {
        TimeUnit::Day => ["день", "дня", "дней"],
        TimeUnit::WorkingDay => ["рабочий день", "рабочих дня", "рабочих дней"],
        TimeUnit::Week => ["неделю", "недели", "недель"],
        TimeUnit::Month => ["месяц", "месяца", "месяцев"],
        TimeUnit::Year => ["год", "года", "лет"],
    };
    match (count, offset.unit) {
        // «за неделю», «за один день».
        (1, TimeUnit::Week | TimeUnit::Month | TimeUnit::Year) => f.write_str(one),
        (1, TimeUnit::Day | TimeUnit::WorkingDay) => write!(f, "один {one}"),
        _ => write!(f, "{count} {}", plural(count, one, few, many)),
    }
}

/// «до 15 числа следующего месяца», «до последнего числа текущего квартала».
pub(super) fn write_running(f: &mut Formatter, running: CurrentPeriod) -> fmt::Result {
    let Some(day) = running.day else {
        let which = if running.next { "следующем" } else { "текущем" };
        let unit = match running.months.get() {
            3 => "квартале",
            6 => "полугодии",
            _ => "месяце",
        };
        return write!(f, "в {which} {unit}");
    };
    f.write_str("до ")?;
    let which = if running.next { "следующего" } else { "текущего" };
    let unit = match running.months.get() {
        3 => "квартала",
        6 => "полугодия",
        _ => "месяца",
    };
    match day {
        DayOf::Last if running.months.get() > 1 => f.write_str("конца")?,
        day => write_day(f, day, true)?,
    }
    write!(f, " {which} {unit}")
}

/// «в течение 10 рабочих дней после издания приказа».
pub(super) fn delay(f: &mut Formatter, delay: &Delay) -> fmt::Result {
    let count = u64::from(delay.count);
    let one = count % 10 == 1 && count % 100 != 11;
    let unit = match (delay.unit, one) {
        (TimeUnit::Day, true) => "дня",
        (TimeUnit::Day, false) => "дней",
        (TimeUnit::WorkingDay, true) => "рабочего дня",
        (TimeUnit::WorkingDay, false) => "рабочих дней",
        (TimeUnit::Week, true) => "недели",
        (TimeUnit::Week, false) => "недель",
        (TimeUnit::Month, true) => "месяца",
        (TimeUnit::Month, false) => "месяцев",
        (TimeUnit::Year, true) => "года",
        (TimeUnit::Year, false) => "лет",
    };
    f.write_str("в течение ")?;
    match (delay.unit, count) {
        // «в течение года» alone is all of it.
        (TimeUnit::Year, 1) if delay.event.is_empty() => f.write_str("одного ")?,
        (TimeUnit::Day | TimeUnit::WorkingDay, 1) => f.write_str("одного ")?,
        (_, 1) => {}
        _ => write!(f, "{count} ")?,
    }
    f.write_str(unit)?;
    if delay.event.is_empty() { Ok(()) } else { write!(f, " после {}", delay.event) }
}
