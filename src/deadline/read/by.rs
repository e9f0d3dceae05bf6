//! What a duty is due by: «до 1 марта», «к началу года», «до конца квартала», «не позднее …», «по 31 мая».

use chrono::Month;

use super::cursor::{Cursor, Fault, Read, fault, join, mended};
use super::lex::Kind;
use super::phrase::{Form, MonthOf, Raw, RawSlot, Said};
use super::point::{Place, Point, Shape, YearMark};
use super::vocabulary::{Unit, Word};
use crate::base::Span;
use crate::base::message::deadline::Unread;
use crate::deadline::stretch::{Nth, Part, Stretch, month};
use crate::deadline::term::{DayOf, SlotDay, Why, Year};
use crate::russian::{Case, ru_month};

impl Cursor<'_> {
    /// Behind «к»: a day, an edge, or an academic year, whose beginning is meant.
    pub(super) fn toward(&mut self) -> Read<Option<Said>> {
        let mark = self.mark();
        if let Some(Word::Month(name, _)) = self.word(0) {
            let (word, month) = (self.before(), self.here());
            let reason = Unread::VagueBefore(ru_month(name, Case::Nominative).to_owned());
            let right = format!("до конца {}", ru_month(name, Case::Genitive));
            return Err(Box::new(Fault { span: month, reason, mend: Some((join(word, month), right)) }));
        }
        if self.word(0) == Some(Word::DayNoun) {
            self.skip(1);
            return match self.by_event() {
                None => self.unexpected(),
                event => Ok(event),
            };
        }
        let school = matches!(self.word(0), Some(Word::New | Word::School)) || self.is_school_pair();
        if school
            && let Some(mut point) = self.point(Place::Genitive)?
            && let Shape::Full(stretch) = point.shape
            && let Some((stretch, year)) = before(stretch, point.year)
        {
            (point.shape, point.year) = (Shape::Full(stretch), year);
            return Ok(Some(Said::Raw(Raw { form: Form::By, first: point, last: None })));
        }
        self.reset(mark);
        self.by(false)
    }

    /// «…, но не ранее 15 мая» behind a last day: the first one.
    fn but_not_before(&mut self) -> Read<Option<Point>> {
        let mark = self.mark();
        while matches!(self.kind(0), Kind::Comma | Kind::Word(Word::And | Word::But)) && !self.is_done() {
            self.skip(1);
        }
        if self.eat_words(&[Word::Not, Word::Earlier])
            && let Some(first) = self.point(Place::Genitive)?
        {
            return Ok(Some(first));
        }
        self.reset(mark);
        Ok(None)
    }

    /// «до мая» leaves open whether May is included; a day is by custom.
    pub(super) fn check_before(&self, point: Point) -> Read<()> {
        let Shape::Full(stretch) = point.shape else { return Ok(()) };
        if stretch.is_day() {
            return Ok(());
        }
        let written = self.slice(point.span).to_owned();
        let name = vague_name(stretch).map_or_else(|| written.clone(), str::to_owned);
        mended(point.span, Unread::VagueBefore(name), format!("конца {written}"))
    }

    /// «до 10–15 мая»: which of the days is the last, «до» does not tell.
    fn by_range(&mut self, word: Span, first: Point) -> Read<()> {
        let mark = self.mark();
        let day = matches!(first.shape, Shape::Number(_) | Shape::Full(Stretch::Day(_)));
        let last = if day && self.eat(Kind::Dash) { self.point(Place::Genitive)? } else { None };
        let label =
            |last: Point| matches!(last.shape, Shape::Number(_)) && matches!(self.word(0), Some(Word::Other));
        if let Some(last) = last.filter(|last| !label(*last)) {
            let (from, to) = (self.slice(first.span), self.slice(last.span));
            let mend = Some((join(word, last.span), format!("с {from} по {to}")));
            return Err(Box::new(Fault { span: join(first.span, last.span), reason: Unread::ByRange, mend }));
        }
        self.reset(mark);
        Ok(())
    }

    /// Behind «до», «к» or, `inclusive`, «не позднее», «по».
    pub(super) fn by(&mut self, inclusive: bool) -> Read<Option<Said>> {
        let word = self.before();
        self.eat(Kind::Comma);
        if self.eat_word(Word::Than) && self.word(0) == Some(Word::For) {
            return Ok(Some(self.undated(Why::Event)));
        }
        self.eat_word(Word::Through);
        if let Some(day) = self.slot_day()? {
            return self.slot(SlotDay::By(day)).map(Some);
        }
        // «до истечения 30 дней со дня …»
        let counted = matches!(self.kind(1), Kind::Number(..) | Kind::Word(Word::Cardinal(_)));
        self.skip(usize::from(counted && self.written(0) == "истечения"));
        if let Some(lag) = self.lag()? {
            return Ok(Some(lag));
        }
        if let Some(event) = self.by_event() {
            return Ok(Some(event));
        }
        if matches!(self.word(0), Some(Word::Weekday(_))) {
            return self.weekday(true).map(Some);
        }
        if let Some(edge @ (Word::Begin | Word::Middle | Word::End)) = self.word(0) {
            return self.by_edge(edge).map(Some);
        }
        let Some(first) = self.point(Place::Genitive)? else { return Ok(None) };
        let inclusive = self.eat_word(Word::Inclusive) || inclusive;
        if !inclusive {
            self.check_before(first)?;
        }
        let mut first = first;
        if let Some(last) = self.years_until()? {
            self.years_of(&mut first, last)?;
        }
        if let Some(from) = self.but_not_before()? {
            first.year = if first.year == YearMark::Absent { from.year } else { first.year };
            return self.window(Form::Bare, from, first).map(Some);
        }
        self.by_range(word, first)?;
        Ok(Some(Said::Raw(Raw { form: Form::By, first, last: None })))
    }

    /// «до принятия решения»: an event, if the word is somebody's own.
    fn by_event(&mut self) -> Option<Said> {
        let edge = matches!(self.word(0), Some(Word::Begin | Word::End));
        let event = self.is_free(0) || edge && (self.is_free(1) || self.word(1) == Some(Word::Course));
        // A date among the words is more than an event, and must not be lost.
        let dated = || {
            let mut rest = (0..).map_while(|ahead| self.token(ahead));
            rest.any(|token| matches!(token.kind, Kind::Word(Word::Month(..))))
        };
        (event && !dated()).then(|| self.undated(Why::Event))
    }

    /// «до конца …», «до начала …», «до середины …».
    fn by_edge(&mut self, edge: Word) -> Read<Said> {
        let mark = self.mark();
        self.skip(1);
        let each = self.eat_word(Word::Each) || self.eat_word(Word::Report) || self.eat_word(Word::Current);
        let unit = match self.word(0) {
            Some(Word::MonthNoun) => Some(Unit::Month),
            Some(Word::QuarterNoun) => Some(Unit::Quarter),
            Some(Word::HalfYear) => Some(Unit::Half),
            _ => None,
        };
        if let (Some(unit), Word::End) = (unit, edge) {
            self.skip(1);
            let month = if unit == Unit::Month { MonthOf::Each } else { MonthOf::Last(unit) };
            return Ok(Said::Slot(RawSlot::by(DayOf::Last, month)));
        }
        self.reset(if each && self.word(0) != Some(Word::YearNoun) {
            mark + 1
        } else {
            self.mark() - usize::from(each)
        });
        let Some(mut point) = self.point(Place::Genitive)? else { return self.unexpected() };
        match (edge, point.shape) {
            (Word::End, Shape::Full(_)) => {}
            (Word::Begin, Shape::Full(stretch)) => match before(stretch, point.year) {
                Some((stretch, year)) => (point.shape, point.year) = (Shape::Full(stretch), year),
                None => return fault(self.since(mark), Unread::VagueEdge),
            },
            (Word::Middle, Shape::Full(Stretch::Month(name))) => {
                let Some(half) = Nth::new(1) else { return self.unexpected() };
                point.shape = Shape::Full(Stretch::Part(name, Part::Half(half)));
            }
            _ => return fault(self.since(mark), Unread::VagueEdge),
        }
        Ok(Said::Raw(Raw { form: Form::By, first: point, last: None }))
    }

    /// Behind «по»: the end of a window whose beginning is not told, or the last day.
    pub(super) fn until(&mut self) -> Read<Option<Said>> {
        if let Some(day) = self.slot_day()? {
            return self.slot(SlotDay::By(day)).map(Some);
        }
        let Some(first) = self.point(Place::Accusative)? else { return Ok(None) };
        let year = matches!(first.shape, Shape::Full(Stretch::Year | Stretch::SchoolYear));
        if year && self.slice(self.before()) == "года" {
            let reason = Unread::WrongCase("года".to_owned(), "год".to_owned());
            return mended(self.before(), reason, "год");
        }
        self.eat_word(Word::Inclusive);
        Ok(Some(Said::Raw(Raw { form: Form::By, first, last: None })))
    }
}

