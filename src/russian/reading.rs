//! A text read once, word by word, and all that the tables of this room have to say of it.
//!
//! Most words are sorted out by their first letter, their length and their first four letters, so that reading costs a
//! few steps a word and a text in which all is well costs no allocation.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use super::abbreviations::{self, RunText};
use super::agreement::{self, AgreementIssue};
use super::dictionary::{Lookup, look_up};
use super::letters::{self, capital, uncapital};
use super::spelling::{self, Misspelling};
use super::typography::{self, TypographyIssue};
use super::unfinished::{self, UnfinishedText};
use super::words::{Word, WordInText, words};

/// Something to be said of a place of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextRemark {
    /// A form does not agree with those around it.
    AgreementIssue(AgreementIssue),
    /// A sign is not set as it should be.
    TypographyIssue(TypographyIssue),
    /// A word is missing.
    Gap(UnfinishedText),
    /// A word is written wrong.
    Misspelling(Misspelling),
    /// An abbreviation that not every office knows.
    Abbreviation(Range<usize>),
}

impl TextRemark {
    /// The place of the word, where one is written wrong.
    pub fn misspelt(&self) -> Option<Range<usize>> {
        match self {
            TextRemark::Misspelling(Misspelling { place, .. }) => Some(place.clone()),
            _ => None,
        }
    }
}

/// Reads a text and tells what is to be said of it, in order.
pub fn read(text: &str, mut tell: impl FnMut(TextRemark)) {
    // Where the last form ends that was told not to agree: what stands beside it fails by it.
    let mut told = None;
    let mut tell = |remark: TextRemark| {
        if let TextRemark::AgreementIssue(issue) = &remark {
            if told.is_some_and(|end| issue.place.start <= end + 1) {
                return;
            }
            told = Some(issue.place.end);
        }
        tell(remark);
    };
    let runs = RunText::of(text);
    let mut before: [Option<Word<'_>>; 3] = [None; 3];
    for word in words(text) {
        let spot = WordInText::new(text, [before[1], before[2]], word);
        if !spot.joined || spot.gap().len() > 1 {
            typography::before(spot).map(TextRemark::TypographyIssue).into_iter().for_each(&mut tell);
        }
        match word.text.as_bytes() {
            [b'0'..=b'9', ..] => figure(spot, &mut tell),
            _ if word.is_small() => small(spot, &mut tell),
            _ if word.is_great() => great(spot, runs, &mut tell),
            [b'I' | b'V' | b'X', ..] => {
                typography::of_figure(spot).map(TextRemark::TypographyIssue).into_iter().for_each(&mut tell);
            }
            _ => {}
        }
        before = [before[1], before[2], Some(word)];
    }
    typography::of_last(text, before[2]).map(TextRemark::TypographyIssue).into_iter().for_each(&mut tell);
    unfinished::of_last(text, before).map(TextRemark::Gap).into_iter().for_each(tell);
}

/// Looks the words of a text up in the dictionary and tells those that it does not hold
/// and that are a slip of the finger away from one that it does. Names, short words, and what
/// has a capital or a figure in it are left alone.
pub fn read_with_dictionary(text: &str, mut tell: impl FnMut(TextRemark)) {
    let plain = |word: &Word<'_>| {
        let first = word.start == 0 && word.is_great() && is_common(word.text);
        let rest = word.text.get(2..).unwrap_or_default();
        (word.is_small() || first) && rest.chars().all(|sign| is_small_letter(sign) || sign == '-')
    };
    for word in words(text).filter(|word| plain(word) && word.letters() > 3) {
        // A stop behind a short word may be that of an abbreviation.
        let behind = text.get(word.end()..).unwrap_or_default();
        if word.letters() < 6 && behind.starts_with('.') {
            continue;
        }
        // A word that is near to none is likelier one that the dictionary lacks.
        let small = if word.is_great() { uncapital(word.text) } else { Cow::Borrowed(word.text) };
        if let Lookup::Unknown(Some(right)) = look_up(&small) {
            let right = if word.is_great() { capital(&right) } else { right };
            tell(TextRemark::Misspelling(Misspelling { place: word.range(), right, confused: false }));
        }
    }
}

