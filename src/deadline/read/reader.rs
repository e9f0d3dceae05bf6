//! The place where the reading stands, and what was found there.

use super::fault::{Parse, ReadFault, fault, join, mended};
use super::grammar::WordingTable;
use super::letters::fold;
use super::lex::Token;
use super::lexeme::Lexeme;
use super::matcher::{Captures, Matched, Matcher};
use super::phrase::PhraseMeaning;
use super::point::{Point, Role, Shape, YearMark};
use super::raw::MonthOf;
use super::reports::Reports;
use super::rows::{BUILDS, Length, RowBuilder};
use super::russian::nouns::is_vague_part;
use super::vocabulary::{Class, CountUnit, MONTH};
use crate::base::Span;
use crate::deadline::interval::Interval;
use crate::deadline::term::DayOf;
use crate::deadline::unread::{NoTime, Unread};
use crate::russian::nearest::is_one_slip;

/// What was said last, as far as the next phrase may lean on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing.
    Start,
    /// A date or window.
    Date,
    /// A window to be filled: «в течение сентября».
    Through,
    /// Each week.
    Weekly,
    /// Weekdays, and whether by them.
    Weekdays(bool),
    /// Anything else.
    Else,
}

/// A row that was found, and its parts.
pub(super) struct Match {
    /// Its first lexeme.
    pub at: usize,
    /// One past its last.
    pub end: usize,
    seen: Captures,
}

/// The wording, and what finds meaning in it.
pub(super) struct Parser<'w> {
    /// The wording.
    pub text: &'w str,
    /// Its tokens.
    pub tokens: &'w [Token],
    matcher: Matcher<'w>,
    /// What was said last.
    pub before: Before,
    /// How many brackets are open.
    pub brackets: usize,
    /// Whether all is typed in capitals, which then tell nothing.
    capitals: bool,
    /// What the date to come reports on: «за IV квартал – до 20 января».
    pub reported: Option<Reports>,
    /// Whether the end of a line parts what stands on it from the next. A phrase that goes on over it tells that lines
    /// are only wrapped.
    pub lines: bool,
    /// Whether a weekday may be told of the date before, and whether that is one day alone.
    pub weekday: Option<bool>,
    /// Words of a year that mean another time in a plan of an academic year: «начало года», «новый учебный год».
    pub civil: Vec<Span>,
    /// Words that the date of an order makes doubtful: «до конца месяца».
    pub of_order: Vec<(Span, Unread)>,
    /// Words of the academic year which runs.
    pub running: Vec<Span>,
    /// The years that words of somebody's own tell: «по плану 2025 года».
    pub beside: Vec<(i32, Span)>,
}

impl<'w> Parser<'w> {
    /// The reader of a wording.
    pub(super) fn new(text: &'w str, tokens: &'w [Token], matcher: Matcher<'w>) -> Self {
        let capitals = !text.contains(char::is_lowercase);
        let (before, brackets, reported, lines) = (Before::Start, 0, None, true);
        Parser {
            text,
            tokens,
            matcher,
            before,
            brackets,
            capitals,
            reported,
            lines,
            weekday: None,
            civil: Vec::new(),
            of_order: Vec::new(),
            running: Vec::new(),
            beside: Vec::new(),
        }
    }

    /// Notes the words of an edge of a year or half-year that is told by no number: for a school it is another day.
    pub(super) fn note_civil(&mut self, point: &Point, span: Span) {
        let other = matches!(point.shape, Shape::Full(Interval::Year | Interval::Half(_)));
        if other && point.year == YearMark::Absent {
            self.civil.push(span);
        }
    }