/// The stretch that ends where another begins, and its year.
fn before(stretch: Stretch, year: YearMark) -> Option<(Stretch, YearMark)> {
    let first = match stretch {
        Stretch::Month(name) => name.number_from_month(),
        Stretch::Quarter(quarter) => u32::from(quarter.get()) * 3 - 2,
        Stretch::Half(half) => u32::from(half.get()) * 6 - 5,
        Stretch::Year => 1,
        Stretch::SchoolYear => {
            let year = match year {
                YearMark::School(year) => YearMark::Of(Year::Named(year)),
                other => other,
            };
            return Some((Stretch::Month(Month::August), year));
        }
        _ => return None,
    };
    if first > 1 {
        return Some((Stretch::Month(month(first - 1)), year));
    }
    let year = match year {
        YearMark::Of(Year::Named(year)) => YearMark::Of(Year::Named(year - 1)),
        YearMark::Of(Year::Next) => YearMark::Of(Year::Current),
        YearMark::Absent | YearMark::Each => year,
        _ => return None,
    };
    Some((Stretch::Year, year))
}

/// The name of a stretch that «до» leaves open.
fn vague_name(stretch: Stretch) -> Option<&'static str> {
    match stretch {
        Stretch::Month(name) => Some(ru_month(name, Case::Nominative)),
        Stretch::Quarter(_) => Some("квартал"),
        Stretch::Half(_) | Stretch::SchoolHalf(_) => Some("полугодие"),
        Stretch::Year | Stretch::SchoolYear => Some("год"),
        _ => None,
    }
}
