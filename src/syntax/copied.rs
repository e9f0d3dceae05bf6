//! Plans are copied: those of two schools often differ in their heads alone. What a text has in common with the one that
//! was read before it, from a key of the outermost mapping to the end, is read once; its nodes are taken over with their
//! places moved. Only a text in which nothing is wrong is kept, so that nothing is looked for in them again.
//!
//! The reader for the plain subset goes line by line, and before a key of the outermost mapping nothing else is open, so
//! that what follows is read alike wherever it stands.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, Ordering};

use super::tree::{Ending, MapEntry, QuotingStyle, YamlKind};
use crate::base::Span;

/// How few nodes are not worth being kept.
const FEW: usize = 32;

/// How many bytes of a text are kept at most.
const MOST: usize = 1 << 20;

/// The number of the last end that was kept by any thread.
static NUMBER: AtomicU64 = AtomicU64::new(0);

/// The end of a text, and its nodes with their places in it.
#[derive(Default)]
struct KeptEnding {
    number: u64,
    text: String,
    nodes: Vec<CopiedNode>,
}

/// A node of the end of a text.
struct CopiedNode {
    kind: YamlKind,
    /// In bytes of the end.
    span: Span,
    /// One past the last node of the subtree, counted from the first of the end.
    next: u32,
}

thread_local! {
    /// The end of the text that this thread read last: files of one folder are mostly read by one thread, one after the
    /// other.
    static LAST: RefCell<KeptEnding> = RefCell::default();
}

/// Where in a text the end begins that it has in common with the one before; its length where it has none.
pub(super) fn beginning(text: &str, skip: usize) -> usize {
    LAST.with_borrow(|last| {
        let start = text.len().checked_sub(last.text.len()).filter(|_| !last.nodes.is_empty());
        let in_common = start.filter(|start| *start > skip && text.ends_with(&last.text));
        let begins_a_line = |start: &usize| text.as_bytes().get(start - 1) == Some(&b'\n');
        in_common.filter(begins_a_line).unwrap_or(text.len())
    })
}

/// Adds the nodes of the end that begins at `start`.
pub(super) fn take_over<'t>(text: &'t str, start: usize, nodes: &mut Vec<MapEntry<'t>>) -> Ending {
    LAST.with_borrow(|last| {
        let before = nodes.len() as u32;
        let moved = |place: u32| place as usize + start;
        nodes.extend(last.nodes.iter().map(|node| {
            let span = Span::new(moved(node.span.start), moved(node.span.end));
            MapEntry {
                kind: node.kind,
                span,
                next: node.next + before,
                text: Cow::Borrowed(value(text, node.kind, span)),
            }
        }));
        Ending { number: last.number, start: Span::new(start, start).start }
    })
}

/// The value of a node as the reader for the plain subset has it: what stands there, without quotes.
fn value(text: &str, kind: YamlKind, span: Span) -> &str {
    let range = span.range();
    let inner = match kind {
        YamlKind::Scalar(QuotingStyle::Plain) => text.get(range),
        YamlKind::Scalar(QuotingStyle::Quoted) => text.get(range.start + 1..range.end - 1),
        YamlKind::Sequence | YamlKind::Mapping => None,
    };
    inner.unwrap_or_default()
}

/// Keeps the end of a text from the key of the outermost mapping on that has the most under it.
pub(super) fn keep(text: &str, nodes: &[MapEntry<'_>]) -> Option<Ending> {
    let size = |at: usize| nodes.get(at).map_or(0, |node| node.next as usize - at);
    let keys = std::iter::successors(Some(1), |key| Some(key + 1 + size(key + 1)));
    let first = keys.take_while(|key| *key < nodes.len()).max_by_key(|key| size(key + 1))?;
    let ending = nodes.get(first..).filter(|ending| ending.len() > FEW)?;
    let start = ending.first()?.span.start;
    let tail = text.get(start as usize..).filter(|tail| tail.len() < MOST)?;
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    LAST.with_borrow_mut(|last| {
        last.number = number;
        last.text.clear();
        last.text.push_str(tail);
        last.nodes.clear();
        last.nodes.extend(ending.iter().map(|node| CopiedNode {
            kind: node.kind,
            span: Span { start: node.span.start - start, end: node.span.end - start },
            next: node.next - first as u32,
        }));
    });
    Some(Ending { number, start })
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    const BODY: &str = "sections:\n  - title: 'Раздел'\n    measures:\n";
    const ROW: &str = "      - id: m1\n        title: \"Мера\" # так\n        responsible: [own, {a: b}]\n";

    /// What is read of a text by a thread that has read another, and by one that has not.
    fn both(before: &str, text: &str) {
        let read = |texts: &[&str]| {
            let own = texts.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
            let shown = move || {
                let read = own.iter().map(|text| parse(text, 0));
                read.map(|read| format!("{:?} {:?}", read.tree.nodes, read.faults)).next_back()
            };
            std::thread::spawn(shown).join().unwrap()
        };
        assert_eq!(read(&[before, text]), read(&[text]), "{text}");
    }

    #[test]
    fn what_is_taken_over_is_what_would_be_read() {
        let body = BODY.to_owned() + &ROW.repeat(8);
        let first = format!("id: s1\n{body}");
        let heads = [
            "id: s1024\nbodies:\n  own: МБОУ\n",
            "",
            "id:\n",
            "a:\n- b\n",
            "a: 'b\n",
            "sections:\n",
            "a: |\n",
        ];
        for head in heads {
            both(&first, &format!("{head}{body}"));
        }
        both(&first, &format!("x{body}"));
        both(&first, &format!("id: s1\n{body}note: b\n"));
        both(&first, &format!("id: s1\n{}", body.replace("m1", "m2")));
        let twice = body.replace("title:", "id:");
        both(&format!("id: s1\n{twice}"), &format!("id: s2\n{twice}"));
        both(&first, &format!("sections: []\n{body}"));
        both(&first, &format!("a: {{b: 1, b: 2}}\n{body}"));
    }
}
