//! The meaning of recurrences, of weekdays, of what comes again, and of what has no break.

use chrono::Month;

use super::super::fault::{Parse, fault};
use super::super::grammar::WordingTable;
use super::super::phrase::PhraseMeaning;
use super::super::point::{Point, Role, Shape, YearMark};
use super::super::raw::{Form, Raw};
use super::super::reader::{Before, Match, Parser};
use super::super::russian::forms;
use super::super::russian::noted::is_noted;
use super::super::russian::nouns::{is_occasion, is_plan, is_school_term};
use super::super::vocabulary::{Class, CountUnit};
use super::points::weekday;
use crate::deadline::UndatedReason;
use crate::deadline::interval::{Day, Interval};
use crate::deadline::term::{Whole, Year};
use crate::deadline::unread::Unread;

/// «в течение года».
pub(in crate::deadline::read) fn whole_year(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    if let Some(at) =
        (node.at..node.end).find(|at| forms::YEARS_ASTRAY.contains(&reader.written(*at).as_str()))
    {
        return reader.unexpected(at);
    }
    if let Some(at) = node.own(reader, Class::Current.bit()) {
        let span = reader.span(at, node.end);
        let point = Point { shape: Shape::Full(Interval::Year), year: YearMark::Of(Year::Current), span };
        return Ok(PhraseMeaning::Raw(Raw { form: Form::Through, first: point, last: None }));
    }
    Ok(PhraseMeaning::Whole(Whole::Year))
}

/// «учебный год» alone: all of it.
pub(in crate::deadline::read) fn school_year_alone(
    reader: &mut Parser,
    node: &Match,
) -> Parse<PhraseMeaning> {
    let whole = node.at == 0 && node.end == reader.lexemes().len();
    let nominative = [forms::SCHOOL, forms::YEAR] == [reader.written(node.at), reader.written(node.end - 1)];
    if whole && nominative {
        Ok(PhraseMeaning::Whole(Whole::SchoolYear))
    } else {
        super::dates::bare(reader, node)
    }
}

/// «в течение года до 1 декабря».
pub(in crate::deadline::read) fn year_until(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let last = node.a_point(reader, 0, Role::Genitive)?;
    let first = Day::new(Month::January, 1).map(Interval::Day);
    match first {
        Some(first) if last.is_day() => {
            let first = Point { shape: Shape::Full(first), ..last };
            Ok(PhraseMeaning::Raw(Raw { form: Form::Through, first, last: Some(last) }))
        }
        _ => fault(reader.of(node), Unread::Counted),
    }
}

/// «в течение учебного года».
pub(in crate::deadline::read) fn whole_school_year(_: &mut Parser, _: &Match) -> Parse<PhraseMeaning> {
    Ok(PhraseMeaning::Whole(Whole::SchoolYear))
}

/// «постоянно», «в течение всего периода реализации проекта».
pub(in crate::deadline::read) fn whole_period(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    // «в течение срока действия договора», «весь период обучения»: whose time it is, is no time of the plan.
    let course = Class::Course.bit();
    let action = (node.at..node.end)
        .find(|at| reader.is(*at, course) && reader.lexeme(*at).is_some_and(|word| word.value == 1));
    let spans = Class::Period.bit() | Class::Term.bit();
    let period = (node.at..node.end).find(|at| reader.is(*at, spans));
    let rest = Class::Holidays.bit() | Class::Season.bit();
    let own = |at: usize| {
        let noted = action.is_some() || is_noted(&reader.written(at));
        reader.is(at, rest) || reader.is(at, Class::Unknown.bit()) && noted
    };
    let of_else = action.or(period).is_some_and(|at| {
        let of_plan = |at: usize| is_plan(&reader.written(at)) || action.is_none() && reader.is(at, course);
        own(at + 1) && at + 1 < node.end && !(at..node.end).any(of_plan)
    });
    // «весь период, в том числе 2023 год»: years that are not those of the plan's name, «на 2022–2024 годы».
    let year = (node.at..node.end).find(|at| reader.is(*at, Class::Long.bit()));
    let named = |at: usize| reader.is(at - 1, Class::At.bit()) && reader.is(at + 2, Class::Long.bit());
    if let Some(at) = year.filter(|at| !of_else && !named(*at)) {
        return reader.unexpected(at);
    }
    // «весь период обученя»: of what, is not known.
    let next = action.or(period).map_or(node.end, |at| at + 1);
    let foreign = |at: usize| reader.is(at, Class::Unknown.bit()) && !reader.is_name(at) && !own(at);
    let plan = (next..node.end).any(|at| is_plan(&reader.written(at)));
    if next < node.end && foreign(next) && !plan {
        return reader.unexpected(next);
    }
    Ok(if of_else {
        PhraseMeaning::Undated(UndatedReason::Event)
    } else {
        PhraseMeaning::Whole(Whole::Period)
    })
}

