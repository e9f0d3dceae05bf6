//! Rules of the group `content`: what the rows and the clauses say.

mod already_approved;
mod clause_without_deadline;
mod copied;
mod dated;
mod duplicate_title;
mod duties;
mod invisible;
mod left_over;
mod literal_key;
mod look_alike;
mod lost_comment;
mod missing_responsible;
mod missing_result;
mod no_period;
mod own_number;
mod period_differs;
mod placeholder;
mod result_repeats;
mod school_year;
mod stale_year;
mod stray;
mod total_differs;
mod typed_number;
mod word_quotes;

pub(super) use copied::{Originals, comes_first, originals};
pub(super) use look_alike::in_one_alphabet;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Rule, View};
use crate::base::{Idx, SectionIdx};
use crate::deadline::{DateMention, Time};
use crate::model::Roadmap;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &already_approved::RULE,
    &clause_without_deadline::RULE,
    &duplicate_title::RULE,
    &invisible::RULE,
    &literal_key::RULE,
    &look_alike::RULE,
    &lost_comment::RULE,
    &missing_responsible::RULE,
    &missing_result::RULE,
    &no_period::RULE,
    &period_differs::RULE,
    &placeholder::RULE,
    &result_repeats::RULE,
    &school_year::RULE,
    &stale_year::RULE,
    &total_differs::RULE,
    &typed_number::RULE,
    &word_quotes::RULE,
];

/// Whether the printed table has a column; without a list it has the usual ones.
fn has_column(roadmap: &Roadmap, key: &str) -> bool {
    roadmap.columns.is_empty() || roadmap.columns.iter().any(|column| &*column.key == key)
}

/// The times of the rows of a section.
fn times_in<'w>(view: &View<'w>, section: SectionIdx) -> &'w [Time] {
    let mut rows = view.roadmap.rows_in(section).map(|row| row.place);
    let first = rows.next();
    let last = rows.next_back().or(first);
    let times = view.times.measures.as_slice();
    first.zip(last).and_then(|(first, last)| times.get(first.at()..=last.at())).unwrap_or_default()
}

/// The years of a mention, as written in messages: 2023 or 2021–2024.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct MentionedYears {
    from: i32,
    to: i32,
}

impl MentionedYears {
    /// The years of a mention; none of a day without its year.
    fn of(mention: &DateMention<'_>) -> Option<Self> {
        mention.years.map(|(from, to)| MentionedYears { from, to })
    }
}

impl fmt::Display for MentionedYears {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.from == self.to {
            true => write!(f, "{}", self.from),
            false => write!(f, "{}–{}", self.from, self.to),
        }
    }
}
