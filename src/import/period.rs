//! The period of a plan: as its titles name it, held against the days that its deadlines name.

use super::draft::RoadmapDraft;
use super::message::ReviewNote;
use crate::base::Period;
use crate::deadline::{self, Calendar, Occurrence};
use crate::russian::ru_date_numeric;

/// The period of a draft, and what is to be looked at: «о подготовке к 2026/2027 учебному году» names a year that begins
/// when all is done.
pub(super) fn of<'t>(
    draft: &RoadmapDraft,
    titles: impl IntoIterator<Item = &'t String>,
) -> (Option<String>, Option<ReviewNote>) {
    let Some(titled) = titled(titles) else {
        let named = named(draft);
        let note = named.is_none().then_some(ReviewNote::NoPeriod);
        return (named, note);
    };
    let Some(plan) = Period::parse(&titled) else { return (Some(titled), None) };
    let times = times(draft, &plan);
    let outside: Vec<&Occurrence> = times.iter().filter(|time| plan.excludes(time.opens, time.due)).collect();
    match outside.as_slice() {
        [] => (Some(titled), None),
        // An order of August may well ask for something before the year that it plans.
        all if all.len() == times.len() && !is_of(draft, &plan) => {
            (named(draft).or_else(|| Some(titled.clone())), Some(ReviewNote::PeriodOfTimes { titled }))
        }
        [first, ..] => {
            let day = ru_date_numeric(first.due);
            (Some(titled), Some(ReviewNote::PeriodOfTitle { day }))
        }
    }
}

/// How many days before its period an order is made at most.
const SOON: i64 = 60;

/// Whether the date of the order is one at which a plan for that period is made.
fn is_of(draft: &RoadmapDraft, plan: &Period) -> bool {
    let order = draft.order.as_ref().and_then(|order| order.date);
    order.is_some_and(|day| day <= plan.last && (plan.first - day).num_days() <= SOON)
}

/// The times of deadlines that name their years.
fn times(draft: &RoadmapDraft, plan: &Period) -> Vec<Occurrence> {
    let order = draft.order.as_ref().and_then(|order| order.date);
    let cells = draft.cells();
    let wordings = cells.iter().filter_map(|cells| cells.deadline.as_ref());
    let read = wordings.filter_map(|wording| deadline::read(wording).ok());
    let dated = read.filter(|read| !read.term.pieces().is_empty() && !read.term.lacks_year());
    dated.flat_map(|read| read.term.schedule(plan, order, &Calendar::default()).occurrences).collect()
}

/// The period that titles name: «в 2024 году», «на 2021-2024 годы», «на 2022/2023 учебный год».
pub(super) fn titled<'t>(titles: impl IntoIterator<Item = &'t String>) -> Option<String> {
    titles.into_iter().find_map(|title| {
        let years = years(title);
        let small = title.to_lowercase();
        match years.as_slice() {
            [] => None,
            [first, second, ..] if small.contains("учебн") && *second == first + 1 => {
                Some(format!("{first}/{second}"))
            }
            [one] => Some(one.to_string()),
            [first, .., last] if first < last => Some(format!("{first}..{last}")),
            [first, ..] => Some(first.to_string()),
        }
    })
}

/// The years that a text names, dates of acts aside («от 25.12.2019 № Р-145»).
fn years(text: &str) -> Vec<i32> {
    let words: Vec<&str> = text
        .split(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '.' | '№')))
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let core = word.trim_end_matches(['.', 'г']);
        let year = core.parse::<i32>().ok().filter(|year| core.len() == 4 && (2000..2100).contains(year));
        let act = words.get(at.saturating_sub(3)..at).unwrap_or_default().contains(&"от");
        found.extend(year.filter(|_| !act));
    }
    found
}

/// The period from the first to the last year that deadlines name.
fn named(draft: &RoadmapDraft) -> Option<String> {
    let cells = draft.cells();
    let wordings = cells.iter().filter_map(|cells| cells.deadline.as_ref());
    let mut all: Vec<i32> = wordings
        .flat_map(|wording| {
            let figures: String =
                wording.chars().map(|sign| if sign.is_ascii_digit() { sign } else { ' ' }).collect();
            figures
                .split_whitespace()
                .filter(|part| part.len() == 4)
                .filter_map(|part| part.parse().ok())
                .collect::<Vec<i32>>()
        })
        .filter(|year| (2000..2100).contains(year))
        .collect();
    all.sort_unstable();
    match (all.first(), all.last()) {
        (Some(first), Some(last)) if first == last => Some(first.to_string()),
        (Some(first), Some(last)) => Some(format!("{first}..{last}")),
        _ => None,
    }
}
