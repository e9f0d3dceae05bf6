//! Wordings without a date, or with one that hangs on something else: plans, events, needs, «в течение …».

use super::cursor::{Cursor, Read};
use super::lex::Kind;
use super::phrase::{Form, Said};
use super::point::Place;
use super::vocabulary::{Case, Unit, Word};
use crate::deadline::term::{Whole, Why};

/// Beginnings of words that tell a plan of somebody above, and not of the plan's own organisation.
const OTHERS: [&str; 16] = [
    "регион",
    "министерств",
    "минпросвещ",
    "минобр",
    "департамент",
    "край",
    "края",
    "област",
    "республик",
    "федерал",
    "муниципал",
    "районн",
    "роив",
    "утвержденн",
    "установленн",
    "учредител",
];

impl Cursor<'_> {
    /// Reads what is not a plain date; `None` where nothing of the kind begins here.
    pub fn free(&mut self) -> Read<Option<Said>> {
        match (self.word(0), self.word(1)) {
            (Some(Word::In | Word::At), Some(Word::During)) => self.during(),
            (Some(Word::Constantly), _) => self.whole(1, Whole::Period),
            (Some(Word::At | Word::In), Some(Word::Basis)) => self.whole(3, Whole::Period),
            (Some(Word::School), Some(Word::YearNoun)) => self.whole(2, Whole::SchoolYear),
            (Some(Word::All), _) => self.all(1),
            (Some(Word::For | Word::At | Word::In), Some(Word::All)) => self.all(2),
            (Some(Word::In), Some(Word::Lasting(..))) | (Some(Word::Lasting(..)), Some(Word::Term)) => {
                self.lasting()
            }
            (Some(Word::In), None)
                if matches!(self.kind(1), Kind::Number(..))
                    && matches!(self.kind(2), Kind::Dash | Kind::Word(Word::Lasting(..))) =>
            {
                self.lasting()
            }
            (Some(Word::Through), _) => {
                self.skip(1);
                self.lag()
            }
            (Some(Word::At), Some(Word::Next)) => self.next_day(),
            _ => match self.lag_head() {
                Some(words) => {
                    self.skip(words);
                    self.lag()
                }
                None => Ok(self.why().map(|why| self.undated(why))),
            },
        }
    }

    /// How many words stand before the days of «срок 10 дней», «в срок 5 дней», «10 дней со дня …».
    fn lag_head(&self) -> Option<usize> {
        let start = usize::from(self.word(0) == Some(Word::In));
        let term = self.word(start) == Some(Word::Term);
        let mark = usize::from(matches!(self.kind(start + 1), Kind::Dash | Kind::Colon));
        let at = if term { start + 1 + mark } else { 0 };
        let counted = matches!(self.kind(at), Kind::Number(..) | Kind::Word(Word::Cardinal(_)));
        // «10 (десять) дней»
        let twice = self.kind(at + 1) == Kind::Open && self.kind(at + 3) == Kind::Close;
        let next = if twice { at + 4 } else { at + 1 };
        let unit = matches!(self.word(next), Some(Word::DayNoun | Word::Working | Word::Civil));
        let many = || ["дней", "дня", "суток", "рабочих", "календарных"].contains(&&*self.written(next));
        let from = || many() && (next + 1..next + 3).any(|at| self.is_connector(at));
        (counted && unit && (term || from())).then_some(at)
    }

    /// Why there is no date, where the words here say so.
    fn why(&self) -> Option<Why> {
        let event = matches!(self.word(2), None | Some(Word::Other | Word::Course | Word::Begin | Word::End));
        match (self.word(0)?, self.word(1)) {
            (Word::Until, Some(Word::Measure)) | (Word::In, Some(Word::Occasion)) => Some(Why::AsNeeded),
            (Word::Until | Word::According, Some(Word::By(why))) => Some(why),
            (Word::Until, Some(Word::End)) if self.word(2).is_some() && self.written(1) == "окончанию" => {
                Some(Why::Event)
            }
            (Word::Until, Some(Word::Holidays)) => Some(Why::External),
            (Word::Until, Some(Word::Other)) => self.plan(1).or_else(|| match self.word(2) {
                Some(Word::By(why)) => Some(why),
                _ => None,
            }),
            (Word::Until, _) => self.plan(1),
            (Word::According, _) => Some(self.plan(1).unwrap_or(Why::External)),
            (Word::In, Some(Word::Accordance)) => Some(self.plan(2).unwrap_or(Why::External)),
            (Word::From, Some(Word::Moment | Word::DayNoun)) if event => Some(Why::Event),
            (Word::After, Some(Word::Month(..))) => None,
            (Word::After, Some(_)) => Some(Why::Event),
            (Word::In, Some(Word::DayNoun)) if self.written(1) != "суток" => Some(Why::Event),
            (Word::With, Some(Word::By(why))) => Some(why),
            (Word::With, Some(_)) => Some(if self.is_occasion() { Why::AsNeeded } else { Why::Event }),
            (Word::In | Word::At, Some(Word::Established)) if self.word(2) == Some(Word::Term) => {
                Some(Why::External)
            }
            (Word::In, Some(Word::Term)) if self.is_set() => Some(Why::External),
            (Word::Term, Some(Word::Other)) if self.is_to_be_set() => Some(Why::External),
            (Word::Alone(why), _) => Some(why),
            (Word::Holidays, _) | (Word::In | Word::At, Some(Word::Holidays)) => Some(Why::External),
            (Word::Season, Some(Word::Holidays)) => Some(Why::External),
            (Word::In, Some(Word::Other)) if self.is_course() => Some(Why::Event),
            (Word::For, _) if self.is_ahead(1) => Some(Why::Event),
            (Word::Not, Some(Word::Rarer)) if self.word(2) == Some(Word::For) && self.is_ahead(3) => {
                Some(Why::Event)
            }
            (Word::Not, Some(Word::Rarer)) if self.word(3) == Some(Word::For) && self.is_ahead(4) => {
                Some(Why::Event)
            }
            _ => None,
        }
    }

    /// Whether «в срок» is followed by who sets it: «в сроки, установленные …».
    fn is_set(&self) -> bool {
        let ahead = if self.kind(2) == Kind::Comma { 3 } else { 2 };
        self.word(ahead) == Some(Word::Established) || self.is_free(ahead)
    }

    /// Whether «в» is followed by a word that hangs the time on something going on: «в ходе», «в рамках».
    fn is_course(&self) -> bool {
        let word = self.token(1).map_or("", |token| self.slice(token.span)).to_lowercase();
        let heads =
            ["ходе", "рамках", "процессе", "преддверии", "канун", "дни", "связи", "момент", "случаях"];
        heads.contains(&word.as_str())
    }

    /// Whether «сроки» is followed by who will set them: «определяются», «устанавливаются».
    fn is_to_be_set(&self) -> bool {
        let word = self.token(1).map_or("", |token| self.slice(token.span)).to_lowercase();
        ["определя", "устанавлива", "утвержда"].iter().any(|stem| word.starts_with(stem))
    }

    /// Whether «при» is followed by what may happen or not.
    fn is_occasion(&self) -> bool {
        let word = self.token(1).map_or("", |token| self.slice(token.span)).to_lowercase();
        let stems =
            ["наличи", "возникнов", "поступлен", "обращени", "выявлен", "изменени", "появлен", "услови"];
        stems.iter().any(|stem| word.starts_with(stem))
    }

    /// Whether «за …» is so long before something: «за 5 дней до проведения».
    fn is_ahead(&self, from: usize) -> bool {
        (from..from + 5).any(|ahead| self.word(ahead) == Some(Word::Before))
    }

    /// Whether the dot of a shortened word stands so many steps ahead: «по отд. плану».
    fn is_dot(&self, ahead: usize) -> bool {
        self.kind(ahead) == Kind::Dot && self.token(ahead).is_some_and(|token| !token.blank)
    }

    /// Whose plan it goes by, where «план» or «график» stands a few words ahead.
    fn plan(&self, from: usize) -> Option<Why> {
        let at = (from..from + 5).take_while(|&at| {
            matches!(self.kind(at), Kind::Word(word) if is_adjective(word)) || self.is_dot(at)
        });
        let at = at.last().map_or(from, |at| at + 1);
        if self.word(at) != Some(Word::Plan) {
            return None;
        }
        let rest =
            self.token(at).and_then(|token| self.text.get(token.span.end as usize..)).unwrap_or_default();
        let rest = rest.chars().take(400).collect::<String>().to_lowercase().replace('ё', "е");
        let others = rest
            .split(|letter: char| !letter.is_alphabetic())
            .any(|word| OTHERS.iter().any(|stem| word.starts_with(stem)));
        Some(if others { Why::External } else { Why::SeparatePlan })
    }

    /// Takes the words of a deadline without a date: to the end, or to a rhythm or date that takes its place.
    pub fn undated(&mut self, why: Why) -> Said {
        let mut dated = false;
        while !self.is_done() {
            let stops = matches!(self.kind(0), Kind::Comma | Kind::Semicolon | Kind::Dot | Kind::Open)
                && (why == Why::AsNeeded && self.is_rhythm_ahead() || self.is_often_ahead());
            if stops || self.is_limit_ahead() || !dated && self.is_window_ahead() {
                break;
            }
            dated |= matches!(self.kind(0), Kind::Number(..) | Kind::Word(Word::Month(..)));
            self.skip(1);
        }
        Said::Undated(why)
    }

    /// Whether a day that bounds the free words follows: «по отдельному графику, но не позднее 1 декабря».
    pub fn is_limit_ahead(&self) -> bool {
        let mark = matches!(self.kind(0), Kind::Comma | Kind::Semicolon | Kind::Open);
        let but = usize::from(mark) + usize::from(self.word(usize::from(mark)) == Some(Word::But));
        let day = match (self.word(but), self.word(but + 1)) {
            (Some(Word::Before), _) => but + 1,
            (Some(Word::Not), Some(Word::Later)) => but + 2,
            // «со дня подписания по 31 мая 2024 года», but not «по 5 числам».
            (Some(Word::Until), _) if self.word(but + 2) != Some(Word::NumberNoun) => but + 1,
            _ => return false,
        };
        let digits = self.kind(day + 1) == Kind::Dot && self.number(day + 2).is_some();
        let counted = matches!(self.word(day + 1), Some(Word::Month(..) | Word::NumberNoun));
        // «до июня» is no clear limit, but one that must be seen.
        matches!(self.word(day), Some(Word::Month(..)))
            || self.number(day).is_some() && (digits || counted || self.is_year(day + 1))
    }

    /// Whether a month or quarter in which it is done follows: «по отдельному графику, май 2024 года».
    fn is_window_ahead(&self) -> bool {
        let mark = matches!(self.kind(0), Kind::Comma | Kind::Semicolon | Kind::Open | Kind::Dash);
        let at = usize::from(mark);
        let (number, digits) = (self.number(at).is_some(), self.kind(at + 1) == Kind::Dot);
        match (self.word(at), self.word(at + 1)) {
            (Some(Word::In), Some(Word::Month(_, Case::Prepositional))) => true,
            (Some(Word::From), _) => self.number(at + 1).is_some(),
            (Some(Word::Month(_, Case::Nominative)), _) => mark,
            (Some(Word::Month(_, Case::Prepositional)), _) => true,
            (None, Some(Word::Month(_, Case::Genitive))) => mark && number,
            (None, Some(Word::QuarterNoun)) => mark,
            (None, _) => mark && number && digits && self.number(at + 2).is_some(),
            _ => false,
        }
    }

    /// Whether a mark, «ежемесячно» and nothing that hangs on it follow: «по плану работы, ежемесячно».
    fn is_often_ahead(&self) -> bool {
        matches!(self.word(1), Some(Word::Often(_))) && self.word(2).is_none() && self.number(2).is_none()
    }

    /// Whether «но не реже …» or «ежегодно» follows the mark here.
    fn is_rhythm_ahead(&self) -> bool {
        let ahead = if self.word(1) == Some(Word::But) { 2 } else { 1 };
        matches!(
            (self.word(ahead), self.word(ahead + 1)),
            (Some(Word::Often(_) | Word::Then | Word::Rarer), _) | (Some(Word::Not), Some(Word::Rarer))
        ) || self.number(ahead).is_some() && self.word(ahead + 1) == Some(Word::Times)
    }

    /// A duty without a break whose own words are so many.
    fn whole(&mut self, words: usize, whole: Whole) -> Read<Option<Said>> {
        self.skip(words);
        self.course();
        Ok(Some(Said::Whole(whole)))
    }

    /// «весь период», «весь год», «весь учебный год».
    fn all(&mut self, words: usize) -> Read<Option<Said>> {
        self.skip(words);
        match (self.word(0), self.word(1)) {
            (Some(Word::Period | Word::Term), _) => self.whole(1, Whole::Period),
            (Some(Word::School), Some(Word::YearNoun)) => self.whole(2, Whole::SchoolYear),
            (Some(Word::Civil), Some(Word::YearNoun)) => self.whole(2, Whole::Year),
            (Some(Word::YearNoun), _) => self.whole(1, Whole::Year),
            _ => match self.bare(Form::Through, Place::Free)? {
                None => self.unexpected(),
                found => Ok(found),
            },
        }
    }

    /// «в течение …»: a whole, a window to be filled, or a time after an event.
    fn during(&mut self) -> Read<Option<Said>> {
        self.skip(2);
        self.eat(Kind::Dot);
        if let Some(lag) = self.lag()? {
            return Ok(Some(lag));
        }
        let all = self.eat_word(Word::All) || self.eat_word(Word::Each);
        let named = self.is_year(1) || self.is_year(2);
        match (self.word(0), self.word(1)) {
            (Some(Word::Period | Word::Term), Some(Word::From)) => {
                self.skip(2);
                return self.through_period();
            }
            (Some(Word::Period | Word::Term | Word::Course), _) => return self.whole(1, Whole::Period),
            (Some(Word::School), _) if !named => {
                self.school_year_word();
                return self.whole(0, Whole::SchoolYear);
            }
            (Some(Word::Civil), Some(Word::YearNoun)) => return self.whole(2, Whole::Year),
            (Some(Word::YearNoun | Word::YearShort), _) => {
                self.year_words();
                return self.whole(0, Whole::Year);
            }
            (Some(Word::QuarterNoun), _) => return self.each(Unit::Quarter),
            (Some(Word::HalfYear), _) => return self.each(Unit::Half),
            (Some(Word::MonthNoun), _) if all => return self.each(Unit::Month),
            (Some(Word::Holidays), _) => return Ok(Some(self.undated(Why::External))),
            _ => {}
        }
        match self.bare(Form::Through, Place::Genitive)? {
            None if self.is_free(0) => Ok(Some(self.undated(Why::Event))),
            None => self.unexpected(),
            found => Ok(found),
        }
    }

    /// «в течение периода с … по …».
    fn through_period(&mut self) -> Read<Option<Said>> {
        let Some(first) = self.point(Place::Genitive)? else { return self.unexpected() };
        let place = if self.word(0) == Some(Word::Until) { Place::Accusative } else { Place::Genitive };
        self.skip(1);
        let place = if self.eat_word(Word::End) { Place::Genitive } else { place };
        let Some(last) = self.point(place)? else { return self.unexpected() };
        self.eat_word(Word::Inclusive);
        Ok(Some(Said::Raw(super::phrase::Raw { form: Form::Through, first, last: Some(last) })))
    }

    /// «в течение квартала»: each.
    fn each(&mut self, unit: Unit) -> Read<Option<Said>> {
        self.skip(1);
        Ok(Some(Said::Rhythm(unit, 1, 1)))
    }

    /// Takes the words that tell what the period is of: «реализации целевой модели наставничества».
    pub fn course(&mut self) {
        loop {
            let joins = matches!(self.kind(0), Kind::Dash | Kind::Word(Word::And | Word::In | Word::At));
            match self.kind(0) {
                Kind::Word(Word::Other | Word::Course | Word::School | Word::Place | Word::Plan) => {
                    self.skip(1)
                }
                _ if joins && self.word(1) == Some(Word::Other) => self.skip(2),
                _ => return,
            }
        }
    }
}

/// Whether the word can stand between «по» and «плану».
fn is_adjective(word: Word) -> bool {
    matches!(
        word,
        Word::Other
            | Word::Established
            | Word::Civil
            | Word::School
            | Word::Working
            | Word::From
            | Word::Often(_)
            | Word::By(_)
            | Word::OftenAdjective(_)
            | Word::Lasting(..)
    )
}

/// The words with single blanks, without marks at the end, small at the beginning unless a name in capitals.
pub(super) fn tidy(words: &str) -> String {
    let joined = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mark = |letter| matches!(letter, '.' | ',' | ';' | ':' | '/' | ' ' | '-' | '–' | '—' | '(');
    let opened = joined.trim_end_matches(mark).contains('(');
    let joined = joined.trim_end_matches(|letter| mark(letter) || letter == ')' && !opened);
    let mut letters = joined.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && !second.is_uppercase() => {
            first.to_lowercase().chain(joined.chars().skip(1)).collect()
        }
        _ => joined.to_owned(),
    }
}
