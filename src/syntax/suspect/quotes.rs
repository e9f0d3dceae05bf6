//! Values that need quotes, and quotes that are not closed.

use std::ops::Range;

use super::line::{SuspectLine, is_blank, is_key_sign};
use crate::syntax::fault::{Suspicion, SyntaxFaultKind};
use crate::syntax::{plain_or_quoted, single_quoted};

/// A value that must be quoted as a whole.
pub(super) fn value(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| !line.is_empty()) else { return Vec::new() };
    let range = line.value();
    // A quoted word with a colon behind it may be a key's whole value: `title: "Точка роста": утверждение`.
    let text = line.part(range.clone());
    let reference = without_blank(text);
    let reference =
        reference.map(|text| Suspicion::one(SyntaxFaultKind::BlankInReference, range.clone(), text));
    let bare = block_mark(text).map(|(mark, rest)| {
        Suspicion::one(SyntaxFaultKind::BlockMark(mark), range.clone(), plain_or_quoted(rest))
    });
    let whole = || unfit(text).map(|kind| Suspicion::one(kind, range.clone(), mended(text)));
    let mut found: Vec<Suspicion> = reference.into_iter().chain(bare.or_else(whole)).collect();
    found.extend(unclosed(lines, at));
    found
}

/// The text whose references, `{ref: plan}`, have no blank behind the colon, where nothing else keeps it from being read.
fn without_blank(text: &str) -> Option<String> {
    let (mut new, mut rest) = (String::new(), text);
    while let Some((before, behind)) = rest.split_once("{ref:") {
        new.extend([before, "{ref:"]);
        rest = behind.trim_start_matches(is_blank);
    }
    new.push_str(rest);
    (new != text && unfit(&new).is_none()).then_some(new)
}

/// The mark of a text that begins on the next line, and the words that stand behind it on its own; before a figure it says
/// «more than».
fn block_mark(text: &str) -> Option<(char, &str)> {
    let mark = text.chars().next().filter(|sign| matches!(sign, '>' | '|'))?;
    let rest = text.get(1..)?.trim_start_matches(is_blank);
    rest.starts_with(|sign: char| sign.is_alphabetic() || sign == '«').then_some((mark, rest))
}

/// A text over several lines with a colon and a blank in a later one: it needs quotes round the whole.
pub(super) fn wrapped(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let goes_on = |line: &SuspectLine<'_>| !line.is_empty() && line.word().is_empty() && !line.has_dash();
    let Some(last) = lines.get(at).filter(|line| goes_on(line) && line.text.contains(": ")) else {
        return Vec::new();
    };
    let key = (0..at).rev().find(|at| lines.get(*at).is_some_and(|line| !goes_on(line)));
    let Some((first, rest)) = key.and_then(|key| lines.get(key..=at)?.split_first()) else {
        return Vec::new();
    };
    let head = first.part(first.value());
    let is_bare = first.colon.is_some() && head.starts_with(|sign: char| sign.is_alphabetic() || sign == '«');
    if !is_bare || last.indent() <= first.column() {
        return Vec::new();
    }
    let parts = std::iter::once(head).chain(rest.iter().map(|line| line.part(line.whole())));
    let text = single_quoted(&parts.collect::<Vec<_>>().join(" "));
    vec![Suspicion::one(SyntaxFaultKind::ColonInValue, first.value().start..last.whole().end, text)]
}

/// A key and its value in one pair of quotes: `"result: Журнал"`.
pub(super) fn round_line(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let whole = line.whole();
    let text = line.part(whole.clone());
    let inside = ['"', '\''].iter().find_map(|mark| text.strip_prefix(*mark)?.strip_suffix(*mark));
    let Some((key, value)) = inside.and_then(|inside| inside.split_once(": ")) else { return Vec::new() };
    let is_key = key.len() > 1 && key.bytes().all(is_key_sign) && !value.contains(['"', '\'', '\\']);
    let bare = || format!("{key}: {}", plain_or_quoted(value.trim_matches(is_blank)));
    is_key.then(|| Suspicion::one(SyntaxFaultKind::QuotedLine, whole, bare())).into_iter().collect()
}

/// A backslash in double quotes that escapes nothing: the author meant the sign itself, as single quotes take it.
pub(super) fn backslash(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let range = line.value();
    let inside = line.part(range.clone()).strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let Some(inside) = inside.filter(|inside| !inside.contains('"')) else { return Vec::new() };
    if inside.split('\\').skip(1).all(is_escape) {
        return Vec::new();
    }
    vec![Suspicion::one(SyntaxFaultKind::Backslash, range, single_quoted(inside))]
}

/// Whether what stands behind a backslash is what YAML makes a sign of: a letter, or the figures of a sign's number.
fn is_escape(behind: &str) -> bool {
    let figures = behind.bytes().skip(1).take_while(u8::is_ascii_hexdigit).count();
    match behind.chars().next() {
        Some('x') => figures >= 2,
        Some('u') => figures >= 4,
        Some('U') => figures >= 8,
        sign => sign.is_none_or(|sign| "0abtnvfre\"/\\N_LP \t".contains(sign)),
    }
}

/// The words with a colon and a blank behind them in a text, each with whether the text begins with it.
pub fn keys_within(text: &str) -> impl Iterator<Item = (bool, &str)> {
    text.match_indices(": ").filter_map(|(colon, _)| {
        let before = text.get(..colon)?;
        let word = before.rsplit(|sign: char| !sign.is_alphanumeric() && sign != '_').next()?;
        let lead = before.get(..before.len() - word.len())?;
        (!word.is_empty()).then_some((lead.trim_matches(['"', '\'', ' ']).is_empty(), word))
    })
}

