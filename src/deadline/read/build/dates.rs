//! The meaning of dates and windows.

use chrono::{Datelike, Month};

use super::super::fault::{Parse, fault, join};
use super::super::grammar::WordingTable;
use super::super::lexeme::Lexeme;
use super::super::phrase::PhraseMeaning;
use super::super::point::{Point, Role, Shape, YearMark, check_day, no_such_day};
use super::super::raw::{Form, Raw};
use super::super::reader::{Before, Match, Parser};
use super::super::russian::forms;
use super::super::vocabulary::Class;
use super::counts::accusative_year;
use super::edges::before_dash;
use super::points::part_in;
use crate::deadline::interval::{Day, Interval, MonthPart, month};
use crate::deadline::offset::{Offset, TimeUnit};
use crate::deadline::read::raw::{MonthOf, RawSlot};
use crate::deadline::term::{SlotDay, Year};
use crate::deadline::unread::{NoTime, Unread};
use crate::russian::{Case, ru_month};

/// The day that ends the first half of each month: «до середины мая».
pub(super) const MIDDLE: u32 = 15;

pub(super) fn raw(form: Form, first: Point, last: Option<Point>) -> PhraseMeaning {
    PhraseMeaning::Raw(Raw { form, first, last })
}

/// «до 1 марта 2024 года», «не позднее мая», «к новому учебному году».
pub(in crate::deadline::read) fn by(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let (toward, inclusive) = (reader.is(node.at, Class::Toward.bit()), reader.is(node.at, Class::Not.bit()));
    let at = node.found(WordingTable::Point, 0).map_or(node.at, |found| usize::from(found.at));
    let inclusive = inclusive || (at..node.end).any(|at| reader.is(at, Class::Inclusive.bit()));
    if let Some(name) =
        reader.lexeme(at).filter(|lexeme| toward && lexeme.is(super::super::vocabulary::MONTH))
    {
        let reason = Unread::VagueBefore(ru_month(month(name.value), Case::Nominative).to_owned());
        return fault(name.span, reason);
    }
    let mut point = node.a_point(reader, 0, Role::Genitive)?;
    if toward && let Shape::Full(Interval::SchoolYear) = point.shape {
        (point.shape, point.year) = (Shape::Full(Interval::SchoolEve), begun(point.year));
        return Ok(raw(Form::By, point, None));
    }
    let part = reader.is(at, Class::Begin.bit() | Class::Middle.bit() | Class::End.bit());
    // «до начала учебного года 2025 г.»
    let school = (at..node.end).any(|at| reader.is(at, Class::School.bit()));
    if school && reader.is(at, Class::Begin.bit()) && matches!(point.year, YearMark::Of(Year::Named(_))) {
        point.shape = Shape::Full(Interval::SchoolEve);
    }
    if !inclusive && !part {
        check_before(point)?;
    }
    check_range(reader, node, point)?;
    Ok(raw(Form::By, point, None))
}

/// «до мая» leaves open whether May is included, and nobody but the writer knows; a day is by custom.
pub(super) fn check_before(point: Point) -> Parse<()> {
    match point.shape {
        Shape::Full(interval) if !interval.is_day() => {
            // «до второй декады апреля»: no name of a part is of the gender that the message has.
            let name = vague_name(interval).unwrap_or(forms::STRETCH).to_owned();
            fault(point.span, Unread::VagueBefore(name))
        }
        _ => Ok(()),
    }
}

/// «до 10–15 мая»: which of the days is the last, «до» does not tell.
fn check_range(reader: &mut Parser, node: &Match, first: Point) -> Parse<()> {
    let day = matches!(first.shape, Shape::Number(_) | Shape::Full(Interval::Day(_)));
    if !day || !reader.is(node.end, Class::Dash.bit()) {
        return Ok(());
    }
    let Some(end) = reader.reach(WordingTable::Point, node.end + 1) else { return Ok(()) };
    let label = reader.is(end, Class::Unknown.bit());
    // «до 1 июня – 50 %»: no day, for it has no month.
    let month = |at: usize| reader.is(at, super::super::vocabulary::MONTH);
    let number = first.shape.is_number() || month(node.end + 2);
    let day =
        reader.is(node.end + 1, Class::Small.bit()) && number || reader.is(node.end + 1, Class::Date.bit());
    if label || !day {
        return Ok(());
    }
    let last = reader.span(node.end + 1, end);
    fault(join(first.span, last), Unread::ByRange)
}

