//! Values between braces: a comma or a colon in a text there cuts it.

use std::ops::Range;

use super::line::{SuspectLine, is_key_sign};
use super::quotes;
use crate::syntax::fault::{Suspicion, SyntaxFaultKind};

/// How many bytes behind an opening brace are looked at: many times more than people write on a line. All of a line for
/// each of its braces would take as long as the square of it.
const LONGEST: usize = 4000;

/// A comma in a number between braces: `{2024: 98,5}`.
pub(super) fn comma(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| line.text.contains('{')) else { return Vec::new() };
    let bytes = line.text.as_bytes();
    let is_figure = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut edits = Vec::new();
    let mut span = None;
    for (comma, _) in line.text.match_indices(',') {
        let left = bytes
            .get(..comma)
            .unwrap_or_default()
            .iter()
            .rev()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let right = (comma + 1..bytes.len()).take_while(|at| is_figure(*at)).count();
        let before = line.text.get(..comma - left).unwrap_or("");
        let after = bytes.get(comma + 1 + right).copied().unwrap_or(b'}');
        if left > 0 && right > 0 && before.ends_with(": ") && matches!(after, b',' | b'}' | b' ' | b'%') {
            let at = line.start + comma;
            edits.push((at..at + 1, ".".to_owned()));
            span.get_or_insert(at - left..at + 1 + right);
        }
    }
    let Some(span) = span else { return Vec::new() };
    let typed = line.part(span.clone()).to_owned();
    let number = typed.replace(',', ".");
    vec![Suspicion { kind: SyntaxFaultKind::DecimalComma(typed, number), span, edits, lines: 1 }]
}

/// A year with its value without the braces round the pair: `targets: 2027: 100`.
pub(super) fn missing(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| line.colon.is_some()) else { return Vec::new() };
    let value = line.value();
    let text = line.part(value.clone());
    let is_pair = |pair: &str| {
        let year = pair.trim().split_once(": ").map(|(year, _)| year);
        year.is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if !text.split(',').all(is_pair) {
        return Vec::new();
    }
    vec![Suspicion::one(SyntaxFaultKind::NoBraces, value, format!("{{{text}}}"))]
}

/// A key between braces without its colon: `{id: fair, title "Ярмарка"}`.
pub(super) fn colon(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| line.text.contains('{')) else { return Vec::new() };
    let begins = line.text.match_indices(['{', ',']).map(|(at, _)| at + 1);
    let missing = begins.filter_map(|at| {
        let rest = line.text.get(at..)?;
        let start = at + rest.len() - rest.trim_start().len();
        let word = line.text.get(start..)?;
        let word = word.get(..word.bytes().take_while(|byte| is_key_sign(*byte)).count())?;
        let behind = line.text.get(start + word.len()..)?;
        let key = line.start + start..line.start + start + word.len();
        let end = key.end;
        // Only beside keys with their colons is a word with a comma behind it one of them.
        let has_keys = line.text.split_once('{').is_some_and(|(_, inside)| inside.contains(": "));
        let is_cut = word.len() > 1 && behind.starts_with(", ") && has_keys;
        let comma = || Suspicion::one(SyntaxFaultKind::OtherColon(','), end..end + 1, ":");
        (word.len() > 1 && behind.starts_with(' '))
            .then(|| Suspicion::at(SyntaxFaultKind::NoColon(word.to_owned()), key, end..end, ":"))
            .or_else(|| is_cut.then(comma))
    });
    missing.collect()
}

/// Semicolons between the keys in braces: `{id: fair; title: Ярмарка}`.
pub(super) fn semicolons(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| line.text.contains('{')) else { return Vec::new() };
    let edits: Vec<_> = line
        .text
        .match_indices(';')
        .filter(|(at, _)| {
            let rest = line.text.get(at + 1..).unwrap_or("").trim_start();
            let word = rest.bytes().take_while(|byte| is_key_sign(*byte) || byte.is_ascii_digit()).count();
            word > 1 && rest.get(word..).is_some_and(|behind| behind.starts_with(": "))
        })
        .map(|(at, _)| (line.start + at..line.start + at + 1, ",".to_owned()))
        .collect();
    let Some((span, _)) = edits.first().cloned() else { return Vec::new() };
    vec![Suspicion { kind: SyntaxFaultKind::SemicolonInBraces, span, edits, lines: 1 }]
}

