//! Fixes: changes of a finding's own file that mend it, as data, and what a text is once some of them are made.
//!
//! An editor that offers a fix needs [`Fix::edits`] alone: spans are bytes of the file at the revision of the finding.
//! For "mend all of the file" it takes [`apart`] of the fixes wanted, which is one round of `vekha check --fix`; what
//! meets another fix waits for the next round, after the file has been judged anew.

use arcstr::ArcStr;
use serde::{Deserialize, Serialize};

use super::Span;

/// A change of the finding's own file that mends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What is written in place of what, in the order of the file; no two meet.
    pub edits: Vec<Edit>,
    /// Whether it may be made without a look: the meaning stays, or only one meaning is possible.
    pub safe: bool,
}

/// What is written in place of a stretch of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The stretch; an empty one where something is put in.
    pub span: Span,
    /// What is written there; findings that are alike share it.
    pub replacement: ArcStr,
}

impl Fix {
    /// A fix that may be made without a look.
    pub fn safe(edits: Vec<Edit>) -> Self {
        Fix { edits, safe: true }
    }

    /// A fix that a person should look at: it says something else than the file did.
    pub fn uncertain(edits: Vec<Edit>) -> Self {
        Fix { edits, safe: false }
    }

    /// The stretch from its first edit to its last.
    fn reach(&self) -> Option<Span> {
        let (first, last) = (self.edits.first()?, self.edits.last()?);
        Some(Span { start: first.span.start, end: last.span.end })
    }
}

/// Those of the fixes of one file that can be made together, in the order of the file; by the place of each in the list.
/// Of two that meet the one that begins earlier is taken, of two that begin alike the first of the list. Fixes that put
/// something in at one place meet as well: which of the two should come first nobody has said.
pub fn apart<'f>(fixes: impl IntoIterator<Item = &'f Fix>) -> Vec<(usize, &'f Fix)> {
    let placed = fixes.into_iter().enumerate().filter_map(|(at, fix)| Some((fix.reach()?, at, fix)));
    let mut placed: Vec<(Span, usize, &Fix)> = placed.collect();
    placed.sort_by_key(|(reach, at, _)| (reach.start, *at));
    let mut end = None;
    placed.retain(|(reach, ..)| {
        let free = end.is_none_or(|end| reach.start > end);
        if free {
            end = Some(reach.end);
        }
        free
    });
    placed.into_iter().map(|(_, at, fix)| (at, fix)).collect()
}

/// A text with edits made that are in the order of the text and do not meet. An edit that is not of this text, because
/// it reaches beyond its end or cuts a letter in two, is left out.
pub fn edited<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut new = String::with_capacity(text.len());
    let mut done = 0;
    for Edit { span, replacement } in edits {
        let (start, end) = (span.start as usize, span.end as usize);
        let (Some(kept), Some(_)) = (text.get(done..start), text.get(start..end)) else { continue };
        new.push_str(kept);
        new.push_str(replacement);
        done = end;
    }
    new.push_str(text.get(done..).unwrap_or_default());
    new
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(edits: &[(usize, usize, &str)]) -> Fix {
        let edit = |(start, end, text): &(usize, usize, &str)| Edit {
            span: Span::new(*start, *end),
            replacement: (*text).into(),
        };
        Fix::safe(edits.iter().map(edit).collect())
    }

    #[test]
    fn fixes_that_meet_wait() {
        let fixes = [fix(&[(4, 6, "x")]), fix(&[(0, 1, "a"), (5, 5, "b")]), fix(&[(8, 8, "c")]), fix(&[])];
        let taken: Vec<usize> = apart(&fixes).into_iter().map(|(at, _)| at).collect();
        assert_eq!(taken, [1, 2]);
        let one_place = [fix(&[(3, 3, "a")]), fix(&[(3, 3, "b")])];
        assert_eq!(apart(&one_place).len(), 1);
    }

    #[test]
    fn all_but_what_is_edited_stays() {
        let fix = fix(&[(0, 2, "Д"), (3, 3, "-"), (40, 41, "?")]);
        assert_eq!(edited("дa\r\n", &fix.edits), "Дa-\r\n");
    }
}
