//! Dates and windows: «до 1 марта», «с 1 по 15 мая», «в I квартале», «на 15.12.2020», «не ранее … и не позднее …».

use chrono::Month;

use super::cursor::{Cursor, Fault, Read, fault, join, mended};
use super::lex::Kind;
use super::phrase::{Form, MonthOf, Raw, RawSlot, Said};
use super::point::{Place, Point, Shape, YearMark};
use super::vocabulary::{Unit, Word};
use crate::deadline::stretch::{Nth, Part, Stretch, month};
use crate::deadline::term::{DayOf, SlotDay, Whole, Why, Year};
use crate::diagnostic::Span;
use crate::diagnostic::message::dates::{Case, ru_month};
use crate::diagnostic::message::deadline::{Unread, What};

impl Cursor<'_> {
    /// Reads a date or window, or days of a month; `None` where none begins here.
    pub fn piece(&mut self) -> Read<Option<Said>> {
        self.term_word();
        let mark = self.mark();
        let found = match (self.word(0), self.word(1)) {
            (Some(Word::Before), _) => {
                self.skip(1);
                self.by(false)
            }
            (Some(Word::Toward), _) => {
                self.skip(1);
                self.toward()
            }
            (Some(Word::Until), Some(Word::State)) if self.word(2) == Some(Word::At) => {
                self.skip(3);
                self.at()
            }
            (Some(Word::Until), _) => {
                self.skip(1);
                self.until()
            }
            (Some(Word::Not), Some(Word::Later)) => {
                self.skip(2);
                self.by(true)
            }
            (Some(Word::Not), Some(Word::Earlier)) => {
                self.skip(2);
                self.not_earlier()
            }
            (Some(Word::From), _) => {
                self.skip(1);
                self.from()
            }
            (Some(Word::Starting), Some(Word::From)) => {
                self.skip(2);
                self.from()
            }
            (Some(Word::In | Word::For | Word::At), Some(Word::Period)) | (Some(Word::Period), _) => {
                self.period()
            }
            (Some(Word::At), _) => {
                self.skip(1);
                self.at()
            }
            (Some(Word::In), _) => {
                self.skip(1);
                match self.slot_day()? {
                    Some(day) => self.slot(SlotDay::On(day)).map(Some),
                    None => self.bare(Form::In, Place::Free),
                }
            }
            _ => return self.alone(),
        }?;
        match found {
            None if self.is_done() => self.unexpected(),
            None => {
                self.reset(mark + 1);
                self.unexpected()
            }
            found => Ok(found),
        }
    }

    /// Takes «в срок», «срок:», which say nothing of their own.
    fn term_word(&mut self) {
        let mark = self.mark();
        self.eat_word(Word::In);
        if self.eat_word(Word::Term) {
            let _ = self.eat(Kind::Dash) || self.eat(Kind::Colon);
        } else {
            self.reset(mark);
        }
    }

    /// What stands without a preposition.
    fn alone(&mut self) -> Read<Option<Said>> {
        if let Some(day) = self.slot_day()? {
            return self.slot(SlotDay::By(day)).map(Some);
        }
        self.bare(Form::Bare, Place::Free)
    }

    /// A stretch, or two with a dash between, or a part of each month.
    pub fn bare(&mut self, form: Form, place: Place) -> Read<Option<Said>> {
        let mark = self.mark();
        let Some(mut first) = self.point(place)? else { return Ok(None) };
        if let Shape::Number(_) = first.shape
            && matches!(self.kind(0), Kind::Word(Word::Other) | Kind::Mark)
        {
            self.reset(mark);
            return if self.is_done() || !self.is_label() { self.number_alone() } else { Ok(None) };
        }
        if let Some(last) = self.years_until()? {
            self.years_of(&mut first, last)?;
        }
        if let Some(last) = self.range_end(place)? {
            return self.window(form, first, last).map(Some);
        }
        if let (Shape::Monthly(part), YearMark::Absent) = (first.shape, first.year)
            && !self.part_goes_on()
        {
            return self.slot(SlotDay::In(part)).map(Some);
        }
        Ok(Some(Said::Raw(Raw { form, first, last: None })))
    }

    /// A number with a word behind it that is not known: the word is at fault.
    fn number_alone<T>(&mut self) -> Read<Option<T>> {
        self.skip(1);
        self.unexpected()
    }

    /// Whether a number with words of somebody's own stands here: «1 этап».
    fn is_label(&self) -> bool {
        self.is_free(1)
    }

    /// Whether a part without a month is one of a list: «1 и 2 декада мая».
    fn part_goes_on(&self) -> bool {
        matches!(self.kind(0), Kind::Comma | Kind::Dash | Kind::Word(Word::And))
            && matches!(self.kind(1), Kind::Number(..) | Kind::Roman(_) | Kind::Word(Word::Ordinal(_)))
    }

    /// «май 2022–2024»: each of those years; «2022–2024 годы»: the years as a window.
    fn years_of(&mut self, first: &mut Point, last: i32) -> Read<()> {
        let YearMark::Of(Year::Named(from)) = first.year else { return Ok(()) };
        if last <= from {
            return fault(join(first.span, self.before()), Unread::Backwards);
        }
        first.year = YearMark::Span(from, last);
        first.span.end = self.before().end;
        Ok(())
    }

    /// What stands behind a dash, where it is the end of a window.
    fn range_end(&mut self, place: Place) -> Read<Option<Point>> {
        if self.kind(0) != Kind::Dash {
            return Ok(None);
        }
        let mark = self.mark();
        while self.eat(Kind::Dash) {}
        if self.is_done() || matches!(self.kind(0), Kind::Comma | Kind::Semicolon | Kind::Dot | Kind::Close) {
            return fault(self.since(mark), Unread::NoEnd);
        }
        let found = self.point(place)?;
        if found.is_none() {
            self.reset(mark);
        }
        Ok(found)
    }

    /// A window of two points, or of two numbers of each month.
    fn window(&mut self, form: Form, first: Point, last: Point) -> Read<Said> {
        if let (Shape::Number(from), Shape::Number(to)) = (first.shape, last.shape)
            && self.eat_word(Word::NumberWord)
        {
            let number = |value| Nth::new(value);
            return match (number(from), number(to)) {
                (Some(from), Some(to)) if from < to => self.slot(SlotDay::Between(from, to)),
                (None, _) => fault(first.span, Unread::NoSuch(What::Number, from)),
                (_, None) => fault(last.span, Unread::NoSuch(What::Number, to)),
                _ => fault(super::cursor::join(first.span, last.span), Unread::Backwards),
            };
        }
        self.eat_word(Word::Inclusive);
        if self.kind(0) == Kind::Dash && matches!(self.word(1), Some(Word::Month(..))) {
            return self.unexpected();
        }
        Ok(Said::Raw(Raw { form, first, last: Some(last) }))
    }

    /// Behind «к»: a day, an edge, or an academic year, whose beginning is meant.
    fn toward(&mut self) -> Read<Option<Said>> {
        let mark = self.mark();
        if let Some(Word::Month(name, _)) = self.word(0) {
            let (word, month) = (self.before(), self.here());
            let reason = Unread::VagueBefore(ru_month(name, Case::Nominative).to_owned());
            let right = format!("до конца {}", ru_month(name, Case::Genitive));
            return Err(Box::new(Fault { span: month, reason, mend: Some((join(word, month), right)) }));
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
    fn by(&mut self, inclusive: bool) -> Read<Option<Said>> {
        let word = self.before();
        self.eat(Kind::Comma);
        if self.eat_word(Word::Than) && self.word(0) == Some(Word::For) {
            return Ok(Some(self.undated(Why::Event)));
        }
        self.eat_word(Word::Through);
        if let Some(day) = self.slot_day()? {
            return self.slot(SlotDay::By(day)).map(Some);
        }
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
        let mark = self.mark();
        let Some(first) = self.point(Place::Genitive)? else { return Ok(None) };
        self.eat_word(Word::Inclusive);
        if let (Shape::Full(stretch), false) = (first.shape, inclusive)
            && !matches!(stretch, Stretch::Day(_))
        {
            let written = self.slice(first.span).to_owned();
            let name = vague_name(stretch).map_or_else(|| written.clone(), str::to_owned);
            return mended(self.since(mark), Unread::VagueBefore(name), format!("конца {written}"));
        }
        let mut first = first;
        if let Some(last) = self.years_until()? {
            self.years_of(&mut first, last)?;
        }
        self.by_range(word, first)?;
        Ok(Some(Said::Raw(Raw { form: Form::By, first, last: None })))
    }

    /// «до принятия решения»: an event, if the word is somebody's own.
    fn by_event(&mut self) -> Option<Said> {
        let edge = matches!(self.word(0), Some(Word::Begin | Word::End));
        let event = self.is_free(0) || edge && self.is_free(1);
        // A date among the words is more than an event, and must not be lost.
        let dated = (0..)
            .map_while(|ahead| self.token(ahead))
            .any(|token| matches!(token.kind, Kind::Word(Word::Month(..))));
        let event = event && !dated;
        event.then(|| self.undated(Why::Event))
    }

    /// «до конца …», «до начала …», «до середины …».
    fn by_edge(&mut self, edge: Word) -> Read<Said> {
        let mark = self.mark();
        self.skip(1);
        let each = self.eat_word(Word::Each) || self.eat_word(Word::Report) || self.eat_word(Word::Current);
        let unit = match self.word(0) {
            Some(Word::MonthWord) => Some(Unit::Month),
            Some(Word::QuarterWord) => Some(Unit::Quarter),
            Some(Word::HalfYear) => Some(Unit::Half),
            _ => None,
        };
        if let (Some(unit), Word::End) = (unit, edge) {
            self.skip(1);
            let month = if unit == Unit::Month { MonthOf::Each } else { MonthOf::Last(unit) };
            return Ok(Said::Slot(RawSlot::by(DayOf::Last, month)));
        }
        self.reset(if each && self.word(0) != Some(Word::YearWord) {
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
    fn until(&mut self) -> Read<Option<Said>> {
        if let Some(day) = self.slot_day()? {
            return self.slot(SlotDay::By(day)).map(Some);
        }
        let Some(first) = self.point(Place::Accusative)? else { return Ok(None) };
        self.eat_word(Word::Inclusive);
        Ok(Some(Said::Raw(Raw { form: Form::By, first, last: None })))
    }

    /// Behind «не ранее»: a window where «не позднее» follows, else its beginning alone.
    fn not_earlier(&mut self) -> Read<Option<Said>> {
        if self.word(0) == Some(Word::Than) {
            return Ok(Some(self.undated(Why::Event)));
        }
        let Some(first) = self.point(Place::Genitive)? else { return Ok(None) };
        let mark = self.mark();
        while matches!(self.kind(0), Kind::Comma | Kind::Word(Word::And | Word::But)) && !self.is_done() {
            self.skip(1);
        }
        if self.eat_words(&[Word::Not, Word::Later]) {
            let Some(last) = self.point(Place::Genitive)? else { return Ok(None) };
            return self.window(Form::Bare, first, last).map(Some);
        }
        self.reset(mark);
        Ok(Some(Said::Raw(Raw { form: Form::Since, first, last: None })))
    }

    /// Behind «с»: to «по», «до», a dash or «не позднее»; or on without an end.
    fn from(&mut self) -> Read<Option<Said>> {
        let mark = self.mark();
        // «с начала года» is the year from its first day on.
        let begin = self.word(0) == Some(Word::Begin) && !self.is_free(1);
        self.skip(usize::from(begin));
        let Some(first) = self.point(Place::Genitive)? else { return Ok(None) };
        if matches!(first.shape, Shape::Number(_)) {
            self.eat_word(Word::NumberWord);
        }
        let place = match self.word(0) {
            Some(Word::Until) if !self.is_other_until() => Place::Accusative,
            // «с 2022 года до 1 марта» is no window: the year says since when.
            Some(Word::Before) if first.shape == Shape::Full(Stretch::Year) && !self.is_year(1) => {
                return Ok(Some(Said::Raw(Raw { form: Form::Since, first, last: None })));
            }
            Some(Word::Before) => Place::Genitive,
            // «но» is one letter from «по».
            Some(Word::But) if matches!(self.kind(1), Kind::Number(..)) => {
                return mended(self.here(), Unread::UnknownWord(self.slice(self.here()).to_owned()), "по");
            }
            _ => {
                let last = self.range_end(Place::Genitive)?;
                return self.open_end(mark, first, last);
            }
        };
        self.skip(1);
        if self.is_done() {
            return fault(self.before(), Unread::NoEnd);
        }
        let edge = matches!(self.word(0), Some(Word::End));
        self.skip(usize::from(edge));
        let place = if edge { Place::Genitive } else { place };
        let Some(last) = self.point(place)? else {
            return self.unexpected();
        };
        self.window(Form::Bare, first, last).map(Some)
    }

    /// Whether «по» here begins something of its own: «по вторникам», «по отдельному графику».
    fn is_other_until(&self) -> bool {
        matches!(
            self.word(1),
            Some(Word::Weekdays(_) | Word::Units(_) | Word::Measure | Word::By(_) | Word::Plan | Word::Other)
        )
    }

    /// «с 1–15 мая», «с 1 сентября 2024 года».
    fn open_end(&mut self, mark: usize, first: Point, last: Option<Point>) -> Read<Option<Said>> {
        if let Some(last) = last {
            return self.window(Form::Bare, first, last).map(Some);
        }
        if matches!(first.shape, Shape::Number(_)) {
            return fault(self.since(mark), Unread::NoEnd);
        }
        Ok(Some(Said::Raw(Raw { form: Form::Since, first, last: None })))
    }

    /// «в период с … по …», «период: май – июнь», «в период реализации …».
    fn period(&mut self) -> Read<Option<Said>> {
        self.skip(1 + usize::from(self.word(0) != Some(Word::Period)));
        let _ = self.eat(Kind::Colon) || self.eat(Kind::Dash);
        if self.eat_word(Word::From) {
            return self.from();
        }
        if let Some(raw) = self.bare(Form::Bare, Place::Genitive)? {
            return Ok(Some(raw));
        }
        if self.word(0) == Some(Word::Holidays) {
            return Ok(Some(self.undated(Why::External)));
        }
        self.course();
        Ok(Some(Said::Whole(Whole::Period)))
    }

    /// Behind «на»: a day as such, or a window.
    fn at(&mut self) -> Read<Option<Said>> {
        if let Some(day) = self.slot_day()? {
            return self.slot(SlotDay::On(day)).map(Some);
        }
        self.bare(Form::On, Place::Free)
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