/// «до 10 января, апреля, июля 2024 года»: the day of each of the months.
pub(in crate::deadline::read) fn by_months(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let Some(at) = node.own(reader, Class::Small.bit() | Class::Ordinal.bit()) else {
        return reader.unexpected(node.at);
    };
    let number = reader.lexeme(at).map_or(0, |lexeme| lexeme.value);
    let year = node.year(reader, 0)?.unwrap_or(YearMark::Absent);
    let mut list = Vec::new();
    for lexeme in reader.lexemes().get(at..node.end).unwrap_or_default() {
        if !lexeme.is(Class::Genitive.bit()) {
            continue;
        }
        let (span, name) = (lexeme.span, month(lexeme.value));
        let Some(day) = Day::new(name, number) else {
            return no_such_day(span, number, name, named_year(year));
        };
        let shape = Shape::Full(Interval::Day(day));
        check_day(shape, year, span)?;
        list.push(Raw { form: Form::By, first: Point { shape, year, span }, last: None });
    }
    Ok(shared(list))
}

/// «последняя пятница апреля и октября»: the part of each of the months.
pub(in crate::deadline::read) fn parts_of_months(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let part = part_in(reader, node)?;
    let year = node.year(reader, 0)?.unwrap_or(YearMark::Absent);
    let months = reader.lexemes().get(node.at..node.end).unwrap_or_default().iter();
    let months = months.filter(|lexeme| lexeme.is(Class::Genitive.bit()));
    let raw = |lexeme: &Lexeme| {
        let shape = Shape::Full(Interval::Part(month(lexeme.value), part));
        Raw { form: Form::Bare, first: Point { shape, year, span: lexeme.span }, last: None }
    };
    Ok(shared(months.map(raw).collect()))
}

/// «каждый май».
pub(in crate::deadline::read) fn each_month(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let at = node.end - 1;
    let shape = Shape::Full(Interval::Month(month(reader.lexeme(at).map_or(1, |lexeme| lexeme.value))));
    if !reader.is(at, Class::Nominative.bit()) {
        return reader.unexpected(at);
    }
    Ok(raw(Form::Bare, Point { shape, year: YearMark::Absent, span: reader.of(node) }, None))
}

/// Times that share the year of the last, which more years may follow: «до 10 мая, июня 2024, 2025 годов».
pub(super) fn shared(mut list: Vec<Raw>) -> PhraseMeaning {
    let more = list.len().saturating_sub(1);
    for raw in list.iter_mut().take(more) {
        let named =
            matches!(raw.first.year, YearMark::Of(Year::Named(_)) | YearMark::Span(..) | YearMark::School(_));
        raw.first.year = if named { YearMark::Absent } else { raw.first.year };
    }
    PhraseMeaning::List(list)
}

/// The year of a mark, where it is a number.
fn named_year(year: YearMark) -> Option<i32> {
    match year {
        YearMark::Of(Year::Named(year)) => Some(year),
        _ => None,
    }
}

/// «до конца мая», «до начала учебного года», «до середины мая».
pub(in crate::deadline::read) fn by_edge(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let mut point = node.a_point(reader, 0, Role::Genitive)?;
    let edge =
        node.found(WordingTable::Point, 0).map_or(node.at, |found| usize::from(found.at)).saturating_sub(1);
    let span = reader.span(edge, node.end);
    if reader.is(edge, Class::Begin.bit()) {
        reader.note_civil(&point, span);
    }
    let told = |class: Class| reader.is(edge, class.bit());
    match point.shape {
        Shape::Full(_) if told(Class::End) || told(Class::ByEvent) => {}
        Shape::Full(interval) if told(Class::Begin) => match before(interval, point.year) {
            Some((interval, year)) => (point.shape, point.year) = (Shape::Full(interval), year),
            None => return fault(span, Unread::VagueEdge),
        },
        Shape::Full(Interval::Month(name)) => {
            let Some(middle) = Day::new(name, MIDDLE) else { return reader.unexpected(edge) };
            point.shape = Shape::Full(Interval::Day(middle));
        }
        _ => return fault(span, Unread::VagueEdge),
    }
    Ok(raw(Form::By, point, None))
}

/// «до конца рабочего дня 13 мая»: by that day.
pub(in crate::deadline::read) fn by_end_of_day(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let point = node.a_point(reader, 0, Role::Genitive)?;
    if point.is_day() { Ok(raw(Form::By, point, None)) } else { reader.unexpected(node.at + 1) }
}

