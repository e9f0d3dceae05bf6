//! Rules of the group `content`: what the rows and the clauses say.

mod clause_without_deadline;
mod duplicate_title;
mod missing_responsible;
mod missing_result;
mod no_period;
mod period_differs;
mod school_year;
mod stale_year;

use super::prose::{self, Mention};
use super::{Check, Rule, View};
use crate::model::{Roadmap, Text};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &clause_without_deadline::RULE,
    &duplicate_title::RULE,
    &missing_responsible::RULE,
    &missing_result::RULE,
    &no_period::RULE,
    &period_differs::RULE,
    &school_year::RULE,
    &stale_year::RULE,
];

/// Whether the printed table has a column; without a list it has the usual ones.
fn has_column(roadmap: &Roadmap, key: &str) -> bool {
    roadmap.columns.is_empty() || roadmap.columns.iter().any(|column| &*column.key == key)
}

/// The titles that name the plan: of the order, and of the annexes.
fn titles(roadmap: &Roadmap) -> impl Iterator<Item = &Text> {
    let order = roadmap.order.iter().map(|order| &order.title);
    order.chain(roadmap.annexes.iter().flatten().map(|annex| &annex.title))
}

/// The first mention of a text that satisfies.
fn first<'t>(text: &'t Text, satisfies: impl Fn(&Mention<'t>) -> bool) -> Option<(&'t Text, Mention<'t>)> {
    prose::mentions(text).find(satisfies).map(|mention| (text, mention))
}

/// The years of a mention as written in messages: 2023 or 2021–2024.
fn years(mention: &Mention<'_>) -> String {
    match mention.range {
        true => format!("{}–{}", mention.from, mention.to),
        false => mention.from.to_string(),
    }
}
