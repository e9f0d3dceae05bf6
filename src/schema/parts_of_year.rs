//! Quarters and halves of a year as authors write them: «2027-К2», «II квартал 2027 года».

use crate::russian::roman::roman;

/// A quarter or a half of a year.
pub(super) struct PartOfYear {
    year: u32,
    unit: YearPartUnit,
    /// Which of them; none where the text names one that there is not.
    number: Option<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum YearPartUnit {
    Quarter,
    Half,
    /// A quarter of a school year, which has no days of its own.
    Term,
}

/// The part of a year that a text names, if it names any.
pub(super) fn named(text: &str) -> Option<PartOfYear> {
    let small = text.to_lowercase();
    let words = || small.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let (unit, typed) = words().find_map(unit)?;
    let is_year = |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut years = words().filter_map(|word| Some(word.get(..4)?).filter(is_year)?.parse().ok());
    let year = years.next().filter(|_| years.next().is_none()).unwrap_or(0);
    let figure = |word: &str| {
        word.parse().ok().filter(|figure| *figure < 10).or_else(|| roman(&word.to_uppercase()).map(u32::from))
    };
    let number = typed.or_else(|| words().find_map(figure));
    let most = if unit == YearPartUnit::Half { 2 } else { 4 };
    Some(PartOfYear { year, unit, number: number.filter(|number| (1..=most).contains(number) && year > 0) })
}

/// The unit that a word names, and its number where that stands in the same word: «К2».
fn unit(word: &str) -> Option<(YearPartUnit, Option<u32>)> {
    let full =
        [("кварт", YearPartUnit::Quarter), ("полуг", YearPartUnit::Half), ("четверт", YearPartUnit::Term)];
    if let Some((_, unit)) = full.into_iter().find(|(stem, _)| word.starts_with(stem)) {
        return Some((unit, None));
    }
    let letters = word.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let number = word.get(letters.len()..)?.parse().ok()?;
    match letters {
        "q" | "к" | "k" | "кв" => Some((YearPartUnit::Quarter, Some(number))),
        "h" | "п" | "н" => Some((YearPartUnit::Half, Some(number))),
        _ => None,
    }
}

impl PartOfYear {
    /// How it is written: as a window, or by its days.
    pub(super) fn written(&self, is_window: bool) -> Option<String> {
        let (year, number) = (self.year, self.number?);
        let months = if self.unit == YearPartUnit::Half { 6 } else { 3 };
        let (first, last) = (months * (number - 1) + 1, months * number);
        let end = if matches!(last, 6 | 9) { 30 } else { 31 };
        match self.unit {
            YearPartUnit::Term => None,
            YearPartUnit::Quarter if is_window => Some(format!("{year}-Q{number}")),
            YearPartUnit::Half if is_window => Some(format!("{year}-H{number}")),
            _ => Some(format!("{year}-{first:02}-01..{year}-{last:02}-{end}")),
        }
    }
}
