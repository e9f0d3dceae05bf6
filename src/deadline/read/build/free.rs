//! The meaning of words without a date of their own.

use super::super::fault::{Parse, fault};
use super::super::letters::{fold, fold_words, is_letter};
use super::super::nearest::is_a_slip;
use super::super::phrase::PhraseMeaning;
use super::super::point::{Role, Shape};
use super::super::raw::{Form, Raw};
use super::super::reader::{Before, Match, Parser};
use super::super::russian::forms;
use super::super::russian::noted::{is_noted, is_participle, is_verb};
use super::super::russian::nouns::{
    is_carried_out, is_numbered, is_of_else, is_school_term, is_surname, is_taken_back, is_tentative,
};
use super::super::vocabulary::{Class, MONTH};
use super::labels::check_day_before;
use crate::deadline::UndatedReason;
use crate::deadline::interval::Interval;
use crate::deadline::unread::Unread;

/// The event of a time after it, as it follows «после»: «окончания отбора» of «по окончании отбора».
pub(in crate::deadline::read) fn event_of(reader: &Parser, at: usize, end: usize) -> Parse<String> {
    let ends = reader.is(at, Class::Until.bit());
    let next = (at..end).find(|at| reader.is(*at, Class::Next.bit())).filter(|next| *next <= at + 1);
    let head = match next {
        // «следующих за днём …»
        Some(next) => next - at + 3,
        None if ends || reader.is(at, Class::After.bit()) => 1,
        None => 2,
    };
    let words = tidy(reader.slice(reader.span(at + head, end)));
    let words = if ends {
        if !reader.written(at + 1).ends_with(forms::EVENT_END) {
            return reader.unexpected(at);
        }
        forms::EVENT_CASES.iter().fold(words, |words, (by, after)| words.replacen(by, after, 1))
    } else {
        words
    };
    if words.is_empty() {
        return fault(
            reader.span(at, end),
            Unread::Unfinished(reader.slice(reader.span(at, end)).to_owned()),
        );
    }
    Ok(words)
}

pub(super) fn undated(why: UndatedReason) -> Parse<PhraseMeaning> {
    Ok(PhraseMeaning::Undated(why))
}

/// «по отдельному плану», and whose plan it is.
pub(in crate::deadline::read) fn plan(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let at = node.own(reader, Class::Plan.bit()).unwrap_or(node.at);
    let rest = fold_words(reader.slice(reader.span(at + 1, node.end.max(at + 1))));
    let rest = if at + 1 < node.end { rest } else { String::new() };
    let words = rest.split(|letter: char| !letter.is_alphabetic());
    let others = words.clone().any(|word| forms::OTHERS.iter().any(|stem| word.starts_with(stem)));
    undated(if others { UndatedReason::External } else { UndatedReason::SeparatePlan })
}

/// «согласно графику на май»: what the plan says of May is due in May. «согласно плану на 2024 год» tells whose plan it is.
pub(in crate::deadline::read) fn plan_on(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let Some(first) = node.point(reader, 0, Role::Free)? else { return plan(reader, node) };
    let alone = node.at == 0 && node.end == reader.lexemes().len();
    let month = matches!(first.shape, Shape::Full(Interval::Month(_)));
    // «согласно графику на май – июнь», «согласно графику на 15 мая»
    if first.is_day() && alone || month && reader.is(node.end, Class::Dash.bit() | Class::And.bit()) {
        return fault(reader.of(node), Unread::Conflict);
    }
    if alone && month {
        return Ok(PhraseMeaning::Raw(Raw { form: Form::Bare, first, last: None }));
    }
    plan(reader, node)
}

/// «в соответствии с приказом», «согласно приказу».
pub(in crate::deadline::read) fn external(_: &mut Parser, _: &Match) -> Parse<PhraseMeaning> {
    undated(UndatedReason::External)
}

/// «в сроки, установленные министерством».
pub(in crate::deadline::read) fn established(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    match node.own(reader, Class::Unknown.bit()) {
        Some(at) if !reader.is_free(at) => reader.unexpected(at),
        // «срок тот же»: which is told somewhere else.
        Some(at) if forms::SAME.contains(&reader.written(at).as_str()) => reader.unexpected(at),
        // «срок вступления в силу – 1 мая» is of something else than the work.
        Some(at) if node.end < reader.lexemes().len() && is_term_of_else(reader, at) => reader.unexpected(at),
        // «срок исполнения: ежеквартально» says only what is told behind it.
        Some(at) if node.end == at + 1 && node.end < reader.lexemes().len() => Ok(PhraseMeaning::Nothing),
        _ => undated(UndatedReason::External),
    }
}

