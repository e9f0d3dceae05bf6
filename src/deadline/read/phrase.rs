//! A wording as a row of phrases: dates, rhythms, reasons, with nothing yet put together.

use chrono::Weekday;

use super::cursor::{Cursor, Fault, Read, fault};
use super::lex::Kind;
use super::point::{Place, Point, Shape};
use super::vocabulary::{Case, Unit, Word};
use crate::base::Span;
use crate::base::message::deadline::Unread;
use crate::deadline::stretch::Stretch;
use crate::deadline::term::{DayOf, Lag, SlotDay, Whole, Why};

/// How a date or window is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// «до», «не позднее», «по»: its end.
    By,
    /// «на»: the day itself.
    On,
    /// Alone: a day is a last day, anything longer a window.
    Bare,
    /// «в»: as if alone, but never a year for what stands before it.
    In,
    /// «в течение»: a window to be filled.
    Through,
    /// «с» without an end.
    Since,
}

/// A date or window, its parts perhaps told only by a later one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw {
    /// How it is worded.
    pub form: Form,
    /// Its day or stretch, or the first one of a window.
    pub first: Point,
    /// The last one of a window.
    pub last: Option<Point>,
}

/// Which month a number belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MonthOf {
    /// It is not said: «до 10 числа».
    Unsaid,
    /// Each: «каждого месяца», «отчётного месяца».
    Each,
    /// The one after what is reported on: «следующего за отчётным кварталом».
    After(Option<Unit>),
    /// The last one of a unit.
    Last(Unit),
    /// One of a unit, by its number.
    Nth(u8, Unit),
}

/// Days of a month that the rhythm names.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawSlot {
    /// When in the month.
    pub when: SlotDay,
    /// In which month.
    pub month: MonthOf,
}

/// What a phrase says.
#[derive(Clone, Debug)]
pub(super) enum Said {
    /// A date or window.
    Raw(Raw),
    /// A rhythm: so many times in each so many units.
    Rhythm(Unit, u8, u8),
    /// Days of each month.
    Slot(RawSlot),
    /// Days of each week, whether by them, and whether each week is named.
    Weekdays(Weekday, bool, bool),
    /// «далее».
    Again,
    /// A duty without a break.
    Whole(Whole),
    /// No date.
    Undated(Why),
    /// After an event.
    Lag(Lag),
    /// A place.
    Place,
}

/// A phrase and its words.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// What it says.
    pub said: Said,
    /// Its words.
    pub span: Span,
}

/// Divides a wording into phrases.
pub(super) fn phrases(cursor: &mut Cursor) -> Read<Vec<Phrase>> {
    let mut phrases: Vec<Phrase> = Vec::with_capacity(4);
    let mut after_date = false;
    loop {
        let dash = cursor.kind(0) == Kind::Dash;
        let slash = (cursor.kind(0) == Kind::Slash).then(|| cursor.here());
        let parted = cursor.separators()?;
        if cursor.is_done() {
            return Ok(phrases);
        }
        if after_date && cursor.hour() {
            continue;
        }
        if let Some(length) = cursor.days_ahead() {
            let mark = cursor.mark();
            cursor.skip(length);
            return fault(cursor.since(mark), Unread::VagueEdge);
        }
        let mark = cursor.mark();
        let Some(said) = cursor.phrase(after_date, phrases.last())? else {
            // «(включительно)» says what «до» means without it.
            if cursor.note() || after_date && cursor.eat_word(Word::Inclusive) {
                continue;
            }
            return cursor.unexpected();
        };
        let span = cursor.since(mark);
        let date = matches!(said, Said::Raw(_) | Said::Slot(_));
        let since = matches!(said, Said::Raw(Raw { form: Form::Since, .. }));
        // «ежемесячно до 5 числа с сентября 2024 года»
        let of_slot = (since || is_until_year(&said))
            && matches!(phrases.last(), Some(Phrase { said: Said::Slot(_), .. }));
        // «1 мая по 15 мая» has lost its «с», any others the comma between them.
        let lost = cursor.slice(span).starts_with("по ");
        if date && after_date && (!parted || dash && lost) && !of_slot {
            let last = phrases.last().map_or(span, |phrase| phrase.span);
            let (at, mend) = if lost { (last.start, "с ") } else { (last.end, ",") };
            let mend = Some((Span { start: at, end: at }, mend.to_owned()));
            return Err(Box::new(Fault { span, reason: Unread::Juxtaposed, mend }));
        }
        if let (true, true, Some(slash)) = (date, after_date, slash) {
            return fault(slash, Unread::Alternative);
        }
        // «ежегодно с 2022 года до 1 марта»: since when, then by when.
        let bound = since && matches!(phrases.last(), Some(Phrase { said: Said::Rhythm(..), .. }));
        after_date = date && !bound;
        phrases.push(Phrase { said, span });
    }
}

