//! Parts of Markdown that the reader of annexes looks at closer: what is left out, marks, tags.

use std::ops::Range;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// The text between tags.
pub(super) fn stripped(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .filter(|sign| {
            let kept = !inside && *sign != '<';
            inside = *sign == '<' || inside && *sign != '>';
            kept
        })
        .collect()
}

/// Whether an address may be followed from a document: one of the usual kinds, and no programme to run.
pub(super) fn leads_out(address: &str) -> bool {
    const KINDS: [&str; 5] = ["http://", "https://", "ftp://", "mailto:", "tel:"];
    let lower = address.to_ascii_lowercase();
    address.len() < 2000 && KINDS.iter().any(|kind| lower.starts_with(kind))
}
