//! Brackets of the wrong kind: round ones and those of lists where braces are meant, lists without any or with dashes beside.

use super::line::{SuspectLine, is_blank, is_key_sign};
use crate::syntax::fault::{Suspicion, SyntaxFaultKind};
use crate::syntax::in_flow;

/// Round brackets round the keys of an entry: `(id: fair, title: Ярмарка)`.
pub(super) fn round(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let whole = line.whole();
    let text = line.part(whole.clone());
    let (start, inside) = match text.find('(') {
        Some(at) if at == 0 || text.get(..at).is_some_and(|key| key.ends_with(": ")) => {
            (whole.start + at, text.get(at + 1..).unwrap_or_default())
        }
        _ => return Vec::new(),
    };
    if !is_pair(inside) {
        return Vec::new();
    }
    let mut edits = vec![(start..start + 1, "{".to_owned())];
    match inside.chars().next_back() {
        Some(')') => edits.push((whole.end - 1..whole.end, "}".to_owned())),
        Some('}') => {}
        _ => edits.push((whole.end..whole.end, "}".to_owned())),
    }
    vec![Suspicion { kind: SyntaxFaultKind::RoundBracket('('), span: start..start + 1, edits, lines: 1 }]
}

/// Brackets of a list round pairs: `targets: [2025: 40, 2026: 50]`.
pub(super) fn square(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let value = line.value();
    let text = line.part(value.clone());
    let inside = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    if !inside.is_some_and(|inside| inside.split(',').all(|part| is_pair(part.trim_matches(is_blank)))) {
        return Vec::new();
    }
    let edits =
        vec![(value.start..value.start + 1, "{".to_owned()), (value.end - 1..value.end, "}".to_owned())];
    let span = value.start..value.start + 1;
    vec![Suspicion { kind: SyntaxFaultKind::RoundBracket('['), span, edits, lines: 1 }]
}

/// Whether a text begins with a key or a year and its colon.
fn is_pair(text: &str) -> bool {
    let word = text.bytes().take_while(|byte| is_key_sign(*byte) || byte.is_ascii_digit()).count();
    word > 1 && text.get(word..).is_some_and(|rest| rest.starts_with(": "))
}

/// Entries one behind the other without the brackets round the list: `signatory: {…}, {…}`.
pub(super) fn entries(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| line.colon.is_some()) else { return Vec::new() };
    let value = line.value();
    let text = line.part(value.clone());
    let is_list = text.starts_with('{') && text.ends_with('}') && text.replace(' ', "").contains("},{");
    let wrapped = || Suspicion::one(SyntaxFaultKind::NoBrackets, value.clone(), format!("[{text}]"));
    is_list.then(wrapped).into_iter().collect()
}

/// A list in brackets that goes on with dashes in the lines below.
pub(super) fn both(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some((first, rest)) = lines.get(at..).and_then(<[_]>::split_first) else { return Vec::new() };
    let value = first.value();
    if first.colon.is_none()
        || !first.part(value.clone()).starts_with('[')
        || !first.part(value.clone()).ends_with(']')
    {
        return Vec::new();
    }
    let is_part =
        |line: &&SuspectLine<'_>| line.has_dash() && line.colon.is_none() && line.indent() >= first.column();
    let parts: Vec<&SuspectLine<'_>> = rest.iter().take_while(is_part).collect();
    let Some(last) = parts.last() else { return Vec::new() };
    let more: String = parts.iter().map(|line| format!(", {}", in_flow(line.part(line.whole())))).collect();
    let edit = value.end - 1..last.end();
    vec![Suspicion::at(SyntaxFaultKind::TwoLists, value, edit, format!("{more}]"))]
}
