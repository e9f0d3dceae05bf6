//! What was found at each duty: findings by the innermost entry of the file that they lie in.

use std::cmp::Reverse;
use std::sync::Arc;

use super::duties::{Duties, Duty};
use crate::base::{FileId, Finding, Span};

/// An entry of a file, and the one that it stands in.
struct SearchEntry {
    file: FileId,
    span: Span,
    duty: usize,
    outer: Option<usize>,
}

/// The findings at each duty, in the order of duties.
pub(super) fn found<'f>(duties: &Duties<'_>, findings: &'f [Arc<Finding>]) -> Vec<Vec<&'f Finding>> {
    let entries = entries(duties);
    let mut found: Vec<Vec<&Finding>> = duties.all.iter().map(|_| Vec::new()).collect();
    for finding in findings {
        let (file, span) = (finding.place.file, finding.place.span);
        let before = entries.partition_point(|entry| (entry.file, entry.span.start) <= (file, span.start));
        let around = std::iter::successors(before.checked_sub(1), |at| entries.get(*at)?.outer);
        let holds = |entry: &&SearchEntry| entry.file == file && span.end <= entry.span.end;
        let innermost = around.filter_map(|at| entries.get(at)).find(holds);
        if let Some(list) = innermost.and_then(|entry| found.get_mut(entry.duty)) {
            list.push(finding);
        }
    }
    found
}

fn entries(duties: &Duties<'_>) -> Vec<SearchEntry> {
    let entry = |(duty, one): (usize, &Duty<'_>)| {
        Some(SearchEntry { file: one.roadmap.file, span: span(one)?, duty, outer: None })
    };
    let mut entries: Vec<SearchEntry> = duties.all.iter().enumerate().filter_map(entry).collect();
    entries.sort_by_key(|entry| (entry.file, entry.span.start, Reverse(entry.span.end)));
    let mut open: Vec<(usize, FileId, u32)> = Vec::new();
    for (at, entry) in entries.iter_mut().enumerate() {
        let is_over =
            |(_, file, end): &mut (usize, FileId, u32)| *file != entry.file || *end < entry.span.end;
        while open.pop_if(is_over).is_some() {}
        entry.outer = open.last().map(|(outer, ..)| *outer);
        open.push((at, entry.file, entry.span.end));
    }
    entries
}

/// The entry of a duty in its file.
fn span(duty: &Duty<'_>) -> Option<Span> {
    let row = duty.row.and_then(|row| duty.roadmap.measures.entry(row)).map(|measure| measure.span);
    let clause = || Some(duty.roadmap.order.as_ref()?.clauses.entry(duty.clause?)?.span);
    row.or_else(clause)
}
