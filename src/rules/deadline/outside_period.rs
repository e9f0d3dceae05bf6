//! `deadline/outside-period`: a date that the wording names lies wholly outside the plan's period.

use chrono::{Datelike, Months, NaiveDate};

use super::{DeadlineEntry, NamedTime, another_plan, entries, figures, said};
use crate::base::Period;
use crate::model::{Owner, PlanPeriod, TextRole};
use crate::rules::prelude::*;
use crate::rules::words::{date, made_for};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/outside-period",
    severity: Severity::Error,
    page: include_str!("outside_period.md"),
    check: Check::Roadmap(check),
    decode: decode::<OutsidePeriod>,
};

/// The times outside the period, and the date of the order where it is later than the first.
#[derive(Debug, Serialize, Deserialize)]
struct OutsidePeriod {
    times: Vec<NamedTime>,
    period: Period,
    /// The period as people write it.
    told: String,
    order: Option<NaiveDate>,
    /// The same day of another year, where only one lies in the period: a year left from an older plan.
    meant: Option<NaiveDate>,
    /// Where no time lies in the period: the like period of other years in which all lie, if there is one.
    other: Option<Option<String>>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(period) = &view.roadmap.period else { return };
    typed(view, period, findings);
    // A clause may ask for something before the plan begins, or for a report after it ends.
    let rows = || entries(view).filter(|entry| !entry.is_clause());
    let is_outside = |entry: &DeadlineEntry| {
        entry.time.occurrences().iter().any(|time| period.days.excludes(time.opens, time.due))
    };
    if rows().filter(is_outside).nth(another_plan::MANY - 1).is_some()
        && let Some((times, other, span)) = another_plan::found(view, period, rows())
    {
        let (period, told, at) = (period.days, period.told(), period.text.span);
        let args = OutsidePeriod { times, period, told, order: None, meant: None, other: Some(other) };
        return findings.push(view.finding(&RULE, at, None, args).with_span(span));
    }
    for entry in entries(view).filter(|entry| is_far(entry, period) || !entry.is_clause()).filter(is_outside)
    {
        let mut named = entry.named(view);
        named.retain(|(time, _)| period.days.excludes(time.opens, time.due));
        let (times, spans): (Vec<NamedTime>, Vec<Span>) = named.into_iter().unzip();
        let (Some(first), Some(span)) = (times.first(), spans.first()) else { continue };
        let order = entry.since(view).filter(|day| first.due < *day);
        let meant = of_another_year(first.due, &period.days);
        let args =
            OutsidePeriod { times, period: period.days, told: period.told(), order, meant, other: None };
        let finding = entry.finding_at(view, &RULE, *span, args).with_span(period.text.span);
        findings.push(match order.and_then(|day| entry.since_span(view, day)) {
            Some(span) => finding.with_span(span),
            None => finding,
        });
    }
}

/// The last days that the texts of clauses without a deadline name, far behind the plan's end.
fn typed(view: &View<'_>, period: &PlanPeriod, findings: &mut Vec<Finding>) {
    let Some(order) = &view.roadmap.order else { return };
    for text in view.dated_texts().flatten().filter(|text| text.role == TextRole::Clause) {
        let Owner::Clause(at) = text.owner else { continue };
        if order.clauses.entry(at).is_none_or(|clause| clause.deadline.is_some()) {
            continue;
        }
        let far = text.words.mentions().iter().find_map(|mention| {
            let is_last = matches!(mention.before, "до" | "позднее" | "позже" | "срок") && !mention.range;
            let day = mention.day?.of(mention.years?.1)?;
            (is_last && mention.cited.is_none() && is_beyond(day, period)).then_some((day, mention.span))
        });
        let Some((due, span)) = far else { continue };
        let said = text.text.get(span.range()).unwrap_or_default().to_owned();
        let times = vec![NamedTime { opens: None, due, said }];
        let meant = of_another_year(due, &period.days);
        let (days, told) = (period.days, period.told());
        let args = OutsidePeriod { times, period: days, told, order: None, meant, other: None };
        let about = view.roadmap.id_of(text.owner);
        let finding = view.finding(&RULE, view.words(text.text, span), about, args);
        findings.push(finding.with_span(period.text.span));
    }
}

