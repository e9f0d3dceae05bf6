//! The meaning of counts, units and years.

use super::super::fault::{Parse, fault, mended};
use super::super::point::YearMark;
use super::super::reader::{Match, Parser};
use super::super::rows::Length;
use super::super::russian::forms::{DECADE_ENDING, MANY, ONE, YEAR_CASES};
use super::super::russian::lasting;
use super::super::vocabulary::{Class, CountUnit};
use crate::base::Span;
use crate::deadline::offset::TimeUnit;
use crate::deadline::term::Year;
use crate::deadline::unread::Unread;

/// Numbers of digits.
const DIGITS: u128 = Class::Small.bit() | Class::Other.bit();

/// «10», «десяти», «двадцати пяти», «10 (десяти)», whose two numbers must be one.
pub(in crate::deadline::read) fn count(reader: &mut Parser, node: &Match) -> Parse<u16> {
    let mut words: Option<u32> = None;
    for at in node.at..node.end {
        let Some(lexeme) = reader.lexeme(at).filter(|lexeme| lexeme.is(Class::Cardinal.bit())) else {
            continue;
        };
        words = match words {
            None => Some(lexeme.value),
            Some(tens) if tens >= 20 && lexeme.value < 10 => Some(tens + lexeme.value),
            Some(_) => return reader.unexpected(at),
        };
    }
    let digits = node.value(reader, DIGITS);
    if let (Some(digits), Some(words)) = (digits, words)
        && digits != words
    {
        return fault(reader.of(node), Unread::CountsDiffer(digits, words));
    }
    let count = digits
        .or(words)
        .and_then(|count| u16::try_from(count).ok())
        .filter(|count| (1..=999).contains(count));
    match count {
        Some(count) => Ok(count),
        None => reader.unexpected(node.at),
    }
}

/// A unit of a recurrence.
pub(in crate::deadline::read) fn unit(reader: &mut Parser, node: &Match) -> Parse<CountUnit> {
    let last = (node.at..node.end).rev().find_map(|at| {
        let is = |class: Class| reader.is(at, class.bit());
        let units = [
            (Class::Day, CountUnit::Day),
            (Class::Week, CountUnit::Week),
            (Class::Month, CountUnit::Month),
            (Class::Quarter, CountUnit::Quarter),
            (Class::HalfYear, CountUnit::Half),
            (Class::HalfOfYear, CountUnit::Half),
            (Class::Year, CountUnit::Year),
            (Class::Years, CountUnit::Year),
            (Class::YearShort, CountUnit::Year),
        ];
        units.into_iter().find(|(class, _)| is(*class)).map(|(_, unit)| unit)
    });
    let school = node.has(reader, Class::School.bit());
    Ok(if school { CountUnit::SchoolYear } else { last.unwrap_or(CountUnit::Month) })
}

/// «10 рабочих дней», «месяца», «полугода».
pub(in crate::deadline::read) fn span(reader: &mut Parser, node: &Match) -> Parse<Length> {
    let count = node.count(reader, 0)?;
    let has = |class: Class| node.has(reader, class.bit());
    let half_year = has(Class::HalfOfYear);
    let unit = match () {
        () if has(Class::Day) && has(Class::Working) => TimeUnit::WorkingDay,
        () if has(Class::Day) => TimeUnit::Day,
        () if has(Class::Week) => TimeUnit::Week,
        () if has(Class::Year) || has(Class::Years) => TimeUnit::Year,
        () => TimeUnit::Month,
    };
    check_count(reader, node, count)?;
    let noun = Class::Day.bit() | Class::Week.bit() | Class::Month.bit() | Class::Years.bit();
    if let (None, Some(at)) = (count, node.own(reader, noun))
        && MANY.contains(&reader.written(at).as_str())
    {
        let span = reader.span(at, at + 1);
        return fault(span, Unread::NoCount(reader.slice(span).to_owned()));
    }
    Ok(Length { count, unit, half_year })
}

/// «до 10 месяца», «в течение 5 рабочих месяца»: as many of one, or the number of something.
fn check_count(reader: &Parser, node: &Match, count: Option<u16>) -> Parse<()> {
    let working = node.has(reader, Class::Working.bit()) && !node.has(reader, Class::Day.bit());
    let units = Class::Day.bit() | Class::Month.bit() | Class::Week.bit() | Class::Year.bit();
    let one = node.own(reader, units).filter(|at| ONE.contains(&reader.written(*at).as_str()));
    let many = count.is_some_and(|count| matches!(count % 10, 0 | 5..) || matches!(count % 100, 11..=14));
    match one.filter(|_| many || working) {
        Some(at) => reader.unexpected(at),
        None => Ok(()),
    }
}

/// The number and the unit of «двухнедельный», or of the digits before «-дневный».
pub(in crate::deadline::read) fn lasting_length(reader: &mut Parser, node: &Match) -> Parse<(u16, TimeUnit)> {
    let value = node.value(reader, Class::Lasting.bit()).unwrap_or(4);
    let (worded, unit) = lasting(u8::try_from(value).unwrap_or(4));
    let counted = node.count(reader, 0)?;
    match counted.or((worded > 0).then_some(worded)) {
        // «5-тидневный» has its number before it, and no other.
        Some(count) if counted.is_none() || worded <= 1 => Ok((count, unit)),
        _ => fault(reader.of(node), Unread::OddRhythm),
    }
}

