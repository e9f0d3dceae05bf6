//! The meaning of points of time.

use chrono::{Month, Weekday};

use super::super::fault::{Parse, fault, mended};
use super::super::grammar::WordingTable;
use super::super::lex::TokenKind;
use super::super::point::{
    Point, Role, Shape, YearMark, check_day, no_such_day, numbered_day, numbered_month,
};
use super::super::reader::{Match, Parser};
use super::super::russian::forms;
use super::super::vocabulary::{Class, MONTH};
use super::counts::year_of;
use crate::base::Span;
use crate::deadline::interval::{Day, Interval, MonthPart, Nth, month as named_month};
use crate::deadline::term::{DayOf, Year};
use crate::deadline::unread::{Countable, Unread};
use crate::russian::{self, ru_month};

/// What counts the parts of a row: a digit, a Roman number, an ordinal.
const COUNTER: u128 = Class::Small.bit() | Class::Roman.bit() | Class::Ordinal.bit();

/// The point of a shape, with the year that the row may have.
pub(super) fn point(reader: &mut Parser, node: &Match, shape: Shape) -> Parse<Point> {
    let year = node.year(reader, 0)?.unwrap_or(YearMark::Absent);
    let span = trimmed(reader, node);
    check_day(shape, year, span)?;
    check_years(reader, node, shape, year)?;
    Ok(Point { shape, year, span })
}

/// «до 1 сентября следующего учебного года»: of its beginning, or its end? «I полугодие 2022 года – 2023 год»: until then,
/// or in each?
fn check_years(reader: &Parser, node: &Match, shape: Shape, year: YearMark) -> Parse<()> {
    let Some(found) = node.found(WordingTable::Year, 0) else { return Ok(()) };
    let (at, end) = (usize::from(found.at), usize::from(found.end));
    let school = matches!(shape, Shape::Full(interval) if interval.is_school());
    let told = |class: Class| (at..end).any(|at| reader.is(at, class.bit()));
    if year == YearMark::Of(Year::Next) && told(Class::School) && !school {
        return fault(reader.span(at, end), Unread::VagueEdge);
    }
    let noun = Class::Year.bit() | Class::YearShort.bit();
    if matches!(year, YearMark::Span(..)) && reader.is(at + 1, noun) {
        return fault(reader.of(node), Unread::Alternative);
    }
    Ok(())
}

/// The place of a row without the full stop that only ends a sentence.
pub(super) fn trimmed(reader: &Parser, node: &Match) -> Span {
    let stop = node.end > node.at + 1 && reader.is(node.end - 1, Class::Dot.bit());
    let word = |at: usize| reader.is(at, Class::YearShort.bit() | Class::Short.bit());
    if stop && !word(node.end - 2) { reader.span(node.at, node.end - 1) } else { reader.of(node) }
}

/// The month of a row, in the case that its place asks for.
fn month_in(reader: &Parser, node: &Match, place: Role) -> Parse<Month> {
    let Some(at) = node.own(reader, MONTH) else { return reader.unexpected(node.at) };
    let name = reader.lexeme(at).map_or(Month::January, |lexeme| named_month(lexeme.value));
    let fits = Class::Short.bit()
        | match place {
            Role::Genitive => Class::Genitive.bit(),
            Role::Accusative => Class::Nominative.bit(),
            Role::Inside => Class::Prepositional.bit(),
            Role::Free => Class::Nominative.bit() | Class::Prepositional.bit(),
        };
    if reader.is(at, fits) {
        return Ok(name);
    }
    let right = match place {
        Role::Genitive => russian::Case::Genitive,
        Role::Inside => russian::Case::Prepositional,
        _ => russian::Case::Nominative,
    };
    let (span, right) = (reader.span(at, at + 1), ru_month(name, right));
    // «10.20 мая», «каждый день мая»: what stands before it may be its own, and another case would make it a whole month.
    let figures = Class::Small.bit()
        | Class::Date.bit()
        | Class::Clock.bit()
        | Class::Other.bit()
        | Class::Genitive.bit();
    let parts = Class::Comma.bit() | Class::Semicolon.bit() | Class::Colon.bit() | Class::Dash.bit();
    let own =
        at > 0 && !reader.is(at - 1, parts | Class::Open.bit()) || (0..at).any(|at| reader.is(at, figures));
    if place == Role::Free && reader.is(at, Class::Genitive.bit()) && own {
        return fault(span, Unread::Unexpected(reader.slice(span).to_owned()));
    }
    mended(span, Unread::WrongCase(reader.slice(span).to_owned(), right.to_owned()), right)
}

