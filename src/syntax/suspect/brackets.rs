//! Brackets of a line that do not match.

use std::ops::Range;

use super::line::{SuspectLine, is_blank, is_key_sign};
use crate::syntax::fault::{Suspicion, SyntaxFaultKind};
use crate::syntax::in_flow;

/// What would make the brackets of a line match: those of another kind replaced, those too many taken away, those
/// missing added.
pub(super) fn unbalanced(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| !line.is_empty()) else { return Vec::new() };
    let value = line.value();
    if !line.part(value.clone()).starts_with(['[', '{']) {
        return Vec::new();
    }
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut edits = Vec::new();
    let mut wrong = None;
    let mut quote = None;
    for (at, sign) in line.part(value.clone()).char_indices() {
        let here = value.start + at;
        match (quote, sign) {
            (Some(mark), _) if sign == mark => quote = None,
            (Some(_), _) => {}
            (None, '"') => quote = Some(sign),
            (None, '[' | '{') => open.push((here, sign)),
            (None, ']' | '}') => {
                let right = open.pop().map(|(at, sign)| (at, pair(sign)));
                let text = match right {
                    Some((_, right)) if right == sign => continue,
                    Some((_, right)) => right.to_string(),
                    None => String::new(),
                };
                wrong.get_or_insert((here, sign));
                edits.push((here..here + 1, text));
            }
            _ => {}
        }
    }
    if let (None, [(_, sign)]) = (wrong, open.as_slice())
        && let Some(round) = round_end(line, value.clone(), pair(*sign))
    {
        return vec![round];
    }
    let closing: String = open.iter().rev().map(|(_, sign)| pair(*sign)).collect();
    let Some((at, sign)) = wrong.or(open.first().copied()) else { return Vec::new() };
    if !closing.is_empty() {
        edits.push((value.end..value.end, closing));
    }
    let all = Suspicion { kind: SyntaxFaultKind::Bracket(sign), span: at..at + 1, edits, lines: 1 };
    // Of two brackets at the start one may be too many.
    let doubled = line.part(value.clone()).starts_with(if sign == '{' { "{{" } else { "[[" });
    let without = || Suspicion::one(SyntaxFaultKind::Bracket(sign), value.start..value.start + 1, "");
    if doubled { vec![all, without()] } else { vec![all] }
}

/// A bracket behind a key that nothing closes, with its parts in the lines below: closed behind the last of them.
pub(super) fn over_lines(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| line.text.ends_with(['{', '['])) else { return Vec::new() };
    let own = lines.get(at + 1..).unwrap_or_default().iter();
    let own = own.take_while(|next| next.is_empty() || next.indent() > line.indent());
    let last = own.filter(|line| !line.is_empty()).last();
    let sign = line.text.chars().next_back().unwrap_or('{');
    let open = line.end() - 1..line.end();
    let close = |last: &SuspectLine<'_>| {
        let end = last.start + last.text.trim_end_matches(is_blank).len();
        Suspicion::at(SyntaxFaultKind::Bracket(sign), open, end..end, pair(sign))
    };
    last.map(close).into_iter().collect()
}

/// A round bracket at the end of a value, which no round one opens, where another is missing.
fn round_end(line: &SuspectLine<'_>, value: Range<usize>, right: char) -> Option<Suspicion> {
    let text = line.part(value.clone());
    let is_alone = text.ends_with(')') && text.matches(')').count() > text.matches('(').count();
    let span = value.end - 1..value.end;
    is_alone.then(|| Suspicion::one(SyntaxFaultKind::RoundBracket(')'), span, right.to_string()))
}

/// A text behind a list of keys, `[metod, heads] совместно`: it may be one more part of the list.
pub(super) fn text_behind(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let value = line.value();
    let list = line.part(value.clone()).strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let Some((inside, behind)) = list else { return Vec::new() };
    let is_key = |part: &str| {
        let part = part.trim_matches(is_blank);
        !part.is_empty()
            && part.bytes().all(|byte| is_key_sign(byte) || byte.is_ascii_digit() || byte == b'-')
    };
    let words = behind.trim_matches(is_blank);
    if !inside.split(',').all(is_key) || !words.starts_with(char::is_alphabetic) || words.contains(['[', ']'])
    {
        return Vec::new();
    }
    let close = value.start + 1 + inside.len();
    let text = format!(", {}]", in_flow(words));
    vec![Suspicion::at(
        SyntaxFaultKind::TextBehindList,
        value.end - words.len()..value.end,
        close..value.end,
        text,
    )]
}

fn pair(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}
