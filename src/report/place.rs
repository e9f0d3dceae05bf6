//! Places as people and machines are told them.

use std::collections::HashMap;

use serde::Serialize;

use crate::diagnostic::{FileId, Place};
use crate::model::Workspace;
use crate::source::Lines;

/// A place in a file; lines and columns count from 1, columns in characters, `start` and `end` are bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Location {
    /// The file's name.
    pub file: String,
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

/// Finds lines and columns, reading each file's lines once.
pub struct Places<'w> {
    workspace: &'w Workspace,
    lines: HashMap<FileId, Lines<'w>>,
}

impl<'w> Places<'w> {
    /// For the files of a workspace.
    pub fn new(workspace: &'w Workspace) -> Self {
        Places { workspace, lines: HashMap::new() }
    }

    /// The lines of a file.
    pub fn lines(&mut self, file: FileId) -> &Lines<'w> {
        let text = self.workspace.file(file).map_or("", |file| file.source.text.as_str());
        self.lines.entry(file).or_insert_with(|| Lines::new(text))
    }

    /// A place with lines and columns.
    pub fn locate(&mut self, place: Place) -> Location {
        let name = self.workspace.file(place.file).map_or("", |file| file.source.name.as_str());
        let lines = self.lines(place.file);
        let start = lines.position(place.span.start as usize);
        let end = lines.position(place.span.end as usize);
        Location {
            file: name.to_owned(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            start: place.span.start,
            end: place.span.end,
        }
    }
}
