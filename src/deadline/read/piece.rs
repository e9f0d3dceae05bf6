//! Dates and windows: «до 1 марта», «с 1 по 15 мая», «в I квартале», «на 15.12.2020», «не ранее … и не позднее …».

use chrono::{Datelike, Month};

use super::cursor::{Cursor, Read, fault, join, mended};
use super::lex::Kind;
use super::phrase::{Form, MonthOf, Raw, RawSlot, Said};
use super::point::{Place, Point, Shape, YearMark};
use super::vocabulary::{Case, Word};
use crate::base::message::deadline::{Unread, What};
use crate::deadline::stretch::{Day, Nth, Stretch, month};
use crate::deadline::term::{SlotDay, Whole, Why, Year};

/// What reads on behind a preposition.
type Rest<'w> = fn(&mut Cursor<'w>) -> Read<Option<Said>>;

impl<'w> Cursor<'w> {
    /// Reads a date or window, or days of a month; `None` where none begins here.
    pub fn piece(&mut self) -> Read<Option<Said>> {
        self.term_word();
        let mark = self.mark();
        // How many words the preposition has, and what reads on behind it.
        let (words, rest): (usize, Rest<'w>) = match (self.word(0), self.word(1)) {
            (Some(Word::Before), _) => (1, |cursor| cursor.by(false)),
            (Some(Word::Toward), _) => (1, Self::toward),
            (Some(Word::Until), Some(Word::State)) if self.word(2) == Some(Word::At) => (3, Self::at),
            (Some(Word::Until), _) => (1, Self::until),
            (Some(Word::Not), Some(Word::Later)) => (2, |cursor| cursor.by(true)),
            (Some(Word::Not), Some(Word::Earlier)) => (2, Self::not_earlier),
            (Some(Word::From), _) => (1, Self::from),
            (Some(Word::Starting), Some(Word::From)) => (2, Self::from),
            (Some(Word::In | Word::For | Word::At), Some(Word::Period)) => (2, Self::period),
            (Some(Word::Period), _) => (1, Self::period),
            (Some(Word::At), _) => (1, Self::at),
            (Some(Word::In), _) => (1, Self::inside),
            _ => return self.alone(),
        };
        self.skip(words);
        match rest(self)? {
            None if self.is_done() => self.unexpected(),
            None => {
                self.reset(mark + 1);
                self.unexpected()
            }
            found => Ok(found),
        }
    }

