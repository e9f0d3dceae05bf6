//! Texts of authors as a terminal may show them: nothing in them is obeyed.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::russian::letters::is_invisible;

/// What is shown in place of a character that a terminal, or what runs a step of CI, would obey.
pub const OBEYED: char = '\u{fffd}';

/// Whether a terminal would do something at this character rather than show it, or show nothing: control characters, line ends
/// of Unicode, signs that nobody sees and tags.
pub fn is_obeyed(sign: char) -> bool {
    sign.is_control()
        || is_invisible(sign)
        || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{e0000}'..='\u{e007f}')
}

/// The character as it may be shown.
pub fn visible(sign: char) -> char {
    if is_obeyed(sign) { OBEYED } else { sign }
}

/// A text of one line or of several as it may be shown.
pub fn visible_text(text: &str) -> Cow<'_, str> {
    let obeyed = |sign: char| sign != '\n' && is_obeyed(sign);
    if !text.contains(obeyed) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|sign| if obeyed(sign) { OBEYED } else { sign }).collect())
}

/// A text as one line that may be shown: line ends and tabs become blanks.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let blank = |sign| if matches!(sign, '\n' | '\r' | '\t') { ' ' } else { visible(sign) };
    Cow::Owned(text.chars().map(blank).collect())
}

/// JSON of which a terminal obeys nothing: such signs are escaped, and it stays the same data.
pub fn visible_json(json: &str) -> Cow<'_, str> {
    // JSON has escaped the control characters below that itself; line ends and blanks between its parts are its own.
    let obeyed = |sign: char| sign >= '\u{7f}' && is_obeyed(sign);
    if !json.contains(obeyed) {
        return Cow::Borrowed(json);
    }
    let mut text = String::with_capacity(json.len());
    for sign in json.chars() {
        if obeyed(sign) {
            for unit in sign.encode_utf16(&mut [0; 2]) {
                let _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(sign);
        }
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_not_passed_on() {
        assert_eq!(visible_line("а\u{1b}[31mб\nв\u{202e}г"), "а\u{fffd}[31mб в\u{fffd}г");
        assert_eq!(visible_text("а\u{7}\nб"), "а\u{fffd}\nб");
        assert_eq!(visible_line("а\u{200b}\u{2028}\u{e0041}б"), "а\u{fffd}\u{fffd}\u{fffd}б");
    }

    #[test]
    fn json_says_the_same_in_signs_that_no_terminal_obeys() {
        let data = serde_json::json!({"а\u{7f}": ["б\u{9b}31m\u{202e}", "в\u{feff}\u{e0041}\n\u{1b}[31m"]});
        let json = format!("{data:#}");
        let shown = visible_json(&json);
        assert_eq!(shown.chars().find(|sign| *sign != '\n' && is_obeyed(*sign)), None, "{shown}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).unwrap(), data);
        assert_eq!(visible_json("{\n\"а\": \"«б» — в\"}"), "{\n\"а\": \"«б» — в\"}");
    }
}
