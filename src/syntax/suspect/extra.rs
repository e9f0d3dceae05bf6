//! Signs typed once too often: a second dash, a dash before the first key of the roadmap, a comma, brackets in brackets.

use super::line::{SuspectLine, is_blank};
use crate::syntax::fault::{Suspicion, SyntaxFaultKind};

/// Two dashes before one entry, `- - id: essay`: the format has no list in a list.
pub(super) fn dashes(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let lead = line.part(line.inner..line.content);
    let Some(second) = lead.get(1..).and_then(|rest| rest.find('-')) else { return Vec::new() };
    let (first, second) = (line.inner, line.inner + 1 + second);
    let kind = SyntaxFaultKind::TooMany('-');
    let without = |text: String| Suspicion::at(kind.clone(), second..second + 1, first..second, text);
    // The keys below stand behind the first of them, or behind the second.
    vec![without(String::new()), without(" ".repeat(second - first))]
}

/// A dash with nothing behind it and nothing deeper below.
pub(super) fn bare(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| line.text.trim_matches(is_blank) == "-") else {
        return Vec::new();
    };
    let next = lines.get(at + 1..).and_then(|rest| rest.iter().find(|line| !line.is_empty()));
    let end = lines.get(at + 1).map_or(line.end(), |next| next.start);
    let dash = line.inner..line.inner + 1;
    let is_bare = next.is_none_or(|next| next.indent() <= line.indent());
    is_bare.then(|| Suspicion::at(SyntaxFaultKind::NoEntry, dash, line.start..end, "")).into_iter().collect()
}

/// A dash before the first key of the roadmap, which is no list.
pub(super) fn first(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let is_filled = |line: &&SuspectLine<'_>| !line.is_empty();
    let Some(line) = lines.get(at).filter(|line| line.has_dash() && line.colon.is_some()) else {
        return Vec::new();
    };
    let is_first = !lines.get(..at).unwrap_or_default().iter().any(|line| is_filled(&line));
    let next = lines.get(at + 1..).and_then(|rest| rest.iter().find(is_filled));
    let goes_on = next.is_some_and(|next| next.indent() == line.indent() && !next.has_dash());
    if !is_first || !goes_on {
        return Vec::new();
    }
    let dash = line.inner..line.inner + 1;
    vec![Suspicion::at(SyntaxFaultKind::TooMany('-'), dash, line.inner..line.content, "")]
}

/// Commas between brackets with nothing before them: `[metod,, heads]`.
pub(super) fn commas(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| line.text.contains(['[', '{'])) else { return Vec::new() };
    let is_empty = |comma: usize| {
        line.text
            .get(..comma)
            .is_some_and(|before| before.trim_end_matches(is_blank).ends_with([',', '[', '{']))
    };
    let commas = line.text.match_indices(',').map(|(at, _)| at).filter(|at| is_empty(*at));
    let edits: Vec<_> = commas.map(|at| (line.start + at..line.start + at + 1, String::new())).collect();
    let Some((span, _)) = edits.first().cloned() else { return Vec::new() };
    vec![Suspicion { kind: SyntaxFaultKind::TooMany(','), span, edits, lines: 1 }]
}

/// The line of a key without a value, typed twice: `clauses:`, and `clauses:` below it.
pub(super) fn lines(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let is_bare = |line: &&SuspectLine<'_>| line.colon.is_some() && line.value().is_empty();
    let Some(first) = lines.get(at).filter(is_bare) else { return Vec::new() };
    let next = lines.get(at + 1..).and_then(|rest| rest.iter().find(|line| !line.is_empty()));
    let Some(second) = next.filter(is_bare).filter(|next| next.text.trim_end() == first.text.trim_end())
    else {
        return Vec::new();
    };
    let end = lines.get(at + 1).map_or(first.end(), |next| next.start);
    let kind = SyntaxFaultKind::KeyTwice(second.word().to_owned());
    vec![Suspicion::at(kind, second.whole(), first.start..end, "")]
}

/// Brackets round a list that has its own: `[[metod, heads]]`.
pub(super) fn brackets(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let value = line.value();
    let text = line.part(value.clone());
    let inside = text.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
    if inside.is_none_or(|inside| inside.contains(['[', ']'])) {
        return Vec::new();
    }
    let edits = [value.start, value.end - 1].map(|at| (at..at + 1, String::new())).into();
    vec![Suspicion { kind: SyntaxFaultKind::TooMany('['), span: value, edits, lines: 1 }]
}
