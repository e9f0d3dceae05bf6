//! The meaning of what a date belongs to: a class, a stage, an act, what is reported on.

use super::super::fault::{Parse, fault};
use super::super::grammar::WordingTable;
use super::super::phrase::PhraseMeaning;
use super::super::point::{Point, Role, Shape, YearMark};
use super::super::raw::{Form, Raw};
use super::super::reader::{Before, Match, Parser};
use super::super::reports::{ReportedOn, Reports};
use super::super::rows::Length;
use super::super::russian::nouns::{is_act, is_numbered, is_school_term};
use super::super::vocabulary::{Class, CountUnit, MONTH};
use super::events::check_moved;
use super::free::check_announced;
use crate::deadline::interval::{Interval, Nth, month};
use crate::deadline::offset::TimeUnit;
use crate::deadline::unread::Unread;

/// The noun of a row: its first word of somebody's own.
fn noun(reader: &Parser, node: &Match) -> usize {
    node.own(reader, Class::Unknown.bit()).unwrap_or(node.at)
}

/// «7 кл. », «этап 1 – », before the date. A dash with a day at either side and no blank joins two days instead.
pub(in crate::deadline::read) fn numbered(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let noun = noun(reader, node);
    check_announced(reader, node)?;
    check_day_before(reader, node)?;
    let last = node.end.saturating_sub(1);
    let glued = reader.is(last, Class::Dash.bit()) && reader.lexeme(last).is_some_and(|dash| !dash.blank);
    let word = reader.written(noun);
    match is_numbered(&word) || is_school_term(&word) {
        true if glued => reader.unexpected(last),
        true => Ok(PhraseMeaning::Label),
        false => reader.unexpected(noun),
    }
}

/// «9 классы 20, 11 классы 25 мая», «1 этап – 10, 2 этап – 20 мая»: the first number behind a noun is a day, and no class.
pub(super) fn check_day_before(reader: &Parser, node: &Match) -> Parse<()> {
    let parts = Class::Comma.bit()
        | Class::Semicolon.bit()
        | Class::Colon.bit()
        | Class::Open.bit()
        | Class::And.bit()
        | Class::Dot.bit();
    let behind = node.at > 0 && !reader.is(node.at - 1, parts) && !reader.is_on_new_line(node.at);
    let number = reader.is(node.at, Class::Small.bit() | Class::Roman.bit());
    if behind && number && reader.before == Before::Start && node.has(reader, Class::Comma.bit()) {
        return reader.unexpected(node.at);
    }
    Ok(())
}

/// «до 1 июля – 1 этап», behind the date.
pub(in crate::deadline::read) fn numbered_behind(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let noun = noun(reader, node);
    match reader.before {
        Before::Date | Before::Weekdays(_) if is_numbered(&reader.written(noun)) => {
            Ok(PhraseMeaning::Nothing)
        }
        // «9 класс, 10 апреля»
        Before::Start if is_numbered(&reader.written(noun)) && reader.is(node.end, Class::Comma.bit()) => {
            numbered(reader, node)
        }
        _ => reader.unexpected(noun),
    }
}

/// «15 мая 2024 г. – 9 класс»: a day, and of which class.
pub(in crate::deadline::read) fn bare_of(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let noun = noun(reader, node);
    if !is_numbered(&reader.written(noun)) {
        return reader.unexpected(noun);
    }
    let first = node.a_point(reader, 0, Role::Free)?;
    Ok(PhraseMeaning::Raw(Raw { form: Form::Bare, first, last: None }))
}

/// Takes down what the date beside a row reports on.
fn report(reader: &mut Parser, node: &Match, behind: bool) -> Parse<()> {
    // «за май – август»: until the last of them.
    let last = usize::from(node.found(WordingTable::Point, 1).is_some());
    let unit = match () {
        () if node.has(reader, Class::Quarter.bit()) => Some(CountUnit::Quarter),
        () if node.has(reader, Class::HalfYear.bit()) => Some(CountUnit::Half),
        () if node.has(reader, Class::Month.bit()) => Some(CountUnit::Month),
        () => None,
    };
    let on = match node.point(reader, last, Role::Free)? {
        Some(point) => Some(ReportedOn::Time(point)),
        None => unit.map(ReportedOn::Each),
    };
    reader.reported = on.map(|on| Reports { on, behind });
    Ok(())
}