/// «до конца срока реализации программы»: the last day of the plan. «до завершения …» is an event.
pub(in crate::deadline::read) fn end_of_plan(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    // «до конца проекта», «до конца срока действия» are events as well: of which thing, nobody says.
    let course = node.own(reader, Class::Course.bit());
    let told = course.is_none_or(|at| {
        let action = reader.lexeme(at).is_some_and(|word| word.value == 1);
        let alone = node.end == at + 1 && !action;
        let plan = |at: usize| {
            reader.is(at, Class::Plan.bit() | Class::Course.bit() | Class::Long.bit())
                || is_plan(&reader.written(at))
        };
        forms::RUNS.contains(&reader.written(at).as_str()) && (alone || (at + 1..node.end).any(plan))
    });
    if node.value(reader, Class::End.bit()) == Some(1) || !told {
        return Ok(PhraseMeaning::Undated(UndatedReason::Event));
    }
    match whole_period(reader, node)? {
        PhraseMeaning::Whole(_) => Ok(PhraseMeaning::Whole(Whole::End)),
        said => Ok(said),
    }
}

/// «в течение квартала»: each.
pub(in crate::deadline::read) fn during_each(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let told = |class: Class| node.has(reader, class.bit());
    let unit = match () {
        () if told(Class::Quarter) => CountUnit::Quarter,
        () if told(Class::HalfYear) => CountUnit::Half,
        () => CountUnit::Month,
    };
    super::days::note_once_or_again(reader, node);
    Ok(PhraseMeaning::Within(unit))
}

/// «ежегодно», «ежегодная корректировка», «по кварталам».
pub(in crate::deadline::read) fn every(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let often = Class::Often.bit() | Class::OftenAdjective.bit() | Class::Units.bit();
    let value = node.value(reader, often).unwrap_or(5);
    let words =
        (node.at + 1..node.end).find(|at| reader.is(*at, Class::Unknown.bit()) && !reader.is_free(*at));
    match words {
        Some(at) => reader.unexpected(at),
        None => Ok(PhraseMeaning::Recurrence(CountUnit::of(u8::try_from(value).unwrap_or(5)), 1, 1, false)),
    }
}

/// A unit without the number that its form asks for: «1 раз в месяцев».
fn check_one(reader: &Parser, end: usize) -> Parse<()> {
    let span = reader.span(end - 1, end);
    if forms::COUNTED.contains(&reader.written(end - 1).as_str()) {
        return fault(span, Unread::NoCount(reader.slice(span).to_owned()));
    }
    Ok(())
}

/// «каждый месяц», «каждые 2 года».
pub(in crate::deadline::read) fn each_unit(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let at = node.own(reader, Class::Each.bit()).unwrap_or(node.at);
    let each = reader.written(at);
    let (many, nominative) = (each.ends_with(forms::EACH_MANY), each == forms::EACH_ONE);
    let step = node.count(reader, 0)?;
    // «май 2024 каждый г.»: the letter belongs to the year before.
    if let Some(short) = (node.at..node.end).find(|at| reader.is(*at, Class::YearShort.bit())) {
        return reader.unexpected(short);
    }
    let unit = node.unit(reader, 0)?.unwrap_or(CountUnit::Year);
    if (many || nominative) && step.is_none() {
        check_one(reader, node.end)?;
    }
    if !many && step.is_some() {
        return reader.unexpected(at);
    }
    fitting(reader, node, unit, step.unwrap_or(1), (1, false))
}

