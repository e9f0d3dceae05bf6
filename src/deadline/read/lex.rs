//! A wording to tokens: numbers, words, marks, each with its place.
//!
//! Real wordings are typed untidily; what is of no meaning is told apart here, so that the grammar need not know it:
//! letters of the other alphabet, soft hyphens, quotes, dashes of every length.

use super::letters::{FoldedWord, fold, is_letter, is_mark, is_unseen};
use super::russian::forms::{self, ORDINAL_ENDINGS};
use super::tidy::YEAR_SHORT;
use super::vocabulary::{ClassedWord, look_up, look_up_bytes};
use super::work::steps;
use super::{Untidy, UntidyKind};
use crate::base::Span;
use crate::russian::roman::roman;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A number, how many digits it is written with, and whether an ending follows: «3-й».
    Number(u32, u8, bool),
    /// A Roman number.
    Roman(u8),
    /// A word.
    Word(ClassedWord),
    /// - – —
    Dash,
    /// ,
    Comma,
    /// ;
    Semicolon,
    /// :
    Colon,
    /// .
    Dot,
    /// /
    Slash,
    /// (
    Open,
    /// )
    Close,
    /// №
    Sign,
    /// Anything else.
    Mark,
}

/// A token and its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where, in bytes.
    pub span: Span,
    /// Whether a blank stands before it.
    pub blank: bool,
    /// Whether a line ends before it.
    pub line: bool,
}

/// The tokens of a wording, and what is untidy in its letters.
pub(super) struct Tokens {
    /// The tokens, in order.
    pub list: Vec<Token>,
    /// What is untidy.
    pub untidy: Vec<Untidy>,
}

/// Divides a wording into tokens.
pub(super) fn lex(wording: &str) -> Tokens {
    let mut lexer = Lexer {
        source: wording,
        rest: wording,
        at: 0,
        tokens: Tokens { list: Vec::with_capacity(16), untidy: Vec::new() },
    };
    let (mut blank, mut line) = (false, false);
    while let Some(letter) = lexer.peek() {
        let start = lexer.at;
        if letter == '_' {
            if lexer.lines() {
                let span = Span::new(start, lexer.at);
                lexer.tokens.list.push(Token { kind: TokenKind::Mark, span, blank, line });
            } else {
                blank = true;
            }
            continue;
        }
        if letter.is_whitespace() {
            blank = true;
            line |= letter == '\n';
            lexer.bump();
            continue;
        }
        if is_unseen(letter) || matches!(letter, '«' | '»' | '"' | '“' | '”' | '„' | '\'' | '*') {
            if is_unseen(letter) {
                lexer.note(UntidyKind::Invisible, start, start + letter.len_utf8());
            }
            lexer.bump();
            continue;
        }
        let kind = lexer.token(letter);
        let span = Span::new(start, lexer.at);
        lexer.tokens.list.push(Token { kind, span, blank, line });
        (blank, line) = (false, false);
    }
    super::repair::dates(&mut lexer.tokens);
    lexer.tokens
}

/// What divides a wording, and where it stands.
pub(super) struct Lexer<'w> {
    source: &'w str,
    rest: &'w str,
    at: usize,
    tokens: Tokens,
}

