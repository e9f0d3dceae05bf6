//! The letters of words: Latin ones among Cyrillic, letters of two characters, Roman numbers of either alphabet.

use super::vocabulary::{Word, look_up_bytes};

/// Whether nobody sees the character: soft hyphens, joiners, marks of direction.
pub(super) fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// Whether the character is a letter that words are made of.
pub(super) fn is_letter(letter: char) -> bool {
    matches!(letter, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | 'a'..='z' | 'A'..='Z')
        || (!letter.is_ascii() && !is_sign(letter) && letter.is_alphabetic())
}

/// Whether the character is a blank, dash or quotation mark that wordings are full of: no need to look it up.
fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '«' | '»' | '\u{2000}'..='\u{206f}' | '№')
}

/// Whether the character is put over the letter before it: «й» and «ё» of two characters.
pub(super) fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{306}' | '\u{308}')
}

/// A word in small Cyrillic letters, as the vocabulary has it.
pub(super) struct Folded {
    bytes: [u8; 48],
    length: usize,
    too_long: bool,
    pub(super) foreign: bool,
    pub(super) unseen: bool,
}

impl Default for Folded {
    fn default() -> Self {
        Folded { bytes: [0; 48], length: 0, too_long: false, foreign: false, unseen: false }
    }
}

impl Folded {
    /// Takes the small Cyrillic letters at the head of a text, which most words are made of; returns their bytes.
    pub(super) fn extend(&mut self, text: &[u8]) -> usize {
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

    pub(super) fn push(&mut self, letter: char) {
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
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }

    pub(super) fn word(&self) -> Word {
        if self.too_long { Word::Other } else { look_up_bytes(&self.bytes[..self.length]) }
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
pub(super) fn roman(word: &str) -> Option<u8> {
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
    let total = u8::try_from(total.sum::<i32>()).ok().filter(|value| (1..40).contains(value))?;
    // «IIII» may be meant for III as well as for IV.
    let (tens, ones) = values.split_at(usize::from(total / 10).min(values.len()));
    let right = tens.iter().all(|ten| *ten == 10) && ones == ONES[usize::from(total % 10)];
    right.then_some(total)
}

/// The letters of the numbers up to nine, by their values.
const ONES: [&[u8]; 10] =
    [&[], &[1], &[1, 1], &[1, 1, 1], &[1, 5], &[5], &[5, 1], &[5, 1, 1], &[5, 1, 1, 1], &[1, 10]];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numbers_of_either_alphabet_are_read() {
        let read = ["I", "ІІ", "III", "Ш", "IV", "ІV", "IУ", "П", "V"].map(|word| roman(word).unwrap_or(0));
        assert_eq!(read, [1, 2, 3, 3, 4, 4, 4, 2, 5]);
        assert_eq!(["по", "IIII", "VX", "IIV"].map(roman), [None; 4]);
    }
}
