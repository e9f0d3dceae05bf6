//! Term to canonical official Russian.

use std::fmt::{self, Display, Formatter, Write};

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::stretch::{Part, Stretch, month};
use super::term::{
    DayOf, Every, Lag, LagUnit, Piece, Rhythm, Slot, SlotDay, Term, Then, Whole, Window, Year,
};
use crate::diagnostic::message::dates::{Case, ru_month};
use crate::diagnostic::message::words::plural;

impl Display for Term {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Term::Dates(pieces) => list(f, pieces),
            Term::Every(term) => every(f, term),
            Term::Then(first, then) => {
                list(f, first)?;
                f.write_str(", далее ")?;
                match then {
                    Then::Again(again) => every(f, again),
                    Then::Undated(words) => f.write_str(words),
                    Then::Throughout => f.write_str("постоянно"),
                }
            }
            Term::Throughout(Whole::Period) => f.write_str("в течение всего периода реализации"),
            Term::Throughout(Whole::Year) => f.write_str("в течение года"),
            Term::Throughout(Whole::SchoolYear) => f.write_str("в течение учебного года"),
            Term::Undated(undated) => f.write_str(&undated.words),
            Term::After(term) => lag(f, term),
        }
    }
}

/// The pieces with commas; months of one year in a row name it once.
fn list(f: &mut Formatter, pieces: &[Piece]) -> fmt::Result {
    for (at, piece) in pieces.iter().enumerate() {
        if at > 0 {
            f.write_str(", ")?;
        }
        write_piece(f, piece, pieces.get(at + 1).is_some_and(|next| shares_year(piece, next)))?;
    }
    Ok(())
}

/// Whether the next piece is a month of the same year that comes no earlier, so that its year serves both.
fn shares_year(piece: &Piece, next: &Piece) -> bool {
    let month = |piece: &Piece| match piece {
        Piece::In(window, Some(Year::Named(year)), false)
            if Window::whole(window.first()) == Some(*window) =>
        {
            match window.first() {
                Stretch::Month(month) => Some((*year, month)),
                _ => None,
            }
        }
        _ => None,
    };
    matches!((month(piece), month(next)), (Some((year, one)), Some((other, two))) if year == other && one < two)
}

/// One piece, with its year unless the next one tells it.
fn write_piece(f: &mut Formatter, piece: &Piece, shared: bool) -> fmt::Result {
    match *piece {
        Piece::By(Stretch::Day(day), year) => {
            write!(f, "до {} {}", day.number(), ru_month(day.month(), Case::Genitive))?;
            write_year(f, year)
        }
        Piece::By(stretch, year) => {
            f.write_str("до конца ")?;
            with_year(f, stretch, year, Grammar::Genitive)
        }
        Piece::On(day, year) => {
            write!(f, "на {} {}", day.number(), ru_month(day.month(), Case::Genitive))?;
            write_year(f, year)
        }
        Piece::Since(stretch, year) => {
            f.write_str("с ")?;
            with_year(f, stretch, Some(year), Grammar::Genitive)
        }
        Piece::In(window, _, false) if shared => of(f, window.first(), Grammar::Nominative),
        Piece::In(window, year, through) => write_window(f, window, year, through),
    }
}

/// A window: a stretch, two months with a dash, or «с … по …».
fn write_window(f: &mut Formatter, window: Window, year: Option<Year>, through: bool) -> fmt::Result {
    let (first, last, later) = (window.first(), window.last(), window.later());
    if first == last && later == 0 {
        let case = if through { Grammar::Genitive } else { Grammar::Nominative };
        f.write_str(if through { "в течение " } else { "" })?;
        return with_year(f, first, year, case);
    }
    if through {
        f.write_str("в течение периода ")?;
        return from_to(f, window, year);
    }
    match (first, last, year) {
        (Stretch::Month(from), Stretch::Month(to), _) if from != to && (later == 0 || year.is_none()) => {
            write!(f, "{} – {}", ru_month(from, Case::Nominative), ru_month(to, Case::Nominative))?;
            write_year(f, year)
        }
        (Stretch::Year, Stretch::Year, Some(Year::Named(year))) => write!(f, "{year}–{} годы", year + later),
        _ => from_to(f, window, year),
    }
}

/// «с 1 сентября 2023 года по 31 мая 2024 года».
fn from_to(f: &mut Formatter, window: Window, year: Option<Year>) -> fmt::Result {
    let (first, last, later) = (window.first(), window.last(), window.later());
    f.write_str("с ")?;
    match (first, last, later) {
        (Stretch::Day(from), Stretch::Day(to), 0) if from.month() == to.month() => {
            write!(f, "{}", from.number())?
        }
        (_, _, 0) if !first.is_school() && first != Stretch::Year => of(f, first, Grammar::Genitive)?,
        _ if year.is_none() => of(f, first, Grammar::Genitive)?,
        _ => with_year(f, first, year, Grammar::Genitive)?,
    }
    f.write_str(" по ")?;
    let end = match year {
        Some(Year::Named(year)) => Some(Year::Named(year + later)),
        Some(Year::Current) if later > 0 => Some(Year::Next),
        other => other,
    };
    with_year(f, last, end, Grammar::Nominative)
}

