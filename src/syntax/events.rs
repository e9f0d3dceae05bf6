//! The parser's events to a tree. All that is known of the parser stands here, so that another can replace it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Tag};

use super::tree::{MapEntry, QuotingStyle, Tree, YamlKind};
use super::{SyntaxFault, SyntaxFaultKind, swallowed};
use crate::base::Span;

/// How many nodes aliases may add to a file before they are refused.
const ALIAS_BUDGET: usize = 100_000;

/// How deep collections may lie in each other: many times deeper than any roadmap. Beyond it the parser takes for each
/// bracket as long as there are brackets.
const DEPTH_LIMIT: usize = 100;

/// How the reading of a text ended.
pub(super) struct ParseOutcome<'t> {
    pub tree: Tree<'t>,
    pub faults: Vec<SyntaxFault>,
    /// Where and why the parser gave up.
    pub stopped: Option<ScanError>,
}

/// Reads a text, its offsets shifted by `skip`.
pub(super) fn read(text: &str, skip: usize) -> ParseOutcome<'_> {
    let mut builder = Builder { text, ..Builder::default() };
    let mut stopped = None;
    let options = granit_parser::options! { emit_comments: false };
    let body = text.get(skip..).unwrap_or("");
    for event in Parser::new_from_str_with_options(body, options) {
        match event {
            Ok((event, span)) => {
                let bytes = span.byte_range().unwrap_or(0..0);
                if !builder.take(event, bytes.start + skip..bytes.end + skip) {
                    break;
                }
            }
            Err(error) => {
                stopped = Some(error);
                break;
            }
        }
    }
    builder.close_all();
    builder.faults.extend(
        builder.words.drain(..).map(|(_, span)| SyntaxFault::new(SyntaxFaultKind::SignAtStart('&'), span)),
    );
    let tree = Tree { nodes: builder.nodes, ending: None };
    ParseOutcome { tree, faults: builder.faults, stopped }
}

#[derive(Default)]
struct Builder<'t> {
    text: &'t str,
    nodes: Vec<MapEntry<'t>>,
    open: Vec<OpenCollection>,
    faults: Vec<SyntaxFault>,
    anchors: HashMap<usize, Range<usize>>,
    open_anchors: Vec<(usize, usize)>,
    /// Words behind `&` that nothing refers to so far: people name no anchor so, and it would be lost from the text.
    words: Vec<(usize, Span)>,
    copied: usize,
    documents: usize,
}

/// A collection that is not closed.
struct OpenCollection {
    at: usize,
    /// How many nodes stand in it so far, keys and values alike.
    children: usize,
}