/// Whether it is the end of a year to which a rhythm comes: «до конца 2024 года».
fn is_until_year(said: &Said) -> bool {
    matches!(said, Said::Raw(Raw { form: Form::By, first, .. }) if first.shape == Shape::Full(Stretch::Year))
}

impl Cursor<'_> {
    /// Takes marks and words that part phrases; tells whether there were any.
    fn separators(&mut self) -> Read<bool> {
        let mut parted = self.token(0).is_some_and(|token| token.line);
        let mut joins = None;
        loop {
            // «март – апрель, – ноябрь»: a month is missing before the dash.
            let date = self.number(2).is_some() || matches!(self.word(2), Some(Word::Month(..)));
            if self.mark() > 0 && self.kind(0) == Kind::Comma && self.kind(1) == Kind::Dash && date {
                self.skip(1);
                return self.unexpected();
            }
            match self.kind(0) {
                Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dot | Kind::Slash | Kind::Dash => {}
                Kind::Open | Kind::Close | Kind::Word(Word::And) => {}
                Kind::Word(Word::But) if !matches!(self.kind(1), Kind::Number(..)) => {}
                // «1) …; 2) …», «а) …; б) …»
                _ if self.is_item() => self.skip(1),
                Kind::Word(Word::Or) => return fault(self.here(), Unread::Alternative),
                _ => return Ok(parted),
            }
            joins = if self.word(0) == Some(Word::And) { Some(self.here()) } else { joins };
            self.skip(1);
            parted = true;
            match joins {
                Some(and) if self.is_done() => {
                    return fault(and, Unread::Unfinished(self.slice(and).to_owned()));
                }
                _ if self.is_done() => return Ok(true),
                _ => {}
            }
        }
    }

    /// Whether the number or letter of an item of a list stands here.
    fn is_item(&self) -> bool {
        let opened = self.mark() > 0 && self.slice(self.before()).starts_with(['(', '[']);
        let letter = self.word(0).is_some() && self.here().range().len() <= 2;
        !opened
            && self.kind(1) == Kind::Close
            && self.token(1).is_some()
            && (letter || matches!(self.kind(0), Kind::Number(_, 1..=2, _) | Kind::Roman(_)))
    }

    /// Reads one phrase; `None` where none begins here.
    fn phrase(&mut self, after_date: bool, last: Option<&Phrase>) -> Read<Option<Said>> {
        if self.again() {
            return Ok(Some(Said::Again));
        }
        // «еженедельно: вторник, четверг», «каждый вторник и четверг»
        if let (Some(Word::Weekday(_)), Some(last)) = (self.word(0), last) {
            match last.said {
                Said::Rhythm(Unit::Week, ..) => return self.weekday(false).map(Some),
                Said::Weekdays(_, by, _) => return self.weekday(by).map(Some),
                _ => {}
            }
        }
        // «в течение сентября и октября»
        if let (Some(Word::Month(_, Case::Genitive)), Some(last)) = (self.word(0), last)
            && matches!(last.said, Said::Raw(Raw { form: Form::Through, .. }))
        {
            return self.bare(Form::Through, Place::Genitive);
        }
        if let Some(rhythm) = self.rhythm()? {
            return Ok(Some(rhythm));
        }
        if let Some(free) = self.free()? {
            return Ok(Some(free));
        }
        if self.place(after_date) {
            return Ok(Some(Said::Place));
        }
        if let Some(piece) = self.piece()? {
            return Ok(Some(piece));
        }
        if self.label() { self.piece() } else { Ok(None) }
    }

    /// «далее», «в дальнейшем», «с последующей», «в последующие годы».
    fn again(&mut self) -> bool {
        let adjective = matches!(self.word(1), Some(Word::OftenAdjective(_)));
        let found = self.eat_word(Word::Then)
            || self.eat_words(&[Word::In, Word::Further])
            || self.eat_words(&[Word::From, Word::Further])
            || adjective && self.eat_word(Word::From);
        if found && self.word(0) == Some(Word::YearNoun) && self.mark() > 0 {
            // «в последующие годы» is «ежегодно»: the rhythm reads the word as such.
            return true;
        }
        found
    }

    /// A comment in words of somebody's own, in brackets: «(по согласованию)», «(отчёт)».
    fn note(&mut self) -> bool {
        let bracket = self.mark().checked_sub(1).is_some_and(|before| {
            let mark = self.mark();
            self.reset(before);
            let open = self.kind(0) == Kind::Open;
            self.reset(mark);
            open
        });
        let first = usize::from(self.is_counter());
        let mut length = first;
        while bracket && self.is_free(length) {
            length += 1;
        }
        let found = length > first && self.kind(length) == Kind::Close;
        self.skip(if found { length } else { 0 });
        found
    }

    /// How many words say «за 10 дней до 1 июня»: another day than the one that is named.
    fn days_ahead(&self) -> Option<usize> {
        let from = match (self.word(0), self.word(1)) {
            (Some(Word::For), _) => 0,
            (Some(Word::Not), Some(Word::Later | Word::Rarer)) => {
                (2..4).find(|&at| self.word(at) == Some(Word::For))?
            }
            _ => return None,
        };
        let day = (from + 1..from + 6).find(|&at| self.word(at) == Some(Word::Before))? + 1;
        let digits = self.kind(day + 1) == Kind::Dot && self.number(day + 2).is_some();
        let month = matches!(self.word(day + 1), Some(Word::Month(..)));
        (self.number(day).is_some() && (digits || month)).then_some(if digits { day + 3 } else { day + 2 })
    }

    /// A place: «г. Белгород», «актовый зал», «ВКС». It lasts to the end of the wording, or to the next date.
    fn place(&mut self, after_date: bool) -> bool {
        // «г. Чита», «с. Усть-Уда», «п. Солнечный».
        let letter = self.word(0).is_some() && self.here().range().len() <= 2;
        let town = self.word(0) == Some(Word::YearShort) && self.is_place_name(1)
            || letter && self.kind(1) == Kind::Dot && self.is_place_name(2);
        // «в актовом зале», «на базе школы», «по адресу: …».
        let inside = matches!(self.word(0), Some(Word::In | Word::At | Word::Until))
            && (self.word(1) == Some(Word::Place)
                || self.word(1) == Some(Word::YearShort)
                    && self.kind(2) == Kind::Dot
                    && self.is_place_name(3));
        let found = town || self.word(0) == Some(Word::Place) || after_date && (inside || self.is_initials());
        while found && !self.is_done() {
            self.skip(1);
            if matches!(self.kind(0), Kind::Comma | Kind::Semicolon) && self.is_date(1) || self.is_full_date()
            {
                break;
            }
        }
        found
    }

    /// Whether an abbreviation of capitals stands here: «ВКС», «ИРО».
    fn is_initials(&self) -> bool {
        let written = self.slice(self.here());
        let capitals = written.chars().all(char::is_uppercase) && written.chars().nth(1).is_some();
        self.word(0) == Some(Word::Other) && capitals
    }

    /// Whether a day with its year stands here: no part of an address, as «ул. 8 Марта» is.
    fn is_full_date(&self) -> bool {
        let words = matches!(self.word(1), Some(Word::Month(..))) && self.is_year(2);
        let digits = self.kind(1) == Kind::Dot && self.kind(3) == Kind::Dot && self.is_year(4);
        self.number(0).is_some() && (words || digits)
    }

    /// Whether a date begins so many steps ahead: a preposition or a number of a month.
    fn is_date(&self, ahead: usize) -> bool {
        let number = |at: usize| {
            let digits = self.kind(at + 1) == Kind::Dot && self.number(at + 2).is_some();
            self.number(at).is_some()
                && (digits || self.is_year(at + 1) || matches!(self.word(at + 1), Some(Word::Month(..))))
        };
        match self.word(ahead) {
            Some(Word::Before | Word::From | Word::Until | Word::In | Word::Toward) => {
                self.number(ahead + 1).is_some() || matches!(self.word(ahead + 1), Some(Word::Month(..)))
            }
            Some(Word::Not) => self.word(ahead + 1) == Some(Word::Later),
            Some(Word::Month(..)) => true,
            _ => number(ahead),
        }
    }

    /// Whether a number stands here, as in «1 этап», «второй этап».
    fn is_counter(&self) -> bool {
        matches!(self.kind(0), Kind::Number(..) | Kind::Roman(_) | Kind::Word(Word::Ordinal(_)))
    }

    /// Whose date it is: «1 этап – », «Школьный этап: », «подтверждения » before «до».
    fn label(&mut self) -> bool {
        let mut length = usize::from(self.is_counter());
        let first = length;
        while length < 8 && self.is_free(length) {
            length += 1;
        }
        if length == first {
            return false;
        }
        match self.kind(length) {
            Kind::Dash | Kind::Colon => self.skip(length + 1),
            Kind::Word(Word::Before | Word::Not | Word::From | Word::In | Word::Toward) => self.skip(length),
            _ => return false,
        }
        true
    }
}

impl RawSlot {
    /// By a day of some month.
    pub fn by(day: DayOf, month: MonthOf) -> Self {
        RawSlot { when: SlotDay::By(day), month }
    }
}
