//! Times that stand where one window is wanted, and are none: several, and one of which only an end is named.

use super::Expected;
use super::meant::{LikelyValue, period, reversed};

/// Words behind which a day is the first or the last of a time whose other end is not named.
const ENDS: [&str; 12] =
    ["с", "со", "от", "после", "до", "по", "from", "since", "after", "to", "till", "until"];

/// Whether a text that names one day, month or year names an end of a time.
pub(super) fn is_open(text: &str) -> bool {
    words(text).any(|word| ENDS.contains(&&*word.to_lowercase()))
}

/// What a text was meant to be where a window is wanted.
pub(super) fn window(text: &str) -> LikelyValue {
    windows(text).unwrap_or_else(|| LikelyValue {
        expected: reversed(text).unwrap_or(Expected::Window),
        texts: period(text, true),
    })
}

/// The windows that a text lists: «10.04.2026, 10.07.2026» is no time from the one to the other.
fn windows(text: &str) -> Option<LikelyValue> {
    if text.contains("..") || is_open(text) {
        return None;
    }
    let text = text.replace(" и ", ", ").replace(" and ", ", ");
    let parts: Vec<&str> = text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let year = text.rsplit(|sign: char| !sign.is_ascii_digit()).find(|figures| figures.len() == 4);
    let each: Option<Vec<String>> = parts.iter().map(|part| named(part, year?)).collect();
    match each {
        _ if parts.len() < 2 => None,
        Some(each) => Some(LikelyValue { expected: Expected::Windows(each), texts: Vec::new() }),
        // «15,05,2026» is a day; of «1, 15 мая 2026» only the author knows what the figure alone is.
        None if text.contains(';') || text.contains(", ") => {
            Some(LikelyValue { expected: Expected::Window, texts: Vec::new() })
        }
        None => None,
    }
}

/// The window that a part of a list names; where it has no year, in that of the list.
fn named(part: &str, year: &str) -> Option<String> {
    let has_year = words(part).any(|word| word.len() == 4 && word.bytes().all(|sign| sign.is_ascii_digit()));
    let found = match has_year {
        true => period(part, true),
        false if part.chars().any(char::is_lowercase) => period(&format!("{part} {year}"), true),
        false => Vec::new(),
    };
    let [one] = found.as_slice() else { return None };
    Some(short(one).to_owned())
}

/// A window of one day as that day.
fn short(window: &str) -> &str {
    match window.split_once("..") {
        Some((first, last)) if first == last => first,
        _ => window,
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_listed_is_no_window_between_its_ends() {
        let listed = [
            ("2026-04-10, 2026-07-10", "2026-04-10 2026-07-10"),
            ("10.04.2026; 10.07.2026", "2026-04-10 2026-07-10"),
            ("10.04.2026,10.07.2026", "2026-04-10 2026-07-10"),
            ("10 апреля и 10 июля 2026 года", "2026-04-10 2026-07-10"),
            ("май, декабрь 2026", "2026-05-01..2026-05-31 2026-12-01..2026-12-31"),
            ("I и III кварталы 2026", ""),
            ("1, 15 мая 2026", ""),
        ];
        for (typed, meant) in listed {
            let told = windows(typed).map(|likely| (likely.expected, likely.texts.len()));
            let each: Vec<String> = meant.split_whitespace().map(str::to_owned).collect();
            let expected = if each.is_empty() { Expected::Window } else { Expected::Windows(each) };
            assert_eq!(told, Some((expected, 0)), "{typed}");
        }
        for typed in ["15,05,2026", "10.04.2026 - 10.07.2026", "с 1 мая, по 10 июля 2026", "2026-Q2"]
        {
            assert!(windows(typed).is_none(), "{typed}");
        }
    }

    #[test]
    fn a_day_behind_an_end_is_not_all_of_a_window() {
        for open in [
            "с 10 мая 2026 года",
            "до 10 мая 2026 года",
            "с 10 мая по 12 мая 2026",
            "с мая 2026",
            "с 2026 года",
        ] {
            assert!(period(open, true).is_empty(), "{open}");
        }
        assert_eq!(period("10 мая 2026 года", true), ["2026-05-10..2026-05-10"]);
    }
}
