//! Clauses: numbered by hand or by Word, nested by their marks, with what they say of deadlines.

use crate::deadline;
use crate::import::content::SourceParagraph;
use crate::import::draft::DraftClause;
use crate::import::ledger::Ledger;
use crate::import::text::{begins_small, flat, unclosed};

use super::scan::{self, ItemMark};

/// How clauses begin that stand at the first depth even where nothing numbers them.
const OWN: [&str; 9] = [
    "контроль",
    "настоящий приказ",
    "приказ вступает",
    "настоящее",
    "признать утратив",
    "общий контроль",
    "ответственность за",
    "постановление вступает",
    "распоряжение вступает",
];

/// Where deadlines begin within a clause; longer ones first.
const DEADLINES: [&str; 11] = [
    "в срок не позднее",
    "в срок до",
    "не позднее",
    "ежегодно",
    "ежеквартально",
    "ежемесячно",
    "в течение",
    "до ",
    "к ",
    "с ",
    "в срок ",
];

/// The style of a mark: clauses of one style stand at one depth.
#[derive(Clone, Debug, PartialEq, Eq)]
enum ClauseStyle {
    Path(usize),
    Bracket,
    Letter,
    Roman,
    Dash,
    /// A line without a mark below one that ends with a colon.
    Plain,
}

/// Reads the lines between the verb and the signature.
pub(super) fn read(lines: &[SourceParagraph], ledger: &mut Ledger) -> Vec<DraftClause> {
    let mut top: Vec<DraftClause> = Vec::new();
    let mut open: Vec<ClauseStyle> = Vec::new();
    let any_marked = lines.iter().any(|line| marked(line).is_some());
    for line in lines.iter().filter(|line| !line.is_blank()) {
        ledger.take(line);
        let (depth, head, text) = match marked(line) {
            Some((mark, head, text)) => {
                if text.is_empty() {
                    ledger.count(line);
                }
                (depth_of(&mut open, style(&mark)), Some((mark, head)), text)
            }
            None => {
                let text = line.flat();
                let last = last_text(&top);
                let own = OWN.iter().any(|start| text.to_lowercase().starts_with(start));
                match () {
                    // The number stands in a cell or a line of its own.
                    () if !top.is_empty() && last.is_empty() => {
                        continue_last(&mut top, &text);
                        continue;
                    }
                    () if own || !any_marked && !begins_small(&text) => {
                        (depth_of(&mut open, ClauseStyle::Path(1)), None, text)
                    }
                    () if (last.ends_with(':') || last.ends_with(';')) && begins_small(&text) => {
                        (depth_of(&mut open, ClauseStyle::Plain), None, text)
                    }
                    () => {
                        continue_last(&mut top, &text);
                        continue;
                    }
                }
            }
        };
        let number = head.and_then(|(mark, head)| number(&mark, head));
        put(&mut top, depth, DraftClause { text, number, ..DraftClause::default() });
    }
    finish(&mut top, &[], numbers(lines), false);
    top
}

/// Whether a line is a first clause: numbered 1.
pub(super) fn is_first(line: &SourceParagraph) -> bool {
    matches!(marked(line), Some((ItemMark::Path(path), ..)) if path == [1])
}

/// How inner clauses are numbered, where not 1): by the first of them.
pub(super) fn numbers(lines: &[SourceParagraph]) -> Option<&'static str> {
    let inner = lines.iter().filter_map(marked).map(|(mark, ..)| mark).find(|mark| match mark {
        ItemMark::Path(path) => path.len() > 1,
        ItemMark::Bracket(_) | ItemMark::Letter(_) | ItemMark::Dash => true,
        ItemMark::Roman(_) => false,
    });
    match inner {
        Some(ItemMark::Path(_)) => Some("decimal"),
        Some(ItemMark::Dash) => Some("dash"),
        Some(_) => None,
        None => has_plain_inner(lines).then_some("none"),
    }
}

/// Whether lines without a mark stand below one that ends with a colon.
fn has_plain_inner(lines: &[SourceParagraph]) -> bool {
    let said: Vec<&SourceParagraph> = lines.iter().filter(|line| !line.is_blank()).collect();
    said.windows(2).any(|pair| match pair {
        [above, below] => {
            above.flat().ends_with(':') && marked(below).is_none() && begins_small(&below.flat())
        }
        _ => false,
    })
}

