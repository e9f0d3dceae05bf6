//! Building: every roadmap that was asked for, in every format, whole files only.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::each::each;
use super::record::{BuildRecord, made_of};
use super::{FileFormat, OutputFolder, RenderFault, Renderer};
use crate::base::failure::Error;
use crate::base::{Panic, guard};
use crate::deadline::Calendar;
use crate::document::{Document, UnreadAnnex, document, report_form};
use crate::model::Roadmap;
use crate::world::{Below, World};

/// What stands on every page of a document that may not be signed.
const DRAFT: &str = "ПРОЕКТ";

/// How many lines that may not have been read are named on a draft.
const SHOWN: usize = 10;

/// What to build.
#[derive(Clone, Copy)]
pub struct BuildRequest<'b> {
    /// The outside.
    pub world: &'b dyn World,
    /// The root of the workspace, below which the text files of annexes lie.
    pub root: &'b Path,
    /// The production calendar of the workspace.
    pub calendar: &'b Calendar,
    /// The templates.
    pub renderer: &'b Renderer,
    /// The formats.
    pub formats: &'b [FileFormat],
    /// Where the files go.
    pub out: &'b OutputFolder,
    /// What was printed there before, and is now.
    pub record: &'b BuildRecord,
    /// All roadmaps of the workspace, for whom a report goes to.
    pub known: &'b [Arc<Roadmap>],
    /// What is printed of each roadmap.
    pub what: PrintKind,
    /// Whether «ПРОЕКТ» is to stand on every page, and gaps are to be printed as gaps.
    pub draft: bool,
}

/// What is printed of a roadmap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintKind {
    /// The order with its annexes.
    Order,
    /// The blank form of a report on its measures.
    Report,
}

/// Why the files of a roadmap were not written.
#[derive(Debug)]
pub enum Failed {
    /// A template is wrong.
    Template(RenderFault),
    /// Text files of annexes cannot be read.
    Unread(Vec<UnreadAnnex>),
    /// The id is no file name, so that there is no telling where the files belong.
    Nameless,
    /// Another roadmap before it has the same id, of this workspace or of one that was printed there earlier.
    SameFile,
    /// A file cannot be written.
    Unwritten(Error),
    /// The program failed over it.
    Panicked(Panic),
}

impl PrintKind {
    /// The name of its files, without the ending.
    fn name(self) -> &'static str {
        match self {
            PrintKind::Order => "order",
            PrintKind::Report => "report",
        }
    }
}

