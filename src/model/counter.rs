//! Numbers of one list: each the next of the one before it, in its figures.

use super::figures::Figures;
use super::numbers::bare;
use super::value::Number;
use crate::russian::letters::list_letter;
use crate::russian::roman::{roman, to_roman};

/// The letters of list items in Russian documents: those that are hard to tell apart or stand for no sound are left
/// out (ё, з, й, о, ч, ъ, ы, ь), as GOST R 2.105 does.
pub const LETTERS: &str = "абвгдежиклмнпрстуфхцшщэю";

/// How numbers of a list are made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct NumberStyle {
    letters: bool,
    close: &'static str,
}

impl NumberStyle {
    /// 1.
    pub(super) const POINT: NumberStyle = NumberStyle { letters: false, close: "." };
    /// 1)
    pub(super) const BRACKET: NumberStyle = NumberStyle { letters: false, close: ")" };
    /// а)
    pub(super) const LETTER: NumberStyle = NumberStyle { letters: true, close: ")" };
    /// 1
    pub(super) const NONE: NumberStyle = NumberStyle { letters: false, close: "" };
}

impl NumberStyle {
    /// Gives a number that is typed without a sign the one of its place: «1» is «1.» or «1)» beside those that are made.
    pub(super) fn close(self, number: &mut String) {
        let is_word = number.contains(char::is_whitespace) || number.starts_with('№');
        if number.ends_with(char::is_alphanumeric) && !is_word {
            let deep = !self.letters && number.contains('.');
            number.push_str(if deep { "." } else { self.close });
        }
    }
}

/// The last number of a list, by its kind.
#[derive(Clone, Copy)]
enum LastNumber {
    /// Figures that the author gave.
    Figures(Figures),
    /// A Roman number that the author gave.
    Roman(u32),
    /// A letter that the author gave, by its place among [`LETTERS`], counted from 1.
    Letter(u32),
    /// One that was made: the count of the list.
    Made,
}

/// Makes the numbers of one list: `prefix.1.`, `prefix.2.` …; goes on from a number that the author gave.
pub(super) struct Counter {
    prefix: String,
    /// How far the list has come.
    pub count: u32,
    last: LastNumber,
}

impl Default for Counter {
    fn default() -> Self {
        Counter::under("")
    }
}

impl Counter {
    pub(super) fn under(prefix: &str) -> Self {
        let prefix = if prefix.is_empty() { String::new() } else { format!("{prefix}.") };
        Counter { prefix, count: 0, last: LastNumber::Made }
    }

    /// The next number: the one given, or one that is made.
    pub(super) fn next(&mut self, given: Option<&Number>, style: NumberStyle) -> String {
        match given {
            Some(given) => {
                self.take(given);
                given.to_string()
            }
            None => self.make(style),
        }
    }

    /// Goes on so that the next number that is made is this one, where the list has not come so far yet.
    pub(super) fn reach(&mut self, number: u16) {
        if u32::from(number) <= self.count {
            return;
        }
        self.last = match self.last {
            LastNumber::Made => LastNumber::Made,
            LastNumber::Figures(figures) => LastNumber::Figures(figures.front().child(number - 1)),
            LastNumber::Roman(_) | LastNumber::Letter(_) => return,
        };
        self.count = u32::from(number) - 1;
    }

    /// Takes a number that the author gave. One that stands between two, «5а», leaves the next to follow the one before it;
    /// an empty one is no number at all.
    fn take(&mut self, given: &str) {
        let text = bare(given);
        let letter = || LETTERS.chars().zip(1..).find(|(letter, _)| text.chars().eq([*letter]));
        if let Some(figures) = Figures::parse(given) {
            self.count = u32::from(figures.last());
            self.last = LastNumber::Figures(figures);
        } else if let Some(value) = roman(text) {
            self.count = u32::from(value);
            self.last = LastNumber::Roman(self.count);
        } else if let Some((_, place)) = letter() {
            self.count = place;
            self.last = LastNumber::Letter(place);
        } else if let Ok(whole) = text.trim_end_matches(char::is_alphabetic).parse::<u16>() {
            self.reach(whole + 1);
        }
    }

    fn make(&mut self, style: NumberStyle) -> String {
        self.count = self.count.saturating_add(1);
        let letter = |place: u32| list_letter(LETTERS, place).unwrap_or_default();
        match self.last {
            LastNumber::Figures(figures) if !style.letters => {
                let next = figures.next();
                self.last = LastNumber::Figures(next);
                let close = if next.depth() > 1 && !style.close.is_empty() { "." } else { style.close };
                format!("{next}{close}")
            }
            LastNumber::Roman(value) => {
                self.last = LastNumber::Roman(value + 1);
                format!("{}{}", to_roman(value + 1), style.close)
            }
            LastNumber::Letter(place) => {
                self.last = LastNumber::Letter(place + 1);
                format!("{})", letter(place + 1))
            }
            _ if style.letters => format!("{}{}", letter(self.count), style.close),
            _ => format!("{}{}{}", self.prefix, self.count, style.close),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of a list in which some are given, parted by blanks; `-` is one that is not.
    fn made(given: &str, style: NumberStyle) -> String {
        let mut counter = Counter::default();
        let numbers = given.split(' ').map(|given| {
            let number = Number(crate::model::Text { value: given.into(), ..Default::default() });
            counter.next((given != "-").then_some(&number), style)
        });
        numbers.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_made_goes_on_from_what_is_given() {
        assert_eq!(made("- -", NumberStyle::POINT), "1. 2.");
        assert_eq!(made("3.1 - 3.3 -", NumberStyle::POINT), "3.1 3.2. 3.3 3.4.");
        assert_eq!(made("II - -", NumberStyle::POINT), "II III. IV.");
        assert_eq!(made("5 5а -", NumberStyle::POINT), "5 5а 6.");
        assert_eq!(made("- 2) -", NumberStyle::BRACKET), "1) 2) 3)");
        assert_eq!(made("1А - 5а -", NumberStyle::NONE), "1А 2 5а 6");
        assert_eq!(made("- б) -", NumberStyle::LETTER), "а) б) в)");
        assert_eq!(made("э) - - -", NumberStyle::LETTER), "э) ю) аа) бб)");
        assert_eq!(made("XXXIX - -", NumberStyle::POINT), "XXXIX XL. XLI.");
        assert_eq!(made("- 4 -", NumberStyle::NONE), "1 4 5");
    }

    #[test]
    fn a_bare_number_gets_the_sign_of_its_place() {
        let closed = |number: &str, style: NumberStyle| {
            let mut number = number.to_owned();
            style.close(&mut number);
            number
        };
        for number in ["5)", "а)", "А.", "№ 5", "", "–", "п. 5"] {
            assert_eq!(closed(number, NumberStyle::POINT), number);
        }
        assert_eq!(closed("1", NumberStyle::POINT), "1.");
        assert_eq!(closed("1.2", NumberStyle::BRACKET), "1.2.");
        assert_eq!([closed("1", NumberStyle::BRACKET), closed("б", NumberStyle::LETTER)], ["1)", "б)"]);
    }
}
