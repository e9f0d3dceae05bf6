//! What is wrong with a file as a whole, told without any reading.

use super::line::{SuspectLine, is_blank};
use crate::russian::encoding;
use crate::syntax::fault::{Suspicion, SyntaxFaultKind};

/// The first words of a pointer of Git LFS.
const LFS: &str = "version https://git-lfs.github.com/spec/";

/// What files of Word, archives and PDF begin with.
const FOREIGN: [&str; 3] = ["PK\u{3}\u{4}", "{\\rtf", "%PDF-"];

/// What a file is that is no roadmap at all.
pub(in crate::syntax) fn verdict(text: &str, lines: &[SuspectLine<'_>]) -> Option<SyntaxFaultKind> {
    if text.starts_with(LFS) {
        return Some(SyntaxFaultKind::LfsPointer);
    }
    if FOREIGN.iter().any(|head| text.starts_with(head)) {
        return Some(SyntaxFaultKind::Binary);
    }
    if encoding::is_twice_encoded(text) {
        return Some(SyntaxFaultKind::TwiceEncoded);
    }
    let nuls = text.bytes().filter(|byte| *byte == 0).count();
    if nuls * 4 > text.len() {
        let wide = encoding::wide(text.as_bytes());
        return Some(wide.map_or(SyntaxFaultKind::Binary, SyntaxFaultKind::Encoded));
    }
    let has_key = |line: &SuspectLine<'_>| {
        let rest = line.part(line.inner..line.end());
        let word = rest.trim_start_matches(['-', '"', '\'', '{', ' ']);
        let length = word.bytes().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'_').count();
        let behind = word.get(length..).unwrap_or("").trim_start_matches(['"', '\'', ' ']);
        length > 1 && behind.starts_with([':', '：', '='])
    };
    let any_key = lines.iter().any(|line| has_key(line) || line.colon.is_some());
    let any_text = lines.iter().any(|line| !line.is_empty());
    (any_text && !any_key).then_some(SyntaxFaultKind::Prose)
}

/// Lines and signs that have no place in any roadmap: each is mended without further proof.
pub(in crate::syntax) fn marks(text: &str, lines: &[SuspectLine<'_>]) -> Vec<Suspicion> {
    let mut found = Vec::new();
    found.extend(merge(lines));
    found.extend(fence(lines));
    found.extend(end_mark(lines));
    found.extend(second_roadmap(text, lines));
    if found.is_empty() {
        found.extend(control(text));
    }
    found
}

/// The marks that an unfinished merge leaves, with the other side's lines between them.
fn merge(lines: &[SuspectLine<'_>]) -> Option<Suspicion> {
    let is = |line: &SuspectLine<'_>, mark: &str| line.text.starts_with(mark);
    let has = |mark: &str| lines.iter().any(|line| is(line, mark));
    let is_cut = !has("<<<<<<<") || !has(">>>>>>>");
    let mut edits = Vec::new();
    let mut first = None;
    let mut theirs = false;
    for line in lines {
        let mark = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].into_iter().find(|mark| is(line, mark));
        match mark {
            Some(">>>>>>>") => theirs = false,
            Some("=======" | "|||||||") => theirs = true,
            Some(_) => theirs = false,
            None if !theirs || is_cut => continue,
            None => {}
        }
        if mark.is_some() {
            first.get_or_insert(line.start..line.end());
        }
        edits.push((line.start..line.end(), String::new()));
    }
    // A line of seven such signs alone is left of a merge too.
    let is_merge =
        has("<<<<<<<") || has(">>>>>>>") || lines.iter().any(|line| line.text.trim_end() == "=======");
    first.filter(|_| is_merge).map(|span| Suspicion {
        kind: SyntaxFaultKind::MergeMark,
        span,
        edits,
        lines: 1,
    })
}

/// The marks of a code block.
fn fence(lines: &[SuspectLine<'_>]) -> Option<Suspicion> {
    let is_fence = |line: &&SuspectLine<'_>| line.text.starts_with("```") || line.text.starts_with("~~~");
    let fences: Vec<&SuspectLine<'_>> = lines.iter().filter(is_fence).collect();
    let first = fences.first()?;
    let edits = fences.iter().map(|line| (line.start..line.end(), String::new())).collect();
    Some(Suspicion { kind: SyntaxFaultKind::CodeFence, span: first.start..first.end(), edits, lines: 1 })
}

/// A line of three dots with more lines of the roadmap behind it.
fn end_mark(lines: &[SuspectLine<'_>]) -> Option<Suspicion> {
    let at = lines.iter().position(|line| line.text.trim_end() == "...")?;
    let goes_on = lines.get(at + 1..)?.iter().find(|line| !line.is_empty())?;
    let line = lines.get(at).filter(|_| !goes_on.text.starts_with("---"))?;
    Some(Suspicion::one(SyntaxFaultKind::EndMark, line.start..line.end(), ""))
}

/// A second roadmap, from the line that begins it: a byte order mark, or the first key again.
fn second_roadmap(text: &str, lines: &[SuspectLine<'_>]) -> Option<Suspicion> {
    let key = |line: &SuspectLine<'_>| {
        line.text.trim_start_matches('\u{feff}').split(':').next().map(str::to_owned)
    };
    let is_head = |line: &&SuspectLine<'_>| key(line).as_deref() == Some("id");
    let second = lines.iter().filter(is_head).nth(1)?;
    let levels = lines.iter().filter(|line| key(line).as_deref() == Some("level")).count();
    let span = second.start..second.end();
    // A line of three hyphens says it itself.
    if lines.iter().any(|line| line.text.trim_end() == "---" && line.start > 0 && line.start < second.start) {
        return None;
    }
    let is_second = levels > 1 || second.text.starts_with('\u{feff}');
    is_second.then(|| Suspicion::at(SyntaxFaultKind::TwoRoadmaps, span, second.start..text.len(), ""))
}

/// Signs that cannot be printed.
fn control(text: &str) -> Option<Suspicion> {
    let is_control = |sign: char| {
        (sign.is_control() && !matches!(sign, '\n' | '\r' | '\t' | '\u{85}'))
            || matches!(sign, '\u{fffe}' | '\u{ffff}')
    };
    // A mark of the order of bytes before a key or a dash hides that it is one; within a text it is no more than unseen.
    let is_mark = |at: usize| {
        let line = text.get(..at).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
        at > 0 && line.chars().all(|sign| sign == '-' || is_blank(sign))
    };
    let found: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(at, sign)| is_control(*sign) || *sign == '\u{feff}' && is_mark(*at))
        .collect();
    let (first, sign) = *found.first()?;
    let beside_blank = |at: usize| text.get(..at).is_some_and(|before| before.ends_with(is_blank));
    let blank =
        |at, sign| if sign == '\u{feff}' || beside_blank(at) { String::new() } else { " ".to_owned() };
    let edits = found.iter().map(|(at, sign)| (*at..at + sign.len_utf8(), blank(*at, *sign))).collect();
    let span = first..first + sign.len_utf8();
    Some(Suspicion { kind: SyntaxFaultKind::Control(sign), span, edits, lines: found.len() })
}
