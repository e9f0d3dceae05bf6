//! Deadlines counted from an event: «в течение 10 дней после …», «в месячный срок».

use super::cursor::{Cursor, Read, fault};
use super::free::tidy;
use super::lex::Kind;
use super::phrase::Said;
use super::vocabulary::Word;
use crate::base::message::deadline::Unread;
use crate::deadline::term::{Lag, LagUnit, Why};

impl Cursor<'_> {
    /// «10 рабочих дней со дня …», «месяца после …», «двух недель»; `None` where none begins here.
    pub fn lag(&mut self) -> Read<Option<Said>> {
        let mark = self.mark();
        let count = self.count();
        let working = self.eat_word(Word::Working);
        if working || self.eat_word(Word::Civil) {
            self.eat(Kind::Dot);
        }
        let unit = match self.word(0) {
            Some(Word::DayNoun) if working => LagUnit::WorkingDay,
            Some(Word::DayNoun) => LagUnit::Day,
            Some(Word::WeekNoun) if !self.is_part_of_month() => LagUnit::Week,
            Some(Word::MonthNoun) => LagUnit::Month,
            Some(Word::HalfOfYear) => LagUnit::Month,
            Some(Word::YearNoun) if count.is_some() || self.is_connector(1) => LagUnit::Year,
            _ => {
                self.reset(mark);
                return Ok(None);
            }
        };
        if count.is_none() && ["дней", "недель", "месяцев", "лет"].contains(&self.written(0).as_str())
        {
            return fault(self.here(), Unread::NoCount(self.slice(self.here()).to_owned()));
        }
        let six = self.word(0) == Some(Word::HalfOfYear);
        self.skip(1);
        self.eat(Kind::Dot);
        let count = if six { 6 } else { u16::from(count.unwrap_or(1)) };
        self.lag_event(count, unit).map(Some)
    }

    /// Whether the week here is one of a month: «недели мая».
    fn is_part_of_month(&self) -> bool {
        matches!(self.word(1), Some(Word::Month(..)))
    }

    /// Whether «после», «со дня», «с момента» stand so many steps ahead.
    pub(super) fn is_connector(&self, ahead: usize) -> bool {
        match self.word(ahead) {
            Some(Word::After) => true,
            Some(Word::From) => matches!(self.word(ahead + 1), Some(Word::Moment | Word::DayNoun)),
            Some(Word::Until) => {
                self.word(ahead + 1) == Some(Word::By(Why::Event)) && self.ends_event(ahead + 1)
            }
            _ => false,
        }
    }

    /// Whether «окончании», «завершении» or «истечении» stands so many steps ahead.
    fn ends_event(&self, ahead: usize) -> bool {
        self.token(ahead).is_some_and(|token| self.slice(token.span).to_lowercase().ends_with("нии"))
    }

    /// The event a time is counted from: the rest of the wording.
    fn lag_event(&mut self, count: u16, unit: LagUnit) -> Read<Said> {
        if self.word(0) == Some(Word::Before) {
            // «не позднее 1 месяца до начала …» hangs on what is to come.
            return Ok(self.undated(Why::Event));
        }
        let connected = self.is_connector(0);
        if !connected {
            let ends =
                self.is_done() || !matches!(self.kind(0), Kind::Word(_) | Kind::Number(..) | Kind::Roman(_));
            let lag = Lag { count, unit, event: String::new() };
            return if ends { Ok(Said::Lag(lag)) } else { self.unexpected() };
        }
        let ends = self.word(0) == Some(Word::Until);
        self.skip(if ends || self.word(0) == Some(Word::After) { 1 } else { 2 });
        if self.is_done() {
            return fault(self.before(), Unread::Unfinished(self.slice(self.before()).to_owned()));
        }
        let begin = self.here().range().start;
        while !self.is_done() && !self.is_limit_ahead() {
            self.skip(1);
        }
        let end = if self.is_done() { self.text.len() } else { self.before().range().end };
        let mut event = tidy(self.text.get(begin..end).unwrap_or_default());
        if ends {
            event = event.replacen("ении", "ения", 1).replacen("ании", "ания", 1);
        }
        Ok(Said::Lag(Lag { count, unit, event }))
    }

    /// «в месячный срок», «в 10-дневный срок».
    pub fn lasting(&mut self) -> Read<Option<Said>> {
        let mark = self.mark();
        self.eat_word(Word::In);
        let digits = self.number(0).map(|(value, _)| u16::try_from(value).unwrap_or(u16::MAX));
        if digits.is_some() {
            self.skip(1);
            self.eat(Kind::Dash);
        }
        let Some(Word::Lasting(number, unit)) = self.word(0) else {
            self.reset(mark);
            return Ok(None);
        };
        self.skip(1);
        if !self.eat_word(Word::Term) && !self.eat_word(Word::Period) {
            self.reset(mark);
            return Ok(None);
        }
        self.lag_event(digits.unwrap_or(u16::from(number)), unit).map(Some)
    }

    /// «на следующий рабочий день после …».
    pub fn next_day(&mut self) -> Read<Option<Said>> {
        let mark = self.mark();
        self.skip(2);
        if let (Some(Said::Lag(lag)), true) = (self.lag()?, self.mark() > mark) {
            return Ok(Some(Said::Lag(lag)));
        }
        self.reset(mark);
        Ok(None)
    }
}
