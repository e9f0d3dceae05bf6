//! The meaning of words that tell an event: «после семинара», «к проведению конкурса», «за 5 дней до мероприятия».

use super::super::fault::{Parse, fault};
use super::super::grammar::WordingTable;
use super::super::phrase::PhraseMeaning;
use super::super::reader::{Before, Match, Parser};
use super::super::russian::forms;
use super::super::russian::noted::is_noted;
use super::super::russian::nouns::{is_adverb, is_event, is_moved, is_plan, is_school_term, is_vague};
use super::super::vocabulary::{Class, ClassedWord, MONTH, PREPOSITIONS, look_up};
use super::free::undated;
use super::offsets::offset;
use crate::deadline::UndatedReason;
use crate::deadline::unread::{NoTime, Unread};

/// «после …», «с момента …». «после 10 числа месяца» is a beginning instead.
pub(in crate::deadline::read) fn event(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let after = reader.is(node.at, Class::After.bit());
    if after && reader.reach(WordingTable::DayOf, node.at + 1).is_some() {
        return fault(reader.span(node.at, node.at + 1), Unread::NotBefore);
    }
    // «после окончания II квартала»: from when, and no word of until when.
    let counts = Class::Roman.bit() | Class::Small.bit() | Class::Ordinal.bit();
    let unit = Class::Quarter.bit() | Class::HalfYear.bit();
    let ends = after && reader.is(node.at + 1, Class::End.bit()) && reader.is(node.at + 2, counts);
    if ends
        && reader.is(node.at + 3, unit)
        && !(node.at..node.end).any(|at| reader.is(at, Class::Unknown.bit()))
    {
        return fault(reader.span(node.at, node.at + 1), Unread::NotBefore);
    }
    undated(UndatedReason::Event)
}

/// «к 80-летию Победы». Of fewer letters, what is glued on is the ending of a number, and of none that there is: «до 3-гго».
pub(in crate::deadline::read) fn glued(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let noun = node.own(reader, Class::Unknown.bit()).unwrap_or(node.at);
    let word = reader.written(noun);
    // «до 20-гомая»
    let mut rests = forms::ORDINAL_ENDINGS.iter().filter_map(|ending| word.strip_prefix(ending));
    let grown = rests.any(|rest| look_up(rest) != ClassedWord::UNKNOWN);
    if word.chars().count() > 3 && !grown { undated(UndatedReason::Event) } else { reader.unexpected(noun) }
}

/// «незамедлительно», «накануне праздников»; behind a date «накануне» makes it another day.
pub(in crate::deadline::read) fn at_once(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let before = node.value(reader, Class::Alone.bit()) == Some(1);
    // «однократно» alone: when?
    let once = node.value(reader, Class::Alone.bit()) == Some(2) && node.at == 0;
    if once && node.end == reader.lexemes().len() {
        return reader.no_time(node, NoTime::Unsaid);
    }
    match reader.before {
        Before::Date | Before::Through if before => reader.unexpected(node.at),
        // «перед» alone is before nothing.
        _ if before
            && !node.holds(WordingTable::Words)
            && !forms::ALONE.contains(&reader.written(node.at).as_str()) =>
        {
            reader.unexpected(node.at)
        }
        // «однократно, май 2024»
        _ if !before && !node.holds(WordingTable::Words) => Ok(PhraseMeaning::Outcome),
        _ => undated(UndatedReason::Event),
    }
}

/// «в рамках недели наставничества», «в ходе семинара»: what the work is a part of. A window behind it is its time.
pub(in crate::deadline::read) fn frame(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    check_moved(reader, node)?;
    Ok(PhraseMeaning::Frame(UndatedReason::Event))
}

/// «День Победы (9 мая)», «неделя математики 10–15 апреля»: what has its time beside it, and changes none before it.
pub(in crate::deadline::read) fn feast(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let known = |at: usize| is_noted(&reader.written(at)) || reader.is(at, Class::Capitals.bit());
    let foreign = (node.at..node.end).find(|at| reader.is(*at, Class::Unknown.bit()) && !known(*at));
    match (foreign, reader.before) {
        (Some(at), _) => reader.unexpected(at),
        (None, Before::Date | Before::Through) => Ok(PhraseMeaning::Nothing),
        _ => Ok(PhraseMeaning::Frame(UndatedReason::Event)),
    }
}

/// Whether the time of an event stands in brackets behind it: «в период сессии (январь)», «ко Дню знаний (1 сентября)».
pub(super) fn has_time(reader: &mut Parser, node: &Match) -> bool {
    reader.is(node.end, Class::Open.bit()) && reader.reach(WordingTable::Time, node.end + 1).is_some()
}

/// «в связи с переносом», «по итогам отмены»: what moves the time that stands beside it.
pub(super) fn check_moved(reader: &Parser, node: &Match) -> Parse<()> {
    match (node.at..node.end).find(|at| is_moved(&reader.written(*at))) {
        Some(at) => {
            let span = reader.span(at, at + 1);
            fault(span, Unread::Roughly(reader.slice(span).to_owned()))
        }
        None => Ok(()),
    }
}

