//! What a list tells before its parts are filled: the years that head it, «на» for all its days, a window of two dates.

use super::build::edges::is_one_year;
use super::fault::{Parse, fault, join};
use super::fill::is_year;
use super::placed::{first_year, year_within};
use super::point::{Point, Shape, YearMark};
use super::raw::{Form, Raw};
use crate::base::Span;
use crate::deadline::interval::Interval;
use crate::deadline::term::Year;
use crate::deadline::unread::Unread;

/// «2024 год, март», «2024 г. (I квартал)»: the year at the head is the year of all that follow.
fn head_year(list: &mut Vec<(Raw, Span)>) {
    let Some(((head, _), rest)) = list.split_first_mut() else { return };
    let told = head.first.year != YearMark::Absent;
    let bare = matches!(head.form, Form::Bare | Form::Head | Form::In | Form::On);
    let school = matches!(head.first.year, YearMark::School(_))
        && head.first.shape == Shape::Full(Interval::SchoolYear);
    let heads = told && (is_year(&head.first) || school) && bare && head.last.is_none();
    // «2024 год – 15 мая 2024 г.» tells its year twice.
    let marked = head.form == Form::Head;
    let own = |point: Point| point.year == YearMark::Absent || marked && point.year == head.first.year;
    let open = |raw: &Raw| own(raw.end()) && own(raw.first);
    if !heads || rest.is_empty() || !rest.iter().all(|(raw, _)| open(raw)) {
        return;
    }
    for (raw, _) in rest {
        for point in std::iter::once(&mut raw.first).chain(raw.last.as_mut()) {
            point.year = head.first.year;
            if let (true, Shape::Full(Interval::Half(half))) = (school, point.shape) {
                point.shape = Shape::Full(Interval::SchoolHalf(half));
            }
        }
    }
    list.remove(0);
}

/// «до 10 мая в 2025 году», «май, в 2025 году»: the year of what stands before it.
pub(super) fn inside_year(list: &mut [(Raw, Span)]) {
    if let [.., (before, _), (year, _)] = list
        && year.form == Form::In
        && is_one_year(&year.first)
        && before.form != Form::Since
        && before.end().lacks_year()
    {
        year.form = Form::Bare;
    }
}

/// «с 1 сентября, но не позднее 15 сентября 2024 года»: the first and the last day of one window.
pub(super) fn until_day(list: &mut Vec<(Raw, Span)>) {
    let mut at = 0;
    while let Some([(first, _), (last, end)]) = list.get(at..at + 2) {
        let days = first.first.is_day() && last.first.is_day();
        let (raw, end) = (Raw { form: Form::Bare, first: first.first, last: Some(last.first) }, *end);
        let meets = first.form == Form::Since && last.form == Form::By && last.last.is_none() && days;
        if meets && let Some((known, span)) = list.get_mut(at) {
            (*known, *span) = (raw, join(*span, end));
            list.remove(at + 1);
        }
        at += 1;
    }
}

/// «с мая 2022 года по июнь, 2023 года», «с 1 мая 2022 года по 1 июня 2023, 2024 года»: a window that has a year of its own,
/// and not of its end, takes no other from behind a mark.
pub(super) fn check_late_year(list: &[(Raw, Span)]) -> Parse<()> {
    let late = list.windows(2).find_map(|pair| match pair {
        [(raw, _), (year, span)] if is_year(&year.first) && matches!(year.form, Form::Bare | Form::Head) => {
            let over = raw.last.is_some_and(|last| last.year != raw.first.year) && !is_year(&raw.first);
            (over && first_year(&raw.first).is_some()).then_some(*span)
        }
        _ => None,
    });
    late.map_or(Ok(()), |span| fault(span, Unread::Conflict))
}

/// «до 10, 15–20 мая»: which of the days is the last, «до» does not tell.
pub(super) fn check_by_ranges(list: &[(Raw, Span)]) -> Parse<()> {
    let range = list.windows(2).find_map(|pair| match pair {
        [(one, _), (two, span)] => {
            let waits = one.form == Form::By && one.first.shape.is_number();
            (waits && two.form == Form::Bare && two.last.is_some() && two.first.shape.is_number())
                .then_some(*span)
        }
        _ => None,
    });
    range.map_or(Ok(()), |span| fault(span, Unread::ByRange))
}

