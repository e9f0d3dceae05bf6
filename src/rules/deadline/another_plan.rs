//! A period that is that of another plan: none of the times that the rows name with their year lies in it.

use super::{DeadlineEntry, NamedTime};
use crate::base::Period;
use crate::model::PlanPeriod;
use crate::rules::prelude::*;
use crate::rules::words::{date, made_for};

/// So many rows whose times lie outside, and no time inside, are one slip: the period of another plan.
pub(super) const MANY: usize = 3;

/// The times that rows name, where none lies in the period; the like period of other years in which all lie, if there is
/// one; and where the first time stands.
pub(super) fn found<'w>(
    view: &View<'w>,
    period: &PlanPeriod,
    rows: impl Iterator<Item = DeadlineEntry<'w>>,
) -> Option<(Vec<NamedTime>, Option<String>, Span)> {
    let named = rows.flat_map(|entry| entry.named(view));
    let (mut times, spans): (Vec<NamedTime>, Vec<Span>) = named.unzip();
    if times.iter().any(|time| !period.days.excludes(time.opens, time.due)) {
        return None;
    }
    times.sort_by_key(|time| time.due);
    let shifted = |years: i32| {
        let text = in_other_years(&period.text, years);
        let days = Period::parse(&text)?;
        times.iter().all(|time| days.contains(time.due)).then_some(text)
    };
    let other = [1, -1, 2, -2, 3, -3].into_iter().find_map(shifted);
    spans.first().map(|span| (times, other, *span))
}

/// A period as written, so many years later.
fn in_other_years(period: &str, later: i32) -> String {
    let parts = period.split_inclusive(|sign: char| !sign.is_ascii_digit());
    let moved = parts.map(|part| {
        let figures = part.trim_end_matches(|sign: char| !sign.is_ascii_digit());
        let year = figures.parse::<i32>().ok().filter(|_| figures.len() == 4);
        year.map_or_else(|| part.to_owned(), |year| part.replace(figures, &(year + later).to_string()))
    });
    moved.collect()
}

/// What is said of the period.
pub(super) fn message(times: &[NamedTime], period: &str, tell: &MessageContext<'_>) -> String {
    let day = |time: Option<&NamedTime>| time.map(|time| date(time.due, tell.lang)).unwrap_or_default();
    let (first, last) = (day(times.first()), day(times.last()));
    let period = made_for(period, tell.lang);
    say!(
        tell.lang,
        "ни один срок с годом не попадает в план: сроки с {first} по {last}, а план рассчитан на {period}",
        "no deadline with a year lies in the plan: they are from {first} to {last}, the plan is for {period}"
    )
}

/// What to do about a period of another plan.
pub(super) fn help(other: Option<&str>, tell: &MessageContext<'_>) -> String {
    match other {
        Some(other) => say!(
            tell.lang,
            "написать period: {other}, а если верен период, исправить годы в сроках",
            "write `period: {other}`; where the period is right, correct the years of the deadlines"
        ),
        None => say!(
            tell.lang,
            "исправить period или годы в сроках: верно одно из двух",
            "correct `period` or the years of the deadlines: one of them is right"
        ),
    }
}
