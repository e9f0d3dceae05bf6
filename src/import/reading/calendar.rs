//! Headings of columns that name a time: a year, a quarter, a month, a half.

use crate::russian::{Case, ru_months};

/// «2024 год», «2023 г. (исходное значение)», «факт 2022»: the year, and whether it is known before the plan.
pub(super) fn year(text: &str, group: &str) -> Option<(i32, bool)> {
    let all = format!("{text} {}", group.to_lowercase());
    let figures: String = text.chars().map(|sign| if sign.is_ascii_digit() { sign } else { ' ' }).collect();
    let years: Vec<i32> = figures
        .split_whitespace()
        .filter(|part| part.len() == 4)
        .filter_map(|part| part.parse().ok())
        .filter(|year| (1990..2100).contains(year))
        .collect();
    let [year] = years.as_slice() else { return None };
    let letters: String = text.chars().filter(|sign| sign.is_alphabetic()).collect();
    let small =
        ["", "г", "год", "году", "года", "план", "факт", "нагод", "гплан", "годплан", "гфакт", "годфакт"];
    let base = ["исход", "базов", "факт"].iter().any(|word| all.contains(word));
    let short = small.contains(&letters.as_str())
        || base
        || letters.starts_with("значени")
        || letters.starts_with("планов");
    short.then_some((*year, base))
}

/// «I квартал», «3 кв.», «март», «1 полугодие», under the heading of a year or of a deadline: the words of its time.
pub(super) fn slot(text: &str, group: &str) -> Option<String> {
    let mut words = text.split_whitespace();
    let first = words.next()?;
    let second = words.next().unwrap_or_default();
    let own_year = year_in(text).or_else(|| year_in(group));
    let tail = own_year.map(|year| format!(" {year} года")).unwrap_or_default();
    let roman = match first.trim_end_matches('.') {
        "i" | "1" | "1-й" | "1-ый" => Some("I"),
        "ii" | "2" | "2-й" | "2-ой" => Some("II"),
        "iii" | "3" | "3-й" | "3-ий" => Some("III"),
        "iv" | "4" | "4-й" | "4-ый" => Some("IV"),
        _ => None,
    };
    if let Some(roman) = roman {
        if second.starts_with("кв") || second.is_empty() && group.to_lowercase().contains("квартал")
        {
            return Some(format!("{roman} квартал{tail}"));
        }
        if second.starts_with("полуг") {
            return Some(format!("{roman} полугодие{tail}"));
        }
    }
    // Columns are headed by the nominative.
    let month = ru_months(Case::Nominative).find(|month| *month == first.trim_end_matches(['.', ',']))?;
    Some(format!("{month}{tail}"))
}

fn year_in(text: &str) -> Option<i32> {
    let figures: String = text.chars().map(|sign| if sign.is_ascii_digit() { sign } else { ' ' }).collect();
    figures.split_whitespace().filter(|part| part.len() == 4).find_map(|part| part.parse().ok())
}

/// Whether a text names nothing but a span of time that heads rows: «Сентябрь», «Октябрь – ноябрь 2024», «I квартал»,
/// «2 четверть».
pub(super) fn is_span(text: &str) -> bool {
    let small = text.to_lowercase();
    let words: Vec<&str> =
        small.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let span = |word: &str| {
        ru_months(Case::Nominative).any(|month| month == word)
            || ["квартал", "четверть", "полугодие", "триместр"].contains(&word)
    };
    let beside = |word: &str| {
        matches!(
            word,
            "i" | "ii" | "iii" | "iv" | "г" | "год" | "года" | "й" | "я" | "ая" | "учебный" | "учебного"
        ) || word.chars().all(|sign| sign.is_ascii_digit())
    };
    words.iter().any(|word| span(word)) && words.iter().all(|word| span(word) || beside(word))
}