/// The word with a colon that a text, in quotes or not, ends with.
pub(in crate::syntax) fn last_key(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(['"', '\'', ' ']).strip_suffix(':')?;
    let word = text.rsplit(|sign: char| !sign.is_alphanumeric() && sign != '_').next()?;
    (!word.is_empty() && word.len() < text.len()).then_some(word)
}

/// Why a value cannot stand without quotes, or in the quotes it has.
pub(super) fn unfit(text: &str) -> Option<SyntaxFaultKind> {
    let first = text.chars().next()?;
    let last = text.chars().next_back()?;
    match first {
        '"' | '\'' => {
            let behind = closing(text, first)?;
            (!text.get(behind..)?.trim_start().is_empty()).then_some(SyntaxFaultKind::QuoteInside(first))
        }
        '[' | '{' => {
            let pair = if first == '[' { ']' } else { '}' };
            let closes = text.find(pair)?;
            (last != pair && closes + 1 < text.len()).then_some(SyntaxFaultKind::BracketFirst(first))
        }
        '-' if text.get(1..)?.starts_with(is_blank) => Some(SyntaxFaultKind::DashInValue),
        '?' if text.get(1..)?.starts_with(is_blank) => Some(SyntaxFaultKind::SignAtStart(first)),
        // With nothing behind it, the text should begin on the next line.
        '|' | '>' if text.get(1..)?.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'0'..=b'9')) => None,
        '*' | '&' | '%' | '@' | '`' | '!' | '|' | '>' | ',' | ']' | '}' | ':' => {
            Some(SyntaxFaultKind::SignAtStart(first))
        }
        '#' if !text.get(1..)?.starts_with([' ', '#', '!']) => Some(SyntaxFaultKind::SignAtStart(first)),
        _ if text.contains(": ") || last == ':' => Some(SyntaxFaultKind::ColonInValue),
        _ => None,
    }
}

/// The value in quotes that do not meet those inside it; the quotes that it has round the whole are taken away.
pub(super) fn mended(text: &str) -> String {
    let pairs = [('"', '"'), ('\'', '\''), ('“', '”'), ('„', '“'), ('”', '”')];
    let inside = pairs.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    // `"Лидер" и "Успех"` begins and ends with a word's own quotes.
    let round = inside.filter(|inside| inside.chars().filter(|sign| *sign == '"').count() % 2 == 0);
    let is_one = |inside: &&str| !inside.starts_with([' ', ':']) && opens_first(inside);
    single_quoted(round.filter(is_one).unwrap_or(text))
}

/// Whether the first quotation mark inside a text opens a word rather than closes one.
fn opens_first(text: &str) -> bool {
    text.find('"')
        .is_none_or(|at| at == 0 || text.get(..at).is_some_and(|before| before.ends_with([' ', '('])))
}

/// One past the mark that closes the quotation that a text begins with.
fn closing(text: &str, mark: char) -> Option<usize> {
    let mut signs = text.char_indices().skip(1).peekable();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '\\' if mark == '"' => drop(signs.next()),
            _ if sign == mark => match signs.peek() {
                Some((_, next)) if *next == mark && mark == '\'' => drop(signs.next()),
                _ => return Some(at + sign.len_utf8()),
            },
            _ => {}
        }
    }
    None
}

/// A value that begins with a quotation mark and has no other.
pub(super) fn unclosed(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let Some(line) = lines.get(at).filter(|line| !line.is_empty()) else { return Vec::new() };
    let mut found = Vec::new();
    for (open, mark) in openings(line) {
        let rest = line.part(open..line.end());
        if closing(rest, mark).is_none() {
            found.extend(other_mark(line, open, mark));
            let ends = ends_of(line, open);
            let close = |end| {
                Suspicion::at(SyntaxFaultKind::Unclosed(mark), open..ends.end, end..end, mark.to_string())
            };
            found.extend([ends.start, ends.end].map(close));
        }
    }
    found
}

/// A mark of another kind where the quotation is to be closed: `"15”`.
fn other_mark(line: &SuspectLine<'_>, open: usize, mark: char) -> Option<Suspicion> {
    let inside = line.part(open + 1..line.end());
    let (at, other) =
        inside.char_indices().find(|(_, sign)| matches!(sign, '"' | '\'' | '”' | '“' | '»' | '″'))?;
    let behind = inside.get(at + other.len_utf8()..)?.trim_start_matches(is_blank);
    let opens = inside.get(..at)?.contains(['«', '„', '“']);
    let ends = behind.is_empty() || behind.starts_with([',', '}', ']']);
    let start = open + 1 + at;
    let close = start..start + other.len_utf8();
    let span = open..close.end;
    (ends && !opens).then(|| Suspicion::at(SyntaxFaultKind::Unclosed(mark), span, close, mark.to_string()))
}

/// The quotation marks that begin a value in a line.
fn openings(line: &SuspectLine<'_>) -> Vec<(usize, char)> {
    let signs = line.text.char_indices().filter(|(_, sign)| matches!(sign, '"' | '\''));
    let begins = |at: &usize| {
        let before = line.text.get(..*at).unwrap_or("").trim_end_matches(' ');
        before.is_empty() || before.ends_with([':', '-', '[', '{', ','])
    };
    signs.filter(|(at, _)| begins(at)).map(|(at, mark)| (line.start + at, mark)).collect()
}

/// Where a quotation may end: before what goes on between the brackets, and at the end of the line.
fn ends_of(line: &SuspectLine<'_>, open: usize) -> Range<usize> {
    let rest = line.part(open..line.end()).trim_end_matches(is_blank);
    let inner = rest.find([',', '}', ']']).unwrap_or(rest.len());
    open + inner..open + rest.len()
}
