//! Where words may be divided: soft hyphens in words that are wider than the column they stand in.

use hypher::Lang;

use super::fonts::Widths;
use super::text::{TIED, is_month, is_year};

/// The hyphen that is printed only where a line breaks at it.
pub(super) const SOFT: char = '\u{ad}';
/// A blank that does not break.
const FIXED: char = '\u{a0}';
/// A place where a line may break without a sign.
const BREAK: char = '\u{200b}';

/// How long a word is at least that is divided where a line is short.
const LONG: usize = 9;

/// A text whose long words may be divided wherever they may be, for columns whose width nobody knows beforehand.
pub fn hyphenated(text: &str) -> String {
    let words = text.split(' ').map(|word| match word.chars().count() >= LONG {
        true => pieces(word).join("\u{ad}"),
        false => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The parts of a line that must stay together: between blanks, after hyphens.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\n'])
        .flat_map(|word| word.split_inclusive(['-', '\u{2010}']))
        .filter(|word| !word.is_empty())
}

/// The parts of words that were bound together which part before any others do: between a month or the dash of a span and
/// the year, so that no column is made wide for a whole date.
pub(super) fn dated(word: &str) -> impl Iterator<Item = &str> {
    let joint = move |at: usize| {
        let (before, after) = (word.get(..at).unwrap_or_default(), word.get(at + FIXED.len_utf8()..));
        let last = before.rsplit(FIXED).next().unwrap_or_default();
        after.is_some_and(is_year) && (is_month(last) || matches!(last, "–" | "—" | "-"))
    };
    let ends =
        word.match_indices(FIXED).map(|(at, _)| at).filter(move |at: &usize| joint(*at)).chain([word.len()]);
    let mut start = 0;
    ends.filter_map(move |end| {
        let part = word.get(start..end);
        start = end + FIXED.len_utf8();
        part
    })
}

/// Whether a word is an address of the net, a letter box or a file, in which a hyphen more would be another address.
fn is_address(word: &str) -> bool {
    let marks = |sign: char| matches!(sign, '/' | '@' | '.' | '_');
    let inner = word.trim_matches(|sign: char| !sign.is_alphanumeric());
    word.contains("://")
        || word.starts_with("www.")
        || inner.contains('@')
        || inner.is_ascii()
            && inner.contains(marks)
            && inner.contains(|sign: char| sign.is_ascii_alphabetic())
}

/// The pieces that a word may be divided into: syllables of its letters, with the marks around them.
pub(super) fn pieces(word: &str) -> Vec<String> {
    if word.contains(FIXED) {
        return word.split(FIXED).flat_map(pieces).collect();
    }
    let mut pieces: Vec<String> = Vec::new();
    for part in word.split_inclusive(|sign: char| !sign.is_alphabetic()) {
        let letters = part.trim_end_matches(|sign: char| !sign.is_alphabetic());
        let rest = part.get(letters.len()..).unwrap_or_default();
        let mut syllables: Vec<String> = syllables(letters);
        match syllables.last_mut() {
            Some(last) => last.push_str(rest),
            None => syllables.push(rest.to_owned()),
        }
        // What no letter stands between is no place to divide: «п/п», «2024–2026».
        let mut syllables = syllables.into_iter();
        match (pieces.last_mut(), syllables.next()) {
            (Some(last), Some(first)) => last.push_str(&first),
            (None, Some(first)) => pieces.push(first),
            (_, None) => {}
        }
        pieces.extend(syllables);
    }
    pieces
}

/// The syllables of a word; a word in capitals and one with figures is left whole, as the rules of printing ask, unless
/// it is long.
fn syllables(letters: &str) -> Vec<String> {
    let count = letters.chars().count();
    let capitals = letters.chars().all(|sign| !sign.is_lowercase());
    if count < 5 || capitals && count < 9 {
        return vec![letters.to_owned()];
    }
    let russian = letters.chars().any(|sign| ('а'..='я').contains(&sign) || ('А'..='Я').contains(&sign));
    let lang = if russian { Lang::Russian } else { Lang::English };
    // Patterns know small letters; the cuts are those of the word as it stands where its case keeps its length.
    let lower = letters.to_lowercase();
    if lower.len() != letters.len() {
        return vec![letters.to_owned()];
    }
    let mut at = 0;
    let parts = hypher::hyphenate_bounded(&lower, lang, 2, 2).map(|part| {
        at += part.len();
        letters.get(at - part.len()..at).unwrap_or_default().to_owned()
    });
    parts.collect()
}

/// The text with soft hyphens in the words that are wider than `room` millimetres; where even a syllable is wider, it
/// may break at any letter.
pub(super) fn divided(text: &str, room: f64, widths: &Widths, points: f64) -> String {
    let wide = |word: &str| widths.of_text(word, points) > room;
    if !words(text).any(wide) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 16);
    // Words that were bound together part before one of them is divided.
    let loose = loosened(text, wide);
    for word in loose.split_inclusive([' ', '\n']) {
        if is_address(word.trim_end()) {
            let ends = |sign: char| matches!(sign, '/' | '.' | '-' | '_' | '@' | '?' | '&' | '=');
            joined(&mut out, word.split_inclusive(ends), BREAK, &wide);
            continue;
        }
        for part in word.split_inclusive(['-', '\u{2010}']) {
            match wide(part.trim_end()) {
                true => joined(&mut out, pieces(part).iter().map(String::as_str), SOFT, &wide),
                false => out.push_str(part),
            }
        }
    }
    out
}

/// Joins pieces by a sign at which a line may end; where even a piece is too wide, it may break at any letter.
fn joined<'p>(
    out: &mut String,
    pieces: impl Iterator<Item = &'p str>,
    by: char,
    wide: &impl Fn(&str) -> bool,
) {
    for (at, piece) in pieces.enumerate() {
        if at > 0 {
            out.push(by);
        }
        if wide(piece.trim_end()) { broken(out, piece) } else { out.push_str(piece) }
    }
}

