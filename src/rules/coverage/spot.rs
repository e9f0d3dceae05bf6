//! Where lines are to be pasted in a file, and how far they are indented there.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::base::{Edit, SectionIdx, Span};
use crate::model::{Measure, Roadmap};
use crate::rules::edit::with_ends_of;
use crate::workspace::LoadedFile;

/// A list of measures that has none.
const EMPTY_LIST: &str = "measures: []";

/// A place for the lines of a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum InsertionPoint {
    /// Behind the line of that number, its dash so far indented.
    Behind { line: usize, indent: usize },
    /// In place of the empty list `measures: []`, which stands at that byte.
    EmptyList { at: u32 },
    /// In a roadmap without a list of measures.
    Absent,
    /// Within brackets, where no line can be pasted as it is.
    Brackets,
}

/// The places in a roadmap where measures may go, each looked for once.
pub(super) struct InsertionPoints<'w> {
    file: &'w LoadedFile,
    roadmap: &'w Roadmap,
    /// The first section of each title.
    sections: HashMap<&'w str, SectionIdx>,
    known: HashMap<Option<SectionIdx>, InsertionPoint>,
}

impl<'w> InsertionPoints<'w> {
    pub(super) fn of(file: &'w LoadedFile, roadmap: &'w Roadmap) -> Self {
        let mut sections = HashMap::new();
        for (at, section) in roadmap.sections_in_force() {
            section.title.iter().for_each(|title| {
                sections.entry(&*title.value).or_insert(at);
            });
        }
        InsertionPoints { file, roadmap, sections, known: HashMap::new() }
    }

    /// Where a measure goes: behind the last one of the section of that title, else of all.
    pub(super) fn get(&mut self, section: Option<&str>) -> InsertionPoint {
        let alike = section.and_then(|title| self.sections.get(title)).copied();
        let Self { file, roadmap, known, .. } = self;
        known.entry(alike).or_insert_with(|| find(file, roadmap, alike)).clone()
    }
}

fn find(file: &LoadedFile, roadmap: &Roadmap, section: Option<SectionIdx>) -> InsertionPoint {
    let text = &file.source.text;
    let own = section.and_then(|section| roadmap.rows_of(section).next_back()).map(|row| row.measure);
    let last = || {
        let in_force = |measure: &&Measure| !roadmap.is_section_repealed(measure.section);
        let rows = roadmap.measures().filter(|measure| measure.whole.is_none()).filter(in_force);
        rows.max_by_key(|measure| measure.span.end)
    };
    match own.or_else(last) {
        Some(measure) => behind(file, measure),
        None => match text.lines().find(|line| line.trim_end() == EMPTY_LIST) {
            Some(line) => {
                InsertionPoint::EmptyList { at: (line.as_ptr() as usize - text.as_ptr() as usize) as u32 }
            }
            None if text.trim_start().starts_with('{') => InsertionPoint::Brackets,
            None => InsertionPoint::Absent,
        },
    }
}

/// The place behind a measure.
fn behind(file: &LoadedFile, measure: &Measure) -> InsertionPoint {
    let (text, lines, range) = (&file.source.text, file.lines(), measure.span.range());
    let start = lines.start(lines.position(range.start).line).unwrap_or_default();
    let head = text.get(start..range.start).unwrap_or_default();
    let Some(indent) =
        head.find("- ").filter(|at| head.get(..*at).is_some_and(|blanks| blanks.trim().is_empty()))
    else {
        return InsertionPoint::Brackets;
    };
    let upto = text.get(..range.end).unwrap_or_default().trim_end();
    InsertionPoint::Behind { line: lines.position(upto.len()).line, indent }
}

impl InsertionPoint {
    /// The edit that puts lines there; nothing where they would have to be written otherwise.
    pub(super) fn edit(&self, file: &LoadedFile, lines: &str) -> Option<Edit> {
        match self {
            InsertionPoint::Behind { line, .. } => Some(behind_line(file, *line, lines)),
            InsertionPoint::EmptyList { at } => {
                let span = Span { start: *at, end: *at + EMPTY_LIST.len() as u32 };
                Some(Edit { span, replacement: with_ends_of(file, lines).into() })
            }
            InsertionPoint::Absent | InsertionPoint::Brackets => None,
        }
    }
}

/// The edit that puts lines behind a line, counted from 1, with the file's own line ends.
pub(super) fn behind_line(file: &LoadedFile, line: usize, lines: &str) -> Edit {
    let (at, lines) = match file.lines().start(line + 1) {
        Some(next) => (next, format!("{lines}\n")),
        None => (file.source.text.len(), format!("\n{lines}")),
    };
    Edit { span: Span::new(at, at), replacement: with_ends_of(file, &lines).into() }
}

/// Whether a line, counted from 1, holds an id and nothing else, so that a key may stand behind it.
pub(super) fn is_id_alone(file: &LoadedFile, line: usize) -> bool {
    let value = file.lines().line(line).trim_start_matches([' ', '-']).strip_prefix("id:").map(str::trim);
    value.is_some_and(|value| {
        let rest = value.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim_start());
        !value.is_empty() && (rest.is_empty() || rest.starts_with('#'))
    })
}
