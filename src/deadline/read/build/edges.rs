//! The meaning of windows told by their edges: «начало – …, окончание – …», «в течение недели после 1 марта».

use chrono::{Datelike, Days, Month, Months, NaiveDate};

use super::super::fault::{Parse, fault, join};
use super::super::grammar::WordingTable;
use super::super::phrase::PhraseMeaning;
use super::super::point::{Point, Role, Shape, YearMark};
use super::super::raw::{Form, Raw};
use super::super::reader::{Before, Match, Parser, mended_at};
use super::super::reports::{ReportedOn, Reports};
use super::super::rows::Length;
use super::super::russian::forms::{self, LOCATIVE_YEARS};
use super::super::russian::suggestions;
use super::super::vocabulary::{Class, MONTH};
use super::dates::shared;
use super::free::tidy;
use super::offsets::offset;
use crate::base::Span;
use crate::deadline::interval::{Day, Interval, Nth, month};
use crate::deadline::offset::{Delay, Offset, TimeUnit};
use crate::deadline::term::Year;
use crate::deadline::unread::{Countable, Unread};

/// The window between the two points of a row.
fn window(reader: &mut Parser, node: &Match, place: Role) -> Parse<PhraseMeaning> {
    let (first, last) = (node.a_point(reader, 0, place)?, node.a_point(reader, 1, place)?);
    Ok(PhraseMeaning::Raw(Raw { form: Form::Bare, first, last: Some(last) }))
}

/// «начало – 1 марта 2024 г., окончание – 30 апреля 2024 г.».
pub(in crate::deadline::read) fn edges(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    window(reader, node, Role::Free)
}

/// «сентябрь 2024 г. по май 2025 г.» is a window without its «с»; of two days, one may be the end of something else.
pub(in crate::deadline::read) fn window_lost(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let (first, last) = (node.a_point(reader, 0, Role::Free)?, node.a_point(reader, 1, Role::Accusative)?);
    let month = |point: Point| matches!(point.shape, Shape::Full(Interval::Month(_)));
    if month(first) && month(last) {
        return Ok(PhraseMeaning::Raw(Raw { form: Form::Bare, first, last: Some(last) }));
    }
    let place = Span { start: first.span.start, end: first.span.start };
    let until =
        node.found(WordingTable::Point, 1).map_or(node.at, |found| usize::from(found.at)).saturating_sub(1);
    mended_at(reader.span(until, node.end), Unread::Juxtaposed, place, suggestions::FROM)
}

/// «после 1 июля до 1 сентября 2024 года»: of two days, the window between them.
pub(in crate::deadline::read) fn after_until(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let said = window(reader, node, Role::Genitive)?;
    let next = Offset { count: 1, unit: TimeUnit::Day };
    match said {
        PhraseMeaning::Raw(Raw { form, first, last: Some(last) }) if last.is_day() => {
            let first = day_after(first, next, 0);
            first.map(|first| PhraseMeaning::Raw(Raw { form, first, last: Some(last) }))
        }
        _ => None,
    }
    .map_or_else(|| fault(reader.span(node.at, node.at + 1), Unread::NotBefore), Ok)
}

/// «до конца марта, июня, сентября 2024 года», «до конца I и III кварталов»: each of them.
pub(in crate::deadline::read) fn by_ends(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let year = node.year(reader, 0)?.unwrap_or(YearMark::Absent);
    let year_at = node.found(WordingTable::Year, 0).map_or(node.end, |found| usize::from(found.at));
    let quarters = node.has(reader, Class::Quarter.bit());
    let counter = Class::Small.bit() | Class::Roman.bit() | Class::Ordinal.bit();
    let mut list = Vec::new();
    for lexeme in reader.lexemes().get(node.at..year_at).unwrap_or_default() {
        let (span, number) = (lexeme.span, lexeme.value);
        let interval = match () {
            () if lexeme.is(Class::Genitive.bit() & MONTH) => Interval::Month(month(number)),
            () if !lexeme.is(counter) => continue,
            () if quarters => match Nth::new(number) {
                Some(quarter) => Interval::Quarter(quarter),
                None => return fault(span, Unread::NoSuch(Countable::Quarter, number)),
            },
            () => match Nth::new(number) {
                Some(half) => Interval::Half(half),
                None => return fault(span, Unread::NoSuch(Countable::Half, number)),
            },
        };
        let first = Point { shape: Shape::Full(interval), year, span };
        list.push(Raw { form: Form::By, first, last: None });
    }
    Ok(shared(list))
}

