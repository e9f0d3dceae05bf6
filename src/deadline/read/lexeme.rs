//! Tokens as the grammar sees them: each with the set of its classes, the digits of a date or an hour being one.

use super::letters::is_letter;
use super::lex::{Token, TokenKind};
use super::vocabulary::{Class, ClassedWord};
use crate::base::Span;

/// A token of the grammar.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexeme {
    /// Its classes.
    pub classes: u128,
    /// Its number or its word's value.
    pub value: u32,
    /// Where, in bytes.
    pub span: Span,
    /// Whether a blank stands before it.
    pub blank: bool,
    /// Whether a line ends before it.
    pub line: bool,
    /// The first of the tokens it is made of.
    pub token: usize,
}

impl Lexeme {
    /// Whether it is of one of the classes.
    pub(super) fn is(&self, classes: u128) -> bool {
        self.classes & classes != 0
    }
}

/// The lexemes of a wording.
pub(super) fn lexemes(wording: &str, tokens: &[Token]) -> Vec<Lexeme> {
    let mut list = Vec::with_capacity(tokens.len());
    let closed = wording.rfind(['»', '”', '"', '“']).unwrap_or_default();
    let (mut at, mut behind, mut quotes) = (0, 0, Quotes::default());
    while let Some(token) = tokens.get(at) {
        let (class, length) =
            tokens.get(at..).and_then(digits).map_or((None, 1), |(class, length)| (Some(class), length));
        let last = tokens.get(at + length - 1).unwrap_or(token);
        let span = Span { start: token.span.start, end: last.span.end };
        let (classes, value) = match class {
            Some(class) => (class, 0),
            None if is_of_code(wording, tokens, at) => (NAME, 0),
            None => classes(wording, token),
        };
        let gap = wording.get(behind..span.range().start).unwrap_or_default();
        let quoted = quotes.pass(gap, classes, span.range().start < closed);
        let classes = if quoted { classes | Class::Quoted.bit() } else { classes };
        list.push(Lexeme { classes, value, span, blank: token.blank, line: token.line, token: at });
        (at, behind) = (at + length, span.range().end);
    }
    list
}

/// Which quotation marks are open.
#[derive(Default)]
struct Quotes {
    open: bool,
    /// Whether they hold a name, which begins with a word of somebody's own: «Учитель года – 2024», and not «20» мая.
    name: bool,
}

impl Quotes {
    /// Passes the marks before a lexeme, behind which something may close them, and tells whether it stands in a name.
    fn pass(&mut self, gap: &str, classes: u128, closes: bool) -> bool {
        if gap.len() < 2 && gap != "\"" {
            return self.name;
        }
        for mark in gap.chars() {
            self.open = match mark {
                '«' | '„' => true,
                '»' | '”' => false,
                '"' | '“' => !self.open,
                _ => continue,
            };
            // Marks that nothing closes hold no name: what follows may be a time.
            self.name = self.open && closes && classes & Class::Unknown.bit() != 0;
        }
        self.name
    }
}

/// A name in capitals.
const NAME: u128 = Class::Unknown.bit() | Class::Capital.bit() | Class::Capitals.bit();

/// Whether capitals are joined to a number by a hyphen, and so are no words: «1-ДО», «85-К».
fn is_of_code(wording: &str, tokens: &[Token], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    let (Some(token), Some(dash), Some(number)) = (tokens.get(at), before(1), before(2)) else {
        return false;
    };
    let joined = dash.kind == TokenKind::Dash && !dash.blank && !token.blank;
    let number = matches!(number.kind, TokenKind::Number(..));
    let letters = wording.get(token.span.range()).unwrap_or_default();
    joined
        && number
        && matches!(token.kind, TokenKind::Word(word) if !word.is_month())
        && letters.chars().all(char::is_uppercase)
}

/// The classes and the value of a token alone.
fn classes(wording: &str, token: &Token) -> (u128, u32) {
    let class = match token.kind {
        TokenKind::Number(value, digits, _) => {
            let classes = match digits {
                1 => Class::Small.bit(),
                2 => Class::Small.bit() | Class::Pair.bit(),
                4 => Class::Long.bit(),
                _ => Class::Other.bit(),
            };
            return (classes, value);
        }
        TokenKind::Roman(value) => return (Class::Roman.bit(), u32::from(value)),
        TokenKind::Word(word) => return (of_word(wording, word, token.span), u32::from(word.value)),
        TokenKind::Dash => Class::Dash,
        TokenKind::Comma => Class::Comma,
        TokenKind::Semicolon => Class::Semicolon,
        TokenKind::Colon => Class::Colon,
        TokenKind::Dot => Class::Dot,
        TokenKind::Slash => Class::Slash,
        TokenKind::Open => Class::Open,
        TokenKind::Close => Class::Close,
        TokenKind::Sign => Class::Sign,
        TokenKind::Mark => Class::Mark,
    };
    (class.bit(), 0)
}

/// Words that nobody reads, told apart for what they do to a time beside them.
const OWN: u128 = Class::Done.bit() | Class::Forbids.bit() | Class::Limits.bit() | Class::Unsaid.bit();

/// The classes of a word: its own, and what its letters tell.
fn of_word(wording: &str, word: ClassedWord, span: Span) -> u128 {
    let mut classes = word.class.bit();
    // A participle, a ban is a word of somebody's own all the same.
    if classes & OWN != 0 {
        classes |= Class::Unknown.bit();
    }
    let letters = wording.get(span.range()).unwrap_or_default();
    if letters.len() <= 2 {
        classes |= Class::Letter.bit();
        // «2 р. в год», and «Иванов Р. И.» or «р. Волга» as well.
        if classes & Class::Times.bit() != 0 {
            classes |= Class::Unknown.bit();
        }
    }
    if classes & Class::Unknown.bit() != 0 {
        let mut letters = letters.chars().filter(|letter| is_letter(*letter));
        if letters.next().is_some_and(char::is_uppercase) {
            classes |= Class::Capital.bit();
            let rest = letters.next();
            if rest.is_some_and(char::is_uppercase) && letters.all(char::is_uppercase) {
                classes |= Class::Capitals.bit();
            }
        }
    }
    classes
}

