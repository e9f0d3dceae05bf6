//! A point of time as worded: «1 марта 2024 года», «II квартал», «05.02.2024», «2023/2024 учебный год».

use chrono::Month;

use super::cursor::{Cursor, Read, fault, join, mended};
use super::lex::Kind;
use super::vocabulary::{Case, Word};
use crate::base::Span;
use crate::base::message::deadline::{Unread, What};
use crate::deadline::stretch::{Day, Nth, Part, Stretch, days_in, month};
use crate::deadline::term::Year;
use crate::russian::{self, ru_month};

/// A stretch as far as its own words tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A number that waits for the month, quarter or part that a later point names.
    Number(u32),
    /// A part of each month, and whether the month is said: «вторая неделя месяца».
    Monthly(Part, bool),
    /// A stretch.
    Full(Stretch),
}

/// The year as worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearMark {
    /// None.
    Absent,
    /// One year.
    Of(Year),
    /// Each year of several, from one to another: «май 2022–2024 годов».
    Span(i32, i32),
    /// The academic year that begins in that year.
    School(i32),
    /// Each: «отчётного года».
    Each,
}

/// A point of time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    /// What it names.
    pub shape: Shape,
    /// Of which year.
    pub year: YearMark,
    /// Its words.
    pub span: Span,
}

impl Point {
    /// Whether it is shorter than a year and tells none.
    pub fn lacks_year(self) -> bool {
        self.year == YearMark::Absent && self.shape != Shape::Full(Stretch::Year)
    }

    /// Whether it is a day.
    pub fn is_day(self) -> bool {
        matches!(self.shape, Shape::Full(Stretch::Day(_)))
    }
}

/// Where a point stands, which decides the case of a month's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// After «до», «с», «не позднее», «в течение».
    Genitive,
    /// After «по», the accusative.
    Accusative,
    /// After «в».
    Inside,
    /// Alone.
    Free,
}