/// Whether the first word of a text ends as common nouns and adjectives do, and as no surname: «Регистрация».
fn is_common(word: &str) -> bool {
    ["ение", "ания", "ание", "ения", "ация", "ость", "ый", "ые", "ное", "тие"]
        .iter()
        .any(|end| word.ends_with(end))
}

fn is_small_letter(sign: char) -> bool {
    matches!(sign, 'а'..='я' | 'ё')
}

fn figure(spot: WordInText<'_>, tell: &mut impl FnMut(TextRemark)) {
    agreement::of_figure(spot).map(TextRemark::AgreementIssue).into_iter().for_each(&mut *tell);
    typography::of_figure(spot).map(TextRemark::TypographyIssue).into_iter().for_each(&mut *tell);
    spelling::of_year(spot).map(TextRemark::Misspelling).into_iter().for_each(tell);
}

fn small(spot: WordInText<'_>, tell: &mut impl FnMut(TextRemark)) {
    let marked = MARKED.small.hold(spot.word);
    agreement::of_small(spot, marked).map(TextRemark::AgreementIssue).into_iter().for_each(&mut *tell);
    typography::of_small(spot).map(TextRemark::TypographyIssue).into_iter().for_each(&mut *tell);
    unfinished::of_small(spot, marked).map(TextRemark::Gap).into_iter().for_each(&mut *tell);
    let wrong = if marked { spelling::of_marked(spot) } else { spelling::of_term(spot) };
    wrong.map(TextRemark::Misspelling).into_iter().for_each(tell);
}

fn great(spot: WordInText<'_>, runs: RunText<'_>, tell: &mut impl FnMut(TextRemark)) {
    let marked = MARKED.great.hold(spot.word);
    agreement::of_great(spot, marked).map(TextRemark::AgreementIssue).into_iter().for_each(&mut *tell);
    typography::of_great(spot).map(TextRemark::TypographyIssue).into_iter().for_each(&mut *tell);
    // «Акт» is shorter than the marks are.
    if marked || word_is_act(spot.word) {
        unfinished::of_great(spot).map(TextRemark::Gap).into_iter().for_each(&mut *tell);
        spelling::of_marked(spot).map(TextRemark::Misspelling).into_iter().for_each(&mut *tell);
    }
    let run = abbreviations::unknown_at(runs, spot.before[1], spot.word);
    run.map(|run| TextRemark::Abbreviation(run.range())).into_iter().for_each(tell);
}

fn word_is_act(word: Word<'_>) -> bool {
    word.text == "Акт"
}

/// The beginnings at which there is more to look at, of small words and of great ones.
struct PrefixSets {
    small: BeginningBits,
    great: BeginningBits,
}

static MARKED: LazyLock<PrefixSets> = LazyLock::new(|| {
    let small = agreement::MARKS.into_iter().chain(unfinished::MARKS).chain(spelling::marks());
    let great = unfinished::heads().chain(agreement::NAMED).chain(spelling::marks());
    PrefixSets { small: BeginningBits::of(small), great: BeginningBits::of(great) }
});

/// A bit for each beginning of four letters.
struct BeginningBits([u64; 64]);

impl BeginningBits {
    fn of<'m>(beginnings: impl Iterator<Item = &'m str>) -> Self {
        let mut bits = [0; 64];
        for (word, bit) in beginnings.filter_map(|mark| place(mark.as_bytes())) {
            if let Some(bits) = bits.get_mut(word) {
                *bits |= bit;
            }
        }
        BeginningBits(bits)
    }

    /// Whether a word may begin as one that there is more to look at; of a few others it is said too.
    fn hold(&self, word: Word<'_>) -> bool {
        place(word.text.as_bytes())
            .is_some_and(|(word, bit)| self.0.get(word).is_some_and(|bits| bits & bit != 0))
    }
}

/// The bit of the first four letters of a word, the first of them small.
fn place(word: &[u8]) -> Option<(usize, u64)> {
    let mut head = *word.first_chunk::<8>()?;
    letters::uncapital_first(&mut head);
    let hash = u64::from_le_bytes(head).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    Some(((hash >> 58) as usize, 1 << (hash >> 52 & 63)))
}
