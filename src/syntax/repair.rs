//! Reading on after a fault: the commonest mistakes are mended in a copy of the same length, so that one fault
//! does not hide the rest of the file.

use granit_parser::{ErrorKind, ScanError};

use super::events::{self, Outcome};
use super::tree::Tree;
use super::{Fault, FaultKind};
use crate::base::Span;

/// How many faults of a file are mended before reading stops.
const REPAIRS: usize = 50;

/// Reads a text, mending what can be mended; tells whether reading stopped early.
pub(super) fn parse(text: &str, skip: usize) -> (Tree<'_>, Vec<Fault>, bool) {
    let Outcome { tree, mut faults, stopped } = events::read(text, skip);
    let Some(error) = stopped else {
        let partial = !faults.is_empty();
        return (tree, faults, partial);
    };
    let mut copy = text.to_owned();
    let mut error = error;
    for _ in 0..REPAIRS {
        let at = error.marker().byte_offset().unwrap_or(0) + skip;
        let Some((fault, colon)) = colon_in_value(text, &copy, at, &error) else { break };
        faults.push(fault);
        copy.replace_range(colon..colon + 1, "_");
        let again = events::read(&copy, skip);
        match again.stopped {
            Some(next) => error = next,
            None => {
                let partial = !again.faults.is_empty();
                faults.extend(again.faults);
                return (original(again.tree, text), faults, partial);
            }
        }
    }
    let at = error.marker().byte_offset().unwrap_or(0) + skip;
    faults.push(describe(text, at, &error));
    let last = events::read(&copy, skip);
    (original(last.tree, text), faults, true)
}

/// The tree of a mended copy, its values read from the text itself again.
fn original<'t>(tree: Tree<'_>, text: &'t str) -> Tree<'t> {
    let nodes = tree.nodes.into_iter().map(|node| {
        let copied = node.text.into_owned();
        let own = text.get(node.span.range()).filter(|own| own.len() == copied.len());
        let value = own.map_or(std::borrow::Cow::Owned(copied), std::borrow::Cow::Borrowed);
        super::tree::Entry { kind: node.kind, span: node.span, next: node.next, text: value }
    });
    Tree { nodes: nodes.collect() }
}

/// `key: value: more` without quotes, in the line of the error: the fault, and the byte of the second colon.
fn colon_in_value(text: &str, copy: &str, at: usize, error: &ScanError) -> Option<(Fault, usize)> {
    let kinds = [ErrorKind::MappingValueNotAllowed, ErrorKind::InvalidColonPlacement];
    if !kinds.contains(error.kind()) {
        return None;
    }
    let start = copy.get(..at)?.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let length = text.get(start..)?.find(['\n', '\r']).unwrap_or(text.len() - start);
    let line = copy.get(start..start + length)?;
    let first = line.find(": ")? + 2;
    let second = first
        + line.get(first..)?.find(": ").or_else(|| line.get(first..)?.strip_suffix(':').map(str::len))?;
    let value = text.get(start + first..start + length)?.trim();
    let lead = line.get(first..)?.len() - line.get(first..)?.trim_start().len();
    let from = start + first + lead;
    let quoted = format!("'{}'", value.replace('\'', "''"));
    let span = Span::new(from, from + value.len());
    Some((Fault { kind: FaultKind::ColonInValue(quoted), span }, start + second))
}

/// What a person is told of a fault that could not be mended.
fn describe(text: &str, at: usize, error: &ScanError) -> Fault {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    let kind = match error.kind() {
        ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation | ErrorKind::TabNotAllowed => {
            FaultKind::Tab
        }
        ErrorKind::UnclosedQuotedScalar | ErrorKind::InvalidQuotedScalarIndent => FaultKind::Unclosed,
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator => FaultKind::Bracket,
        ErrorKind::UnknownAnchor => FaultKind::Alias,
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::MappingValueNotAllowed
        | ErrorKind::BlockSequenceEntryNotAllowed => FaultKind::Indentation,
        ErrorKind::UnexpectedCharacter { character } => FaultKind::SignAtStart(*character),
        ErrorKind::MissingAnchorOrAliasName => FaultKind::SignAtStart(next.unwrap_or('*')),
        other => FaultKind::Other(other.to_string()),
    };
    if kind == FaultKind::Unclosed
        && let Some(open) = text.get(..at).and_then(|before| before.rfind(['"', '\'']))
    {
        let line = text.get(open..).map_or(0, |rest| rest.find(['\r', '\n']).unwrap_or(rest.len()));
        return Fault { kind, span: Span::new(open, open + line) };
    }
    let width = next.filter(|next| !matches!(next, '\r' | '\n')).map_or(0, char::len_utf8);
    Fault { kind, span: Span::new(at, at + width) }
}