/// Texts between braces that must be quoted.
pub(super) fn values(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let opens: Vec<usize> = line.text.match_indices('{').map(|(at, _)| line.start + at).collect();
    opens.into_iter().filter_map(|open| in_braces(line, open)).chain(in_list(line)).collect()
}

/// Texts to be quoted in the list between brackets that a value is.
fn in_list(line: &SuspectLine<'_>) -> Option<Suspicion> {
    let value = line.value();
    let inner = line.part(value.clone()).strip_prefix('[')?.strip_suffix(']')?;
    let (mut edits, mut kind) = (Vec::new(), None);
    for part in inner.split(',') {
        let text = part.trim();
        let unfit = if is_cut(text) { Some(SyntaxFaultKind::CommentInBraces) } else { quotes::unfit(text) };
        if let Some(
            unfit @ (SyntaxFaultKind::ColonInValue
            | SyntaxFaultKind::SignAtStart(_)
            | SyntaxFaultKind::CommentInBraces),
        ) = unfit.filter(|_| is_plain(text))
        {
            kind.get_or_insert(unfit);
            let start = value.start + 1 + (text.as_ptr() as usize - inner.as_ptr() as usize);
            edits.push((start..start + text.len(), quotes::mended(text)));
        }
    }
    let span = edits.first()?.0.clone();
    Some(Suspicion { kind: kind?, span, edits, lines: 1 })
}

/// Texts to be quoted in the braces that open at a byte.
fn in_braces(line: &SuspectLine<'_>, open: usize) -> Option<Suspicion> {
    let close = line.start + line.text.rfind('}').filter(|close| line.start + close < open + LONGEST)?;
    let mut edits = Vec::new();
    let mut first = None;
    for value in parts(line, open + 1..close.max(open + 1)) {
        let text = line.part(value.clone());
        let kind = match quotes::unfit(text) {
            Some(kind) => kind,
            None if is_cut(text) => SyntaxFaultKind::CommentInBraces,
            None if is_plain(text) && text.contains(", ") => SyntaxFaultKind::CommaInBraces,
            None if is_plain(text) && text.contains(['{', '}', '[', ']']) => {
                SyntaxFaultKind::BracketFirst('{')
            }
            None => continue,
        };
        edits.push((value.clone(), quotes::mended(text)));
        first.get_or_insert((kind, value));
    }
    let (kind, span) = first?;
    Some(Suspicion { kind, span, edits, lines: 1 })
}

/// Whether a `#` behind a blank makes a comment of the rest of a text.
fn is_cut(text: &str) -> bool {
    is_plain(text) && text.contains(" #")
}

fn is_plain(text: &str) -> bool {
    !text.starts_with(['"', '\'', '[', '{'])
}

/// The values of the keys between braces: each reaches to the next `, key: `.
fn parts(line: &SuspectLine<'_>, inner: Range<usize>) -> Vec<Range<usize>> {
    let text = line.part(inner.clone());
    let mut starts = Vec::new();
    let mut depth = 0usize;
    for (at, sign) in text.char_indices() {
        match sign {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            ':' if depth == 0 => starts.extend(key_before(text, at).map(|key| (key, at + 1))),
            _ => {}
        }
    }
    let ends = starts.iter().skip(1).map(|(key, _)| *key).chain([text.len()]);
    let trimmed = |((_, from), to): (&(usize, usize), usize)| {
        let value = text.get(*from..to).unwrap_or("");
        let lead = value.len() - value.trim_start().len();
        let value = value.trim_end_matches([' ', ',']);
        let start = inner.start + from + lead;
        start..(inner.start + from + value.len()).max(start)
    };
    starts.iter().zip(ends).map(trimmed).filter(|range| !range.is_empty()).collect()
}

/// Where the key before a colon begins, if there is one: at the start, or behind a comma.
fn key_before(text: &str, colon: usize) -> Option<usize> {
    let before = text.get(..colon)?;
    text.get(colon + 1..)?.starts_with(' ').then_some(())?;
    let lead = before.trim_end_matches(|sign: char| sign.is_alphanumeric() || sign == '_');
    let start = lead.len();
    let lead = lead.trim_end();
    (start < before.len() && (lead.is_empty() || lead.ends_with(','))).then_some(start)
}
