//! The meaning of dates and windows with the weekdays of their days: «пятница, 15 марта», «13 мая (пн) – 17 мая (пт)».

use super::super::fault::Parse;
use super::super::phrase::{PhraseMeaning, SaidWeekday};
use super::super::point::{Point, Role};
use super::super::raw::{Form, Raw};
use super::super::reader::{Match, Parser};
use super::super::vocabulary::Class;
use super::points::weekday;
use super::windows::{window, window_from_to};

/// «пятница, 15 марта 2024 года», «в пятницу, 15 марта».
pub(in crate::deadline::read) fn day_of_week(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    of_weekday(reader, node, Form::Bare)
}

/// «до пятницы, 15 марта 2024 года».
pub(in crate::deadline::read) fn by_day_of_week(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    of_weekday(reader, node, Form::By)
}

/// A day with its weekday before it; no other time has one.
fn of_weekday(reader: &mut Parser, node: &Match, form: Form) -> Parse<PhraseMeaning> {
    let at = node.own(reader, Class::Weekday.bit()).unwrap_or(node.at);
    let first = node.a_point(reader, 0, if form == Form::By { Role::Genitive } else { Role::Free })?;
    if !first.is_day() {
        return reader.unexpected(at);
    }
    Ok(PhraseMeaning::OfWeekdays(Raw { form, first, last: None }, weekdays_in(reader, node, node.at)))
}

/// «13 мая (пн) – 17 мая 2024 года», «понедельник, 13 мая – пятница, 17 мая».
pub(in crate::deadline::read) fn window_of_weekdays(
    reader: &mut Parser,
    node: &Match,
) -> Parse<PhraseMeaning> {
    let said = window(reader, node)?;
    of_window(reader, node, said)
}

/// «с 13 мая (пн) по 17 мая 2024 года», «с понедельника, 13 мая по пятницу, 17 мая».
pub(in crate::deadline::read) fn since_weekday(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let said = window_from_to(reader, node)?;
    of_window(reader, node, said)
}

/// A window with the weekdays of its row.
fn of_window(reader: &mut Parser, node: &Match, said: PhraseMeaning) -> Parse<PhraseMeaning> {
    let parts = Class::Dash.bit() | Class::Until.bit();
    let parting = node.own(reader, parts).unwrap_or(node.end);
    match said {
        PhraseMeaning::Raw(raw) if raw.last.is_some_and(Point::is_day) => {
            Ok(PhraseMeaning::OfWeekdays(raw, weekdays_in(reader, node, parting)))
        }
        _ => reader.unexpected(node.own(reader, Class::Weekday.bit()).unwrap_or(node.at)),
    }
}

/// The weekdays of a row; those before `parting` are of the first day of its window.
fn weekdays_in(reader: &Parser, node: &Match, parting: usize) -> Vec<SaidWeekday> {
    let words = (node.at..node.end).filter(|at| reader.is(*at, Class::Weekday.bit()));
    let value = |at: usize| reader.lexeme(at).map_or(0, |lexeme| lexeme.value);
    words.map(|at| (weekday(value(at)), at < parting, reader.span(at, at + 1))).collect()
}

/// «13–17 мая (пн – пт)»: of the first and the last day of the window before it.
pub(in crate::deadline::read) fn weekdays_of_window(
    reader: &mut Parser,
    node: &Match,
) -> Parse<PhraseMeaning> {
    let day =
        |at: usize| reader.lexeme(at).filter(|lexeme| lexeme.is(Class::Weekday.bit())).map(|day| day.value);
    let mut days = (node.at..node.end).filter_map(day);
    match (reader.weekday, days.next(), days.next()) {
        (Some(false), Some(first), Some(last)) => {
            Ok(PhraseMeaning::OnWeekdays(weekday(first), weekday(last)))
        }
        _ => reader.unexpected(node.at + 1),
    }
}
