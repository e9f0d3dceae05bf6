//! Term to canonical official Russian.

mod list;
mod offset;
mod recurrence;

use std::fmt::{self, Display, Formatter, Write};

use chrono::Weekday;
use list::list;
use offset::{delay, length, write_running};
use recurrence::{every, write_day};

use super::interval::{Interval, MonthPart};
use super::term::{Term, TermPiece, Then, Whole, Window, Year};
use crate::russian::roman::to_roman;
use crate::russian::weekdays::ru_weekday;
use crate::russian::{Case, ru_month};

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
                    Then::Throughout(Whole::Period) => f.write_str("постоянно"),
                    Then::Throughout(whole) => throughout(f, *whole),
                }
            }
            Term::Throughout(whole) => throughout(f, *whole),
            Term::Undated(undated) => f.write_str(&undated.words),
            Term::After(term) => delay(f, term),
        }
    }
}

/// What a duty without a break fills.
fn throughout(f: &mut Formatter, whole: Whole) -> fmt::Result {
    f.write_str(match whole {
        Whole::Period => "в течение всего периода реализации",
        Whole::End => "до конца срока реализации",
        Whole::Year => "в течение года",
        Whole::SchoolYear => "в течение учебного года",
    })
}

/// One piece, with its year unless the next one tells it.
fn write_piece(f: &mut Formatter, piece: &TermPiece, shared: bool) -> fmt::Result {
    match *piece {
        TermPiece::By(Interval::Day(day), year) => {
            write!(f, "до {} {}", day.number(), ru_month(day.month(), Case::Genitive))?;
            write_year(f, year)
        }
        TermPiece::By(interval, year) => {
            f.write_str(if interval.is_day() { "до " } else { "до конца " })?;
            with_year(f, interval, year, IntervalCase::Genitive)
        }
        TermPiece::On(day, year) => {
            write!(f, "на {} {}", day.number(), ru_month(day.month(), Case::Genitive))?;
            write_year(f, year)
        }
        TermPiece::Ahead(offset, day, year) => {
            f.write_str(if offset.may_report(day.month()) {
                "не позднее чем за "
            } else {
                "за "
            })?;
            length(f, offset)?;
            write!(f, " до {} {}", day.number(), ru_month(day.month(), Case::Genitive))?;
            write_year(f, year)
        }
        TermPiece::CurrentPeriod(running) => write_running(f, running),
        TermPiece::Counted(day, month, on, year) => {
            f.write_str(if on { "в " } else { "до " })?;
            write_day(f, day, !on)?;
            write!(f, " {}", ru_month(month, Case::Genitive))?;
            write_year(f, year)
        }
        TermPiece::Since(interval, year) => {
            from_word(f, interval)?;
            with_year(f, interval, Some(year), IntervalCase::Genitive)
        }
        TermPiece::In(window, _, false) if shared => of(f, window.first(), IntervalCase::Nominative),
        TermPiece::In(window, year, through) => write_window(f, window, year, through),
    }
}

/// A window: an interval, two months with a dash, or «с … по …».
fn write_window(f: &mut Formatter, window: Window, year: Option<Year>, through: bool) -> fmt::Result {
    let (first, last, later) = (window.first(), window.last(), window.later());
    if first == last && later == 0 {
        let case = if through { IntervalCase::Genitive } else { IntervalCase::Nominative };
        f.write_str(if through { "в течение " } else { "" })?;
        return with_year(f, first, year, case);
    }
    if let (Interval::Part(one, MonthPart::Third(from)), Interval::Part(two, MonthPart::Third(to)), 0, false) =
        (first, last, later, through)
        && one == two
    {
        let third =
            |nth: u8| ["третья", "первая", "вторая"].get(usize::from(nth % 3)).copied().unwrap_or_default();
        write!(f, "{} – {} декады", third(from.get()), third(to.get()))?;
        write!(f, " {}", ru_month(one, Case::Genitive))?;
        return write_year(f, year);
    }
    let dashed = match (first, last, year) {
        (Interval::Month(from), Interval::Month(to), _) => from != to && (later == 0 || year.is_none()),
        (Interval::Quarter(_), Interval::Quarter(_), _) => later == 0,
        (Interval::Year, Interval::Year, Some(Year::Named(_))) => true,
        _ => false,
    };
    f.write_str(match (through, dashed) {
        (false, _) => "",
        (true, true) => "в течение ",
        (true, false) => "в течение периода ",
    })?;
    if dashed { between(f, window, year, through) } else { from_to(f, window, year) }
}