/// Whether the word right behind «срок» tells what else it is the term of.
fn is_term_of_else(reader: &Parser, at: usize) -> bool {
    reader.is(at.wrapping_sub(1), Class::Term.bit()) && !is_carried_out(&reader.written(at))
}

/// «дата будет определена дополнительно» alone; beside a date it takes that back.
pub(in crate::deadline::read) fn tentative(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let open = |word: &str| is_tentative(word) || is_taken_back(word);
    let told = (node.at..node.end).find(|at| open(&reader.written(*at)));
    match (told, reader.before) {
        (Some(at), Before::Date | Before::Through | Before::Else) => {
            let span = reader.span(at, at + 1);
            fault(span, Unread::Roughly(reader.slice(span).to_owned()))
        }
        (Some(_), _) => undated(UndatedReason::External),
        // «до 1 мая 2024 г. срок сдвинут»
        (None, Before::Date | Before::Through) => reader.unexpected(node.at + 1),
        (None, _) if reader.is(node.at, Class::Term.bit()) => established(reader, node),
        (None, _) => reader.unexpected(node.at),
    }
}

/// «по согласованию».
pub(in crate::deadline::read) fn agreed(_: &mut Parser, _: &Match) -> Parse<PhraseMeaning> {
    Ok(PhraseMeaning::Agreed)
}

/// «по мере необходимости», «по запросу».
pub(in crate::deadline::read) fn as_needed(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    // «до 10 мая; по мере необходимости – корректировка»: another duty, without a day.
    let dash = (node.at..node.end).any(|at| reader.is(at, Class::Dash.bit()));
    if dash && reader.before == Before::Date {
        return fault(reader.of(node), Unread::TwoDuties);
    }
    undated(UndatedReason::AsNeeded)
}

/// «при проведении …», «при наличии …». «при участии школ» tells who helps.
pub(in crate::deadline::read) fn occasion(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let word = reader.written(node.at + 1);
    if forms::HELP.iter().any(|stem| word.starts_with(stem)) {
        return Ok(PhraseMeaning::Outcome);
    }
    let needed = forms::OCCASIONS.iter().any(|stem| word.starts_with(stem));
    undated(if needed { UndatedReason::AsNeeded } else { UndatedReason::Event })
}

/// «каникулы», «в период летних каникул».
pub(in crate::deadline::read) fn holidays(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    super::notes::check_end(reader, node)?;
    Ok(PhraseMeaning::Frame(UndatedReason::External))
}

/// «летом»: which months, nobody has said.
pub(in crate::deadline::read) fn season(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    // «летом (июнь – август)»
    let named = reader.is(node.end + 1, MONTH | Class::Small.bit() | Class::Date.bit());
    if named && super::events::has_time(reader, node) {
        return Ok(PhraseMeaning::Frame(UndatedReason::External));
    }
    fault(reader.span(node.end - 1, node.end), Unread::VagueEdge)
}

/// What changes no day.
pub(in crate::deadline::read) fn nothing(_: &mut Parser, _: &Match) -> Parse<PhraseMeaning> {
    Ok(PhraseMeaning::Nothing)
}

/// «план на 2025 год – до 1 мая»: what the work is for, and no time of its own. A day would be one.
pub(in crate::deadline::read) fn work_of(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let Some(point) = node.point(reader, 0, Role::Free)? else { return label(reader, node) };
    if point.is_day() { reader.unexpected(node.at) } else { label(reader, node) }
}