/// The case of a stretch; the accusative is as the nominative but for feminines, which `of` minds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grammar {
    Nominative,
    Genitive,
}

/// A stretch with its year.
fn with_year(f: &mut Formatter, stretch: Stretch, year: Option<Year>, case: Grammar) -> fmt::Result {
    let genitive = case == Grammar::Genitive;
    match (stretch, year) {
        (Stretch::Year, Some(Year::Named(year))) => {
            write!(f, "{year} {}", if genitive { "года" } else { "год" })
        }
        (Stretch::Year | Stretch::SchoolYear, Some(Year::Current | Year::Next)) => {
            let current = year == Some(Year::Current);
            f.write_str(match (current, genitive) {
                (true, true) => "текущего ",
                (true, false) => "текущий ",
                (false, true) => "следующего ",
                (false, false) => "следующий ",
            })?;
            of(f, stretch, case)
        }
        (Stretch::SchoolYear | Stretch::SchoolHalf(_), Some(Year::Named(year))) => {
            if let Stretch::SchoolHalf(half) = stretch {
                half_year(f, half.get(), case)?;
                f.write_char(' ')?;
            }
            let genitive = genitive || stretch != Stretch::SchoolYear;
            write!(f, "{year}/{} {}", year + 1, if genitive { "учебного года" } else { "учебный год" })
        }
        (Stretch::SchoolHalf(half), Some(other)) => {
            half_year(f, half.get(), case)?;
            f.write_str(if other == Year::Current {
                " текущего учебного года"
            } else {
                " следующего учебного года"
            })
        }
        _ => {
            of(f, stretch, case)?;
            write_year(f, year)
        }
    }
}

/// A stretch without its year.
fn of(f: &mut Formatter, stretch: Stretch, case: Grammar) -> fmt::Result {
    let genitive = case == Grammar::Genitive;
    match stretch {
        Stretch::Day(day) => write!(f, "{} {}", day.number(), ru_month(day.month(), Case::Genitive)),
        Stretch::Part(month, part) => {
            write_part(f, part, genitive)?;
            write!(f, " {}", ru_month(month, Case::Genitive))
        }
        Stretch::Month(month) => {
            f.write_str(ru_month(month, if genitive { Case::Genitive } else { Case::Nominative }))
        }
        Stretch::Quarter(quarter) => {
            write!(f, "{} {}", roman(quarter.get()), if genitive { "квартала" } else { "квартал" })
        }
        Stretch::Half(half) => half_year(f, half.get(), case),
        Stretch::SchoolHalf(half) => {
            half_year(f, half.get(), case)?;
            f.write_str(" учебного года")
        }
        Stretch::Year => f.write_str(if genitive { "года" } else { "год" }),
        Stretch::SchoolYear => {
            f.write_str(if genitive { "учебного года" } else { "учебный год" })
        }
    }
}

/// «II полугодие».
fn half_year(f: &mut Formatter, half: u8, case: Grammar) -> fmt::Result {
    write!(f, "{} {}", roman(half), if case == Grammar::Genitive { "полугодия" } else { "полугодие" })
}

/// «вторая декада», «последней недели».
fn write_part(f: &mut Formatter, part: Part, genitive: bool) -> fmt::Result {
    let (number, noun) = match part {
        Part::Third(third) => (third.get(), ["декада", "декады"]),
        Part::Week(week) => (week.get(), ["неделя", "недели"]),
        Part::Half(half) => (half.get(), ["половина", "половины"]),
        Part::LastWeek => (0, ["неделя", "недели"]),
    };
    let ordinal = match number {
        1 => ["первая", "первой"],
        2 => ["вторая", "второй"],
        3 => ["третья", "третьей"],
        4 => ["четвертая", "четвертой"],
        5 => ["пятая", "пятой"],
        _ => ["последняя", "последней"],
    };
    let case = usize::from(genitive);
    write!(f, "{} {}", ordinal[case], noun[case])
}

/// « 2024 года».
fn write_year(f: &mut Formatter, year: Option<Year>) -> fmt::Result {
    match year {
        None => Ok(()),
        Some(Year::Named(year)) => write!(f, " {year} года"),
        Some(Year::Current) => f.write_str(" текущего года"),
        Some(Year::Next) => f.write_str(" следующего года"),
    }
}

/// The Roman number of a quarter or half.
fn roman(number: u8) -> &'static str {
    ["I", "II", "III", "IV"].get(usize::from(number).wrapping_sub(1)).unwrap_or(&"I")
}

