//! Whether a text names an act: by its whole number and its date, never by a part of a number.

use chrono::Month;

use crate::base::{ClauseIdx, Idx};
use crate::model::{Act, Clause, Order, Roadmap, Text};
use crate::russian::letters::uncapital;
use crate::russian::{Case, ru_date_numeric, ru_date_short, ru_month};

/// How a clause begins, or what it says, that leaves the control to somebody.
const CONTROL: [&str; 4] =
    ["контроль за исполнением", "контроль исполнения", "контроль за выполнением", "контроль за реализацией"];

/// Whether a text names the act: its number as a whole, and its date where the text names any; an act without a number
/// by its title.
pub fn names(text: &str, act: &Act) -> bool {
    let text = text.replace('\u{a0}', " ");
    let Some(number) = &act.number else {
        return text.to_lowercase().contains(&act.title.trim().to_lowercase());
    };
    let dated = || act.date.is_none_or(|date| has_date(&text, date.day) || !has_any_date(&text));
    has_number(&text, number.trim()) && dated()
}

/// Whether «№ 8» stands in a text; not where it is «№ 81» or «2024 год».
fn has_number(text: &str, number: &str) -> bool {
    let part = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '/');
    text.match_indices(number).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + number.len()..).unwrap_or_default();
        let marked = before.trim_end().ends_with(['№', 'N']);
        // A number of figures alone needs its mark; «1375-р» cannot be anything else.
        let alone = number.chars().any(|sign| !sign.is_ascii_digit()) && !before.ends_with(part);
        let mut next = after.chars();
        let ends = match next.next() {
            Some('.') => !next.next().is_some_and(|sign| sign.is_ascii_digit()),
            Some(sign) => !part(sign),
            None => true,
        };
        ends && (marked || alone)
    })
}

fn has_date(text: &str, day: chrono::NaiveDate) -> bool {
    let words = ru_date_short(day);
    let plain = text.replace(['«', '»', '"'], "");
    [ru_date_numeric(day), words.clone(), format!("0{words}"), day.to_string()]
        .iter()
        .any(|form| plain.contains(form))
}

/// Whether a text names a day of a month with its year in any of the usual forms.
fn has_any_date(text: &str) -> bool {
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
    let said = |act: &Act| order.clauses.iter().any(|clause| names(&clause.text, act));
    acts.iter().filter(move |act| !said(act))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Number, Text};

    fn act(number: &str, date: Option<&str>) -> Act {
        let text = |value: &str| Text { value: value.into(), ..Text::default() };
        let day = |date: &str| Date { day: crate::model::iso_date(date).unwrap(), span: Default::default() };
        Act {
            title: text("Приказ"),
            number: Some(Number(text(number))),
            date: date.map(day),
            ..Act::default()
        }
    }

    #[test]
    fn an_act_is_named_by_its_whole_number_and_its_date() {
        let cases = [
            ("в 2024 год", "2", None, false),
            ("приказ № 2 отменить", "2", None, true),
            ("приказ №\u{a0}2.", "2", None, true),
            ("приказ № 21", "2", None, false),
            ("приказ № 2-п", "2", None, false),
            ("распоряжение 1375-р", "1375-р", None, true),
            ("приказ от 15.01.2022 № 8", "8", Some("2022-01-15"), true),
            ("приказ от «15» января 2022 г. № 8", "8", Some("2022-01-15"), true),
            ("приказ от 15.01.2021 № 8", "8", Some("2022-01-15"), false),
            ("приказ № 8", "8", Some("2022-01-15"), true),
        ];
        for (text, number, date, right) in cases {
            assert_eq!(names(text, &act(number, date)), right, "{text}");
        }
    }
}