/// «за IV квартал – до 20 января 2025 года»: what is reported on, and no time of its own.
pub(in crate::deadline::read) fn reported(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    report(reader, node, false)?;
    Ok(PhraseMeaning::Nothing)
}

/// «за 9 месяцев – до 10 октября»: the months since January, reported on.
pub(in crate::deadline::read) fn reported_months(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let count = node.value(reader, Class::Small.bit()).filter(|count| (2..=12).contains(count));
    if let Some(last) = count.filter(|_| node.has(reader, Class::Month.bit())) {
        let shape = Shape::Full(Interval::Month(month(last)));
        let point = Point { shape, year: YearMark::Absent, span: reader.of(node) };
        reader.reported = Some(Reports { on: ReportedOn::Time(point), behind: false });
    }
    Ok(PhraseMeaning::Nothing)
}

/// «до 1 апреля 2025 года (за 2024 год)», «до 1 марта (на 2025 год)».
pub(in crate::deadline::read) fn reported_in_brackets(
    reader: &mut Parser,
    node: &Match,
) -> Parse<PhraseMeaning> {
    // «до 1 мая (на 1 июня)»
    let day = node.point(reader, 0, Role::Free)?.is_some_and(|point| point.is_day());
    if day && node.has(reader, Class::At.bit()) {
        return fault(reader.of(node), Unread::TwoDuties);
    }
    if node.has(reader, Class::For.bit()) {
        report(reader, node, reader.before == Before::Date)?;
    }
    Ok(PhraseMeaning::Nothing)
}

/// «до 1 апреля 2025 года за 2024 год»: what is reported on, and no second time.
pub(in crate::deadline::read) fn reported_behind(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let day = node.point(reader, 0, Role::Free)?.is_some_and(|point| point.is_day());
    match reader.before {
        Before::Date if !day => {
            report(reader, node, true)?;
            Ok(PhraseMeaning::Nothing)
        }
        _ => reader.unexpected(reader.astray(node.at)),
    }
}

/// «по итогам 2024 года»: an event, which a date behind it may report on.
pub(in crate::deadline::read) fn results(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    // «по истечении квартала»: from when, and no word of until when.
    let unit = Class::Quarter.bit() | Class::HalfYear.bit() | Class::Year.bit();
    let passes = node.value(reader, Class::ByEvent.bit()) == Some(1);
    if passes && (node.at..node.end).any(|at| reader.is(at, unit)) && !node.holds(WordingTable::Words) {
        return fault(reader.span(node.at, node.at + 2), Unread::NotBefore);
    }
    // «по итогам до 10 мая»: of what?
    if node.end == node.at + 2 && node.end < reader.lexemes().len() {
        return fault(reader.of(node), Unread::Unfinished(reader.slice(reader.of(node)).to_owned()));
    }
    check_moved(reader, node)?;
    report(reader, node, false)?;
    Ok(PhraseMeaning::Outcome)
}

/// «по итогам года», «по итогам месяца»: of each.
pub(in crate::deadline::read) fn results_of(
    reader: &mut Parser,
    node: &Match,
    length: Length,
) -> Parse<PhraseMeaning> {
    let shape = Shape::Full(Interval::Year);
    let year = Point { shape, year: YearMark::Absent, span: reader.of(node) };
    let on = (length.unit == TimeUnit::Year).then_some(ReportedOn::Time(year));
    let announced = Class::Dash.bit() | Class::Colon.bit() | Class::Before.bit() | Class::Not.bit();
    let behind = reader.before == Before::Date && !reader.is(node.end, announced);
    reader.reported = on.map(|on| Reports { on, behind });
    Ok(PhraseMeaning::Outcome)
}

/// «крайний срок – 15 июня»: of all that is told, so that no other time can stand before it.
pub(in crate::deadline::read) fn label_of_all(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    if reader.before == Before::Date {
        return fault(reader.of(node), Unread::Conflict);
    }
    super::free::label(reader, node)
}

