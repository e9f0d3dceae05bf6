//! What a part of a list leaves to a later one: «10, 15 и 20 мая 2024 года», «Май 2022, 2023», «сентябрь – май 2023/2024 уч. года».

use chrono::Datelike;

use super::fault::{Parse, fault, join};
use super::heads::{
    carry_on, carry_years, check_by_ranges, check_late_year, head_years, inside_year, no_head_inside,
    until_day,
};
use super::placed::{first_year, placed, window_of};
use super::point::{Point, Shape, YearMark, no_such_day};
use super::raw::{Form, Raw};
use crate::base::Span;
use crate::deadline::interval::{Day, Interval, MonthPart, Nth, days_in};
use crate::deadline::term::{TermPiece, Year};
use crate::deadline::unread::{Countable, Unread};
use crate::russian::roman::to_roman;

/// A date or window with nothing left open, and its words.
pub(super) type PlacedPiece = (TermPiece, Span);

/// The dates and windows of a list whose parts complete one another, from the last to the first.
///
/// Standing `alone`, a year at the head is the year of what follows.
pub(super) fn fill(list: &mut Vec<(Raw, Span)>, alone: bool) -> Parse<Vec<PlacedPiece>> {
    check_late_year(list)?;
    carry_on(list);
    if alone {
        inside_year(list);
        until_day(list);
        head_years(list);
        carry_years(list)?;
    }
    no_head_inside(list)?;
    check_by_ranges(list)?;
    let mut next: Option<Point> = None;
    let mut since_next = true;
    let mut shared = vec![false; list.len()];
    for ((raw, span), shared) in list.iter_mut().zip(&mut shared).rev() {
        let years = raw.last.is_some() && is_year(&raw.first);
        if let Some(last) = &mut raw.last {
            let unsaid = last.year;
            adopt(last, next, true)?;
            *shared = unsaid == YearMark::Absent && last.year != unsaid;
            let (own, before) = (raw.first.year, *last);
            if !turn(&mut raw.first, last) {
                adopt(&mut raw.first, Some(before), false)?;
            }
            // «с 1 сентября по 31 мая следующего года» begins in this one.
            let wraps = own == YearMark::Absent && before.year == YearMark::Of(Year::Next);
            if wraps && window_of(&raw.first, &before, 0).is_none() {
                raw.first.year = YearMark::Of(Year::Current);
            }
        } else {
            let own = raw.first.year;
            // «с 15 мая, 15 июня 2024»: a year that is not its own makes no beginning without an end.
            if raw.form == Form::Since && own == YearMark::Absent && !since_next {
                return fault(*span, Unread::NoYearNoEnd);
            }
            adopt(&mut raw.first, next, true)?;
            *shared = own == YearMark::Absent && raw.first.year != own;
        }
        // «в мае, начиная с 2023 года»: the year says since when, and is not May's.
        let since = raw.form == Form::Since && is_year(&raw.first);
        since_next = raw.form == Form::Since;
        next = (!years && !since).then_some(raw.first);
    }
    placed(list, &shared)
}

/// «сентябрь – май 2025 года», «с ноября 2024 года по март», «ноябрь – март 2024–2025 гг.»: a window over the end of a year
/// that names one of its two years, or both at its end.
fn turn(first: &mut Point, last: &mut Point) -> bool {
    let month = |point: &Point, end: bool| match point.shape {
        Shape::Full(interval) if !interval.is_school() => {
            let day = if end { interval.last(2001) } else { interval.first(2001) };
            day.map(|day| day.month())
        }
        _ => None,
    };
    let turns = month(first, false).is_some_and(|month| month > 8)
        && month(last, true).is_some_and(|month| month < 9)
        && !is_year(first);
    let named = |year: i32| YearMark::Of(Year::Named(year));
    let years = match (first.year, last.year) {
        (YearMark::Absent, YearMark::Of(Year::Named(year))) => Some((year - 1, year)),
        (YearMark::Of(Year::Named(year)), YearMark::Absent) => Some((year, year + 1)),
        (YearMark::Absent, YearMark::Span(from, to)) if to == from + 1 => Some((from, to)),
        _ => None,
    };
    let Some((from, to)) = years.filter(|_| turns) else { return false };
    (first.year, last.year) = (named(from), named(to));
    true
}

