//! Reading on after a mistake: every mistake that a line may hold is tried on a copy, and the one is taken whose
//! mending lets the reading get furthest and leaves the least that does not fit. So the fault that is told is the cause,
//! with its remedy, and one mistake does not hide the rest of the file.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;

use granit_parser::{ErrorKind, ScanError};

use super::draft::MendedDraft;
use super::events::{self, ParseOutcome};
use super::fault::{Suspicion, SyntaxFaultKind};
use super::suspect::{self, SuspectLine};
use super::tree::{Node, Tree, YamlKind};
use super::{Parsed, SyntaxEdit, SyntaxFault, duplicate_keys};
use crate::base::Span;
use crate::russian::encoding;

/// How many mistakes of a file are mended before reading stops.
const MISTAKES: usize = 50;

/// How long a text may be of which more than the first fault is sought, in bytes.
const LONGEST: usize = 1 << 20;

/// How many bytes may be read in trying what mends a file.
const WORK: usize = 16 << 20;

/// What is known of the format that a text should have.
pub trait TextFormat {
    /// What does not fit in a tree, read in part or not: the places, in the order of the file.
    fn misfits(&self, tree: &Tree<'_>, partial: bool) -> Vec<Span>;

    /// Whether a word is a key of the format, rightly written or as authors write it.
    fn is_key(&self, word: &str) -> bool;
}

/// A copy that was read.
struct MendedReading {
    draft: MendedDraft,
    /// Where the parser gave up, in the copy; the end of all where it did not.
    stopped: usize,
    /// What does not fit, in places of the copy.
    misfits: Vec<Span>,
    /// How many keys are there twice, each of which hides what stands under one of the two.
    doubled: usize,
}

impl MendedReading {
    fn of(draft: MendedDraft, skip: usize, format: &dyn TextFormat) -> Self {
        let ParseOutcome { tree, faults, stopped } = events::read(&draft.text, skip);
        let at = stopped.as_ref().map(|error| offset(error, skip));
        let mut places: Vec<Span> = match at {
            Some(_) => Vec::new(),
            None => format.misfits(&tree, !faults.is_empty()),
        };
        places.extend(faults.iter().map(|fault| fault.span));
        let doubled = duplicate_keys(&tree);
        places.extend(doubled.iter().map(|fault| fault.span));
        MendedReading { draft, stopped: at.unwrap_or(usize::MAX), misfits: places, doubled: doubled.len() }
    }

    /// How good it is: how far it got, in places of the text, and how little does not fit.
    fn merit(&self) -> (usize, Reverse<usize>) {
        let far =
            if self.stopped == usize::MAX { usize::MAX } else { self.draft.origin(self.stopped, false) };
        (far, Reverse(self.misfits.len()))
    }
}

/// Reads a text in which something is wrong; the format tells what does not fit it.
pub(super) fn mend<'t>(text: &'t str, skip: usize, format: &dyn TextFormat) -> Parsed<'t> {
    let lines = suspect::lines(text);
    if let Some(kind) = suspect::verdict(text, &lines) {
        let end = lines.iter().find(|line| !line.is_empty()).map_or(skip, SuspectLine::end);
        let right =
            (kind == SyntaxFaultKind::TwiceEncoded).then(|| encoding::untwisted(text.get(skip..)?)).flatten();
        let edit = right.map(|right| SyntaxEdit { span: Span::new(skip, text.len()), text: right });
        let fault = SyntaxFault::new(kind, Span::new(skip, end.max(skip)));
        let faults = vec![SyntaxFault { edits: edit.into_iter().collect(), ..fault }];
        return Parsed { tree: Tree::default(), faults, partial: true, draft: None };
    }
    let mut faults = Vec::new();
    let mut draft = MendedDraft::of(text);
    for mark in suspect::marks(text, &lines) {
        faults.push(told(&draft, &mark));
        draft = draft.with(&mark.edits);
    }
    let mut reading = MendedReading::of(draft, skip, format);
    let mut work = if text.len() > LONGEST { 0 } else { WORK / text.len().max(1) };
    for _ in 0..MISTAKES {
        let Some((mistake, next)) = likeliest(&reading, skip, format, &mut work) else { break };
        faults.push(told(&reading.draft, &mistake));
        reading = next;
    }
    finish(text, skip, reading.draft, faults)
}