/// «протокол от 12.03.2024 № 4»: the date of an act, told by its noun or its number. A word that is near to one of time
/// is at fault instead.
pub(in crate::deadline::read) fn act(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let named = |at: usize| is_act(&reader.written(at));
    let told = (node.at..node.end).any(|at| reader.is(at, Class::Sign.bit()) || named(at));
    let near = |at: &usize| reader.is(*at, Class::Unknown.bit()) && !reader.is_free(*at) && !named(*at);
    // «школы № 3 и 15 мая»: two schools, or a school and a day?
    let counted = Class::Small.bit() | Class::Other.bit();
    let joined = reader.is(node.end, Class::And.bit()) && reader.is(node.end + 1, Class::Small.bit());
    if joined && reader.is(node.end - 1, counted) {
        return fault(reader.span(node.end - 1, node.end + 2), Unread::NoComma);
    }
    match (node.at..node.end).find(near) {
        None if told => Ok(PhraseMeaning::Nothing),
        near => reader.unexpected(near.unwrap_or_else(|| noun(reader, node))),
    }
}

/// «I квартал – до 5 апреля; II квартал – до 5 июля»: what each day reports on. Behind a time without a last day of its
/// own it may be one of a list: «март, октябрь – до 15 числа».
pub(in crate::deadline::read) fn of_unit(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let parts = Class::Comma.bit() | Class::Semicolon.bit();
    let mut before = (0..node.at.saturating_sub(1)).rev().take_while(|at| !reader.is(*at, parts)).peekable();
    let due = Class::Before.bit() | Class::Not.bit() | Class::Toward.bit();
    if before.peek().is_some() && !before.any(|at| reader.is(at, due)) {
        return fault(reader.of(node), Unread::Conflict);
    }
    // «I квартал – до конца года» reports on nothing: a report is due by a day.
    let due =
        Class::Before.bit() | Class::Not.bit() | Class::Later.bit() | Class::Than.bit() | Class::Toward.bit();
    let last = (node.end..).find(|at| !reader.is(*at, due | Class::Comma.bit())).unwrap_or(node.end);
    let edge = Class::Begin.bit() | Class::Middle.bit() | Class::End.bit();
    // «май – до 1 сентября»: from May on, or a report on May? That is due in the month behind it, or is one of several.
    let named = |at: &usize| reader.is(*at, MONTH);
    let value = |at: usize| reader.lexeme(at).map(|lexeme| lexeme.value);
    let on = (node.at..node.end).rev().find(named).and_then(value);
    let by = (last..reader.lexemes().len()).find(named).and_then(value);
    // «май – до 1 июня» is as likely the whole of May.
    let first = reader.is(last, Class::Small.bit()) && reader.lexeme(last).is_some_and(|day| day.value == 1);
    let far = on.zip(by).is_some_and(|(on, by)| by != on % 12 + 1 || first);
    let dues = reader.lexemes().iter().filter(|lexeme| lexeme.is(Class::Before.bit() | Class::Later.bit()));
    let month = far && dues.count() < 2;
    if month || reader.is(last, Class::Unknown.bit()) || reader.is(last, edge) && !reader.is(last + 1, MONTH)
    {
        return fault(reader.of(node), Unread::Conflict);
    }
    let year = node.year(reader, 0)?.unwrap_or(YearMark::Absent);
    let shape = last_unit(reader, node).map(Shape::Full);
    let point = shape.map(|shape| Point { shape, year, span: reader.of(node) });
    reader.reported = point.map(|point| Reports { on: ReportedOn::Time(point), behind: false });
    Ok(PhraseMeaning::Nothing)
}

/// The last month, quarter or half-year that a row names.
fn last_unit(reader: &Parser, node: &Match) -> Option<Interval> {
    let counters = Class::Small.bit() | Class::Roman.bit() | Class::Ordinal.bit() | MONTH;
    let last = (node.at..node.end).rev().find(|at| reader.is(*at, counters))?;
    let number = reader.lexeme(last)?.value;
    match () {
        () if reader.is(last, MONTH) => Some(Interval::Month(month(number))),
        () if node.has(reader, Class::Quarter.bit()) => Nth::new(number).map(Interval::Quarter),
        () => Nth::new(number).map(Interval::Half),
    }
}
