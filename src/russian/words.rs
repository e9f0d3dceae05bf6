//! The words of a text with their places, read by bytes: nothing is allocated and no letter is decoded.

/// The prepositions that every text is full of.
pub const PREPOSITIONS: [&str; 16] =
    ["в", "во", "на", "по", "для", "из", "от", "до", "при", "с", "со", "к", "ко", "о", "об", "за"];

/// Words beside the prepositions that say nothing of what is spoken of.
pub const EMPTY: [&str; 27] = [
    "и",
    "или",
    "а",
    "не",
    "их",
    "его",
    "её",
    "у",
    "под",
    "над",
    "через",
    "без",
    "между",
    "том",
    "числе",
    "также",
    "далее",
    "который",
    "которые",
    "год",
    "года",
    "году",
    "годы",
    "г",
    "гг",
    "п",
    "ее",
];

/// A word: letters and figures, with the hyphens inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// As it stands.
    pub text: &'t str,
    /// Where it begins, in bytes of the text.
    pub start: usize,
}

impl Word<'_> {
    /// Where it ends, in bytes of the text.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its place, in bytes of the text.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.start..self.end()
    }

    /// Whether it is made of figures alone.
    pub fn is_number(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether it begins with a small Russian letter.
    pub fn is_small(&self) -> bool {
        matches!(self.text.as_bytes(), [0xd0, 0xb0..=0xbf, ..] | [0xd1, 0x80..=0x91, ..])
    }

    /// Whether it begins with a great Russian letter.
    pub fn is_great(&self) -> bool {
        matches!(self.text.as_bytes(), [0xd0, 0x90..=0xaf | 0x81, ..])
    }

    /// Whether it is two great Russian letters or more and nothing else: «ОО», «МБОУ».
    pub fn is_capitals(&self) -> bool {
        let (pairs, rest) = self.text.as_bytes().as_chunks::<2>();
        pairs.len() > 1
            && rest.is_empty()
            && pairs.iter().all(|pair| matches!(pair, [0xd0, 0x90..=0xaf | 0x81]))
    }

    /// Whether it is a given word, which is written in small letters, with or without a great first letter.
    pub fn is(&self, small: &str) -> bool {
        match (self.text.as_bytes(), small.as_bytes()) {
            ([0xd0, first @ 0x90..=0x9f, rest @ ..], [0xd0, small, others @ ..]) => {
                first + 0x20 == *small && rest == others
            }
            ([0xd0, first @ 0xa0..=0xaf, rest @ ..], [0xd1, small, others @ ..]) => {
                first - 0x20 == *small && rest == others
            }
            (word, small) => word == small,
        }
    }

    /// How many letters it has, all being Russian.
    pub fn letters(&self) -> usize {
        self.text.len() / 2
    }
}

/// The words of a text, in order.
#[derive(Clone, Debug)]
pub struct TextWords<'t> {
    text: &'t str,
    at: usize,
}

/// The words of a text, in order.
pub fn words(text: &str) -> TextWords<'_> {
    words_from(text, 0)
}

/// The words of a text from a place on.
pub fn words_from(text: &str, at: usize) -> TextWords<'_> {
    TextWords { text, at }
}

impl<'t> Iterator for TextWords<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while let Some(byte) = bytes.get(at) {
            if letter(*byte) > 0 {
                break;
            }
            at += 1;
        }
        let start = at;
        while let Some(byte) = bytes.get(at) {
            at += match letter(*byte) {
                0 if *byte == b'-' && bytes.get(at + 1).is_some_and(|next| letter(*next) > 0) => 1,
                0 => break,
                length => length,
            };
        }
        self.at = at;
        let text = self.text.get(start..at).filter(|word| !word.is_empty())?;
        Some(Word { text, start })
    }
}

/// How many bytes the letter or figure has that begins with a byte; 0 where none begins with it.
fn letter(byte: u8) -> usize {
    match byte {
        b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => 1,
        0xd0..=0xd3 => 2,
        _ => 0,
    }
}

/// How far on either side of a place it is looked for what goes with a word there, in bytes: further than texts of orders
/// are long, and bounded, so that a word costs as much in a text of any length.
const NEAR: usize = 2048;

