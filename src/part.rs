//! A part of a workspace: the files to be judged, and what must be read with them.
//!
//! What is found in a file depends on that file, on the roadmaps it names and on those they name. So a part is judged
//! as within the whole once all these are read with it; of the other files only the ids count.

use std::collections::HashSet;

use rayon::prelude::*;

use crate::base::FileId;
use crate::base::failure::{Cause, Error};
use crate::workspace::{Outline, Workspace};
use crate::world::World;

/// One of equal parts of a tree, for the machines of a matrix: the K-th of N.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which, from 1.
    pub number: usize,
    /// Of how many.
    pub of: usize,
}

impl Shard {
    /// Reads `2/8`.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, of) = text.split_once('/')?;
        let (number, of): (usize, usize) = (number.parse().ok()?, of.parse().ok()?);
        (1..=of).contains(&number).then_some(Shard { number, of })
    }

    /// Whether the file at `at` of `count` belongs to it; neighbours stay together, for they share what is above them.
    pub fn holds(self, at: usize, count: usize) -> bool {
        at * self.of / count.max(1) + 1 == self.number
    }
}

/// Reads the files of a part, and all that they rest on; of the others, the ids.
///
/// # Errors
/// When a file cannot be read.
pub fn read(world: &dyn World, workspace: &mut Workspace, judged: &[FileId]) -> Result<(), Error> {
    let mut outlines = vec![Outline::default(); workspace.files.len()];
    let files: Vec<FileId> = workspace.roadmap_files().collect();
    let ids: Result<Vec<Option<String>>, Error> =
        files.par_iter().map(|file| id_of(world, workspace, *file)).collect();
    let mut unknown: Vec<FileId> = judged.to_vec();
    for (file, id) in files.iter().zip(ids?) {
        match (id, outlines.get_mut(file.0 as usize)) {
            (Some(id), Some(outline)) => *outline = Outline { id, is_roadmap: true, ..Outline::default() },
            _ => unknown.push(*file),
        }
    }
    unknown.sort_unstable();
    unknown.dedup();
    read_with_needs(world, workspace, unknown, &mut outlines)
}

fn id_of(world: &dyn World, workspace: &Workspace, file: FileId) -> Result<Option<String>, Error> {
    let Some(file) = workspace.file(file) else { return Ok(None) };
    let bytes = match world.read(&file.source.path) {
        // Its fault is told when the file itself is read.
        Err(Error::Reading { cause: Cause::TooLarge(_), .. }) => return Ok(None),
        read => read?,
    };
    let text = std::str::from_utf8(&bytes).ok();
    Ok(text.and_then(Outline::id_in).map(str::to_owned))
}

/// Reads files, then those they name, until nothing is missing; what stays unread is known by its outline.
///
/// # Errors
/// When a file cannot be read.
pub fn read_with_needs(
    world: &dyn World,
    workspace: &mut Workspace,
    mut next: Vec<FileId>,
    outlines: &mut [Outline],
) -> Result<(), Error> {
    let mut read = vec![false; outlines.len()];
    while !next.is_empty() {
        workspace.read(world, &next)?;
        for file in next.drain(..) {
            mark(&mut read, file);
            if let Some(outline) = outlines.get_mut(file.0 as usize) {
                *outline = workspace.roadmap_of(file).map(Outline::of).unwrap_or_default();
            }
        }
        let named = needed(outlines, &read);
        next.extend(workspace.roadmap_files().filter(|file| !is(&read, *file) && is(&named, *file)));
    }
    let unread = workspace.roadmap_files().filter(|file| !is(&read, *file));
    let unread: Vec<Outline> = unread.filter_map(|file| outlines.get(file.0 as usize).cloned()).collect();
    workspace.elsewhere = unread;
    Ok(())
}

/// The files that those that are read name, and those that share an id with one of them.
fn needed(outlines: &[Outline], read: &[bool]) -> Vec<bool> {
    let read = outlines.iter().zip(read).filter(|(_, read)| **read).map(|(outline, _)| outline);
    let names: HashSet<&str> =
        read.flat_map(|outline| outline.needs.iter().chain([&outline.id])).map(String::as_str).collect();
    let needed = |outline: &Outline| !outline.id.is_empty() && names.contains(outline.id.as_str());
    outlines.iter().map(needed).collect()
}

fn mark(flags: &mut [bool], file: FileId) {
    if let Some(flag) = flags.get_mut(file.0 as usize) {
        *flag = true;
    }
}

fn is(flags: &[bool], file: FileId) -> bool {
    flags.get(file.0 as usize).copied().unwrap_or(false)
}