/// Digits that are one date, month or hour, and of how many tokens.
fn digits(tokens: &[Token]) -> Option<(u128, usize)> {
    let figures = DateFigures(tokens);
    let known = figures.date().or_else(|| figures.hour()).or_else(|| figures.part_of_date());
    known.or_else(|| figures.astray())
}

/// The figures at a place, with the marks between them.
struct DateFigures<'t>(&'t [Token]);

impl DateFigures<'_> {
    /// The number there, and how many digits it has.
    fn number(&self, at: usize) -> Option<(u32, u8)> {
        match self.0.get(at)?.kind {
            TokenKind::Number(value, digits, false) => Some((value, digits)),
            _ => None,
        }
    }

    fn is_month(&self, at: usize) -> bool {
        self.0.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Word(word) if word.is_month()))
    }

    fn mark(&self, at: usize) -> TokenKind {
        self.0.get(at).map_or(TokenKind::Mark, |token| token.kind)
    }

    /// Whether no blank stands before any of these tokens.
    fn glued(&self, from: usize, to: usize) -> bool {
        (from..=to).all(|at| self.0.get(at).is_some_and(|token| !token.blank))
    }

    /// «05.02.2024», «5. 2. 2024», «5/2/24», «2024-03-01», «2024.3.1», «05-02-2024».
    fn date(&self) -> Option<(u128, usize)> {
        let widths = (self.number(0)?.1, self.number(2)?.1, self.number(4)?.1);
        let mark = self.mark(1);
        let dots = matches!(mark, TokenKind::Dot | TokenKind::Slash);
        if !(dots || mark == TokenKind::Dash) || self.mark(3) != mark {
            return None;
        }
        let date = match widths {
            (4, 2, 1..=2) => self.glued(1, 4),
            (4, 1, 1..=2) => dots && self.glued(1, 4),
            (2, 2, 4) if !dots => self.glued(1, 4),
            (1..=2, 1..=2, 4) => dots,
            (1..=2, 1..=2, 2) if dots && self.run(4) > 5 => {
                return Some((Class::Mark.bit(), self.run(4)));
            }
            // «1.2.5 мая»: days of May, or the number of a row before the fifth?
            (1..=2, 1..=2, 1) if dots && self.glued(1, 4) && self.is_month(5) => {
                return Some((Class::Mark.bit(), 5));
            }
            (1..=2, 1..=2, 2 | 3 | 5..) => dots && self.glued(1, 2),
            _ => false,
        };
        date.then_some((Class::Dated.bit() | Class::Date.bit(), 5))
    }

    /// How many tokens there are to the end of the figures that dots join to the one at a place. «1.6. 20.10.24» goes on
    /// behind what looks like a year of two figures: of such a run nobody knows which figures make a date.
    fn run(&self, at: usize) -> usize {
        let next = |at: &usize| {
            let goes_on = self.mark(at + 1) == TokenKind::Dot && self.number(at + 2).is_some();
            (goes_on && self.glued(at + 1, at + 2)).then_some(at + 2)
        };
        std::iter::successors(Some(at), next).last().unwrap_or(at) + 1
    }

    /// «18:00», «18.00», «14-00».
    fn hour(&self) -> Option<(u128, usize)> {
        let ((first, digits), (second, width)) = (self.number(0)?, self.number(2)?);
        let minutes = if digits == 2 { is_minutes(second) } else { matches!(second, 0 | 15 | 30 | 45) };
        let hour = match self.mark(1) {
            // «25:00» is an hour that there is not.
            TokenKind::Colon => true,
            TokenKind::Dot => first <= 24 && minutes,
            // «в 14-00»: no day is the noughth.
            TokenKind::Dash => first <= 24 && second == 0,
            _ => false,
        };
        (hour && digits <= 2 && width == 2 && self.glued(1, 2)).then_some((Class::Clock.bit(), 3))
    }

    /// «05.02», «05.2024».
    fn part_of_date(&self) -> Option<(u128, usize)> {
        let ((first, digits), (_, width)) = (self.number(0)?, self.number(2)?);
        let classes = match width {
            1..=2 => of_two_numbers((first, digits), width),
            4 => Class::Monthly.bit(),
            _ => return None,
        };
        (self.mark(1) == TokenKind::Dot && digits <= 2 && self.glued(1, 2)).then_some((classes, 3))
    }

    /// «02 .2.02», «10 .12 мая»: a figure behind a dot that has its blank on the wrong side, and no date of three.
    fn astray(&self) -> Option<(u128, usize)> {
        let number = self.number(0).is_some() && self.number(2).is_some();
        let dot = self.mark(1) == TokenKind::Dot && self.0.get(1).is_some_and(|dot| dot.blank);
        (number && dot && self.glued(2, 2)).then_some((Class::Mark.bit(), 3))
    }
}

/// The classes of «05.02», and of «2.1», which is as likely the number of a row: few type a day so.
fn of_two_numbers((first, digits): (u32, u8), width: u8) -> u128 {
    let noughts = first < if digits > 1 { 10 } else { 1 };
    Class::Date.bit() | if width == 1 && !noughts { Class::Item.bit() } else { 0 }
}

/// Whether the number is no month, but may be the minutes of an hour.
fn is_minutes(number: u32) -> bool {
    number == 0 || (13..=59).contains(&number)
}
