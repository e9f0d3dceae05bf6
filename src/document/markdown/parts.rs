//! Parts of Markdown that the reader of annexes looks at closer: what is left out, marks, tags.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::russian::roman::roman;

/// Something in a Markdown file that the print leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What.
    pub kind: LeftOutKind,
    /// The bytes of the file it takes.
    pub range: Range<usize>,
}

/// What cannot be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeftOutKind {
    /// A picture; its name is printed.
    Picture,
    /// A tag of HTML; its text is printed.
    Html,
    /// A footnote that nothing refers to; it is printed below the others.
    Unreferred,
    /// A reference to a footnote that there is not.
    NoFootnote,
    /// Cells of a row of a table behind its last column.
    Cells,
}

/// Whether a line begins as an item does that Markdown knows nothing of: «а) …», «1.1. …», «II. …», «• …».
pub(super) fn is_marked(line: &str) -> bool {
    let Some((first, _)) = line.split_once(' ') else { return false };
    let core = first.trim_end_matches([')', '.']);
    let closed = core.len() < first.len();
    let letter = core.chars().count() == 1 && core.chars().all(char::is_alphabetic) && first.ends_with(')');
    let figures = core.chars().all(|sign| sign.is_ascii_digit() || sign == '.') && !core.is_empty();
    let is_number = letter || figures && core.len() < 9 || roman(core).is_some();
    matches!(first, "–" | "—" | "•" | "●" | "▪") || closed && is_number
}

/// The cells of a row that stand behind the last of so many columns and say something.
pub(super) fn excess(source: &str, row: Range<usize>, columns: usize) -> Option<LeftOut> {
    let text = source.get(row.clone())?.trim_end();
    let bars = text.match_indices('|').map(|(at, _)| at).filter(|at| *at > 0);
    let mut bars = bars.filter(|at| !text.get(..*at).is_some_and(|before| before.ends_with('\\')));
    let start = bars.nth(columns.checked_sub(1)?)? + 1;
    let says = text.get(start..)?.contains(|sign: char| !sign.is_whitespace() && sign != '|');
    let range = row.start + start..row.start + text.len();
    says.then_some(LeftOut { kind: LeftOutKind::Cells, range })
}

/// Whether the stars of an emphasis stand between figures, as a sign of multiplication does: «2*3*4».
pub(super) fn multiplies(source: &str, range: &Range<usize>) -> bool {
    let bytes = source.as_bytes();
    let is_figure = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let is_star = bytes.get(range.start) == Some(&b'*');
    is_star && is_figure(range.start.checked_sub(1)) && is_figure(Some(range.start + 1))
}

/// The text between tags; what stood in cells or lines of its own is kept apart.
pub(super) fn stripped(text: &str) -> String {
    let mut out = String::new();
    let mut pieces = text.split('<');
    out.extend(pieces.next());
    for piece in pieces {
        let (tag, behind) = piece.split_once('>').unwrap_or((piece, ""));
        if parts_cells(&format!("<{}", tag.to_lowercase())) && !out.ends_with(' ') {
            out.push(' ');
        }
        out.push_str(behind);
    }
    out
}

/// Whether a tag ends a cell, a line or an item, behind which the next words stand apart.
pub(super) fn parts_cells(tag: &str) -> bool {
    ["</td", "</th", "</tr", "</li", "</p", "</div"].iter().any(|end| tag.starts_with(end))
}

/// The longest label of a footnote, in letters, as Markdown has it.
const LABEL: usize = 999;

/// References `[^9]` that begin within a piece of text, and so have been read as words: there is no such footnote.
pub(super) fn references(source: &str, piece: Range<usize>) -> Option<Range<usize>> {
    let text = source.get(piece.start..)?;
    let mut brackets = text.get(..piece.len())?.match_indices('[').map(|(at, _)| at);
    let at = brackets.find(|at| text.get(at + 1..).is_some_and(|rest| rest.starts_with('^')))?;
    let is_escaped = source.get(..piece.start + at).is_some_and(|before| before.ends_with('\\'));
    let mut label = text.get(at + 2..)?.char_indices().take(LABEL);
    let (length, end) = label.find(|(_, sign)| matches!(sign, ']' | '\n' | ' '))?;
    (end == ']' && length > 0 && !is_escaped).then_some(piece.start + at..piece.start + at + length + 3)
}

/// Whether an address may be followed from a document: one of the usual kinds, and no programme to run.
pub(super) fn leads_out(address: &str) -> bool {
    const KINDS: [&str; 5] = ["http://", "https://", "ftp://", "mailto:", "tel:"];
    let lower = address.to_ascii_lowercase();
    address.len() < 2000 && KINDS.iter().any(|kind| lower.starts_with(kind))
}
