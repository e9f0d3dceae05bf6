//! A list with nothing left open to pieces: each date or window with its year, several where several years are named.

use chrono::NaiveDate;

use super::fault::{Parse, fault, join};
use super::fill::{PlacedPiece, is_year};
use super::point::{Point, Shape, YearMark};
use super::raw::{Form, Raw};
use super::work::steps;
use crate::base::Span;
use crate::deadline::interval::Interval;
use crate::deadline::term::{TermPiece, Window, Year};
use crate::deadline::unread::Unread;

/// The most dates that one deadline may name; none names every day of a year.
const MOST: usize = 366;

/// The pieces of a list, a bare year standing for what came before it in that year.
pub(super) fn placed(list: &[(Raw, Span)], shared: &[bool]) -> Parse<Vec<PlacedPiece>> {
    let mut placed: Vec<PlacedPiece> = Vec::with_capacity(list.len().min(MOST));
    let mut pattern: Vec<(Raw, Span)> = Vec::new();
    let mut open = false;
    let mut made = 0;
    for ((raw, span), shared) in list.iter().zip(shared) {
        let counted = is_year(&raw.first) && first_year(&raw.first).is_some();
        let again = counted && raw.form == Form::Bare && !pattern.is_empty();
        let school = matches!(raw.first.year, YearMark::School(_))
            && raw.first.shape == Shape::Full(Interval::SchoolYear)
            && raw.form == Form::Bare;
        let of_school = pattern.iter().any(|(raw, _)| matches!(raw.first.year, YearMark::School(_)));
        // «2022/2023 учебный год, 2023–2024 годы»: years of two kinds.
        if again && of_school {
            return fault(*span, Unread::Conflict);
        }
        // Months times years can be more than anybody could check, and more work than the words are long.
        made += if again { pattern.len() * years(&raw.first, raw.last.as_ref()).count() } else { 1 };
        if made > MOST {
            return fault(*span, Unread::TooLong);
        }
        // «октябрь, 2023/2024 учебный год» is October of that year, and not the year besides.
        if school && open {
            open = false;
            continue;
        }
        // «с 1 марта 2024 года, 2024 год»: to the end of that year, or of the plan?
        if again && pattern.iter().any(|(raw, _)| raw.form == Form::Since) {
            return fault(*span, Unread::Conflict);
        }
        if again || school && of_school && !pattern.iter().any(|(raw, _)| is_school_year(raw)) {
            in_later_years(&mut placed, &pattern, raw, *span)?;
            // «май, 2022 год, июнь, 2023 год»: what comes behind the year begins anew.
            open = false;
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
            // «до 1 мая текущего года, 2025 год»: two years of one day.
            let Some((from, to)) = year_span(&raw.first) else { return fault(span, Unread::TwoYears) };
            // «I полугодие 2025 года, 2024 год»: the same time of that year, or the year itself?
            if year < from {
                return fault(span, Unread::Conflict);
            }
            let later = if (from..=to).contains(&year) { 0 } else { year - from };
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
    let (from, to) = year_span(first).unwrap_or_default();
    from..=last.and_then(first_year).unwrap_or(to)
}

/// The first and the last year of a mark; of an academic year, the one in which it begins.
fn year_span(point: &Point) -> Option<(i32, i32)> {
    match point.year {
        YearMark::Of(Year::Named(year)) | YearMark::School(year) => Some((year, year)),
        YearMark::Span(from, to) => Some((from, to)),
        _ => None,
    }
}

/// Whether it is an academic year alone.
fn is_school_year(raw: &Raw) -> bool {
    raw.first.shape == Shape::Full(Interval::SchoolYear) && raw.form != Form::By
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
    point.year = match point.year {
        YearMark::Of(Year::Named(year)) => YearMark::Of(Year::Named(year + later)),
        YearMark::School(year) => YearMark::School(year + later),
        YearMark::Span(year, _) if later != 0 => YearMark::Of(Year::Named(year + later)),
        year => year,
    };
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
    let window = match later {
        Some(later) => window_of(&raw.first, last, later),
        None => Window::yearly(from, to),
    };
    match window {
        Some(window) => Ok(TermPiece::In(window, first_year, raw.form == Form::Through)),
        None => fault(join(raw.first.span, last.span), Unread::Backwards),
    }
}

/// The window of two full points, so many years apart.
pub(super) fn window_of(first: &Point, last: &Point, later: i32) -> Option<Window> {
    match (first.shape, last.shape) {
        (Shape::Full(first), Shape::Full(last)) => Window::new(first, last, later),
        _ => None,
    }
}

/// The year of an interval; of an academic year, the one in which the interval lies.
fn year_of(interval: Interval, year: YearMark, span: Span) -> Parse<Option<Year>> {
    let school = match year {
        YearMark::Absent | YearMark::Each | YearMark::Reported => return Ok(None),
        // «2023–2024 годы, до конца учебного года»: of which?
        YearMark::Of(Year::Named(_)) | YearMark::Span(..) if interval.is_school() => {
            return fault(span, Unread::SchoolYear);
        }
        YearMark::Of(year) => return Ok(Some(year)),
        YearMark::Span(year, _) => return Ok(Some(Year::Named(year))),
        YearMark::School(school) => school,
    };
    if interval.is_school() {
        return Ok(Some(Year::Named(school)));
    }
    let found = year_within(interval, school);
    found.map_or_else(|| fault(span, Unread::VagueEdge), |year| Ok(Some(Year::Named(year))))
}

/// The year in which an interval lies of an academic year, told by the one in which that begins; none where it lies in both.
pub(super) fn year_within(interval: Interval, school: i32) -> Option<i32> {
    let inside = |year: i32| {
        let day = |month| NaiveDate::from_ymd_opt(year, month, 1);
        let (first, last) = (interval.first(year)?, interval.last(year)?);
        let autumn = first >= day(9)? && year == school;
        let spring = last < day(9)? && year == school + 1;
        (autumn || spring).then_some(year)
    };
    inside(school).or_else(|| inside(school + 1))
}