/// «не реже 2 раз в год», «раз в полугодие», «дважды в год».
pub(in crate::deadline::read) fn frequency(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let times_at = node.own(reader, Class::Times.bit());
    let found = |nth: usize| node.found(WordingTable::Count, nth).map(|found| usize::from(found.at));
    let first_is_times = times_at.is_some_and(|times| found(0).is_some_and(|at| at < times));
    let (times, step) = match times_at {
        None => (node.value(reader, Class::TimesIn.bit()).map(|value| value as u16), node.count(reader, 0)?),
        Some(_) if first_is_times => (node.count(reader, 0)?, node.count(reader, 1)?),
        Some(_) => (None, node.count(reader, 0)?),
    };
    let unit = node.unit(reader, 0)?.unwrap_or(CountUnit::Year);
    // «2 раза в течение года»
    if step.is_none() && !node.has(reader, Class::During.bit()) {
        check_one(reader, node.end)?;
    }
    // «не раз в квартал» says that once is not enough, or that it is too often.
    if let Some(not) = node.own(reader, Class::Not.bit()).filter(|_| !node.has(reader, Class::Rarer.bit())) {
        return reader.unexpected(not);
    }
    let few = node.own(reader, Class::Not.bit()).is_some() || !node.has(reader, Class::Rarer.bit());
    // «реже одного раза в год» sets no least; «минимум 1 раз» does.
    let least =
        few || node.own(reader, Class::Rarer.bit()).is_some_and(|at| reader.written(at) == forms::AT_LEAST);
    if !least {
        return reader.unexpected(node.at);
    }
    // «не реже 1 раза в год» may be oftener.
    let exact = !node.has(reader, Class::Rarer.bit());
    fitting(reader, node, unit, step.unwrap_or(1), (times.unwrap_or(1), exact))
}

/// «ежегодно 2 раза».
pub(in crate::deadline::read) fn often_times(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let unit = CountUnit::of(
        node.value(reader, Class::Often.bit()).and_then(|unit| u8::try_from(unit).ok()).unwrap_or(5),
    );
    let words = node.value(reader, Class::TimesIn.bit()).and_then(|times| u16::try_from(times).ok());
    let times = node.count(reader, 0)?.or(words);
    // «ежемесячно 1 раз в месяц» says it twice, «ежемесячно 1 раз в год» says two things.
    if node.unit(reader, 0)?.is_some_and(|told| told.civil() != unit) {
        return fault(reader.of(node), Unread::TwoRhythms);
    }
    fitting(reader, node, unit, 1, (times.unwrap_or(1), true))
}

/// «2 раза», «не менее 2 раз», beside a time.
pub(in crate::deadline::read) fn times(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let words = node.value(reader, Class::TimesIn.bit()).and_then(|times| u16::try_from(times).ok());
    let count = node.count(reader, 0)?.or(words).and_then(|times| u8::try_from(times).ok());
    let at = node.own(reader, Class::Times.bit()).unwrap_or(node.at);
    match count {
        Some(times) => Ok(PhraseMeaning::Times(times)),
        None => reader.unexpected(at),
    }
}

/// A recurrence of a step that can be followed in the calendar.
fn fitting(
    reader: &Parser,
    node: &Match,
    unit: CountUnit,
    step: u16,
    (times, exact): (u16, bool),
) -> Parse<PhraseMeaning> {
    let months = if unit.months() < 12 { step.saturating_mul(u16::from(unit.months())) } else { 0 };
    // «раз в 12 месяцев», «раз в 2 полугодия» are years.
    let years = months > 0 && months % 12 == 0;
    let (unit, step) = if years { (CountUnit::Year, months / 12) } else { (unit, step) };
    let most = match unit {
        CountUnit::Day | CountUnit::Half | CountUnit::SchoolYear => 1,
        CountUnit::Week => 8,
        CountUnit::Month => 11,
        CountUnit::Quarter => 3,
        CountUnit::Year => 20,
    };
    // «2 раза в день»: a day is the least that is counted.
    let daily = unit == CountUnit::Day && times > 1;
    match (u8::try_from(step), u8::try_from(times)) {
        (Ok(step), Ok(times)) if !daily && (1..=most).contains(&step) => {
            Ok(PhraseMeaning::Recurrence(unit, step, times, exact))
        }
        _ => fault(reader.of(node), Unread::OddRhythm),
    }
}

