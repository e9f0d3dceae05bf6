//! Dashes of lists: forgotten, or without a blank behind.

use super::line::{SuspectLine, is_blank, is_key_sign};
use crate::syntax::fault::{Suspicion, SyntaxFaultKind};

/// No blank behind the dash.
pub(super) fn blank(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let rest = line.part(line.inner..line.end());
    let Some(behind) = rest.strip_prefix('-') else { return Vec::new() };
    if behind.starts_with('-') || behind.starts_with(is_blank) || behind.is_empty() {
        return Vec::new();
    }
    let dash = line.inner..line.inner + 1;
    vec![Suspicion::at(SyntaxFaultKind::NoBlankAfterDash, dash.clone(), dash.end..dash.end, " ")]
}

/// A hyphen alone where a value stands: the dash of an empty cell.
pub(super) fn lone(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| line.colon.is_some()) else { return Vec::new() };
    let value = line.value();
    let is_lone = line.part(value.clone()) == "-";
    is_lone.then(|| Suspicion::one(SyntaxFaultKind::LoneDash, value, "—")).into_iter().collect()
}

/// A number where the dash of a list is meant: «1. id: plan».
pub(super) fn numbered(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let rest = line.part(line.inner..line.end());
    let figures = rest.bytes().take_while(u8::is_ascii_digit).count();
    let behind = rest.get(figures..).unwrap_or_default();
    if figures > 0 && behind.trim_end() == ":" {
        return numbered_key(lines, at);
    }
    let Some(text) = behind.strip_prefix(['.', ')']).filter(|text| figures > 0 && text.starts_with(is_blank))
    else {
        return Vec::new();
    };
    let text = text.trim_start_matches(is_blank);
    let word = text.bytes().take_while(|byte| is_key_sign(*byte)).count();
    if word == 0 || !text.get(word..).is_some_and(|behind| behind.starts_with(':')) {
        return Vec::new();
    }
    let kind = SyntaxFaultKind::NumberForDash(rest.get(..=figures).unwrap_or_default().to_owned());
    let typed = line.inner..line.inner + figures + 1;
    vec![Suspicion::at(kind, typed, line.inner..line.end() - text.len(), "- ")]
}

/// A number as a key, `1:`, with the entry below it, two blanks deeper: the dash belongs there.
fn numbered_key(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let (Some(line), Some(next)) = (lines.get(at), lines.get(at + 1)) else { return Vec::new() };
    if next.is_empty() || next.colon.is_none() || next.has_dash() || next.indent() != line.indent() + 2 {
        return Vec::new();
    }
    let number = line.part(line.inner..line.end()).trim_end();
    let kind = SyntaxFaultKind::NumberForDash(number.to_owned());
    let typed = line.inner..line.inner + number.len();
    vec![Suspicion::at(kind, typed, line.inner..next.inner, "- ")]
}

/// Dashes before keys that go on with the entry above: of the lines that stand alike one below the other.
pub(super) fn extra(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let is_one = |next: &&SuspectLine<'_>| {
        next.has_dash() && next.colon.is_some() && next.indent() == line.indent() && next.word() != "id"
    };
    let run: Vec<&SuspectLine<'_>> = lines.get(at..).unwrap_or_default().iter().take_while(is_one).collect();
    if run.is_empty() || at.checked_sub(1).and_then(|before| lines.get(before)).as_ref().is_some_and(is_one) {
        return Vec::new();
    }
    let with = |is_kept: bool| {
        let blanks = |line: &SuspectLine<'_>| {
            if is_kept { " ".repeat(line.content - line.inner) } else { String::new() }
        };
        let edits = run.iter().map(|line| (line.inner..line.content, blanks(line))).collect();
        let span = line.inner..line.inner + 1;
        Suspicion { kind: SyntaxFaultKind::DashTooMany, span, edits, lines: run.len() }
    };
    vec![with(true), with(false)]
}

/// No dash before a key that begins a part of a list.
pub(super) fn missing(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let begins = line.colon.is_some() || line.part(line.whole()).starts_with(['{', '[']);
    if line.has_dash() || !begins {
        return Vec::new();
    }
    let span = line.inner..line.colon.unwrap_or(line.end());
    let mut found = Vec::new();
    // The dash alone was deleted: its blank is still there, and the line stands a column further left.
    if line.part(line.start..line.inner).ends_with(' ') {
        found.push(Suspicion::at(SyntaxFaultKind::NoDash, span.clone(), line.inner - 1..line.inner, "- "));
    }
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

/// No dash before a later part of a list of words: `- metod`, and `uo` below it.
pub(super) fn second_missing(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| line.colon.is_none() && !line.has_dash()) else {
        return Vec::new();
    };
    let before = lines.get(..at).and_then(|before| before.iter().rev().find(|line| !line.is_empty()));
    let Some(part) = before.filter(|before| before.has_dash() && before.colon.is_none()) else {
        return Vec::new();
    };
    let is_word = line
        .part(line.whole())
        .bytes()
        .all(|byte| is_key_sign(byte) || byte == b'-' || byte.is_ascii_digit());
    if line.is_empty() || !is_word || line.indent() > part.column() {
        return Vec::new();
    }
    let lead = format!("{}- ", " ".repeat(part.indent()));
    vec![Suspicion::at(SyntaxFaultKind::NoDash, line.whole(), line.start..line.inner, lead)]
}

/// The same of the first part of a list, where a later part shows that it is one.
pub(super) fn first_missing(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let before = lines.get(..at).and_then(|before| before.iter().rev().find(|line| !line.is_empty()));
    let opens = before.is_some_and(|line| line.colon.is_some() && line.value().is_empty());
    // A number as a key explains more than the dash that is missing before it.
    if opens { numbered(lines, at).into_iter().chain(missing(lines, at)).collect() } else { Vec::new() }
}
