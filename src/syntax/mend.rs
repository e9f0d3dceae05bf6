//! Reading on after a mistake: every mistake that a line may hold is tried on a copy, and the one is taken whose
//! mending lets the reading get furthest and leaves the least that does not fit. So the fault that is told is the cause,
//! with its remedy, and one mistake does not hide the rest of the file.

use std::cmp::Reverse;

use granit_parser::{ErrorKind, ScanError};

use super::draft::Draft;
use super::events::{self, Outcome};
use super::fault::{Suspicion, SyntaxFaultKind};
use super::suspect::{self, Line};
use super::tree::Tree;
use super::{Edit, Parsed, SyntaxFault, duplicate_keys};
use crate::base::Span;
use crate::russian::encoding;

/// How many mistakes of a file are mended before reading stops.
const MISTAKES: usize = 50;

/// How long a text may be of which more than the first fault is sought, in bytes.
const LONGEST: usize = 1 << 20;

/// How many bytes may be read in trying what mends a file.
const WORK: usize = 16 << 20;

/// What does not fit in a tree: the places, in the order of the file.
pub type Misfits<'j> = &'j dyn Fn(&Tree<'_>, bool) -> Vec<Span>;

/// A copy that was read.
struct Reading {
    draft: Draft,
    /// Where the parser gave up, in the copy; the end of all where it did not.
    stopped: usize,
    /// What does not fit, in places of the copy.
    misfits: Vec<Span>,
    /// How many keys are there twice, each of which hides what stands under one of the two.
    doubled: usize,
}

impl Reading {
    fn of(draft: Draft, skip: usize, misfits: Misfits<'_>) -> Self {
        let Outcome { tree, faults, stopped } = events::read(&draft.text, skip);
        let at = stopped.as_ref().map(|error| offset(error, skip));
        let mut places: Vec<Span> = match at {
            Some(_) => Vec::new(),
            None => misfits(&tree, !faults.is_empty()),
        };
        places.extend(faults.iter().map(|fault| fault.span));
        let doubled = duplicate_keys(&tree);
        places.extend(doubled.iter().map(|fault| fault.span));
        Reading { draft, stopped: at.unwrap_or(usize::MAX), misfits: places, doubled: doubled.len() }
    }

    /// How good it is: how far it got, in places of the text, and how little does not fit.
    fn merit(&self) -> (usize, Reverse<usize>) {
        let far =
            if self.stopped == usize::MAX { usize::MAX } else { self.draft.origin(self.stopped, false) };
        (far, Reverse(self.misfits.len()))
    }
}

/// Reads a text in which something is wrong; `misfits` tells what does not fit in a tree, read in part or not.
pub(super) fn mend<'t>(text: &'t str, skip: usize, misfits: Misfits<'_>) -> Parsed<'t> {
    let lines = suspect::lines(text);
    if let Some(kind) = suspect::verdict(text, &lines) {
        let end = lines.iter().find(|line| !line.is_empty()).map_or(skip, Line::end);
        let right =
            (kind == SyntaxFaultKind::TwiceEncoded).then(|| encoding::untwisted(text.get(skip..)?)).flatten();
        let edit = right.map(|right| Edit { span: Span::new(skip, text.len()), text: right });
        let fault = SyntaxFault::new(kind, Span::new(skip, end.max(skip)));
        let faults = vec![SyntaxFault { edits: edit.into_iter().collect(), ..fault }];
        return Parsed { tree: Tree::default(), faults, partial: true, draft: None };
    }
    let mut faults = Vec::new();
    let mut draft = Draft::of(text);
    for mark in suspect::marks(text, &lines) {
        faults.push(told(&draft, &mark));
        draft = draft.with(&mark.edits);
    }
    let mut reading = Reading::of(draft, skip, misfits);
    let mut work = if text.len() > LONGEST { 0 } else { WORK / text.len().max(1) };
    for _ in 0..MISTAKES {
        let Some((mistake, next)) = likeliest(&reading, skip, misfits, &mut work) else { break };
        faults.push(told(&reading.draft, &mistake));
        reading = next;
    }
    finish(text, skip, reading.draft, faults)
}

/// The tree of the last copy, with all faults.
fn finish<'t>(text: &'t str, skip: usize, draft: Draft, mut faults: Vec<SyntaxFault>) -> Parsed<'t> {
    let Outcome { tree, faults: own, stopped } = events::read(&draft.text, skip);
    let own = own.into_iter().chain(duplicate_keys(&tree));
    let mut partial = stopped.is_some();
    for mut fault in own {
        partial |= !matches!(fault.kind, SyntaxFaultKind::DuplicateKey(..));
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

/// The mistake whose mending makes the best of a reading, and that reading; none where nothing makes it better.
fn likeliest(
    reading: &Reading,
    skip: usize,
    misfits: Misfits<'_>,
    work: &mut usize,
) -> Option<(Suspicion, Reading)> {
    let lines = suspect::lines(&reading.draft.text);
    let mut best: Option<(Suspicion, Reading)> = None;
    for suspicion in suspicions(reading, &lines) {
        *work = work.checked_sub(1)?;
        let tried = Reading::of(reading.draft.with(&suspicion.edits), skip, misfits);
        let bar = best.as_ref().map_or(reading.merit(), |(_, best)| best.merit());
        // That a line stands elsewhere explains a key that does not fit only where it explains more than that key, and
        // never by making another key come twice, under which what does not fit is no longer seen.
        let is_weak = matches!(suspicion.kind, SyntaxFaultKind::Indentation(_))
            && reading.stopped == usize::MAX
            && (tried.misfits.len() + 1 >= reading.misfits.len() || tried.doubled > reading.doubled);
        if tried.merit() > bar && !is_weak {
            best = Some((suspicion, tried));
        }
    }
    best
}

/// What may be wrong, the likelier first: in the line where reading stopped and those beside it, or where something does
/// not fit.
fn suspicions(reading: &Reading, lines: &[Line<'_>]) -> Vec<Suspicion> {
    let line_of = |at: usize| lines.partition_point(|line| line.start <= at).saturating_sub(1);
    if reading.stopped != usize::MAX {
        let at = line_of(reading.stopped.min(reading.draft.text.len()));
        let before = (0..at).rev().find(|at| lines.get(*at).is_some_and(|line| !line.is_empty()));
        let after = (at + 1..lines.len()).find(|at| lines.get(*at).is_some_and(|line| !line.is_empty()));
        let near =
            [Some(at), before, after].into_iter().flatten().flat_map(|at| suspect::in_line(lines, at, false));
        return near.chain(suspect::open_before(lines, at, 200)).chain(suspect::everywhere(lines)).collect();
    }
    let mut near: Vec<usize> = reading.misfits.iter().map(|span| line_of(span.start as usize)).collect();
    near.dedup();
    let around = near.iter().take(8).flat_map(|at| [*at, at + 1, at.saturating_sub(1)]);
    let near = around.flat_map(|at| suspect::in_line(lines, at, true));
    if reading.misfits.is_empty() { Vec::new() } else { near.chain(suspect::everywhere(lines)).collect() }
}

/// A suspicion that proved true, in places of the text.
fn told(draft: &Draft, mistake: &Suspicion) -> SyntaxFault {
    let mended = draft.with(&mistake.edits);
    let first = mistake.edits.first().map_or(mistake.span.start, |(range, _)| range.start);
    let lines = suspect::lines(&mended.text);
    let at = lines.partition_point(|line| line.start <= first.max(mistake.span.start)).saturating_sub(1);
    let line = lines.get(at).filter(|line| !line.is_empty()).map(|line| line.text.trim_end().to_owned());
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
