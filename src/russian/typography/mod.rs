//! Blanks, stops and hyphens as a careful typist sets them (Мильчин, «Справочник издателя и автора»).

mod blanks;
mod initials;
mod stops;

pub(super) use initials::is_initials;

use std::ops::Range;

use super::words::{Word, WordInText, words};

/// A place that is not set as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypographyIssue {
    /// The signs concerned, in bytes of the text.
    pub place: Range<usize>,
    /// What is wrong.
    pub kind: TypographyKind,
    /// The signs as they should stand, where there is but one way.
    pub right: Option<String>,
}

/// What is wrong with the setting of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum TypographyKind {
    /// A blank is missing: «ЦТТ№ 2», «предприятий(организаций)», «2021г.», «п.16».
    NoBlank,
    /// A blank is too much: «Центр» :».
    Blank,
    /// A sign that stands twice: «Итоги..», «приказ,, план».
    Doubled,
    /// A hyphen or a stroke with a blank on one side only: «пар /групп».
    OneSided,
    /// A shortened word without its stop: «им Героя», «2021 г».
    NoStop,
    /// No dash behind «далее»: «(далее ЦМН)».
    NoDash,
    /// Initials without a stop: «Иванов И.И».
    Initials,
    /// The ending of a number in figures is too long: «1-ый».
    NumberEnding,
    /// A heading ends in a full stop.
    HeadingStop,
}

/// A flaw of the signs at a place, that should read otherwise.
fn flaw(
    place: Range<usize>,
    kind: TypographyKind,
    right: impl Into<Option<String>>,
) -> Option<TypographyIssue> {
    Some(TypographyIssue { place, kind, right: right.into() })
}

/// The flaw of the signs before a word, where more than one blank stands there, or something else.
pub(super) fn before(spot: WordInText<'_>) -> Option<TypographyIssue> {
    blanks::between(spot)
}

/// The flaw of a word that begins in small letters.
pub(super) fn of_small(spot: WordInText<'_>) -> Option<TypographyIssue> {
    // A shortened word is short, and ends in a consonant.
    let short = spot.word.text.len() <= 8
        && !spot.word.text.ends_with(['а', 'е', 'и', 'о', 'у', 'ы', 'я', 'ю', 'й', 'ь']);
    if short { stops::no_stop(spot) } else { None }
}

/// The flaw of a word that begins in a great letter.
pub(super) fn of_great(spot: WordInText<'_>) -> Option<TypographyIssue> {
    match spot.word.text.len() {
        2 => blanks::split(spot).or_else(|| initials::apart(spot)),
        4 => initials::at(spot).or_else(|| stops::great_no_stop(spot)).or_else(|| no_dash(spot)),
        6 => stops::great_no_stop(spot).or_else(|| no_dash(spot)),
        _ => no_dash(spot),
    }
}

/// «(далее ЦМН)»: what is promised stands behind a dash.
fn no_dash(spot: WordInText<'_>) -> Option<TypographyIssue> {
    let before = spot.previous().filter(|before| before.text == "далее" && spot.word.is_capitals())?;
    let bracket = spot.text.get(..before.start)?.ends_with('(');
    let place = before.end()..spot.word.start;
    if bracket { flaw(place, TypographyKind::NoDash, " – ".to_owned()) } else { None }
}

/// The flaw of a number.
pub(super) fn of_figure(spot: WordInText<'_>) -> Option<TypographyIssue> {
    stops::figure(spot)
}

/// The flaw of the signs behind the last word of a text.
pub(super) fn of_last(text: &str, last: Option<Word<'_>>) -> Option<TypographyIssue> {
    blanks::behind_last(text, last?)
}

/// The full stop at the end of a heading, which takes none; the one of a shortened word («2024 г.») belongs to that.
pub fn heading_stop(title: &str) -> Option<TypographyIssue> {
    let stem = title.strip_suffix('.')?;
    let word = words(stem).last()?;
    let whole = word.end() == stem.len() && word.letters() > 4 || stem.ends_with([')', '»']);
    let place = stem.len()..title.len();
    (whole && !stem.ends_with('.')).then(|| TypographyIssue {
        place,
        kind: TypographyKind::HeadingStop,
        right: Some(String::new()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::russian::reading::{TextRemark, read};

    fn flaws(text: &str) -> Vec<TypographyIssue> {
        let mut flaws = Vec::new();
        read(text, |remark| {
            flaws.extend(if let TextRemark::TypographyIssue(flaw) = remark { Some(flaw) } else { None })
        });
        flaws
    }

    /// The text as it reads with every flaw mended that has but one way.
    fn mended(text: &str) -> String {
        let mut mended = text.to_owned();
        for flaw in flaws(text).into_iter().rev() {
            let right = flaw.right.unwrap_or_else(|| format!("⟦{}⟧", &text[flaw.place.clone()]));
            mended.replace_range(flaw.place, &right);
        }
        mended
    }

    #[test]
    fn what_is_badly_set_is_mended() {
        let lines = include_str!("wrong.txt").lines().map(|line| line.split_once(" → ").unwrap());
        let missed: Vec<_> = lines
            .map(|(text, right)| (text, mended(text), right))
            .filter(|(_, found, right)| found != right)
            .collect();
        assert!(missed.is_empty(), "{missed:#?}");
    }

    #[test]
    fn what_is_well_set_is_left_alone() {
        let lines = include_str!("right.txt").lines();
        let told: Vec<_> =
            lines.map(|line| (line, flaws(line))).filter(|(_, found)| !found.is_empty()).collect();
        assert!(told.is_empty(), "{told:#?}");
    }

    #[test]
    fn a_heading_takes_no_stop_but_that_of_a_shortened_word() {
        let stop = |title: &str| heading_stop(title).is_some();
        assert!(stop("Состав рабочей группы.") && stop("План (дорожная карта)."));
        assert!(
            !stop("План на 2021–2024 гг.")
                && !stop("План")
                && !stop("Карта на 2024 г.")
                && !stop("Отчёты и др.")
        );
    }
}
