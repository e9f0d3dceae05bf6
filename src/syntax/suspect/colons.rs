//! Colons of keys: without a blank behind, without the colon, two keys in a line, one key twice.

use super::line::{SuspectLine, is_blank, is_key_sign};
use crate::syntax::fault::{Suspicion, SyntaxFaultKind};

/// No blank behind the colon of a key, at the line's start or between braces.
pub(super) fn blank(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let bytes = line.text.as_bytes();
    let mut edits = Vec::new();
    for (colon, _) in line.text.match_indices(':') {
        let before = line.text.get(..colon).unwrap_or("").trim_end_matches(' ');
        let in_braces = line.text.get(..colon).is_some_and(|before| before.contains('{'));
        let is_key =
            |sign: char| sign.is_ascii() && (is_key_sign(sign as u8) || in_braces && sign.is_ascii_digit());
        let word = before.trim_end_matches(is_key);
        let begins = word.len() + line.start == line.content || word.trim_end().ends_with(['{', ',']);
        let behind = bytes.get(colon + 1).copied().unwrap_or(b' ');
        if begins && word.len() < before.len() && !matches!(behind, b' ' | b'\t' | b'/') {
            edits.push((line.start + before.len()..line.start + colon + 1, ": ".to_owned()));
        }
    }
    let Some((first, _)) = edits.first().cloned() else { return Vec::new() };
    let span = first.end - 1..first.end;
    let all = Suspicion { kind: SyntaxFaultKind::NoBlankAfterColon, span, edits, lines: 1 };
    let one = Suspicion { edits: all.edits.iter().take(1).cloned().collect(), ..all.clone() };
    if all.edits.len() > 1 { vec![all, one] } else { vec![all] }
}

/// No colon behind the first word, where that may be a key.
pub(super) fn missing(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| line.colon.is_none()) else { return Vec::new() };
    let word = line.word();
    let end = line.content + word.len();
    let behind = line.part(end..line.end());
    if word.len() < 2 || !(behind.is_empty() || behind.starts_with(is_blank)) {
        return Vec::new();
    }
    vec![Suspicion::at(SyntaxFaultKind::NoColon(word.to_owned()), line.content..end, end..end, ":")]
}

/// Two keys in one line.
pub(super) fn two_keys(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let value = line.value();
    let Some((value, _)) = line.colon.map(|_| (value.clone(), ())).filter(|_| !value.is_empty()) else {
        return Vec::new();
    };
    let text = line.part(value.clone());
    let last = text.strip_suffix(':').map(str::len);
    let colons = text.match_indices(": ").map(|(colon, _)| colon).chain(last);
    let second = colons.into_iter().find_map(|colon| {
        let before = text.get(..colon)?;
        let word = before.rsplit(' ').next()?;
        let is_key = word.len() > 1 && word.bytes().all(is_key_sign);
        // What stands between brackets is no line's second key.
        let is_inside = ["{}", "[]"].iter().any(|pair| {
            let count = |sign: Option<char>| sign.map_or(0, |sign| before.matches(sign).count());
            count(pair.chars().next()) > count(pair.chars().last())
        });
        (is_key && !is_inside).then(|| (value.start + colon - word.len(), word.to_owned()))
    });
    let Some((start, word)) = second else { return Vec::new() };
    let blanks = line.part(value.start..start);
    let from = value.start + blanks.trim_end_matches([' ', ',', ';']).len();
    // Right behind the first key it is one of the entry below that.
    let depth = if start == value.start { line.column() + 2 } else { line.column() };
    // «measure: plans - text: …»: the next part of the list stands in the line of this one.
    let entry = if line.has_dash() { Some(at) } else { super::opener(lines, at) };
    let dash = entry.and_then(|at| lines.get(at)).filter(|_| blanks.ends_with(" - "));
    let (from, text) = match dash {
        Some(entry) => {
            let from = value.start + blanks.trim_end_matches([' ', '-', ',', ';']).len();
            (from, format!("\n{}- ", " ".repeat(entry.indent())))
        }
        None => (from, format!("\n{}", " ".repeat(depth))),
    };
    vec![Suspicion::at(SyntaxFaultKind::TwoKeys(word.clone()), start..start + word.len(), from..start, text)]
}

/// A list that begins in the line of its key: `measures: - id: plan`.
pub(super) fn list_behind(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| line.colon.is_some()) else { return Vec::new() };
    let value = line.value();
    let text = line.part(value.clone());
    let Some(colon) = line.colon.filter(|_| text.starts_with("- ") && text.contains(": ")) else {
        return Vec::new();
    };
    let blanks = format!("\n{}", " ".repeat(line.column() + 2));
    vec![Suspicion::at(
        SyntaxFaultKind::ListInLine,
        value.start..value.start + 1,
        colon + 1..value.start,
        blanks,
    )]
}

/// A key that was typed twice before one value: `title: title: Приказ`.
pub(super) fn twice(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let text = line.part(line.content..line.end());
    let found = text.match_indices(':').find_map(|(colon, _)| {
        let before = text.get(..colon)?;
        let word = before
            .get(before.trim_end_matches(|sign: char| sign.is_ascii() && is_key_sign(sign as u8)).len()..)?;
        let rest = text.get(colon + 1..)?;
        let again = rest.trim_start_matches(is_blank);
        let behind = again.strip_prefix(word)?.strip_prefix(':')?;
        let is_key = word.len() > 1 && (behind.is_empty() || behind.starts_with(is_blank));
        let second = line.content + text.len() - again.len();
        is_key.then(|| (line.content + colon - word.len(), second, word.to_owned()))
    });
    let Some((first, second, word)) = found else { return Vec::new() };
    let end = second + word.len();
    vec![Suspicion::at(SyntaxFaultKind::KeyTwice(word), second..end, first..second, "")]
}
