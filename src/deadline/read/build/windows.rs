//! The meaning of windows told by two points: «25–26 января», «с апреля по май», «в течение мая – июня».

use chrono::Month;

use super::super::fault::{Parse, fault, join};
use super::super::grammar::WordingTable;
use super::super::phrase::PhraseMeaning;
use super::super::point::{Point, Role, Shape, YearMark, numbered_day};
use super::super::raw::{Form, Raw};
use super::super::reader::{Before, Match, Parser};
use super::super::vocabulary::{Class, MONTH};
use super::dates::{MIDDLE, check_before, raw};
use super::edges::{check_ends, check_nested, headed, is_one_year};
use crate::deadline::interval::{Day, Interval, month};
use crate::deadline::term::Year;
use crate::deadline::unread::Unread;

/// «не позднее 25 декабря, но не ранее 1 ноября 2021 года».
pub(in crate::deadline::read) fn by_not_before(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let mut last = node.a_point(reader, 0, Role::Genitive)?;
    let first = node.a_point(reader, 1, Role::Genitive)?;
    last.year = if last.year == YearMark::Absent { first.year } else { last.year };
    // «не позднее 20 и не ранее 10 мая»: two days of one month.
    if let (Shape::Number(number), Shape::Full(Interval::Day(day))) = (last.shape, first.shape) {
        last.shape = Shape::Full(numbered_day(number, day.month(), None, last.span)?);
    }
    Ok(raw(Form::Bare, first, Some(last)))
}

/// «до 10 апреля, не ранее 1 и не позднее 15 июня»: by the first day, or in the window behind it?
pub(in crate::deadline::read) fn by_and_window(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let bound = (node.at..node.end).find(|at| reader.is(*at, Class::Earlier.bit())).unwrap_or(node.end);
    fault(reader.span(bound - 1, node.end), Unread::Conflict)
}

/// «с 1 ноября по 25 декабря», «с апреля до конца мая».
pub(in crate::deadline::read) fn window_from_to(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    super::edges::check_vague_start(reader, node)?;
    let first = node.a_point(reader, 0, Role::Genitive)?;
    let (from, first) = (first, from_new_year(reader, node, first));
    let begun = from.shape != first.shape;
    let until =
        node.found(WordingTable::Point, 1).map_or(node.end, |found| usize::from(found.at)).saturating_sub(1);
    let edge = reader.is(until, Class::End.bit());
    // «с 2025 года – апрель» is no window either.
    if first.shape == Shape::Full(Interval::Year) && reader.is(until, Class::Dash.bit()) {
        let last = node.a_point(reader, 1, Role::Free)?;
        if last.shape != Shape::Full(Interval::Year) {
            let since = Raw { form: Form::Since, first, last: None };
            return Ok(PhraseMeaning::List(vec![since, Raw { form: Form::Bare, first: last, last: None }]));
        }
    }
    // «с 2022 по 2023 год до 1 мая»: the years of what follows.
    if let Some(head) = years_at_head(reader, node, first)? {
        return Ok(head);
    }
    let word = if edge { until - 1 } else { until };
    let by = reader.is(word, Class::Before.bit());
    let place =
        if edge || by || reader.is(word, Class::Dash.bit()) { Role::Genitive } else { Role::Accusative };
    let mut last = node.a_point(reader, 1, place)?;
    // «с начала 2024 года до 1 мая»
    last.year = if begun && last.year == YearMark::Absent { first.year } else { last.year };
    let year = last.shape == Shape::Full(Interval::Year);
    // «с 2022 года до 1 марта» is no window: the year says since when.
    if by && first.shape == Shape::Full(Interval::Year) && !year {
        let since = Raw { form: Form::Since, first, last: None };
        return Ok(PhraseMeaning::List(vec![since, Raw { form: Form::By, first: last, last: None }]));
    }
    if edge {
        reader.note_civil(&last, last.span);
    }
    let (first, last) = in_lessons(reader, node, first, last, edge);
    let last = if edge && year { to_december(first, last) } else { last };
    if !edge && year && first.lacks_year() && first.shape != Shape::Full(Interval::SchoolYear) {
        return fault(last.span, Unread::NoEnd);
    }
    let first_at = node.found(WordingTable::Point, 1).map_or(node.end, |found| usize::from(found.at));
    // «с 15 июня до начала учебного года»: the day before it is to be named.
    // Nor is it said which day the beginning of a month is.
    if reader.is(first_at, Class::Begin.bit()) {
        return fault(last.span, Unread::VagueEdge);
    }
    if by && !edge && !node.has(reader, Class::Inclusive.bit()) {
        check_before(last)?;
    }
    // «с мая – июня» has lost its end, or is a time that begins in one of the two.
    let months = |point: Point| matches!(point.shape, Shape::Full(Interval::Month(_)));
    if reader.is(word, Class::Dash.bit()) && months(first) && months(last) {
        return fault(join(first.span, last.span), Unread::NoEnd);
    }
    let (first, last) = to_edges(reader, node, first, last);
    Ok(raw(Form::Bare, first, Some(last)))
}