/// «2023 г. – до 1 июня, 2024 и 2025 гг. – до 1 мая»: each year is the year of what follows it.
pub(super) fn head_years(list: &mut Vec<(Raw, Span)>) {
    let heads = |(raw, _): &(Raw, Span)| {
        is_year(&raw.first)
            && matches!(raw.form, Form::Bare | Form::Head | Form::In)
            && raw.last.is_none()
            && first_year(&raw.first).is_some()
    };
    let many = list.iter().filter(|raw| heads(raw)).count() > 1;
    let first = list.first().is_some_and(heads) && !list.last().is_some_and(heads);
    if !(many && first) {
        return head_year(list);
    }
    let mut rest = std::mem::take(list).into_iter().peekable();
    while rest.peek().is_some() {
        let take = |rest: &mut std::iter::Peekable<_>, headed: bool| {
            std::iter::from_fn(|| rest.next_if(|raw| heads(raw) == headed)).collect::<Vec<_>>()
        };
        let (years, times) = (take(&mut rest, true), take(&mut rest, false));
        for year in years {
            let mut group = vec![year];
            group.extend(times.iter().copied());
            head_year(&mut group);
            list.append(&mut group);
        }
    }
}

/// «май; 2026 год – июнь»: a year before a dash that heads what follows it, and not what came before.
pub(super) fn no_head_inside(list: &mut [(Raw, Span)]) -> Parse<()> {
    let last = list.len().saturating_sub(1);
    for (at, (raw, span)) in list.iter_mut().enumerate().filter(|(_, (raw, _))| raw.form == Form::Head) {
        if at < last {
            return fault(*span, Unread::Conflict);
        }
        raw.form = Form::Bare;
    }
    Ok(())
}

/// «на 1 апреля, 1 июля», «за 10 дней до 1 марта и 1 сентября»: what stands before the first day stands for the days
/// behind it too.
pub(super) fn carry_on(list: &mut [(Raw, Span)]) {
    let mut carried = None;
    for (raw, _) in list {
        let day =
            matches!(raw.first.shape, Shape::Number(_) | Shape::Full(Interval::Day(_))) && raw.last.is_none();
        carried = match raw.form {
            _ if !day => None,
            Form::On | Form::Ahead(_) => Some(raw.form),
            Form::Bare => carried,
            _ => None,
        };
        raw.form = carried.unwrap_or(raw.form);
    }
}

/// «до 1 марта 2024 г., 2 этап – до 1 мая»: the year that is told last, or the years, «2024–2026 годов», «2024/2025 учебного
/// года», are those of the times behind it too, where they come no earlier in it; of those that do, nobody knows the year.
pub(super) fn carry_years(list: &mut [(Raw, Span)]) -> Parse<()> {
    let dated = |(raw, _): &(Raw, Span)| raw.end().year != YearMark::Absent;
    let Some(at) = list.iter().rposition(dated) else { return Ok(()) };
    let Some(((last, _), rest)) = list.get_mut(at..).and_then(|list| list.split_first_mut()) else {
        return Ok(());
    };
    let mark = last.end().year;
    let year = |interval: Interval| match mark {
        YearMark::Of(Year::Named(year)) | YearMark::Span(year, _) => Some(year),
        YearMark::School(school) => year_within(interval, school),
        _ => None,
    };
    let interval = |point: Point| match point.shape {
        Shape::Full(interval) if !interval.is_school() => Some(interval),
        Shape::Counted(_, month) => Some(Interval::Month(month)),
        _ => None,
    };
    let is_of_year = matches!(mark, YearMark::Of(Year::Named(_)) | YearMark::Span(..));
    // «май, 2024 год, июнь»: the year is told of May.
    if at > 0 && is_of_year && is_year(&last.first) && last.form == Form::Bare {
        let unsaid = |(raw, _): &&(Raw, Span)| raw.end().lacks_year() && raw.form != Form::Since;
        return rest.iter().find(unsaid).map_or(Ok(()), |(_, span)| fault(*span, Unread::YearUnsaid));
    }
    let begin = interval(last.end()).filter(|_| !is_year(&last.end()) && last.form != Form::Since);
    let Some(begin) = begin.and_then(|interval| interval.first(year(interval)?)) else { return Ok(()) };
    for (raw, span) in rest {
        let Some(end) = interval(raw.end()) else { return Ok(()) };
        // «с 3 по 9 мая»: the first is of the same month.
        let first = interval(raw.first).unwrap_or(end);
        if raw.form == Form::Since || is_year(&raw.first) && raw.form != Form::By {
            return Ok(());
        }
        let ends = year(end).and_then(|year| end.last(year));
        let wraps = year(first).and_then(|year| first.first(year)) > ends;
        if ends.is_none_or(|ends| ends < begin) || wraps {
            return fault(*span, Unread::YearUnsaid);
        }
        raw.first.year = if raw.last.is_none() { mark } else { raw.first.year };
        raw.last.iter_mut().for_each(|last| last.year = mark);
    }
    Ok(())
}
