//! Great and small letters of what a letterhead shouts: «УПРАВЛЕНИЕ ОБРАЗОВАНИЯ … ГОРОД АРМАВИР» becomes
//! «Управление образования … город Армавир», names taking the letters that they have elsewhere in the file.

use std::collections::HashMap;

use crate::import::content::SourceParagraph;
use crate::import::text::{capital, flat, is_shouted};
use crate::russian::abbreviations::is_known;

use super::proper;

/// Abbreviations that letterheads have beside shouted words, and that stay great.
const SHORT: [&str; 27] = [
    "ЗАТО",
    "МБОУ",
    "МАОУ",
    "МКОУ",
    "МОУ",
    "ГБОУ",
    "МБДОУ",
    "МАДОУ",
    "МКУ",
    "МБУ",
    "ГАУ",
    "ГБУ",
    "КГАУ",
    "КГБУ",
    "ДПО",
    "СОШ",
    "ООШ",
    "НОШ",
    "ДО",
    "РФ",
    "ЦРО",
    "ГО",
    "МО",
    "ИРО",
    "СПО",
    "ОУ",
    "ЦДО",
];

/// How words are written where nobody shouts.
#[derive(Debug, Default)]
pub(super) struct LetterCase {
    /// By the small letters of a word: how often it is written in each way.
    forms: HashMap<String, Vec<(String, usize)>>,
}

impl LetterCase {
    /// Learns from the lines of a file.
    pub(super) fn learn<'l>(lines: impl Iterator<Item = &'l SourceParagraph>) -> Self {
        let mut case = LetterCase::default();
        // A letterhead is often one paragraph of several lines.
        for text in lines.flat_map(|line| line.text.split('\n')) {
            let text = flat(text);
            if is_shouted(&text) {
                continue;
            }
            let words = text
                .split(|sign: char| !(sign.is_alphanumeric() || sign == '-'))
                .filter(|word| !word.is_empty());
            // The first word of a line has a great letter for that alone.
            words.skip(1).for_each(|word| case.count(word));
        }
        case
    }

    fn count(&mut self, word: &str) {
        let forms = self.forms.entry(word.to_lowercase()).or_default();
        match forms.iter_mut().find(|(form, _)| form == word) {
            Some((_, count)) => *count += 1,
            None => forms.push((word.to_owned(), 1)),
        }
    }

    fn usual(&self, word: &str) -> Option<&str> {
        let forms = self.forms.get(&word.to_lowercase())?;
        forms.iter().max_by_key(|(form, count)| (*count, form.clone())).map(|(form, _)| form.as_str())
    }

    /// The text with shouted words as they are written elsewhere, or small; as it is where it does not shout.
    pub(super) fn restored(&self, text: &str) -> String {
        let shouted =
            |word: &&str| is_shouted(word) && word.chars().filter(|sign| sign.is_alphabetic()).count() > 3;
        let words: Vec<&str> = text.split(' ').collect();
        if words.iter().filter(|word| shouted(word)).count() == 0 {
            return text.to_owned();
        }
        let all = is_shouted(text);
        // A short word beside a shouted one is shouted with it, if it is no abbreviation.
        let beside = |at: usize| {
            at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(shouted)
                || words.get(at + 1).is_some_and(shouted)
        };
        let short = |at: usize| {
            words.get(at).is_some_and(|word| is_shouted(word) && self.usual(word) != Some(word)) && beside(at)
        };
        let inside = |at: usize| all || words.get(at).is_some_and(shouted) || short(at);
        let out: Vec<String> = words
            .iter()
            .enumerate()
            .map(|(at, word)| if inside(at) { self.word(word, all) } else { (*word).to_owned() })
            .collect();
        capital_first(&proper::named(&out).join(" "))
    }

    /// Whether all words that a text shouts are known, from other places of the file or as those of any letterhead: no
    /// letter of it is guessed.
    pub(super) fn is_sure_of(&self, text: &str) -> bool {
        let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| is_shouted(word));
        let mut guessed = words.filter(|word| {
            let known = self.usual(word).is_some() || proper::is_common(&word.to_lowercase());
            !known && !is_short(word)
        });
        guessed.next().is_none()
    }

    /// One word, its signs around it kept.
    fn word(&self, word: &str, all: bool) -> String {
        let core = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        if core.is_empty() || is_short(core) || core.chars().any(|sign| sign.is_ascii_digit()) {
            return word.to_owned();
        }
        // «А.С.» are the initials of somebody, «С.» alone may be «село».
        if core.contains('.') && core.split('.').all(|letters| letters.chars().count() <= 1) {
            return word.to_owned();
        }
        if !all && self.usual(core) == Some(core) {
            return word.to_owned();
        }
        let form = self.usual(core).filter(|form| !is_shouted(form) || form.chars().count() <= 5);
        let quoted = word.starts_with(['«', '"', '“']);
        let form = form.map_or_else(|| core.to_lowercase(), str::to_owned);
        let form = if quoted { capital(&form) } else { form };
        word.replacen(core, &form, 1)
    }
}

/// Whether a word is an abbreviation: one of letterheads, or one that everybody knows.
fn is_short(word: &str) -> bool {
    // «ПО» is a preposition as often.
    SHORT.contains(&word) || word.chars().count() > 2 && is_known(word)
}

fn capital_first(text: &str) -> String {
    match text.strip_prefix('«') {
        Some(rest) => format!("«{}", capital(rest)),
        None => capital(text),
    }
}
