//! The meaning of years and their parts: «III квартал 2024 года», «начало учебного года», «2023/2024 учебный год».

use chrono::Month;

use super::super::fault::{Parse, fault};
use super::super::point::{Point, Role, Shape, YearMark};
use super::super::reader::{Match, Parser};
use super::super::russian::forms;
use super::super::vocabulary::Class;
use super::points::{check_edge, nth, point, trimmed};
use crate::deadline::interval::{Interval, MonthPart, Nth};
use crate::deadline::term::Year;
use crate::deadline::unread::{Countable, Unread};

/// «2024 учебный год»: which of two?
pub(in crate::deadline::read) fn one_school_year(reader: &mut Parser, node: &Match, _: Role) -> Parse<Point> {
    let at = node.own(reader, Class::Long.bit()).unwrap_or(node.at);
    fault(reader.span(at, node.end), Unread::SchoolYear)
}

/// «III квартал 2024 года».
pub(in crate::deadline::read) fn quarter(reader: &mut Parser, node: &Match, _: Role) -> Parse<Point> {
    if let Some(at) = node.own(reader, Class::Last.bit()) {
        // «последний квартала» has lost its month or day.
        if reader.written(at + 1) == forms::QUARTER_OF && reader.written(at) != forms::LAST_QUARTER {
            return reader.unexpected(at);
        }
        let Some(fourth) = Nth::new(4) else { return reader.unexpected(node.at) };
        return point(reader, node, Shape::Full(Interval::Quarter(fourth)));
    }
    super::parts::check_plural(reader, node)?;
    let quarter = nth(reader, node, Countable::Quarter)?;
    let found = point(reader, node, Shape::Full(Interval::Quarter(quarter)))?;
    // «III квартал учебного года»: academic years are not counted in quarters.
    let school = (node.at..node.end).any(|at| reader.is(at, Class::School.bit()));
    match school && found.year == YearMark::Absent {
        true => fault(found.span, Unread::VagueEdge),
        false => Ok(found),
    }
}

/// «I полугодие 2024 года», of an academic year where that is said.
pub(in crate::deadline::read) fn half(reader: &mut Parser, node: &Match, _: Role) -> Parse<Point> {
    super::parts::check_plural(reader, node)?;
    let half = nth(reader, node, Countable::Half)?;
    let school = (node.at..node.end).any(|at| reader.is(at, Class::School.bit()))
        || matches!(node.year(reader, 0)?, Some(YearMark::School(_)));
    let mut found = point(
        reader,
        node,
        Shape::Full(if school { Interval::SchoolHalf(half) } else { Interval::Half(half) }),
    )?;
    let running = (node.at..node.end).any(|at| reader.is(at, Class::Current.bit()));
    if school && running {
        found.year = YearMark::Of(Year::Current);
    }
    Ok(found)
}

/// «первая половина 2024 года»; alone it waits for its month.
pub(in crate::deadline::read) fn half_noun(reader: &mut Parser, node: &Match, place: Role) -> Parse<Point> {
    if node.year(reader, 0)?.is_some() || reader.is(node.end, Class::Year.bit()) {
        return half(reader, node, place);
    }
    let part = MonthPart::Half(nth(reader, node, Countable::MonthHalf)?);
    point(reader, node, Shape::Monthly(part, false))
}

/// «начало учебного года»: September.
pub(in crate::deadline::read) fn school_edge(reader: &mut Parser, node: &Match, place: Role) -> Parse<Point> {
    check_edge(reader, node.at, place)?;
    let mut found = point(reader, node, Shape::Full(Interval::Month(Month::September)))?;
    let new = (node.at..node.end).any(|at| reader.is(at, Class::New.bit()));
    if new && found.year == YearMark::Absent {
        reader.civil.push(reader.of(node));
    }
    if let Some(pair) = node.pair(reader, 0)? {
        found.year = pair;
    }
    Ok(found)
}

/// «начало 2024 года», «конец года»: January, December.
pub(in crate::deadline::read) fn year_edge(reader: &mut Parser, node: &Match, place: Role) -> Parse<Point> {
    check_edge(reader, node.at, place)?;
    // «в конце года» leaves the days open, as «в конце мая» does.
    if place == Role::Inside {
        return fault(reader.span(node.at, node.at + 1), Unread::VagueEdge);
    }
    let begin = node.has(reader, Class::Begin.bit());
    let school = (node.at..node.end).any(|at| reader.is(at, Class::School.bit()))
        || matches!(node.year(reader, 0)?, Some(YearMark::School(_)));
    // «начало года» of a school is September.
    let civil = (node.at..node.end).any(|at| reader.is(at, Class::Civil.bit()));
    if !civil && !school && node.year(reader, 0)?.is_none() {
        reader.civil.push(reader.of(node));
    }
    let month = match (begin, school) {
        (true, true) => Month::September,
        (true, false) => Month::January,
        (false, false) => Month::December,
        (false, true) => return fault(reader.of(node), Unread::VagueEdge),
    };
    point(reader, node, Shape::Full(Interval::Month(month)))
}

/// «2024 год», «2023/2024 учебный год», «учебный год», «год».
pub(in crate::deadline::read) fn whole_year(reader: &mut Parser, node: &Match, _: Role) -> Parse<Point> {
    let pair = node.pair(reader, 0)?;
    let year = match pair {
        Some(pair) => pair,
        None => node.year(reader, 0)?.unwrap_or(YearMark::Absent),
    };
    // «24 года» alone is as many years as one; «24/25 учебный год» is none of them.
    if reader.is(node.at, Class::Pair.bit()) && !matches!(year, YearMark::School(_)) {
        return reader.unexpected(node.at);
    }
    let school = (node.at..node.end).any(|at| reader.is(at, Class::School.bit()))
        || matches!(year, YearMark::School(_));
    let told = |class: Class| (node.at..node.end).any(|at| reader.is(at, class.bit()));
    let year = match year {
        YearMark::Absent if told(Class::Current) => YearMark::Of(Year::Current),
        YearMark::Absent if told(Class::Next) => YearMark::Of(Year::Next),
        YearMark::Absent if told(Class::Each) => YearMark::Each,
        year => year,
    };
    // «к новому учебному году»: in a plan of one, the next.
    if school && told(Class::New) && year == YearMark::Absent {
        reader.civil.push(reader.of(node));
    }
    let shape = Shape::Full(if school { Interval::SchoolYear } else { Interval::Year });
    Ok(Point { shape, year, span: trimmed(reader, node) })
}
