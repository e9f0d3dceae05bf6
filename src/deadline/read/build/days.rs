//! The meaning of days of each month, and of the month they are of.

use super::super::fault::{Parse, fault};
use super::super::grammar::WordingTable;
use super::super::lexeme::Lexeme;
use super::super::phrase::PhraseMeaning;
use super::super::point::{Role, YearMark};
use super::super::raw::{MonthOf, RawSlot, ReportedUnit};
use super::super::reader::{Match, Parser};
use super::super::russian::forms::{MANY, MANY_LAST};
use super::super::russian::is_plural;
use super::super::vocabulary::{Class, CountUnit};
use super::offsets::offset;
use super::points::{agree, part_in};
use crate::deadline::interval::Nth;
use crate::deadline::term::{DayOf, SlotDay, Year};
use crate::deadline::unread::{Countable, NoTime, Unread};

/// «каждого месяца».
pub(in crate::deadline::read) fn month_each(_: &mut Parser, _: &Match) -> Parse<MonthOf> {
    Ok(MonthOf::Each)
}

/// «текущего месяца», «отчётного месяца», «следующего месяца».
pub(in crate::deadline::read) fn month_next(reader: &mut Parser, node: &Match) -> Parse<MonthOf> {
    let told = |class: Class| node.has(reader, class.bit());
    // «следующих месяцев» are several, and which is not said.
    if MANY.contains(&reader.written(node.end - 1).as_str()) {
        return fault(reader.of(node), Unread::WhichMonth);
    }
    Ok(match () {
        () if told(Class::Report) => MonthOf::Each,
        () if told(Class::Next) => MonthOf::Next,
        () => MonthOf::Current,
    })
}

/// The unit of a row, which may stand in it as a word of its own.
fn unit(reader: &mut Parser, node: &Match) -> Parse<Option<CountUnit>> {
    if let Some(unit) = node.unit(reader, 0)? {
        return Ok(Some(unit));
    }
    let told = |class: Class| node.has(reader, class.bit());
    Ok(match () {
        () if told(Class::Quarter) => Some(CountUnit::Quarter),
        () if told(Class::HalfYear) => Some(CountUnit::Half),
        () if told(Class::Year) => Some(CountUnit::Year),
        () => None,
    })
}

/// «последнего месяца квартала».
pub(in crate::deadline::read) fn month_last(reader: &mut Parser, node: &Match) -> Parse<MonthOf> {
    let unit = unit(reader, node)?.unwrap_or(CountUnit::Quarter);
    let running = node.has(reader, Class::Current.bit());
    Ok(if running { MonthOf::RunningUnit(unit, false) } else { MonthOf::Last(unit) })
}

/// The number of a month in its unit.
fn ordinal(reader: &Parser, node: &Match) -> u8 {
    let counter = Class::Ordinal.bit() | Class::Small.bit() | Class::Roman.bit();
    node.value(reader, counter).and_then(|value| u8::try_from(value).ok()).unwrap_or(1)
}

/// «второго месяца квартала», «первого месяца следующего квартала».
pub(in crate::deadline::read) fn month_nth(reader: &mut Parser, node: &Match) -> Parse<MonthOf> {
    let unit = unit(reader, node)?.unwrap_or(CountUnit::Quarter);
    let number = ordinal(reader, node);
    let next = node.has(reader, Class::Next.bit());
    if next
        && !(0..reader.lexemes().len())
            .any(|at| reader.is(at, Class::Often.bit() | Class::Times.bit() | Class::Each.bit()))
    {
        return fault(reader.of(node), Unread::OnceOrAgain(reader.slice(reader.of(node)).to_owned()));
    }
    Ok(if next { MonthOf::After(number, ReportedUnit::Unit(unit)) } else { MonthOf::Nth(number, unit) })
}

