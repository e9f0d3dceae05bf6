//! Rhythms to canonical Russian: «ежегодно с 2022 года, до 1 марта», «ежеквартально, до 10 числа последнего месяца квартала».

use std::fmt::{self, Formatter, Write};

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::list::list;
use super::offset::length;
use super::{IntervalCase, write_from, write_part, write_window};
use crate::deadline::interval::{Interval, MonthPart, Nth, days_in, month};
use crate::deadline::term::{DayOf, Every, Recurrence, Slot, SlotDay, TermPiece, Year};
use crate::russian::roman::to_roman;
use crate::russian::weekdays::{ru_weekday, ru_weekdays};
use crate::russian::{Case, plural, ru_month};

/// A recurrence, its bounds, its season, its days.
pub(super) fn every(f: &mut Formatter, term: &Every) -> fmt::Result {
    match &term.recurrence {
        Recurrence::Days => f.write_str("ежедневно")?,
        Recurrence::Weeks { step: 1, times, .. } => often(f, *times, 1, "неделю", "еженедельно")?,
        Recurrence::Weeks { step, times, .. } => {
            often(f, *times, *step, plural(u64::from(*step), "неделю", "недели", "недель"), "")?
        }
        Recurrence::Months { step, times, .. } => match step.get() {
            1 => often(f, *times, 1, "месяц", "ежемесячно")?,
            3 if !term.from_start => often(f, *times, 1, "квартал", "ежеквартально")?,
            6 if !term.from_start => often(f, *times, 1, "полугодие", "1 раз в полугодие")?,
            step => often(f, *times, step, plural(u64::from(step), "месяц", "месяца", "месяцев"), "")?,
        },
        Recurrence::Years { step: 1, times, .. } => often(f, *times, 1, "год", "ежегодно")?,
        Recurrence::Years { step, times, .. } => {
            often(f, *times, *step, plural(u64::from(*step), "год", "года", "лет"), "")?
        }
    }
    bounds(f, term)?;
    if let Some(start) = term.start {
        f.write_char(' ')?;
        write_from(f, start)?;
    }
    if let Some(season) = term.season {
        f.write_str(", ")?;
        write_window(f, season, None, false)?;
    }
    match &term.recurrence {
        Recurrence::Days => Ok(()),
        Recurrence::Weeks { on, by, .. } => weekdays(f, on, *by),
        Recurrence::Months { step, on, .. } => slots(f, on, step.get(), term.reported),
        Recurrence::Years { on, .. } if on.is_empty() => Ok(()),
        Recurrence::Years { on, .. } if term.reported => {
            let next = |piece: &TermPiece| piece.year() == Some(Year::Next);
            let all = !on.iter().any(next);
            on.iter().try_for_each(|piece| {
                f.write_str(", ")?;
                list(f, &[without_year(*piece)])?;
                f.write_str(match piece {
                    _ if !all && !next(piece) => " отчётного года",
                    TermPiece::By(Interval::Year, _) => ", следующего за отчётным",
                    _ => " года, следующего за отчётным",
                })
            })
        }
        Recurrence::Years { on, .. } => {
            f.write_str(", ")?;
            list(f, on)
        }
    }
}

/// The same without its year.
fn without_year(piece: TermPiece) -> TermPiece {
    match piece {
        TermPiece::By(interval, _) => TermPiece::By(interval, None),
        TermPiece::On(day, _) => TermPiece::On(day, None),
        TermPiece::In(window, _, through) => TermPiece::In(window, None, through),
        TermPiece::Ahead(offset, day, _) => TermPiece::Ahead(offset, day, None),
        TermPiece::Counted(day, month, on, _) => TermPiece::Counted(day, month, on, None),
        TermPiece::Since(..) | TermPiece::CurrentPeriod(_) => piece,
    }
}

/// «ежегодно», «2 раза в год», «1 раз в 3 года».
fn often(f: &mut Formatter, times: u8, step: u8, unit: &str, alone: &str) -> fmt::Result {
    if times == 1 && !alone.is_empty() {
        return f.write_str(alone);
    }
    write!(f, "{times} {} в ", plural(u64::from(times), "раз", "раза", "раз"))?;
    if step > 1 {
        write!(f, "{step} ")?;
    }
    f.write_str(unit)
}

