//! Texts in a picture: broken into lines by the widths of their letters, and written as XML.

use crate::document::fonts::Widths;

/// The size of letters, in points: 14 pixels.
const POINTS: f64 = 10.5;
/// Pixels of a millimetre.
const PIXELS: f64 = 96.0 / 25.4;
/// What other fonts than the measured one may need.
const SLACK: f64 = 1.06;

/// The lines of a text that fit a width in pixels: broken at blanks, and within a word only where it is wider by itself.
pub(super) fn lines(text: &str, widths: &Widths, room: f64) -> Vec<String> {
    let wide = |text: &str| widths.of_text(text, POINTS) * PIXELS * SLACK;
    let blank = wide(" ");
    let mut lines: Vec<String> = Vec::new();
    let mut taken = f64::MAX;
    for word in text.split_whitespace() {
        let width = wide(word);
        match lines.last_mut().filter(|_| taken + blank + width <= room) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
                taken += blank + width;
            }
            None if width <= room => {
                lines.push(word.to_owned());
                taken = width;
            }
            None => taken = letters(word, room, &wide, &mut lines),
        }
    }
    lines
}

/// Breaks a word between letters, and gives the width of its last line.
fn letters(word: &str, room: f64, wide: &impl Fn(&str) -> f64, lines: &mut Vec<String>) -> f64 {
    let mut taken = f64::MAX;
    for sign in word.chars() {
        let width = wide(sign.encode_utf8(&mut [0; 4]));
        match lines.last_mut().filter(|_| taken + width <= room) {
            Some(line) => {
                line.push(sign);
                taken += width;
            }
            None => {
                lines.push(sign.to_string());
                taken = width;
            }
        }
    }
    taken
}

/// A text as XML: its marks are data, and what XML does not have at all is shown as lost.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            sign if sign.is_control() => out.push('\u{fffd}'),
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::fonts::UPRIGHT;

    #[test]
    fn lines_hold_every_letter_and_are_no_wider_than_there_is_room() {
        let text = format!("Направить приказы школ {} в управление", "ш".repeat(90));
        let lines = lines(&text, &UPRIGHT, 200.0);
        assert!(lines.iter().all(|line| UPRIGHT.of_text(line, POINTS) * PIXELS <= 200.0), "{lines:#?}");
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(letters(&lines.concat()), letters(&text));
    }

    #[test]
    fn marks_are_data() {
        assert_eq!(xml("<script>\u{1}\"&"), "&lt;script&gt;\u{fffd}&quot;&amp;");
    }
}