/// Takes from the point that follows what this one leaves open. In a list, a year is shared only forwards.
fn adopt(point: &mut Point, next: Option<Point>, list: bool) -> Parse<()> {
    // «2021-2022, 2022-2023 учебные годы»: academic years, all of them.
    let school = next
        .is_some_and(|next| next.shape == Shape::Full(Interval::SchoolYear) && next.year != YearMark::Absent);
    if let (YearMark::Span(from, to), true, true) = (point.year, school, is_year(point)) {
        if to != from + 1 {
            return fault(point.span, Unread::SchoolYear);
        }
        (point.shape, point.year) = (Shape::Full(Interval::SchoolYear), YearMark::School(from));
    }
    let whole = matches!(point.shape, Shape::Full(Interval::Year | Interval::SchoolYear));
    adopt_shape(point, next, list)?;
    let Some(next) = next.filter(|_| point.year == YearMark::Absent) else { return Ok(()) };
    if whole && !is_year(&next) {
        return Ok(());
    }
    point.year = next.year;
    let named = match next.year {
        YearMark::Of(Year::Named(year)) | YearMark::Span(year, _) => Some(year),
        _ => None,
    };
    let starts = |point: &Point| match point.shape {
        Shape::Full(interval) => interval.first(named?),
        _ => None,
    };
    if let (Shape::Full(Interval::Day(day)), Some(year)) = (point.shape, named)
        && day.of(year).is_none()
    {
        let length = days_in(year, day.month());
        return fault(point.span, Unread::NoSuchDay(day.number(), day.month(), Some(year), length));
    }
    let order = |point: &Point| match point.shape {
        Shape::Full(interval) => interval.first(2000),
        _ => None,
    };
    if list && next.year == YearMark::Of(Year::Next) && order(point) > order(&next) {
        // «10 октября и 10 января следующего года»: October comes before.
        point.year = YearMark::Of(Year::Current);
    }
    // «октябрь, март 2024»: October of which year?
    let alike = point.is_day() && next.is_day()
        || matches!(
            (point.shape, next.shape),
            (Shape::Full(Interval::Month(_)), Shape::Full(Interval::Month(_)))
        );
    let backwards = matches!((starts(point), starts(&next)), (Some(one), Some(two)) if one > two);
    if list && backwards && !is_year(&next) {
        match alike {
            true => fault(join(point.span, next.span), Unread::YearUnsaid),
            false => fault(join(point.span, next.span), Unread::Backwards),
        }
    } else {
        Ok(())
    }
}

/// Takes from the point that follows the month, or the kind, that this one leaves open.
fn adopt_shape(point: &mut Point, next: Option<Point>, list: bool) -> Parse<()> {
    match (point.shape, next.map(|next| next.shape)) {
        // «20, 5 мая»: the twentieth of which month?
        (Shape::Number(number), Some(Shape::Full(Interval::Day(day)))) if list && number > day.number() => {
            return fault(point.span, Unread::NoMonth);
        }
        (Shape::Number(number), Some(Shape::Full(interval))) => {
            let year = next.and_then(|next| first_year(&next));
            point.shape = Shape::Full(like(interval, number, year, point.span)?)
        }
        (Shape::Roman(number), Some(Shape::Full(interval))) if !interval.is_day() => {
            point.shape = Shape::Full(like(interval, number, None, point.span)?)
        }
        (Shape::Roman(number), _) => return fault(point.span, Unread::NotADay(to_roman(number))),
        (Shape::Number(_), _) => return fault(point.span, Unread::NoMonth),
        (Shape::Monthly(part, false), Some(Shape::Full(Interval::Part(month, _)))) => {
            point.shape = Shape::Full(Interval::Part(month, part));
        }
        (Shape::Monthly(..), _) => return fault(point.span, Unread::NoMonth),
        _ => {}
    }
    Ok(())
}

/// Whether the point is a year alone.
pub(super) fn is_year(point: &Point) -> bool {
    matches!(point.shape, Shape::Full(Interval::Year))
}

/// The number read as another interval of the same kind.
fn like(interval: Interval, number: u32, year: Option<i32>, span: Span) -> Parse<Interval> {
    let (found, what) = match interval {
        Interval::Day(day) => {
            let found = Day::new(day.month(), number).map(Interval::Day);
            return found.map_or_else(|| no_such_day(span, number, day.month(), year), Ok);
        }
        Interval::Quarter(_) => (Nth::new(number).map(Interval::Quarter), Countable::Quarter),
        Interval::Half(_) => (Nth::new(number).map(Interval::Half), Countable::Half),
        Interval::SchoolHalf(_) => (Nth::new(number).map(Interval::SchoolHalf), Countable::Half),
        Interval::Part(month, part) => return Ok(Interval::Part(month, like_part(part, number, span)?)),
        _ => return fault(span, Unread::NoMonth),
    };
    found.map_or_else(|| fault(span, Unread::NoSuch(what, number)), Ok)
}

/// The number read as another part of the same kind.
pub(super) fn like_part(part: MonthPart, number: u32, span: Span) -> Parse<MonthPart> {
    let (found, what) = match part {
        MonthPart::Third(_) => (Nth::new(number).map(MonthPart::Third), Countable::Third),
        MonthPart::Week(_) | MonthPart::LastWeek => (Nth::new(number).map(MonthPart::Week), Countable::Week),
        MonthPart::Half(_) => (Nth::new(number).map(MonthPart::Half), Countable::MonthHalf),
        MonthPart::Weekday(_, day) | MonthPart::LastWeekday(day) => {
            (Nth::new(number).map(|nth| MonthPart::Weekday(nth, day)), Countable::Weekday)
        }
    };
    found.map_or_else(|| fault(span, Unread::NoSuch(what, number)), Ok)
}
