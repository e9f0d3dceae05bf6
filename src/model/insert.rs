//! What stands in braces within a text, for the print to fill: `{ref:ID}`, `{deadline}`, `{annex}`.

use std::borrow::Cow;

use memchr::memchr;

use crate::base::Span;

/// A pair of braces within a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Insert<'t> {
    /// What is asked for.
    pub kind: InsertKind<'t>,
    /// Where it stands, in bytes of the text, braces included.
    pub span: Span,
    /// Where the id stands, or the words where it is no reference.
    pub inner: Span,
}

/// What braces ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InsertKind<'t> {
    /// The number of the measure, clause, indicator or annex of that id.
    Ref(&'t str),
    /// The wording of the clause's deadline.
    Deadline,
    /// The words that name the annex which the clause approves.
    Annex,
    /// Something that there is not.
    Other(&'t str),
}

/// The braces of a text, in order. One that nothing closes is none.
pub fn inserts(text: &str) -> impl Iterator<Item = Insert<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + memchr(b'{', text.as_bytes().get(from..)?)?;
            let inner = text.get(start + 1..)?;
            let length = inner.find(['{', '}'])?;
            let end = start + 1 + length;
            if inner.as_bytes().get(length) == Some(&b'{') {
                from = end;
                continue;
            }
            from = end + 1;
            let words = inner.get(..length)?.trim_start();
            let (kind, words) = match words.strip_prefix("ref:").map(str::trim_start) {
                Some(id) => (InsertKind::Ref(id.trim_end()), id),
                None => (named(words.trim_end()), words),
            };
            let inner = Span::new(end - words.len(), end - words.len() + words.trim_end().len());
            return Some(Insert { kind, span: Span::new(start, end + 1), inner });
        }
    })
}

fn named(words: &str) -> InsertKind<'_> {
    match words {
        "deadline" => InsertKind::Deadline,
        "annex" => InsertKind::Annex,
        other => InsertKind::Other(other),
    }
}

/// The ids that a text refers to by `{ref:ID}`.
pub fn references(text: &str) -> impl Iterator<Item = &str> {
    inserts(text).filter_map(|insert| match insert.kind {
        InsertKind::Ref(id) => Some(id),
        _ => None,
    })
}

/// The text with its braces filled: `fill` adds to the text so far what stands in their place, and says whether it
/// could. Those that it cannot fill stay for all to see.
pub fn filled<'t>(text: &'t str, mut fill: impl FnMut(&mut String, InsertKind<'t>) -> bool) -> Cow<'t, str> {
    let mut out = String::new();
    let mut done = 0;
    for insert in inserts(text) {
        let range = insert.span.range();
        out.push_str(text.get(done..range.start).unwrap_or_default());
        if !fill(&mut out, insert.kind) {
            out.push_str(text.get(range.clone()).unwrap_or_default());
        }
        done = range.end;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_are_read_and_filled() {
        let text = "см. п. {ref: a-1 } и {deadline}, {x} { {annex}";
        let kinds: Vec<InsertKind<'_>> = inserts(text).map(|insert| insert.kind).collect();
        assert!(
            inserts(text)
                .all(|insert| matches!(&text[insert.inner.range()], "a-1" | "deadline" | "x" | "annex"))
        );
        let right = [InsertKind::Ref("a-1"), InsertKind::Deadline, InsertKind::Other("x"), InsertKind::Annex];
        assert_eq!(kinds, right);
        let out = filled(text, |out, kind| {
            let known = matches!(kind, InsertKind::Ref(_));
            out.push_str(if known { "1.2" } else { "" });
            known
        });
        assert_eq!(out, "см. п. 1.2 и {deadline}, {x} { {annex}");
        assert_eq!(references("{ref:a}, {ref:b").collect::<Vec<_>>(), ["a"]);
    }
}