/// The year of a lexeme of four digits.
pub(in crate::deadline::read) fn plain_year(reader: &Parser, at: usize) -> Parse<i32> {
    let span = reader.span(at, at + 1);
    let value = reader.lexeme(at).map_or(0, |lexeme| lexeme.value);
    // «2020-е годы» are ten.
    if reader.slice(span).ends_with(DECADE_ENDING) {
        return fault(span, Unread::BadYear(reader.slice(span).to_owned()));
    }
    // «99» is none of this century, and no plan is of the last.
    if reader.is(at, Class::Pair.bit()) && value < 70 {
        return Ok(2000 + i32::try_from(value).unwrap_or(0));
    }
    year_of(reader, value, span)
}

/// A year of four digits that plans can have.
pub(in crate::deadline::read) fn year_of(reader: &Parser, value: u32, span: Span) -> Parse<i32> {
    match i32::try_from(value).ok().filter(|year| (1900..=2200).contains(year)) {
        Some(year) => Ok(year),
        None => fault(span, Unread::BadYear(reader.slice(span).to_owned())),
    }
}

/// «года, предшествующего плановому»: which, is not said.
pub(in crate::deadline::read) fn year_before(reader: &mut Parser, node: &Match) -> Parse<YearMark> {
    let at = node.own(reader, Class::Preceding.bit()).unwrap_or(node.at);
    fault(reader.span(at, at + 1), Unread::YearBefore)
}

/// «1,5 месяца».
pub(in crate::deadline::read) fn fraction(reader: &mut Parser, node: &Match) -> Parse<Length> {
    fault(reader.span(node.at, node.end - 1), Unread::Fraction)
}

/// «2024 года», «24 г.», «текущего 2024 года».
pub(in crate::deadline::read) fn year(reader: &mut Parser, node: &Match) -> Parse<YearMark> {
    let at = node.own(reader, Class::Long.bit() | Class::Pair.bit()).unwrap_or(node.at);
    Ok(YearMark::Of(Year::Named(plain_year(reader, at)?)))
}

/// «2022–2024 годов».
pub(in crate::deadline::read) fn years(reader: &mut Parser, node: &Match) -> Parse<YearMark> {
    let last = (node.at + 1..node.end).find(|at| reader.is(*at, Class::Long.bit())).unwrap_or(node.at);
    let (from, to) = (plain_year(reader, node.at)?, plain_year(reader, last)?);
    if to <= from {
        return fault(reader.of(node), Unread::Backwards);
    }
    // «до 1 мая 2022 года – 2023–2024 годы»: a third year.
    if reader.is(node.end, Class::Dash.bit()) && reader.is(node.end + 1, Class::Long.bit()) {
        return fault(reader.span(node.at, node.end + 2), Unread::Alternative);
    }
    Ok(YearMark::Span(from, to))
}

/// «2023/2024 учебного года».
pub(in crate::deadline::read) fn pair(reader: &mut Parser, node: &Match) -> Parse<YearMark> {
    if let Some(pair) = node.pair(reader, 0)? {
        return Ok(pair);
    }
    let digits = Class::Long.bit() | Class::Pair.bit();
    let mut numbers = (node.at..node.end).filter(|at| reader.is(*at, digits));
    let (Some(one), Some(two)) = (numbers.next(), numbers.next()) else { return reader.unexpected(node.at) };
    let first = plain_year(reader, one)?;
    let second = if reader.is(two, Class::Pair.bit()) {
        first / 100 * 100 + i32::try_from(reader.lexeme(two).map_or(0, |lexeme| lexeme.value)).unwrap_or(0)
    } else {
        plain_year(reader, two)?
    };
    if second != first + 1 {
        return fault(reader.span(one, two + 1), Unread::SchoolYear);
    }
    Ok(YearMark::School(first))
}

/// «текущего года»; of an academic year the one that runs.
pub(in crate::deadline::read) fn current(_: &mut Parser, _: &Match) -> Parse<YearMark> {
    Ok(YearMark::Of(Year::Current))
}

/// «следующего года».
pub(in crate::deadline::read) fn next(_: &mut Parser, _: &Match) -> Parse<YearMark> {
    Ok(YearMark::Of(Year::Next))
}

/// «каждого года», «отчётного года».
pub(in crate::deadline::read) fn each(_: &mut Parser, _: &Match) -> Parse<YearMark> {
    Ok(YearMark::Each)
}

/// «года, следующего за отчётным».
pub(in crate::deadline::read) fn reported(_: &mut Parser, _: &Match) -> Parse<YearMark> {
    Ok(YearMark::Reported)
}

/// «учебного года», which says nothing of which.
pub(in crate::deadline::read) fn school_year(reader: &mut Parser, node: &Match) -> Parse<YearMark> {
    if node.has(reader, Class::Current.bit()) {
        reader.running.push(reader.of(node));
    }
    Ok(YearMark::Absent)
}

/// A year in the wrong form: «по 2024 года».
pub(in crate::deadline::read) fn accusative_year(reader: &Parser, end: usize) -> Parse<()> {
    let at = end.saturating_sub(1);
    let [genitive, right] = YEAR_CASES;
    if reader.is(at, Class::Year.bit()) && reader.written(at) == genitive {
        let reason = Unread::WrongCase(genitive.to_owned(), right.to_owned());
        return mended(reader.span(at, at + 1), reason, right);
    }
    Ok(())
}
