//! `deadline/before-order`: a time that was over when the order was signed.

use chrono::NaiveDate;

use super::{DeadlineEntry, NamedTime, entries, figures, said};
use crate::deadline::Occurrence;
use crate::rules::prelude::*;
use crate::rules::words::date;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/before-order",
    severity: Severity::Warning,
    page: include_str!("before_order.md"),
    check: Check::Roadmap(check),
    decode: decode::<BeforeOrder>,
};

/// The times that were over, and the date of the order.
#[derive(Debug, Serialize, Deserialize)]
struct BeforeOrder {
    times: Vec<NamedTime>,
    order: NaiveDate,
    /// The number of the later act that brought it, whose date it is then.
    #[serde(default)]
    act: Option<String>,
    /// Whether their days are not among the words: they are counted from the order, or of no year that is named.
    counted: bool,
    /// Where most of the plan was over: how many of how many deadlines with a year.
    #[serde(default)]
    most: Option<(usize, usize)>,
}

/// How many deadlines are told at the date of the order, where they are most of all.
const MANY: usize = 4;

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let mut found = Vec::new();
    each(view, &mut found, findings);
    if found.len() < MANY {
        return findings.append(&mut found);
    }
    let dated = entries(view).filter(|entry| !entry.named(view).is_empty()).count();
    let is_most = 3 * found.len() >= 2 * dated;
    let date = view.roadmap.approved_on().filter(|date| is_most && view.times.order_date == Some(date.day));
    match (date, found.first().map(|first| first.place.span)) {
        (Some(date), Some(first)) => {
            let most = Some((found.len(), dated.max(found.len())));
            let args = BeforeOrder { times: Vec::new(), order: date.day, act: None, counted: false, most };
            findings.push(view.finding(&RULE, date.span, None, args).with_span(first));
        }
        _ => findings.append(&mut found),
    }
}

/// Tells each deadline with a year, and beside them those `yearless` ones that come no more in this plan.
fn each(view: &View<'_>, dated: &mut Vec<Finding>, yearless: &mut Vec<Finding>) {
    for entry in entries(view) {
        let Some(order) = entry.since(view) else { continue };
        if entry.is_done() || !entry.time.occurrences().iter().any(|time| time.due < order) {
            continue;
        }
        let over = over(view, &entry, order).chain(counted(&entry, order));
        let (mut times, mut spans): (Vec<NamedTime>, Vec<Span>) = over.unzip();
        let is_yearless = spans.is_empty();
        if let (Some(last), true) = (last_of(view, &entry, order), is_yearless) {
            let text = &entry.deadline.text;
            (times, spans) = (vec![NamedTime::new(last, text.trim().to_owned())], vec![text.span]);
        }
        let Some(span) = spans.first() else { continue };
        let act = entry.edition.map(|act| act.number.to_string());
        let counted = is_yearless || entry.counts_from_order();
        let args = BeforeOrder { times, order, act, counted, most: None };
        let finding = entry.finding_at(view, &RULE, *span, args);
        let found = if is_yearless { &mut *yearless } else { &mut *dated };
        found.push(match entry.since_span(view, order) {
            Some(span) => finding.with_span(span),
            None => finding,
        });
    }
}

/// The named times that were over before the order, without those that lie outside the stated period of the plan.
fn over(
    view: &View<'_>,
    entry: &DeadlineEntry<'_>,
    order: NaiveDate,
) -> impl Iterator<Item = (NamedTime, Span)> {
    let first = view.roadmap.period.as_ref().map(|period| period.days.first);
    let first = first.filter(|_| !entry.is_clause());
    let over = move |time: &NamedTime| time.due < order && first.is_none_or(|first| time.due >= first);
    entry.named(view).into_iter().filter(move |(time, _)| over(time))
}

/// The times that are counted from the order and were over when the later act brought them.
fn counted(entry: &DeadlineEntry<'_>, act: NaiveDate) -> impl Iterator<Item = (NamedTime, Span)> {
    let is_counted = entry.edition.is_some() && entry.counts_from_order();
    let over = entry.time.occurrences().iter().filter(move |time| is_counted && time.due < act);
    let text = &entry.deadline.text;
    over.map(move |time| (NamedTime::new(*time, text.trim().to_owned()), text.span))
}

/// The last time of a row's deadline without a year, where all were over: in this plan it comes no more.
fn last_of(view: &View<'_>, entry: &DeadlineEntry<'_>, order: NaiveDate) -> Option<Occurrence> {
    let times = entry.time.occurrences();
    // Of an order that comes behind the whole plan the period is wrong, and that is told.
    let is_of_plan = view.roadmap.period.as_ref().is_some_and(|period| period.days.contains(order));
    let is_over = is_of_plan
        && !entry.is_clause()
        && entry.edition.is_none()
        && times.iter().all(|time| time.due < order)
        && entry.named(view).is_empty();
    times.last().filter(|_| is_over).copied()
}

impl Words for BeforeOrder {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let order = date(self.order, tell.lang);
        if let Some((over, all)) = self.most {
            return say!(
                tell.lang,
                "почти все сроки с годом ({over} из {all}) прошли раньше, чем издан приказ от {order}",
                "nearly all deadlines with a year ({over} of {all}) were over before the order of {order} was issued"
            );
        }
        let said = match self.times.first().filter(|_| self.counted) {
            Some(time) => format!("{} ({})", said(&self.times, tell.lang), date(time.due, tell.lang)),
            None => said(&self.times, tell.lang),
        };
        if let Some(act) = &self.act {
            return say!(
                tell.lang,
                "срок прошёл раньше, чем издан акт, которым внесено мероприятие: {said}, а акт № {act} от {order}",
                "over before the act was issued that brought it: {said}, the act {act} is of {order}"
            );
        }
        say!(
            tell.lang,
            "срок прошёл раньше, чем издан приказ: {said}, а приказ от {order}",
            "over before the order was issued: {said}, the order is of {order}"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        if self.most.is_some() {
            return Some(say!(
                tell.lang,
                "проверить год приказа; если он верен, заменить сроки: они остались от прошлого плана",
                "check the year of the order; if it is right, set other deadlines: these are left from an older plan"
            ));
        }
        Some(say!(
            tell.lang,
            "указать срок после этой даты; если работа сделана, добавить «done»",
            "set a deadline after that day; where the work is done, add `done`"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        match &self.act {
            _ if self.most.is_some() => {
                say!(tell.lang, "первый из этих сроков", "the first of these deadlines")
            }
            Some(act) => say!(tell.lang, "дата акта № {act}", "the date of the act {act}"),
            None => say!(tell.lang, "дата приказа", "the date of the order"),
        }
    }

    fn data(&self) -> Data {
        Data::default().with_each("occurrences", figures(&self.times)).with("order", self.order.to_string())
    }
}
