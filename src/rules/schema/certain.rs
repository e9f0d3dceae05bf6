//! Whether what was meant in place of a misfit can be one thing only, so that it may be written without a look.

use std::collections::BTreeSet;

use chrono::Month;

use crate::model::levels;
use crate::russian::month_named;
use crate::schema::{BESIDE_DAYS, Expected, SchemaFault, SchemaFaultKind};

/// Whether what was meant can be one thing only: a misspelt key or word of the format, quotes that are needed, a day or a
/// period in another form. An id made of other letters may be used elsewhere.
pub(super) fn is_certain(fault: &SchemaFault) -> bool {
    if !fault.is_sure {
        return false;
    }
    match &fault.kind {
        // A key that belongs elsewhere is moved there with all that it holds.
        SchemaFaultKind::UnknownKey { home, key, .. } => home.is_none() && is_word(key),
        SchemaFaultKind::UnknownRule { .. } => true,
        SchemaFaultKind::UnknownLevel { level, .. } => {
            is_word(level) && !levels().any(|usual| usual == level)
        }
        SchemaFaultKind::WrongType { found, value, .. } => match *found {
            // «98, 5» is a number, or two of which the second has lost its year.
            "string" if value.contains([',', '.']) && value.contains(' ') && has_figures(value) => false,
            "string" => fault.meant.iter().all(|meant| keeps_days(value, meant) || !has_figures(meant)),
            _ => matches!(*found, "integer" | "number" | "boolean"),
        },
        SchemaFaultKind::InvalidValue { expected, value, .. } => match expected {
            Expected::OneOf(_) => is_word(value),
            Expected::Date | Expected::Period | Expected::Window | Expected::Year | Expected::AsOf => {
                fault.meant.iter().all(|meant| keeps_days(value, meant))
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether it is one word of letters: whoever types several words or signs may mean something else than one of them.
fn is_word(text: &str) -> bool {
    let is_inside = |sign: char| sign.is_alphabetic() || matches!(sign, '_' | '-' | '/');
    text.starts_with(char::is_alphabetic) && text.chars().all(is_inside)
}

fn has_figures(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether what is written has the very numbers that were typed, and the months that were named: a year of two figures, a
/// figure that was lost and a day that the month has not are for the author to mend.
fn keeps_days(typed: &str, written: &str) -> bool {
    let (numbers, words) = parts(typed);
    let months: Vec<Month> = words.iter().filter_map(|word| month_named(word)).collect();
    // «До 29 ноября» says nothing of the beginning.
    let is_closed = words.iter().any(|word| matches!(*word, "с" | "С"));
    let is_known = |word: &&str| {
        let small = word.to_lowercase();
        month_named(word).is_some() || BESIDE_DAYS.contains(&&*small) || small == "до" && is_closed
    };
    let named = months.iter().map(|month| u64::from(month.number_from_month()));
    let (new, _) = parts(written);
    let is_open = |text: &str| text.trim().starts_with("..") || text.trim().ends_with("..");
    // Of day and month the wrong way round, either may be the one that was mistyped.
    if matches!(numbers.as_slice(), [year, month, _] if *year > 999 && *month > 12) {
        return false;
    }
    words.iter().all(is_known)
        && numbers.iter().copied().chain(named).collect::<BTreeSet<u64>>() == new.into_iter().collect()
        && is_open(typed) == is_open(written)
}

/// The numbers and the words of a text.
fn parts(text: &str) -> (Vec<u64>, Vec<&str>) {
    let pieces = text.split(|sign: char| !sign.is_alphanumeric()).filter(|piece| !piece.is_empty());
    let (numbers, words): (Vec<&str>, Vec<&str>) = pieces.partition(|piece| piece.parse::<u64>().is_ok());
    (numbers.into_iter().filter_map(|piece| piece.parse().ok()).collect(), words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_kept_where_each_number_and_month_is() {
        let same = [
            ("14.09.2026", "2026-09-14"),
            ("14 сентября 2026 года", "2026-09-14"),
            ("2026-2027", "2026/2027"),
            ("с 1 сентября 2026 по 31 августа 2027", "2026-09-01..2027-08-31"),
            ("2024-1-5", "2024-01-05"),
        ];
        let other = [
            ("2027-13", "2013..2027"),
            ("2024-11-01..2024-11-31", "2024-11-01..2024-11-01"),
            ("1-29 ноября 2024", "2024-11-29..2024-11-29"),
            ("ноябрь-декабрь 2024", "2024-12"),
            ("024-02-20", "2020-02-24"),
            ("26-09-14", "2026-09-14"),
            ("2025-13-02", "2025-02-13"),
            ("2024-IV", "2024-04"),
            ("2027-03-01..", "2027-03-01..2027-03-01"),
            ("до 29 ноября 2024 года", "2024-11-29..2024-11-29"),
            ("45, 2025 50", "45.202550"),
        ];
        assert!(same.iter().all(|(typed, written)| keeps_days(typed, written)));
        let kept: Vec<_> = other.iter().filter(|(typed, written)| keeps_days(typed, written)).collect();
        assert!(kept.is_empty(), "{kept:?}");
    }
}