/// «накануне 1 сентября»: a day before it. «срочно» and «перед» tell none.
pub(in crate::deadline::read) fn eve(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let point = node.a_point(reader, 0, Role::Genitive)?;
    if !forms::ALONE.contains(&reader.written(node.at).as_str()) || !point.is_day() {
        return reader.unexpected(node.at);
    }
    Ok(raw(Form::Ahead(Offset { count: 1, unit: TimeUnit::Day }), point, None))
}

/// The interval that ends where another begins, and its year.
fn before(interval: Interval, year: YearMark) -> Option<(Interval, YearMark)> {
    let first = match interval {
        Interval::Month(name) => name.number_from_month(),
        Interval::Quarter(quarter) => u32::from(quarter.get()) * 3 - 2,
        Interval::Half(half) => u32::from(half.get()) * 6 - 5,
        Interval::Year => 1,
        Interval::SchoolYear => return Some((Interval::SchoolEve, begun(year))),
        _ => return None,
    };
    if first > 1 {
        return Some((Interval::Month(month(first - 1)), year));
    }
    let year = match year {
        YearMark::Of(Year::Named(year)) => YearMark::Of(Year::Named(year - 1)),
        YearMark::Of(Year::Next) => YearMark::Of(Year::Current),
        // «до начала года»: of this one, or of the next?
        YearMark::Each => year,
        _ => return None,
    };
    Some((Interval::Year, year))
}

/// The calendar year in which an academic year begins.
fn begun(year: YearMark) -> YearMark {
    match year {
        YearMark::School(year) => YearMark::Of(Year::Named(year)),
        other => other,
    }
}

/// The name of an interval that «до» leaves open.
fn vague_name(interval: Interval) -> Option<&'static str> {
    match interval {
        Interval::Month(name) => Some(ru_month(name, Case::Nominative)),
        Interval::Quarter(_) => Some(forms::QUARTER),
        Interval::Half(_) | Interval::SchoolHalf(_) => Some(forms::HALF_YEAR),
        Interval::Year | Interval::SchoolYear => Some(forms::YEAR),
        _ => None,
    }
}

/// «по 31 мая», the last day too.
pub(in crate::deadline::read) fn until(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    if (node.at..node.end).any(|at| forms::TOPICS.contains(&reader.written(at).as_str())) {
        return reader.no_time(node, NoTime::Topic);
    }
    let point = node.a_point(reader, 0, Role::Accusative)?;
    if matches!(point.shape, Shape::Full(Interval::Year | Interval::SchoolYear)) {
        accusative_year(reader, node.end)?;
        // «по 2025 пятницам»
        if reader.is(node.end - 1, Class::Long.bit())
            && reader.is(node.end, Class::Weekdays.bit() | Class::Units.bit())
        {
            return reader.unexpected(node.end - 1);
        }
    }
    Ok(raw(Form::By, point, None))
}

/// «с 1 сентября 2024 года», «начиная с 2023 года».
pub(in crate::deadline::read) fn since(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    super::edges::check_vague_start(reader, node)?;
    let first = node.a_point(reader, 0, Role::Genitive)?;
    match first.shape {
        // «с начала мая 2024 года» is from its first day on.
        Shape::Full(Interval::Part(month, _)) if first_word(reader, node, Class::Begin) => {
            Ok(raw(Form::Since, Point { shape: Shape::Full(Interval::Month(month)), ..first }, None))
        }
        Shape::Number(_) | Shape::Roman(_) | Shape::Monthly(..) | Shape::Counted(..) => {
            fault(reader.of(node), Unread::NoEnd)
        }
        Shape::Full(_) => Ok(raw(Form::Since, first, None)),
    }
}

/// Whether the point of a row begins with a word of that class.
fn first_word(reader: &Parser, node: &Match, class: Class) -> bool {
    let point = node.found(WordingTable::Point, 0);
    point.is_some_and(|found| reader.is(usize::from(found.at), class.bit()))
}

