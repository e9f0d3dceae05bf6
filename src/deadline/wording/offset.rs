//! Times counted from a day, an event or the order: «за 3 рабочих дня до», «в течение 10 дней после», «следующего месяца».

use std::fmt::{self, Formatter};

use super::rhythm::write_day;
use crate::deadline::offset::{Lag, LagUnit, Offset};
use crate::deadline::term::{DayOf, Running};
use crate::russian::plural;

/// «5 дней», «3 рабочих дня», «месяц», «2 недели», in the accusative.
pub(super) fn length(f: &mut Formatter, offset: Offset) -> fmt::Result {
    let count = u64::from(offset.count);
    let [one, few, many] = match offset.unit {
        LagUnit::Day => ["день", "дня", "дней"],
        LagUnit::WorkingDay => ["рабочий день", "рабочих дня", "рабочих дней"],
        LagUnit::Week => ["неделю", "недели", "недель"],
        LagUnit::Month => ["месяц", "месяца", "месяцев"],
        LagUnit::Year => ["год", "года", "лет"],
    };
    write!(f, "{count} {}", plural(count, one, few, many))
}

/// «до 15 числа следующего месяца», «до последнего числа текущего квартала».
pub(super) fn write_running(f: &mut Formatter, running: Running) -> fmt::Result {
    f.write_str("до ")?;
    let which = if running.next { "следующего" } else { "текущего" };
    let unit = match running.months.get() {
        3 => "квартала",
        6 => "полугодия",
        _ => "месяца",
    };
    match running.day {
        DayOf::Last if running.months.get() > 1 => f.write_str("конца")?,
        day => write_day(f, day, true)?,
    }
    write!(f, " {which} {unit}")
}

/// «в течение 10 рабочих дней после издания приказа».
pub(super) fn lag(f: &mut Formatter, lag: &Lag) -> fmt::Result {
    let count = u64::from(lag.count);
    let one = count % 10 == 1 && count % 100 != 11;
    let unit = match (lag.unit, one) {
        (LagUnit::Day, true) => "дня",
        (LagUnit::Day, false) => "дней",
        (LagUnit::WorkingDay, true) => "рабочего дня",
        (LagUnit::WorkingDay, false) => "рабочих дней",
        (LagUnit::Week, true) => "недели",
        (LagUnit::Week, false) => "недель",
        (LagUnit::Month, true) => "месяца",
        (LagUnit::Month, false) => "месяцев",
        (LagUnit::Year, true) => "года",
        (LagUnit::Year, false) => "лет",
    };
    f.write_str("в течение ")?;
    match (lag.unit, count) {
        // «в течение года» alone is all of it.
        (LagUnit::Year, 1) if lag.event.is_empty() => f.write_str("одного ")?,
        (LagUnit::Day | LagUnit::WorkingDay, 1) => f.write_str("одного ")?,
        (_, 1) => {}
        _ => write!(f, "{count} ")?,
    }
    f.write_str(unit)?;
    if lag.event.is_empty() { Ok(()) } else { write!(f, " после {}", lag.event) }
}