/// The tree of the last copy, with all faults.
fn finish<'t>(text: &'t str, skip: usize, draft: MendedDraft, mut faults: Vec<SyntaxFault>) -> Parsed<'t> {
    let ParseOutcome { tree, faults: own, stopped } = events::read(&draft.text, skip);
    let own = own.into_iter().chain(duplicate_keys(&tree));
    let above = keys_above_entries(&tree);
    let mut partial = stopped.is_some();
    for mut fault in own {
        // What stands under a key that is there twice is read of the first only.
        partial |= !matches!(fault.kind, SyntaxFaultKind::DuplicateKey(..)) || above.contains(&fault.span);
        fault.span = draft.span(&fault.span.range());
        if let SyntaxFaultKind::DuplicateKey(_, first) = &mut fault.kind {
            *first = draft.span(&first.range());
        }
        faults.push(fault);
    }
    if let Some(error) = stopped {
        let fault = describe(&draft.text, offset(&error, skip), &error);
        faults.push(SyntaxFault { span: draft.span(&fault.span.range()), ..fault });
    }
    partial |= faults
        .iter()
        .any(|fault| matches!(fault.kind, SyntaxFaultKind::TwoRoadmaps | SyntaxFaultKind::MergeMark));
    Parsed { tree: draft.tree(tree, text), faults, partial, draft: Some(draft) }
}

/// Where keys stand that have entries below them.
fn keys_above_entries(tree: &Tree<'_>) -> HashSet<Span> {
    let is_collection = |value: Node<'_>| !matches!(value.kind(), YamlKind::Scalar(_));
    let above = tree.maps().flat_map(Node::entries).filter(|(_, value)| is_collection(*value));
    above.map(|(key, _)| key.span()).collect()
}

/// The mistake whose mending makes the best of a reading, and that reading; none where nothing makes it better.
fn likeliest(
    reading: &MendedReading,
    skip: usize,
    format: &dyn TextFormat,
    work: &mut usize,
) -> Option<(Suspicion, MendedReading)> {
    let lines = suspect::lines(&reading.draft.text);
    let mut best: Option<(Suspicion, MendedReading)> = None;
    for suspicion in suspicions(reading, &lines) {
        if hides_key(&reading.draft, &suspicion, format) || hangs_top(reading, &suspicion, format) {
            continue;
        }
        *work = work.checked_sub(1)?;
        let tried = MendedReading::of(reading.draft.with(&suspicion.edits), skip, format);
        let bar = best.as_ref().map_or(reading.merit(), |(_, best)| best.merit());
        // That a line stands elsewhere explains a key that does not fit only where it explains more than that key, and
        // never by making another key come twice, under which what does not fit is no longer seen.
        let is_weak = matches!(suspicion.kind, SyntaxFaultKind::Indentation(_) | SyntaxFaultKind::LostKey(_))
            && reading.stopped == usize::MAX
            && (tried.misfits.len() + worth(&reading.draft, &suspicion) >= reading.misfits.len()
                || tried.doubled > reading.doubled);
        let is_simpler =
            tried.merit() == bar && best.as_ref().is_some_and(|(best, _)| is_simpler(&suspicion, best));
        if (tried.merit() > bar || is_simpler)
            && !is_weak
            && !leaves_misfit(reading, &suspicion, &tried, &lines)
        {
            best = Some((suspicion, tried));
        }
    }
    best
}

/// How many places that do not fit a line explains by itself: with a dash it begins an entry, which stands in the list where its
/// author put it, and a key too many in it is no reason to move it.
fn worth(draft: &MendedDraft, suspicion: &Suspicion) -> usize {
    let before = draft.text.get(..suspicion.span.start).unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    if line.contains('-') { 2 } else { 1 }
}

