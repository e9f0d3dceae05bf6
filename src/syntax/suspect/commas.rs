//! Commas between the keys of an entry in one line: forgotten, or without the braces round them.

use super::line::{SuspectLine, is_blank, is_key_sign};
use crate::syntax::fault::{Suspicion, SyntaxFaultKind};

/// How many bytes behind an opening brace are looked at.
const LONGEST: usize = 4000;

/// Signs that are typed for the comma.
const OTHERS: [char; 4] = ['.', ';', '/', '|'];

/// No comma before a key in braces: `{id: fair, title: Ярмарка deadline: май}`.
pub(super) fn missing(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let Some(open) = line.text.find('{').filter(|_| line.text.len() < LONGEST) else {
        return at_line_end(lines, at).into_iter().collect();
    };
    let colons = line.text.match_indices(": ").map(|(colon, _)| colon).filter(|colon| *colon > open);
    let found = colons.filter_map(|colon| {
        let before = line.text.get(..colon)?;
        let lead = before.trim_end_matches(|sign: char| sign.is_alphanumeric() || sign == '_');
        let word = before.get(lead.len()..)?;
        let kept = lead.trim_end_matches(is_blank);
        let is_key = word.chars().count() > 1 && kept.len() < lead.len();
        let is_quoted = ['"', '\''].iter().any(|mark| lead.matches(*mark).count() % 2 == 1);
        if !is_key || is_quoted || kept.ends_with([',', '{', '[', ':', '-']) {
            return None;
        }
        let end = if ends_short(kept) { kept.len() } else { kept.trim_end_matches(OTHERS).len() };
        let (key, kind) =
            (line.start + lead.len()..line.start + colon, SyntaxFaultKind::NoComma(word.to_owned()));
        Some(Suspicion::at(kind, key, line.start + end..line.start + lead.len(), ", "))
    });
    found.collect()
}

/// The same where the key begins a line of its own.
fn at_line_end(lines: &[SuspectLine<'_>], at: usize) -> Option<Suspicion> {
    let line = lines.get(at).filter(|line| line.content == line.inner)?;
    let colon = line.colon?;
    let before = lines.get(..at)?.iter().rev().find(|line| !line.is_empty())?;
    let text = before.text.trim_end_matches(is_blank);
    let is_open = is_open(lines.get(..at)?);
    let end = before.start + text.len();
    let kind = SyntaxFaultKind::NoComma(line.part(line.content..colon).to_owned());
    (is_open && !text.ends_with([',', '{', '[', ':']))
        .then(|| Suspicion::at(kind, line.content..colon, end..end, ","))
}

/// How many lines above may hold the brace that is still open.
const FAR: usize = 40;

/// Whether a brace of the lines that end here is not closed.
fn is_open(lines: &[SuspectLine<'_>]) -> bool {
    let mut depth = 0isize;
    for line in lines.iter().rev().take(FAR) {
        let count = |sign: char| line.text.matches(sign).count() as isize;
        depth += count('{') - count('}');
        if depth != 0 || count('{') > 0 {
            break;
        }
    }
    depth > 0
}

/// Whether a text ends with a stop of its own: that of a short word or of a name's letter, «тыс. руб.», «Г. Д. Е.».
fn ends_short(text: &str) -> bool {
    let Some(word) = text.strip_suffix('.') else { return false };
    let letters = word.chars().rev().take_while(|sign| sign.is_alphabetic()).count();
    let is_initial = word.chars().next_back().is_some_and(char::is_uppercase);
    letters > 0 && (letters < 4 || letters == 1 && is_initial)
}

/// The keys of an entry in one line without the braces round them: `- id: fair, title: Ярмарка`.
pub(super) fn in_line(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| line.has_dash() && line.colon.is_some()) else {
        return Vec::new();
    };
    let whole = line.whole();
    let text = line.part(whole.clone());
    let is_key = |part: &str| {
        let part = part.trim_start_matches(is_blank);
        let word = part.bytes().take_while(|byte| is_key_sign(*byte)).count();
        word > 1 && part.get(word..).is_some_and(|rest| rest.starts_with(": "))
    };
    let keys = text.split(',').filter(|part| is_key(part)).count();
    if keys < 2 || !is_key(text) || text.starts_with('{') {
        return Vec::new();
    }
    vec![Suspicion::one(SyntaxFaultKind::KeysInLine, whole, format!("{{{text}}}"))]
}