/// The number of a row, from digits, a Roman number or ordinals; «двадцать первого» is two words.
fn counter(reader: &Parser, node: &Match) -> Parse<(u32, usize)> {
    let Some(at) = node.own(reader, COUNTER) else { return reader.unexpected(node.at) };
    let value = reader.lexeme(at).map_or(0, |lexeme| lexeme.value);
    let tens = node
        .own(reader, Class::Cardinal.bit())
        .map(|at| (reader.lexeme(at).map_or(0, |tens| tens.value), at));
    if let Some((tens, before)) = tens.filter(|(_, before)| *before + 1 == at) {
        return match (tens, value) {
            (20 | 30, 1..=9) => Ok((tens + value, at)),
            _ => reader.unexpected(before),
        };
    }
    // «1V»: a Roman number whose first letter is the digit.
    if let Some(roman) = node.value(reader, Class::Roman.bit()).filter(|_| reader.is(at, Class::Small.bit()))
    {
        return match (value, roman) {
            (1, 5 | 10) => Ok((roman - 1, at)),
            _ => reader.unexpected(at),
        };
    }
    Ok((value, at))
}

/// «15 мая», «первого сентября», «10 (десятого) мая».
pub(in crate::deadline::read) fn day(reader: &mut Parser, node: &Match, _: Role) -> Parse<Point> {
    let (number, at) = counter(reader, node)?;
    let name = month_in(reader, node, Role::Genitive)?;
    if node.has(reader, Class::Open.bit()) && !node.has(reader, Class::Inclusive.bit()) {
        agree(reader, node, number)?;
    }
    let written = reader.written(at);
    let ordinal = reader.is(at, Class::Ordinal.bit());
    let toward = node.at > 0 && reader.is(node.at - 1, Class::Toward.bit());
    let ends = |ends: &[&str]| ends.iter().any(|end| reader.written(at).ends_with(end));
    let of_day = ends(&forms::OF_DAY) || toward && ends(&forms::TOWARD_DAY);
    // «первая мая», «1-я мая» have lost their decade or half.
    if ordinal && !of_day || !ordinal && written.ends_with(forms::FEMININE_ENDINGS) {
        let span = reader.span(at, at + 1);
        return fault(span, Unread::Unexpected(reader.slice(span).to_owned()));
    }
    let month = node.own(reader, MONTH).unwrap_or(node.at);
    // «20-е числа мая» are ten days.
    let numbers = reader.is(at + 1, Class::Number.bit()) && reader.written(at + 1) != forms::ONE_NUMBER;
    if numbers && written.ends_with(forms::DECADE_ENDING) && !ordinal {
        return fault(reader.span(at, at + 2), Unread::VagueEdge);
    }
    if let Some(day) = Day::new(name, number) {
        return point(reader, node, Shape::Full(Interval::Day(day)));
    }
    let year = match node.year(reader, 0)? {
        Some(YearMark::Of(Year::Named(year))) => Some(year),
        _ => None,
    };
    no_such_day(reader.span(node.at, month + 1), number, name, year)
}

/// The number in brackets must be the one before them.
pub(super) fn agree(reader: &Parser, node: &Match, number: u32) -> Parse<()> {
    let value = |class: Class| node.value(reader, class.bit()).unwrap_or(0);
    let worded = value(Class::Cardinal) + value(Class::Ordinal);
    if worded == number { Ok(()) } else { fault(reader.of(node), Unread::CountsDiffer(number, worded)) }
}

/// «05.02.2024», «5.2.24», «2024-03-01», «05.09».
pub(in crate::deadline::read) fn date(reader: &mut Parser, node: &Match, _: Role) -> Parse<Point> {
    let Some(lexeme) = reader.lexeme(node.at) else { return reader.unexpected(node.at) };
    let (first, dated, span) = (lexeme.token, lexeme.is(Class::Dated.bit()), lexeme.span);
    let number = |at: usize| match reader.tokens.get(first + at).map(|token| (token.kind, token.span)) {
        Some((TokenKind::Number(value, digits, _), span)) => (value, digits, span),
        _ => (0, 0, span),
    };
    let (one, middle, last) = (number(0), number(2), number(4));
    let month = numbered_month(middle.0, middle.2)?;
    if !dated {
        let day = numbered_day(one.0, month, None, span)?;
        return point(reader, node, Shape::Full(day));
    }
    if node.year(reader, 0)?.is_some() {
        return fault(reader.of(node), Unread::TwoYears);
    }
    let (day, year) = if one.1 == 4 { (last, one) } else { (one, last) };
    let year = match year {
        (value @ ..70, 2, _) => 2000 + i32::try_from(value).unwrap_or(0),
        (value, 4, span) => year_of(reader, value, span)?,
        (.., span) => return fault(span, Unread::BadYear(reader.slice(span).to_owned())),
    };
    let day = numbered_day(day.0, month, Some(year), span)?;
    Ok(Point { shape: Shape::Full(day), year: YearMark::Of(Year::Named(year)), span: trimmed(reader, node) })
}

