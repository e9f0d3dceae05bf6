//! In which encoding a text is that is not UTF-8.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use serde::{Deserialize, Serialize};

/// Encodings in which texts are met in place of UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Encoding {
    /// That of Windows, the usual one of older Russian files.
    Windows1251,
    /// That of DOS, which the consoles of Windows still write.
    Cp866,
    /// That of older mail and Unix.
    Koi8R,
    /// Two bytes for a sign.
    Utf16,
    /// Four bytes for a sign.
    Utf32,
}

impl Encoding {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Windows1251 => "Windows-1251",
            Encoding::Cp866 => "CP866 (DOS)",
            Encoding::Koi8R => "KOI8-R",
            Encoding::Utf16 => "UTF-16",
            Encoding::Utf32 => "UTF-32",
        }
    }
}

/// The capital letters of an encoding of a byte a letter, and its small ones, each from А to Я.
struct EncodedLetters {
    encoding: Encoding,
    capital: [u8; 32],
    small: [u8; 32],
}

/// The encodings of a byte a letter that Russian texts are met in.
static RUSSIAN: [EncodedLetters; 3] = [
    EncodedLetters { encoding: Encoding::Windows1251, capital: halves(0xC0, 0xD0), small: halves(0xE0, 0xF0) },
    EncodedLetters { encoding: Encoding::Cp866, capital: halves(0x80, 0x90), small: halves(0xA0, 0xE0) },
    EncodedLetters {
        encoding: Encoding::Koi8R,
        capital: *b"\xE1\xE2\xF7\xE7\xE4\xE5\xF6\xFA\xE9\xEA\xEB\xEC\xED\xEE\xEF\xF0\xF2\xF3\xF4\xF5\xE6\xE8\xE3\xFE\xFB\xFD\xFF\xF9\xF8\xFC\xE0\xF1",
        small: *b"\xC1\xC2\xD7\xC7\xC4\xC5\xD6\xDA\xC9\xCA\xCB\xCC\xCD\xCE\xCF\xD0\xD2\xD3\xD4\xD5\xC6\xC8\xC3\xDE\xDB\xDD\xDF\xD9\xD8\xDC\xC0\xD1",
    },
];

/// The signs of Windows-1251 from 0x80 to 0xBF; 0x98 is none of its own, and is kept as it is.
const UPPER: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї";

/// «е», the second of Russian letters, in UTF-8 read as Windows-1251: no text has it by chance.
const TWISTED: &str = "Рµ";

/// How often each letter from А to Я is met among a thousand of Russian texts (Национальный корпус русского языка).
static OFTEN: [usize; 32] = [
    80, 16, 45, 17, 30, 85, 9, 16, 74, 12, 35, 44, 32, 67, 110, 28, 47, 55, 63, 26, 3, 10, 5, 14, 7, 4, 0,
    19, 17, 3, 6, 20,
];

/// What a thousand letters of a Russian text come to, less a margin; letters of another encoding come to half of it.
const LIKE_RUSSIAN: usize = 40;

/// 16 letters from one byte on, and 16 from another.
const fn halves(first: u8, second: u8) -> [u8; 32] {
    let mut all = [0; 32];
    let mut at = 0;
    while let Some((letter, rest)) = all.split_at_mut(at).1.split_first_mut() {
        *letter = if at < 16 { first + at as u8 } else { second + (at - 16) as u8 };
        at = 32 - rest.len();
    }
    all
}

/// The encoding that a text is in that is not UTF-8; none where it is most likely no text.
pub fn of(bytes: &[u8]) -> Option<Encoding> {
    wide(bytes).or_else(|| russian(bytes))
}

/// Whether a text is Russian in UTF-8 that was read as Windows-1251 and saved so: «РџР»Р°РЅ». Each letter has become two
/// signs, the first of them Р or С.
pub fn is_twice_encoded(text: &str) -> bool {
    static FINDER: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(TWISTED));
    if FINDER.find(text.as_bytes()).is_none() {
        return false;
    }
    let foreign = || text.chars().filter(|sign| !sign.is_ascii());
    let pairs = foreign().zip(foreign().skip(1));
    let pairs = pairs.filter(|(first, second)| matches!(first, 'Р' | 'С') && UPPER.contains(*second)).count();
    pairs >= 8 && pairs * 20 >= foreign().count() * 7
}