/// «по вторникам», «каждую среду».
pub(in crate::deadline::read) fn weekdays(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let day = node.value(reader, Class::Weekday.bit() | Class::Weekdays.bit()).unwrap_or(0);
    // «в пятницу»: of which week? Beside what recurs it is each.
    let inside = reader.is(node.at, Class::In.bit()) && node.end == node.at + 2;
    let again = Class::Often.bit()
        | Class::Each.bit()
        | Class::Times.bit()
        | Class::Weekdays.bit()
        | Class::TimesIn.bit();
    if inside && reader.weekday.is_none() && !reader.lexemes().iter().any(|lexeme| lexeme.is(again)) {
        return fault(reader.of(node), Unread::VagueEdge);
    }
    // «30 апреля, во вторник»: of that day.
    if reader.weekday == Some(true) && reader.is(node.at, Class::In.bit()) && node.end == node.at + 2 {
        return Ok(PhraseMeaning::OnWeekday(weekday(day), false));
    }
    Ok(PhraseMeaning::Weekdays(weekday(day), false, node.end > node.at + 2))
}

/// «до пятницы каждой недели».
pub(in crate::deadline::read) fn by_weekday(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let day = weekday(node.value(reader, Class::Weekday.bit()).unwrap_or(0));
    Ok(PhraseMeaning::Weekdays(day, true, node.has(reader, Class::Each.bit())))
}

/// «вторник» after «еженедельно», «каждый вторник и …», and «(пт)» after a date.
pub(in crate::deadline::read) fn weekday_said(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let day = weekday(node.value(reader, Class::Weekday.bit()).unwrap_or(0));
    match reader.before {
        Before::Weekly => Ok(PhraseMeaning::Weekdays(day, false, false)),
        Before::Weekdays(by) => Ok(PhraseMeaning::Weekdays(day, by, false)),
        Before::Date | Before::Through if reader.weekday.is_some() => {
            Ok(PhraseMeaning::OnWeekday(day, false))
        }
        _ => reader.unexpected(node.own(reader, Class::Weekday.bit()).unwrap_or(node.at)),
    }
}

/// «далее».
pub(in crate::deadline::read) fn again(_: &mut Parser, _: &Match) -> Parse<PhraseMeaning> {
    Ok(PhraseMeaning::Again)
}

/// «в последующие годы».
pub(in crate::deadline::read) fn once_more(_: &mut Parser, _: &Match) -> Parse<PhraseMeaning> {
    Ok(PhraseMeaning::AgainYearly)
}

/// «не менее 2 мероприятий в квартал», «1 заседание в квартал»: as often as they come.
pub(in crate::deadline::read) fn occasions(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let noun = node.own(reader, Class::Unknown.bit()).unwrap_or(node.at);
    let not = node.has(reader, Class::Not.bit());
    let less = node.own(reader, Class::Rarer.bit()).map(|at| reader.written(at));
    if not != less.is_some_and(|less| less == forms::LESS) || !is_occasion(&reader.written(noun)) {
        return reader.unexpected(noun);
    }
    let unit = node.unit(reader, 0)?.unwrap_or(CountUnit::Year);
    let times = node.count(reader, 0)?.unwrap_or(1);
    fitting(reader, node, unit, 1, (times, !not))
}

/// «1 раз в четверть (октябрь, декабрь, март, май)»: the days of a school's terms are its own, and told behind.
pub(in crate::deadline::read) fn of_terms(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let term = node.own(reader, Class::Unknown.bit()).unwrap_or(node.at);
    if !is_school_term(&reader.written(term)) {
        return reader.unexpected(term);
    }
    let open = reader.is(node.end, Class::Open.bit()) && reader.before == Before::Start;
    if open { Ok(PhraseMeaning::Nothing) } else { fault(reader.span(term, term + 1), Unread::VagueEdge) }
}
