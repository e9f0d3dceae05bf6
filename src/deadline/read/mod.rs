//! Grammar: a wording to a term.
//!
//! Letters to [tokens](lex), whose classes the [vocabulary] knows; tokens to [phrases](phrase), by the patterns of
//! [russian](russian), which [grammar] compiles, [matcher] finds and `build` turns into meanings; phrases, [parted](parting) from each
//! other, to a term ([fill], [group], [assemble]), which is held to the [plan](period). What is not read gets its cause
//! ([causes]) and a suggestion ([nearest], [inflect], [repair]). Dates in prose are found by [prose]. Every step is linear in
//! the wording.

mod agreement;
mod assemble;
mod broken;
mod build;
mod causes;
mod cited;
mod conditions;
mod cut;
mod exact;
mod fault;
mod fill;
mod glance;
mod grammar;
mod group;
mod heads;
mod inflect;
mod joined;
mod juxtaposed;
mod kept;
mod leap;
mod lex;
mod lexeme;
mod matcher;
mod months;
mod named;
mod nearest;
mod often;
mod parting;
mod period;
mod phrase;
mod placed;
mod point;
mod prose;
mod raw;
mod reader;
mod recur;
mod repair;
mod reports;
mod rhythm;
mod rows;
mod russian;
mod slips;
mod slots;
mod tidy;
mod turn;
mod vocabulary;
mod words;
mod work;

use serde::{Deserialize, Serialize};

use super::term::{Term, TermPiece, Then, Year};
use crate::base::Span;
use crate::deadline::unread::Unread;
use crate::russian::letters;

pub use cited::Cited;
pub use named::{DayRole, NamedDay, WeekdaySaid};
pub use prose::{DateMention, mentions};
pub(super) use russian::forms;

/// A wording that is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What it means.
    pub term: Term,
    /// The wording's part for each of the term's [pieces](Term::pieces), in the same order.
    pub pieces: Vec<Span>,
    /// The days it names.
    pub named: Vec<NamedDay>,
    /// The weekdays that the wording gives its days.
    pub weekdays: Vec<WeekdaySaid>,
    /// Its words that mean another time in a plan of an academic year: «начало года», «новый учебный год».
    pub civil: Vec<Span>,
    /// Its words that the date of the order makes doubtful, and why: «до конца месяца».
    pub of_order: Vec<(Span, Unread)>,
    /// The windows over the end of a year whose first year is told by the second: «сентябрь – май 2025 года».
    pub turned: Vec<Span>,
    /// Its words that tell since when it recurs, and of no year: «ежемесячно с сентября».
    pub start: Option<Span>,
    /// Its words that mean the academic year which runs: «до 10 мая текущего учебного года».
    pub running: Vec<Span>,
    /// The years that its words of something else tell: «по плану 2025 года».
    pub beside: Vec<(i32, Span)>,
    /// The place that stands behind the time.
    pub place: Option<Span>,
    /// Where it is untidily typed.
    pub untidy: Vec<Untidy>,
    /// All its words.
    pub span: Span,
}

/// An untidy place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Untidy {
    /// What is wrong.
    pub kind: UntidyKind,
    /// Where.
    pub span: Span,
}

/// What can be untidy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UntidyKind {
    /// A letter of the other alphabet, or one like it.
    Letter,
    /// A blank is missing before this place.
    NoBlank,
    /// A mark that does not belong there: a comma at the end, two dots.
    Mark,
    /// A comma in place of a dot: «15,05,2024».
    Comma,
    /// The letter O in place of a nought.
    Nought,
    /// «г» without its full stop.
    NoStop,
    /// A year of two figures.
    ShortYear,
    /// A character that nobody sees, as a soft hyphen.
    Invisible,
}

/// A wording that is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The words at fault, in bytes of the wording.
    pub span: Span,
    /// Why.
    pub reason: Unread,
    /// The wording as it was probably meant.
    pub suggestion: Option<String>,
}