/// The day so long after another; working days need the calendar of the plan.
fn later(day: NaiveDate, Offset { count, unit }: Offset) -> Option<NaiveDate> {
    let days = |count: u16| day.checked_add_days(Days::new(u64::from(count)));
    match unit {
        TimeUnit::Day => days(count),
        TimeUnit::Week => days(count.checked_mul(7)?),
        TimeUnit::Month => day.checked_add_months(Months::new(u32::from(count))),
        TimeUnit::Year => day.checked_add_months(Months::new(u32::from(count).checked_mul(12)?)),
        TimeUnit::WorkingDay => None,
    }
}

/// The day so long after another, less so many days. A month that lacks the day ends with its last one, and loses none
/// more: a month from 31 January ends with February.
fn ending(day: NaiveDate, offset: Offset, less: u64) -> Option<NaiveDate> {
    let end = later(day, offset)?;
    let cut = matches!(offset.unit, TimeUnit::Month | TimeUnit::Year) && end.day() < day.day();
    if cut { Some(end) } else { end.checked_sub_days(Days::new(less)) }
}

/// The day so long after that of a point, less so many days, where it can be told: without a year, as it is in each.
fn day_after(first: Point, offset: Offset, less: u64) -> Option<Point> {
    let Shape::Full(Interval::Day(day)) = first.shape else { return None };
    let end = |year: i32| ending(day.of(year)?, offset, less);
    let (date, year) = match first.year {
        YearMark::Of(Year::Named(year)) => {
            let date = end(year)?;
            (date, YearMark::Of(Year::Named(date.year())))
        }
        YearMark::Absent => {
            // In a leap year it may be another, and at the end of a year it is of the next.
            let (date, leap) = (end(2001)?, end(2004)?);
            let same = date.year() == 2001 && (date.month(), date.day()) == (leap.month(), leap.day());
            (date, same.then_some(YearMark::Absent)?)
        }
        _ => return None,
    };
    let shape = Shape::Full(Interval::Day(Day::new(month(date.month()), date.day())?));
    Some(Point { shape, year, span: first.span })
}

/// «в течение недели после 1 марта 2024 года», «не позднее чем через месяц после 1 марта 2024 года».
pub(in crate::deadline::read) fn within_after(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let Some(length) = node.length(reader, 0)? else { return reader.unexpected(node.at) };
    let offset = offset(length);
    let at = node.found(WordingTable::Point, 0).map_or(node.end, |found| usize::from(found.at));
    // «в течение года, начиная с 1 марта»: for a year, or as long as it lasts?
    let year = length.unit == TimeUnit::Year && length.count.is_none();
    if year && node.has(reader, Class::Starting.bit()) {
        return fault(reader.of(node), Unread::Conflict);
    }
    // «в течение двух недель с начала учебного года» is counted from its beginning, whatever day that is.
    if reader.is(at, Class::Begin.bit()) {
        let event = tidy(reader.slice(reader.span(at, node.end)));
        return Ok(PhraseMeaning::Delay(Delay { count: offset.count, unit: offset.unit, event }));
    }
    let first = node.a_point(reader, 0, Role::Genitive)?;
    // «… после 1 марта и 1 сентября»: so long after each of them, or the second by itself?
    let more = reader.is(node.end, Class::And.bit() | Class::Comma.bit());
    if more && reader.reach(WordingTable::Point, node.end + 1).is_some() {
        return fault(join(first.span, reader.span(node.end + 1, node.end + 2)), Unread::Counted);
    }
    let (by, since) = (node.holds(WordingTable::By), node.has(reader, Class::From.bit()));
    // «с 1 марта» counts that day, «после 1 марта» begins with the next.
    let next = Offset { count: u16::from(!since), unit: TimeUnit::Day };
    match (day_after(first, next, 0), day_after(first, offset, u64::from(since))) {
        (Some(_), Some(last)) if by && !since => {
            Ok(PhraseMeaning::Raw(Raw { form: Form::By, first: last, last: None }))
        }
        (Some(first), Some(last)) if !by => {
            Ok(PhraseMeaning::Raw(Raw { form: Form::Bare, first, last: Some(last) }))
        }
        _ => {
            let length = node.found(WordingTable::Span, 0).map_or(at, |found| usize::from(found.at));
            fault(reader.span(length, node.end), Unread::Counted)
        }
    }
}

