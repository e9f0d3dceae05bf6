//! The letters of words: Latin ones among Cyrillic, letters of two characters, great and small.

use std::borrow::Cow;

use super::roman::{roman, to_roman};

/// Whether nobody sees the character: soft hyphens, and what has no width.
pub fn is_unseen(letter: char) -> bool {
    letter == '\u{ad}' || is_invisible(letter)
}

/// Whether the character has no width, or turns the direction of writing; a soft hyphen has its use.
pub fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether the character is a letter that words are made of.
pub fn is_letter(letter: char) -> bool {
    matches!(letter, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | 'a'..='z' | 'A'..='Z')
        || (!letter.is_ascii() && !is_sign(letter) && letter.is_alphabetic())
}

/// Whether the character is a blank, dash or quotation mark that wordings are full of: no need to look it up.
fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '«' | '»' | '\u{2000}'..='\u{206f}' | '№')
}

/// Whether the character is put over the letter before it: «й» and «ё» of two characters.
pub fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{306}' | '\u{308}')
}

/// A word of Russian letters as the same keys type it on a Latin keyboard, `вуфвдшту` for `deadline`; nothing where it has
/// another letter.
pub fn in_latin_keys(word: &str) -> String {
    const KEYS: &str = "йцукенгшщзхъфывапролджэячсмитьбю";
    const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
    let typed = |sign: char| LATIN.chars().nth(KEYS.chars().position(|key| key == sign)?);
    word.chars()
        .map(|sign| typed(sign).filter(char::is_ascii_lowercase))
        .collect::<Option<String>>()
        .unwrap_or_default()
}

/// The letter of a list's item, counted from 1; past the alphabet it is doubled: ю, я, аа, бб. Five stand there at
/// most, for a number from a stranger's file.
pub fn list_letter(alphabet: &str, number: u32) -> Option<String> {
    let index = usize::try_from(number.checked_sub(1)?).ok()?;
    let count = alphabet.chars().count();
    let letter = alphabet.chars().nth(index.checked_rem(count)?)?;
    Some(String::from(letter).repeat((index / count + 1).min(5)))
}

/// A word in small Cyrillic letters, «ё» as «е», as vocabularies have it.
pub struct FoldedWord {
    bytes: [u8; 48],
    length: usize,
    too_long: bool,
    /// Whether a letter was of the other alphabet.
    pub foreign: bool,
    /// Whether a sign was one that nobody sees.
    pub unseen: bool,
}

impl Default for FoldedWord {
    fn default() -> Self {
        FoldedWord { bytes: [0; 48], length: 0, too_long: false, foreign: false, unseen: false }
    }
}

impl FoldedWord {
    /// Takes the small Cyrillic letters at the head of a text, which most words are made of; returns their bytes.
    pub fn extend(&mut self, text: &[u8]) -> usize {
        let small = |pair: &&[u8; 2]| matches!(pair, [0xd0, 0xb0..=0xbf] | [0xd1, 0x80..=0x8f]);
        let length = 2 * text.as_chunks::<2>().0.iter().take_while(small).count();
        match (self.bytes.get_mut(self.length..self.length + length), text.get(..length)) {
            (Some(room), Some(letters)) => {
                room.copy_from_slice(letters);
                self.length += length;
            }
            _ => self.too_long = true,
        }
        length
    }