/// «III марта»: which day?
pub(in crate::deadline::read) fn roman_day(reader: &mut Parser, node: &Match, _: Role) -> Parse<Point> {
    reader.unexpected(node.at)
}

/// «май 2024 года», «мая».
pub(in crate::deadline::read) fn month(reader: &mut Parser, node: &Match, place: Role) -> Parse<Point> {
    let month = month_in(reader, node, place)?;
    point(reader, node, Shape::Full(Interval::Month(month)))
}

/// «05.2024».
pub(in crate::deadline::read) fn month_digits(reader: &mut Parser, node: &Match, _: Role) -> Parse<Point> {
    let first = reader.lexeme(node.at).map_or(0, |lexeme| lexeme.token);
    let number = |at: usize| match reader.tokens.get(first + at).map(|token| (token.kind, token.span)) {
        Some((TokenKind::Number(value, ..), span)) => (value, span),
        _ => (0, reader.of(node)),
    };
    let (month, year) = (number(0), number(2));
    let name = numbered_month(month.0, month.1)?;
    let year = YearMark::Of(Year::Named(year_of(reader, year.0, year.1)?));
    Ok(Point { shape: Shape::Full(Interval::Month(name)), year, span: trimmed(reader, node) })
}

/// The number read as a part of a kind, where there is one that high.
pub(super) fn nth<const N: u8>(reader: &Parser, node: &Match, what: Countable) -> Parse<Nth<N>> {
    let (number, at) = counter(reader, node)?;
    match Nth::new(number) {
        Some(nth) => Ok(nth),
        None => fault(reader.span(at, at + 1), Unread::NoSuch(what, number)),
    }
}

/// The part of a month that a row counts.
pub(super) fn part_in(reader: &Parser, node: &Match) -> Parse<MonthPart> {
    let last = node.has(reader, Class::Last.bit());
    let has = |class: Class| node.has(reader, class.bit());
    let third = |third| Nth::new(third).map(MonthPart::Third);
    if let Some(day) = node.value(reader, Class::Weekday.bit()) {
        let day = weekday(day);
        return Ok(if last {
            MonthPart::LastWeekday(day)
        } else {
            MonthPart::Weekday(nth(reader, node, Countable::Weekday)?, day)
        });
    }
    Ok(match () {
        () if has(Class::Decade) && last => match third(3) {
            Some(part) => part,
            None => return reader.unexpected(node.at),
        },
        () if has(Class::Week) && last => MonthPart::LastWeek,
        () if has(Class::Decade) => MonthPart::Third(nth(reader, node, Countable::Third)?),
        () if has(Class::Week) => MonthPart::Week(nth(reader, node, Countable::Week)?),
        () => MonthPart::Half(nth(reader, node, Countable::MonthHalf)?),
    })
}

/// The weekday of a value of the word list.
pub(in crate::deadline::read) fn weekday(value: u32) -> Weekday {
    u8::try_from(value).ok().and_then(|value| Weekday::try_from(value).ok()).unwrap_or(Weekday::Mon)
}

/// «вторая декада мая 2024 года», «последняя пятница августа».
pub(in crate::deadline::read) fn part(reader: &mut Parser, node: &Match, place: Role) -> Parse<Point> {
    let part = part_in(reader, node)?;
    super::parts::check_plural(reader, node)?;
    super::parts::check_counted(reader, node, place)?;
    // «3, 4 неделя октября» may be the third of something else.
    let digits = |at: usize| reader.is(at, Class::Small.bit());
    let listed =
        node.at > 1 && digits(node.at) && reader.is(node.at - 1, Class::Comma.bit()) && digits(node.at - 2);
    if matches!(part, MonthPart::Week(_)) && listed {
        return fault(reader.span(node.at - 2, node.end), Unread::VagueEdge);
    }
    let month = month_in(reader, node, Role::Genitive)?;
    let fifth = matches!(part, MonthPart::Week(week) if week.get() == 5);
    if fifth && month == Month::February {
        return fault(reader.of(node), Unread::NoSuch(Countable::FebruaryWeek, 5));
    }
    point(reader, node, Shape::Full(Interval::Part(month, part)))
}