/// «с 1 мая до конца года» ends with the year it begins in.
fn to_december(first: Point, last: Point) -> Point {
    match Day::new(Month::December, 31) {
        Some(day) if first.lacks_year() && last.year == YearMark::Absent => {
            Point { shape: Shape::Full(Interval::Day(day)), ..last }
        }
        _ => last,
    }
}

/// «с начала года до 1 мая»: from its first day. For a school it is another.
fn from_new_year(reader: &mut Parser, node: &Match, first: Point) -> Point {
    let at = node.found(WordingTable::Point, 0).map_or(node.at, |found| usize::from(found.at));
    let begins = reader.is(at, Class::Begin.bit()) || reader.is(at.saturating_sub(1), Class::Begin.bit());
    match Day::new(Month::January, 1) {
        Some(day) if begins && first.shape == Shape::Full(Interval::Year) => {
            reader.note_civil(&first, first.span);
            Point { shape: Shape::Full(Interval::Day(day)), ..first }
        }
        _ => first,
    }
}

/// «с 1 сентября до конца учебного года», «с начала учебного года до 1 октября»: its first day, and the last one of lessons.
fn in_lessons(reader: &Parser, node: &Match, first: Point, last: Point, edge: bool) -> (Point, Point) {
    let at = node.found(WordingTable::Point, 0).map_or(node.at, |found| usize::from(found.at));
    let begins = reader.is(at, Class::Begin.bit()) || reader.is(at.saturating_sub(1), Class::Begin.bit());
    let school = (at..node.end).any(|at| reader.is(at, Class::School.bit()));
    let day = |point: Point, month, day| {
        let day = Day::new(month, day).map(Interval::Day);
        Point { shape: day.map_or(point.shape, Shape::Full), ..point }
    };
    let open =
        |point: Point| point.shape == Shape::Full(Interval::SchoolYear) && point.year == YearMark::Absent;
    let first = if begins && school && open(first) { day(first, Month::September, 1) } else { first };
    let last = if edge && open(last) { day(last, Month::May, 31) } else { last };
    (first, last)
}

/// Two years and those between them, where a last day follows with no mark before it.
fn years_at_head(reader: &mut Parser, node: &Match, first: Point) -> Parse<Option<PhraseMeaning>> {
    let named = |point: Point| match (point.shape, point.year) {
        (Shape::Full(Interval::Year), YearMark::Of(Year::Named(year))) => Some(year),
        _ => None,
    };
    let until = Class::Before.bit() | Class::Not.bit();
    let alone = reader.before == Before::Start && reader.is(node.end, until);
    let Some(from) = named(first).filter(|_| alone) else { return Ok(None) };
    let last = node.a_point(reader, 1, Role::Accusative)?;
    let years = named(last).filter(|to| from < *to).map(|to| YearMark::Span(from, to));
    let head = |year| raw(Form::Head, Point { year, span: reader.of(node), ..first }, None);
    Ok(years.map(head))
}

/// «с декабря текущего по январь следующего года».
pub(in crate::deadline::read) fn over_new_year(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let mut months = (node.at..node.end).filter(|at| reader.is(*at, MONTH));
    let (Some(one), Some(two)) = (months.next(), months.next()) else { return reader.unexpected(node.at) };
    let fits = [(one, Class::Genitive), (two, Class::Nominative)];
    if let Some((at, _)) = fits.into_iter().find(|(at, case)| !reader.is(*at, case.bit())) {
        return reader.unexpected(at);
    }
    let point = |at: usize, year: Year| {
        let month = month(reader.lexeme(at).map_or(1, |lexeme| lexeme.value));
        Point {
            shape: Shape::Full(Interval::Month(month)),
            year: YearMark::Of(year),
            span: reader.span(at, at + 1),
        }
    };
    Ok(raw(Form::Bare, point(one, Year::Current), Some(point(two, Year::Next))))
}

/// «25–26 января», «сентябрь – октябрь», «не ранее 1 марта и не позднее 1 апреля».
pub(in crate::deadline::read) fn window(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let named = reader.is(node.at, Class::Not.bit());
    two(reader, node, Form::Bare, if named { Role::Genitive } else { Role::Free })
}

/// «на май – июнь 2024 года». «на 1 мая – 5 мая» may be as of each of the two days.
pub(in crate::deadline::read) fn window_at(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let last = node.a_point(reader, 1, Role::Free)?;
    match node.own(reader, Class::Dash.bit()) {
        Some(dash) if last.is_day() || last.shape.is_number() => {
            fault(reader.span(dash, dash + 1), Unread::Alternative)
        }
        _ => two(reader, node, Form::Bare, Role::Free),
    }
}

/// «в мае – июне».
pub(in crate::deadline::read) fn window_inside(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    two(reader, node, Form::In, Role::Inside)
}

