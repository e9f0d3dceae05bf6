//! Where a text names acts and their numbers.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};

use super::words::Finder;
use crate::russian::letters::small;

/// Whether a number ends where it was found: «№ 8» is not «№ 81».
pub(super) fn is_whole(text: &str, place: &Range<usize>) -> bool {
    let mut next = text.get(place.end..).unwrap_or_default().chars();
    match next.next() {
        Some('.') => !next.next().is_some_and(|sign| sign.is_ascii_digit()),
        Some(sign) => !is_of_number(sign),
        None => true,
    }
}

/// Whether a number needs no mark, not being part of another: one of figures alone needs it, «1375-р» cannot be anything else.
pub(super) fn is_number_alone(before: &str, number: &str) -> bool {
    number.chars().any(|sign| !sign.is_ascii_digit()) && !before.ends_with(is_of_number)
}

/// Whether a sign may stand in the number of an act.
pub(super) fn is_of_number(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '-' | '/')
}

/// Where a text names acts of any kind, and where numbers.
pub(super) struct KindsInText {
    small: String,
    /// The places of each stem, in order.
    stems: HashMap<usize, Vec<Range<usize>>>,
    /// The places of «№».
    marks: Vec<usize>,
}

impl KindsInText {
    pub(super) fn of(text: &str, finder: &Finder) -> Self {
        let small = same_length(text);
        let mut stems: HashMap<usize, Vec<Range<usize>>> = HashMap::new();
        for (stem, place) in finder.found_in(&small) {
            stems.entry(stem).or_default().push(place);
        }
        let marks = text.match_indices('№').map(|(at, _)| at).collect();
        KindsInText { small, stems, marks }
    }

    /// Whether a number is that of an act: the last number before it stands before the act is named, or beside it in a list,
    /// «приказы № 4, № 5». It is told by where the text before its mark ends.
    pub(super) fn is_of_act<'s>(&self, end: usize, stems: impl Iterator<Item = &'s usize>) -> bool {
        let last = |stem: &usize| {
            let places = self.stems.get(stem)?;
            let before = places.partition_point(|place| place.end <= end);
            places.get(before.checked_sub(1)?).map(|place| place.start)
        };
        let Some(named) = stems.filter_map(last).max() else { return false };
        let before = self.marks.partition_point(|mark| mark + '№'.len_utf8() <= end);
        let other = before.checked_sub(1).and_then(|at| self.marks.get(at)).filter(|other| **other > named);
        let Some(other) = other else { return true };
        let between = self.small.get(*other..end).unwrap_or_default().trim_start_matches(['№', ' ']);
        let behind = between.trim_start_matches(is_of_number);
        let is_listed = matches!(behind.trim(), "," | ";" | "и" | "");
        is_listed || behind.trim_start_matches([',', ';', ' ']).trim_start_matches("и ").starts_with("от ")
    }
}

/// A text in small letters, each sign in its place.
pub(super) fn same_length(text: &str) -> String {
    let same = |letter: char| Some(small(letter)).filter(|small| small.len_utf8() == letter.len_utf8());
    text.chars().map(|letter| same(letter).unwrap_or(letter)).collect()
}