/// The mark of a line, made by Word or typed, and the words behind it.
fn marked(line: &SourceParagraph) -> Option<(ItemMark, String, String)> {
    let text = line.flat();
    if let Some(number) = &line.number {
        let mark = scan::mark(&format!("{number} x")).map(|(mark, ..)| mark);
        let mark =
            mark.unwrap_or(if line.look.depth == 0 { ItemMark::Path(vec![1]) } else { ItemMark::Dash });
        return Some((mark, number.clone(), text));
    }
    // «п.1. Утвердить», «п. 2. Срок».
    let clause = text.strip_prefix("п.").or_else(|| text.strip_prefix("П.")).map(str::trim_start);
    let numbered = clause.filter(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
    scan::mark(numbered.unwrap_or(&text)).map(|(mark, head, rest)| (mark, head, flat(&rest)))
}

fn style(mark: &ItemMark) -> ClauseStyle {
    match mark {
        ItemMark::Path(path) => ClauseStyle::Path(path.len()),
        ItemMark::Bracket(_) => ClauseStyle::Bracket,
        ItemMark::Letter(_) => ClauseStyle::Letter,
        ItemMark::Roman(_) => ClauseStyle::Roman,
        ItemMark::Dash => ClauseStyle::Dash,
    }
}

/// The depth of a style among those that are open: its own where it is open, else one deeper.
fn depth_of(open: &mut Vec<ClauseStyle>, style: ClauseStyle) -> usize {
    if let Some(at) = open.iter().position(|one| *one == style) {
        open.truncate(at + 1);
        return at;
    }
    // A path of two figures stands below one of one, whatever stands between them.
    if let ClauseStyle::Path(length) = style {
        open.retain(|one| matches!(one, ClauseStyle::Path(shorter) if *shorter < length));
    }
    open.push(style);
    open.len() - 1
}

fn put(clauses: &mut Vec<DraftClause>, depth: usize, clause: DraftClause) {
    match clauses.last_mut() {
        Some(last) if depth > 0 => put(&mut last.clauses, depth - 1, clause),
        _ => clauses.push(clause),
    }
}

fn last(clauses: &mut [DraftClause]) -> Option<&mut DraftClause> {
    let clause = clauses.last_mut()?;
    if clause.clauses.is_empty() { Some(clause) } else { last(&mut clause.clauses) }
}

fn last_text(clauses: &[DraftClause]) -> &str {
    clauses.last().map_or("", |clause| {
        if clause.clauses.is_empty() { &clause.text } else { last_text(&clause.clauses) }
    })
}

/// A second paragraph of a clause belongs to it.
fn continue_last(clauses: &mut Vec<DraftClause>, text: &str) {
    match last(clauses) {
        Some(clause) => {
            clause.text.push(' ');
            clause.text.push_str(text);
        }
        None => clauses.push(DraftClause { text: text.to_owned(), ..DraftClause::default() }),
    }
}

/// The number as it stands, for comparing it with the one that will be made.
fn number(mark: &ItemMark, head: String) -> Option<String> {
    match mark {
        ItemMark::Dash => None,
        _ => Some(head),
    }
}

/// Closes the clauses: stops go, deadlines are marked, numbers that would be made anyway are left to the print.
fn finish(clauses: &mut [DraftClause], outer: &[usize], inner: Option<&str>, approving: bool) {
    for (at, clause) in clauses.iter_mut().enumerate() {
        let mut path = outer.to_vec();
        path.push(at + 1);
        if clause.number.as_deref().is_some_and(|number| is_made(number, &path, inner)) {
            clause.number = None;
        }
        clause.text = unclosed(&clause.text).to_owned();
        // A day in the name of what is approved is no deadline of the clause.
        let approving = approving || clause.text.to_lowercase().starts_with("утвердить");
        if let Some((start, end)) = deadline_in(&clause.text).filter(|_| !approving) {
            let wording = clause.text.get(start..end).unwrap_or_default().to_owned();
            clause.text.replace_range(start..end, "{deadline}");
            clause.deadline = Some(wording);
        }
        finish(&mut clause.clauses, &path, inner, approving);
    }
}

/// Whether a number is the one that the print makes at this place.
fn is_made(number: &str, path: &[usize], inner: Option<&str>) -> bool {
    let core = number.trim_end_matches(['.', ')']);
    let last = path.last().copied().unwrap_or_default();
    let full = path.iter().map(ToString::to_string).collect::<Vec<_>>().join(".");
    if path.len() > 1 && inner.is_some_and(|style| style != "decimal") {
        return false;
    }
    core == full
        || number.ends_with(')') && core == last.to_string()
        || number.ends_with(')') && !core.starts_with(|sign: char| sign.is_ascii_digit())
}

/// The bytes of the deadline within a clause: the longest run of words from one that begins deadlines which is
/// understood and names a date.
fn deadline_in(text: &str) -> Option<(usize, usize)> {
    let small = text.to_lowercase();
    if small.len() != text.len() || text.contains(['{', '}']) {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    for start in DEADLINES.iter().flat_map(|word| small.match_indices(word)).map(|(start, _)| start) {
        let own_word =
            start == 0 || small.get(..start).is_some_and(|before| before.ends_with([' ', '(', ':']));
        // A deadline within another is a part of it.
        if !own_word
            || best.is_some_and(|(begin, end)| (begin..end).contains(&start))
            || is_governed(&small, start)
        {
            continue;
        }
        if let Some(end) = understood(text, start) {
            let longer = best.is_none_or(|(begin, stop)| end - start > stop - begin);
            if longer {
                best = Some((start, end));
            }
        }
    }
    best
}

/// Words behind which «к» says what something is for, and not when it is due: «подготовки к 9 мая».
const TOWARDS: [&str; 7] = ["подготов", "готов", "приуроч", "требован", "приложен", "посвящ", "приказ"];

/// Whether the «к» of a place belongs to the word before it.
fn is_governed(small: &str, start: usize) -> bool {
    let before = small.get(..start).and_then(|before| before.split_whitespace().next_back());
    small.get(start..).is_some_and(|rest| rest.starts_with("к "))
        && before.is_some_and(|word| TOWARDS.iter().any(|stem| word.starts_with(stem)))
}

/// Where the longest wording from a place ends that is understood as a deadline with a day or a rhythm.
fn understood(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let ends: Vec<usize> = rest
        .char_indices()
        .filter(|(_, sign)| matches!(sign, ' ' | ',' | ';' | '.' | ')'))
        .map(|(at, _)| at)
        .chain([rest.len()])
        .take(14)
        .collect();
    ends.into_iter().rev().find_map(|length| {
        let wording = whole(rest.get(..length)?)?;
        let words = wording.split(' ').count();
        let small = wording.to_lowercase();
        let dated = small.chars().any(|sign| sign.is_ascii_digit()) || small.starts_with("еже");
        let is_whole = words >= 2 && dated && !small.contains("приложени");
        (is_whole && is_dated(wording)).then_some(start + wording.len())
    })
}

/// A wording without the signs behind it; nothing where it has one bracket of a pair.
fn whole(wording: &str) -> Option<&str> {
    let count = |text: &str, sign| text.matches(sign).count();
    let mut wording = wording.trim_end_matches([',', ';', ' ']);
    while count(wording, ')') > count(wording, '(') {
        wording = wording.strip_suffix(')')?.trim_end_matches([',', ';', ' ']);
    }
    (count(wording, '(') == count(wording, ')')).then_some(wording)
}

/// Whether a wording is understood, and as more than a word before something that happens: «к ЕГЭ», «с 9 классом».
fn is_dated(wording: &str) -> bool {
    let begins = |word: &str| wording.to_lowercase().starts_with(word);
    let is_short = ["к ", "с ", "до "].into_iter().any(begins);
    deadline::read(wording).is_ok_and(|read| !is_short || !matches!(read.term, deadline::Term::Undated(_)))
}

/// Whether the wording is understood.
pub(crate) fn is_deadline(wording: &str) -> bool {
    deadline::read(wording).is_ok()
}
