//! Parts of Markdown that the reader of annexes looks at closer: what is left out, marks, tags.

use std::ops::Range;

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
}

/// Whether a line begins as an item does that Markdown knows nothing of: «а) …», «1.1. …».
pub(super) fn is_marked(line: &str) -> bool {
    let Some((first, _)) = line.split_once(' ') else { return false };
    let core = first.trim_end_matches([')', '.']);
    let closed = core.len() < first.len();
    let letter = core.chars().count() == 1 && core.chars().all(char::is_alphabetic) && first.ends_with(')');
    let figures = core.chars().all(|sign| sign.is_ascii_digit() || sign == '.') && !core.is_empty();
    matches!(first, "–" | "—") || closed && (letter || figures && core.len() < 9)
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