/// «месяца, следующего за отчётным кварталом».
pub(in crate::deadline::read) fn month_after(reader: &mut Parser, node: &Match) -> Parse<MonthOf> {
    // «следующего за отчётным кварталом 2025 года» is of that year alone.
    if let (Some(found), Some(YearMark::Of(Year::Named(year)))) =
        (node.found(WordingTable::Year, 0), node.year(reader, 0)?)
    {
        let span = reader.span(usize::from(found.at), usize::from(found.end));
        reader.beside.push((year, span));
    }
    let period = node.has(reader, Class::Period.bit()) || node.has(reader, Class::Civil.bit());
    let reported = match node.unit(reader, 0)? {
        Some(CountUnit::Half) => {
            reader.civil.push(reader.of(node));
            ReportedUnit::Unit(CountUnit::Half)
        }
        Some(unit) => ReportedUnit::Unit(unit),
        None if period => ReportedUnit::Period,
        None => ReportedUnit::Month,
    };
    Ok(MonthOf::After(ordinal(reader, node), reported))
}

/// «каждого квартала»: of none of its months, but of its last day.
pub(in crate::deadline::read) fn month_of_unit(reader: &mut Parser, node: &Match) -> Parse<MonthOf> {
    Ok(MonthOf::Nth(0, unit(reader, node)?.unwrap_or(CountUnit::Quarter)))
}

/// The number of a row among so many.
fn nth<const N: u8>(reader: &Parser, node: &Match, what: Countable) -> Parse<Nth<N>> {
    let mut value = 0;
    let mut span = reader.span(node.at, node.at + 1);
    for at in node.at..node.end {
        let counts = Class::Small.bit() | Class::Ordinal.bit() | Class::Cardinal.bit();
        let Some(lexeme) = reader.lexeme(at).filter(|lexeme| lexeme.is(counts)) else { break };
        value += lexeme.value;
        span.end = lexeme.span.end;
    }
    Nth::new(value).map_or_else(|| fault(span, Unread::NoSuch(what, value)), Ok)
}

/// «10 числа месяца», «последнего рабочего дня», with the month that is said.
pub(in crate::deadline::read) fn day_of(reader: &mut Parser, node: &Match) -> Parse<(DayOf, MonthOf)> {
    check_one_day(reader, node)?;
    let working = node.has(reader, Class::Working.bit());
    let last = node.own(reader, Class::Last.bit()) == Some(node.at);
    let day = match (last, working) {
        (true, true) => DayOf::LastWorking,
        (true, false) => DayOf::Last,
        (false, _) => {
            let number: Nth<31> = nth(reader, node, Countable::Number)?;
            if node.has(reader, Class::Open.bit()) {
                agree(reader, node, u32::from(number.get()))?;
            }
            DayOf::Number(number)
        }
    };
    with_month(reader, node, day)
}

/// «3 рабочего дня месяца».
pub(in crate::deadline::read) fn working_day_of(
    reader: &mut Parser,
    node: &Match,
) -> Parse<(DayOf, MonthOf)> {
    // «не позднее 5 рабочих дней»: how long, and not which.
    if !node.holds(WordingTable::Month) && is_plural(&reader.written(node.end - 1)) {
        return reader.no_time(node, NoTime::Lasting);
    }
    check_one_day(reader, node)?;
    let day = DayOf::Working(nth(reader, node, Countable::WorkingDay)?);
    with_month(reader, node, day)
}

/// «10 дней месяца», «3 рабочих дня мая» count days, and name none.
pub(super) fn check_one_day(reader: &Parser, node: &Match) -> Parse<()> {
    let counted = node.has(reader, Class::Small.bit());
    let words = Class::Day.bit() | Class::Working.bit() | Class::Civil.bit();
    let many = (node.at..node.end).any(|at| reader.is(at, words) && is_plural(&reader.written(at)));
    // «последние числа мая» are some days.
    let last = node.own(reader, Class::Last.bit()).map(|at| reader.written(at));
    let some = last.is_some_and(|last| MANY_LAST.iter().any(|end| last.ends_with(end)));
    if counted && many || some { fault(reader.of(node), Unread::VagueEdge) } else { Ok(()) }
}

