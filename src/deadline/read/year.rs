//! Years and dates of digits: «2024 г.», «2023/24 уч. г.», «05.02.2024», «2024-03-01».

use super::cursor::{Cursor, Read, fault, join, mended};
use super::lex::Kind;
use super::point::{Shape, YearMark, numbered_day, numbered_month};
use super::vocabulary::Word;
use crate::base::Span;
use crate::base::message::deadline::Unread;
use crate::deadline::stretch::Stretch;
use crate::deadline::term::Year;

impl Cursor<'_> {
    /// A date of digits; `None` where the digits here are none.
    pub fn numeric_date(&mut self) -> Read<Option<(Shape, YearMark)>> {
        let glued = |ahead: usize| self.token(ahead).is_some_and(|token| !token.blank);
        let Some((first, digits)) = self.number(0) else { return Ok(None) };
        let Some((second, width)) = self.number(2) else { return Ok(None) };
        match self.kind(1) {
            Kind::Dash if digits == 4 && width == 2 && self.kind(3) == Kind::Dash && glued(1) && glued(3) => {
                self.iso_date(first, second)
            }
            mark @ (Kind::Dot | Kind::Slash)
                if digits == 4 && width == 2 && self.kind(3) == mark && (1..5).all(glued) =>
            {
                self.iso_date(first, second)
            }
            Kind::Dash
                if digits == 2
                    && width == 2
                    && self.kind(3) == Kind::Dash
                    && (1..5).all(glued)
                    && self.is_year(4) =>
            {
                self.dotted_date(first, second).map(Some)
            }
            Kind::Dot | Kind::Slash if digits <= 2 && width <= 2 && self.kind(3) == self.kind(1) => {
                if self.number(4).is_some() && (glued(1) && glued(2) || self.is_year(4)) {
                    return self.dotted_date(first, second).map(Some);
                }
                if self.kind(1) == Kind::Dot && glued(2) { self.short_date(first, second) } else { Ok(None) }
            }
            Kind::Dot if digits <= 2 && width <= 2 && glued(1) && glued(2) => self.short_date(first, second),
            Kind::Dot if digits <= 2 && width == 4 && glued(1) && glued(2) => {
                let month = numbered_month(first, self.here())?;
                self.skip(2);
                let year = self.plain_year()?;
                self.year_words();
                Ok(Some((Shape::Full(Stretch::Month(month)), YearMark::Of(Year::Named(year)))))
            }
            _ => Ok(None),
        }
    }

    /// «2024-03-01».
    fn iso_date(&mut self, year: u32, month: u32) -> Read<Option<(Shape, YearMark)>> {
        let Some((day, 1..=2)) = self.number(4) else { return Ok(None) };
        let (start, middle, end) = (self.here(), self.span_at(2), self.span_at(4));
        let year = known_year(year, 4).map_or_else(|| self.bad_year(start), Ok)?;
        let month = numbered_month(month, middle)?;
        let day = numbered_day(day, month, Some(year), (join(start, end), end))?;
        self.skip(5);
        Ok(Some((Shape::Full(day), YearMark::Of(Year::Named(year)))))
    }

    /// «05.02.2024», «5.2.24».
    fn dotted_date(&mut self, day: u32, month: u32) -> Read<(Shape, YearMark)> {
        let (start, middle, end) = (self.here(), self.span_at(2), self.span_at(4));
        let month = numbered_month(month, middle)?;
        self.skip(4);
        let year = match self.number(0) {
            Some((value, 2)) => {
                self.skip(1);
                2000 + i32::try_from(value).unwrap_or(0)
            }
            _ => self.plain_year()?,
        };
        let day = numbered_day(day, month, Some(year), (join(start, end), start))?;
        if self.kind(0) == Kind::Dot && self.is_year(1) && self.token(1).is_some_and(|token| !token.blank) {
            return fault(join(start, self.span_at(1)), Unread::TwoYears);
        }
        self.year_words();
        Ok((Shape::Full(day), YearMark::Of(Year::Named(year))))
    }

    /// «05.09» without a year, perhaps with a dot behind it.
    fn short_date(&mut self, day: u32, month: u32) -> Read<Option<(Shape, YearMark)>> {
        let (start, end) = (self.here(), self.span_at(2));
        let month = numbered_month(month, end)?;
        let day = numbered_day(day, month, None, (join(start, end), start))?;
        self.skip(3);
        let trailing = self.kind(0) == Kind::Dot
            && (self.token(1).is_none()
                || self.is_year(1)
                || matches!(self.kind(1), Kind::Dash | Kind::Comma));
        self.skip(usize::from(trailing));
        Ok(Some((Shape::Full(day), YearMark::Absent)))
    }

    /// The year behind a stretch.
    pub fn year_mark(&mut self, shape: Shape) -> Read<YearMark> {
        let is_year = matches!(shape, Shape::Full(Stretch::Year | Stretch::SchoolYear));
        if shape == Shape::Full(Stretch::SchoolYear) && self.is_school_pair_behind() {
            return self.school_pair();
        }
        if let Some((value, digits)) = self.number(0) {
            // A number with a month behind it begins the next date.
            let date = matches!(self.kind(1), Kind::Dot) && self.number(2).is_some() || self.is_counted(1);
            if date || is_year && digits < 4 {
                return Ok(YearMark::Absent);
            }
            let short = digits == 2 && matches!(self.word(1), Some(Word::YearNoun | Word::YearShort));
            if matches!(shape, Shape::Number(_)) && (digits == 4 || short) {
                return fault(self.before(), Unread::NoMonth);
            }
            if short && !is_year {
                self.skip(1);
                self.year_words();
                return Ok(YearMark::Of(Year::Named(2000 + i32::try_from(value).unwrap_or(0))));
            }
            if digits == 2 && !is_year && value >= 18 && matches!(shape, Shape::Full(_)) && self.is_end(1) {
                let (span, right) = (self.here(), format!("20{value} года"));
                return mended(span, Unread::BadYear(self.slice(span).to_owned()), right);
            }
            return if digits >= 3 { self.year_number() } else { Ok(YearMark::Absent) };
        }
        Ok(self.year_in_words())
    }

    /// Whether the wording or a part of it ends so many steps ahead.
    fn is_end(&self, ahead: usize) -> bool {
        self.token(ahead).is_none() || matches!(self.kind(ahead), Kind::Comma | Kind::Semicolon | Kind::Close)
    }

    /// Whether the years of an academic year stand behind its word: «учебного года 2023-2024».
    fn is_school_pair_behind(&self) -> bool {
        let second = self.number(2).is_some_and(|(_, digits)| matches!(digits, 2 | 4));
        self.is_year(0) && matches!(self.kind(1), Kind::Dash | Kind::Slash) && second
    }

    /// Whether what stands so many steps ahead makes the number before it a day or a quarter.
    fn is_counted(&self, ahead: usize) -> bool {
        matches!(
            self.word(ahead),
            Some(Word::Month(..) | Word::QuarterNoun | Word::HalfYear | Word::Decade | Word::NumberNoun)
        )
    }

    /// «текущего года», «отчётного года», «года, следующего за отчётным».
    fn year_in_words(&mut self) -> YearMark {
        let mark = self.mark();
        let year = match self.word(0) {
            Some(Word::Current) => YearMark::Of(Year::Current),
            // «с. г.»: of this year.
            Some(Word::From) if self.kind(1) == Kind::Dot && self.word(2) == Some(Word::YearShort) => {
                YearMark::Of(Year::Current)
            }
            Some(Word::Next) => YearMark::Of(Year::Next),
            Some(Word::Report | Word::Each) => YearMark::Each,
            Some(Word::YearNoun) => return self.following_year(mark),
            Some(Word::School) => {
                self.school_year_word();
                return YearMark::Absent;
            }
            _ => return YearMark::Absent,
        };
        self.skip(1);
        if self.word(1) == Some(Word::YearShort) {
            self.eat(Kind::Dot);
        }
        let reported = self.eat_words(&[Word::For, Word::Report]);
        self.eat_word(Word::Civil);
        self.eat_word(Word::School);
        if self.eat_word(Word::YearNoun) || self.eat_word(Word::YearShort) {
            return if reported { YearMark::Each } else { year };
        }
        self.reset(mark);
        YearMark::Absent
    }

    /// «года, следующего за отчётным (годом)».
    fn following_year(&mut self, mark: usize) -> YearMark {
        self.skip(1);
        self.eat(Kind::Comma);
        if self.eat_words(&[Word::Next, Word::For, Word::Report]) {
            self.eat_word(Word::YearNoun);
            return YearMark::Each;
        }
        self.reset(mark + 1);
        YearMark::Absent
    }

    /// Whether a word of a name stands so many steps ahead.
    pub fn is_place_name(&self, ahead: usize) -> bool {
        self.word(ahead) == Some(Word::Other)
            && self.token(ahead).is_some_and(|token| self.slice(token.span).starts_with(char::is_uppercase))
    }

    /// Whether «2023/2024 уч. г.» begins here.
    pub fn is_school_pair(&self) -> bool {
        let second = matches!(self.kind(1), Kind::Dash | Kind::Slash)
            && self.number(2).is_some_and(|(_, digits)| digits == 4 || digits == 2);
        let slash = self.kind(1) == Kind::Slash;
        let skip = |mut at: usize| {
            while matches!(self.kind(at), Kind::Dot | Kind::Word(Word::YearShort | Word::YearNoun))
                && self.token(at).is_some()
            {
                at += 1;
            }
            at
        };
        self.is_year(0) && second && (slash || self.word(skip(3)) == Some(Word::School))
    }

    /// A year, years or an academic year of digits.
    pub fn year_number(&mut self) -> Read<YearMark> {
        if self.is_school_pair() {
            return self.school_pair();
        }
        let mark = self.mark();
        let first = self.plain_year()?;
        if self.word(0) == Some(Word::School) {
            let right = format!("{first}/{} учебный год", first + 1);
            self.school_year_word();
            return mended(self.since(mark), Unread::SchoolYear, right);
        }
        self.year_words();
        Ok(YearMark::Of(Year::Named(first)))
    }

    /// «–2024 годов» behind a stretch and its year.
    pub fn years_until(&mut self) -> Read<Option<i32>> {
        let dated = matches!(self.kind(2), Kind::Dot | Kind::Dash | Kind::Slash) && self.number(3).is_some();
        if self.kind(0) != Kind::Dash || !self.is_year(1) || dated {
            return Ok(None);
        }
        self.skip(1);
        let last = self.plain_year()?;
        self.year_words();
        Ok(Some(last))
    }

    /// «2023/2024 учебный год».
    fn school_pair(&mut self) -> Read<YearMark> {
        let mark = self.mark();
        let first = self.plain_year()?;
        self.skip(1);
        let second = match self.number(0) {
            Some((value, 2)) => {
                self.skip(1);
                first / 100 * 100 + i32::try_from(value).unwrap_or(0)
            }
            _ => self.plain_year()?,
        };
        let pair = self.since(mark);
        self.year_words();
        if self.word(0) == Some(Word::School) {
            self.school_year_word();
        }
        if second != first + 1 {
            let begin = if second == first - 1 { second } else { first };
            return mended(pair, Unread::SchoolYear, format!("{begin}/{}", begin + 1));
        }
        Ok(YearMark::School(first))
    }

    /// Takes «учебный год», «уч. г.».
    pub fn school_year_word(&mut self) {
        self.skip(1);
        self.eat(Kind::Dot);
        self.year_words();
    }

    /// Four digits that are a year.
    pub fn plain_year(&mut self) -> Read<i32> {
        let span = self.here();
        let year = self.number(0).and_then(|(value, digits)| known_year(value, digits));
        let year = year.map_or_else(|| self.bad_year(span), Ok)?;
        self.skip(1);
        Ok(year)
    }

    /// Takes «года», «г.», «гг.», «г.г.».
    pub fn year_words(&mut self) {
        let glued = self.token(1).is_some_and(|token| !token.blank);
        // The dot of «15.05.2024.г.» says nothing, nor does «2024 календарного года» say more than «2024 года».
        let dot = glued && self.kind(0) == Kind::Dot && self.word(1) == Some(Word::YearShort);
        let civil = self.word(0) == Some(Word::Civil) && self.word(1) == Some(Word::YearNoun);
        self.skip(usize::from(dot || civil));
        for _ in 0..2 {
            let name =
                self.word(0) == Some(Word::YearShort) && self.kind(1) == Kind::Dot && self.is_place_name(2);
            if name || !(self.eat_word(Word::YearNoun) || self.eat_word(Word::YearShort)) {
                break;
            }
            self.eat(Kind::Dot);
        }
    }

    /// The place of the token so many steps ahead.
    fn span_at(&self, ahead: usize) -> Span {
        self.token(ahead).map_or(self.here(), |token| token.span)
    }

    fn bad_year<T>(&self, span: Span) -> Read<T> {
        fault(span, Unread::BadYear(self.slice(span).to_owned()))
    }
}

/// A year of four digits that plans can have.
fn known_year(value: u32, digits: u8) -> Option<i32> {
    i32::try_from(value).ok().filter(|year| digits == 4 && (1900..=2200).contains(year))
}