impl<'t> Builder<'t> {
    /// Takes an event; false once the rest of the file is of no use.
    fn take(&mut self, event: Event<'t>, bytes: Range<usize>) -> bool {
        let span = Span::new(bytes.start, bytes.end);
        if matches!(event, Event::SequenceStart(..) | Event::MappingStart(..))
            && self.open.len() >= DEPTH_LIMIT
        {
            self.fault(SyntaxFaultKind::TooDeep(DEPTH_LIMIT), span);
            return false;
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.fault(SyntaxFaultKind::ManyDocuments, span);
                    return false;
                }
            }
            Event::Scalar(text, style, anchor, tag) => self.scalar(text, style, anchor, tag, span),
            Event::SequenceStart(_, anchor, _) => {
                self.open(YamlKind::Sequence, anchor, self.dash_start(span))
            }
            Event::MappingStart(_, anchor, _) => self.open(YamlKind::Mapping, anchor, span),
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(anchor) => return self.alias(anchor, span),
            _ => {}
        }
        true
    }

    fn scalar(
        &mut self,
        text: Cow<'t, str>,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<Cow<'_, Tag>>,
        span: Span,
    ) {
        let plain = matches!(style, ScalarStyle::Plain) && tag.is_none();
        // The line end with which a block closes is none of its text.
        let (text, span) = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => (without_end(text), self.without_blanks(span)),
            // Nothing stands behind its key or its dash, not before what comes next.
            ScalarStyle::Plain if text.is_empty() => (text, self.behind_sign(span)),
            _ => (text, span),
        };
        if !plain {
            self.swallowed(span);
        }
        let style = if plain { QuotingStyle::Plain } else { QuotingStyle::Quoted };
        self.count_child();
        let at = self.nodes.len();
        self.nodes.push(MapEntry { kind: YamlKind::Scalar(style), span, next: at as u32 + 1, text });
        if anchor != 0 {
            self.anchors.insert(anchor, at..at + 1);
            let before = self.text.get(..span.start as usize).unwrap_or("");
            let start = before.rfind('&').filter(|start| !before.get(*start..).unwrap_or("").is_ascii());
            self.words.extend(start.map(|start| (anchor, Span { start: start as u32, ..span })));
        }
    }

    /// Tells of a key that a text over several lines took for its own.
    fn swallowed(&mut self, span: Span) {
        let source = self.text.get(span.range()).unwrap_or("");
        let Some(key) = swallowed::key(source) else { return };
        let word = source.get(key.clone()).unwrap_or("").to_owned();
        let start = span.start as usize;
        self.fault(SyntaxFaultKind::KeyInText(word), Span::new(start + key.start, start + key.end));
    }

    /// The place of nothing: behind the sign that it should follow.
    fn behind_sign(&self, span: Span) -> Span {
        let before = self.text.get(..span.start as usize).unwrap_or("").trim_end();
        let is_sign = before.ends_with([':', '-']) && span.range().is_empty();
        if is_sign { Span::new(before.len(), before.len()) } else { span }
    }

    /// A place without the blanks and line ends behind it.
    fn without_blanks(&self, span: Span) -> Span {
        let text = self.text.get(span.range()).unwrap_or("");
        Span { end: span.start + text.trim_end().len() as u32, ..span }
    }

    /// The span of a list from its first dash; of one that stands no deeper than its key, the parser gives the
    /// place behind the dash.
    fn dash_start(&self, span: Span) -> Span {
        let before = self.text.get(..span.start as usize).unwrap_or("");
        let at = before.trim_end_matches(' ').strip_suffix('-').map(str::len);
        let behind_dash =
            !self.text.get(span.range().start..).is_some_and(|rest| rest.starts_with(['-', '[']));
        match at.filter(|_| behind_dash) {
            Some(dash) => Span { start: dash as u32, ..span },
            None => span,
        }
    }

    fn open(&mut self, kind: YamlKind, anchor: usize, span: Span) {
        if self.is_key_position() {
            self.fault(SyntaxFaultKind::ComplexKey, span);
        }
        self.count_child();
        let at = self.nodes.len();
        if anchor != 0 {
            self.open_anchors.push((anchor, at));
        }
        self.nodes.push(MapEntry { kind, span, next: 0, text: Cow::Borrowed("") });
        self.open.push(OpenCollection { at, children: 0 });
    }

    /// Counts a node that comes next in what is open.
    fn count_child(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.children += 1;
        }
    }

    /// The places of what stands in the last open entry so far.
    fn children(&self, parent: usize) -> impl Iterator<Item = usize> {
        let next = |at: &usize| self.nodes.get(*at).map(|node| node.next as usize);
        std::iter::successors(Some(parent + 1), next).take_while(|at| *at < self.nodes.len())
    }

    /// Whether the next node would be a mapping's key.
    fn is_key_position(&self) -> bool {
        let Some(parent) = self.open.last() else { return false };
        let is_mapping = self.nodes.get(parent.at).is_some_and(|node| node.kind == YamlKind::Mapping);
        is_mapping && parent.children.is_multiple_of(2)
    }

    fn close(&mut self, span: Span) {
        let Some(OpenCollection { at, .. }) = self.open.pop() else { return };
        let end = self.nodes.len();
        // A flow collection ends at its bracket, a block one with its last part.
        let last = self.nodes.last().map_or(span.start, |node| node.span.end);
        let flow = span.end > span.start;
        if let Some(entry) = self.nodes.get_mut(at) {
            entry.next = end as u32;
            entry.span.end = if flow { span.end } else { last.max(entry.span.end) };
        }
        if let Some(place) = self.open_anchors.iter().position(|(_, open)| *open == at) {
            let (anchor, _) = self.open_anchors.swap_remove(place);
            self.anchors.insert(anchor, at..end);
        }
    }

    /// Copies the nodes that an alias stands for, within the budget.
    fn alias(&mut self, anchor: usize, span: Span) -> bool {
        self.words.retain(|(word, _)| *word != anchor);
        let nodes = self.anchors.get(&anchor).cloned();
        let fits = nodes.filter(|nodes| self.copied + nodes.len() <= ALIAS_BUDGET);
        let Some(nodes) = fits else {
            self.fault(SyntaxFaultKind::Alias, span);
            return false;
        };
        let is_scalar =
            self.nodes.get(nodes.start).is_some_and(|node| matches!(node.kind, YamlKind::Scalar(_)));
        if self.is_key_position() && !is_scalar {
            self.fault(SyntaxFaultKind::ComplexKey, span);
        }
        self.count_child();
        self.copied += nodes.len();
        let shift = self.nodes.len() - nodes.start;
        let copied = self.nodes.get(nodes).map(<[_]>::to_vec).unwrap_or_default();
        self.nodes
            .extend(copied.into_iter().map(|entry| MapEntry { next: entry.next + shift as u32, ..entry }));
        true
    }

    /// Closes what is open when reading stops early; a key left without a value is dropped.
    fn close_all(&mut self) {
        while let Some(parent) = self.open.last().map(|open| open.at) {
            let is_mapping = self.nodes.get(parent).is_some_and(|parent| parent.kind == YamlKind::Mapping);
            if is_mapping && !self.is_key_position() {
                self.drop_last_child(parent);
            }
            let end = self.nodes.last().map_or(0, |node| node.span.end as usize);
            self.close(Span::new(end, end));
        }
    }

    fn drop_last_child(&mut self, parent: usize) {
        let last = self.children(parent).last().unwrap_or(parent + 1);
        self.nodes.truncate(last);
    }

    fn fault(&mut self, kind: SyntaxFaultKind, span: Span) {
        self.faults.push(SyntaxFault::new(kind, span));
    }
}

/// A text without the line ends behind it.
fn without_end(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_end_matches('\n')),
        Cow::Owned(mut text) => {
            text.truncate(text.trim_end_matches('\n').len());
            Cow::Owned(text)
        }
    }
}
