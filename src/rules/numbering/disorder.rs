//! `numbering/disorder`: a number smaller than the one before it, or a section whose rows are numbered otherwise than its title
//! is.

use super::{Figures, NumberingFault, each_list, faults, place};
use crate::model::{Numbers, Section, bare, brought};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "numbering/disorder",
    severity: Severity::Warning,
    page: include_str!("disorder.md"),
    check: Check::Roadmap(check),
    decode: decode::<Disorder>,
};

/// What is out of order.
#[derive(Debug, Serialize, Deserialize)]
enum Disorder {
    /// The number of a row, and the one before it.
    Row { number: String, before: String },
    /// The number in the title of a section, and that of the first row under it.
    Section { number: String, row: String },
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    each_list(view.roadmap, |rows| {
        for fault in faults(rows) {
            let NumberingFault::Disorder { row } = fault else { continue };
            let Some(here) = rows.get(row) else { continue };
            let before = rows.iter().take(row).rfind(|row| row.printed.is_some());
            let (Some(number), Some(before)) = (here.number, before) else { continue };
            let made = || before.printed.map(|number| number.to_string()).unwrap_or_default();
            let text = before.number.map_or_else(made, |number| number.to_string());
            let args = Disorder::Row { number: number.to_string(), before: text };
            findings.push(view.finding(&RULE, place(here), here.id, args).with_span(place(before)));
        }
    });
    if !are_counted(view.roadmap.sections.iter()) {
        sections(view, findings);
    }
}

/// Whether no title of the sections brings a number, or those of all do, one after the other, so that each bears its own.
fn are_counted<'r>(sections: impl Iterator<Item = &'r Section>) -> bool {
    let value = |section: &Section| brought(section.title.as_deref()?).and_then(|number| number.value);
    let plain = |section: &Section| section.outer.is_none() && section.number.is_none();
    let values: Vec<Option<u16>> =
        sections.map(|section| value(section).map(|value| if plain(section) { value } else { 0 })).collect();
    values.iter().all(Option::is_none)
        || values.first() > Some(&Some(0)) && values.is_sorted_by(|one, next| one < next)
}

/// The sections whose rows bear another number than the title: «Этап 1» over 4.1.
fn sections(view: &View<'_>, findings: &mut Vec<Finding>) {
    let numbers = Numbers::of(view.roadmap);
    for (at, section) in view.roadmap.sections.entries() {
        let Some(title) = section.title.as_ref().filter(|_| section.number.is_none()) else { continue };
        let value = brought(title).and_then(|number| number.value);
        let made = Figures::parse(&numbers.over_rows[at]);
        let Some((value, made)) = value.zip(made).filter(|(value, made)| made.last() != *value) else {
            continue;
        };
        let mut rows = view.roadmap.rows_in(at);
        let Some(first) = rows.find(|row| row.measure.number.is_none()) else { continue };
        let row = bare(&numbers.rows[first.place]).to_owned();
        if Figures::parse(&row).is_some_and(|row| row.is_under(made)) {
            let args = Disorder::Section { number: value.to_string(), row };
            findings.push(view.finding(&RULE, title.span, None, args).with_span(first.measure.title.span));
        }
    }
}

impl Words for Disorder {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        match self {
            Disorder::Row { number, before } => {
                say!(
                    tell.lang,
                    "номер {number} стоит после {before}",
                    "the number {number} stands after {before}"
                )
            }
            Disorder::Section { number, row } => say!(
                tell.lang,
                "в названии раздела номер {number}, а строки под ним печатаются с {row}",
                "the title of the section says {number}, and the rows under it are printed from {row} on"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self {
            Disorder::Row { .. } => say!(
                tell.lang,
                "переставить строку или дать ей следующий номер",
                "move the row or give it the next number"
            ),
            Disorder::Section { .. } => say!(
                tell.lang,
                "поставить разделы по порядку номеров или убрать номер из названия",
                "put the sections in the order of their numbers, or take the number out of the title"
            ),
        })
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        match self {
            Disorder::Row { before, .. } => {
                say!(tell.lang, "здесь номер {before}", "this is number {before}")
            }
            Disorder::Section { row, .. } => {
                say!(tell.lang, "эта строка печатается с номером {row}", "this row is printed as {row}")
            }
        }
    }

    fn data(&self) -> Data {
        match self {
            Disorder::Row { number, before } => Data::of("number", &**number).with("before", &**before),
            Disorder::Section { number, row } => Data::of("number", &**number).with("row", &**row),
        }
    }
}