/// Whether a point is a year alone, named by its number.
pub(in crate::deadline::read) fn is_one_year(point: &Point) -> bool {
    let named = matches!(point.year, YearMark::Of(Year::Named(_)));
    named && point.shape == Shape::Full(Interval::Year)
}

/// The form of a year before a dash: «2024 год – до 15 мая», «в 2024 году – в мае».
pub(super) fn before_dash(reader: &Parser, node: &Match, point: &Point, form: Form) -> Form {
    // «в 2024 году до 1 мая» needs no dash.
    let due = Class::Before.bit() | Class::Not.bit();
    let inside = form == Form::In || LOCATIVE_YEARS.contains(&reader.written(node.end - 1).as_str());
    let free = inside && matches!(reader.before, Before::Start | Before::Date);
    let years = matches!(point.year, YearMark::Span(..)) && point.shape == Shape::Full(Interval::Year);
    let heads = is_one_year(point) && reader.is(node.end, Class::Dash.bit())
        || (is_one_year(point) || years) && free && reader.is(node.end, due);
    if heads { Form::Head } else { form }
}

/// «2024 год – май», «2024 г. – IV квартал»: the year of what stands behind the dash, and no window.
pub(super) fn headed(form: Form, first: Point, last: Point) -> Option<PhraseMeaning> {
    let whole = matches!(last.shape, Shape::Full(Interval::Year | Interval::SchoolYear));
    let heads = is_one_year(&first) && !whole && last.year == YearMark::Absent;
    let raw = |form, first| Raw { form, first, last: None };
    heads.then(|| PhraseMeaning::List(vec![raw(Form::Head, first), raw(form, last)]))
}

/// «2024 год – 1–10 мая»: a window of the year. Three points that no year heads are one too many.
pub(in crate::deadline::read) fn window_of_year(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let head = node.a_point(reader, 0, Role::Free)?;
    let dash = node.found(WordingTable::Point, 1).map_or(node.at, |found| usize::from(found.end));
    if !is_one_year(&head) {
        return reader.unexpected(dash);
    }
    let (first, last) = (node.a_point(reader, 1, Role::Free)?, node.a_point(reader, 2, Role::Free)?);
    if last.year != YearMark::Absent || is_one_year(&first) {
        return reader.unexpected(dash);
    }
    check_nested(first, last)?;
    let head = Raw { form: Form::Head, first: head, last: None };
    Ok(PhraseMeaning::List(vec![head, Raw { form: Form::Bare, first, last: Some(last) }]))
}

/// «I квартал – 5 апреля», «I квартал – апрель»: the window, or when the quarter is reported on? «1.1 – май», «2.1. – 10 мая»: a day,
/// or the number of a row?
pub(super) fn check_ends(reader: &Parser, node: &Match, first: Point, last: Point) -> Parse<()> {
    let part = matches!(first.shape, Shape::Full(Interval::Quarter(_) | Interval::Half(_)));
    let place =
        |nth: usize| node.found(WordingTable::Point, nth).map_or(node.at, |found| usize::from(found.at));
    let (one, two) = (place(0), place(1));
    let row = reader.is(one, Class::Date.bit()) && first.year == YearMark::Absent;
    let month = matches!(last.shape, Shape::Full(Interval::Month(_)));
    let spelled = reader.is(one + 1, Class::Dot.bit()) && reader.is(two + 1, MONTH);
    let next = match (first.shape, last.shape) {
        (Shape::Full(Interval::Quarter(quarter)), Shape::Full(Interval::Month(month))) => {
            u32::from(quarter.get()) * 3 + 1 == month.number_from_month()
        }
        _ => false,
    };
    if part && (last.is_day() || next) || row && (month || spelled) {
        return fault(join(first.span, last.span), Unread::Alternative);
    }
    Ok(())
}

