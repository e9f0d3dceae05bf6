//! What a file gives away to others, in short numbers that are equal as long as nothing of it changes.
//!
//! The structure of a file (ids, level, parent, period, deadlines, references, figures) is what every file that rests on
//! it is judged by. Its prose is looked at by few: where a duty is missing or a reference is wrong, the rules look for an
//! entry of the same title, and offer its words. Where its entries stand matters to nobody's judging, and to those who quote
//! them when they are told. A comment that moves nothing belongs to none of these.

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use crate::syntax::{Node, Tree, YamlKind};

/// Whether the values of a key are prose. A key that is not named here counts as structure, so that a new one can make
/// nothing stale.
fn is_prose(key: &str) -> bool {
    matches!(
        key,
        "acquainted"
            | "copies_to"
            | "document"
            | "drafted_by"
            | "issuer"
            | "name"
            | "note"
            | "place"
            | "preamble"
            | "resolves"
            | "responsible"
            | "result"
            | "signatory"
            | "territory"
            | "text"
            | "title"
    )
}

/// What a file gives away to the judging of others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenAway {
    /// Stands for its structure.
    pub structure: u128,
    /// Stands for its prose.
    pub prose: u128,
    /// Stands for the lines and columns of its entries.
    pub layout: u128,
}

impl GivenAway {
    /// What a tree gives away; `wrong` says how much of the file could not be read or does not fit, and whether some of it
    /// is not in the tree: what is left of an entry then is nothing that the tree shows.
    pub fn of(tree: &Tree<'_>, text: &str, wrong: (usize, bool)) -> Self {
        // The room is taken at once: most of a text is in one or the other, and a file has many entries.
        let mut digests = Digests {
            structure: Vec::with_capacity(text.len()),
            prose: Vec::with_capacity(text.len()),
            layout: Vec::with_capacity(text.len()),
            lines: LineCounter { text: text.as_bytes(), ..LineCounter::default() },
        };
        if let Some(root) = tree.root() {
            digests.node(root, (false, false));
        }
        let (faults, partial) = wrong;
        digests.structure.extend_from_slice(&(faults as u64).to_le_bytes());
        digests.structure.push(u8::from(partial));
        let Digests { structure, prose, layout, .. } = digests;
        GivenAway { structure: xxh3_128(&structure), prose: xxh3_128(&prose), layout: xxh3_128(&layout) }
    }
}

/// What is put into each of the numbers. It is written down first, for the pieces are short and many, and hashing each by
/// itself takes longer.
struct Digests<'t> {
    structure: Vec<u8>,
    prose: Vec<u8>,
    layout: Vec<u8>,
    lines: LineCounter<'t>,
}

/// Counts lines from one place of a text to the next.
#[derive(Default)]
struct LineCounter<'t> {
    text: &'t [u8],
    at: usize,
    line: u32,
    start: usize,
}

impl LineCounter<'_> {
    /// The line of a byte, and how many bytes stand before it there; bytes are asked for in their order.
    fn position(&mut self, byte: usize) -> (u32, u32) {
        let between = self.text.get(self.at..byte).unwrap_or_default();
        for end in memchr::memchr2_iter(b'\n', b'\r', between) {
            self.line += 1;
            self.start = self.at + end + 1;
        }
        self.at = self.at.max(byte);
        (self.line, byte.saturating_sub(self.start) as u32)
    }
}

impl Digests<'_> {
    /// `prose` says to which of the two a text belongs; what `text` says inside of a deadline is no prose.
    fn node(&mut self, node: Node<'_>, (prose, inside_deadline): (bool, bool)) {
        match node.kind() {
            YamlKind::Scalar(style) => {
                let (line, column) = self.lines.position(node.span().start as usize);
                self.layout.extend_from_slice(&(u64::from(line) << 32 | u64::from(column)).to_le_bytes());
                let text = node.text();
                let digest = if prose { &mut self.prose } else { &mut self.structure };
                digest.extend_from_slice(&((style as u64) << 32 | text.len() as u64).to_le_bytes());
                digest.extend_from_slice(text.as_bytes());
            }
            YamlKind::Sequence => {
                self.mark(b'[');
                node.items().for_each(|item| self.node(item, (prose, inside_deadline)));
                self.mark(b']');
            }
            YamlKind::Mapping => {
                self.mark(b'{');
                for (key, value) in node.entries() {
                    self.node(key, (false, false));
                    let own = is_prose(key.text()) && !inside_deadline;
                    self.node(value, (prose || own, key.text() == "deadline"));
                }
                self.mark(b'}');
            }
        }
    }

    /// A bracket belongs to both, so that no two trees read as one.
    fn mark(&mut self, bracket: u8) {
        self.structure.push(bracket);
        self.prose.push(bracket);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse;

    fn given(text: &str) -> GivenAway {
        GivenAway::of(&parse(text, 0).tree, text, (0, false))
    }

    #[test]
    fn prose_structure_and_comments_are_told_apart() {
        let text = "id: a\nmeasures:\n  - {id: m, title: Мера, deadline: март}\n";
        let base = given(text);
        assert_eq!(given(&text.replace("id: a\n", "id: a # так\n")), base);
        let moved = given(&text.replace("id: a\n", "id: a\n\n"));
        assert!(moved.layout != base.layout && GivenAway { layout: base.layout, ..moved } == base);
        let title = given(&text.replace("Мера", "Дело"));
        assert!(
            title.structure == base.structure && title.prose != base.prose && title.layout == base.layout
        );
        let deadline = given(&text.replace("март", "май"));
        assert!(deadline.structure != base.structure && deadline.prose == base.prose);
    }
}
