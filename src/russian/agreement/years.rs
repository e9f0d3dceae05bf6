//! Years and the word behind them: «на 2021–2024 годы», «в 2024 году».

use super::super::words::{Word, is_blank, words_from};
use super::super::{Case, ru_months};
use super::{AgreementIssue, Disagrees};

/// The slip of the word behind a year, where it has one.
pub(super) fn slip(text: &str, before: Option<Word<'_>>, year: Word<'_>) -> Option<AgreementIssue> {
    let (from, to, mut end) = years(text, year)?;
    // The second year of a range is read with the first.
    let head = text.get(..year.start)?.trim_end();
    if head.ends_with(['-', '–', '—', '/']) {
        return None;
    }
    let preposition =
        before.filter(|word| is_blank(text, word.end(), year.start)).map_or("", |word| word.text);
    let mut next = words_from(text, end);
    let mut word = next.next().filter(|word| is_blank(text, end, word.start))?;
    let school = word.text.starts_with("учебн").then_some(word);
    if let Some(school) = school {
        end = school.end();
        word = next.next().filter(|word| is_blank(text, end, word.start))?;
    }
    let stroke = text.get(year.end()..)?.starts_with('/');
    let right = match (to - from, school) {
        (_, None) if stroke => return None,
        (0, None) if preposition == "и" => two(head, word.text)?.to_owned(),
        (0, None) => one(preposition, word.text)?.to_owned(),
        (0 | 1, Some(school)) if !stroke && school.text == "учебные" => return None,
        (0 | 1, Some(school)) => school_year(preposition, school.text, word.text)?.to_owned(),
        (_, None) => many(preposition, word.text)?.to_owned(),
        (_, Some(school)) => school_years(school.text, word.text)?.to_owned(),
    };
    let first = school.unwrap_or(word);
    let named = text.get(year.start..first.start)?.trim_end().to_owned();
    Some(AgreementIssue { place: first.start..word.end(), why: Disagrees::Years(named), right: Some(right) })
}

/// The year or the years that begin with a word, and where they end.
fn years(text: &str, word: Word<'_>) -> Option<(i32, i32, usize)> {
    let year = |text: &str| {
        let is = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
        text.parse::<i32>().ok().filter(|_| is)
    };
    if !word.text.starts_with(['1', '2']) {
        return None;
    }
    if let Some((from, to)) = word.text.split_once('-') {
        return Some((year(from)?, year(to)?, word.end())).filter(|(from, to, _)| from < to);
    }
    let from = year(word.text)?;
    let second = words_from(text, word.end()).next().filter(|second| {
        let gap = text.get(word.end()..second.start).unwrap_or_default();
        matches!(gap.trim(), "-" | "–" | "—" | "/")
    });
    let second = second.and_then(|second| Some((year(second.text)?, second.end())));
    match second {
        Some((to, end)) if from < to => Some((from, to, end)),
        _ => Some((from, from, word.end())),
    }
}

/// The word behind one year after a preposition, where another stands there.
fn one(preposition: &str, word: &str) -> Option<&'static str> {
    match (preposition, word) {
        ("в" | "В", "года") => Some("году"),
        ("на" | "На" | "за" | "За", "года" | "году" | "годы") => Some("год"),
        ("до" | "До" | "с" | "С" | "от" | "течение", "год" | "году") => Some("года"),
        ("к" | "К", "год" | "года") => Some("году"),
        // «До 1 июля 2026 год»
        (month, "год" | "году") if ru_months(Case::Genitive).any(|name| name == month) => Some("года"),
        _ => None,
    }
}

/// «На 2024 и 2025 год»: behind two years stand many.
fn two(head: &str, word: &str) -> Option<&'static str> {
    let first = head.strip_suffix('и')?.trim_end();
    let year = first.get(first.len().checked_sub(4)?..)?;
    let is_year = year.starts_with("20") && year.bytes().all(|byte| byte.is_ascii_digit());
    match word {
        "год" if is_year => Some("годы"),
        "году" if is_year => Some("годах"),
        _ => None,
    }
}

/// The word behind a range of years, where one for a single year stands there.
fn many(preposition: &str, word: &str) -> Option<&'static str> {
    match (preposition, word) {
        ("с" | "С" | "по" | "от", _) => None,
        ("на" | "На" | "за" | "За", "год" | "года" | "году") => Some("годы"),
        ("в" | "В", "год" | "года" | "году") => Some("годах"),
        (_, "года") => Some("годов"),
        _ => None,
    }
}

/// Years of school, of which a range of three or more years has several.
fn school_years(school: &str, word: &str) -> Option<&'static str> {
    match (school, word) {
        ("учебный", "год") => Some("учебные годы"),
        ("учебного", "года") => Some("учебных годов"),
        ("учебном", "году") => Some("учебных годах"),
        _ => None,
    }
}

/// The words behind one year of school after a preposition, where others stand there.
fn school_year(preposition: &str, school: &str, word: &str) -> Option<&'static str> {
    match (preposition, school, word) {
        ("за" | "За" | "на" | "На", "учебном" | "учебного", "году" | "года") => {
            Some("учебный год")
        }
        (_, "учебные", "годы" | "год") => Some("учебный год"),
        ("в" | "В", "учебных", "году" | "годах") => Some("учебном году"),
        ("в" | "В", "учебного", "года") => Some("учебном году"),
        ("к" | "К", "учебный" | "учебного", "год" | "года") => Some("учебному году"),
        ("с" | "С" | "до" | "До" | "течение", "учебный" | "учебном", "год" | "году") => {
            Some("учебного года")
        }
        _ => None,
    }
}
