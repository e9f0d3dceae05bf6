//! Wordings of deadlines that fit what is typed, and what is asked from above.

use chrono::{Datelike, NaiveDate};

use super::place::TypingPlace;
use super::{CompletionOffer, values};
use crate::base::{Lang, Period, date};
use crate::deadline::{Timetable, default_period, read};
use crate::graph::{LinkKind, date as date_of};
use crate::lsp::days;
use crate::lsp::navigate::RequestPosition;
use crate::lsp::request::RequestResult;
use crate::lsp::spot;

/// The usual wordings; `{year}` stands for each year of the plan.
const USUAL: &[&str] = &[
    "I квартал {year} года",
    "II квартал {year} года",
    "III квартал {year} года",
    "IV квартал {year} года",
    "до 31 декабря {year} года",
    "в течение года",
    "в течение периода реализации",
    "ежегодно, до 31 декабря",
    "ежеквартально",
    "ежеквартально, до 10 числа месяца, следующего за отчётным кварталом",
    "ежемесячно",
    "по отдельному плану",
];

/// The most years of a plan that wordings are made for.
const YEARS: usize = 6;

/// Wordings for the deadline at a place, each with its days.
pub(super) fn offers(asked: &RequestPosition, place: &TypingPlace) -> RequestResult<Vec<CompletionOffer>> {
    let bounds = bounds(asked)?;
    let calendar = asked.snapshot.calendar();
    let own = asked.file.roadmap.as_deref().map(|roadmap| Timetable::of(roadmap, calendar));
    let stated = own.as_ref().and_then(|table| table.period);
    let order = own.as_ref().and_then(|table| table.order_date);
    let years = years(stated);
    let typed = place.typed.trim();
    let mut wordings: Vec<String> = bounds.iter().map(|due| format!("до {}", date(*due, Lang::Ru))).collect();
    if typed.chars().any(|sign| sign.is_ascii_digit()) {
        wordings.extend(years.iter().map(|year| format!("{typed} {year} года")));
        wordings.extend(months(typed, &years));
    }
    for usual in USUAL {
        match usual.contains("{year}") {
            true => wordings.extend(years.iter().map(|year| usual.replace("{year}", &year.to_string()))),
            false => wordings.push((*usual).to_owned()),
        }
    }
    let last = bounds.iter().max();
    let mut offers: Vec<CompletionOffer> = Vec::new();
    for wording in wordings {
        let fits = wording.to_lowercase().starts_with(&typed.to_lowercase());
        let Some(reading) = read(&wording).ok().filter(|_| fits) else { continue };
        let period = stated.or_else(|| default_period([&reading.term], order));
        let Some(period) = period else { continue };
        let Ok(schedule) = reading.days(&period, order, calendar) else { continue };
        let is_late = last.is_some_and(|last| schedule.occurrences.iter().any(|time| time.due > *last));
        let is_outside =
            schedule.occurrences.iter().any(|time| !period.contains(time.due) && time.reported.is_none());
        if is_late || is_outside || offers.iter().any(|offer| offer.label == wording) {
            continue;
        }
        offers.push(CompletionOffer::value(wording, days::brief(&schedule).unwrap_or_default()));
    }
    Ok(offers)
}

fn years(period: Option<Period>) -> Vec<i32> {
    let years = period.map(|period| period.first.year()..=period.last.year());
    years.map(|years| years.take(YEARS).collect()).unwrap_or_default()
}

/// A day that is typed without its month, with each month: «до 20», «до 20 м».
fn months(typed: &str, years: &[i32]) -> Vec<String> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let number = words.iter().rposition(|word| word.chars().all(|sign| sign.is_ascii_digit()));
    let Some(number) = number.filter(|at| words.len() - at <= 2) else { return Vec::new() };
    let day: Option<u32> = words.get(number).and_then(|word| word.parse().ok());
    let before = words.get(..number).unwrap_or_default().join(" ");
    let mut wordings = Vec::new();
    for year in years {
        for month in 1..=12 {
            if let Some(day) = day.and_then(|day| NaiveDate::from_ymd_opt(*year, month, day)) {
                wordings.push(format!("{before} {}", date(day, Lang::Ru)).trim_start().to_owned());
            }
        }
    }
    wordings
}

/// The last days that the measures above ask of the measure at the place.
fn bounds(asked: &RequestPosition) -> RequestResult<Vec<NaiveDate>> {
    let Some(roadmap) = asked.file.roadmap.as_deref() else { return Ok(Vec::new()) };
    let byte = asked.byte as u32;
    let holds = |measure: &crate::model::Measure| measure.span.start <= byte;
    let Some(row) = roadmap.rows().rfind(|row| holds(row.measure)) else { return Ok(Vec::new()) };
    if row.measure.implements.is_empty() || values::chain(asked)?.is_empty() {
        return Ok(Vec::new());
    }
    let insight = asked.snapshot.insight(&[asked.id])?;
    let at = spot::roadmap_of(&insight.workspace, asked.id);
    let Some(at) = at else { return Ok(Vec::new()) };
    let own = insight.graph.links.row(at, row.place);
    let above = insight.graph.links.from(own, LinkKind::Implements);
    let mut days: Vec<NaiveDate> = above
        .flat_map(|(node, _)| insight.graph.schedules.get(node).days.iter().map(|window| date_of(window.due)))
        .collect();
    days.sort_unstable();
    days.dedup();
    Ok(days)
}