/// «с 1 мая по середину июня»: the middle of a month is its day, as in «до середины июня»; «1 мая – конец июня».
fn to_edges(reader: &Parser, node: &Match, first: Point, last: Point) -> (Point, Point) {
    let edge = |nth: usize, point: Point, whole: Class| {
        let at = node.found(WordingTable::Point, nth).map_or(node.end, |found| usize::from(found.at));
        let Shape::Full(Interval::Part(month, _)) = point.shape else { return point };
        let middle = Day::new(month, MIDDLE).filter(|_| nth == 1 && reader.is(at, Class::Middle.bit()));
        match middle.map(Interval::Day) {
            Some(day) => Point { shape: Shape::Full(day), ..point },
            None if reader.is(at, whole.bit()) => {
                Point { shape: Shape::Full(Interval::Month(month)), ..point }
            }
            None => point,
        }
    };
    (edge(0, first, Class::Begin), edge(1, last, Class::End))
}

/// Whether what stands behind a dash is the year of what stands before it, and no end: «октябрь – 2024 г.»,
/// «2022–2023 – гг.».
fn is_late_year(first: Point, last: Point) -> bool {
    let year = |point: Point| matches!(point.shape, Shape::Full(Interval::Year));
    let unsaid = matches!(last.shape, Shape::Full(Interval::Year | Interval::SchoolYear))
        && last.year == YearMark::Absent;
    year(last) && !year(first) || unsaid
}

fn two(reader: &mut Parser, node: &Match, form: Form, place: Role) -> Parse<PhraseMeaning> {
    let first = node.a_point(reader, 0, place)?;
    // «в 2024 году – май» names its month as if it stood alone.
    let last = node.a_point(reader, 1, if is_one_year(&first) { Role::Free } else { place })?;
    let dots = node.own(reader, Class::Dash.bit()).filter(|dash| reader.written(*dash).starts_with('.'));
    // «2024..05.01»: a day and a month, or a month and a day?
    if dots.is_some() && is_one_year(&first) && last.is_day() {
        return fault(join(first.span, last.span), Unread::Alternative);
    }
    if let Some(headed) = headed(form, first, last) {
        return Ok(headed);
    }
    // «- май⏎- сентябрь» is a list, a line each.
    let dash = node.own(reader, Class::Dash.bit()).filter(|dash| reader.is_on_new_line(*dash));
    if let Some(dash) = dash.filter(|_| node.at > 0 && reader.is(node.at - 1, Class::Dash.bit())) {
        return fault(reader.span(dash, dash + 1), Unread::Alternative);
    }
    // «2.1. – 10 мая»: the number of a row; «2.1 – 10 мая» may be a day as well.
    let last_at = node.found(WordingTable::Point, 1).map_or(node.end, |found| usize::from(found.at));
    if reader.is(node.at, Class::Item.bit()) && !reader.is(last_at, Class::Date.bit()) {
        return match reader.is(node.at + 1, Class::Dot.bit()) {
            true => Ok(raw(Form::Bare, last, None)),
            false => reader.not_a_day(node.at),
        };
    }
    check_nested(first, last)?;
    // «20 мая – май»
    if let (Shape::Full(Interval::Day(day)), Shape::Full(Interval::Month(month))) = (first.shape, last.shape)
        && day.month() == month
        && last.year == YearMark::Absent
    {
        return fault(join(first.span, last.span), Unread::Conflict);
    }
    check_ends(reader, node, first, last)?;
    // «октябрь – 2024 г.»: a month is missing, and no year is told twice.
    if is_late_year(first, last) {
        return fault(join(first.span, last.span), Unread::NoEnd);
    }
    // «май – июнь – июль»: a third end.
    if reader.is(node.end, Class::Dash.bit()) && reader.reach(WordingTable::Point, node.end + 1).is_some() {
        let month = reader.is(node.end + 1, MONTH) || reader.is(node.end + 2, MONTH);
        if month {
            return reader.unexpected(node.end);
        }
    }
    // «середина мая – начало июня»: from the 11th, or from the 16th?
    let first_at = node.found(WordingTable::Point, 0).map_or(node.at, |found| usize::from(found.at));
    if reader.is(first_at, Class::Middle.bit()) {
        return fault(reader.span(first_at, first_at + 1), Unread::VagueEdge);
    }
    let (first, last) = to_edges(reader, node, first, last);
    Ok(raw(form, first, Some(last)))
}

/// «в течение мая – июня», «в течение периода с 1 мая по 10 июня».
pub(in crate::deadline::read) fn through_window(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    // «весь июнь – август», «в течение июня – августа».
    let whole = node.own(reader, Class::During.bit()).is_none();
    let place = if whole { Role::Free } else { Role::Genitive };
    let first = node.a_point(reader, 0, place)?;
    let dash = node.has(reader, Class::Dash.bit())
        || node.has(reader, Class::Before.bit())
        || node.has(reader, Class::End.bit());
    let last = node.a_point(reader, 1, if dash { place } else { Role::Accusative })?;
    // «в течение I квартала – 2024 года»: its year, and no end of it.
    if node.has(reader, Class::Dash.bit()) && is_late_year(first, last) {
        return fault(join(first.span, last.span), Unread::NoEnd);
    }
    Ok(raw(Form::Through, first, Some(last)))
}
