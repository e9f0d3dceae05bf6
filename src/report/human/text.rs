//! Text for a terminal: widths, wrapping, and nothing that a terminal would obey.

use textwrap::core::display_width;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use crate::base::visible_line;

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    display_width(text)
}

/// How many columns a character takes.
pub(super) fn char_width(c: char) -> usize {
    display_width(c.encode_utf8(&mut [0; 4]))
}

/// Breaks a text at its blanks into lines of at most `room` columns; only a word that is longer is broken itself.
///
/// A number is not parted from what it counts, «22 февраля», and no line begins with a dash.
pub(super) fn wrap(text: &str, room: usize) -> Vec<String> {
    let options = Options::new(room.max(1))
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    let text = tied(&visible_line(text));
    textwrap::wrap(&text, options).into_iter().map(|line| line.replace(HARD_BLANK, " ")).collect()
}

/// A blank at which a line is not broken.
const HARD_BLANK: char = '\u{a0}';

/// The text with hard blanks where a line should not be broken.
fn tied(text: &str) -> String {
    let mut tied = String::with_capacity(text.len());
    let mut before = "";
    for word in text.split(' ') {
        let number = !before.is_empty() && before.chars().all(|c| c.is_ascii_digit());
        let binds = number || matches!(before, "№" | "п." | "пп." | "ст.") || matches!(word, "—" | "–");
        if !tied.is_empty() {
            tied.push(if binds { HARD_BLANK } else { ' ' });
        }
        tied.push_str(word);
        before = word;
    }
    tied
}

/// Cuts a text to `room` columns, the last of them `…` where something is cut off.
pub(super) fn cut(text: &str, room: usize) -> String {
    let text = visible_line(text);
    if width(&text) <= room {
        return text.into_owned();
    }
    let mut cut = String::new();
    let mut taken = 1;
    for c in text.chars() {
        taken += char_width(c);
        if taken > room {
            break;
        }
        cut.push(c);
    }
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapping_counts_columns_and_keeps_together_what_belongs_together() {
        assert_eq!(wrap("в приказе № 58", 10), ["в приказе", "№ 58"]);
        assert_eq!(wrap("до 22 февраля — срок", 12), ["до", "22 февраля —", "срок"]);
        assert_eq!(wrap("学校学校", 4), ["学校", "学校"]);
        assert_eq!(cut("мероприятие", 6), "мероп…");
    }
}