/// A date or window alone.
pub(in crate::deadline::read) fn bare(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let period =
        reader.is(node.at, Class::In.bit() | Class::At.bit() | Class::For.bit() | Class::Period.bit());
    let month = super::super::vocabulary::MONTH;
    let genitive = reader.is(node.at, Class::Genitive.bit() & month);
    let through = reader.before == Before::Through && genitive;
    let nominative = node
        .found(WordingTable::Point, 0)
        .is_some_and(|found| reader.is(usize::from(found.at), Class::Nominative.bit()));
    // «каждый вторник апреля»
    let of_weekdays = genitive && matches!(reader.before, Before::Weekdays(_));
    let place = if through || of_weekdays || period && !nominative { Role::Genitive } else { Role::Free };
    let point = node.a_point(reader, 0, place)?;
    if let (Shape::Monthly(part, said), YearMark::Absent) = (point.shape, point.year)
        && (said || !goes_on(reader, node.end))
    {
        return slot_part(reader, node, part, said);
    }
    let form = if of_weekdays { Form::In } else { Form::Through };
    let form = if through || of_weekdays { form } else { before_dash(reader, node, &point, Form::Bare) };
    Ok(raw(form, point, None))
}

/// A part of each month: «первая неделя месяца», «2-й четверг».
fn slot_part(reader: &mut Parser, _: &Match, part: MonthPart, said: bool) -> Parse<PhraseMeaning> {
    let _ = reader;
    let month = if said { MonthOf::Each } else { MonthOf::Unsaid };
    Ok(PhraseMeaning::Slot(RawSlot::of(SlotDay::In(part), month)))
}

/// Whether a part without a month is one of a list: «1 и 2 декада мая».
fn goes_on(reader: &Parser, at: usize) -> bool {
    let joins = Class::Comma.bit() | Class::Dash.bit() | Class::And.bit();
    let counts = Class::Small.bit() | Class::Roman.bit() | Class::Ordinal.bit();
    reader.is(at, joins) && reader.is(at + 1, counts)
}

/// «в мае 2024 года», «в первой декаде».
pub(in crate::deadline::read) fn inside(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let point = node.a_point(reader, 0, Role::Inside)?;
    match (point.shape, point.year) {
        (Shape::Monthly(part, said), YearMark::Absent) if said || !goes_on(reader, node.end) => {
            slot_part(reader, node, part, said)
        }
        _ => Ok(raw(before_dash(reader, node, &point, Form::In), point, None)),
    }
}

/// «на 15.12.2020», «по состоянию на 1 октября».
pub(in crate::deadline::read) fn on(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let point = node.a_point(reader, 0, Role::Free)?;
    match (point.shape, point.year) {
        (Shape::Monthly(part, said), YearMark::Absent) => slot_part(reader, node, part, said),
        _ => Ok(raw(Form::On, point, None)),
    }
}

/// «на начало учебного года», «на конец 2024 года»: as of its first or last day.
pub(in crate::deadline::read) fn at_edge(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let mut point = node.a_point(reader, 0, Role::Genitive)?;
    let begin = node.has(reader, Class::Begin.bit());
    reader.note_civil(&point, reader.of(node));
    let day = match point.shape {
        // In a year without a leap day each month is as long as the wording can mean.
        Shape::Full(interval) if begin => interval.first(2001),
        // Lessons end with May, whatever holidays the year has behind it.
        Shape::Full(Interval::SchoolYear) => Interval::Month(Month::May).last(2001),
        Shape::Full(interval) => interval.last(2001),
        _ => None,
    };
    let february = point.shape == Shape::Full(Interval::Month(Month::February)) && !begin;
    let day = day.filter(|_| !february).and_then(|day| Day::new(month(day.month()), day.day()));
    let Some(day) = day else { return fault(reader.of(node), Unread::VagueEdge) };
    point.shape = Shape::Full(Interval::Day(day));
    Ok(raw(Form::On, point, None))
}

/// «в течение мая 2024 года».
pub(in crate::deadline::read) fn through(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let all = !reader.is(node.at + 1, Class::During.bit());
    let point = node.a_point(reader, 0, if all { Role::Free } else { Role::Genitive })?;
    let at = node.found(WordingTable::Point, 0).map_or(node.at, |found| usize::from(found.at));
    // «в течение начала года»
    if reader.is(at, Class::Begin.bit() | Class::Middle.bit() | Class::End.bit()) {
        return fault(reader.span(at, at + 1), Unread::VagueEdge);
    }
    match point.shape {
        // «в течение 15 мая» is on that day.
        Shape::Full(Interval::Day(_)) | Shape::Number(_) => Ok(raw(Form::On, point, None)),
        Shape::Full(_) => Ok(raw(Form::Through, point, None)),
        Shape::Monthly(part, said) if said || !goes_on(reader, node.end) => {
            slot_part(reader, node, part, said)
        }
        _ => Ok(raw(Form::Through, point, None)),
    }
}