/// What stands before a place of a text, as far back as a rule looks.
pub fn near_before(text: &str, at: usize) -> &str {
    let from = text.floor_char_boundary(at.saturating_sub(NEAR));
    let near = text.get(from..at).unwrap_or_default();
    // A word that is cut is not that word.
    if from == 0 { near } else { near.trim_start_matches(is_of_word) }
}

/// What stands behind a place of a text, as far on as a rule looks.
pub fn near_behind(text: &str, at: usize) -> &str {
    let to = text.floor_char_boundary(at.saturating_add(NEAR));
    let near = text.get(at..to).unwrap_or_default();
    if to == text.len() { near } else { near.trim_end_matches(is_of_word) }
}

/// Whether a sign may stand in a word.
fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '-'
}

/// Whether nothing but blanks stands between two places of a text.
pub fn is_blank(text: &str, from: usize, to: usize) -> bool {
    // One blank is what stands between most words.
    if to == from + 1 {
        return matches!(text.as_bytes().get(from), Some(b' ' | b'\n'));
    }
    text.get(from..to).is_some_and(|gap| !gap.is_empty() && gap.chars().all(char::is_whitespace))
}

/// A word as it is read, with the two before it.
#[derive(Clone, Copy, Debug)]
pub struct WordInText<'t> {
    /// The whole text.
    pub text: &'t str,
    /// The words before it, the nearer one last.
    pub before: [Option<Word<'t>>; 2],
    /// The word.
    pub word: Word<'t>,
    /// Whether nothing but a blank stands between it and the word before.
    pub joined: bool,
}

impl<'t> WordInText<'t> {
    /// A word behind others.
    pub fn new(text: &'t str, before: [Option<Word<'t>>; 2], word: Word<'t>) -> Self {
        let joined = before[1].is_some_and(|before| is_blank(text, before.end(), word.start));
        WordInText { text, before, word, joined }
    }

    /// The word before, where nothing but a blank stands between.
    pub fn previous(&self) -> Option<Word<'t>> {
        self.before[1].filter(|_| self.joined)
    }

    /// The word behind, where nothing but a blank stands between.
    pub fn next(&self) -> Option<Word<'t>> {
        let end = self.word.end();
        words_from(self.text, end).next().filter(|next| is_blank(self.text, end, next.start))
    }

    /// What stands between the word before and this one; all from the beginning where none is before.
    pub fn gap(&self) -> &'t str {
        let from = self.before[1].map_or(0, |before| before.end());
        self.text.get(from..self.word.start).unwrap_or_default()
    }

    /// What stands before the word, as far back as a rule looks.
    pub fn head(&self) -> &'t str {
        near_before(self.text, self.word.start)
    }

    /// What stands behind the word, as far on as a rule looks.
    pub fn behind(&self) -> &'t str {
        near_behind(self.text, self.word.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_hyphens_and_places() {
        let text = "«Школа № 7»: педагог-наставник, 2021-2024 гг. — до 5%";
        let found: Vec<&str> = words(text).map(|word| word.text).collect();
        assert_eq!(found, ["Школа", "7", "педагог-наставник", "2021-2024", "гг", "до", "5"]);
        assert!(words(text).all(|word| &text[word.range()] == word.text));
    }

    #[test]
    fn what_is_near_a_place_has_an_end_and_no_word_that_is_cut() {
        let short = "план работы (отчёт)";
        let at = short.find('(').unwrap();
        assert_eq!((near_before(short, at), near_behind(short, at)), ("план работы ", "(отчёт)"));
        // With an odd number of bytes some end falls into a letter.
        for word in ["слово, ", "слово 1 "] {
            let long = word.repeat(1000);
            let (before, behind) = (near_before(&long, long.len()), near_behind(&long, 0));
            assert!(long.ends_with(before) && long.starts_with(behind));
            for near in [before, behind] {
                assert!((NEAR - 20..=NEAR + 3).contains(&near.len()), "{}", near.len());
                assert!(words(near).all(|word| matches!(word.text, "слово" | "1")), "{near}");
            }
        }
    }

    #[test]
    fn a_first_letter_may_be_great() {
        let is = |word: &str, small: &str| words(word).next().is_some_and(|word| word.is(small));
        assert!(is("Для", "для") && is("Согласно", "согласно") && is("К", "к") && !is("ДЛЯ", "для"));
        assert!(
            words("МБОУ").all(|word| word.is_capitals()) && !words("МОНиМП").any(|word| word.is_capitals())
        );
    }
}