impl<'w> Lexer<'w> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        steps(1);
        let mut letters = self.rest.chars();
        let letter = letters.next()?;
        self.rest = letters.as_str();
        self.at += letter.len_utf8();
        Some(letter)
    }

    /// Takes so many bytes, which end with a character.
    fn take(&mut self, length: usize) -> &'w str {
        steps(length);
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        self.at += length;
        taken
    }

    /// Takes the lines here; tells whether they are a blank that nobody has filled, as in «__» мая.
    fn lines(&mut self) -> bool {
        let inked = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let figure = self.source.get(..self.at).unwrap_or_default();
        let before = figure.chars().next_back();
        while self.peek() == Some('_') {
            self.skip();
        }
        // «20__ года» is a year that nobody has filled in; «__15__ мая» is one on its line.
        let digits = |letter: char| letter.is_ascii_digit();
        let number = figure.trim_end_matches(digits);
        let open = number.len() < figure.len() && !number.ends_with('_');
        open || !inked(before) && !inked(self.peek())
    }

    /// What is not yet divided.
    pub(super) fn rest(&self) -> &'w str {
        self.rest
    }

    /// Takes a character.
    pub(super) fn skip(&mut self) {
        self.bump();
    }

    /// Goes back to a place.
    pub(super) fn back_to(&mut self, at: usize) -> Option<()> {
        self.rest = self.source.get(at..)?;
        self.at = at;
        Some(())
    }

    fn note(&mut self, kind: UntidyKind, start: usize, end: usize) {
        self.tokens.untidy.push(Untidy { kind, span: Span::new(start, end) });
    }

    /// One token, which begins with that character.
    fn token(&mut self, letter: char) -> TokenKind {
        if letter.is_ascii_digit() || self.is_nought(letter) {
            return self.number();
        }
        if is_letter(letter) {
            return self.word();
        }
        self.bump();
        if letter == '.' && !self.is_behind_letters() && self.are_dots_between() {
            while self.peek() == Some('.') {
                self.bump();
            }
            return TokenKind::Dash;
        }
        if letter == '…' {
            return self.omission();
        }
        if letter == '.'
            && self.rest.starts_with('.')
            && self.is_month_behind(self.rest.trim_start_matches('.'))
        {
            return TokenKind::Mark;
        }
        match letter {
            // «~ 1 мая» is about then.
            '~' if !self.is_behind_figure() || self.peek() == Some('~') => TokenKind::Mark,
            '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '~' => TokenKind::Dash,
            '\u{2e3a}' | '\u{2e3b}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => TokenKind::Dash,
            ',' => TokenKind::Comma,
            ';' => TokenKind::Semicolon,
            ':' => TokenKind::Colon,
            '.' => TokenKind::Dot,
            '/' | '\\' => TokenKind::Slash,
            '(' | '[' => TokenKind::Open,
            ')' | ']' => TokenKind::Close,
            '№' => TokenKind::Sign,
            _ => TokenKind::Mark,
        }
    }

    /// Whether a figure stands before the mark here.
    fn is_behind_figure(&self) -> bool {
        let before = self.source.get(..self.at.saturating_sub(1)).unwrap_or_default().trim_end();
        before.ends_with(|sign: char| sign.is_ascii_digit())
    }

    /// Whether letters stand before the mark here that hang on a figure and name neither a month nor a year: in «10д..25.4»
    /// no day begins.
    fn is_behind_letters(&self) -> bool {
        let [.., before, last] = &*self.tokens.list else { return false };
        let is_word = matches!(last.kind, TokenKind::Word(word) if !word.is_month() && word != YEAR_SHORT);
        is_word && !last.blank && matches!(before.kind, TokenKind::Number(..))
    }

    /// «2024-03-01..2024-03-31», as periods are written, and «2 .. 8 марта», «10 ... 20 мая», «май..сентябрь».
    fn are_dots_between(&self) -> bool {
        let figure = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
        let before = self.source.get(..self.at.saturating_sub(1)).unwrap_or_default().trim_end();
        let behind = |rest: &str| {
            let apart = figure(before.chars().next_back()) && figure(rest.trim_start().chars().next());
            let word = rest.split(|letter| !is_letter(letter)).next().unwrap_or_default();
            figure(rest.chars().next()) || apart || look_up(&fold(word)).is_month()
        };
        // Two of them, or three, as people type «…».
        self.rest.strip_prefix('.').map(|rest| rest.strip_prefix('.').unwrap_or(rest)).is_some_and(behind)
    }

    /// «январь, февраль, ... декабрь»: what the dots before a month leave out, nobody has said.
    fn is_month_behind(&self, rest: &str) -> bool {
        let word = rest.trim_start().split(|letter| !is_letter(letter)).next().unwrap_or_default();
        look_up(&fold(word)).is_month()
    }

    /// «…» between figures goes from one to the other, behind one alone it leaves something open; else it is a stop.
    fn omission(&self) -> TokenKind {
        let figure = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
        let before = self.source.get(..self.at).unwrap_or_default().trim_end_matches('…').trim_end();
        match (figure(before.chars().next_back()), self.rest.trim_start()) {
            (true, rest) if figure(rest.chars().next()) => TokenKind::Dash,
            (true, rest) if !rest.is_empty() => TokenKind::Mark,
            _ if self.is_month_behind(self.rest) && before.ends_with(',') => TokenKind::Mark,
            _ => TokenKind::Dot,
        }
    }

    /// Digits, with the ending of an ordinal behind them: «3-й», «28-го», «1ое».
    fn number(&mut self) -> TokenKind {
        let (mut value, mut digits) = (0u32, 0u8);
        while let Some(letter) = self.peek() {
            if let Some(digit) = letter.to_digit(10).filter(|_| letter.is_ascii()) {
                value = value.saturating_mul(10).saturating_add(digit);
                digits = digits.saturating_add(1);
            } else if letter == '\u{ad}' {
                self.note(UntidyKind::Invisible, self.at, self.at + letter.len_utf8());
            } else if self.is_nought(letter) || is_round(letter) && self.ends_behind() {
                self.note(UntidyKind::Nought, self.at, self.at + letter.len_utf8());
                value = value.saturating_mul(10);
                digits = digits.saturating_add(1);
            } else {
                break;
            }
            self.bump();
        }
        TokenKind::Number(value, digits, self.ending())
    }

    /// Whether the letter here stands for a nought, a digit being behind it: «2O24».
    fn is_nought(&self, letter: char) -> bool {
        is_round(letter) && self.rest.chars().nth(1).is_some_and(|next| next.is_ascii_digit())
    }

    /// Whether the letter here is the last of its word.
    fn ends_behind(&self) -> bool {
        self.rest.chars().nth(1).is_none_or(|next| !is_letter(next))
    }

    /// Takes the ending of an ordinal number, where one is glued on.
    fn ending(&mut self) -> bool {
        if matches!(self.rest.as_bytes(), [] | [b' ' | b'.' | b',' | b')', ..]) {
            return false;
        }
        let dash = self.rest.strip_prefix(['-', '\u{2010}', '\u{2011}', '\u{2013}']).unwrap_or(self.rest);
        let length =
            dash.char_indices().find(|(_, letter)| !is_letter(*letter)).map_or(dash.len(), |(at, _)| at);
        steps(length);
        if length == 0 {
            return false;
        }
        let ending = dash.get(..length).unwrap_or_default();
        // «IV–I квартал» has a second number.
        if ending.is_ascii() && roman(ending).is_some() {
            return false;
        }
        let found = ORDINAL_ENDINGS
            .iter()
            .any(|known| ending.chars().count() == known.chars().count() && fold(ending) == *known);
        if found {
            self.take(self.rest.len() - dash.len() + length);
        }
        found
    }

    /// Letters: a Roman number, or a word of the vocabulary, or any other.
    fn word(&mut self) -> TokenKind {
        let start = self.at;
        let mut folded = FoldedWord::default();
        let mut length = folded.extend(self.rest.as_bytes());
        while let Some(letter) = self.rest.get(length..).and_then(|rest| rest.chars().next()) {
            if !(is_letter(letter) || is_unseen(letter) || is_mark(letter)) {
                break;
            }
            folded.push(letter);
            length += letter.len_utf8();
            length += folded.extend(self.rest.as_bytes().get(length..).unwrap_or_default());
        }
        let written = self.take(length);
        if let Some(word) = self.short_form(folded.bytes().unwrap_or_default()) {
            return TokenKind::Word(word);
        }
        // «П. 3» is a пункт, and no II.
        if folded.bytes() == Some(forms::ITEM.as_bytes()) && self.peek() == Some('.') {
            return TokenKind::Word(ClassedWord::UNKNOWN);
        }
        // «l5»: a letter in place of a digit, and no Roman number.
        if roman(written).is_some() && self.peek().is_some_and(|next| next.is_ascii_digit()) {
            while self.peek().is_some_and(|next| next.is_ascii_digit()) {
                self.skip();
            }
            return TokenKind::Word(ClassedWord::UNKNOWN);
        }
        if let Some(value) = roman(written) {
            let foreign = !written.is_ascii();
            if foreign {
                self.note(UntidyKind::Letter, start, self.at);
            }
            self.ending();
            return TokenKind::Roman(value);
        }
        let word = folded.bytes().map_or(ClassedWord::UNKNOWN, look_up_bytes);
        if word == ClassedWord::UNKNOWN {
            if let Some(value) = self.glued_roman(start, written) {
                return TokenKind::Roman(value);
            }
            if let Some(word) = self.glued_preposition(start, written) {
                return TokenKind::Word(word);
            }
            self.code();
        }
        if folded.foreign && (word != ClassedWord::UNKNOWN || is_mixed(written)) {
            self.note(UntidyKind::Letter, start, self.at);
        }
        if folded.unseen {
            self.note(UntidyKind::Invisible, start, self.at);
        }
        TokenKind::Word(word)
    }

    /// Goes back behind a Roman number that a known word is glued to: «IVквартал».
    fn glued_roman(&mut self, start: usize, written: &'w str) -> Option<u8> {
        let length =
            written.find(|letter| !matches!(letter, 'I' | 'V' | 'X')).filter(|length| *length > 0)?;
        let (number, word) = written.split_at(length);
        if look_up(&fold(word)) == ClassedWord::UNKNOWN {
            return None;
        }
        self.back_to(start + length)?;
        roman(number)
    }
}

/// Whether Latin letters stand in the word for Cyrillic ones that look like them, and Cyrillic ones beside them.
fn is_mixed(written: &str) -> bool {
    let latin = fold(written).chars().any(|letter| letter.is_ascii_alphabetic());
    !latin && written.chars().any(|letter| matches!(letter, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'))
}

/// Whether the letter looks like a nought.
fn is_round(letter: char) -> bool {
    matches!(letter, 'O' | 'o' | 'О' | 'о')
}