impl Cursor<'_> {
    /// Reads a point; `None` where none begins here.
    pub fn point(&mut self, place: Place) -> Read<Option<Point>> {
        let mark = self.mark();
        let Some((shape, year)) = self.shape(place)? else { return Ok(None) };
        let year = match year {
            YearMark::Absent => self.year_mark(shape)?,
            year => year,
        };
        self.check_year(mark, year)?;
        let span = self.since(mark);
        // «с 01.09. по 15.09.2024»: the dot closes the digits, and not the window.
        let closes =
            year == YearMark::Absent && self.slice(span).ends_with(|letter: char| letter.is_ascii_digit());
        if closes && matches!(self.kind(1), Kind::Dash | Kind::Word(Word::Until)) {
            self.eat(Kind::Dot);
        }
        check_day(shape, year, span)?;
        Ok(Some(Point { shape, year, span }))
    }

    /// Two years in one date.
    fn check_year(&self, mark: usize, year: YearMark) -> Read<()> {
        let two =
            year != YearMark::Absent && self.is_year(0) && !matches!(self.kind(1), Kind::Dot | Kind::Dash);
        if two { fault(join(self.since(mark), self.here()), Unread::TwoYears) } else { Ok(()) }
    }

    /// The stretch, and the year where it stands inside it.
    fn shape(&mut self, place: Place) -> Read<Option<(Shape, YearMark)>> {
        match self.kind(0) {
            Kind::Number(..) => self.numbered(),
            Kind::Roman(value) => {
                if matches!(self.word(1), Some(Word::Month(..))) {
                    return self.unexpected();
                }
                self.skip(1);
                self.counted(u32::from(value)).map(|shape| shape.map(|shape| (shape, YearMark::Absent)))
            }
            Kind::Word(word) => Ok(self.worded(word, place)?.map(|shape| (shape, YearMark::Absent))),
            _ => Ok(None),
        }
    }

    /// What begins with a word.
    fn worded(&mut self, word: Word, place: Place) -> Read<Option<Shape>> {
        let full = |stretch| Ok(Some(Shape::Full(stretch)));
        match word {
            Word::Month(name, case) => {
                self.check_case(name, case, place)?;
                self.skip(1);
                let _ = self.eat(Kind::Dot) || self.eat_word(Word::MonthNoun);
                full(Stretch::Month(name))
            }
            Word::Cardinal(tens @ (20 | 30)) if matches!(self.word(1), Some(Word::Ordinal(1..=9))) => {
                let Some(Word::Ordinal(ones)) = self.word(1) else { return Ok(None) };
                self.skip(2);
                self.counted(u32::from(tens) + u32::from(ones))
            }
            Word::Ordinal(number) => {
                // «первая мая» has lost its decade or half.
                let day = ["ого", "его", "ое", "ье"].iter().any(|end| self.written(0).ends_with(end));
                if !day && matches!(self.word(1), Some(Word::Month(..))) {
                    return self.unexpected();
                }
                self.skip(1);
                self.counted(u32::from(number))
            }
            Word::Last => self.last(),
            // «каждый второй четверг месяца», «каждая последняя среда месяца».
            Word::Each if matches!(self.word(2), Some(Word::Weekday(_) | Word::WeekNoun | Word::Decade)) => {
                self.skip(1);
                self.word(0).map_or(Ok(None), |word| self.worded(word, place))
            }
            Word::Season => fault(self.here(), Unread::VagueEdge),
            Word::Begin | Word::Middle | Word::End => {
                self.check_edge(place)?;
                self.edge(word)
            }
            Word::School if self.word(1) == Some(Word::YearNoun) || self.word(1) == Some(Word::YearShort) => {
                self.school_year_word();
                full(Stretch::SchoolYear)
            }
            Word::New if self.word(1) == Some(Word::School) => {
                self.skip(1);
                self.worded(Word::School, place)
            }
            Word::Current | Word::Next | Word::Report
                if matches!(self.word(1), Some(Word::YearNoun | Word::Civil | Word::School)) =>
            {
                let school = self.word(1) == Some(Word::School);
                full(if school { Stretch::SchoolYear } else { Stretch::Year })
            }
            Word::Civil if self.word(1) == Some(Word::YearNoun) => {
                self.skip(2);
                full(Stretch::Year)
            }
            Word::YearNoun => {
                self.skip(1);
                full(Stretch::Year)
            }
            _ => Ok(None),
        }
    }

    /// A month in the case its place asks for.
    pub(super) fn check_case(&self, name: Month, case: Case, place: Place) -> Read<()> {
        let right = match place {
            Place::Genitive => russian::Case::Genitive,
            Place::Inside => russian::Case::Prepositional,
            _ => russian::Case::Nominative,
        };
        let fits = match place {
            Place::Genitive => matches!(case, Case::Genitive | Case::Short),
            Place::Accusative => matches!(case, Case::Nominative | Case::Short),
            Place::Inside => matches!(case, Case::Prepositional | Case::Short),
            Place::Free => matches!(case, Case::Nominative | Case::Prepositional | Case::Short),
        };
        if fits { Ok(()) } else { self.wrong_case(name, right) }
    }

    /// A fault at the month here.
    pub(super) fn wrong_case<T>(&self, name: Month, right: russian::Case) -> Read<T> {
        let right = ru_month(name, right);
        mended(self.here(), Unread::WrongCase(self.slice(self.here()).to_owned(), right.to_owned()), right)
    }

    /// What begins with a digit: a date, a year, a number of a month, quarter or part.
    fn numbered(&mut self) -> Read<Option<(Shape, YearMark)>> {
        if let Some(found) = self.numeric_date()? {
            return Ok(Some(found));
        }
        let Some((value, digits)) = self.number(0) else { return Ok(None) };
        if digits >= 3 {
            let shape = if self.is_school_pair() { Stretch::SchoolYear } else { Stretch::Year };
            let year = self.year_number()?;
            return Ok(Some((Shape::Full(shape), year)));
        }
        let feminine = self.slice(self.here()).ends_with(['я', 'ю']);
        if feminine && matches!(self.word(1), Some(Word::Month(..))) {
            return self.unexpected();
        }
        self.skip(1);
        // «1V»: a Roman number whose first letter is the digit.
        if let (1, Kind::Roman(rest @ (5 | 10))) = (value, self.kind(0))
            && self.token(0).is_some_and(|token| !token.blank)
        {
            self.skip(1);
            return Ok(self.counted(u32::from(rest) - 1)?.map(|shape| (shape, YearMark::Absent)));
        }
        Ok(self.counted(value)?.map(|shape| (shape, YearMark::Absent)))
    }

    /// What is counted: the day of a month, a quarter, a half, a part of a month. The number is taken.
    pub(super) fn counted(&mut self, value: u32) -> Read<Option<Shape>> {
        let span = self.before();
        // «15 числа мая месяца»
        let number = self.word(0) == Some(Word::NumberNoun) && matches!(self.word(1), Some(Word::Month(..)));
        self.skip(usize::from(number));
        let counted = self.word(0);
        let no = |what| fault(span, Unread::NoSuch(what, value));
        let stretch = match counted {
            Some(Word::Month(name, case)) => {
                if !matches!(case, Case::Genitive | Case::Short) {
                    return self.wrong_case(name, russian::Case::Genitive);
                }
                self.skip(1);
                self.eat(Kind::Dot);
                match Day::new(name, value) {
                    Some(day) => Stretch::Day(day),
                    None => return no_such_day(join(span, self.before()), span, value, name, None),
                }
            }
            Some(Word::QuarterNoun) => match Nth::new(value) {
                Some(quarter) => self.abbreviated(Stretch::Quarter(quarter)),
                None => return no(What::Quarter),
            },
            Some(Word::HalfYear) => match Nth::new(value) {
                Some(half) => {
                    let half_year = self.abbreviated(Stretch::Half(half));
                    self.school_half(half, half_year)
                }
                None => return no(What::Half),
            },
            Some(Word::Decade) => match Nth::new(value) {
                Some(third) => return self.part(Part::Third(third)),
                None => return no(What::Third),
            },
            Some(Word::WeekNoun) if self.is_of_month() => match Nth::new(value) {
                Some(week) => return self.part(Part::Week(week)),
                None => return no(What::Week),
            },
            Some(Word::Weekday(day)) => match Nth::new(value) {
                Some(nth) => return self.part(Part::Weekday(nth, day)),
                None => return no(What::Weekday),
            },
            Some(Word::HalfNoun) => match Nth::new(value) {
                Some(half) => return self.half(half),
                None => return no(What::MonthHalf),
            },
            _ => return Ok(Some(Shape::Number(value))),
        };
        Ok(Some(Shape::Full(stretch)))
    }
}

