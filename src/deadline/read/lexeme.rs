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
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let (class, length) = tokens.get(at..).and_then(digits).unwrap_or((None, 1));
        let last = tokens.get(at + length - 1).unwrap_or(token);
        let span = Span { start: token.span.start, end: last.span.end };
        let (classes, value) = match class {
            Some(class) => (class, 0),
            None if is_of_code(wording, tokens, at) => (NAME, 0),
            None => classes(wording, token),
        };
        list.push(Lexeme { classes, value, span, blank: token.blank, line: token.line, token: at });
        at += length;
    }
    list
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

/// The classes of a word: its own, and what its letters tell.
fn of_word(wording: &str, word: ClassedWord, span: Span) -> u128 {
    let mut classes = word.class.bit();
    let length = span.range().len();
    if length <= 2 {
        classes |= Class::Letter.bit();
    }
    if word.class == Class::Unknown {
        let mut letters =
            wording.get(span.range()).unwrap_or_default().chars().filter(|letter| is_letter(*letter));
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
fn digits(tokens: &[Token]) -> Option<(Option<u128>, usize)> {
    let number = |at: usize| match tokens.get(at)?.kind {
        TokenKind::Number(value, digits, false) => Some((value, digits)),
        _ => None,
    };
    let glued =
        |from: usize, to: usize| (from..=to).all(|at| tokens.get(at).is_some_and(|token| !token.blank));
    let kind = |at: usize| tokens.get(at).map_or(TokenKind::Mark, |token| token.kind);
    let (first, digits) = number(0)?;
    let (second, width) = number(2)?;
    let found = |class: Class, length| Some((Some(class.bit()), length));
    let dated = Class::Dated.bit() | Class::Date.bit();
    let third = number(4).map(|(_, digits)| digits);
    match kind(1) {
        mark @ (TokenKind::Dash | TokenKind::Dot | TokenKind::Slash)
            if digits == 4
                && width == 2
                && kind(3) == mark
                && matches!(third, Some(1..=2))
                && glued(1, 4) =>
        {
            Some((Some(dated), 5))
        }
        TokenKind::Dash
            if (digits, width, third) == (2, 2, Some(4)) && kind(3) == TokenKind::Dash && glued(1, 4) =>
        {
            Some((Some(dated), 5))
        }
        mark @ (TokenKind::Dot | TokenKind::Slash)
            if digits <= 2 && width <= 2 && kind(3) == mark && third.is_some_and(|third| third > 1) =>
        {
            if glued(1, 2) || third == Some(4) {
                Some((Some(dated), 5))
            } else {
                None
            }
        }
        // «25:00» is an hour that there is not.
        TokenKind::Colon if digits <= 2 && width == 2 && glued(1, 2) => found(Class::Clock, 3),
        TokenKind::Dot
            if digits <= 2
                && width == 2
                && first <= 24
                && (if digits == 2 { is_minutes(second) } else { matches!(second, 0 | 15 | 30 | 45) })
                && glued(1, 2) =>
        {
            found(Class::Clock, 3)
        }
        // «в 14-00»: no day is the noughth.
        TokenKind::Dash if digits <= 2 && width == 2 && first <= 24 && second == 0 && glued(1, 2) => {
            found(Class::Clock, 3)
        }
        TokenKind::Dot if digits <= 2 && width <= 2 && glued(1, 2) => {
            Some((Some(of_two_numbers((first, digits), width)), 3))
        }
        TokenKind::Dot if digits <= 2 && width == 4 && glued(1, 2) => found(Class::Monthly, 3),
        _ => None,
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