impl Unreadable {
    /// The place of the words at fault in characters of the wording: the first, and one past the last.
    pub fn characters(&self, wording: &str) -> (usize, usize) {
        let count = |end: u32| wording.char_indices().take_while(|(at, _)| *at < end as usize).count();
        (count(self.span.start), count(self.span.end))
    }
}

/// The longest wording that is tried, in bytes. No cell of a table is that long: a text put there by mistake is told
/// so at once, and its words are not taken for a deadline. Below it, reading takes [steps](work) as the bytes are many.
const LONGEST: usize = 4000;

/// Reads a wording.
///
/// # Errors
/// Where and why it cannot be read, and what was probably meant, where that reads.
pub fn read(wording: &str) -> Result<Reading, Unreadable> {
    try_read(wording).map_err(|fault| {
        let fault::ReadFault { span, reason, mend } = *fault;
        let suggestion = mend.and_then(|(place, right)| {
            let (before, rest) = (wording.get(..place.start as usize)?, wording.get(place.end as usize..)?);
            let suggestion = format!("{before}{right}{rest}");
            let same = same_figures(wording, &suggestion, matches!(reason, Unread::UnknownWord(_)));
            (same && try_read(&suggestion).is_ok()).then_some(suggestion)
        });
        Unreadable { span, reason, suggestion }
    })
}

/// Whether a suggestion says the numbers, months, weekdays and units that were typed, in their order: it never means
/// something else. A `word` that was not understood may be one more of them.
fn same_figures(typed: &str, suggested: &str, word: bool) -> bool {
    let (typed, suggested) = (figures(typed), figures(suggested));
    let differ = typed.iter().zip(&suggested).take_while(|(one, other)| one == other).count();
    let inserted = usize::from(word && suggested.len() == typed.len() + 1);
    typed.get(differ..) == suggested.get(differ + inserted..)
}

/// What a wording counts and names, whatever its forms.
fn figures(wording: &str) -> Vec<(u8, u32)> {
    use vocabulary::Class;
    let lexemes = lexeme::lexemes(wording, &lex::lex(wording).list);
    let figure = |lexeme: &lexeme::Lexeme| {
        let digits = Class::Small.bit() | Class::Long.bit() | Class::Other.bit() | Class::Roman.bit();
        let named =
            Class::Ordinal.bit() | Class::Cardinal.bit() | Class::Lasting.bit() | Class::TimesIn.bit();
        let units = Class::Day.bit()
            | Class::Week.bit()
            | Class::Month.bit()
            | Class::Quarter.bit()
            | Class::HalfYear.bit()
            | Class::Working.bit()
            | Class::Often.bit()
            | Class::Weekday.bit();
        let dates = Class::Date.bit() | Class::Monthly.bit() | Class::Clock.bit();
        if lexeme.is(vocabulary::MONTH) {
            return Some((0, lexeme.value));
        }
        if lexeme.is(dates) {
            let digits = wording.get(lexeme.span.range()).unwrap_or_default();
            return Some((
                1,
                digits
                    .bytes()
                    .filter(u8::is_ascii_digit)
                    .fold(0, |all, digit| all.wrapping_mul(10).wrapping_add(u32::from(digit))),
            ));
        }
        lexeme.is(digits | named | units).then(|| {
            let class = (lexeme.classes & (digits | named | units)).trailing_zeros();
            (u8::try_from(class).unwrap_or(u8::MAX), lexeme.value)
        })
    };
    lexemes.iter().filter_map(figure).collect()
}

/// Reads a wording, without looking for what else was meant.
fn try_read(wording: &str) -> fault::Parse<Reading> {
    // A reading is large, and is not moved about.
    let read = read_free(wording);
    if let Ok(reading) = &read
        && kept::is_doubtful(wording, reading)
    {
        kept::check(wording, reading)?;
    }
    read
}

/// Whether a term keeps words of somebody's own.
fn is_free(term: &Term) -> bool {
    matches!(term, Term::Undated(_) | Term::After(_) | Term::Then(_, Then::Undated(_)))
}