    /// The lexemes.
    pub(super) fn lexemes(&self) -> &'w [Lexeme] {
        self.matcher.lexemes
    }

    /// The lexeme at a place.
    pub(super) fn lexeme(&self, at: usize) -> Option<&'w Lexeme> {
        self.matcher.lexemes.get(at)
    }

    /// Whether a lexeme of one of the classes stands at a place.
    pub(super) fn is(&self, at: usize, classes: u128) -> bool {
        self.lexeme(at).is_some_and(|lexeme| lexeme.is(classes))
    }

    /// The words of some lexemes.
    pub(super) fn span(&self, at: usize, end: usize) -> Span {
        let last = || end.checked_sub(1).and_then(|last| self.lexeme(last));
        match (self.lexeme(at), last()) {
            (Some(first), Some(last)) => join(first.span, last.span),
            (None, Some(last)) => Span { start: last.span.end, end: last.span.end },
            _ => Span::new(self.text.len(), self.text.len()),
        }
    }

    /// The text of a place.
    pub(super) fn slice(&self, span: Span) -> &'w str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The word at a place, in small letters.
    pub(super) fn written(&self, at: usize) -> String {
        self.lexeme(at).map_or_else(String::new, |lexeme| fold(self.slice(lexeme.span)))
    }

    /// The row of a table at a place, with its parts.
    pub(super) fn node(&mut self, table: WordingTable, at: usize) -> Option<(RowBuilder, Match)> {
        let (row, end) = self.matcher.longest(table, at)?;
        let build = *BUILDS.get(usize::from(row))?;
        let seen = self.matcher.parts(row, at);
        Some((build, Match { at, end, seen }))
    }

    /// Where the longest row of a table at a place ends.
    pub(super) fn reach(&mut self, table: WordingTable, at: usize) -> Option<usize> {
        self.matcher.longest(table, at).map(|(_, end)| end)
    }

    /// The lexeme that stands for nothing where no phrase begins: the one at which the row failed that went farthest.
    pub(super) fn astray(&self, at: usize) -> usize {
        let preposition = self.is(at, super::vocabulary::PREPOSITIONS);
        let far = if preposition { self.matcher.farthest(at) } else { at };
        if far < self.lexemes().len() { far.max(at) } else { at }
    }

    /// Takes down what is doubtful in a plan whose order has a date.
    pub(super) fn note_order(&mut self, node: &Match, reason: impl Fn(String) -> Unread) {
        let span = self.of(node);
        self.of_order.push((span, reason(self.slice(span).to_owned())));
    }

    /// The words of a node as what tells no time.
    pub(super) fn no_time<T>(&self, node: &Match, kind: NoTime) -> Parse<T> {
        let span = self.of(node);
        fault(span, Unread::NoTime(kind, self.slice(span).to_owned()))
    }

    /// The place of a node.
    pub(super) fn of(&self, node: &Match) -> Span {
        self.span(node.at, node.end)
    }

    /// The words where no phrase begins as what cannot stand there; words that want more and stop are cut off.
    pub(super) fn gone_astray<T>(&self, at: usize) -> Parse<T> {
        let wants = self.is(at, super::vocabulary::PREPOSITIONS);
        let far = if wants { self.matcher.farthest(at) } else { at };
        let last = self.lexemes().len().saturating_sub(1);
        if wants && far > last && self.is(last, super::vocabulary::UNFINISHED) {
            let words = self.span(at, self.lexemes().len());
            return fault(words, Unread::Unfinished(self.slice(words).to_owned()));
        }
        // «не до 1 марта, а до 1 апреля»: what is denied, is denied by its first word.
        let denies = self.is(at, Class::Not.bit()) && far == at + 1;
        self.unexpected(if denies || far > last { at } else { far.max(at) })
    }

    /// Whether a line that parts ends before a lexeme.
    pub(super) fn is_on_new_line(&self, at: usize) -> bool {
        self.lines && self.lexeme(at).is_some_and(|lexeme| lexeme.line)
    }

    /// The figure at a place as a number of something else.
    pub(super) fn not_a_day<T>(&self, at: usize) -> Parse<T> {
        let span = self.span(at, at + 1);
        fault(span, Unread::NotADay(self.slice(span).to_owned()))
    }

    /// The words at a place as something that cannot stand there.
    pub(super) fn unexpected<T>(&self, at: usize) -> Parse<T> {
        let Some(lexeme) = self.lexeme(at) else {
            let last = self.span(at.saturating_sub(1), at);
            return fault(last, Unread::Unfinished(self.slice(last).to_owned()));
        };
        // «не познее»: the word behind is at fault.
        let behind = lexeme.is(Class::Not.bit()) && self.is(at + 1, Class::Unknown.bit());
        let at = at + usize::from(behind);
        let lexeme = self.lexeme(at).unwrap_or(lexeme);
        let written = self.slice(lexeme.span).to_owned();
        if lexeme.is(Class::Unknown.bit()) {
            let form = fold(&written);
            let meant = super::nearest::meant(&form);
            // «в 9 часво» is a slip in one word, and no two words.
            let slip = meant.is_some_and(|known| is_one_slip(&form, known));
            if let Some(parted) = super::nearest::parted(&form).filter(|_| !slip) {
                return mended(lexeme.span, Unread::UnknownWord(written), parted);
            }
            // «IIII квартал», «до З мая», «хх.06.2024»: what stands in the place of a figure is no word.
            let figure =
                Class::Quarter.bit() | Class::HalfYear.bit() | Class::Dot.bit() | Class::Slash.bit() | MONTH;
            if self.is(at + 1, figure) && (written.chars().count() < 3 || is_a_number(&written)) {
                return fault(lexeme.span, Unread::Unexpected(written));
            }
            if is_vague_part(&form) {
                return fault(lexeme.span, Unread::VagueEdge);
            }
            return match meant {
                Some(known) => {
                    let right = super::inflect::fitting(self, at, known);
                    mended(lexeme.span, Unread::UnknownWord(written), right)
                }
                None if super::nearest::is_near(&form) || super::nearest::is_a_slip(&form) => {
                    fault(lexeme.span, Unread::UnknownWord(written))
                }
                None => fault(lexeme.span, Unread::ForeignWord(written)),
            };
        }
        let reason = match lexeme.classes {
            classes if classes & (Class::Roughly.bit() | Class::Approximate.bit()) != 0 => {
                Unread::Roughly(written)
            }
            classes if classes & Class::Hour.bit() != 0 => Unread::Hours,
            classes if classes & Class::Except.bit() != 0 => Unread::Except(written),
            classes if classes & Class::Or.bit() != 0 => Unread::Alternative,
            _ => Unread::Unexpected(written),
        };
        fault(lexeme.span, reason)
    }

    /// Whether the word is written as a name: with a capital, and not because it begins the wording, or in capitals where
    /// the rest is not.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let first = at == 0 && !self.is(at, Class::Capitals.bit());
        self.is(at, Class::Capital.bit()) && !first && !self.capitals
    }

    /// Whether the word is none that is known, and near to none: a word of somebody's own.
    pub(super) fn is_free(&self, at: usize) -> bool {
        self.is(at, Class::Unknown.bit())
            && self.lexeme(at).is_some_and(|lexeme| {
                let written = self.slice(lexeme.span);
                written.chars().count() <= 3 || !super::nearest::is_near(&fold(written))
            })
    }
}