    /// Behind «в»: a day of each month, or a window.
    fn inside(&mut self) -> Read<Option<Said>> {
        if let Some(month) = self.month_of_unit()? {
            return Ok(Some(month));
        }
        match self.slot_day()? {
            Some(day) => self.slot(SlotDay::On(day)).map(Some),
            None => self.bare(Form::In, Place::Inside),
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

    /// «последний месяц квартала», «первый месяц каждого полугодия»: all of it.
    fn month_of_unit(&mut self) -> Read<Option<Said>> {
        let counted = matches!(self.word(0), Some(Word::Last | Word::Ordinal(_)));
        let each = usize::from(self.word(2) == Some(Word::Each));
        let unit = matches!(self.word(2 + each), Some(Word::QuarterNoun | Word::HalfYear));
        match (Nth::new(1), Nth::new(31)) {
            (Some(first), Some(last)) if counted && unit && self.word(1) == Some(Word::MonthNoun) => {
                self.slot(SlotDay::Between(first, last)).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// What stands without a preposition.
    fn alone(&mut self) -> Read<Option<Said>> {
        if let Some(month) = self.month_of_unit()? {
            return Ok(Some(month));
        }
        // «каждый последний рабочий день месяца», «каждое 15 число».
        let mark = self.mark();
        let each = self.eat_word(Word::Each);
        if let Some(day) = self.slot_day()? {
            let said = self.slot(SlotDay::By(day))?;
            return Ok(Some(match said {
                Said::Slot(slot) if each && slot.month == MonthOf::Unsaid => {
                    Said::Slot(RawSlot { month: MonthOf::Each, ..slot })
                }
                said => said,
            }));
        }
        self.reset(mark);
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
            self.school_years(&mut first, last)?;
        }
        if let Some(last) = self.range_end(place)? {
            return self.window(form, first, last).map(Some);
        }
        match (first.shape, first.year) {
            (Shape::Monthly(part, true), YearMark::Absent) => {
                return self.slot_of_month(SlotDay::In(part)).map(Some);
            }
            (Shape::Monthly(part, false), YearMark::Absent) if !self.part_goes_on() => {
                return self.slot(SlotDay::In(part)).map(Some);
            }
            _ => {}
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
    pub(super) fn years_of(&mut self, first: &mut Point, last: i32) -> Read<()> {
        // «октябрь – 2024 г.»: a month is missing, and no year is told twice.
        let YearMark::Of(Year::Named(from)) = first.year else {
            return fault(join(first.span, self.before()), Unread::NoEnd);
        };
        if last <= from {
            return fault(join(first.span, self.before()), Unread::Backwards);
        }
        first.year = YearMark::Span(from, last);
        first.span.end = self.before().end;
        Ok(())
    }

    /// «2021-2022, 2022-2023 учебные годы»: academic years, all of them.
    fn school_years(&self, first: &mut Point, last: i32) -> Read<()> {
        let YearMark::Span(from, _) = first.year else { return Ok(()) };
        let goes_on = |at: usize| {
            matches!(self.kind(at), Kind::Comma | Kind::Word(Word::And))
                && self.is_year(at + 1)
                && self.kind(at + 2) == Kind::Dash
                && self.number(at + 3).is_some()
        };
        let pairs = (0..8).take_while(|pair| goes_on(pair * 4)).count();
        let digits = self.slice(first.span).ends_with(|letter: char| letter.is_ascii_digit());
        if pairs == 0 || !digits || self.word(pairs * 4) != Some(Word::School) {
            return Ok(());
        }
        if last != from + 1 {
            return fault(first.span, Unread::SchoolYear);
        }
        (first.shape, first.year) = (Shape::Full(Stretch::SchoolYear), YearMark::School(from));
        Ok(())
    }

    /// What stands behind a dash, where it is the end of a window.
    pub(super) fn range_end(&mut self, place: Place) -> Read<Option<Point>> {
        if self.kind(0) != Kind::Dash {
            return Ok(None);
        }
        let mark = self.mark();
        while self.eat(Kind::Dash) {}
        if self.is_done() || self.is_break() {
            return fault(self.since(mark), Unread::NoEnd);
        }
        let found = self.point(place)?;
        if found.is_none() {
            self.reset(mark);
        }
        Ok(found)
    }

    /// Whether a mark that ends what it follows stands here.
    fn is_break(&self) -> bool {
        let kind = self.kind(0);
        matches!(kind, Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dot | Kind::Slash | Kind::Close)
    }

    /// A window of two points, or of two numbers of each month.
    pub(super) fn window(&mut self, form: Form, first: Point, last: Point) -> Read<Said> {
        if let (Shape::Number(from), Shape::Number(to)) = (first.shape, last.shape)
            && self.eat_word(Word::NumberNoun)
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
        // «май – июнь – июль», «май 2024 – 3 – 1 сентября»: a third end.
        let third = usize::from(self.number(1).is_some()) + 1;
        if self.kind(0) == Kind::Dash && matches!(self.word(third), Some(Word::Month(..))) {
            return self.unexpected();
        }
        Ok(Said::Raw(Raw { form, first, last: Some(last) }))
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
            self.eat_word(Word::NumberNoun);
        }
        let place = match self.word(0) {
            Some(Word::Until) if !self.is_other_until() => Place::Accusative,
            // «с 2022 года до 1 марта» is no window: the year says since when.
            Some(Word::Before) if first.shape == Shape::Full(Stretch::Year) && !self.is_year(1) => {
                return Ok(Some(Said::Raw(Raw { form: Form::Since, first, last: None })));
            }
            Some(Word::Before) => Place::Genitive,
            // «с 1 мая – по 15 мая», «с 1 мая, по 15 мая».
            _ if matches!(self.kind(0), Kind::Dash | Kind::Comma) && self.is_until(1) => {
                self.skip(1);
                Place::Accusative
            }
            // «но» is one letter from «по».
            Some(Word::But) if matches!(self.kind(1), Kind::Number(..)) => {
                return mended(self.here(), Unread::UnknownWord(self.slice(self.here()).to_owned()), "по");
            }
            _ => {
                let last = self.range_end(Place::Genitive)?;
                return self.open_end(mark, first, last);
            }
        };
        let before = self.word(0) == Some(Word::Before);
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
        if !edge && last.shape == Shape::Full(Stretch::Year) && first.lacks_year() {
            return fault(last.span, Unread::NoEnd);
        }
        if before && !edge && self.word(0) != Some(Word::Inclusive) {
            self.check_before(last)?;
        }
        self.window(Form::Bare, first, last).map(Some)
    }

    /// Whether «по» and a day, month or year stand so many steps ahead.
    fn is_until(&self, ahead: usize) -> bool {
        self.word(ahead) == Some(Word::Until)
            && matches!(self.kind(ahead + 1), Kind::Number(..) | Kind::Word(Word::Month(..)))
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

    /// Behind «в период»: «с … по …», «май – июнь», «реализации …».
    fn period(&mut self) -> Read<Option<Said>> {
        let _ = self.eat(Kind::Colon) || self.eat(Kind::Dash);
        if self.eat_word(Word::From) {
            return self.from();
        }
        let place = match self.word(0) {
            Some(Word::Month(_, Case::Nominative)) => Place::Free,
            _ => Place::Genitive,
        };
        if let Some(raw) = self.bare(Form::Bare, place)? {
            return Ok(Some(raw));
        }
        match self.word(0) {
            Some(Word::Holidays) => Ok(Some(self.undated(Why::External))),
            // «в период проведения мероприятия»: only of the plan itself is the period known.
            Some(Word::Other) => Ok(Some(self.undated(Why::Event))),
            Some(Word::Course) => {
                self.course();
                Ok(Some(Said::Whole(Whole::Period)))
            }
            _ => self.unexpected(),
        }
    }

    /// Behind «на»: a day as such, or a window.
    fn at(&mut self) -> Read<Option<Said>> {
        if let Some(day) = self.slot_day()? {
            return self.slot(SlotDay::On(day)).map(Some);
        }
        if let Some(edge @ (Word::Begin | Word::End)) = self.word(0) {
            return self.at_edge(edge).map(Some);
        }
        self.bare(Form::On, Place::Free)
    }

    /// «на начало учебного года», «на конец 2024 года»: as of its first or last day.
    fn at_edge(&mut self, edge: Word) -> Read<Said> {
        let mark = self.mark();
        self.skip(1);
        let Some(mut point) = self.point(Place::Genitive)? else { return self.unexpected() };
        let day = match point.shape {
            // In a year without a leap day each month is as long as the wording can mean.
            Shape::Full(stretch) if edge == Word::Begin => stretch.first(2001),
            Shape::Full(stretch) => stretch.last(2001),
            _ => None,
        };
        let february = point.shape == Shape::Full(Stretch::Month(Month::February)) && edge == Word::End;
        let day = day.filter(|_| !february).and_then(|day| Day::new(month(day.month()), day.day()));
        let Some(day) = day else { return fault(self.since(mark), Unread::VagueEdge) };
        point.shape = Shape::Full(Stretch::Day(day));
        Ok(Said::Raw(Raw { form: Form::On, first: point, last: None }))
    }
}
