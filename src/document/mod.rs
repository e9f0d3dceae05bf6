//! Orders out: the printable order as a plain tree.
//!
//! Everything that needs thought is done here: numbers and references, merged cells, wording, agreement of gender,
//! blanks that must not break. A template lays the tree out and knows nothing else. The tree is an ordinary value that
//! serialises, so that it can be read, compared and handed to any template.

mod acts;
mod annexes;
mod columns;
mod fields;
pub mod fonts;
mod heights;
mod hyphens;
mod indicators;
mod lists;
mod markdown;
mod money;
pub mod naming;
mod numbering;
mod order;
mod periods;
mod report;
mod rich;
mod same_duty;
mod sought;
mod stamps;
mod stops;
mod summary;
mod table;
mod text;
mod tree;
mod widths;

use std::path::Path;

use foldhash::HashMap;
use rich::Anchors;

use crate::base::Span;
use crate::base::failure::IoCause;
use crate::deadline::{Calendar, Timetable};
use crate::model::{Annex as Wanted, Edition, Numbers, Roadmap, Stamp};
use crate::world::World;

pub use acts::name as act_named;
pub use hyphens::hyphenated;
pub use markdown::{LeftOut, LeftOutKind, blocks};
pub use report::report_form;
pub use same_duty::SameDuties;
pub use summary::{body_named, likely_body, marks_of, settled, summary};
pub(crate) use text::initials;
pub use tree::{
    AcquaintanceSheet, AnnexContent, AnnexPages, Bookmark, CellAlign, ClauseList, ColumnLayout, Document,
    Executor, HeadCell, OrderPage, Orientation, PrintedCell, PrintedClause, PrintedMember, PrintedRow,
    PrintedStamp, Signature, Table, TextBlock, TextRun, Verb,
};

/// «приказа», «решения»: the kind of the act of a roadmap in the genitive.
pub fn act_genitive(roadmap: &Roadmap) -> &'static str {
    acts::kind(roadmap.order.as_ref().and_then(|order| order.kind.as_deref())).genitive
}

/// A text file of an annex that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadAnnex {
    /// Where the roadmap names it.
    pub span: Span,
    /// Its path, as written.
    pub path: String,
    /// Why.
    pub why: IoCause,
}

/// Makes the printable tree of a roadmap; `folder` is where its text files are looked for, `calendar` says which days are
/// worked.
///
/// A file that cannot be read leaves a visible gap in the tree and is named in the second value.
pub fn document(
    roadmap: &Roadmap,
    folder: &Path,
    calendar: &Calendar,
    world: &dyn World,
) -> (Document, Vec<UnreadAnnex>) {
    made(roadmap, folder, calendar, world, true)
}

/// The same tree for a screen, whose columns are as wide as there is room for: nothing is measured and divided for paper.
pub fn on_screen(roadmap: &Roadmap, folder: &Path, calendar: &Calendar, world: &dyn World) -> Document {
    made(roadmap, folder, calendar, world, false).0
}

fn made(
    roadmap: &Roadmap,
    folder: &Path,
    calendar: &Calendar,
    world: &dyn World,
    on_paper: bool,
) -> (Document, Vec<UnreadAnnex>) {
    let with_repeal = naming::with_repeal(roadmap);
    let roadmap = with_repeal.as_ref().unwrap_or(roadmap);
    let wanted = roadmap.annex_list();
    let numbers = Numbers::of(roadmap);
    let times = Timetable::of(roadmap, calendar);
    let mut maker = DocumentBuilder {
        folder,
        on_paper,
        ..DocumentBuilder::new(roadmap, &wanted, &numbers, &times, world)
    };
    let mut order = maker.order();
    let style = roadmap.order.as_ref().map(|order| order.clause_numbers).unwrap_or_default();
    let lists = order.as_mut().map(|order| numbering::number(&mut order.clauses, style)).unwrap_or_default();
    let annexes = maker.annexes();
    let mut document = Document {
        id: roadmap.id.to_string(),
        name: acts::name(roadmap),
        draft: None,
        unread: None,
        order,
        lists,
        annexes,
    };
    fields::mark(&mut document);
    (document, maker.unread)
}

/// The tables of a roadmap that do not fit a page: the id of each annex with the number of its columns.
pub fn crowded(roadmap: &Roadmap, calendar: &Calendar, world: &dyn World) -> Vec<(String, usize)> {
    // Files are read elsewhere: tables alone are laid out here.
    let mut tables = roadmap.clone();
    if let Some(annexes) = &mut tables.annexes {
        annexes.retain(|annex| annex.text.is_none());
        annexes.iter_mut().for_each(|annex| annex.intro = None);
    }
    let (document, _) = document(&tables, Path::new(""), calendar, world);
    let tables = document.annexes.into_iter().filter_map(|annex| match annex.content {
        AnnexContent::Table(table) if table.crowded => Some((annex.id, table.columns.len())),
        _ => None,
    });
    tables.collect()
}

/// What the parts of a document are made from.
struct DocumentBuilder<'r> {
    roadmap: &'r Roadmap,
    wanted: &'r [Wanted],
    /// The place of each annex that clauses name by its number, by its id.
    named: HashMap<&'r str, usize>,
    /// The later acts, by their numbers.
    editions: HashMap<&'r str, &'r Edition>,
    numbers: &'r Numbers,
    times: &'r Timetable,
    anchors: Anchors,
    folder: &'r Path,
    world: &'r dyn World,
    unread: Vec<UnreadAnnex>,
    /// Whether columns and rows are measured for paper.
    on_paper: bool,
}

impl<'r> DocumentBuilder<'r> {
    fn new(
        roadmap: &'r Roadmap,
        wanted: &'r [Wanted],
        numbers: &'r Numbers,
        times: &'r Timetable,
        world: &'r dyn World,
    ) -> Self {
        let anchors = Anchors::of_roadmap(roadmap);
        let numbered = wanted.iter().enumerate().rev().filter(|(_, annex)| annex.stamp != Stamp::Approved);
        DocumentBuilder {
            roadmap,
            wanted,
            // Of two of one id the first is meant.
            named: numbered.map(|(at, annex)| (&*annex.id, at)).collect(),
            editions: roadmap.editions(),
            numbers,
            times,
            anchors,
            folder: Path::new(""),
            world,
            unread: Vec::new(),
            on_paper: true,
        }
    }
}