/// Whether a suspicion would put a key of the outermost level that nobody knows below another: it is one of that level all the
/// same, in other words than those of the format.
fn hangs_top(reading: &MendedReading, suspicion: &Suspicion, format: &dyn TextFormat) -> bool {
    let text = &reading.draft.text;
    let is_moved = matches!(suspicion.kind, SyntaxFaultKind::Indentation(by) if by > 0);
    let before = text.get(..suspicion.span.start).unwrap_or_default();
    let line = text.get(suspicion.span.clone()).unwrap_or_default();
    let key = line.split_once(':').map_or(line, |(key, _)| key);
    let is_top = before.is_empty() || before.ends_with(['\n', '\r']);
    reading.stopped == usize::MAX && is_moved && is_top && !format.is_key(key)
}

/// Whether one explains as much as another by less: one line that stands wrong, where the other says it of all lines beside
/// it, or that it was a line of keys of any name that was lost.
fn is_simpler(one: &Suspicion, other: &Suspicion) -> bool {
    let is_moved = |suspicion: &Suspicion| matches!(suspicion.kind, SyntaxFaultKind::Indentation(_));
    let is_any =
        matches!(&other.kind, SyntaxFaultKind::LostKey(key) if matches!(&**key, "bodies" | "columns"));
    is_moved(one)
        && (is_any && one.edits.len() == 1 || is_moved(other) && one.edits.len() < other.edits.len())
}

/// Whether a suspicion would make a key a part of a text: quotes round a value in which a key of the format stands with
/// its colon. In a line without brackets a Russian word there may as well be a word of the text.
fn hides_key(draft: &MendedDraft, suspicion: &Suspicion, format: &dyn TextFormat) -> bool {
    if let SyntaxFaultKind::NoComma(key) = &suspicion.kind {
        let is_year = key.len() == 4 && key.bytes().all(|byte| byte.is_ascii_digit());
        return !is_year && !format.is_key(key);
    }
    if !suspicion.kind.is_quoting() {
        return false;
    }
    suspicion.edits.iter().any(|(range, text)| {
        let before = draft.text.get(..range.start).unwrap_or_default();
        let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        let is_bare = !line.contains(['{', '[']);
        let is_value = line.trim_end().ends_with(':');
        let hidden = |(first, word): (bool, &str)| {
            !(first && is_value) && (word.is_ascii() || !is_bare) && format.is_key(word)
        };
        let last = suspect::last_key(text).is_some_and(|word| word.is_ascii() && format.is_key(word));
        last || suspect::keys_within(text).any(hidden)
    })
}