/// «январь – март 2024 года», «I–II кварталы 2024 года», «2021–2024 годы», and their genitives.
fn between(f: &mut Formatter, window: Window, year: Option<Year>, genitive: bool) -> fmt::Result {
    let case = if genitive { Case::Genitive } else { Case::Nominative };
    match (window.first(), window.last(), year) {
        (Interval::Month(from), Interval::Month(to), _) => {
            write!(f, "{} – {}", ru_month(from, case), ru_month(to, case))?
        }
        (Interval::Quarter(from), Interval::Quarter(to), _) => {
            let noun = if genitive { "кварталов" } else { "кварталы" };
            write!(f, "{}–{} {noun}", to_roman(from.get()), to_roman(to.get()))?;
        }
        (_, _, Some(Year::Named(year))) => {
            let noun = if genitive { "годов" } else { "годы" };
            return write!(f, "{year}–{} {noun}", year + window.later());
        }
        _ => {}
    }
    write_year(f, year)
}

/// «с 1 сентября 2023 года по 31 мая 2024 года».
fn from_to(f: &mut Formatter, window: Window, year: Option<Year>) -> fmt::Result {
    let (first, last, later) = (window.first(), window.last(), window.later());
    from_word(f, first)?;
    match (first, last, later) {
        (Interval::Day(from), Interval::Day(to), 0) if from.month() == to.month() => {
            write!(f, "{}", from.number())?
        }
        (_, _, 0) if !first.is_school() && first != Interval::Year => of(f, first, IntervalCase::Genitive)?,
        _ if year.is_none() => of(f, first, IntervalCase::Genitive)?,
        _ => with_year(f, first, year, IntervalCase::Genitive)?,
    }
    // «с 10 мая по май» would leave open by which day.
    let to_end = first != last && first.is_day() && !last.is_day()
        || last == Interval::Year && first != Interval::Year;
    f.write_str(if to_end { " по конец " } else { " по " })?;
    let end = match year {
        Some(Year::Named(year)) => Some(Year::Named(year + later)),
        Some(Year::Current) if later > 0 => Some(Year::Next),
        other => other,
    };
    with_year(f, last, end, if to_end { IntervalCase::Genitive } else { IntervalCase::Accusative })
}

/// «с февраля», «со II квартала».
fn write_from(f: &mut Formatter, interval: Interval) -> fmt::Result {
    from_word(f, interval)?;
    of(f, interval, IntervalCase::Genitive)
}

/// «с», or «со» before «второго».
fn from_word(f: &mut Formatter, first: Interval) -> fmt::Result {
    let second = match first {
        Interval::Quarter(quarter) => quarter.get() == 2,
        Interval::Half(half) | Interval::SchoolHalf(half) | Interval::Part(_, MonthPart::Half(half)) => {
            half.get() == 2
        }
        Interval::Part(_, MonthPart::Third(third)) => third.get() == 2,
        Interval::Part(_, MonthPart::Week(week)) => week.get() == 2,
        Interval::Part(_, MonthPart::Weekday(nth, _)) => nth.get() == 2,
        _ => false,
    };
    f.write_str(if second { "со " } else { "с " })
}

/// The case of an interval; the accusative differs from the nominative only in feminines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum IntervalCase {
    Nominative,
    Genitive,
    Accusative,
}

/// An interval with its year.
fn with_year(f: &mut Formatter, interval: Interval, year: Option<Year>, case: IntervalCase) -> fmt::Result {
    let genitive = case == IntervalCase::Genitive;
    match (interval, year) {
        (Interval::Year, Some(Year::Named(year))) => {
            write!(f, "{year} {}", if genitive { "года" } else { "год" })
        }
        (Interval::Year | Interval::SchoolYear, Some(Year::Current | Year::Next)) => {
            let current = year == Some(Year::Current);
            f.write_str(match (current, genitive) {
                (true, true) => "текущего ",
                (true, false) => "текущий ",
                (false, true) => "следующего ",
                (false, false) => "следующий ",
            })?;
            of(f, interval, case)
        }
        (Interval::SchoolEve, Some(year)) => {
            f.write_str("начала ")?;
            with_year(f, Interval::SchoolYear, Some(year), IntervalCase::Genitive)
        }
        (Interval::SchoolYear | Interval::SchoolHalf(_), Some(Year::Named(year))) => {
            if let Interval::SchoolHalf(half) = interval {
                half_year(f, half.get(), case)?;
                f.write_char(' ')?;
            }
            let genitive = genitive || interval != Interval::SchoolYear;
            write!(f, "{year}/{} {}", year + 1, if genitive { "учебного года" } else { "учебный год" })
        }
        (Interval::SchoolHalf(half), Some(other)) => {
            half_year(f, half.get(), case)?;
            f.write_str(if other == Year::Current {
                " текущего учебного года"
            } else {
                " следующего учебного года"
            })
        }
        _ => {
            of(f, interval, case)?;
            write_year(f, year)
        }
    }
}

