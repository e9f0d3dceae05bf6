//! Places as people and machines are told them.

use std::sync::OnceLock;

use serde::Serialize;

use crate::diagnostic::{FileId, Place};
use crate::model::Workspace;
use crate::source::{Lines, Source};

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

/// Finds lines and columns, reading the lines of each file at most once.
pub struct Places<'w> {
    workspace: &'w Workspace,
    lines: Vec<OnceLock<Lines<'w>>>,
}

impl<'w> Places<'w> {
    /// For the files of a workspace.
    pub fn new(workspace: &'w Workspace) -> Self {
        Places { workspace, lines: vec![OnceLock::new(); workspace.files.len()] }
    }

    /// The workspace.
    pub fn workspace(&self) -> &'w Workspace {
        self.workspace
    }

    /// A file as read.
    fn source(&self, file: FileId) -> Option<&'w Source> {
        self.workspace.file(file).map(|file| &file.source)
    }

    /// The name of a file.
    pub fn name(&self, file: FileId) -> &'w str {
        self.source(file).map_or("", |source| &source.name)
    }

    /// The text of a place.
    pub fn text(&self, place: Place) -> &'w str {
        self.source(place.file).and_then(|source| source.text.get(place.span.range())).unwrap_or("")
    }

    /// The lines of a file.
    pub fn lines(&self, file: FileId) -> Option<&Lines<'w>> {
        let source = self.source(file)?;
        let cell = self.lines.get(file.0 as usize)?;
        Some(cell.get_or_init(|| Lines::new(&source.text)))
    }

    /// A place with lines and columns.
    pub fn locate(&self, place: Place) -> Location<'w> {
        let position = |byte: u32| {
            let first = || crate::source::Position { line: 1, column: 1 };
            self.lines(place.file).map_or_else(first, |lines| lines.position(byte as usize))
        };
        let (start, end) = (position(place.span.start), position(place.span.end));
        Location {
            file: self.name(place.file),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            start: place.span.start,
            end: place.span.end,
        }
    }
}