/// What a part of a row was built to; the `nth` of its table.
macro_rules! part {
    ($name:ident, $table:ident, $build:ident, $value:ty) => {
        #[doc = concat!("The meaning of a part of the table `", stringify!($table), "`; none where it is missing.")]
        pub(crate) fn $name(&self, reader: &mut Parser, nth: usize) -> Parse<Option<$value>> {
            let Some(found) = self.found(WordingTable::$table, nth) else { return Ok(None) };
            match reader.node(WordingTable::$table, usize::from(found.at)) {
                Some((RowBuilder::$build(build), node)) => build(reader, &node).map(Some),
                _ => Ok(None),
            }
        }
    };
}

impl Match {
    part!(count, Count, Count, u16);
    part!(unit, Unit, Unit, CountUnit);
    part!(length, Span, Span, Length);
    part!(year, Year, Year, YearMark);
    part!(pair, Pair, Year, YearMark);
    part!(month, Month, Month, MonthOf);
    part!(number, DayOf, DayOf, (DayOf, MonthOf));

    /// The `nth` part of a table.
    pub(super) fn found(&self, table: WordingTable, nth: usize) -> Option<Matched> {
        self.seen.list().iter().filter(|found| found.table == Some(table)).nth(nth).copied()
    }

    /// The `nth` point, in the case its place asks for.
    pub(super) fn point(&self, reader: &mut Parser, nth: usize, place: Role) -> Parse<Option<Point>> {
        let Some(found) = self.found(WordingTable::Point, nth) else { return Ok(None) };
        match reader.node(WordingTable::Point, usize::from(found.at)) {
            Some((RowBuilder::Point(build), node)) => build(reader, &node, place).map(Some),
            _ => Ok(None),
        }
    }

    /// The point that the row surely has.
    pub(super) fn a_point(&self, reader: &mut Parser, nth: usize, place: Role) -> Parse<Point> {
        match self.point(reader, nth, place)? {
            Some(point) => Ok(point),
            None => reader.unexpected(self.at),
        }
    }

    /// The place of the first lexeme of these classes among the row's own.
    pub(super) fn own(&self, reader: &Parser, classes: u128) -> Option<usize> {
        let own = self.seen.list().iter().filter(|found| found.table.is_none());
        own.map(|found| usize::from(found.at)).find(|at| reader.is(*at, classes))
    }

    /// The value of the first lexeme of these classes among the row's own.
    pub(super) fn value(&self, reader: &Parser, classes: u128) -> Option<u32> {
        let at = self.own(reader, classes)?;
        reader.lexeme(at).map(|lexeme| lexeme.value)
    }

    /// Whether the row has a lexeme of these classes of its own.
    pub(super) fn has(&self, reader: &Parser, classes: u128) -> bool {
        self.own(reader, classes).is_some()
    }

    /// Whether it has a part of the table.
    pub(super) fn holds(&self, table: WordingTable) -> bool {
        self.found(table, 0).is_some()
    }
}

/// Whether a word has but letters of Roman numbers: «IIII».
fn is_a_number(word: &str) -> bool {
    word.chars().all(|letter| "IVX".contains(letter))
}

/// What was read, with its place: a row of a table of phrases.
pub(super) fn said(
    reader: &mut Parser,
    table: WordingTable,
    at: usize,
) -> Parse<Option<(PhraseMeaning, usize)>> {
    match reader.node(table, at) {
        Some((RowBuilder::PhraseMeaning(build), node)) => Ok(Some((build(reader, &node)?, node.end))),
        _ => Ok(None),
    }
}

/// A fault at some words, and what should stand at another place.
pub(super) fn mended_at<T>(span: Span, reason: Unread, place: Span, right: impl Into<String>) -> Parse<T> {
    Err(Box::new(ReadFault { span, reason, mend: Some((place, right.into())) }))
}
