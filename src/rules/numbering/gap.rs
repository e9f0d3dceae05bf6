//! `numbering/gap`: a number that leaves out others.

use super::{Figures, NumberedRow, NumberingFault, each_list, faults, place};
use crate::rules::prelude::*;
use crate::russian::roman::{roman, to_roman};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "numbering/gap",
    severity: Severity::Warning,
    page: include_str!("gap.md"),
    check: Check::Roadmap(check),
    decode: decode::<NumberGap>,
};

/// The number, the one before it where the list does not begin here, and the first and the last that is left out.
#[derive(Debug, Serialize, Deserialize)]
struct NumberGap {
    number: String,
    before: Option<String>,
    first: String,
    last: String,
    /// Whether nothing is left out, but the row before the number has none.
    unnumbered: bool,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    findings.extend(between_sections(view));
    each_list(view.roadmap, |rows| {
        for fault in faults(rows) {
            match fault {
                NumberingFault::Gap { row, before, from, to } => {
                    findings.extend(found(view, rows, (row, before), (from, to)));
                }
                NumberingFault::Unnumbered { row } => findings.extend(passed_over(view, rows, row)),
                _ => {}
            }
        }
    });
}

/// The finding at the first section whose typed number, as in «Раздел IV. Кадры», leaves others out.
fn between_sections(view: &View<'_>) -> Option<Finding> {
    let titles = view.roadmap.sections_in(None).filter_map(|(_, section)| section.title.as_ref());
    let typed: Option<Vec<_>> = titles.map(|title| Some((title, typed_number(title)?))).collect();
    let typed = typed.filter(|typed| typed.first().is_some_and(|(_, number)| *number == 1))?;
    let pairs = typed.iter().zip(typed.iter().skip(1));
    let (before, here) = { pairs }.find(|((_, before), (_, number))| *number > before + 1)?;
    let roman = !here.0.contains(|sign: char| sign.is_ascii_digit());
    let shown = |number: u8| if roman { to_roman(number) } else { number.to_string() };
    let args = NumberGap {
        number: shown(here.1),
        before: Some(shown(before.1)),
        first: shown(before.1 + 1),
        last: shown(here.1 - 1),
        unnumbered: false,
    };
    Some(view.finding(&RULE, here.0.span, None, args).with_span(before.0.span))
}

/// The number that is typed before the title of a section: «Раздел II. Кадры».
fn typed_number(title: &str) -> Option<u8> {
    let rest = title.strip_prefix("Раздел ")?;
    let number = rest.split(['.', ' ', ':']).next()?;
    roman(number).or_else(|| number.parse().ok())
}

/// The finding at a row before which the numbers of a range are left out.
fn found(
    view: &View<'_>,
    rows: &[NumberedRow<'_>],
    (row, before): (usize, Option<Figures>),
    (first, last): (Figures, Figures),
) -> Option<Finding> {
    let here = rows.get(row)?;
    let args = NumberGap {
        number: here.printed?.to_string(),
        before: before.map(|before| before.to_string()),
        first: first.to_string(),
        last: last.to_string(),
        unnumbered: false,
    };
    let finding = view.finding(&RULE, place(here), here.id, args);
    let shown = before.and(row.checked_sub(1)).and_then(|row| rows.get(row));
    Some(match shown {
        Some(row) => finding.with_span(place(row)),
        None => finding,
    })
}

/// The finding at a row without a number, between two that are numbered one behind the other.
fn passed_over(view: &View<'_>, rows: &[NumberedRow<'_>], row: usize) -> Option<Finding> {
    let (before, here, behind) = (rows.get(row.checked_sub(1)?)?, rows.get(row)?, rows.get(row + 1)?);
    let number = here.printed?.to_string();
    let args = NumberGap {
        number: behind.printed?.to_string(),
        before: Some(before.printed?.to_string()),
        first: number.clone(),
        last: number,
        unnumbered: true,
    };
    Some(view.finding(&RULE, place(here), here.id, args).with_span(place(before)))
}

impl NumberGap {
    /// What is left out: 2.3, or 2.3–2.5.
    fn missing(&self) -> String {
        let NumberGap { first, last, .. } = self;
        if first == last { first.clone() } else { format!("{first}–{last}") }
    }
}

impl Words for NumberGap {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (number, missing) = (&self.number, self.missing());
        match &self.before {
            Some(before) if self.unnumbered => say!(
                tell.lang,
                "у строки нет номера, хотя соседние пронумерованы: {before} и {number}",
                "the row has no number, though its neighbours have: {before} and {number}"
            ),
            Some(before) => say!(
                tell.lang,
                "после номера {before} идёт {number}: пропущено {missing}",
                "{before} is followed by {number}: {missing} left out"
            ),
            None => say!(
                tell.lang,
                "нумерация начинается с {number}: пропущено {missing}",
                "the numbers begin with {number}: {missing} left out"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let first = &self.first;
        if self.unnumbered {
            return Some(say!(
                tell.lang,
                "поставить номер {first} и исправить следующие; без «number» номера ставятся сами",
                "write {first} and number the rest anew; without `number` numbers are made"
            ));
        }
        Some(say!(
            tell.lang,
            "поставить номер {first} или вернуть пропущенное; без «number» номера ставятся сами",
            "write {first} or bring back what is left out; without `number` numbers are made"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        let before = self.before.as_deref().unwrap_or_default();
        say!(tell.lang, "здесь номер {before}", "this is number {before}")
    }

    fn data(&self) -> Data {
        Data::of("missing", self.missing())
    }
}
