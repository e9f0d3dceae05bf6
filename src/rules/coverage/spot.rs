//! Where lines are to be pasted in a file, and how far they are indented there.

use serde::{Deserialize, Serialize};

use crate::base::{Edit, SectionIdx, Span};
use crate::model::{Measure, Roadmap};
use crate::rules::edit::with_ends_of;

/// A list of measures that has none.
const EMPTY_LIST: &str = "measures: []";

/// A place for the lines of a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum InsertionPoint {
    /// Behind the line of that number, its dash so far indented.
    Behind { line: usize, indent: usize },
    /// In place of the empty list `measures: []`.
    EmptyList,
    /// In a roadmap without a list of measures.
    Absent,
    /// Within brackets, where no line can be pasted as it is.
    Brackets,
}

/// Where a measure goes in a roadmap of that text: behind the last one of the section of that title, else of all.
pub(super) fn of(text: &str, roadmap: &Roadmap, section: Option<&str>) -> InsertionPoint {
    let rows =
        |at: SectionIdx| roadmap.rows_of(at).map(|row| row.measure).filter(|measure| measure.whole.is_none());
    let alike = roadmap
        .sections
        .entries()
        .find(|(_, own)| own.title.as_deref().is_some() && own.title.as_deref() == section);
    let own = alike.and_then(|(at, _)| rows(at).next_back());
    let last = || {
        roadmap.measures().filter(|measure| measure.whole.is_none()).max_by_key(|measure| measure.span.end)
    };
    match own.or_else(last) {
        Some(measure) => behind(text, measure),
        None if text.lines().any(|line| line.trim_end() == EMPTY_LIST) => InsertionPoint::EmptyList,
        None if text.trim_start().starts_with('{') => InsertionPoint::Brackets,
        None => InsertionPoint::Absent,
    }
}

/// The place behind a measure.
fn behind(text: &str, measure: &Measure) -> InsertionPoint {
    let range = measure.span.range();
    let before = text.get(..range.start).unwrap_or_default();
    let head = before.get(before.rfind('\n').map_or(0, |end| end + 1)..).unwrap_or_default();
    let Some(indent) =
        head.find("- ").filter(|at| head.get(..*at).is_some_and(|blanks| blanks.trim().is_empty()))
    else {
        return InsertionPoint::Brackets;
    };
    let upto = text.get(..range.end).unwrap_or_default().trim_end();
    InsertionPoint::Behind { line: upto.matches('\n').count() + 1, indent }
}

impl InsertionPoint {
    /// The edit that puts lines there; nothing where they would have to be written otherwise.
    pub(super) fn edit(&self, text: &str, lines: &str) -> Option<Edit> {
        match self {
            InsertionPoint::Behind { line, .. } => Some(behind_line(text, *line, lines)),
            InsertionPoint::EmptyList => {
                let at = text.lines().find(|line| line.trim_end() == EMPTY_LIST)?;
                let start = at.as_ptr() as usize - text.as_ptr() as usize;
                let span = Span::new(start, start + EMPTY_LIST.len());
                Some(Edit { span, replacement: with_ends_of(text, lines).into_owned() })
            }
            InsertionPoint::Absent | InsertionPoint::Brackets => None,
        }
    }
}

/// The edit that puts lines behind a line, counted from 1, with the file's own line ends.
pub(super) fn behind_line(text: &str, line: usize, lines: &str) -> Edit {
    let end = text.match_indices('\n').nth(line.saturating_sub(1)).map(|(at, _)| at + 1);
    let (at, lines) = match end {
        Some(end) => (end, format!("{lines}\n")),
        None => (text.len(), format!("\n{lines}")),
    };
    Edit { span: Span::new(at, at), replacement: with_ends_of(text, &lines).into_owned() }
}

/// Whether a line, counted from 1, holds an id and nothing else, so that a key may stand behind it.
pub(super) fn is_id_alone(text: &str, line: usize) -> bool {
    let line = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let value = line.trim_start_matches([' ', '-']).strip_prefix("id:").map(str::trim);
    value.is_some_and(|value| {
        let rest = value.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim_start());
        !value.is_empty() && (rest.is_empty() || rest.starts_with('#'))
    })
}
