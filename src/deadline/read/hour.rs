//! The hour behind a date, which a deadline counted in days leaves out: «20 мая 2024 года в 14:00», «до 18.00».

use super::cursor::Cursor;
use super::lex::Kind;
use super::vocabulary::Word;

impl Cursor<'_> {
    /// Takes an hour, or two with a dash or a preposition between.
    pub(super) fn hour(&mut self) -> bool {
        let mark = self.mark();
        let preposition =
            matches!(self.word(0), Some(Word::In | Word::Before | Word::From | Word::Toward | Word::Until));
        self.skip(usize::from(preposition));
        if !self.clock() {
            self.reset(mark);
            return false;
        }
        let mark = self.mark();
        if matches!(self.kind(0), Kind::Dash | Kind::Word(Word::Before | Word::Until)) {
            self.skip(1);
            if !self.clock() {
                self.reset(mark);
            }
        }
        true
    }

    /// «14:00», «14.00», «14 часов», «14 ч.»; «10.05» is a day, and no hour.
    fn clock(&mut self) -> bool {
        let (Some((0..=24, 1..=2)), colon) = (self.number(0), self.kind(1)) else { return false };
        let written = |ahead| self.token(ahead).map_or("", |token| self.slice(token.span));
        let minutes = match self.number(2) {
            Some((minutes @ 0..=59, 2)) => match colon {
                Kind::Colon => true,
                Kind::Dot => (minutes == 0 || minutes > 12) && self.kind(3) != Kind::Dot,
                _ => false,
            },
            _ => false,
        };
        let named = |ahead| ["ч", "час", "часа", "часов"].contains(&written(ahead));
        let length = if minutes { 3 } else { 1 };
        let named = named(length);
        if !minutes && !named {
            return false;
        }
        self.skip(length + usize::from(named));
        if named {
            self.eat(Kind::Dot);
        }
        true
    }
}
