//! Rows of a table of measures: what one is by itself, and what its cells say.

use std::collections::HashSet;

use crate::import::content::{SourceRow, SourceTable};
use crate::import::draft::{ResponsibleParty, SharedDraft};
use crate::import::message::ReviewNote;
use crate::import::text::{bare, begins_small, flat, unclosed};

use super::clauses::is_deadline;
use super::grid::GridValue;
use super::headings::{ColumnRole, HeadingRow};
use super::scan;

/// A row as it was understood.
pub(super) enum Understood {
    /// It says nothing, or only repeats the heading.
    Nothing,
    Section {
        number: Option<String>,
        title: String,
        shared: SharedDraft,
        /// What is to be looked at.
        look: Option<ReviewNote>,
    },
    /// It sums up the rows above it: all of them, or those of a part.
    Sum {
        whole: bool,
    },
    /// It goes on with the row above: torn by a page, or one of several lines of a measure.
    GoesOn,
    Measure(Option<String>),
}

/// The key of a column in the format; none for a column of one's own.
pub(super) fn key(column: &ColumnRole) -> Option<&'static str> {
    Some(match column {
        ColumnRole::Number => "number",
        ColumnRole::Title => "title",
        ColumnRole::Deadline | ColumnRole::Slot(_) => "deadline",
        ColumnRole::Starts => "starts",
        ColumnRole::Ends => "ends",
        ColumnRole::Responsible => "responsible",
        ColumnRole::Result => "result",
        ColumnRole::Note => "note",
        ColumnRole::Place => "place",
        _ => return None,
    })
}

/// «Финансирование, тыс. руб.», «Объём (чел.)»: the unit in a heading.
pub(super) fn unit(heading: &str) -> Option<String> {
    let tail = heading
        .rsplit_once(',')
        .map(|(_, tail)| tail)
        .or_else(|| heading.rsplit_once('(').map(|(_, tail)| tail))?;
    let tail = tail.trim().trim_end_matches(')').trim();
    let known = ["руб", "чел", "шт", "%", "час", "ед"].iter().any(|unit| tail.to_lowercase().contains(unit));
    (known && tail.chars().count() < 20).then(|| tail.to_owned())
}

/// A section from its heading, which may begin with its number.
pub(super) fn section(text: &str, number: Option<String>) -> Understood {
    let text = flat(text);
    let typed = scan::mark(&text).filter(|(mark, ..)| {
        matches!(mark, scan::ItemMark::Path(_) | scan::ItemMark::Roman(_) | scan::ItemMark::Bracket(_))
    });
    let (number, title) = match (number, typed) {
        (None, Some((_, head, rest))) if !rest.is_empty() => (Some(head), rest),
        (Some(number), _) => (Some(number), text),
        (None, _) => plain_number(&text),
    };
    Understood::Section {
        number,
        title: unclosed(&title).to_owned(),
        shared: SharedDraft::default(),
        look: None,
    }
}

/// A section from a row of cells in which its title alone stands, where nothing else says that it heads others.
pub(super) fn lonely(text: &str) -> Understood {
    match section(text, None) {
        Understood::Section { number, title, shared, .. } => {
            Understood::Section { number, title, shared, look: Some(ReviewNote::Heading) }
        }
        other => other,
    }
}

/// «1 Нормативное обеспечение»: a number without a stop before a great letter.
fn plain_number(text: &str) -> (Option<String>, String) {
    let head: String = text.chars().take_while(char::is_ascii_digit).collect();
    let rest = text.get(head.len()..).unwrap_or_default();
    let great = rest.trim_start().starts_with(char::is_uppercase) && rest.starts_with(' ');
    if !head.is_empty() && head.len() < 3 && great {
        (Some(head), rest.trim_start().to_owned())
    } else {
        (None, text.to_owned())
    }
}

/// Whether a row repeats the heading, as people do on a new page.
pub(super) fn repeats(head: &HeadingRow, row: &SourceRow) -> bool {
    let texts: Vec<String> =
        row.cells.iter().map(|cell| bare(&cell.flat())).filter(|text| !text.is_empty()).collect();
    let known: HashSet<String> = head.columns.iter().map(|heading| bare(&heading.text)).collect();
    let ends = |text: &String| text.len() > 6 && known.iter().any(|known| known.ends_with(text.as_str()));
    texts.len() > 1 && texts.iter().all(|text| known.contains(text) || ends(text))
}

/// The figures of a number: 1.2. is 1, 2.
pub(super) fn path(number: &str) -> Vec<&str> {
    number.trim().trim_end_matches(['.', ')']).split('.').collect()
}

/// Whether the next row that has a number stands below this one: 1. before 1.1.
pub(super) fn is_parent(table: &SourceTable, at: usize, number: Option<&str>) -> bool {
    let Some(own) = number.map(path) else { return false };
    let next =
        table.rows.iter().skip(at + 1).take(3).find_map(|row| scan::row_number(&row.cells.first()?.flat()));
    next.is_some_and(|next| {
        let next = path(&next);
        next.len() == own.len() + 1
            && next.get(..own.len()) == Some(own.as_slice())
            && next.last() == Some(&"1")
    })
}

/// Who is responsible: paragraphs and parts between semicolons, each for itself.
pub(super) fn who(value: &GridValue<'_>) -> Vec<ResponsibleParty> {
    let mut parts: Vec<String> = Vec::new();
    let (mut ended, mut closed) = (false, false);
    for line in value.lines.iter().flat_map(|line| line.split('\n')) {
        for (at, piece) in line.split(';').enumerate() {
            let piece = flat(piece);
            let piece = piece.trim_matches([',', ' ']).to_owned();
            let before = std::mem::replace(&mut ended, line.trim_end().ends_with(','));
            let new = at > 0
                || std::mem::take(&mut closed)
                || piece.starts_with(char::is_uppercase)
                || line.trim_start().starts_with(['-', '–', '•']);
            match parts.last_mut() {
                Some(last) if !new || last.is_empty() => {
                    last.push_str(if before { "," } else { "" });
                    put(last, " ", &piece);
                }
                _ if piece.is_empty() => {}
                _ => parts.push(piece),
            }
        }
        closed = line.trim_end().ends_with(';');
    }
    parts.into_iter().map(ResponsibleParty::Text).collect()
}

/// Adds who else is responsible; words that go on with the last name belong to it.
pub(super) fn add_who(all: &mut Vec<ResponsibleParty>, more: Vec<ResponsibleParty>) {
    for who in more {
        match (&who, all.last_mut()) {
            (ResponsibleParty::Text(text), Some(ResponsibleParty::Text(last))) if begins_small(text) => {
                put(last, " ", text);
            }
            _ => all.push(who),
        }
    }
}

/// Puts words on one line behind others that are, set off from them; nothing is set off where either says nothing.
fn put(before: &mut String, between: &str, text: &str) {
    if !before.is_empty() && !text.is_empty() {
        before.push_str(between);
    }
    before.push_str(text);
}

/// Adds words to others that stand on one line: with a blank where they go on, behind a semicolon where they begin anew.
pub(super) fn add(before: &mut String, text: &str) {
    let text = flat(text);
    let goes_on = begins_small(&text) || before.ends_with([',', ';', '-']);
    if !goes_on {
        before.truncate(before.trim_end_matches('.').len());
    }
    put(before, if goes_on { " " } else { "; " }, &text);
}

/// Adds a second deadline to a first, or the rest of one that was torn.
pub(super) fn add_deadline(before: &mut String, text: &str) {
    let second = is_deadline(before) && is_deadline(text);
    put(before, if second { ", " } else { " " }, &flat(text));
}
