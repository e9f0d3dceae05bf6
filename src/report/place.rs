//! Places as people and machines are told them.

use std::borrow::Cow;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::labels::LabelTable;
use crate::base::{Anchor, DutyWords, Extent, FileId, Label, Labels, Place};
use crate::model::Roadmap;
use crate::syntax::{Lines, Source};
use crate::workspace::{FileRole, LoadedFile, Workspace};
use crate::world::{Below, World};

/// A place in a file; lines and columns count from 1, columns in characters, `start` and `end` are bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Location<'w> {
    /// The file's name.
    pub file: &'w str,
    /// The line of the first character.
    pub line: usize,
    /// Its column.
    pub column: usize,
    /// The line behind the last character.
    pub end_line: usize,
    /// Its column.
    pub end_column: usize,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Location<'_> {
    /// The last line that holds something of the place: one that ends before a line's first character ends on the
    /// line above.
    pub fn last_line(&self) -> usize {
        if self.end_column == 1 { (self.end_line - 1).max(self.line) } else { self.end_line }
    }
}

/// Finds lines and columns. Files that this run had no need to read are read when something of them is shown, each at
/// most once.
pub struct PlaceFinder<'w> {
    workspace: &'w Workspace,
    world: &'w dyn World,
    /// By the places of files in the workspace.
    files: Vec<FileViews<'w>>,
}

/// What was looked up of a file: of most nothing is, so that they should take little room.
#[derive(Default)]
struct FileViews<'w> {
    lines: OnceLock<Box<Lines>>,
    labels: OnceLock<Option<Box<LabelTable<'w>>>>,
}

impl<'w> PlaceFinder<'w> {
    /// For the files of a workspace.
    pub fn new(workspace: &'w Workspace, world: &'w dyn World) -> Self {
        PlaceFinder { workspace, world, files: workspace.files().map(|_| FileViews::default()).collect() }
    }

    fn views(&self, file: FileId) -> Option<&FileViews<'w>> {
        self.files.get(self.workspace.position(file)?)
    }

    /// A file as far as it was read.
    fn source(&self, file: FileId) -> Option<&'w Source> {
        self.workspace.file(file).map(|file| &file.source)
    }

    /// The name of a file.
    pub fn name(&self, file: FileId) -> &'w str {
        self.source(file).map_or("", |source| &source.name)
    }

    /// The path of a file.
    pub fn path(&self, file: FileId) -> Option<&'w Path> {
        self.source(file).map(|source| &*source.path)
    }

    /// The text of a place.
    pub fn text(&self, place: Place) -> &str {
        self.lines(place.file).and_then(|lines| lines.text().get(place.span.range())).unwrap_or("")
    }

    /// The lines of a file; of one that has gone meanwhile, none but an empty one.
    pub fn lines(&self, file: FileId) -> Option<&Lines> {
        let loaded = self.workspace.file(file)?;
        let read = || {
            let mut read = loaded.source.clone();
            // What is told not to be read is not read to be shown either, and a link may lead elsewhere by now.
            if read.text.is_empty() && loaded.role != FileRole::NotRead {
                let below = Below::new(self.world, &self.workspace.root);
                read.take(below.read(&read.path).unwrap_or_default());
            }
            Box::new(Lines::new(read.text))
        };
        Some(self.views(file)?.lines.get_or_init(read))
    }

    /// Lines and columns of a place.
    pub fn extent(&self, place: Place) -> Option<Extent> {
        Some(self.lines(place.file)?.extent(place.span))
    }

    /// A place with its lines and columns, found in the file where they are not known.
    pub fn locate(&self, place: Place, known: Option<Extent>) -> Location<'w> {
        let extent = known.or_else(|| self.extent(place));
        let Extent { start, end } = extent.unwrap_or(Extent { start: (1, 1), end: (1, 1) });
        Location {
            file: self.name(place.file),
            line: start.0 as usize,
            column: start.1 as usize,
            end_line: end.0 as usize,
            end_column: end.1 as usize,
            start: place.span.start,
            end: place.span.end,
        }
    }

    /// The table of labels of a file; it is read anew where this run had no need of it.
    fn labels_of(&self, file: FileId) -> Option<&LabelTable<'w>> {
        let read = || {
            if let Some(roadmap) = self.workspace.roadmap_of(file) {
                return Some(Box::new(LabelTable::new(Cow::Borrowed(roadmap))));
            }
            let (source, text) = (self.source(file)?, self.lines(file)?.text());
            let read =
                LoadedFile::roadmap(source.path.clone(), String::new(), text.as_bytes().to_vec(), file);
            let owned = |roadmap| LabelTable::new(Cow::Owned(Arc::unwrap_or_clone(roadmap)));
            read.roadmap.map(|roadmap| Box::new(owned(roadmap)))
        };
        self.views(file)?.labels.get_or_init(read).as_deref()
    }

    /// The roadmap of a file.
    pub fn roadmap(&self, file: FileId) -> Option<&Roadmap> {
        self.labels_of(file).map(LabelTable::roadmap)
    }
}

impl Labels for PlaceFinder<'_> {
    fn label(&self, anchor: &Anchor) -> Label {
        let label = self.labels_of(anchor.file).and_then(|table| table.label(anchor));
        let gone = || Label { place: Place { file: anchor.file, ..Place::default() }, ..Label::default() };
        label.unwrap_or_else(gone)
    }

    fn place(&self, anchor: &Anchor) -> Place {
        let place = self.labels_of(anchor.file).and_then(|table| table.place(anchor));
        place.unwrap_or(Place { file: anchor.file, ..Place::default() })
    }

    fn duty(&self, anchor: &Anchor) -> DutyWords {
        self.labels_of(anchor.file).and_then(|table| table.duty(anchor)).unwrap_or_default()
    }
}
