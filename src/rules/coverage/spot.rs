//! Where lines are to be pasted in a file, and how far they are indented there.

use serde::{Deserialize, Serialize};

use crate::base::SectionIdx;
use crate::model::{Measure, Roadmap};

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
        None if text.lines().any(|line| line.trim_end() == "measures: []") => InsertionPoint::EmptyList,
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
