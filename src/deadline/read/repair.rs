//! Slips of typing that change what the tokens are: commas in a date, words that have grown together, short forms.

use super::letters::fold;
use super::lex::{Lexer, TokenKind, Tokens};
use super::russian::forms;
use super::vocabulary::{Class, ClassedWord, look_up};
use super::{Untidy, UntidyKind};

/// Reads commas in a date as dots: «15,05,2024».
pub(super) fn dates(tokens: &mut Tokens) {
    let Tokens { list, untidy } = tokens;
    for at in 4..list.len() {
        let Some([day, one, month, two, year]) = list.get_mut(at - 4..=at) else { return };
        let glued = !(one.blank || month.blank || two.blank || year.blank);
        let number = |kind: TokenKind, widths: std::ops::RangeInclusive<u8>| matches!(kind, TokenKind::Number(_, width, false) if widths.contains(&width));
        let date = number(day.kind, 1..=2) && number(month.kind, 2..=2) && number(year.kind, 4..=4);
        let parts = [one.kind, two.kind].iter().all(|kind| matches!(kind, TokenKind::Comma | TokenKind::Dot));
        if !(glued && date && parts) {
            continue;
        }
        for mark in [one, two] {
            if mark.kind == TokenKind::Comma {
                mark.kind = TokenKind::Dot;
                untidy.push(Untidy { kind: UntidyKind::Comma, span: mark.span });
            }
        }
    }
}

impl<'w> Lexer<'w> {
    /// Goes back behind a preposition that a known word is glued to: «втечение», «непозднее», «вмае».
    pub(super) fn glued_preposition(&mut self, start: usize, written: &'w str) -> Option<ClassedWord> {
        let small = fold(written);
        let (length, word) = forms::GLUED.iter().find_map(|preposition| {
            let rest = small.strip_prefix(preposition)?;
            // «ссентября» may be a letter too many, or a blank too few.
            let known = if rest.starts_with(*preposition) { ClassedWord::UNKNOWN } else { look_up(rest) };
            let fits = known.is_month() || matches!(known.class, Class::During | Class::Later | Class::Rarer);
            fits.then(|| (preposition.chars().count(), look_up(preposition)))
        })?;
        let length = written.char_indices().nth(length)?.0;
        self.back_to(start + length)?;
        Some(word)
    }

    /// Takes the rest of a short form that has a mark inside: «п/г», «кв-л».
    pub(super) fn short_form(&mut self, head: &[u8]) -> Option<ClassedWord> {
        let (_, mark, ends, class) =
            forms::SHORT_FORMS.iter().find(|(known, ..)| known.as_bytes() == head)?;
        let rest = self.rest().strip_prefix(*mark)?;
        let length = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
        let end = fold(rest.get(..length)?);
        ends.contains(&end.as_str()).then(|| {
            (0..=end.chars().count()).for_each(|_| self.skip());
            ClassedWord::of(*class)
        })
    }

    /// Takes the number that is joined to a word of somebody's own, and so is no day: «ОО-1», «Сад-3». «отчёт-15 мая» has
    /// lost the blanks about its dash.
    pub(super) fn code(&mut self) {
        let dash: &[char] = &['-', '\u{2010}', '\u{2011}', '\u{2013}'];
        let Some(digits) = self.rest().strip_prefix(dash) else { return };
        let length = digits.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(digits.len());
        let behind = digits.get(length..).unwrap_or_default();
        let mut next = behind.chars();
        let goes_on = match (next.next(), next.next()) {
            (Some(mark), Some(digit)) => {
                mark.is_alphanumeric() || !mark.is_whitespace() && digit.is_ascii_digit()
            }
            (Some(mark), None) => mark.is_alphanumeric(),
            _ => false,
        };
        let word =
            behind.trim_start().split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        let word = look_up(&fold(word));
        if (1..=2).contains(&length) && !goes_on && !word.is_month() && word.class != Class::Number {
            (0..=length).for_each(|_| self.skip());
        }
    }
}