/// Whether a dash is taken for one too many though the key behind it does not fit in the entry above either, or for one that
/// is missing though no key comes twice without it and one does not fit in the new entry either.
fn leaves_misfit(
    reading: &MendedReading,
    suspicion: &Suspicion,
    tried: &MendedReading,
    lines: &[SuspectLine<'_>],
) -> bool {
    let is_readable = reading.stopped == usize::MAX;
    let last = suspicion.edits.last().map_or(0, |(range, _)| range.end);
    let line_end = |at: usize| {
        let rest = reading.draft.text.get(at..).unwrap_or_default();
        at + rest.find(['\n', '\r']).unwrap_or(rest.len())
    };
    let keys = match suspicion.kind {
        SyntaxFaultKind::DashTooMany => suspicion.span.start..line_end(last),
        SyntaxFaultKind::NoDash if is_readable && tried.doubled == reading.doubled => {
            suspect::keys_beside(lines, suspicion.span.start)
        }
        _ => return false,
    };
    let lines = reading.draft.span(&keys);
    let mut left = tried.misfits.iter().map(|span| tried.draft.span(&span.range()));
    left.any(|span| (lines.start..lines.end).contains(&span.start))
}

/// What may be wrong, the likelier first: in the line where reading stopped and those beside it, or where something does
/// not fit.
fn suspicions(reading: &MendedReading, lines: &[SuspectLine<'_>]) -> Vec<Suspicion> {
    let line_of = |at: usize| lines.partition_point(|line| line.start <= at).saturating_sub(1);
    if reading.stopped != usize::MAX {
        let at = line_of(reading.stopped.min(reading.draft.text.len()));
        let before = (0..at).rev().find(|at| lines.get(*at).is_some_and(|line| !line.is_empty()));
        let after = (at + 1..lines.len()).find(|at| lines.get(*at).is_some_and(|line| !line.is_empty()));
        let near =
            [Some(at), before, after].into_iter().flatten().flat_map(|at| suspect::in_line(lines, at, false));
        return near
            .chain(suspect::open_before(lines, at, 200))
            .chain(suspect::outer(lines, at))
            .chain(suspect::everywhere(lines))
            .collect();
    }
    let mut near: Vec<usize> = reading.misfits.iter().map(|span| line_of(span.start as usize)).collect();
    near.dedup();
    let around = near.iter().take(8).flat_map(|at| [*at, at + 1, at.saturating_sub(1)]);
    let openers = near.iter().take(8).filter_map(|at| suspect::opener(lines, *at));
    let mut around: Vec<usize> = around.chain(openers).collect();
    let mut seen = HashSet::new();
    around.retain(|at| seen.insert(*at));
    let near = around.into_iter().flat_map(|at| suspect::in_line(lines, at, true));
    if reading.misfits.is_empty() { Vec::new() } else { near.chain(suspect::everywhere(lines)).collect() }
}

/// A suspicion that proved true, in places of the text.
fn told(draft: &MendedDraft, mistake: &Suspicion) -> SyntaxFault {
    let mended = draft.with(&mistake.edits);
    let first = mistake.edits.first().map_or(mistake.span.start, |(range, _)| range.start);
    let lines = suspect::lines(&mended.text);
    let at = lines.partition_point(|line| line.start <= first.max(mistake.span.start)).saturating_sub(1);
    let line = lines.get(at).filter(|line| !line.is_empty()).map(|line| line.text.trim_end().to_owned());
    // A line that goes away, or reads as before, shows nothing.
    let is_gone = |(range, text): &(Range<usize>, String)| {
        text.is_empty() && draft.text.get(range.clone()).is_some_and(|gone| gone.contains(['\n', '\r']))
    };
    let before = draft.text.get(..mistake.span.start).unwrap_or_default();
    let start = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let own = draft.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let line = line.filter(|line| line != own.trim_end() && !mistake.edits.iter().all(is_gone));
    SyntaxFault {
        kind: mistake.kind.clone(),
        span: draft.span(&mistake.span),
        edits: draft.in_text(&mistake.edits),
        lines: mistake.lines,
        mended: line,
    }
}

/// The byte at which the parser gave up.
fn offset(error: &ScanError, skip: usize) -> usize {
    error.marker().byte_offset().unwrap_or(0) + skip
}

/// What a person is told of a fault that nothing mended.
fn describe(text: &str, at: usize, error: &ScanError) -> SyntaxFault {
    let at = text.floor_char_boundary(at);
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    let kind = match error.kind() {
        ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation | ErrorKind::TabNotAllowed => {
            SyntaxFaultKind::Tab
        }
        ErrorKind::UnclosedQuotedScalar | ErrorKind::InvalidQuotedScalarIndent => {
            SyntaxFaultKind::Unclosed('"')
        }
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator => SyntaxFaultKind::Bracket(next.unwrap_or('{')),
        ErrorKind::UnknownAnchor => SyntaxFaultKind::Alias,
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed => SyntaxFaultKind::Indentation(0),
        ErrorKind::UnexpectedCharacter { character } => SyntaxFaultKind::SignAtStart(*character),
        ErrorKind::MissingAnchorOrAliasName => SyntaxFaultKind::SignAtStart(next.unwrap_or('*')),
        _ => SyntaxFaultKind::Unreadable,
    };
    if matches!(kind, SyntaxFaultKind::Unclosed(_))
        && let Some(open) = text.get(..at).and_then(|before| before.rfind(['"', '\'']))
    {
        let line = text.get(open..).map_or(0, |rest| rest.find(['\r', '\n']).unwrap_or(rest.len()));
        return SyntaxFault::new(kind, Span::new(open, open + line));
    }
    let width = next.filter(|next| !matches!(next, '\r' | '\n')).map_or(0, char::len_utf8);
    SyntaxFault::new(kind, Span::new(at, at + width))
}
