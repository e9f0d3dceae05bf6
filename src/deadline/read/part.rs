//! Parts of months and years: «вторая декада мая», «последний четверг месяца», «начало учебного года».

use chrono::Month;

use super::cursor::{Cursor, Read, fault, join, mended};
use super::letters::fold;
use super::lex::Kind;
use super::point::{Place, Shape};
use super::vocabulary::{Case, Word};
use crate::base::message::dates;
use crate::base::message::deadline::{Unread, What};
use crate::deadline::stretch::{Nth, Part, Stretch};

impl Cursor<'_> {
    /// Whether the week or half here is one of a month.
    pub(super) fn is_of_month(&self) -> bool {
        let next = if self.kind(1) == Kind::Dot { 2 } else { 1 };
        match self.word(next) {
            Some(Word::Month(..) | Word::MonthNoun | Word::Each) => true,
            Some(Word::Last | Word::Ordinal(_)) => self.word(next + 1) == Some(Word::MonthNoun),
            _ => false,
        }
    }

    /// Takes a word that may be shortened, and its dot.
    pub(super) fn abbreviated(&mut self, stretch: Stretch) -> Stretch {
        self.skip(1);
        self.eat(Kind::Dot);
        stretch
    }

    /// A half-year of an academic year, where its words say so; they are left for the year.
    pub(super) fn school_half(&self, half: Nth<2>, civil: Stretch) -> Stretch {
        let pair = self.is_school_pair();
        let told = matches!(self.word(0), Some(Word::Current | Word::Next));
        let plain = self.word(usize::from(told)) == Some(Word::School);
        if pair || plain { Stretch::SchoolHalf(half) } else { civil }
    }

    /// «первая половина мая», «вторая половина 2024 года».
    pub(super) fn half(&mut self, half: Nth<2>) -> Read<Option<Shape>> {
        if self.is_of_month() {
            return self.part(Part::Half(half));
        }
        let civil = self.abbreviated(Stretch::Half(half));
        Ok(Some(Shape::Full(self.school_half(half, civil))))
    }

    /// A part of the month that follows. The part's word is here.
    pub(super) fn part(&mut self, part: Part) -> Read<Option<Shape>> {
        let start = self.before();
        self.skip(1);
        self.eat(Kind::Dot);
        let each = self.eat_word(Word::Each);
        if self.eat_word(Word::MonthNoun) {
            self.eat(Kind::Dot);
            return Ok(Some(Shape::Monthly(part, true)));
        }
        match self.word(0) {
            Some(Word::Month(name, case)) if !each => {
                if !matches!(case, Case::Genitive | Case::Short) {
                    return self.wrong_case(name, dates::Case::Genitive);
                }
                self.skip(1);
                self.eat(Kind::Dot);
                let fifth = matches!(part, Part::Week(week) if week.get() == 5);
                if fifth && name == Month::February {
                    return fault(join(start, self.before()), Unread::NoSuch(What::Week, 5));
                }
                Ok(Some(Shape::Full(Stretch::Part(name, part))))
            }
            // «1 и 2 декада мая»: the month follows the last of the list.
            _ if !each => Ok(Some(Shape::Monthly(part, false))),
            _ => self.unexpected(),
        }
    }

    /// «последняя неделя мая», «последняя декада мая», «последний месяц квартала» is left alone.
    pub(super) fn last(&mut self) -> Read<Option<Shape>> {
        let part = match self.word(1) {
            Some(Word::WeekNoun) => Part::LastWeek,
            Some(Word::Weekday(day)) => Part::LastWeekday(day),
            Some(Word::Decade) => match Nth::new(3) {
                Some(third) => Part::Third(third),
                None => return Ok(None),
            },
            Some(Word::QuarterNoun) if self.written(1) == "квартала" && self.written(0) != "последнего" =>
            {
                return self.unexpected();
            }
            Some(Word::QuarterNoun) => {
                self.skip(1);
                return self.counted(4);
            }
            _ => return Ok(None),
        };
        self.skip(1);
        self.part(part)
    }

    /// «концу мая» has lost its «к», «конца мая» its «до»: which it was is not for the program to say alone.
    pub(super) fn check_edge(&self, place: Place) -> Read<()> {
        let written = self.slice(self.here());
        let preposition = match fold(written).as_str() {
            "концу" | "началу" | "окончанию" => "к",
            "конца" | "начала" | "середины" | "окончания" if place != Place::Genitive => {
                "до"
            }
            _ => return Ok(()),
        };
        mended(self.here(), Unread::Unexpected(written.to_owned()), format!("{preposition} {written}"))
    }

    /// «начало мая», «середина мая», «конец мая», «начало учебного года».
    pub(super) fn edge(&mut self, word: Word) -> Read<Option<Shape>> {
        let mark = self.mark();
        self.skip(1);
        let third = match word {
            Word::Begin => 1,
            Word::Middle => 2,
            _ => 3,
        };
        let Some(third) = Nth::new(third) else { return Ok(None) };
        if self.eat_word(Word::Each) && self.word(0) != Some(Word::MonthNoun) {
            return fault(self.since(mark), Unread::VagueEdge);
        }
        if self.eat_word(Word::MonthNoun) {
            return Ok(Some(Shape::Monthly(Part::Third(third), true)));
        }
        if let Some(Word::Month(name, case)) = self.word(0) {
            self.check_case(name, case, Place::Genitive)?;
            self.skip(1);
            self.eat(Kind::Dot);
            return Ok(Some(Shape::Full(Stretch::Part(name, Part::Third(third)))));
        }
        let before = self.mark();
        let inner = self.point(Place::Genitive)?;
        let month = match (word, inner.map(|point| point.shape)) {
            (Word::Begin, Some(Shape::Full(Stretch::SchoolYear))) => Month::September,
            (Word::Begin, Some(Shape::Full(Stretch::Year))) => Month::January,
            (Word::End, Some(Shape::Full(Stretch::Year))) => Month::December,
            _ => return fault(self.since(mark), Unread::VagueEdge),
        };
        // The year is read again, as the year of the month.
        self.reset(before);
        self.eat_word(Word::Civil);
        Ok(Some(Shape::Full(Stretch::Month(month))))
    }
}