/// An interval without its year.
fn of(f: &mut Formatter, interval: Interval, case: IntervalCase) -> fmt::Result {
    let genitive = case == IntervalCase::Genitive;
    match interval {
        Interval::Day(day) => write!(f, "{} {}", day.number(), ru_month(day.month(), Case::Genitive)),
        Interval::Part(month, part) => {
            write_part(f, part, case)?;
            write!(f, " {}", ru_month(month, Case::Genitive))
        }
        Interval::Month(month) => {
            f.write_str(ru_month(month, if genitive { Case::Genitive } else { Case::Nominative }))
        }
        Interval::Quarter(quarter) => {
            write!(f, "{} {}", to_roman(quarter.get()), if genitive { "квартала" } else { "квартал" })
        }
        Interval::Half(half) => half_year(f, half.get(), case),
        Interval::SchoolHalf(half) => {
            half_year(f, half.get(), case)?;
            f.write_str(" учебного года")
        }
        Interval::Year => f.write_str(if genitive { "года" } else { "год" }),
        Interval::SchoolYear => {
            f.write_str(if genitive { "учебного года" } else { "учебный год" })
        }
        Interval::SchoolEve => f.write_str("начала учебного года"),
    }
}

/// «II полугодие».
fn half_year(f: &mut Formatter, half: u8, case: IntervalCase) -> fmt::Result {
    write!(f, "{} {}", to_roman(half), if case == IntervalCase::Genitive { "полугодия" } else { "полугодие" })
}

/// «вторая декада», «последней недели», «первую половину», «второго четверга».
fn write_part(f: &mut Formatter, part: MonthPart, case: IntervalCase) -> fmt::Result {
    let (number, noun) = match part {
        MonthPart::Third(third) => (third.get(), ["декада", "декады", "декаду"]),
        MonthPart::Week(week) => (week.get(), ["неделя", "недели", "неделю"]),
        MonthPart::Half(half) => (half.get(), ["половина", "половины", "половину"]),
        MonthPart::LastWeek => (0, ["неделя", "недели", "неделю"]),
        MonthPart::Weekday(nth, day) => (nth.get(), weekday(day)),
        MonthPart::LastWeekday(day) => (0, weekday(day)),
    };
    let stem = match number {
        1 => "перв",
        2 => "втор",
        3 => "трет",
        4 => "четвёрт",
        5 => "пят",
        _ => "последн",
    };
    let form = |[nominative, genitive, accusative]: [&'static str; 3]| match case {
        IntervalCase::Nominative => nominative,
        IntervalCase::Genitive => genitive,
        IntervalCase::Accusative => accusative,
    };
    // The noun's end tells its gender.
    let [name, ..] = noun;
    let is_masculine = !name.ends_with(['а', 'я', 'е']);
    let [hard, third, soft] = match (name.ends_with(['а', 'я']), name.ends_with('е')) {
        (true, _) => [["ая", "ой", "ую"], ["ья", "ьей", "ью"], ["яя", "ей", "юю"]],
        (_, true) => [["ое", "ого", "ое"], ["ье", "ьего", "ье"], ["ее", "его", "ее"]],
        _ => [["ый", "ого", "ый"], ["ий", "ьего", "ий"], ["ий", "его", "ий"]],
    };
    let end = match number {
        3 => form(third),
        0 => form(soft),
        2 if is_masculine && case != IntervalCase::Genitive => "ой",
        _ => form(hard),
    };
    write!(f, "{stem}{end} {}", form(noun))
}

/// A weekday in the nominative, genitive and accusative.
fn weekday(day: Weekday) -> [&'static str; 3] {
    [Case::Nominative, Case::Genitive, Case::Accusative].map(|case| ru_weekday(day, case))
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