impl BuildRequest<'_> {
    /// Builds roadmaps, each with the folder its text files lie in; `tick` is called after each.
    ///
    /// Returns, for each roadmap in turn, the files written or why there are none.
    pub fn run(
        &self,
        roadmaps: &[(&Roadmap, &Path)],
        tick: &(dyn Fn() + Sync),
    ) -> Vec<Result<Vec<PathBuf>, Failed>> {
        let files = |(roadmap, _): &(&Roadmap, &Path)| {
            let file = |format: &FileFormat| self.out.file(&roadmap.id, self.what.name(), *format);
            self.formats.iter().filter_map(file).collect::<Vec<_>>()
        };
        self.record.plan(roadmaps.iter().flat_map(files));
        // Of those of one id the first is meant.
        let known: HashMap<&str, &Roadmap> =
            self.known.iter().rev().map(|known| (&*known.id.value, &**known)).collect();
        let mut ids = HashSet::new();
        let all: Vec<(&Roadmap, &Path, bool)> =
            roadmaps.iter().map(|(roadmap, folder)| (*roadmap, *folder, ids.insert(&*roadmap.id))).collect();
        each(&all, |(roadmap, folder, is_first)| {
            let built = match is_first {
                true => guard(|| self.one(roadmap, folder, &known))
                    .unwrap_or_else(|panic| Err(Failed::Panicked(panic))),
                false => Err(Failed::SameFile),
            };
            tick();
            built
        })
    }

    fn one(
        &self,
        roadmap: &Roadmap,
        folder: &Path,
        known: &HashMap<&str, &Roadmap>,
    ) -> Result<Vec<PathBuf>, Failed> {
        let below = Below::new(self.world, self.root);
        let (printed, unread) = match self.what {
            PrintKind::Order => {
                let (printed, unread) = document(roadmap, folder, self.calendar, &below);
                (Document { unread: unread_lines(&roadmap.faulty_lines), ..printed }, unread)
            }
            PrintKind::Report => {
                let above = roadmap.parent.as_ref().and_then(|parent| known.get(&*parent.value).copied());
                let form = report_form(roadmap, above, self.calendar, &below);
                (form, Vec::new())
            }
        };
        if !unread.is_empty() && !self.draft {
            return Err(Failed::Unread(unread));
        }
        self.write(printed, |format| {
            self.out.file(&roadmap.id, self.what.name(), format).ok_or(Failed::Nameless)
        })
    }

    /// Writes what a body has to do by date.
    ///
    /// # Errors
    /// When a template is wrong or a file cannot be written.
    pub fn summary(&self, summary: Document) -> Result<Vec<PathBuf>, Failed> {
        // Another workspace may have a summary for the same body.
        let mut names =
            (1..).map(|count| if count == 1 { "summary".into() } else { format!("summary-{count}") });
        let is_taken = |path: PathBuf| {
            self.record.is_claimed(&path) || self.record.is_others(self.world, self.root, &path, &[])
        };
        let free =
            |name: &String| !self.formats.iter().any(|format| is_taken(self.out.common(name, *format)));
        let name = names.find(free).unwrap_or_default();
        self.write(summary, |format| Ok(self.out.common(&name, format)))
    }

    /// Lays a document out in all formats before it writes any, so that a mistake in one leaves no part of it. What lies
    /// there printed from the same is left.
    fn write(
        &self,
        mut document: Document,
        path: impl Fn(FileFormat) -> Result<PathBuf, Failed>,
    ) -> Result<Vec<PathBuf>, Failed> {
        document.draft = self.draft.then(|| DRAFT.to_owned());
        document.unread = document.unread.filter(|_| self.draft);
        let mut files = Vec::with_capacity(self.formats.len());
        for format in self.formats {
            let path = path(*format)?;
            if !self.record.claim(&path) {
                return Err(Failed::SameFile);
            }
            self.out.refuse_links(self.world, &path).map_err(Failed::Unwritten)?;
            let from = made_of(&document, *format, self.renderer);
            if !self.record.is_fresh(self.world, &path, &from) {
                let bytes = self.renderer.render(&document, *format).map_err(Failed::Template)?;
                files.push((path, from, bytes));
            }
        }
        if files.is_empty() {
            self.record.leave();
        }
        if !files.is_empty() {
            self.record.begin(self.world).map_err(Failed::Unwritten)?;
        }
        for (path, _, bytes) in &files {
            self.record.refuse_foreign(self.world, path, bytes).map_err(Failed::Unwritten)?;
            if self.record.is_others(self.world, self.root, path, bytes) {
                return Err(Failed::SameFile);
            }
        }
        for (path, from, bytes) in &files {
            self.record.lay_aside(self.world, path, bytes).map_err(Failed::Unwritten)?;
            self.world.write(path, &[bytes]).map_err(Failed::Unwritten)?;
            let root = self.record.way_to(self.world, self.root);
            self.record.add(root, path, from.clone(), bytes);
        }
        self.record.keep_up(self.world).map_err(Failed::Unwritten)?;
        Ok(files.into_iter().map(|(path, ..)| path).collect())
    }
}

/// What a draft says of the lines of its file that may not have been read.
fn unread_lines(lines: &[usize]) -> Option<String> {
    let shown: Vec<String> = lines.iter().take(SHOWN).map(usize::to_string).collect();
    let listed = shown.join(", ");
    let lines = match lines {
        [] => return None,
        [_] => format!("В строке {listed} файла ошибка"),
        _ if lines.len() > SHOWN => format!("В строках {listed} файла и дальше ошибки"),
        _ => format!("В строках {listed} файла ошибки"),
    };
    Some(format!("{lines}: того, что там написано, здесь может не быть."))
}