    /// Takes one letter more.
    pub fn push(&mut self, letter: char) {
        if let 'а'..='я' = letter {
            return self.append(letter);
        }
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
        self.bytes.get(..self.length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// The bytes of the folded word; none of one that is too long to be in any vocabulary.
    pub fn bytes(&self) -> Option<&[u8]> {
        if self.too_long { None } else { self.bytes.get(..self.length) }
    }
}

/// The word in small Cyrillic letters, «ё» as «е».
pub fn fold(word: &str) -> String {
    let mut folded = FoldedWord::default();
    word.chars().for_each(|letter| folded.push(letter));
    folded.text().to_owned()
}

/// Words in small Cyrillic letters, «ё» as «е», with single blanks between them, whatever they were typed with.
pub fn fold_words(words: &str) -> String {
    words.split_whitespace().map(fold).collect::<Vec<_>>().join(" ")
}

/// A word in the letters it should have, its capitals kept: «Мaй» with a Latin «a», «ІV» with a Cyrillic «І».
pub fn mended(word: &str) -> String {
    if let Some(value) = roman(word) {
        return to_roman(value);
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
pub fn small(letter: char) -> char {
    match letter {
        'а'..='я' | 'ё' | 'a'..='z' => letter,
        'А'..='Я' => char::from_u32(letter as u32 + 0x20).unwrap_or(letter),
        'Ё' => 'ё',
        'A'..='Z' => letter.to_ascii_lowercase(),
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// Latin letters and the Cyrillic ones that look like them.
pub const TWINS: [(char, char); 21] = [
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('k', 'к'),
    ('m', 'м'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
];

/// The Cyrillic letter that looks like a Latin one.
pub fn cyrillic_twin(latin: char) -> Option<char> {
    TWINS.iter().find(|(one, _)| *one == latin).map(|(_, other)| *other)
}

/// The Latin letter that looks like a Cyrillic one.
pub fn latin_twin(cyrillic: char) -> Option<char> {
    TWINS.iter().find(|(_, other)| *other == cyrillic).map(|(one, _)| *one)
}

/// The small Cyrillic letter that was meant by a letter of either alphabet, `folded` being its small letter.
fn cyrillic(letter: char, folded: char) -> char {
    match folded {
        'i' | 'і' => 'и',
        _ if letter.is_ascii() => cyrillic_twin(letter).map_or(folded, small),
        _ => folded,
    }
}

/// The text with its first letter great.
pub fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().into_iter().flat_map(char::to_uppercase).chain(signs).collect()
}

/// The text with its first letter small; a word in capitals is left as it is, but for a preposition of one letter.
pub fn uncapital(text: &str) -> Cow<'_, str> {
    let mut signs = text.chars();
    let is_alone = |first: char, second: char| "ВКОСУ".contains(first) && matches!(second, ' ' | '\u{a0}');
    match (signs.next(), signs.next()) {
        (Some(first), Some(second))
            if first.is_uppercase() && (second.is_lowercase() || is_alone(first, second)) =>
        {
            Cow::Owned(first.to_lowercase().chain(text.chars().skip(1)).collect())
        }
        _ => Cow::Borrowed(text),
    }
}

/// Makes the great Russian letter small with which the bytes of a word begin.
pub(super) fn uncapital_first(word: &mut [u8]) {
    match word {
        [0xd0, second @ 0x90..=0x9f, ..] => *second += 0x20,
        [first @ 0xd0, second @ 0xa0..=0xaf, ..] => (*first, *second) = (0xd1, *second - 0x20),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_mended() {
        assert_eq!(fold("Мaй"), "май");
        assert_eq!(fold("отчёта"), "отчета");
        assert_eq!((mended("Мaй"), mended("ІV")), ("Май".to_owned(), "IV".to_owned()));
    }

    #[test]
    fn twins_lead_there_and_back() {
        assert_eq!((cyrillic_twin('H'), latin_twin('Н')), (Some('Н'), Some('H')));
        assert!(TWINS.iter().all(|(latin, cyrillic)| latin.is_ascii() && !cyrillic.is_ascii()));
    }

    #[test]
    fn only_a_first_capital_becomes_small() {
        assert_eq!(uncapital("Приказ края"), "приказ края");
        assert_eq!(uncapital("МКУ ЦРО"), "МКУ ЦРО");
        assert_eq!((uncapital("В мае"), uncapital("I квартал")), ("в мае".into(), "I квартал".into()));
    }
}