/// Whether all that a clause asks for is due when no report of the plan is written any more.
fn is_far(entry: &DeadlineEntry<'_>, period: &PlanPeriod) -> bool {
    let times = entry.time.occurrences();
    !times.is_empty() && times.iter().all(|time| is_beyond(time.due, period))
}

/// Whether a day comes more than a year after the plan ends.
fn is_beyond(day: NaiveDate, period: &PlanPeriod) -> bool {
    period.days.last.checked_add_months(Months::new(12)).is_some_and(|beyond| day > beyond)
}

/// The same day of the one year in which it lies in the period.
fn of_another_year(day: NaiveDate, period: &Period) -> Option<NaiveDate> {
    let years = period.first.year()..=period.last.year();
    let mut days = years.filter_map(|year| day.with_year(year)).filter(|day| period.contains(*day));
    days.next().filter(|_| days.next().is_none())
}

/// The words of a time with another year in place of the one that they name, where they name one.
fn in_year(said: &str, from: i32, to: i32) -> Option<String> {
    let mut years = said.split(|sign: char| !sign.is_ascii_digit()).filter(|figures| figures.len() == 4);
    let is_one = years.next().is_some_and(|year| year == from.to_string()) && years.next().is_none();
    is_one.then(|| said.replace(&from.to_string(), &to.to_string()))
}

impl Words for OutsidePeriod {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        if self.other.is_some() {
            return another_plan::message(&self.times, &self.told, tell);
        }
        let (said, period) = (said(&self.times, tell.lang), made_for(&self.told, tell.lang));
        match self.order.map(|day| date(day, tell.lang)) {
            None => say!(
                tell.lang,
                "срок вне плана: {said}, а план рассчитан на {period}",
                "outside the plan: {said}, the plan is for {period}"
            ),
            Some(order) => say!(
                tell.lang,
                "срок вне плана: {said}, а план рассчитан на {period}; это раньше самого приказа от {order}",
                "outside the plan: {said}, the plan is for {period}; and before the order itself of {order}"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        if let Some(other) = &self.other {
            return Some(another_plan::help(other.as_deref(), tell));
        }
        if let (Some(meant), [time]) = (self.meant, self.times.as_slice()) {
            let meant = in_year(&time.said, time.due.year(), meant.year())
                .map_or_else(|| date(meant, tell.lang), |words| tell.lang.quoted(&words));
            if time.due > self.period.last {
                return Some(say!(
                    tell.lang,
                    "если в году ошибка: {meant}",
                    "if the year is mistyped: {meant}"
                ));
            }
            return Some(say!(
                tell.lang,
                "если это год прошлого плана: {meant}",
                "if the year is left from an older plan: {meant}"
            ));
        }
        let (first, last) = (date(self.period.first, tell.lang), date(self.period.last, tell.lang));
        Some(say!(tell.lang, "указать срок с {first} по {last}", "set a deadline from {first} to {last}"))
    }

    fn related(&self, at: usize, tell: &MessageContext<'_>) -> String {
        if self.other.is_some() {
            return say!(tell.lang, "первый из сроков с годом", "the first deadline with a year");
        }
        if at > 0 {
            return say!(tell.lang, "дата приказа", "the date of the order");
        }
        let (first, last) = (date(self.period.first, tell.lang), date(self.period.last, tell.lang));
        say!(tell.lang, "план: с {first} по {last}", "the plan: {first} to {last}")
    }

    fn data(&self) -> Data {
        let order = self.order.map(|day| day.to_string());
        Data::default().with_some("order", order).with_each("occurrences", figures(&self.times))
    }
}