/// «вторая декада месяца», and «вторая декада» that waits for its month.
pub(in crate::deadline::read) fn part_of_month(
    reader: &mut Parser,
    node: &Match,
    place: Role,
) -> Parse<Point> {
    let part = part_in(reader, node)?;
    super::parts::check_plural(reader, node)?;
    super::parts::check_counted(reader, node, place)?;
    let said = node.has(reader, Class::Month.bit());
    point(reader, node, Shape::Monthly(part, said))
}

/// «последний рабочий день декабря 2024 года», «3-й рабочий день мая».
pub(in crate::deadline::read) fn counted_day(reader: &mut Parser, node: &Match, _: Role) -> Parse<Point> {
    super::days::check_one_day(reader, node)?;
    let last = node.has(reader, Class::Last.bit());
    let day = match (last, node.has(reader, Class::Working.bit())) {
        (true, true) => DayOf::LastWorking,
        (true, false) => DayOf::Last,
        (false, _) => DayOf::Working(nth(reader, node, Countable::WorkingDay)?),
    };
    let month = month_in(reader, node, Role::Genitive)?;
    point(reader, node, Shape::Counted(day, month))
}

/// «первый день сентября».
pub(in crate::deadline::read) fn nth_day(reader: &mut Parser, node: &Match, _: Role) -> Parse<Point> {
    super::days::check_one_day(reader, node)?;
    let number: Nth<31> = nth(reader, node, Countable::Number)?;
    let (name, number) = (month_in(reader, node, Role::Genitive)?, u32::from(number.get()));
    match Day::new(name, number) {
        Some(day) => point(reader, node, Shape::Full(Interval::Day(day))),
        None => no_such_day(reader.of(node), number, name, None),
    }
}

/// «конец мая», «начало месяца»: the first, the second and the third decade. «В конце мая» leaves the days open.
pub(in crate::deadline::read) fn edge(reader: &mut Parser, node: &Match, place: Role) -> Parse<Point> {
    let third = match () {
        () if node.has(reader, Class::Begin.bit()) => 1,
        () if node.has(reader, Class::Middle.bit()) => 2,
        () => 3,
    };
    if place == Role::Inside {
        return fault(reader.span(node.at, node.at + 1), Unread::VagueEdge);
    }
    check_edge(reader, node.at, place)?;
    let Some(third) = Nth::new(third) else { return reader.unexpected(node.at) };
    if node.has(reader, MONTH) {
        let month = month_in(reader, node, Role::Genitive)?;
        return point(reader, node, Shape::Full(Interval::Part(month, MonthPart::Third(third))));
    }
    if place == Role::Free && !node.has(reader, Class::Month.bit()) {
        return reader.unexpected(node.at);
    }
    point(reader, node, Shape::Monthly(MonthPart::Third(third), true))
}

/// «в конце квартала»: which days?
pub(in crate::deadline::read) fn number_edge(reader: &mut Parser, node: &Match, _: Role) -> Parse<Point> {
    fault(reader.span(node.at, node.at + 1), Unread::VagueEdge)
}

/// «концу мая» has lost its «к», «конца мая» its «до».
pub(super) fn check_edge(reader: &Parser, at: usize, place: Role) -> Parse<()> {
    // «к началу учебного года 2025 г.»
    if at > 0 && reader.is(at - 1, Class::Toward.bit()) {
        return Ok(());
    }
    let form = reader.written(at);
    let lost = forms::LOST.iter().find(|(edges, ..)| edges.contains(&form.as_str()));
    let Some((_, preposition, _)) = lost.filter(|(.., behind)| !behind || place != Role::Genitive) else {
        return Ok(());
    };
    let span = reader.span(at, at + 1);
    let written = reader.slice(span);
    mended(span, Unread::Unexpected(written.to_owned()), format!("{preposition} {written}"))
}

/// A number that waits for its month.
pub(in crate::deadline::read) fn number(reader: &mut Parser, node: &Match, _: Role) -> Parse<Point> {
    let (number, _) = counter(reader, node)?;
    let roman = node.has(reader, Class::Roman.bit());
    let shape = if roman { Shape::Roman(number) } else { Shape::Number(number) };
    Ok(Point { shape, year: YearMark::Absent, span: reader.of(node) })
}
