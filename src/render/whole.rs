//! Words in which no line may end, as each format can say it without a sign more in the text: «№ 21-п», «2024–2026».

use std::borrow::Cow;

use minijinja::value::Value;
use minijinja::{HtmlEscape, State};

use super::engine::is_forbidden;

/// The hyphen that never ends a line, which keyboards do not have.
pub(super) const TIED: char = '\u{2011}';
/// The sign without width beside which no line ends, where a format has no dash of that kind.
pub(super) const JOINER: char = '\u{2060}';
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
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let escaped = HtmlEscape(&plain(bare).replace(is_forbidden, " ")).to_string();
        match is_whole(bare) {
            true => out.push_str(&format!("<span class=\"whole\">{escaped}</span>")),
            false => out.push_str(&escaped),
        }
        out.push_str(word.get(bare.len()..).unwrap_or_default());
    }
    Value::from_safe_string(out)
}

/// The filter `spans` of DOCX: the pieces of a text between which a joiner stands, each but the last ending with the dash
/// of a span.
pub(super) fn spans(text: &str) -> Vec<String> {
    let marked = joined(text, is_span);
    marked.split(JOINER).map(str::to_owned).collect()
}

/// The text with a joiner after each sign that is to end no line, which is told by the signs before and after it.
pub(super) fn joined(text: &str, holds: impl Fn(char, char, Option<char>) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut signs = text.chars().peekable();
    let mut before = ' ';
    while let Some(sign) = signs.next() {
        out.push(sign);
        if holds(before, sign, signs.peek().copied()) {
            out.push(JOINER);
        }
        before = sign;
    }
    out
}

/// Whether no line may end in a word.
fn is_whole(word: &str) -> bool {
    let mut before = ' ';
    let mut signs = word.chars().peekable();
    let mut tied = false;
    while let Some(sign) = signs.next() {
        tied |= sign == TIED || is_span(before, sign, signs.peek().copied());
        before = sign;
    }
    (tied || is_pair(word)) && !word.contains(DIVISIONS)
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
    fn a_span_is_parted_behind_its_dash_for_the_joiner() {
        assert_eq!(
            spans("в 2024–2026 годах, I–III кварталы – все"),
            ["в 2024–", "2026 годах, I–", "III кварталы – все"]
        );
        assert_eq!(spans("школа–сад"), ["школа–сад"]);
        assert_eq!(spans(""), [""]);
    }
}
