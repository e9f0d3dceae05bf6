//! Signs that look like the right one: hard blanks, tabs, Word's dashes, colons of other alphabets.

use std::ops::Range;

use super::line::{SuspectLine, is_blank};
use crate::syntax::fault::{Suspicion, SyntaxFaultKind};

/// Dashes and bullets that a word processor puts where YAML has a hyphen.
const DASHES: &str = "–—−‒‑‐―•●▪◦·*+";

/// Signs that are taken for a colon, or typed for it.
const COLONS: &str = "：﹕∶꞉ː׃;=";

/// Signs that are typed for a colon between blanks.
const DASHED: &str = "-–—";

/// A blank that is not YAML's, in the indentation or next to a dash or a colon.
pub(super) fn hard_blank(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| !line.text.is_ascii() && !line.is_empty()) else {
        return Vec::new();
    };
    let dash = line.part(line.inner..line.end()).starts_with('-').then_some(line.inner + 1);
    let colon = line.text.match_indices(':').map(|(at, _)| line.start + at + 1);
    let behind = dash.into_iter().chain(colon).chain(line.colon.map(|colon| colon + 1)).min();
    let runs = std::iter::once(line.start..line.inner).chain(behind.map(|from| run(line, from)));
    let is_run = |range: &Range<usize>| {
        let part = line.part(range.clone());
        part.contains(is_hard) && !part.contains('\t')
    };
    let runs: Vec<Range<usize>> = runs.filter(is_run).collect();
    let Some(first) = runs.first().cloned() else { return Vec::new() };
    let sign = line.part(first.clone()).chars().find(|sign| is_hard(*sign)).unwrap_or('\u{a0}');
    // It stands for a plain blank, or beside those that are needed.
    let kept: [fn(&str) -> usize; 2] =
        [|blanks| blanks.chars().count(), |blanks| blanks.chars().filter(|sign| *sign == ' ').count()];
    let with = |count: fn(&str) -> usize| {
        let edit = |range: &Range<usize>| (range.clone(), " ".repeat(count(line.part(range.clone()))));
        let edits = runs.iter().map(edit).collect();
        Suspicion { kind: SyntaxFaultKind::HardBlank(sign), span: first.clone(), edits, lines: 1 }
    };
    kept.map(with).into()
}

fn is_hard(sign: char) -> bool {
    is_blank(sign) && !matches!(sign, ' ' | '\t')
}

/// The blanks of any kind from a byte on.
fn run(line: &SuspectLine<'_>, from: usize) -> Range<usize> {
    let rest = line.part(from..line.end());
    from..line.end() - rest.trim_start_matches(is_blank).len()
}

/// Another sign where the dash of a list is meant.
pub(super) fn dash(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let rest = line.part(line.inner..line.end());
    let Some(sign) = rest.chars().next().filter(|sign| DASHES.contains(*sign)) else { return Vec::new() };
    let sign_end = line.inner + sign.len_utf8();
    let behind = run(line, sign_end);
    // `**` and `*word` are no bullets.
    if behind.is_empty() && matches!(sign, '*' | '+') {
        return Vec::new();
    }
    vec![Suspicion::at(SyntaxFaultKind::OtherDash(sign), line.inner..sign_end, line.inner..behind.end, "- ")]
}

/// Another sign where the colon of a key is meant.
pub(super) fn colon(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let word = line.content + line.word().len();
    let blanks = run(line, word);
    let sign = line.part(blanks.end..line.end()).chars().next();
    let dashed = |sign: char| DASHED.contains(sign) && !blanks.is_empty();
    let Some(sign) = sign.filter(|sign| word > line.content && (COLONS.contains(*sign) || dashed(*sign)))
    else {
        return in_braces(line);
    };
    let end = blanks.end + sign.len_utf8();
    let edit = word..run(line, end).end;
    vec![Suspicion::at(SyntaxFaultKind::OtherColon(sign), blanks.end..end, edit, ": ")]
}

/// `=` where a colon is meant between braces: `{2024=50}`.
fn in_braces(line: &SuspectLine<'_>) -> Vec<Suspicion> {
    let mut edits = Vec::new();
    for (at, _) in line.text.match_indices('=').filter(|_| line.text.contains('{')) {
        let before = line.text.get(..at).unwrap_or("").trim_end();
        let word = before.trim_end_matches(|sign: char| sign.is_ascii_alphanumeric() || sign == '_');
        if word.len() < before.len() && word.trim_end().ends_with(['{', ',']) {
            edits.push((line.start + before.len()..run(line, line.start + at + 1).end, ": ".to_owned()));
        }
    }
    let Some((first, _)) = edits.first().cloned() else { return Vec::new() };
    vec![Suspicion { kind: SyntaxFaultKind::OtherColon('='), span: first, edits, lines: 1 }]
}

/// Another mark where a comment is meant.
pub(super) fn comment(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let rest = line.part(line.inner..line.end());
    let Some(mark) = ["//", "<!--", "/*", "--", "; "].into_iter().find(|mark| rest.starts_with(mark)) else {
        return Vec::new();
    };
    let kind = SyntaxFaultKind::OtherComment(mark.to_owned());
    vec![Suspicion::at(kind, line.inner..line.inner + mark.len(), line.inner..line.inner, "# ")]
}

/// A tab in the indentation of a line.
pub(super) fn tab(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| has_tab(line)) else { return Vec::new() };
    let near = |line: Option<&SuspectLine<'_>>| line.filter(|line| !has_tab(line)).map(SuspectLine::column);
    let before = lines.get(..at).and_then(|before| before.iter().rev().find(|line| !line.is_empty()));
    let after = lines.get(at + 1..).and_then(|after| after.iter().find(|line| !line.is_empty()));
    let widths = [near(before), near(after), near(before).map(|column| column + 2)];
    let widths = widths.into_iter().flatten().chain([2, 4, 8].map(|width| wide(line, width)));
    let blanks = |width| Suspicion::one(SyntaxFaultKind::Tab, line.start..line.inner, " ".repeat(width));
    widths.map(blanks).collect()
}

/// The tabs of all lines at once, each as so many blanks.
pub(super) fn tabs(lines: &[SuspectLine<'_>]) -> Vec<Suspicion> {
    let with_tabs: Vec<&SuspectLine<'_>> = lines.iter().filter(|line| has_tab(line)).collect();
    let Some(first) = with_tabs.first().filter(|_| with_tabs.len() > 1) else { return Vec::new() };
    let blanks = |width| {
        let edit = |line: &&SuspectLine<'_>| (line.start..line.inner, " ".repeat(wide(line, width)));
        let edits = with_tabs.iter().map(edit).collect();
        Suspicion {
            kind: SyntaxFaultKind::Tab,
            span: first.start..first.inner,
            edits,
            lines: with_tabs.len(),
        }
    };
    [2, 4, 8].map(blanks).into()
}

fn has_tab(line: &SuspectLine<'_>) -> bool {
    !line.is_empty() && line.part(line.start..line.inner).contains('\t')
}

/// The column at which a line begins where a tab leads to the next multiple of a width.
fn wide(line: &SuspectLine<'_>, width: usize) -> usize {
    let step = |column: usize, sign| if sign == '\t' { (column / width + 1) * width } else { column + 1 };
    line.part(line.start..line.inner).chars().fold(0, step)
}
