//! A wording to tokens: numbers, words, marks, each with its place.
//!
//! Real wordings are typed untidily; what is of no meaning is told apart here, so that the grammar need not know it:
//! letters of the other alphabet, soft hyphens, quotes, dashes of every length.

use super::vocabulary::{Word, look_up};
use super::{Untidy, UntidyKind};
use crate::diagnostic::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number, how many digits it is written with, and whether an ending follows: «3-й».
    Number(u32, u8, bool),
    /// A Roman number.
    Roman(u8),
    /// A word.
    Word(Word),
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
    /// Anything else.
    Mark,
}

/// A token and its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// What it is.
    pub kind: Kind,
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
        if letter.is_whitespace() || letter == '_' {
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
    lexer.tokens
}

/// Whether nobody sees the character: soft hyphens, joiners, marks of direction.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

struct Lexer<'w> {
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
        let mut letters = self.rest.chars();
        let letter = letters.next()?;
        self.rest = letters.as_str();
        self.at += letter.len_utf8();
        Some(letter)
    }

    fn note(&mut self, kind: UntidyKind, start: usize, end: usize) {
        self.tokens.untidy.push(Untidy { kind, span: Span::new(start, end) });
    }

    /// One token, which begins with that character.
    fn token(&mut self, letter: char) -> Kind {
        if letter.is_ascii_digit() {
            return self.number();
        }
        if is_letter(letter) {
            return self.word();
        }
        self.bump();
        let mut behind = self.rest.chars();
        if letter == '.'
            && behind.next() == Some('.')
            && behind.next().is_some_and(|next| next.is_ascii_digit())
        {
            // «2024-03-01..2024-03-31», as periods are written.
            self.bump();
            return Kind::Dash;
        }
        match letter {
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' | '~' => Kind::Dash,
            ',' => Kind::Comma,
            ';' => Kind::Semicolon,
            ':' => Kind::Colon,
            '.' | '…' => Kind::Dot,
            '/' | '\\' => Kind::Slash,
            '(' | '[' => Kind::Open,
            ')' | ']' => Kind::Close,
            _ => Kind::Mark,
        }
    }

    /// Digits, with the ending of an ordinal behind them: «3-й», «28-го», «1ое».
    fn number(&mut self) -> Kind {
        let (mut value, mut digits) = (0u32, 0u8);
        while let Some(letter) = self.peek() {
            if let Some(digit) = letter.to_digit(10).filter(|_| letter.is_ascii()) {
                value = value.saturating_mul(10).saturating_add(digit);
                digits = digits.saturating_add(1);
            } else if letter == '\u{ad}' {
                self.note(UntidyKind::Invisible, self.at, self.at + letter.len_utf8());
            } else {
                break;
            }
            self.bump();
        }
        Kind::Number(value, digits, self.ending())
    }

    /// Takes the ending of an ordinal number, where one is glued on.
    fn ending(&mut self) -> bool {
        let dash = self.rest.strip_prefix(['-', '\u{2010}', '\u{2011}', '\u{2013}']).unwrap_or(self.rest);
        let length =
            dash.char_indices().find(|(_, letter)| !is_letter(*letter)).map_or(dash.len(), |(at, _)| at);
        let ending = &dash[..length];
        let known = [
            "й", "я", "е", "го", "му", "м", "ый", "ий", "ая", "ое", "ой", "ые", "х", "ом", "ого", "ю", "ую",
            "ти", "ем",
        ];
        let found = known
            .iter()
            .any(|known| *known == ending || ending.len() == known.len() && ending.to_lowercase() == *known);
        if found {
            let skip = self.rest.len() - dash.len() + length;
            self.rest = &self.rest[skip..];
            self.at += skip;
        }
        found
    }

    /// Letters: a Roman number, or a word of the vocabulary, or any other.
    fn word(&mut self) -> Kind {
        let (start, text) = (self.at, self.rest);
        let mut folded = Folded::default();
        while let Some(letter) =
            self.peek().filter(|letter| is_letter(*letter) || is_unseen(*letter) || is_mark(*letter))
        {
            folded.push(letter);
            self.bump();
        }
        let written = &text[..self.at - start];
        if let Some(value) = roman(written) {
            let foreign = !written.is_ascii();
            if foreign {
                self.note(UntidyKind::Letter, start, self.at);
            }
            self.ending();
            return Kind::Roman(value);
        }
        let word = folded.word();
        if word == Word::Other
            && let Some(value) = self.glued_roman(start, written)
        {
            return Kind::Roman(value);
        }
        if word != Word::Other && folded.foreign {
            self.note(UntidyKind::Letter, start, self.at);
        }
        if folded.unseen {
            self.note(UntidyKind::Invisible, start, self.at);
        }
        Kind::Word(word)
    }

    /// Goes back behind a Roman number that a known word is glued to: «IVквартал».
    fn glued_roman(&mut self, start: usize, written: &'w str) -> Option<u8> {
        let length =
            written.find(|letter| !matches!(letter, 'I' | 'V' | 'X')).filter(|length| *length > 0)?;
        let (number, word) = written.split_at(length);
        if look_up(&fold(word)) == Word::Other {
            return None;
        }
        let back = self.at - start - length;
        self.at -= back;
        self.rest = self.source.get(self.at..)?;
        roman(number)
    }
}

/// Whether the character is a letter that words are made of.
fn is_letter(letter: char) -> bool {
    matches!(letter, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | 'a'..='z' | 'A'..='Z')
        || (!letter.is_ascii() && letter.is_alphabetic())
}

