//! Stage 8, orders out: the printable order as a plain tree.
//!
//! Everything that needs thought is done here: numbers and references, merged cells, wording, agreement of gender,
//! blanks that must not break. A template lays the tree out and knows nothing else. The tree is an ordinary value that
//! serialises, so that it can be read, compared and handed to any template.

mod acts;
mod annexes;
mod indicators;
mod lists;
mod markdown;
mod order;
mod stamps;
mod table;
mod text;
mod tree;
mod widths;

use std::path::Path;

use crate::base::Span;
use crate::base::failure::Cause;
use crate::model::{Annex as Wanted, Numbers, Roadmap};
use crate::world::World;

pub use lists::{report_form, summary};
pub use tree::{
    Annex, Block, Cell, Clause, Column, Content, Document, Executor, Member, OrderPage, Orientation, Row,
    Run, Signature, Stamp, Table, Verb,
};

/// A text file of an annex that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where the roadmap names it.
    pub span: Span,
    /// Its path, as written.
    pub path: String,
    /// Why.
    pub why: Cause,
}

/// Makes the printable tree of a roadmap; `folder` is where its text files are looked for.
///
/// A file that cannot be read leaves a visible gap in the tree and is named in the second value.
pub fn document(roadmap: &Roadmap, folder: &Path, world: &dyn World) -> (Document, Vec<Unread>) {
    let wanted = roadmap.annex_list();
    let numbers = Numbers::of(roadmap);
    let mut maker = Maker { folder, ..Maker::new(roadmap, &wanted, &numbers, world) };
    let document = Document {
        id: roadmap.id.to_string(),
        name: acts::name(roadmap),
        draft: None,
        order: maker.order(),
        annexes: maker.annexes(),
    };
    (document, maker.unread)
}

/// What the parts of a document are made from.
struct Maker<'r> {
    roadmap: &'r Roadmap,
    wanted: &'r [Wanted],
    numbers: &'r Numbers,
    folder: &'r Path,
    world: &'r dyn World,
    unread: Vec<Unread>,
}

impl<'r> Maker<'r> {
    fn new(roadmap: &'r Roadmap, wanted: &'r [Wanted], numbers: &'r Numbers, world: &'r dyn World) -> Self {
        Maker { roadmap, wanted, numbers, folder: Path::new(""), world, unread: Vec::new() }
    }
}
