//! Marks that stand alone: a quotation mark beside a bracket, before a key or beside another, and a bracket that closes
//! what nothing opened.

use super::line::{SuspectLine, is_blank, is_key_sign};
use crate::syntax::fault::{Suspicion, SyntaxFaultKind};

/// A quotation mark that quotes nothing: `{position: …}"`, `"[map]`, `'uo: {…}`, `"312""`.
pub(super) fn quote(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| line.text.contains(['"', '\''])) else { return Vec::new() };
    let value = line.value();
    let text = line.part(value.clone());
    let found = behind_brackets(text)
        .or_else(|| before_brackets(text))
        .or_else(|| doubled(text))
        .map(|at| value.start + at)
        .or_else(|| before_key(line));
    let one = |at: usize| {
        let mark = line.part(at..at + 1).chars().next().unwrap_or('"');
        Suspicion::one(SyntaxFaultKind::TooMany(mark), at..at + 1, "")
    };
    found.map(one).into_iter().collect()
}

/// Whether a text stands in brackets of one kind.
fn is_bracketed(text: &str) -> bool {
    let text = text.trim_matches(is_blank);
    text.starts_with('{') && text.ends_with('}') || text.starts_with('[') && text.ends_with(']')
}

fn behind_brackets(text: &str) -> Option<usize> {
    let inside = text.strip_suffix(['"', '\''])?;
    is_bracketed(inside).then_some(inside.len())
}

fn before_brackets(text: &str) -> Option<usize> {
    is_bracketed(text.strip_prefix(['"', '\''])?).then_some(0)
}

/// A second mark beside the first or the last of a value in quotes.
fn doubled(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('"')?.strip_suffix('"')?;
    let is_word = |word: &str| !word.is_empty() && !word.contains(['"', '\\']);
    let at_start = inside.strip_prefix('"').is_some_and(is_word);
    let at_end = inside.strip_suffix('"').is_some_and(is_word);
    at_start.then_some(0).or_else(|| at_end.then(|| text.len() - 1))
}

/// A mark before the key of a line, which no other closes.
fn before_key(line: &SuspectLine<'_>) -> Option<usize> {
    let whole = line.whole();
    let text = line.part(whole.clone());
    let mark = text.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    let rest = text.get(1..)?;
    let word = rest.bytes().take_while(|byte| is_key_sign(*byte) || *byte == b'-').count();
    let is_key = word > 0 && rest.get(word..)?.starts_with(": ");
    (is_key && !rest.contains(mark)).then_some(whole.start)
}

/// A bracket at the end of a value without the one that opens it: `form: №, Итоги]`, `- id: map, title: План}`.
pub(super) fn bracket(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| line.text.contains(['}', ']'])) else { return Vec::new() };
    let Some((close, sign)) = unopened(line) else { return Vec::new() };
    let before = line.part(line.content..close);
    let value = line.value();
    let is_pair = |text: &str| {
        let word = text.bytes().take_while(|byte| is_key_sign(*byte) || byte.is_ascii_digit()).count();
        word > 1 && text.get(word..).is_some_and(|rest| rest.starts_with(": "))
    };
    let open = match sign {
        ']' => line.content + before.rfind(": ").map_or(0, |colon| colon + 2),
        _ if line.colon.is_some() && is_pair(line.part(value.clone())) => value.start,
        _ if line.has_dash() && is_pair(before) => line.content,
        _ => return Vec::new(),
    };
    let text = if sign == ']' { "[" } else { "{" };
    let span = close..close + 1;
    vec![Suspicion::at(SyntaxFaultKind::Bracket(sign), span, open..open, text)]
}

/// The first bracket of a line that closes what no other has opened, and no quotes hold.
fn unopened(line: &SuspectLine<'_>) -> Option<(usize, char)> {
    let mut open = Vec::new();
    let mut quote = None;
    for (at, sign) in line.part(line.content..line.end()).char_indices() {
        match (quote, sign) {
            (Some(mark), _) if sign == mark => quote = None,
            (Some(_), _) => {}
            (None, '"') => quote = Some(sign),
            (None, '[' | '{') => open.push(if sign == '[' { ']' } else { '}' }),
            (None, ']' | '}') if open.last() == Some(&sign) => drop(open.pop()),
            (None, ']' | '}') => return Some((line.content + at, sign)),
            _ => {}
        }
    }
    None
}
