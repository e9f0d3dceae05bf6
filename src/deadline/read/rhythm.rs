//! Rhythms and the days they name: «ежегодно», «2 раза в год», «до 10 числа месяца, следующего за отчётным».

use super::cursor::{Cursor, Read, fault};
use super::letters::fold;
use super::lex::Kind;
use super::phrase::{MonthOf, RawSlot, Said};
use super::vocabulary::{Unit, Word};
use crate::base::message::deadline::{Unread, What};
use crate::deadline::stretch::Nth;
use crate::deadline::term::{DayOf, SlotDay};

impl Cursor<'_> {
    /// Reads a rhythm; `None` where none begins here.
    pub fn rhythm(&mut self) -> Read<Option<Said>> {
        let every = |unit| Ok(Some(Said::Rhythm(unit, 1, 1)));
        match (self.word(0), self.word(1)) {
            (Some(Word::Often(unit)), _) => {
                self.skip(1);
                every(unit)
            }
            (Some(Word::OftenAdjective(unit)), _) => {
                self.skip(1);
                while self.is_free(0) {
                    self.skip(1);
                }
                every(unit)
            }
            (Some(Word::Until), Some(Word::Units(unit))) => {
                self.skip(2);
                every(unit)
            }
            (Some(Word::Until), Some(Word::Weekdays(_))) => {
                self.skip(1);
                self.weekday(false).map(Some)
            }
            (Some(Word::Weekdays(_)), _) => self.weekday(false).map(Some),
            (Some(Word::Each), Some(Word::Weekday(_))) => {
                self.skip(1);
                self.weekday(false).map(Some)
            }
            (Some(Word::In), Some(Word::Weekday(_))) => {
                self.skip(1);
                self.weekday(false).map(Some)
            }
            _ => self.counted_rhythm(),
        }
    }

    /// «каждый месяц», «не реже 2 раз в год», «раз в полугодие», «дважды в год», «в последующие годы».
    fn counted_rhythm(&mut self) -> Read<Option<Said>> {
        let mark = self.mark();
        let further = self.mark() > 0 && self.word(0) == Some(Word::YearNoun) && {
            self.reset(mark - 1);
            let further = self.word(0) == Some(Word::Further);
            self.reset(mark);
            further
        };
        if further {
            self.skip(1);
            return Ok(Some(Said::Rhythm(Unit::Year, 1, 1)));
        }
        let _ = self.word(1) == Some(Word::Each) && self.eat_word(Word::In);
        if self.word(0) == Some(Word::Each) {
            let each = self.written(0);
            let (many, nominative) = (each.ends_with("ые"), each == "каждый");
            self.skip(1);
            let step = if many { self.count() } else { None };
            let Some(unit) = self.unit() else {
                self.reset(mark);
                return Ok(None);
            };
            if (many || nominative) && step.is_none() {
                self.check_one()?;
            }
            let step = step.unwrap_or(1);
            return self.fitting(mark, unit, step, 1).map(Some);
        }
        self.eat_word(Word::Not);
        self.eat_word(Word::Rarer);
        self.eat_word(Word::Than);
        let Some(times) = self.times() else {
            self.reset(mark);
            return Ok(None);
        };
        if !(self.eat_word(Word::In) || self.eat_word(Word::For)) {
            self.reset(mark);
            return Ok(None);
        }
        self.eat_word(Word::During);
        self.eat_word(Word::Each);
        let step = self.count();
        let Some(unit) = self.unit() else { return self.unexpected() };
        if step.is_none() {
            self.check_one()?;
        }
        let step = step.unwrap_or(1);
        self.fitting(mark, unit, step, times).map(Some)
    }

    /// «1 раз в месяцев» has lost its number.
    fn check_one(&self) -> Read<()> {
        let written = self.slice(self.before());
        match fold(written).as_str() {
            "месяцев" | "месяца" | "квартала" | "недель" | "недели" | "года" | "лет" | "кварталов"
            | "дней" | "дня" => fault(self.before(), Unread::NoCount(written.to_owned())),
            _ => Ok(()),
        }
    }

    /// A rhythm of a step that can be followed in the calendar.
    fn fitting(&self, mark: usize, unit: Unit, step: u8, times: u8) -> Read<Said> {
        let months = match unit {
            Unit::Month => step,
            Unit::Quarter => step.saturating_mul(3),
            Unit::Half => step.saturating_mul(6),
            _ => 0,
        };
        // «раз в 12 месяцев», «раз в 2 полугодия» are years.
        let years = months > 0 && months < u8::MAX && months % 12 == 0;
        let (unit, step) = if years { (Unit::Year, months / 12) } else { (unit, step) };
        let most = match unit {
            Unit::Day => 1,
            Unit::Week => 8,
            Unit::Month => 11,
            Unit::Quarter => 3,
            Unit::Half => 1,
            Unit::Year => 20,
            Unit::SchoolYear => 1,
        };
        if !(1..=most).contains(&step) {
            return fault(self.since(mark), Unread::OddRhythm);
        }
        Ok(Said::Rhythm(unit, step, times))
    }

    /// «2 раза», «раз», «дважды», «2-х раз».
    fn times(&mut self) -> Option<u8> {
        if let Some(Word::TimesIn(times)) = self.word(0) {
            self.skip(1);
            return Some(times);
        }
        let mark = self.mark();
        let count = self.count().unwrap_or(1);
        self.eat_word(Word::Than);
        if self.eat_word(Word::Times) {
            return Some(count);
        }
        self.reset(mark);
        None
    }

    /// A count up to 99, in digits or in words, perhaps said twice: «10 (десяти)».
    pub fn count(&mut self) -> Option<u8> {
        let count = match self.kind(0) {
            Kind::Number(value @ 1..=99, 1..=2, _) => u8::try_from(value).ok()?,
            Kind::Word(Word::Cardinal(value)) => value,
            _ => return None,
        };
        self.skip(1);
        let again =
            self.kind(0) == Kind::Open && matches!(self.kind(1), Kind::Word(Word::Cardinal(_) | Word::Other));
        if again && self.kind(2) == Kind::Close {
            self.skip(3);
        }
        Some(count)
    }

    /// A unit of a rhythm, with «учебный», «календарный» or «отчётный» before it.
    fn unit(&mut self) -> Option<Unit> {
        let mark = self.mark();
        let school = self.word(0) == Some(Word::School);
        while matches!(self.word(0), Some(Word::School | Word::Civil | Word::Report)) {
            self.skip(1);
            self.eat(Kind::Dot);
        }
        let unit = match self.word(0) {
            Some(Word::DayNoun) => Unit::Day,
            Some(Word::WeekNoun) => Unit::Week,
            Some(Word::MonthNoun) => Unit::Month,
            Some(Word::QuarterNoun) => Unit::Quarter,
            Some(Word::HalfYear | Word::HalfOfYear) => Unit::Half,
            Some(Word::YearNoun | Word::YearShort) if school => Unit::SchoolYear,
            Some(Word::YearNoun | Word::YearShort) => Unit::Year,
            _ => {
                self.reset(mark);
                return None;
            }
        };
        self.skip(1);
        let short = matches!(unit, Unit::Month | Unit::Quarter)
            && self.kind(0) == Kind::Dot
            && self.token(1).is_none();
        self.skip(usize::from(short));
        Some(unit)
    }

    /// A weekday here, and «каждой недели» behind it.
    pub fn weekday(&mut self, by: bool) -> Read<Said> {
        let Some(Word::Weekday(day) | Word::Weekdays(day)) = self.word(0) else { return self.unexpected() };
        self.skip(1);
        let each = self.eat_words(&[Word::Each, Word::WeekNoun]);
        Ok(Said::Weekdays(day, by, each))
    }

    /// A counted day of a month: «10 числа», «последнего рабочего дня», «3 рабочего дня». `None` where there is none.
    pub fn slot_day(&mut self) -> Read<Option<DayOf>> {
        let last = self.word(0) == Some(Word::Last);
        let number = match self.kind(0) {
            Kind::Number(value, 1..=2, _) => Some(value),
            Kind::Word(Word::Ordinal(value)) => Some(u32::from(value)),
            _ => None,
        };
        let day = match (self.word(1), self.word(2)) {
            _ if !last && number.is_none() => None,
            (Some(Word::Working), Some(Word::DayNoun)) if last => Some((3, DayOf::LastWorking)),
            (Some(Word::DayNoun | Word::NumberNoun), _) if last => Some((2, DayOf::Last)),
            (Some(Word::Working), Some(Word::DayNoun)) if self.is_month(3) => {
                Some((3, DayOf::Working(self.nth(number, What::WorkingDay)?)))
            }
            (Some(Word::NumberNoun), Some(Word::Month(..))) => None,
            (Some(Word::NumberNoun), _) => Some((2, DayOf::Number(self.nth(number, What::Number)?))),
            (Some(Word::DayNoun), _) if self.is_month(2) => {
                Some((2, DayOf::Number(self.nth(number, What::Number)?)))
            }
            _ => None,
        };
        Ok(day.map(|(length, day)| {
            self.skip(length);
            day
        }))
    }

    /// The number here, where there are so many.
    fn nth<const N: u8>(&self, number: Option<u32>, what: What) -> Read<Nth<N>> {
        let number = number.unwrap_or(0);
        Nth::new(number).map_or_else(|| fault(self.here(), Unread::NoSuch(what, number)), Ok)
    }

    /// Whether words that tell a month of each unit stand so many steps ahead.
    fn is_month(&self, ahead: usize) -> bool {
        match self.word(ahead) {
            Some(Word::MonthNoun | Word::QuarterNoun | Word::HalfYear) => true,
            Some(Word::Ordinal(_)) => self.word(ahead + 1) == Some(Word::MonthNoun),
            Some(Word::Each | Word::Next | Word::Report | Word::Current | Word::Last) => {
                matches!(
                    self.word(ahead + 1),
                    Some(Word::MonthNoun | Word::QuarterNoun | Word::HalfYear | Word::For)
                )
            }
            _ => false,
        }
    }

    /// The month behind a counted day.
    pub fn slot(&mut self, when: SlotDay) -> Read<Said> {
        let month = self.slot_month()?;
        let last = matches!(
            when,
            SlotDay::By(DayOf::Last | DayOf::LastWorking) | SlotDay::On(DayOf::Last | DayOf::LastWorking)
        );
        // A number of a quarter belongs to no month, but its last day does.
        let month = match month {
            MonthOf::Nth(0, unit) if last => MonthOf::Last(unit),
            MonthOf::Nth(0, _) => return fault(self.before(), Unread::WhichMonth),
            month => month,
        };
        self.eat_word(Word::Inclusive);
        Ok(Said::Slot(RawSlot { when, month }))
    }

    /// A part of a month whose «месяца» is taken: of each, or of the one after what is reported on.
    pub fn slot_of_month(&mut self, when: SlotDay) -> Read<Said> {
        let month = self.following().unwrap_or(MonthOf::Each);
        Ok(Said::Slot(RawSlot { when, month }))
    }

    /// «каждого месяца», «месяца, следующего за отчётным кварталом», «последнего месяца квартала».
    fn slot_month(&mut self) -> Read<MonthOf> {
        let mark = self.mark();
        let before = self.word(0);
        if matches!(before, Some(Word::Last | Word::Ordinal(_))) && self.word(1) == Some(Word::MonthNoun) {
            self.skip(2);
            // «первого месяца, следующего за отчётным кварталом» is the first of the next one.
            if let (Some(Word::Ordinal(number)), Some(MonthOf::After(Some(unit)))) =
                (before, self.following())
            {
                return Ok(MonthOf::Nth(number, unit));
            }
            let _ = self.eat_word(Word::Each) || self.eat_word(Word::Report) || self.eat_word(Word::Next);
            let Some(unit) = self.unit() else { return self.unexpected() };
            let _ = self.following();
            return Ok(match before {
                Some(Word::Ordinal(number)) => MonthOf::Nth(number, unit),
                _ => MonthOf::Last(unit),
            });
        }
        while matches!(self.word(0), Some(Word::Each | Word::Current | Word::Civil)) {
            self.skip(1);
        }
        if self.eat_word(Word::MonthNoun) {
            self.eat(Kind::Dot);
            return Ok(self.following().unwrap_or(MonthOf::Each));
        }
        if let Some(Word::Next | Word::Report) = self.word(0) {
            let report = self.following();
            self.eat_word(Word::Report);
            self.eat_word(Word::Next);
            if self.eat_word(Word::MonthNoun) {
                return Ok(report.or_else(|| self.following()).unwrap_or(MonthOf::Each));
            }
        }
        if let Some(unit @ (Unit::Quarter | Unit::Half | Unit::Year)) = self.unit() {
            return Ok(MonthOf::Nth(0, unit));
        }
        self.reset(mark);
        Ok(MonthOf::Unsaid)
    }

    /// «, следующего за отчётным кварталом», «после окончания отчётного периода».
    fn following(&mut self) -> Option<MonthOf> {
        let mark = self.mark();
        self.eat(Kind::Comma);
        let next = self.eat_word(Word::Next);
        if !(self.eat_word(Word::For) || self.eat_word(Word::After)) {
            self.reset(mark);
            return None;
        }
        self.eat_word(Word::End);
        let report = self.eat_word(Word::Report);
        self.eat_word(Word::Civil);
        let unit = self.unit();
        if unit.is_none() && !self.eat_word(Word::Period) && !report || !next && unit.is_none() && !report {
            self.reset(mark);
            return None;
        }
        Some(MonthOf::After(unit))
    }
}