/// «в день проведения».
pub(in crate::deadline::read) fn day_of_event(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    // «в дня 2024 года»
    if reader.is(node.at, Class::In.bit()) && reader.written(node.at + 1) != forms::IN_DAY {
        return reader.unexpected(node.at + 1);
    }
    if forms::DAY_AND_NIGHT.contains(&reader.written(node.at + 1).as_str()) {
        return reader.unexpected(node.at + 1);
    }
    // «до день конца мая»
    if reader.is(node.at + 1, Class::Day.bit())
        && forms::NO_DAY_BY.contains(&reader.written(node.at + 1).as_str())
        && node.holds(WordingTable::By)
    {
        return reader.unexpected(node.at + 1);
    }
    check_head(reader, node)?;
    check_behind(reader, node)?;
    if reader.is(node.at, Class::Toward.bit()) && has_time(reader, node) {
        return Ok(PhraseMeaning::Frame(UndatedReason::Event));
    }
    undated(UndatedReason::Event)
}

/// «за 5 дней до от 1 сентября», «до 1 конца сентября»: an event is told by a noun, and begins with no preposition.
fn check_head(reader: &Parser, node: &Match) -> Parse<()> {
    let Some(words) = node.found(WordingTable::Words, 0) else { return Ok(()) };
    let at = usize::from(words.at);
    let preposition = PREPOSITIONS & !Class::Small.bit() | Class::Of.bit();
    let edge = Class::Begin.bit() | Class::Middle.bit() | Class::End.bit();
    let number = Class::Small.bit() | Class::Roman.bit();
    let at = if reader.is(at, number) && reader.is(at + 1, preposition | edge) { at + 1 } else { at };
    if reader.is(at, preposition) || at > usize::from(words.at) {
        return reader.unexpected(at);
    }
    // «за 5 дней до числа 2025 года» names nothing that happens.
    let nouns = Class::Unknown.bit()
        | Class::Course.bit()
        | Class::Course2.bit()
        | Class::Holidays.bit()
        | Class::Season.bit()
        | Class::Plan.bit()
        | Class::Place.bit()
        | Class::Period.bit()
        | Class::Term.bit()
        | Class::New.bit()
        | Class::Established.bit()
        | Class::ByEvent.bit()
        | Class::ByNeed.bit()
        | Class::ByOthers.bit();
    let told = (at..usize::from(words.end)).any(|at| reader.is(at, nouns | edge));
    if told { Ok(()) } else { reader.unexpected(at) }
}

/// «до завтра 12 мая», «ко дню учителя 5 октября»: a day behind it, and nothing between them.
fn check_behind(reader: &Parser, node: &Match) -> Parse<()> {
    let day = Class::Small.bit() | Class::Date.bit() | MONTH;
    if reader.is(node.end, day) { reader.unexpected(node.at + 1) } else { Ok(()) }
}

/// «до принятия решения»: an event, where the first word is surely somebody's own.
pub(in crate::deadline::read) fn by_event(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let at = node.found(WordingTable::Words, 0).map_or(node.at + 1, |words| usize::from(words.at));
    let edge = reader.is(at, Class::Begin.bit() | Class::End.bit() | Class::ByEvent.bit());
    // «до истечения срока действия соглашения», and not «… реализации программы».
    let own = reader.is(at + 1, Class::Term.bit()) && !(at..node.end).any(|at| is_plan(&reader.written(at)));
    let known = reader.is(at + 1, Class::Course.bit()) || own;
    // «до завершения …», «до наступления …» are of an event, whatever follows.
    let verbal = edge && reader.lexeme(at).is_some_and(|lexeme| lexeme.value == 1) && node.end > at + 1;
    let noun = at + usize::from(edge);
    let noun = noun + usize::from(edge && reader.is(noun, Class::Each.bit()));
    check_behind(reader, node)?;
    check_head(reader, node)?;
    // «в течение заседания до 10 мая»
    let until = Class::Before.bit() | Class::Not.bit();
    if reader.is(node.at + 1, Class::During.bit()) && reader.is(node.end, until) {
        return fault(reader.span(node.end, node.end + 1), Unread::NoComma);
    }
    // «до обязательно конца мая»: an adverb is no event.
    if is_adverb(&reader.written(noun)) {
        return reader.unexpected(noun);
    }
    // «в течение ближайшего месяца»: of which?
    if is_vague(&reader.written(noun)) {
        return reader.unexpected(noun);
    }
    // «до ЕГЭ», and not «до ИЮМ».
    let name = |at: usize| {
        reader.is(at, Class::Capitals.bit()) && !super::super::nearest::is_near(&reader.written(at))
    };
    let long = |at: usize| reader.written(at).chars().count() > 3 || name(at);
    // «в течение абракадабры» names nothing that anybody knows.
    let event =
        |at: usize| is_noted(&reader.written(at)) || reader.is_name(at) || is_event(&reader.written(at));
    let told = edge || (noun..node.end).any(event);
    let free = reader.is_free(noun) && told && long(noun) || edge && is_school_term(&reader.written(noun));
    // «в течение момента 2024 года» is of nothing.
    let own = Class::Unknown.bit() | Class::Course.bit();
    let moment = reader.is(at, Class::Moment.bit()) && (at + 1..node.end).any(|at| reader.is(at, own));
    if free || verbal || edge && known || moment {
        return undated(UndatedReason::Event);
    }
    reader.unexpected(noun)
}

/// «за 5 дней до проведения мероприятия».
pub(in crate::deadline::read) fn ahead_of_event(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    check_head(reader, node)?;
    match node.length(reader, 0)? {
        Some(length) => Ok(PhraseMeaning::Before(offset(length))),
        None => reader.unexpected(node.at),
    }
}
