//! What a part of a list leaves to a later one: «10, 15 и 20 мая 2024 года», «Май 2022, 2023», «сентябрь – май 2023/2024 уч. года».

use chrono::NaiveDate;

use super::fault::{Parse, fault, join};
use super::heads::{carry_on, carry_years, check_late_year, head_years, no_head_inside, until_day};
use super::phrase::{Form, Raw};
use super::point::{Point, Shape, YearMark, no_such_day};
use super::work::steps;
use crate::base::Span;
use crate::deadline::interval::{Day, Interval, MonthPart, Nth, days_in};
use crate::deadline::term::{TermPiece, Window, Year};
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
        until_day(list);
        head_years(list);
        carry_years(list)?;
    }
    no_head_inside(list)?;
    let mut next: Option<Point> = None;
    let mut since_next = true;
    let mut shared = vec![false; list.len()];
    for ((raw, span), shared) in list.iter_mut().zip(&mut shared).rev() {
        let years = raw.last.is_some() && is_year(&raw.first);
        if let Some(last) = &mut raw.last {
            adopt(last, next, true)?;
            let (own, before) = (raw.first.year, *last);
            adopt(&mut raw.first, Some(before), false)?;
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

/// Takes from the point that follows what this one leaves open. In a list, a year is shared only forwards.
fn adopt(point: &mut Point, next: Option<Point>, list: bool) -> Parse<()> {
    // «2021-2022, 2022-2023 учебные годы»: academic years, all of them.
    let school = next.is_some_and(|next| next.shape == Shape::Full(Interval::SchoolYear));
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
    let backwards = matches!((starts(point), starts(&next)), (Some(one), Some(two)) if one > two);
    if list && backwards && !is_year(&next) {
        fault(join(point.span, next.span), Unread::Backwards)
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

/// The most dates that one deadline may name; none names every day of a year.
const MOST: usize = 366;

/// The pieces of a list, a bare year standing for what came before it in that year.
fn placed(list: &[(Raw, Span)], shared: &[bool]) -> Parse<Vec<PlacedPiece>> {
    let mut placed: Vec<PlacedPiece> = Vec::with_capacity(list.len().min(MOST));
    let mut pattern: Vec<(Raw, Span)> = Vec::new();
    let mut open = false;
    let mut made = 0;
    for ((raw, span), shared) in list.iter().zip(shared) {
        let counted = is_year(&raw.first) && first_year(&raw.first).is_some();
        let again = counted && raw.form == Form::Bare && !pattern.is_empty();
        // Months times years can be more than anybody could check, and more work than the words are long.
        made += if again { pattern.len() * years(&raw.first, raw.last.as_ref()).count() } else { 1 };
        if made > MOST {
            return fault(*span, Unread::TooLong);
        }
        // «октябрь, 2023/2024 учебный год» is October of that year, and not the year besides.
        let school = raw.first.shape == Shape::Full(Interval::SchoolYear);
        if school && open && raw.form == Form::Bare && raw.first.year != YearMark::Absent {
            open = false;
            continue;
        }
        if again {
            in_later_years(&mut placed, &pattern, raw, *span)?;
            continue;
        }
        if !open {
            pattern.clear();
        }
        open = *shared;
        if !is_year(&raw.first) {
            pattern.push((*raw, *span));
        }
        let before = placed.len() + 1;
        pieces(raw, *span, &mut placed)?;
        made += placed.len().saturating_sub(before);
    }
    Ok(placed)
}

/// Adds the dates of a pattern in the years of a bare year: «Май, декабрь 2022, 2023».
fn in_later_years(
    placed: &mut Vec<PlacedPiece>,
    pattern: &[(Raw, Span)],
    bare: &Raw,
    span: Span,
) -> Parse<()> {
    let begin = placed.len();
    for year in years(&bare.first, bare.last.as_ref()) {
        for (raw, _) in pattern {
            let mut again = *raw;
            let later = year - first_year(&again.first).unwrap_or(year);
            shift(&mut again.first, later);
            again.last.iter_mut().for_each(|last| shift(last, later));
            let mut more = Vec::new();
            pieces(&again, span, &mut more)?;
            for piece in more {
                let known = placed.get(begin..).unwrap_or_default();
                steps(known.len());
                if later != 0 && !known.contains(&piece) {
                    placed.push(piece);
                }
            }
        }
    }
    Ok(())
}

/// The years of a bare year, or of two with a dash between.
fn years(first: &Point, last: Option<&Point>) -> std::ops::RangeInclusive<i32> {
    let from = first_year(first).unwrap_or(0);
    let to = match first.year {
        YearMark::Span(_, to) => to,
        _ => last.and_then(first_year).unwrap_or(from),
    };
    from..=to
}

/// The year of a point, where it is a number.
pub(super) fn first_year(point: &Point) -> Option<i32> {
    match point.year {
        YearMark::Of(Year::Named(year)) | YearMark::Span(year, _) => Some(year),
        _ => None,
    }
}

/// Moves a point by so many years.
fn shift(point: &mut Point, later: i32) {
    if let YearMark::Of(Year::Named(year)) = point.year {
        point.year = YearMark::Of(Year::Named(year + later));
    }
}

/// Adds the pieces of one date or window: several where it names several years.
fn pieces(raw: &Raw, span: Span, placed: &mut Vec<PlacedPiece>) -> Parse<()> {
    let (YearMark::Span(from, to), true) =
        (raw.first.year, raw.last.is_none_or(|last| last.year == raw.first.year))
    else {
        placed.push((piece(raw, span)?, span));
        return Ok(());
    };
    if is_year(&raw.first) && raw.last.is_none() {
        // «до конца 2022–2023 годов»
        if raw.form == Form::By {
            placed.push((TermPiece::By(Interval::Year, Some(Year::Named(to))), span));
            return Ok(());
        }
        let Some(window) = Window::new(Interval::Year, Interval::Year, to - from) else {
            return fault(span, Unread::Backwards);
        };
        let through = raw.form == Form::Through;
        placed.push((TermPiece::In(window, Some(Year::Named(from)), through), span));
        return Ok(());
    }
    for year in from..=to {
        steps(1);
        let mut raw = *raw;
        raw.first.year = YearMark::Of(Year::Named(year));
        raw.last.iter_mut().for_each(|last| last.year = YearMark::Of(Year::Named(year)));
        placed.push((piece(&raw, span)?, span));
    }
    Ok(())
}

/// The piece of one date or window.
fn piece(raw: &Raw, span: Span) -> Parse<TermPiece> {
    if let Some(last) = &raw.last {
        return window(raw, last, span);
    }
    if let Shape::Counted(day, month) = raw.first.shape {
        let year = year_of(Interval::Month(month), raw.first.year, span)?;
        return match raw.form {
            Form::By | Form::Bare | Form::Head => Ok(TermPiece::Counted(day, month, false, year)),
            Form::On | Form::In => Ok(TermPiece::Counted(day, month, true, year)),
            Form::Through | Form::Since | Form::Ahead(_) => fault(span, Unread::NoEnd),
        };
    }
    let Shape::Full(interval) = raw.first.shape else { return fault(span, Unread::NoMonth) };
    let year = year_of(interval, raw.first.year, span)?;
    if year.is_none() && raw.form != Form::By && matches!(interval, Interval::Year | Interval::SchoolYear) {
        return fault(span, Unread::VagueEdge);
    }
    let whole = || {
        let window = Window::whole(interval);
        window.map_or(TermPiece::By(interval, year), |window| {
            TermPiece::In(window, year, raw.form == Form::Through)
        })
    };
    Ok(match (raw.form, interval) {
        (Form::By, _) => TermPiece::By(interval, year),
        (Form::Since, _) => match year {
            Some(year) => TermPiece::Since(interval, year),
            None => return fault(span, Unread::NoYearNoEnd),
        },
        (Form::On, Interval::Day(day)) => TermPiece::On(day, year),
        (Form::Ahead(offset), Interval::Day(day)) => TermPiece::Ahead(offset, day, year),
        (Form::Ahead(_), _) => return fault(span, Unread::NoMonth),
        _ => whole(),
    })
}

/// The window between two points.
fn window(raw: &Raw, last: &Point, span: Span) -> Parse<TermPiece> {
    let (Shape::Full(from), Shape::Full(to)) = (raw.first.shape, last.shape) else {
        return fault(span, Unread::NoMonth);
    };
    let (first_year, last_year) = (year_of(from, raw.first.year, span)?, year_of(to, last.year, span)?);
    let whole = |interval| matches!(interval, Interval::Year | Interval::SchoolYear);
    if first_year.is_none() && last_year.is_none() && (whole(from) || whole(to)) {
        return fault(span, Unread::VagueEdge);
    }
    let later = match (first_year, last_year) {
        (Some(Year::Named(first)), Some(Year::Named(last))) => Some(last - first),
        (Some(Year::Named(_) | Year::Current), Some(Year::Next)) => Some(1),
        (first, last) if first == last && first.is_some() => Some(0),
        // «10.06.2024 – май»
        (Some(Year::Named(_)), None) if !whole(from) => Some(0),
        (_, None) => None,
        _ => return fault(span, Unread::TwoYears),
    };
    if let (Interval::Day(day), Interval::Day(other), None | Some(0)) = (from, to, later)
        && day == other
    {
        return Ok(TermPiece::On(day, first_year));
    }
    // Within a month, nobody means the next year's.
    let turns = match (from, to) {
        (Interval::Day(from), Interval::Day(to)) => from.month() == to.month(),
        (Interval::Part(from, _), Interval::Part(to, _)) => from == to,
        _ => false,
    };
    let window = match later {
        Some(later) => window_of(&raw.first, last, later),
        None if turns => window_of(&raw.first, last, 0),
        None => Window::yearly(from, to),
    };
    match window {
        Some(window) => Ok(TermPiece::In(window, first_year, raw.form == Form::Through)),
        None => fault(join(raw.first.span, last.span), Unread::Backwards),
    }
}

/// The window of two full points, so many years apart.
fn window_of(first: &Point, last: &Point, later: i32) -> Option<Window> {
    match (first.shape, last.shape) {
        (Shape::Full(first), Shape::Full(last)) => Window::new(first, last, later),
        _ => None,
    }
}

/// The year of an interval; of an academic year, the one in which the interval lies.
fn year_of(interval: Interval, year: YearMark, span: Span) -> Parse<Option<Year>> {
    let school = match year {
        YearMark::Absent | YearMark::Each | YearMark::Reported => return Ok(None),
        YearMark::Of(year) => return Ok(Some(year)),
        YearMark::Span(year, _) => return Ok(Some(Year::Named(year))),
        YearMark::School(school) => school,
    };
    if interval.is_school() {
        return Ok(Some(Year::Named(school)));
    }
    let inside = |year: i32| {
        let day = |month| NaiveDate::from_ymd_opt(year, month, 1);
        let (first, last) = (interval.first(year)?, interval.last(year)?);
        let autumn = first >= day(9)? && year == school;
        let spring = last < day(9)? && year == school + 1;
        (autumn || spring).then_some(Year::Named(year))
    };
    let found = inside(school).or_else(|| inside(school + 1));
    found.map_or_else(|| fault(span, Unread::VagueEdge), |year| Ok(Some(year)))
}
