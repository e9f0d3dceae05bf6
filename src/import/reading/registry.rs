//! The line of date, number and place under the kind of an act.

use crate::import::draft::DraftOrder;
use crate::import::text::unspaced;

use super::scan;

/// Words of the head that are no part of the issuer's name: an address and its like.
const ADDRESS: [&str; 14] = [
    "тел",
    "телефон",
    "факс",
    "mail",
    "email",
    "инн",
    "окпо",
    "огрн",
    "кпп",
    "ул",
    "улица",
    "www",
    "почта",
    "индекс",
];

/// Settlements, as the line of place names them.
const PLACES: [&str; 21] = [
    "г.",
    "гор.",
    "город",
    "с.",
    "село",
    "п.",
    "пос.",
    "пгт",
    "рп",
    "р.п.",
    "посёлок",
    "поселок",
    "ст.",
    "ст-ца",
    "станица",
    "аул",
    "х.",
    "хутор",
    "д.",
    "деревня",
    "зато",
];

/// Reads date, number and place of a line that has nothing else; false where there is more.
pub(super) fn read(text: &str, order: &mut DraftOrder) -> bool {
    let mut rest = unspaced(text);
    let number = scan::number(&rest);
    if let Some((_, start, end)) = &number {
        rest.replace_range(start..end, " ");
    }
    let date = scan::date(&rest);
    if let Some((_, start, end)) = date {
        rest.replace_range(start..end, " ");
    }
    let blank = rest.contains("__") || rest.contains("«»");
    let year = |word: &str| word.len() == 4 && word.starts_with("20") || word == "20" || word == "202";
    let words: Vec<&str> = rest
        .split(|sign: char| sign.is_whitespace() || matches!(sign, '_' | '«' | '»' | '"' | '“' | '”'))
        .filter(|word| !word.is_empty())
        .collect();
    let small = |word: &&&str| {
        matches!(word.to_lowercase().as_str(), "от" | "г" | "г." | "года" | "год" | "приказ" | "n" | ".")
    };
    let other: Vec<&str> = words.iter().filter(|word| !small(word) && !year(word)).copied().collect();
    let place = other.join(" ");
    let rest_is_place = is_place(&place);
    let place = if rest_is_place { Some(place) } else { with_year_mark(&words, &other) };
    let plain = other.is_empty() || place.is_some() || is_month_blank(&other, blank);
    if !plain || number.is_none() && date.is_none() && !blank {
        return false;
    }
    if let Some((number, ..)) = number.filter(|(number, ..)| !scan::is_blank_number(number)) {
        order.number = Some(number);
    }
    order.date = order.date.or(date.map(|(date, ..)| date));
    if order.place.is_none() {
        order.place = place;
    }
    true
}

/// «г. Армавир» where «г.» was taken for the year's.
fn with_year_mark(words: &[&str], other: &[&str]) -> Option<String> {
    let great = !other.is_empty() && other.iter().all(|word| word.starts_with(char::is_uppercase));
    (words.contains(&"г.") && great && other.len() <= 2).then(|| format!("г. {}", other.join(" ")))
}

/// «"__" февраля 2024 г.»: a blank for the day alone.
fn is_month_blank(other: &[&str], blank: bool) -> bool {
    blank && matches!(other, [month] if scan::date(&format!("1 {month} 2024")).is_some())
}

/// Whether a line is an address or its like, which is no part of the issuer's name.
pub(super) fn is_address(text: &str) -> bool {
    let small = text.to_lowercase();
    let figures = text.chars().filter(char::is_ascii_digit).count();
    let words = crate::import::text::words(text);
    let state = matches!(small.trim(), "российская федерация" | "россия");
    state
        || figures >= 6
        || small.contains(['@'])
        || small.contains("://")
        || ADDRESS.iter().any(|word| words.iter().any(|own| own == word))
}

/// Whether a line names a place: «г. Армавир».
pub(super) fn is_place(text: &str) -> bool {
    let small = text.to_lowercase();
    let words = text.split(' ').count();
    words <= 5
        && text.chars().count() < 60
        && PLACES.iter().any(|start| {
            let rest = small.strip_prefix(start).unwrap_or_default();
            !rest.is_empty() && (start.ends_with('.') || rest.starts_with([' ', '.']))
        })
        && !is_address(text)
}
