//! Whether a text names an act: by its whole number and its date, never by a part of a number.

use chrono::{Month, NaiveDate};

use super::sought::{AskedDate, named_in};
use crate::base::{ClauseIdx, Idx};
use crate::model::{Act, Clause, Order, Roadmap, Text};
use crate::russian::letters::uncapital;
use crate::russian::{Case, ru_date_numeric, ru_date_short, ru_month};

/// How a clause begins, or what it says, that leaves the control to somebody.
const CONTROL: [&str; 4] =
    ["контроль за исполнением", "контроль исполнения", "контроль за выполнением", "контроль за реализацией"];

/// Whether a text names a day in any of the usual forms.
pub(super) fn has_date(text: &str, day: NaiveDate) -> bool {
    let plain = text.replace(['«', '»', '"'], "");
    date_forms(day).iter().any(|form| plain.contains(form))
}

/// The forms in which texts name a day, without quotation marks.
pub(super) fn date_forms(day: NaiveDate) -> [String; 4] {
    let words = ru_date_short(day);
    [ru_date_numeric(day), format!("0{words}"), words, day.to_string()]
}

/// Whether a text names a day of a month with its year in any of the usual forms.
pub(super) fn has_any_date(text: &str) -> bool {
    let months = (1..=12).filter_map(|month| Month::try_from(month).ok());
    let lower = text.to_lowercase();
    let figures = |word: &str| {
        let parts: Vec<&str> = word.trim_matches(|sign: char| !sign.is_ascii_digit()).split('.').collect();
        matches!(parts.as_slice(), [day, month, year] if (1..=2).contains(&day.len()) && month.len() == 2 && year.len() >= 2)
    };
    months.map(|month| ru_month(month, Case::Genitive)).any(|month| lower.contains(&format!(" {month} ")))
        || text.split_whitespace().any(figures)
}

/// Whether a clause leaves the control to somebody, as the last ones do.
pub fn is_control(clause: &Clause) -> bool {
    let lower = clause.text.to_lowercase();
    lower.starts_with("контроль") || CONTROL.iter().any(|words| lower.contains(words))
}

pub use super::acts::named;

/// The acts of a list, of those that an order names, that no clause of it names.
pub fn unnamed<'o>(order: &'o Order, acts: &'o [Act]) -> impl Iterator<Item = &'o Act> {
    left(clauses(order), acts, AskedDate::IfAny)
}

/// The acts that an order is to change and no clause of it names by number and date.
pub fn unchanged(order: &Order) -> impl Iterator<Item = &Act> {
    left(clauses(order), &order.amends, AskedDate::Always)
}

/// The acts on which an order stands and of which its preamble says nothing; it tells acts without a number in its own words.
pub(super) fn untold(order: &Order) -> impl Iterator<Item = &Act> {
    let acts = left(order.preamble.iter().map(|preamble| &**preamble), &order.basis, AskedDate::IfAny);
    acts.filter(|act| act.number.is_some() || order.preamble.is_none())
}

fn clauses(order: &Order) -> impl Iterator<Item = &str> {
    order.clauses.iter().map(|clause| &*clause.text.value)
}

/// The acts that none of the texts names.
fn left<'o>(
    texts: impl Iterator<Item = &'o str>,
    acts: &'o [Act],
    asked: AskedDate,
) -> impl Iterator<Item = &'o Act> {
    acts.iter().zip(named_in(texts, acts, asked)).filter(|(_, named)| !named).map(|(act, _)| act)
}

/// Whether a clause says from when on the act is in force, as one before that of control does.
fn takes_effect(clause: &Clause) -> bool {
    clause.text.to_lowercase().contains("вступает в силу")
}

/// The roadmap with a clause for the acts that its order repeals and no clause names, before the clauses of force and of
/// control, so that all numbers count it; none where nothing is left to repeal.
pub fn with_repeal(roadmap: &Roadmap) -> Option<Roadmap> {
    let order = roadmap.order.as_deref()?;
    let acts: Vec<String> = unnamed(order, &order.repeals).map(super::acts::named).collect();
    let text = match acts.as_slice() {
        [] => return None,
        [one] => format!("Признать утратившим силу {}.", uncapital(one)),
        many => format!("Признать утратившими силу: {}.", many.join("; ")),
    };
    let outer: Vec<_> = order.clauses_in(None).collect();
    let control = outer.iter().position(|(_, clause)| is_control(clause)).unwrap_or(outer.len());
    let last = outer.iter().take(control).rposition(|(_, clause)| !takes_effect(clause));
    let place = outer.get(last.map_or(0, |last| last + 1)).map_or(order.clauses.len(), |(at, _)| at.at());
    let repeal = Clause { text: Text { value: text.into(), ..Text::default() }, ..Clause::default() };
    let shifted = |at: ClauseIdx| ClauseIdx::new(at.at() + usize::from(at.at() >= place));
    let old =
        order.clauses.iter().map(|clause| Clause { outer: clause.outer.map(shifted), ..clause.clone() });
    let mut clauses: Vec<Clause> = old.collect();
    clauses.insert(place, repeal);
    let order = Order { clauses: clauses.into_iter().collect(), ..order.clone() };
    Some(Roadmap { order: Some(Box::new(order)), ..roadmap.clone() })
}
