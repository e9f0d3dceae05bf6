//! Words in which no line may end, as each format can say it without a sign more in the text: «№ 21-п», «2024–2026».

use std::borrow::Cow;

use minijinja::value::{Serde, Value};
use minijinja::{HtmlEscape, State};
use serde::Serialize;

use super::engine::is_forbidden;

/// The hyphen that never ends a line, which keyboards do not have.
pub(super) const TIED: char = '\u{2011}';
/// The blank that does not break; in Unicode a line may end between a dash and it.
const FIXED: char = '\u{a0}';
/// Where a word may be divided.
const DIVISIONS: [char; 2] = ['\u{ad}', '\u{200b}'];

/// The text with the hyphen that keyboards have, by which a word is looked for.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    match text.contains(TIED) {
        true => Cow::Owned(text.replace(TIED, "-")),
        false => Cow::Borrowed(text),
    }
}

/// The filter `whole` of pages: each word in which no line may end in an element of its own.
pub(super) fn whole(_: &State, text: &str) -> Value {
    let mut out = String::with_capacity(text.len());
    let blank = |sign: char| sign.is_whitespace() && sign != FIXED;
    for word in text.split_inclusive(blank) {
        let bare = word.trim_end_matches(blank);
        let escaped = HtmlEscape(&plain(bare).replace(is_forbidden, " ")).to_string();
        match is_whole(bare) {
            true => out.push_str(&format!("<span class=\"whole\">{escaped}</span>")),
            false => out.push_str(&escaped),
        }
        out.push_str(word.get(bare.len()..).unwrap_or_default());
    }
    Value::from_safe_string(out)
}

/// What DOCX writes in one run, and the dash of a span after it.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct UnbrokenSpan<'t> {
    text: &'t str,
    /// The style of the hyphen that is printed for the dash; empty behind the last.
    dash: &'static str,
}

/// The filter `spans` of DOCX: the stretches of a text between the dashes of its spans.
///
/// No dash of the format holds its line: Word ends one after «–» whatever stands next, a joiner (U+2060) or a hard blank
/// too, and prints a joiner as a box where the font has none. Its own `noBreakHyphen` holds in Word and LibreOffice, so
/// that hyphen is printed, drawn out by a style to the width of the dash: half an em of a third, or a whole one.
pub(super) fn spans(text: &str) -> Value {
    Value::from(Serde(stretches(text)))
}

fn stretches(text: &str) -> Vec<UnbrokenSpan<'_>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, sign) in dashes(text, is_span) {
        let dash = if sign == '—' { "LongDash" } else { "Dash" };
        out.push(UnbrokenSpan { text: text.get(start..at).unwrap_or_default(), dash });
        start = at + sign.len_utf8();
    }
    out.push(UnbrokenSpan { text: text.get(start..).unwrap_or_default(), dash: "" });
    out
}

/// The signs that are to end no line with their places; those beside them are told through blanks that do not break.
pub(super) fn dashes<'t>(
    text: &'t str,
    holds: impl Fn(char, char, Option<char>) -> bool + 't,
) -> impl Iterator<Item = (usize, char)> + 't {
    let mut before = ' ';
    text.char_indices().filter(move |(at, sign)| {
        let rest = text.get(at + sign.len_utf8()..).unwrap_or_default();
        let held = holds(before, *sign, rest.chars().find(|next| *next != FIXED));
        before = if *sign == FIXED { before } else { *sign };
        held
    })
}

/// Whether no line may end in a word.
fn is_whole(word: &str) -> bool {
    let tied = word.contains(TIED) || dashes(word, is_span).next().is_some();
    (tied || word.split(FIXED).any(is_pair)) && !word.contains(DIVISIONS)
}

/// Whether a word is two letters with a stroke between them: «п/п», «з/п».
fn is_pair(word: &str) -> bool {
    let mut signs = word.trim_matches(|sign: char| !sign.is_alphabetic()).chars();
    let stroke = |sign: &char| *sign == '/';
    matches!(
        (signs.next(), signs.next().filter(stroke), signs.next(), signs.next()),
        (Some(_), Some(_), Some(_), None)
    )
}

/// Whether a sign is the dash of a span: «2024–2026», «I–III».
pub(super) fn is_span(before: char, sign: char, after: Option<char>) -> bool {
    let figure = |sign: char| sign.is_ascii_digit() || matches!(sign, 'I' | 'V' | 'X');
    matches!(sign, '–' | '—') && figure(before) && after.is_some_and(figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_spans_of_years_stay_in_one_line() {
        let cases = [
            ("в 2024–2026 годах", true),
            ("I–III кварталы", true),
            ("№ 21\u{2011}п", true),
            ("1—4 классы", true),
            ("№ п/п", true),
            ("№\u{a0}п/п", true),
            ("на\u{a0}2020\u{a0}–\u{a0}2024\u{a0}годы", true),
            ("2020\u{a0}– 2024", false),
            ("и/или", false),
            ("наставник – тот, школа–сад, план-график", false),
            ("2024–2026\u{ad}годы", false),
            ("–", false),
        ];
        for (text, right) in cases {
            assert_eq!(text.split(' ').any(is_whole), right, "{text}");
        }
        assert_eq!(plain("№ 21\u{2011}п"), "№ 21-п");
    }

    #[test]
    fn a_span_is_parted_at_its_dash() {
        let parts = |text| {
            let parts = stretches(text).into_iter().map(|part| format!("{}<{}>", part.text, part.dash));
            parts.collect::<String>()
        };
        assert_eq!(
            parts("в 2024–2026 годах, 1—4 классы – все"),
            "в 2024<Dash>2026 годах, 1<LongDash>4 классы – все<>"
        );
        assert_eq!(parts("2020\u{a0}–\u{a0}2024"), "2020\u{a0}<Dash>\u{a0}2024<>");
        assert_eq!(parts("школа–сад"), "школа–сад<>");
        assert_eq!(parts(""), "<>");
    }
}