/// «I квартал – март», «сентябрь – 15 сентября»: the second lies inside the first, so that they are no window.
pub(super) fn check_nested(first: Point, last: Point) -> Parse<()> {
    let (Shape::Full(outer), Shape::Full(inner)) = (first.shape, last.shape) else { return Ok(()) };
    let days = |interval: Interval| Some((interval.first(2001)?, interval.last(2001)?));
    let one_year = first.year == last.year || first.year == YearMark::Absent || last.year == YearMark::Absent;
    let nested = match (days(outer), days(inner)) {
        (Some(outer), Some(inner)) => outer.0 <= inner.0 && inner.1 <= outer.1 && outer != inner,
        _ => false,
    };
    if nested && one_year { fault(join(first.span, last.span), Unread::Alternative) } else { Ok(()) }
}

/// «за 45 дней до конца года», «за неделю до начала мая» have their day; «за месяц до окончания учебного года» waits for
/// an event, and of «за неделю до конца месяца» nobody knows which month.
pub(in crate::deadline::read) fn ahead_of_edge(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let Some(length) = node.length(reader, 0)? else { return reader.unexpected(node.at) };
    let at = node.found(WordingTable::Point, 0).map_or(node.at, |found| usize::from(found.at));
    let mut point = node.a_point(reader, 0, Role::Genitive)?;
    let begins = reader.is(at.saturating_sub(1), Class::Begin.bit());
    reader.note_civil(&point, reader.of(node));
    // The end of an academic year has its day; the finish of it is an event.
    check_alone(reader, node, Class::Comma.bit() | Class::Semicolon.bit() | Class::And.bit())?;
    let lessons = point.shape == Shape::Full(Interval::SchoolYear)
        && forms::END_OF_LESSONS.contains(&reader.written(at.saturating_sub(1)).as_str());
    if lessons {
        point.shape = Shape::Full(Interval::Month(Month::May));
        point.year = match point.year {
            YearMark::School(year) => YearMark::Of(Year::Named(year + 1)),
            year => year,
        };
    }
    let interval = match point.shape {
        Shape::Full(interval) if !interval.is_school() && !interval.is_day() => interval,
        Shape::Full(Interval::Day(_)) => return reader.unexpected(at.saturating_sub(1)),
        Shape::Monthly(..) | Shape::Number(_) | Shape::Roman(_) => {
            return fault(reader.span(at, node.end), Unread::VagueEdge);
        }
        _ => return Ok(PhraseMeaning::Before(offset(length))),
    };
    let edge = |year: i32| if begins { interval.first(year) } else { interval.last(year) };
    // The end of February is another day in a leap year.
    let day = match point.year {
        YearMark::Of(Year::Named(year)) => edge(year),
        YearMark::Span(..) => None,
        _ => edge(2001).filter(|day| begins || day.month() != 2),
    };
    let day = day.and_then(|day| Day::new(month(day.month()), day.day()));
    let Some(day) = day else { return fault(point.span, Unread::VagueEdge) };
    point.shape = Shape::Full(Interval::Day(day));
    Ok(PhraseMeaning::Raw(Raw { form: Form::Ahead(offset(length)), first: point, last: None }))
}