/// « в 2024 году», « с марта 2024 года по 31 мая 2025 года».
fn bounds(f: &mut Formatter, every: &Every) -> fmt::Result {
    let (since, until) = (every.since, every.until);
    let quarterly = matches!(&every.recurrence, Recurrence::Months { step, .. } if step.get() == 3);
    // «ежеквартально в декабре» would say two things.
    let any = match &every.recurrence {
        Recurrence::Months { on, .. } => !on.is_empty(),
        recurrence => !matches!(recurrence, Recurrence::Years { .. }),
    };
    if let (Some(since), Some(until)) = (since, until)
        && Interval::Year.first(since.year()) == Some(since)
        && Interval::Year.last(until.year()) == Some(until)
    {
        return match (since.year(), until.year()) {
            (first, last) if first == last => write!(f, " в {first} году"),
            (first, last) => write!(f, " в {first}–{last} годах"),
        };
    }
    if let (Some(since), Some(until)) = (since, until)
        && (since.year(), since.month()) == (until.year(), until.month())
    {
        let (year, name) = (since.year(), month(since.month()));
        return match (since.day(), until.day()) {
            (1, last) if any && last == days_in(year, name) => {
                write!(f, " в {} {year} года", ru_month(name, Case::Prepositional))
            }
            (first, last) => write!(f, " с {first} по {last} {} {year} года", ru_month(name, Case::Genitive)),
        };
    }
    // Of two bounds, either is told as a year only where both are.
    let both = since.is_some() && until.is_some();
    if let Some(since) = since {
        let begins = since.day() == 1 && since.month() % 3 == 1 && (both || since.month() > 1);
        if let Some(quarter) = quarter_of(since).filter(|_| quarterly && begins) {
            f.write_char(' ')?;
            write_from(f, quarter)?;
        } else {
            f.write_str(" с")?;
            write_bound(f, since, true, both)?;
        }
        // «с марта по май 2024 года»
        if until.is_none_or(|until| until.year() != since.year()) {
            write!(f, " {} года", since.year())?;
        }
    }
    if let Some(until) = until {
        f.write_str(" по")?;
        let ends = until.month() % 3 == 0
            && (both || until.month() < 12)
            && until.day() == days_in(until.year(), month(until.month()));
        match quarter_of(until).filter(|_| quarterly && ends) {
            Some(Interval::Quarter(quarter)) => write!(f, " {} квартал", to_roman(quarter.get()))?,
            _ => write_bound(f, until, false, both)?,
        }
        let year = !both && (until.month(), until.day()) == (12, 31);
        write!(f, " {} {}", until.year(), if year { "год" } else { "года" })?;
    }
    Ok(())
}

/// The quarter in which a day lies.
fn quarter_of(day: NaiveDate) -> Option<Interval> {
    Nth::new(day.month0() / 3 + 1).map(Interval::Quarter)
}

/// A bound without its year: a month or a day, whichever it is the edge of; nothing where it is one of a year, and alone.
fn write_bound(f: &mut Formatter, day: NaiveDate, first: bool, both: bool) -> fmt::Result {
    let edge = if first { Some(day) } else { day.checked_add_days(Days::new(1)) };
    match edge.map(|edge| (edge.day(), edge.month())) {
        Some((1, 1)) if !both => Ok(()),
        Some((1, _)) => {
            let case = if first { Case::Genitive } else { Case::Nominative };
            write!(f, " {}", ru_month(month(day.month()), case))
        }
        _ => write!(f, " {} {}", day.day(), ru_month(month(day.month()), Case::Genitive)),
    }
}

/// «, по вторникам и пятницам», «, до пятницы».
fn weekdays(f: &mut Formatter, on: &[Weekday], by: bool) -> fmt::Result {
    for (at, day) in on.iter().enumerate() {
        match (by, at) {
            (true, _) => write!(f, ", до {}", ru_weekday(*day, Case::Genitive))?,
            (false, 0) => write!(f, ", по {}", ru_weekdays(*day))?,
            (false, _) if at + 1 == on.len() => write!(f, " и {}", ru_weekdays(*day))?,
            (false, _) => write!(f, ", {}", ru_weekdays(*day))?,
        }
    }
    Ok(())
}

/// «10 числа», «последний рабочий день».
pub(super) fn write_day(f: &mut Formatter, of: DayOf, genitive: bool) -> fmt::Result {
    match (of, genitive) {
        (DayOf::Number(day), true) => write!(f, "{} числа", day.get()),
        (DayOf::Number(day), false) => write!(f, "{} число", day.get()),
        (DayOf::Last, true) => f.write_str("последнего числа"),
        (DayOf::Last, false) => f.write_str("последнее число"),
        (DayOf::Working(day), true) => write!(f, "{} рабочего дня", day.get()),
        (DayOf::Working(day), false) => write!(f, "{} рабочий день", day.get()),
        (DayOf::LastWorking, true) => f.write_str("последнего рабочего дня"),
        (DayOf::LastWorking, false) => f.write_str("последний рабочий день"),
    }
}