/// Whether the character is put over the letter before it: «й» and «ё» of two characters.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{306}' | '\u{308}')
}

/// A word in small Cyrillic letters, as the vocabulary has it.
struct Folded {
    bytes: [u8; 48],
    length: usize,
    too_long: bool,
    foreign: bool,
    unseen: bool,
}

impl Default for Folded {
    fn default() -> Self {
        Folded { bytes: [0; 48], length: 0, too_long: false, foreign: false, unseen: false }
    }
}

impl Folded {
    fn push(&mut self, letter: char) {
        if is_unseen(letter) || letter == '\u{308}' {
            self.unseen = true;
            return;
        }
        if letter == '\u{306}' {
            self.unseen = true;
            if self.text().ends_with('и') {
                self.length -= 'и'.len_utf8();
                self.append('й');
            }
            return;
        }
        let small = small(letter);
        let cyrillic = cyrillic(letter, small);
        self.foreign |= cyrillic != small;
        self.append(if cyrillic == 'ё' { 'е' } else { cyrillic });
    }

    fn append(&mut self, letter: char) {
        match self.bytes.get_mut(self.length..self.length + letter.len_utf8()) {
            Some(room) => self.length += letter.encode_utf8(room).len(),
            None => self.too_long = true,
        }
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }

    fn word(&self) -> Word {
        if self.too_long { Word::Other } else { look_up(self.text()) }
    }
}

/// The word in small Cyrillic letters.
pub(super) fn fold(word: &str) -> String {
    let mut folded = Folded::default();
    word.chars().for_each(|letter| folded.push(letter));
    folded.text().to_owned()
}

/// A word in the letters it should have, its capitals kept: «Мaй» with a Latin «a», «ІV» with a Cyrillic «І».
pub(super) fn mended(word: &str) -> String {
    if let Some(value) = roman(word) {
        let tens = "X".repeat(usize::from(value / 10));
        let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
        return format!("{tens}{}", ones[usize::from(value % 10)]);
    }
    let mut mended = String::with_capacity(word.len());
    for letter in word.chars().filter(|letter| !is_unseen(*letter)) {
        if is_mark(letter) {
            let composed = match (mended.pop(), letter) {
                (Some('и'), '\u{306}') => 'й',
                (Some('И'), '\u{306}') => 'Й',
                (Some('е'), '\u{308}') => 'ё',
                (Some('Е'), '\u{308}') => 'Ё',
                (other, _) => other.unwrap_or(' '),
            };
            mended.push(composed);
            continue;
        }
        let cyrillic = cyrillic(letter, small(letter));
        match letter.is_uppercase() {
            true => mended.extend(cyrillic.to_uppercase()),
            false => mended.push(cyrillic),
        }
    }
    mended
}

/// The small letter.
fn small(letter: char) -> char {
    match letter {
        'а'..='я' | 'ё' | 'a'..='z' => letter,
        'А'..='Я' => char::from_u32(letter as u32 + 0x20).unwrap_or(letter),
        'Ё' => 'ё',
        'A'..='Z' => letter.to_ascii_lowercase(),
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// The Cyrillic letter that looks like a Latin one, `small` being its small letter.
fn cyrillic(letter: char, small: char) -> char {
    match (letter, small) {
        (_, 'a') => 'а',
        (_, 'c') => 'с',
        (_, 'e') => 'е',
        (_, 'o') => 'о',
        (_, 'p') => 'р',
        (_, 'x') => 'х',
        (_, 'y') => 'у',
        (_, 'k') => 'к',
        (_, 'm') => 'м',
        ('B', _) => 'в',
        ('H', _) => 'н',
        ('T', _) => 'т',
        (_, 'і' | 'i') => 'и',
        _ => small,
    }
}

/// The value of a Roman number up to 39, its letters Latin or Cyrillic ones that look like them.
fn roman(word: &str) -> Option<u8> {
    if word.len() > 12 {
        return None;
    }
    let mut values = [0u8; 8];
    let mut count = 0;
    for letter in word.chars() {
        let ones: &[u8] = match letter {
            'I' | 'i' | 'І' | 'і' | 'l' => &[1],
            'V' | 'v' => &[5],
            'У' if word.chars().count() > 1 => &[5],
            'X' | 'Х' => &[10],
            'Ш' => &[1, 1, 1],
            'П' | 'Ⅱ' => &[1, 1],
            'Ⅰ' => &[1],
            'Ⅲ' => &[1, 1, 1],
            'Ⅳ' => &[1, 5],
            _ => return None,
        };
        values.get_mut(count..count + ones.len())?.copy_from_slice(ones);
        count += ones.len();
    }
    let values = values.get(..count).filter(|values| !values.is_empty())?;
    let total = values.iter().enumerate().map(|(at, value)| {
        let less = values.get(at + 1).is_some_and(|next| next > value);
        if less { -i32::from(*value) } else { i32::from(*value) }
    });
    u8::try_from(total.sum::<i32>()).ok().filter(|value| (1..40).contains(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numbers_of_either_alphabet_are_read() {
        let read = ["I", "ІІ", "III", "Ш", "IV", "ІV", "IУ", "П", "V"].map(|word| roman(word).unwrap_or(0));
        assert_eq!(read, [1, 2, 3, 3, 4, 4, 4, 2, 5]);
        assert_eq!(roman("по"), None);
    }
}