/// Whose date it is: «1 этап – », «9, 11 классы ». One of its words is known to change no day, or is a name; one near to a
/// word of time is at fault.
pub(in crate::deadline::read) fn label(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    check_hyphen(reader, node.end)?;
    check_announced(reader, node)?;
    check_day_before(reader, node)?;
    check_dates(reader, node)?;
    let own = || (node.at..node.end).filter(|at| reader.is(*at, Class::Unknown.bit()));
    for at in own() {
        let (word, span) = (reader.written(at), reader.span(at, at + 1));
        if is_of_else(&word) {
            return fault(span, Unread::OtherDate(reader.slice(span).to_owned()));
        }
        let known = is_noted(&word) || is_numbered(&word) || is_school_term(&word);
        if is_taken_back(&word) || is_verb(&word) || !known && is_participle(&word) {
            // «ежгодно до 1 июля»: a slip, and nothing that is taken back.
            if is_a_slip(&word) && !known {
                return reader.unexpected(at);
            }
            return fault(span, Unread::Roughly(reader.slice(span).to_owned()));
        }
        if !known && !reader.is_free(at) {
            return reader.unexpected(at);
        }
    }
    let told = |at: usize| {
        let word = reader.written(at);
        is_noted(&word) || is_numbered(&word) || is_school_term(&word) || reader.is_name(at)
    };
    match own().next() {
        Some(at) if !own().any(told) => {
            let span = reader.span(at, at + 1);
            fault(span, Unread::ForeignWord(reader.slice(span).to_owned()))
        }
        _ => Ok(PhraseMeaning::Label),
    }
}

/// «до 1 марта; ремонт –»: of what is announced behind a time nothing says when it is due.
pub(super) fn check_announced(reader: &Parser, node: &Match) -> Parse<()> {
    let announces = Class::Dash.bit() | Class::Colon.bit();
    let marks = announces | Class::Comma.bit() | Class::Semicolon.bit() | Class::Dot.bit();
    let is_last = (node.end..reader.lexemes().len()).all(|at| reader.is(at, marks));
    if node.at == 0 || !is_last || !reader.is(node.end - 1, announces) {
        return Ok(());
    }
    let words = reader.span(node.at, node.end - 1);
    fault(words, Unread::ForeignWord(reader.slice(words).to_owned()))
}

/// «отчёт 01.07.2024 до 20 июня»: a whole date is no number of a row.
fn check_dates(reader: &Parser, node: &Match) -> Parse<()> {
    let nought = |at: usize| reader.slice(reader.span(at, at + 1)).starts_with('0');
    let date =
        |at: &usize| reader.is(*at, Class::Dated.bit()) || reader.is(*at, Class::Date.bit()) && nought(*at);
    (node.at..node.end).find(date).map_or(Ok(()), |at| reader.unexpected(at))
}

/// «школы-2025»: a number that has grown to a word is a part of its name, and no time; «карт-декабрь» are two months.
fn check_hyphen(reader: &Parser, end: usize) -> Parse<()> {
    let glued = |at: usize| reader.lexeme(at).is_some_and(|lexeme| !lexeme.blank);
    let number = Class::Small.bit() | Class::Long.bit() | Class::Other.bit();
    let hyphen = reader.is(end - 1, Class::Dash.bit()) && glued(end - 1) && glued(end);
    if hyphen && reader.is(end, number | MONTH) { reader.not_a_day(end) } else { Ok(()) }
}

/// Whose date it was: «до 1 марта – заявки, до 1 июня – отчёт».
pub(in crate::deadline::read) fn short_label(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let dash = node.at > 0 && reader.is(node.at - 1, Class::Dash.bit());
    let ends = node.end == reader.lexemes().len()
        || reader.is(node.end, Class::Comma.bit() | Class::Semicolon.bit() | Class::Close.bit());
    if !(dash && ends && reader.before == Before::Date) {
        return reader.unexpected(node.at);
    }
    label(reader, node)
}

/// A comment in brackets: «(отчёт)», «(2 этап)».
///
/// A capital alone makes no name of a word that nobody knows: «(Утратил силу)».
pub(in crate::deadline::read) fn comment(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    label(reader, node)?;
    let mut own = (node.at..node.end).filter(|at| reader.is(*at, Class::Unknown.bit())).peekable();
    let known = |at: usize| {
        let word = reader.written(at);
        let person = is_surname(&word) || reader.is(at + 1, Class::Letter.bit());
        let name = reader.is_name(at) && (person || reader.is(at, Class::Capitals.bit()));
        name || is_noted(&word) || is_numbered(&word)
    };
    match own.peek().copied() {
        Some(at) if !own.any(known) => {
            let span = reader.span(at, at + 1);
            fault(span, Unread::ForeignWord(reader.slice(span).to_owned()))
        }
        _ => Ok(PhraseMeaning::Nothing),
    }
}

