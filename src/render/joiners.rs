//! Hyphens and dashes after which no line may end, as each format can say it.

use std::borrow::Cow;

/// The sign of no width that keeps a line from ending: LibreOffice, browsers and typst heed it.
const JOINER: &str = "\u{2060}";
/// The hyphen that never ends a line, which keyboards do not have.
const TIED: char = '\u{2011}';

/// The text with a joiner after each dash between figures («2024–2026», «I–III»), so that years stay in one line.
pub(super) fn years_joined(text: &str) -> Cow<'_, str> {
    if !text.contains(is_dash) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.find(is_dash) {
        let (before, from) = rest.split_at(at);
        let dash = from.chars().next().map_or(0, char::len_utf8);
        let (dash, after) = from.split_at(dash);
        out.push_str(before);
        out.push_str(dash);
        if before.ends_with(is_figure) && after.starts_with(is_figure) {
            out.push_str(JOINER);
        }
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The text with joiners after dashes between figures and after hyphens that end no line; those are common ones on a
/// page, where a word is looked for with the hyphen that keyboards have.
pub(super) fn joined(text: &str) -> Cow<'_, str> {
    match years_joined(text) {
        text if !text.contains(TIED) => text,
        text => Cow::Owned(text.replace(TIED, &format!("-{JOINER}"))),
    }
}

/// Whether a text has what [`joined`] would change.
pub(super) fn is_loose(text: &str) -> bool {
    text.contains([TIED, '–', '—'])
}

fn is_dash(sign: char) -> bool {
    matches!(sign, '–' | '—')
}

fn is_figure(sign: char) -> bool {
    sign.is_ascii_digit() || matches!(sign, 'I' | 'V' | 'X')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_stay_in_one_line() {
        let cases = [
            ("в 2024–2026 годах", "в 2024–~2026 годах"),
            ("I–III кварталы, 1—4 классы", "I–~III кварталы, 1—~4 классы"),
            ("наставник – тот, школа–сад", "наставник – тот, школа–сад"),
            ("–", "–"),
        ];
        for (text, right) in cases {
            assert_eq!(years_joined(text), right.replace('~', JOINER));
        }
        assert_eq!(joined("№ 21\u{2011}п, 1–4"), "№ 21-\u{2060}п, 1–\u{2060}4");
    }
}
