//! Rules of the group `indicator`: planned values by year.

mod below_parent;
mod definition_differs;
mod falling;
mod missing_unit;
mod missing_year;
mod over_hundred;
mod row_differs;
mod year_outside_period;

use serde::{Deserialize, Serialize};

use super::{Rule, View};
use crate::base::{Anchor, Entry, EntryKind, Idx, IndicatorIdx, Part};
use crate::model::{Direction, Indicator, Roadmap, Text, YearTarget};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &below_parent::RULE,
    &definition_differs::RULE,
    &falling::RULE,
    &missing_unit::RULE,
    &missing_year::RULE,
    &over_hundred::RULE,
    &row_differs::RULE,
    &year_outside_period::RULE,
];

/// The indicator above that a reference `roadmap/indicator` names, with its roadmap; none where it asks nothing any more. A
/// name that leads nowhere, or not upwards, is for the rules of references to tell.
fn named<'w>(view: &View<'w>, reference: &str) -> Option<UpperIndicator<'w>> {
    let (id, own) = reference.split_once('/')?;
    let context = view.context;
    let mut above = context.graph.hierarchy.above(view.index);
    let (number, roadmap) = above.find_map(|number| {
        let roadmap = context.roadmap(number).filter(|roadmap| &*roadmap.id == id)?;
        Some((number, roadmap))
    })?;
    let at = context.names.indicator(number, own)?;
    Some(UpperIndicator { roadmap, indicator: roadmap.indicators_in_force().get(at.at())?, at })
}

/// An indicator above.
struct UpperIndicator<'w> {
    roadmap: &'w Roadmap,
    indicator: &'w Indicator,
    at: IndicatorIdx,
}

impl UpperIndicator<'_> {
    /// A part of it.
    fn anchor(&self, part: Part) -> Anchor {
        let entry =
            Entry { kind: EntryKind::Indicator, id: (&*self.indicator.id).into(), at: self.at.at() as u32 };
        Anchor { file: self.roadmap.file, entry, part }
    }
}

/// A value as written, with its year.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct YearValue {
    year: i32,
    text: String,
}

impl YearValue {
    fn of(target: &YearTarget) -> Self {
        YearValue { year: target.year, text: target.text.to_string() }
    }
}

/// «40 (2024), 45 (2025)».
fn values(values: &[YearValue]) -> String {
    values.iter().map(|YearValue { year, text }| format!("{text} ({year})")).collect::<Vec<_>>().join(", ")
}

/// «2021, 2022».
fn list(years: &[i32]) -> String {
    years.iter().map(i32::to_string).collect::<Vec<_>>().join(", ")
}

/// «год» or «годы».
fn ru_years(years: &[i32]) -> &'static str {
    if years.len() == 1 { "год" } else { "годы" }
}

/// Whether the first value is worse than the second.
fn is_worse(value: f64, than: f64, direction: Direction) -> bool {
    match direction {
        Direction::Up => value < than,
        Direction::Down => value > than,
    }
}

/// Whether an indicator is a share in per cent.
fn is_percent(indicator: &Indicator) -> bool {
    indicator.unit.as_deref().is_some_and(means_percent)
}

/// Whether a unit is per cent: «%», «процент», «процентов».
fn means_percent(unit: &str) -> bool {
    let unit = unit.trim();
    unit.starts_with('%') || unit.to_lowercase().starts_with("процент")
}

/// Words with which the title of what is counted begins; they all mean one.
const COUNTS: [&str; 5] = ["количество", "число", "численность", "объем", "объём"];

/// What is counted in units: people, things, money, hours. Of a word of four letters or more it is the beginning.
const COUNTED: [&str; 24] = [
    "чел",
    "челов",
    "люд",
    "ед",
    "единиц",
    "шт",
    "штук",
    "экз",
    "тыс",
    "тысяч",
    "млн",
    "миллион",
    "млрд",
    "миллиард",
    "руб",
    "рубл",
    "час",
    "часов",
    "пара",
    "пары",
    "мест",
    "организац",
    "школ",
    "учрежд",
];

/// Whether a word in small letters counts: «число», «количество» and «численность» are one.
fn is_count(word: &str) -> bool {
    COUNTS.contains(&word)
}

/// Whether a word in small letters is a unit of what is counted: «чел», «человек», «единиц», but not «единый».
fn is_counted(word: &str) -> bool {
    COUNTED.iter().any(|unit| word == *unit || unit.chars().count() > 3 && word.starts_with(unit))
}

/// Whether two units are one, however they are written.
fn is_one_unit(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase() || means_percent(one) && means_percent(other)
}

/// The words of a text in small letters, whatever stands between them.
fn words(text: &Text) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|sign: char| !sign.is_alphanumeric() && sign != '%');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}