/// The text with common blanks and hyphens in the place of the fixed ones that stand in words too wide; dates part before
/// their years first.
fn loosened(text: &str, wide: impl Fn(&str) -> bool) -> String {
    let part = |part: &str| match wide(part.trim_end()) {
        true => part.replace(FIXED, " ").replace(TIED, "-"),
        false => part.to_owned(),
    };
    let word = |word: &str| match wide(word.trim_end()) {
        true => dated(word).map(part).collect::<Vec<_>>().join(" "),
        false => word.to_owned(),
    };
    text.split_inclusive([' ', '\n']).map(word).collect()
}

/// A piece that may break between any two of its signs.
fn broken(out: &mut String, piece: &str) {
    for (at, sign) in piece.chars().enumerate() {
        if at > 0 {
            out.push(BREAK);
        }
        out.push(sign);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fonts::UPRIGHT;
    use super::*;

    #[test]
    fn only_words_that_are_too_wide_are_divided() {
        let text = "Совершенствование работы";
        assert_eq!(divided(text, 100.0, &UPRIGHT, 12.0), text);
        let narrow = divided(text, 20.0, &UPRIGHT, 12.0);
        assert_eq!(narrow.replace(SOFT, ""), text);
        assert!(
            narrow.starts_with("Со\u{ad}вер") && narrow.contains(SOFT) && narrow.ends_with(" работы"),
            "{narrow}"
        );
        assert!(divided("12345678901234567890", 10.0, &UPRIGHT, 12.0).contains(BREAK));
        let address = divided("см. https://www.school-7.example.org/plan", 20.0, &UPRIGHT, 12.0);
        assert!(
            !address.contains(SOFT) && address.contains("/\u{200b}www.\u{200b}school-\u{200b}7"),
            "{address}"
        );
    }

    #[test]
    fn a_date_parts_before_its_year_first() {
        let date = "до 20\u{a0}февраля\u{a0}2024\u{a0}года";
        let divided = |room| divided(date, room, &UPRIGHT, 12.0).replace('\u{a0}', "~");
        assert_eq!(divided(60.0), "до 20~февраля~2024~года");
        assert_eq!(divided(30.0), "до 20~февраля 2024~года");
        assert_eq!(divided(16.0), "до 20 февраля 2024 года");
        assert_eq!(
            dated("2022\u{a0}–\u{a0}2024\u{a0}гг.").collect::<Vec<_>>(),
            ["2022\u{a0}–", "2024\u{a0}гг."]
        );
    }

    #[test]
    fn marks_are_no_places_to_divide() {
        assert_eq!(pieces("п/п"), ["п/п"]);
        assert_eq!(pieces("2024–2026"), ["2024–2026"]);
        assert_eq!(pieces("ЦМН"), ["ЦМН"]);
        assert!(pieces("(наставничество)").len() > 2);
    }
}