/// Reads a wording, its free words kept as they should be typed.
fn read_free(wording: &str) -> fault::Parse<Reading> {
    let mut read = read_as_typed(wording);
    if let Ok(reading) = &mut read
        && !reading.untidy.is_empty()
        && is_free(&reading.term)
    {
        let tidy = read_as_typed(&reading.tidy(wording)).map_err(|fault| {
            // Its place is one of the tidy wording, which nobody has typed.
            Box::new(fault::ReadFault { span: Span::new(0, wording.len()), reason: fault.reason, mend: None })
        });
        reading.term = tidy?.term;
    }
    read
}

/// Reads a wording, its free words kept as they are typed.
fn read_as_typed(wording: &str) -> fault::Parse<Reading> {
    let all = Span::new(0, wording.len());
    if wording.len() > LONGEST {
        return fault::fault(all, Unread::TooLong);
    }
    let lex::Tokens { list, mut untidy } = lex::lex(wording);
    if list.is_empty() {
        return fault::fault(all, Unread::Empty);
    }
    if list.iter().all(|token| token.kind == lex::TokenKind::Dash) {
        return fault::fault(all, Unread::Dash);
    }
    let lexemes = lexeme::lexemes(wording, &list);
    let matcher = matcher::Matcher::new(&rows::GRAMMAR, &lexemes);
    let mut reader = reader::Parser::new(wording, &list, matcher);
    let phrases = phrase::phrases(&mut reader).map_err(|fault| slips::cause(&mut reader, fault))?;
    let place = phrases.iter().find(|phrase| matches!(phrase.said, phrase::PhraseMeaning::Place));
    // «5а – 10.04»: of the words of a place and of whose date it is little is known.
    let own = phrases
        .iter()
        .filter(|phrase| matches!(phrase.said, phrase::PhraseMeaning::Place | phrase::PhraseMeaning::Label));
    let own: Vec<Span> = own.map(|phrase| phrase.span).collect();
    let (term, placed) =
        assemble::assemble(wording, &phrases).map_err(|fault| slips::cause(&mut reader, fault))?;
    tidy::blanks(&list, is_free(&term), &own, &mut untidy);
    // «до середины мая» is by a day, and names none.
    let edges = vocabulary::MONTH | vocabulary::Class::Middle.bit();
    let by_number = |span: Span| {
        let at = lexemes.partition_point(|lexeme| lexeme.span.start < span.start);
        lexemes.get(at).is_none_or(|lexeme| !lexeme.is(edges))
    };
    let (named, weekdays) = named::named_days(&phrases, by_number);
    let pieces: Vec<Span> = placed.into_iter().take(term.pieces().len()).map(|(_, span)| span).collect();
    leap::check(&term, &pieces, &named).map_err(|fault| slips::cause(&mut reader, fault))?;
    let turned = turned(wording, &term, &pieces);
    let (civil, of_order) = (reader.civil, reader.of_order);
    let (running, beside) = (reader.running, reader.beside);
    let place = place.map(|place| place.span);
    let start = matches!(&term, Term::Every(every) if every.start.is_some());
    let start =
        phrases.iter().find(|phrase| start && group::is_open_start(&phrase.said)).map(|phrase| phrase.span);
    Ok(Reading {
        term,
        pieces,
        named,
        weekdays,
        civil,
        of_order,
        turned,
        start,
        running,
        beside,
        place,
        untidy,
        span: all,
    })
}

/// The windows over the end of a year whose first year no figures tell.
fn turned(wording: &str, term: &Term, pieces: &[Span]) -> Vec<Span> {
    let untold = |(piece, span): &(&TermPiece, &Span)| match piece {
        TermPiece::In(window, Some(Year::Named(year)), _) if window.later() == 1 => {
            let words = wording.get(span.range()).unwrap_or_default();
            !words.contains(&format!("{:02}", year.rem_euclid(100)))
        }
        _ => false,
    };
    term.pieces().iter().zip(pieces).filter(untold).map(|(_, span)| *span).collect()
}
