//! Lines that stand too far left or right.

use super::line::SuspectLine;
use crate::syntax::fault::{Suspicion, SyntaxFaultKind};

/// How many lines above are looked at for the column that a line should have.
const FAR: usize = 30;

/// A value that goes on in lines that stand no deeper than its key. A heading before the keys of an outer entry is none of
/// it: it begins with a great letter, or has none.
pub(super) fn runs_on(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let goes_on = |line: &SuspectLine<'_>| !line.is_empty() && line.colon.is_none() && !line.has_dash();
    let Some(line) = lines.get(at).filter(|line| goes_on(line)) else { return Vec::new() };
    let before = lines.get(..at).and_then(|before| before.iter().rev().find(|line| !goes_on(line)));
    let Some(key) = before.filter(|before| before.colon.is_some() && line.indent() <= before.column()) else {
        return Vec::new();
    };
    let rest = lines.get(at..).unwrap_or_default().iter().take_while(|line| goes_on(line));
    let next = lines.get(at..).and_then(|rest| rest.iter().find(|line| !line.is_empty() && !goes_on(line)));
    let is_inner = next.is_none_or(|next| next.column() >= key.column());
    let text = line.part(line.whole());
    let is_heading = !is_inner && !text.starts_with(char::is_lowercase);
    if is_heading || !text.contains(char::is_alphanumeric) {
        return Vec::new();
    }
    let blanks = " ".repeat(key.column() + 2);
    let edits = rest.map(|line| (line.start..line.inner, blanks.clone())).collect();
    vec![Suspicion { kind: SyntaxFaultKind::RunsOn, span: line.whole(), edits, lines: 1 }]
}

/// A line, or it and those that hang on it, moved to a column that lines near it have.
pub(super) fn moved(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| !line.is_empty()) else { return Vec::new() };
    let own = line.indent();
    let mut found = Vec::new();
    for column in columns(lines, at) {
        let by = column as isize - own as isize;
        let kind = SyntaxFaultKind::Indentation(by);
        let alone = vec![(line.start..line.inner, " ".repeat(column))];
        let rest = lines.get(at + 1..).unwrap_or_default();
        let hanging = rest.iter().take_while(|next| next.is_empty() || next.indent() >= own.max(1));
        let mut block = alone.clone();
        block.extend(hanging.filter(|next| !next.is_empty()).map(|next| {
            let blanks = next.indent().saturating_add_signed(by);
            (next.start..next.inner, " ".repeat(blanks))
        }));
        let suspicion = |edits: Vec<_>| Suspicion { kind: kind.clone(), span: line.whole(), edits, lines: 1 };
        let is_block = block.len() > 1;
        found.push(suspicion(alone));
        if is_block {
            found.push(suspicion(block));
        }
    }
    found
}

/// The columns that a line may have been meant for: of the keys and dashes above it, the nearest first, then of the
/// line below.
fn columns(lines: &[SuspectLine<'_>], at: usize) -> Vec<usize> {
    let own = lines.get(at).map(SuspectLine::indent);
    let above = lines.get(at.saturating_sub(FAR)..at).unwrap_or_default().iter().rev();
    let below = lines.get(at + 1..).unwrap_or_default().iter().find(|line| !line.is_empty());
    // Deeper than a key with its value on the same line it would go on with that value.
    let before = lines.get(..at).and_then(|before| before.iter().rev().find(|line| !line.is_empty()));
    let is_text = |line: &&SuspectLine<'_>| {
        let value = line.part(line.value());
        line.colon.is_some() && !value.is_empty() && !value.starts_with(['|', '>', '#', '&'])
    };
    let deepest = before.filter(is_text).map_or(usize::MAX, SuspectLine::column);
    let of = |line: &SuspectLine<'_>| [line.column(), line.indent()];
    let mut columns: Vec<usize> = Vec::new();
    for column in above.filter(|line| !line.is_empty()).flat_map(of).chain(below.map(SuspectLine::indent)) {
        if Some(column) != own && !columns.contains(&column) && columns.len() < 6 && column <= deepest {
            columns.push(column);
        }
    }
    // The keys of the roadmap itself may stand far above.
    if own.is_some_and(|own| own > 0) && !columns.contains(&0) {
        columns.push(0);
    }
    columns
}