fn with_month(reader: &mut Parser, node: &Match, day: DayOf) -> Parse<(DayOf, MonthOf)> {
    let month = node.month(reader, 0)?.unwrap_or(MonthOf::Unsaid);
    // A number of a quarter belongs to no month, but its last day does.
    let month = match (month, day) {
        (MonthOf::Nth(0, unit), DayOf::Last | DayOf::LastWorking) => MonthOf::Last(unit),
        (MonthOf::Nth(0, _), _) => return fault(reader.of(node), Unread::WhichMonth),
        (month, _) => month,
    };
    Ok((day, month))
}

/// A slot of the day that the row has.
fn slot(reader: &mut Parser, node: &Match, when: fn(DayOf) -> SlotDay) -> Parse<PhraseMeaning> {
    match node.number(reader, 0)? {
        Some((day, month)) => Ok(PhraseMeaning::Slot(RawSlot::of(when(day), month))),
        None => reader.unexpected(node.at),
    }
}

/// «первая декада первого месяца квартала».
pub(in crate::deadline::read) fn slot_of_part(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let part = part_in(reader, node)?;
    super::parts::check_plural(reader, node)?;
    super::parts::check_counted(reader, node, Role::Free)?;
    match node.month(reader, 0)?.unwrap_or(MonthOf::Unsaid) {
        MonthOf::Nth(0, _) => fault(reader.of(node), Unread::WhichMonth),
        month => Ok(PhraseMeaning::Slot(RawSlot::of(SlotDay::In(part), month))),
    }
}

/// «до 10 числа».
pub(in crate::deadline::read) fn slot_by(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    slot(reader, node, SlotDay::By)
}

/// «в последний день», «на 1 число».
pub(in crate::deadline::read) fn slot_on(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    slot(reader, node, SlotDay::On)
}

/// «1 числа каждого месяца», «каждый последний рабочий день месяца».
pub(in crate::deadline::read) fn slot_alone(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let each = node.has(reader, Class::Each.bit());
    let said = slot(reader, node, SlotDay::By)?;
    Ok(match said {
        PhraseMeaning::Slot(slot) => {
            let month = if each && slot.month == MonthOf::Unsaid { MonthOf::Each } else { slot.month };
            PhraseMeaning::Slot(RawSlot { month, alone: true, ..slot })
        }
        said => said,
    })
}

/// «с 1 по 10 число каждого месяца», «с 20 по последнее число».
pub(in crate::deadline::read) fn between(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let mut numbers = (node.at..node.end).filter(|at| reader.is(*at, Class::Small.bit()));
    let (one, two) = (numbers.next().unwrap_or(node.at), numbers.next());
    let number = |at: usize| -> Parse<Nth<31>> {
        let value = reader.lexeme(at).map_or(0, |lexeme| lexeme.value);
        Nth::new(value)
            .map_or_else(|| fault(reader.span(at, at + 1), Unread::NoSuch(Countable::Number, value)), Ok)
    };
    // A month that has no 31st ends before it.
    let last = || Nth::new(31).map_or_else(|| reader.unexpected(node.at), Ok);
    let (from, to) = (number(one)?, two.map_or_else(last, number)?);
    let two = two.unwrap_or(one);
    if from >= to {
        return fault(reader.span(one, two + 1), Unread::Backwards);
    }
    let month = node.month(reader, 0)?.unwrap_or(MonthOf::Unsaid);
    Ok(PhraseMeaning::Slot(RawSlot::of(SlotDay::Between(from, to), month)))
}

