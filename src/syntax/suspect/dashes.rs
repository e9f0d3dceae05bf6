//! Dashes of lists: forgotten, or without a blank behind.

use super::line::{Line, is_blank};
use crate::syntax::fault::{Suspicion, SyntaxFaultKind};

/// No blank behind the dash.
pub(super) fn blank(lines: &[Line<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let rest = line.part(line.inner..line.end());
    let Some(behind) = rest.strip_prefix('-') else { return Vec::new() };
    if behind.starts_with('-') || behind.starts_with(is_blank) || behind.is_empty() {
        return Vec::new();
    }
    let dash = line.inner..line.inner + 1;
    vec![Suspicion::at(SyntaxFaultKind::NoBlankAfterDash, dash.clone(), dash.end..dash.end, " ")]
}

/// No dash before a key that begins a part of a list.
pub(super) fn missing(lines: &[Line<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let begins = line.colon.is_some() || line.part(line.whole()).starts_with(['{', '[']);
    if line.has_dash() || !begins {
        return Vec::new();
    }
    let span = line.inner..line.colon.unwrap_or(line.end());
    let mut found = Vec::new();
    if line.part(line.start..line.inner).ends_with("  ") {
        found.push(Suspicion::at(SyntaxFaultKind::NoDash, span.clone(), line.inner - 2..line.inner, "- "));
    }
    // Where the key stands at the dash's own column, what follows it moves with it.
    let mut edits = vec![(line.inner..line.inner, "- ".to_owned())];
    found.push(Suspicion {
        kind: SyntaxFaultKind::NoDash,
        span: span.clone(),
        edits: edits.clone(),
        lines: 1,
    });
    let rest = lines.get(at + 1..).unwrap_or_default();
    let own = rest
        .iter()
        .take_while(|next| next.is_empty() || (next.indent() >= line.indent() && !next.has_dash()));
    edits.extend(own.filter(|next| !next.is_empty()).map(|next| (next.inner..next.inner, "  ".to_owned())));
    found.push(Suspicion { kind: SyntaxFaultKind::NoDash, span, edits, lines: 1 });
    found
}

/// The same of the first part of a list, where a later part shows that it is one.
pub(super) fn first_missing(lines: &[Line<'_>], at: usize) -> Vec<Suspicion> {
    let before = lines.get(..at).and_then(|before| before.iter().rev().find(|line| !line.is_empty()));
    let opens = before.is_some_and(|line| line.colon.is_some() && line.value().is_empty());
    if opens { missing(lines, at) } else { Vec::new() }
}