/// The number or letter of an item of a list: «1)», «а)».
///
/// Inside brackets it is none, «(до 1 марта 20)», nor where no item follows, «до 1 марта 20)»: a number that belongs to nothing.
pub(in crate::deadline::read) fn item(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    match reader.brackets {
        0 if node.end < reader.lexemes().len() => Ok(PhraseMeaning::Item),
        _ => reader.unexpected(node.at),
    }
}

/// «г. Чита, ул. Ленина, д. 5», «онлайн», «актовый зал».
pub(in crate::deadline::read) fn place(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let counts = Class::Small.bit() | Class::Other.bit();
    let street = |at: usize| {
        let word = (node.at..at).rev().find(|at| !reader.is(*at, Class::Dot.bit()));
        word.is_some_and(|at| reader.written(at).starts_with(forms::STREET))
    };
    // «школа № 7 15», «каб. 12 июня»: a number of nothing, and a day.
    let of_else = |at: &usize| {
        // «школа № 7 май – июнь»
        let day = reader.is(*at + 1, MONTH) && !reader.is(*at - 1, Class::Sign.bit());
        let month = day && !street(*at);
        reader.is(*at, counts) && (reader.is(*at - 1, counts) || month)
    };
    match (node.at + 1..node.end).find(of_else) {
        Some(at) => reader.not_a_day(at),
        None => Ok(PhraseMeaning::Place),
    }
}

/// «ул. 8 Марта», and not «каб. 12 июня».
pub(in crate::deadline::read) fn street(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let number = node.own(reader, Class::Small.bit()).unwrap_or(node.at);
    let street = reader.written(node.at).starts_with(forms::STREET);
    if street { Ok(PhraseMeaning::Place) } else { reader.not_a_day(number) }
}

/// «в актовом зале», «на базе школы № 7», beside a date.
pub(in crate::deadline::read) fn place_around(reader: &mut Parser, node: &Match) -> Parse<PhraseMeaning> {
    let alone = reader.before == Before::Start && node.end == reader.lexemes().len();
    if alone { reader.unexpected(node.at) } else { place(reader, node) }
}

/// The words without a quotation mark that has lost its other half: what stood before them is no part of the words. One that
/// parts letters or figures stays.
fn without_lone_quotes(words: &str) -> String {
    let mut kept = words.to_owned();
    for pair in [['«', '»'], ['„', '“'], ['"', '"']] {
        let mut marks = words.match_indices(pair);
        let (Some((at, mark)), None) = (marks.next(), marks.next()) else { continue };
        let (before, behind) = (words.get(..at), words.get(at + mark.len()..));
        let opens = before.is_none_or(|before| before.is_empty() || before.ends_with([' ', '(']));
        let closes =
            behind.is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', ',', '.', ';', ':', ')']));
        if opens || closes {
            kept = kept.replace(pair, "");
        }
    }
    kept
}

/// The words with single blanks, without marks at the end, small at the beginning unless a name in capitals.
pub(in crate::deadline::read) fn tidy(words: &str) -> String {
    let whole = without_lone_quotes(&words.split_whitespace().collect::<Vec<_>>().join(" "));
    let mark = |letter| matches!(letter, '.' | ',' | ';' | ':' | '/' | '\\' | ' ' | '-' | '–' | '—' | '(');
    let opened = whole.trim_end_matches(mark).contains('(');
    let joined = whole.trim_end_matches(|letter| mark(letter) || letter == ')' && !opened);
    let joined = joined.strip_suffix(forms::AND).unwrap_or(joined);
    let stop = if keeps_stop(&whole, joined) { "." } else { "" };
    let mut letters = joined.chars();
    // What would be a slip in small letters is read as a name, and stays one.
    let slips = || is_a_slip(&fold(joined.split(|letter| !is_letter(letter)).next().unwrap_or_default()));
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && !second.is_uppercase() && !slips() => {
            first.to_lowercase().chain(joined.chars().skip(1)).chain(stop.chars()).collect()
        }
        _ => format!("{joined}{stop}"),
    }
}

/// Whether the full stop behind words is that of a short form: «2024 г.», «и др.», «им. А. С. П.».
fn keeps_stop(whole: &str, words: &str) -> bool {
    let last = words.rsplit([' ', '.']).next().unwrap_or_default();
    let initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    whole.get(words.len()..).is_some_and(|rest| rest.starts_with('.'))
        && (initial || forms::STOPPED.contains(&last))
}