/// «последний месяц квартала»: all of it.
pub(in crate::deadline::read) fn ends_of_months(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let unit = node.unit(reader, 0)?.unwrap_or(CountUnit::Quarter);
    let (Some(first), Some(last)) = (Nth::new(1), Nth::new(31)) else { return reader.unexpected(node.at) };
    let month = match node.has(reader, Class::Last.bit()) {
        true => MonthOf::Last(unit),
        false => MonthOf::Nth(ordinal(reader, node), unit),
    };
    if !matches!(unit, CountUnit::Quarter | CountUnit::Half) {
        return reader.unexpected(node.at);
    }
    Ok(PhraseMeaning::Slot(RawSlot::of(SlotDay::Between(first, last), month)))
}

/// «за неделю до конца каждого квартала», «ежемесячно, за 3 рабочих дня до начала месяца».
pub(in crate::deadline::read) fn ahead_of_unit(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let Some(length) = node.length(reader, 0)? else { return reader.unexpected(node.at) };
    let each = node.has(reader, Class::Each.bit() | Class::Report.bit());
    let month = match unit(reader, node)?.unwrap_or(CountUnit::Month) {
        CountUnit::Month if each => MonthOf::Each,
        CountUnit::Month => MonthOf::Unsaid,
        unit => MonthOf::Last(unit),
    };
    let when = SlotDay::Ahead(offset(length), node.has(reader, Class::Begin.bit()));
    Ok(PhraseMeaning::Slot(RawSlot::of(when, month)))
}

/// «в текущем квартале», «в течение следующего месяца»: all of it.
pub(in crate::deadline::read) fn running_unit(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    if MANY.contains(&reader.written(node.end - 1).as_str()) {
        return fault(reader.of(node), Unread::WhichMonth);
    }
    let unit = unit(reader, node)?.unwrap_or(CountUnit::Month);
    let (Some(first), Some(last)) = (Nth::new(1), Nth::new(31)) else { return reader.unexpected(node.at) };
    let month = MonthOf::RunningUnit(unit, node.has(reader, Class::Next.bit()));
    Ok(PhraseMeaning::Slot(RawSlot::of(SlotDay::Between(first, last), month)))
}

/// «до конца квартала», «до конца текущего месяца».
pub(in crate::deadline::read) fn edge_of_unit(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    if node.has(reader, Class::Begin.bit()) {
        return fault(reader.of(node), Unread::VagueEdge);
    }
    let unit = unit(reader, node)?.unwrap_or(CountUnit::Month);
    let running = node.has(reader, Class::Current.bit());
    if node.has(reader, Class::Next.bit()) {
        return Ok(PhraseMeaning::Slot(RawSlot::of(
            SlotDay::By(DayOf::Last),
            MonthOf::RunningUnit(unit, true),
        )));
    }
    if !running {
        note_once_or_again(reader, node);
    }
    // A school's half-years end on other days.
    if !running && unit == CountUnit::Half {
        reader.civil.push(reader.of(node));
    }
    let month = match (running, unit) {
        (true, CountUnit::Month) => MonthOf::Current,
        (true, unit) => {
            return Ok(PhraseMeaning::Slot(RawSlot::of(
                SlotDay::By(DayOf::Last),
                MonthOf::RunningUnit(unit, false),
            )));
        }
        (false, CountUnit::Month) => MonthOf::Each,
        (false, unit) => MonthOf::Last(unit),
    };
    Ok(PhraseMeaning::Slot(RawSlot::of(SlotDay::By(DayOf::Last), month)))
}

/// «до конца месяца», «в течение квартала», and an order: of the one that runs, or of each?
pub(super) fn note_once_or_again(reader: &mut Parser, node: &Match) {
    let often = Class::Often.bit()
        | Class::OftenAdjective.bit()
        | Class::Times.bit()
        | Class::TimesIn.bit()
        | Class::Units.bit();
    let again = Class::Each.bit() | Class::Report.bit();
    let told = |lexeme: &Lexeme| lexeme.is(often | again | Class::Further.bit());
    if !node.has(reader, again) && !reader.lexemes().iter().any(told) {
        reader.note_order(node, Unread::OnceOrAgain);
    }
}