/// A day that its month does not have; the last one is offered in place of a later one.
fn no_such_day<T>(span: Span, number: Span, day: u32, month: Month, year: Option<i32>) -> Read<T> {
    let length = days_in(year.unwrap_or(2000), month);
    let reason = Unread::NoSuchDay(day, month, year, length);
    let mend = (day > length).then(|| (number, length.to_string()));
    Err(Box::new(super::cursor::Fault { span, reason, mend }))
}

/// 29 February of a year that has none.
fn check_day(shape: Shape, year: YearMark, span: Span) -> Read<()> {
    let years = match year {
        YearMark::Of(Year::Named(year)) => year..=year,
        YearMark::Span(first, last) => first..=last,
        YearMark::School(year) => year + 1..=year + 1,
        YearMark::Each => {
            let leap = matches!(shape, Shape::Full(Stretch::Day(day)) if day.of(2001).is_none());
            return if leap { fault(span, Unread::LeapDay) } else { Ok(()) };
        }
        _ => return Ok(()),
    };
    let Shape::Full(Stretch::Day(day)) = shape else { return Ok(()) };
    let missing = years.into_iter().find(|year| day.of(*year).is_none());
    let number = Span { start: span.start, end: span.start + 2 };
    missing.map_or(Ok(()), |year| no_such_day(span, number, day.number(), day.month(), Some(year)))
}

/// The month of a number in a date of digits.
pub(super) fn numbered_month(number: u32, span: Span) -> Read<Month> {
    if (1..=12).contains(&number) { Ok(month(number)) } else { fault(span, Unread::NoSuchMonth(number)) }
}

/// A day in a date of digits.
pub(super) fn numbered_day(day: u32, month: Month, year: Option<i32>, spans: (Span, Span)) -> Read<Stretch> {
    let found = Day::new(month, day).filter(|found| year.is_none_or(|year| found.of(year).is_some()));
    match found {
        Some(day) => Ok(Stretch::Day(day)),
        None => no_such_day(spans.0, spans.1, day, month, year),
    }
}
