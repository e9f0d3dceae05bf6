//! Lines that stand too far left or right.

use super::line::SuspectLine;
use super::lost;
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

/// Lines that a text behind `|` or `>` took for its own, from the first that begins with a key: moved to the column of its key.
pub(super) fn swallowed(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let is_block = |line: &&SuspectLine<'_>| {
        let mark = line.part(line.value());
        line.colon.is_some() && mark.starts_with(['|', '>']) && mark.len() < 4
    };
    let Some(line) = lines.get(at).filter(|line| line.colon.is_some() && line.indent() > 0) else {
        return Vec::new();
    };
    let mut above = lines.get(..at).unwrap_or_default().iter().rev().filter(|line| !line.is_empty());
    let Some(opener) = above.find(|above| above.column() < line.indent()).filter(is_block) else {
        return Vec::new();
    };
    let by = opener.column() as isize - line.indent() as isize;
    let own = lines.get(at..).unwrap_or_default().iter();
    let own = own.take_while(|next| next.is_empty() || next.indent() > opener.column());
    let moved = |line: &SuspectLine<'_>| {
        (line.start..line.inner, " ".repeat(line.indent().saturating_add_signed(by)))
    };
    let edits = own.filter(|line| !line.is_empty()).map(moved).collect();
    let kind = SyntaxFaultKind::KeyInText(line.word().to_owned());
    vec![Suspicion { kind, span: line.whole(), edits, lines: 1 }]
}

/// Keys of entries at the left margin, below the dashes there that begin the entries: `- id: a`, and `title: …` below it.
pub(super) fn flat(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let is_flat = |line: &SuspectLine<'_>| line.indent() == 0 && line.colon.is_some() && !line.has_dash();
    let Some(line) = lines.get(at).filter(|line| is_flat(line)) else { return Vec::new() };
    let (mut edits, mut inside) = (Vec::new(), false);
    for line in lines.iter().filter(|line| !line.is_empty()) {
        inside = line.has_dash() && line.indent() == 0
            || inside && (line.indent() > 0 || is_flat(line) && !lost::is_upper(line.word()));
        if inside && is_flat(line) {
            edits.push((line.start..line.start, "  ".to_owned()));
        }
    }
    let is_one = edits.iter().any(|(range, _)| range.start == line.start);
    let count = edits.len();
    let found = Suspicion { kind: SyntaxFaultKind::Indentation(2), span: line.whole(), edits, lines: count };
    if is_one && count > 1 { vec![found] } else { Vec::new() }
}

/// A line, or it and those that hang on it, moved to a column that lines near it have.
pub(super) fn moved(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    // Where a tab makes the indentation, that is what is wrong with it.
    let is_blank = |line: &&SuspectLine<'_>| !line.part(line.start..line.inner).contains('\t');
    let Some(line) = lines.get(at).filter(|line| !line.is_empty()).filter(is_blank) else {
        return Vec::new();
    };
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
