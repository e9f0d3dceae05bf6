//! Brackets of a line that do not match.

use super::line::Line;
use crate::syntax::fault::{Suspicion, SyntaxFaultKind};

/// What would make the brackets of a line match: those of another kind replaced, those too many taken away, those
/// missing added.
pub(super) fn unbalanced(lines: &[Line<'_>], at: usize) -> Vec<Suspicion> {
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

fn pair(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}
