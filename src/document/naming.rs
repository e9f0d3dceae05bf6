//! Whether a text names an act: by its whole number and its date, never by a part of a number.

use std::cell::LazyCell;

use chrono::Month;
use foldhash::HashMap;

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
    let dated = |text: &str| act.date.is_none_or(|date| has_date(text, date.day) || !has_any_date(text));
    names_dated(text, act, dated)
}

/// Whether a text names the act in full: by its number and its date.
fn names_in_full(text: &str, act: &Act) -> bool {
    names_dated(text, act, |text| act.date.is_none_or(|date| has_date(text, date.day)))
}

fn names_dated(text: &str, act: &Act, dated: impl FnOnce(&str) -> bool) -> bool {
    let text = text.replace('\u{a0}', " ");
    let Some(number) = &act.number else {
        return text.to_lowercase().contains(&act.title.trim().to_lowercase());
    };
    has_number(&text, number.trim(), act) && dated(&text)
}

/// How the words begin that name acts.
const ACTS: [&str; 8] =
    ["приказ", "распоряжен", "постановлен", "решени", "указ", "закон", "письм", "протокол"];

/// Whether «№ 8» stands in a text as the number of an act; not where it is «№ 81», «2024 год» or «школе № 8».
fn has_number(text: &str, number: &str, act: &Act) -> bool {
    let part = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '/');
    text.match_indices(number).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + number.len()..).unwrap_or_default();
        let marked = before.trim_end().strip_suffix(['№', 'N']);
        // A number of figures alone needs its mark; «1375-р» cannot be anything else.
        let alone = number.chars().any(|sign| !sign.is_ascii_digit()) && !before.ends_with(part);
        let mut next = after.chars();
        let ends = match next.next() {
            Some('.') => !next.next().is_some_and(|sign| sign.is_ascii_digit()),
            Some(sign) => !part(sign),
            None => true,
        };
        ends && (alone || marked.is_some_and(|before| is_of_act(before, act)))
    })
}

/// Whether the number behind a text is that of an act: the last number before it stands before the act is named, or beside
/// it in a list, «приказы № 4, № 5».
fn is_of_act(before: &str, act: &Act) -> bool {
    let lower = before.to_lowercase();
    // «Концепция» is «концепцией» in a text.
    let own = act.title.split_whitespace().next().unwrap_or_default().to_lowercase();
    let stem = own.char_indices().rev().nth(1).and_then(|(end, _)| own.get(..end)).unwrap_or_default();
    let stems = ACTS.into_iter().chain([stem]).filter(|stem| stem.len() > 4);
    let Some(named) = stems.filter_map(|stem| lower.rfind(stem)).max() else { return false };
    let Some(other) = lower.rfind(['№']).filter(|other| *other > named) else { return true };
    let between = lower.get(other..).unwrap_or_default().trim_start_matches(['№', ' ']);
    let behind = between.trim_start_matches(|sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '/'));
    let is_listed = matches!(behind.trim(), "," | ";" | "и" | "");
    is_listed || behind.trim_start_matches([',', ';', ' ']).trim_start_matches("и ").starts_with("от ")
}

/// Whether a text names a day in any of the usual forms.
pub(super) fn has_date(text: &str, day: chrono::NaiveDate) -> bool {
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

/// Clauses by the words and figures that stand in them, so that an act is looked for only where its number may stand.
struct ClauseWords<'o> {
    clauses: Vec<&'o str>,
    holding: HashMap<&'o str, Vec<usize>>,
}

/// Runs of letters and figures.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|run| !run.is_empty())
}

impl<'o> ClauseWords<'o> {
    fn of(order: &'o Order) -> Self {
        let clauses: Vec<&str> = order.clauses.iter().map(|clause| &*clause.text).collect();
        let mut holding: HashMap<&str, Vec<usize>> = HashMap::default();
        for (at, text) in clauses.iter().enumerate() {
            for run in runs(text) {
                // «N8» is number 8.
                let bare = run.strip_prefix('N');
                [Some(run), bare]
                    .into_iter()
                    .flatten()
                    .for_each(|run| holding.entry(run).or_default().push(at));
            }
        }
        ClauseWords { clauses, holding }
    }

    /// Whether one of the clauses in which an act may be named does name it.
    fn any(&self, act: &Act, names: fn(&str, &Act) -> bool) -> bool {
        let number = act.number.as_ref().map(|number| runs(number));
        let holding = number.and_then(|runs| {
            let holding = runs.map(|run| self.holding.get(run).map(Vec::as_slice).unwrap_or_default());
            holding.min_by_key(|holding| holding.len())
        });
        match holding {
            Some(holding) => {
                holding.iter().filter_map(|at| self.clauses.get(*at)).any(|text| names(text, act))
            }
            None => self.clauses.iter().any(|text| names(text, act)),
        }
    }
}

/// The acts of a list, of those that an order names, that no clause of it names.
pub fn unnamed<'o>(order: &'o Order, acts: &'o [Act]) -> impl Iterator<Item = &'o Act> {
    let words = LazyCell::new(|| ClauseWords::of(order));
    acts.iter().filter(move |act| !words.any(act, names))
}

/// The acts that an order is to change and no clause of it names by number and date.
pub fn unchanged(order: &Order) -> impl Iterator<Item = &Act> {
    let words = LazyCell::new(|| ClauseWords::of(order));
    order.amends.iter().filter(move |act| !words.any(act, names_in_full))
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
            ("директору школы № 8 исполнить приказ", "8", Some("2022-01-15"), false),
            ("приказ № 7 довести до школы № 8", "8", Some("2022-01-15"), false),
            ("приказы № 7, № 8 отменить", "8", Some("2022-01-15"), true),
            ("приказы от 14.01.2022 № 7 и от 15.01.2022 № 8 отменить", "8", Some("2022-01-15"), true),
        ];
        for (text, number, date, right) in cases {
            assert_eq!(names(text, &act(number, date)), right, "{text}");
        }
    }

    #[test]
    fn an_act_is_named_in_full_by_number_and_date() {
        let act = act("8", Some("2022-01-15"));
        assert!(names_in_full("внести в приказ управления от 15.01.2022 № 8 изменения", &act));
        assert!(!names_in_full("внести в приказ управления № 8 изменения", &act));
        assert!(!names_in_full("внести в приказ от 15.01.2022 № 7 изменения для школы № 8", &act));
    }
}