/// The text that was so read; none where a sign of it is lost.
pub fn untwisted(text: &str) -> Option<String> {
    let byte = |sign: char| match sign {
        _ if sign.is_ascii() => Some(sign as u8),
        'А'..='я' => u8::try_from(u32::from(sign) - 0x410 + 0xC0).ok(),
        _ => (0x80..0xC0).zip(UPPER.chars()).find(|(_, own)| *own == sign).map(|(byte, _)| byte),
    };
    String::from_utf8(text.chars().map(byte).collect::<Option<_>>()?).ok()
}

/// The encoding of two or four bytes a sign that bytes are in, by their mark or by the places of their zeros.
pub fn wide(bytes: &[u8]) -> Option<Encoding> {
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    // The upper half of a sign of two bytes: that of Latin ones and that of Cyrillic ones.
    let is_upper = |byte: &&u8| matches!(**byte, 0 | 4);
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some(Encoding::Utf32),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some(Encoding::Utf16),
        _ if zeros * 2 >= bytes.len() && bytes.len().is_multiple_of(4) && is_utf32(bytes) => {
            Some(Encoding::Utf32)
        }
        // Upper halves stand at every second place, and what is no text has zeros anywhere.
        _ if bytes.iter().filter(is_upper).count() * 4 > bytes.len() && bytes.len().is_multiple_of(2) => {
            let of_parity = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(is_upper).count();
            let (even, odd) = (of_parity(0), of_parity(1));
            (even.min(odd) * 8 < even.max(odd) && even.max(odd) * 5 >= bytes.len() / 2 * 4)
                .then_some(Encoding::Utf16)
        }
        _ => None,
    }
}

/// Whether of every four bytes two at the same end are zero, and one at the other is not.
fn is_utf32(bytes: &[u8]) -> bool {
    let (fours, _) = bytes.as_chunks::<4>();
    let little = fours.iter().all(|[first, _, third, last]| *first != 0 && (*third, *last) == (0, 0));
    let big = fours.iter().all(|[first, second, _, last]| *last != 0 && (*first, *second) == (0, 0));
    !fours.is_empty() && (little || big)
}

/// The encoding in which bytes are most like Russian; none where they are in none.
pub fn russian(bytes: &[u8]) -> Option<Encoding> {
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
    if bytes.iter().any(is_control) {
        return None;
    }
    let likeness = |letters: &EncodedLetters| -> usize {
        let of =
            |row: &[u8; 32], byte: u8| row.iter().position(|own| *own == byte).and_then(|at| OFTEN.get(at));
        // Most letters are small.
        let one = |byte: &u8| {
            of(&letters.small, *byte).map(|often| often + 10).or_else(|| of(&letters.capital, *byte).copied())
        };
        bytes.iter().filter(|byte| **byte >= 0x80).filter_map(one).sum()
    };
    let (likeness, encoding) =
        RUSSIAN.iter().map(|one| (likeness(one), one.encoding)).max_by_key(|(most, _)| *most)?;
    (likeness > high * LIKE_RUSSIAN / 2).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text in an encoding.
    fn encoded(text: &str, letters: &EncodedLetters) -> Vec<u8> {
        let letter = |sign: char| match sign {
            'А'..='Я' => letters.capital[sign as usize - 'А' as usize],
            'а'..='я' => letters.small[sign as usize - 'а' as usize],
            _ => sign as u8,
        };
        text.chars().map(letter).collect()
    }

    #[test]
    fn encodings_are_told_by_name() {
        for text in
            ["territory: Приморский край\ntitle: Утвердить план", "ПРИКАЗ", "Мера", "до 1 марта 2024 года"]
        {
            for letters in &RUSSIAN {
                assert_eq!(russian(&encoded(text, letters)), Some(letters.encoding), "{text}");
            }
        }
        assert_eq!(russian(b"PK\x03\x04\x14\xC1\xE5"), None);
        let utf16: Vec<u8> = "id: a\nlevel: school".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(wide(&utf16), Some(Encoding::Utf16));
        let utf16: Vec<u8> = "до 1 марта".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(wide(&utf16), Some(Encoding::Utf16));
        let utf32: Vec<u8> = "id: а".chars().flat_map(|sign| (sign as u32).to_le_bytes()).collect();
        assert_eq!(wide(&utf32), Some(Encoding::Utf32));
        assert_eq!(wide(b"\x1f\x8b\x08\0\0\0\0\0\0\x03"), None);
        assert_eq!(of(b""), None);
    }
}