/// «за 45 дней до конца года, 10 июля», «за 5 дней до 1 марта; 10 июля»: so long before the second as well, or on it?
fn check_alone(reader: &Parser, node: &Match, joins: u128) -> Parse<()> {
    let day = Class::Small.bit() | Class::Date.bit();
    match reader.is(node.end, joins) && reader.is(node.end + 1, day) {
        true => fault(reader.span(node.at, node.end + 2), Unread::Conflict),
        false => Ok(()),
    }
}

/// «за 5 дней до 1 сентября 2024 года».
pub(in crate::deadline::read) fn ahead(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let Some(length) = node.length(reader, 0)? else { return reader.unexpected(node.at) };
    let at = node.found(WordingTable::Point, 0).map_or(node.at, |found| usize::from(found.at));
    check_alone(reader, node, Class::Semicolon.bit())?;
    // «за неделю до конца месяца»: of which?
    if reader.is(at, Class::Begin.bit() | Class::End.bit()) {
        return fault(reader.span(at, node.end), Unread::VagueEdge);
    }
    let point = node.a_point(reader, 0, Role::Genitive)?;
    let lasting = node.found(WordingTable::Span, 0).map_or(node.at, |found| usize::from(found.at));
    let lasting = reader.span(node.at, at.saturating_sub(1).max(lasting));
    // «за год до 20 января следующего года»: so long before, or the report of the year?
    if length.count.is_none() && length.unit == TimeUnit::Year && point.year == YearMark::Of(Year::Next) {
        return fault(reader.of(node), Unread::Alternative);
    }
    let unit = length.count.is_none() && !length.half_year;
    let unit = unit && matches!(length.unit, TimeUnit::Month | TimeUnit::Year);
    if unit && !node.has(reader, Class::Not.bit()) && is_among_reports(reader) {
        let on = ReportedOn::Time(Point { shape: Shape::Full(Interval::Year), ..point });
        let year = length.unit == TimeUnit::Year;
        reader.reported = year.then_some(Reports { on, behind: false });
        return Ok(PhraseMeaning::Raw(Raw { form: Form::By, first: point, last: None }));
    }
    if !node.has(reader, Class::Not.bit()) && is_report(length, point) {
        return fault(reader.of(node), Unread::ReportOrAhead(reader.slice(lasting).to_owned()));
    }
    if !matches!(point.shape, Shape::Full(Interval::Day(_))) {
        return match point.shape {
            Shape::Full(Interval::Month(_)) | Shape::Number(_) | Shape::Roman(_) => {
                fault(point.span, Unread::NoMonth)
            }
            // «за 10 дней до III квартала»: the days of the calendar make no event.
            Shape::Full(interval) if !interval.is_school() => fault(point.span, Unread::VagueEdge),
            _ => Ok(PhraseMeaning::Before(offset(length))),
        };
    }
    Ok(PhraseMeaning::Raw(Raw { form: Form::Ahead(offset(length)), first: point, last: None }))
}

/// «с середины мая», «с конца 2023 года»: from which day on?
pub(super) fn check_vague_start(reader: &Parser, node: &Match) -> Parse<()> {
    let at = node.found(WordingTable::Point, 0).map_or(node.at, |found| usize::from(found.at));
    match reader.is(at, Class::Middle.bit() | Class::End.bit()) {
        true => fault(reader.span(at, at + 1), Unread::VagueEdge),
        false => Ok(()),
    }
}

/// «за I квартал до 5 апреля, за год до 20 декабря»: what else is told is a report.
fn is_among_reports(reader: &Parser) -> bool {
    let counter = Class::Small.bit() | Class::Roman.bit() | Class::Ordinal.bit();
    let unit = |at: usize| reader.is(at, Class::Quarter.bit() | Class::HalfYear.bit());
    (0..reader.lexemes().len()).any(|at| {
        reader.is(at, Class::For.bit()) && (unit(at + 1) || reader.is(at + 1, counter) && unit(at + 2))
    })
}

/// «за 9 месяцев до 10 октября»: so long before the day, or the report of so long a time?
fn is_report(length: Length, point: Point) -> bool {
    matches!(point.shape, Shape::Full(Interval::Day(day)) if offset(length).may_report(day.month()))
}
