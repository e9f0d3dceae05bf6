//! The period of a plan: as its titles name it, held against the days that its deadlines name.

use std::collections::BTreeSet;

use super::draft::RoadmapDraft;
use super::message::ReviewNote;
use crate::base::Period;
use crate::deadline::{self, Calendar, Cited, Occurrence, mentions};
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

/// The years that a text names, dates of acts («от 25.12.2019 № Р-145») and memories aside; those of what was, «по итогам
/// 2023 года», only where it names no other.
fn years(text: &str) -> Vec<i32> {
    let named = mentions(text);
    let of = |cited: Option<Cited>| {
        let own = named.iter().filter(move |mention| mention.cited == cited);
        own.filter_map(|mention| mention.years).flat_map(|(first, last)| [first, last])
    };
    let mut years: Vec<i32> = of(None).chain(of(Some(Cited::Name))).filter(is_of_plans).collect();
    if years.is_empty() {
        years = of(Some(Cited::Past)).filter(is_of_plans).collect();
    }
    years.dedup();
    years
}

/// Whether a plan may be made for a year.
fn is_of_plans(year: &i32) -> bool {
    (2000..2100).contains(year)
}

/// The period from the first to the last year that deadlines name.
fn named(draft: &RoadmapDraft) -> Option<String> {
    let cells = draft.cells();
    let wordings = cells.iter().filter_map(|cells| cells.deadline.as_ref());
    let all = wordings.flat_map(|wording| match deadline::read(wording) {
        Ok(read) => read.term.years().map_or(Vec::new(), |(first, last)| vec![first, last]),
        Err(_) => years(wording),
    });
    let all: BTreeSet<i32> = all.filter(is_of_plans).collect();
    match (all.first()?, all.last()?) {
        (first, last) if first == last => Some(first.to_string()),
        (first, last) => Some(format!("{first}..{last}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_the_years_of_its_plan() {
        let cases = [
            ("О дорожной карте на 2021-2024 годы", Some("2021..2024")),
            ("О подготовке к 2026/2027 учебному году", Some("2026/2027")),
            ("О внесении изменений в приказ от 25 декабря 2019 года № 2035", None),
            ("Об исполнении распоряжения от 25.12.2019 № Р-145 в 2020 году", Some("2020")),
            ("О плане на 2024 год по итогам 2023 года", Some("2024")),
            ("О мерах по итогам 2023 года", Some("2023")),
            ("О плане к 80-летию Победы 9 мая 2025 года", None),
            ("О закупке на 2030 рублей", None),
        ];
        for (title, period) in cases {
            assert_eq!(titled([&title.to_owned()]).as_deref(), period, "{title}");
        }
    }
}