/// Days of each month; numbers by which it is due stand in a row, «до 4, 14, 24 числа месяца».
fn slots(f: &mut Formatter, on: &[Slot], step: u8, reported: bool) -> fmt::Result {
    let number = |slot: &Slot| match slot.when {
        SlotDay::By(DayOf::Number(day)) => Some((slot.month, day.get())),
        _ => None,
    };
    for (at, slot) in on.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| number(on.get(before)?));
        let next = on.get(at + 1).and_then(number);
        let same = |other: Option<(Nth<6>, u8)>| matches!((number(slot), other), (Some((one, _)), Some((month, _))) if one == month);
        match (same(before), same(next)) {
            (false, false) => {
                f.write_str(", ")?;
                write_slot(f, *slot, step, reported)?;
            }
            (joined, more) => {
                let (_, day) = number(slot).unwrap_or((slot.month, 1));
                // «до 5 и 20 числа», and of more «до 4, 14, 24 числа».
                let alone =
                    joined && !more && !same(at.checked_sub(2).and_then(|first| number(on.get(first)?)));
                let parted = match joined {
                    true if alone => " и ",
                    true => ", ",
                    false => ", до ",
                };
                write!(f, "{parted}{day}")?;
                if !more {
                    f.write_str(" числа")?;
                    write_month(f, *slot, step, reported)?;
                }
            }
        }
    }
    Ok(())
}

/// «до 10 числа месяца, следующего за отчётным кварталом».
fn write_slot(f: &mut Formatter, slot: Slot, step: u8, reported: bool) -> fmt::Result {
    let last = slot.month.get() == step && !reported;
    let unit = match step {
        1 => "месяца",
        6 => "полугодия",
        _ => "квартала",
    };
    match slot.when {
        SlotDay::By(DayOf::Last) if last => return write!(f, "до конца {unit}"),
        SlotDay::On(DayOf::Last) if last => return write!(f, "в последний день {unit}"),
        SlotDay::Between(from, to)
            if step > 1
                && !reported
                && (from.get(), to.get()) == (1, 31)
                && (last || slot.month.get() == 1) =>
        {
            return write!(f, "{} месяц {unit}", if last { "последний" } else { "первый" });
        }
        SlotDay::By(of) => {
            f.write_str("до ")?;
            write_day(f, of, true)?;
        }
        SlotDay::On(of) => {
            f.write_str(if of == DayOf::LastWorking { "в " } else { "на " })?;
            write_day(f, of, false)?;
        }
        SlotDay::Between(from, to) => write!(f, "с {} по {} число", from.get(), to.get())?,
        SlotDay::In(part) if part.is_day() => {
            let second = matches!(part, MonthPart::Weekday(nth, _) if nth.get() == 2);
            f.write_str(if second { "во " } else { "в " })?;
            write_part(f, part, IntervalCase::Accusative)?;
        }
        SlotDay::In(part) => write_part(f, part, IntervalCase::Nominative)?,
        SlotDay::Ahead(offset, begin) => {
            f.write_str("за ")?;
            length(f, offset)?;
            return write!(f, " до {} {unit}", if begin { "начала" } else { "конца" });
        }
    }
    write_month(f, slot, step, reported)
}

/// « месяца», « месяца, следующего за отчётным кварталом», « последнего месяца квартала».
fn write_month(f: &mut Formatter, slot: Slot, step: u8, reported: bool) -> fmt::Result {
    let ordinal = ["первого", "второго", "третьего", "четвёртого", "пятого", "шестого"];
    let ordinal = ordinal.get(usize::from(slot.month.get()).wrapping_sub(1)).unwrap_or(&"первого");
    let half = step == 6;
    match slot.month.get() {
        month if reported => {
            if month > 1 {
                write!(f, " {ordinal}")?;
            }
            f.write_str(" месяца, следующего за отчётным")?;
            f.write_str(match step {
                1 => "",
                _ if half => " полугодием",
                _ => " кварталом",
            })
        }
        _ if step == 1 => f.write_str(" месяца"),
        month => {
            let unit = if half { "полугодия" } else { "квартала" };
            write!(f, " {} месяца {unit}", if month == step { "последнего" } else { ordinal })
        }
    }
}
