//! Words on paper: blanks that must not break, references put in, stops that close a clause.

use std::borrow::Cow;

use chrono::Month;

use crate::model::{InsertKind, Numbers, filled};
use crate::russian::{Case, ru_month};

/// A blank that does not break.
const NBSP: char = '\u{a0}';

/// Words that stay with the figure or name that follows: «№ 58», «г. Армавир», «п. 5».
const BEFORE: [&str; 14] =
    ["№", "г.", "п.", "пп.", "ст.", "ч.", "с.", "ул.", "д.", "пос.", "стр.", "рис.", "табл.", "тел."];

/// Words that stay with the figure before: «2024 года», «10 лет», «70 %».
const AFTER: [&str; 21] = [
    "%",
    "год",
    "года",
    "году",
    "годы",
    "годов",
    "годах",
    "день",
    "дня",
    "дней",
    "г.",
    "гг.",
    "лет",
    "руб.",
    "тыс.",
    "млн",
    "млрд",
    "чел.",
    "час.",
    "ч.",
    "₽",
];

/// Sets the blanks that must not break and makes straight quotation marks Russian ones; letters are never changed.
pub fn bound(text: &str) -> String {
    let text = &quoted(text.trim());
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = "";
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        if let Some(next) = words.peek() {
            out.push(if binds(before, word, next) { NBSP } else { ' ' });
        }
        before = word;
    }
    out
}

/// The text with «…» for "…", „…“ inside others. Marks that do not pair are left, as there is no telling them from
/// inches.
fn quoted(text: &str) -> Cow<'_, str> {
    if !text.contains('"') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let (mut open, mut before) = (0_usize, ' ');
    for sign in text.chars() {
        let opens =
            sign == '"' && (before.is_whitespace() || matches!(before, '(' | '[' | '«' | '„' | '/' | '–'));
        before = match (sign, opens, open) {
            ('"', true, 0) => '«',
            ('"', true, _) => '„',
            ('"', false, 0) => return Cow::Borrowed(text),
            ('"', false, 1) => '»',
            ('"', false, _) => '“',
            (other, ..) => other,
        };
        open = match before {
            '«' | '„' => open + 1,
            '»' | '“' => open.saturating_sub(1),
            _ => open,
        };
        out.push(before);
    }
    if open == 0 { Cow::Owned(out) } else { Cow::Borrowed(text) }
}

fn binds(before: &str, word: &str, next: &str) -> bool {
    let figure = |word: &str| word.ends_with(|sign: char| sign.is_ascii_digit());
    let core = next.trim_end_matches([',', ';', ':', ')', '»']);
    let open = word.trim_start_matches(['(', '«']);
    // After a figure «г.» is the year's and stays with what stands before it.
    let names = BEFORE.contains(&open) && !(figure(before) && AFTER.contains(&open));
    names
        || figure(word) && (AFTER.contains(&core) || AFTER.contains(&core.trim_end_matches('.')))
        || figure(word) && is_month(core)
        || matches!(next, "–" | "-")
        || initial(open) && next.starts_with(char::is_uppercase)
}

/// «февраля»: a month in the genitive, which stays with the day before it.
fn is_month(word: &str) -> bool {
    (1..=12)
        .filter_map(|month| Month::try_from(month).ok())
        .any(|month| ru_month(month, Case::Genitive) == word)
}

/// «Н.»: a capital and a point.
fn initial(word: &str) -> bool {
    let mut signs = word.chars();
    signs.next().is_some_and(char::is_uppercase) && signs.next() == Some('.') && signs.next().is_none()
}

/// Puts the numbers in the place of `{ref:ID}`. A reference to nothing is left as it is, for all to see; the number
/// that an only annex does not have takes its «№» with it.
pub fn referred(text: &str, numbers: &Numbers) -> String {
    let text = filled(text, |out, kind| {
        let InsertKind::Ref(id) = kind else { return false };
        match numbers.reference(id) {
            Some("") => {
                let kept = out.trim_end().trim_end_matches('№').trim_end().len();
                out.truncate(kept);
            }
            Some(number) => out.push_str(number),
            None => return false,
        }
        true
    });
    bound(&text)
}

/// Closes a text with a stop, where none closes it yet.
pub fn closed(text: &str, stop: char) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', ';', ':', '!', '?', '…']) { text.to_owned() } else { format!("{text}{stop}") }
}

/// A title, which no point closes but that of an abbreviation («гг.»).
pub fn title(text: &str) -> String {
    let text = text.trim();
    let open = text.strip_suffix('.').filter(|open| {
        let last = open.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
        last.chars().count() > 3
    });
    bound(open.unwrap_or(text))
}

/// «п р и к а з ы в а ю».
pub fn letters(word: &str) -> String {
    let mut out = String::with_capacity(word.len() * 2);
    for sign in word.chars() {
        if !out.is_empty() && sign.is_alphabetic() && !out.ends_with(' ') {
            out.push(NBSP);
        }
        out.push(sign);
    }
    out
}

/// A figure as Russian writes it, with a comma: «12,5».
pub fn figure(text: &str) -> String {
    if text.parse::<f64>().is_ok() { text.replace('.', ",") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_before_and_after_figures_do_not_break() {
        let cases = [
            ("приказ № 58 от 5 февраля 2024 года", "приказ №~58 от 5~февраля 2024~года"),
            ("г. Армавир, п. 5", "г.~Армавир, п.~5"),
            ("СОШ № 4 пос. Ольховка", "СОШ №~4 пос.~Ольховка"),
            ("в 2024 г. школа", "в 2024~г. школа"),
            ("Т. В. Иванова", "Т.~В.~Иванова"),
            ("до 70 %, 10 лет.", "до 70~%, 10~лет."),
            ("наставник – тот", "наставник~– тот"),
            ("на 2022 - 2023 годы", "на 2022~- 2023~годы"),
            ("в 2024–2026 годах", "в 2024–2026~годах"),
        ];
        for (text, right) in cases {
            assert_eq!(bound(text), right.replace('~', "\u{a0}"), "{text}");
        }
    }

    #[test]
    fn straight_quotation_marks_become_russian() {
        let cases = [
            (r#"стол "Путь к цели""#, "стол «Путь к цели»"),
            (r#"«Проект "Школа"» ("база")"#, "«Проект „Школа“» («база»)"),
            (r#""Проект "Школа"""#, "«Проект „Школа“»"),
            (r#"экран 5" и 7""#, r#"экран 5" и 7""#),
            (r#"не "закрыто"#, r#"не "закрыто"#),
        ];
        for (text, right) in cases {
            assert_eq!(quoted(text), right, "{text}");
        }
    }

    #[test]
    fn letters_are_spaced_and_stops_are_not() {
        assert_eq!(letters("приказ:"), "п\u{a0}р\u{a0}и\u{a0}к\u{a0}а\u{a0}з:");
    }

    #[test]
    fn a_text_is_closed_once() {
        assert_eq!(closed("Утвердить", ':'), "Утвердить:");
        assert_eq!(closed("Утвердить.", ';'), "Утвердить.");
    }

    #[test]
    fn a_title_loses_its_point_but_an_abbreviation_does_not() {
        assert_eq!(title("О плане."), "О плане");
        assert_eq!(title("на 2020 – 2024 гг."), "на 2020\u{a0}– 2024\u{a0}гг.");
    }
}