/// A rhythm, its bounds, its season, its days.
fn every(f: &mut Formatter, term: &Every) -> fmt::Result {
    match &term.rhythm {
        Rhythm::Days => f.write_str("ежедневно")?,
        Rhythm::Weeks { times, .. } => often(f, *times, 1, "неделю", "еженедельно")?,
        Rhythm::Months { step, times, .. } => match step.get() {
            1 => often(f, *times, 1, "месяц", "ежемесячно")?,
            3 => often(f, *times, 1, "квартал", "ежеквартально")?,
            6 => often(f, *times, 1, "полугодие", "1 раз в полугодие")?,
            step => often(f, *times, step, "месяца", "")?,
        },
        Rhythm::Years { step: 1, times, .. } => often(f, *times, 1, "год", "ежегодно")?,
        Rhythm::Years { step, times, .. } => {
            often(f, *times, *step, plural(u64::from(*step), "год", "года", "лет"), "")?
        }
    }
    if let Some(since) = term.since {
        f.write_str(" с ")?;
        write_bound(f, since, true)?;
    }
    if let Some(until) = term.until {
        f.write_str(" по ")?;
        write_bound(f, until, false)?;
    }
    if let Some(season) = term.season {
        f.write_str(", ")?;
        write_window(f, season, None, false)?;
    }
    match &term.rhythm {
        Rhythm::Days => Ok(()),
        Rhythm::Weeks { on, by, .. } => weekdays(f, on, *by),
        Rhythm::Months { step, on, .. } => on.iter().try_for_each(|slot| {
            f.write_str(", ")?;
            write_slot(f, *slot, step.get())
        }),
        Rhythm::Years { on, .. } if on.is_empty() => Ok(()),
        Rhythm::Years { on, .. } => {
            f.write_str(", ")?;
            list(f, on)
        }
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

/// A bound as a year, a month or a day, whichever it is the edge of.
fn write_bound(f: &mut Formatter, day: NaiveDate, first: bool) -> fmt::Result {
    let edge = if first { Some(day) } else { day.checked_add_days(Days::new(1)) };
    match edge.map(|edge| (edge.day(), edge.month())) {
        Some((1, 1)) => write!(f, "{} {}", day.year(), if first { "года" } else { "год" }),
        Some((1, _)) => {
            let case = if first { Case::Genitive } else { Case::Nominative };
            write!(f, "{} {} года", ru_month(month(day.month()), case), day.year())
        }
        _ => write!(f, "{} {} {} года", day.day(), ru_month(month(day.month()), Case::Genitive), day.year()),
    }
}

/// « по вторникам, по пятницам», « до пятницы».
fn weekdays(f: &mut Formatter, on: &[Weekday], by: bool) -> fmt::Result {
    for (at, day) in on.iter().enumerate() {
        let (on, until) = match day {
            Weekday::Mon => ("понедельникам", "понедельника"),
            Weekday::Tue => ("вторникам", "вторника"),
            Weekday::Wed => ("средам", "среды"),
            Weekday::Thu => ("четвергам", "четверга"),
            Weekday::Fri => ("пятницам", "пятницы"),
            Weekday::Sat => ("субботам", "субботы"),
            Weekday::Sun => ("воскресеньям", "воскресенья"),
        };
        f.write_str(if at > 0 { ", " } else { " " })?;
        if by { write!(f, "до {until}")? } else { write!(f, "по {on}")? }
    }
    Ok(())
}

/// «до 10 числа месяца, следующего за отчётным кварталом».
fn write_slot(f: &mut Formatter, slot: Slot, step: u8) -> fmt::Result {
    let day = |f: &mut Formatter, of: DayOf, genitive: bool| match (of, genitive) {
        (DayOf::Number(day), true) => write!(f, "{} числа", day.get()),
        (DayOf::Number(day), false) => write!(f, "{} число", day.get()),
        (DayOf::Last, true) => f.write_str("последнего числа"),
        (DayOf::Last, false) => f.write_str("последнее число"),
        (DayOf::Working(day), true) => write!(f, "{} рабочего дня", day.get()),
        (DayOf::Working(day), false) => write!(f, "{} рабочий день", day.get()),
        (DayOf::LastWorking, true) => f.write_str("последнего рабочего дня"),
        (DayOf::LastWorking, false) => f.write_str("последний рабочий день"),
    };
    match slot.when {
        SlotDay::By(of) => {
            f.write_str("до ")?;
            day(f, of, true)?;
        }
        SlotDay::On(of) => {
            f.write_str("на ")?;
            day(f, of, false)?;
        }
        SlotDay::Between(from, to) => write!(f, "с {} по {} число", from.get(), to.get())?,
        SlotDay::In(part) => write_part(f, part, false)?,
    }
    let unit = if step == 6 {
        ["полугодием", "полугодия"]
    } else {
        ["кварталом", "квартала"]
    };
    match slot.month.get() {
        _ if step == 1 => f.write_str(" месяца"),
        1 => write!(f, " месяца, следующего за отчётным {}", unit[0]),
        last if last == step => write!(f, " последнего месяца {}", unit[1]),
        number => {
            let ordinal = ["второго", "третьего", "четвертого", "пятого"];
            let ordinal = ordinal.get(usize::from(number).wrapping_sub(2)).unwrap_or(&"первого");
            write!(f, " {ordinal} месяца {}", unit[1])
        }
    }
}

/// «в течение 10 рабочих дней после издания приказа».
fn lag(f: &mut Formatter, lag: &Lag) -> fmt::Result {
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
    write!(f, "в течение {count} {unit}")?;
    if lag.event.is_empty() { Ok(()) } else { write!(f, " после {}", lag.event) }
}
