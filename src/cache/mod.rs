//! What was found before: a file of findings, keyed by the content of all they rest on and by the program's version.
//!
//! It can be deleted at any time. It is written whole under another name and then renamed, so that two runs at once
//! do not disturb each other; what does not fit is passed over and made anew. Behind a head that tells of all files and
//! holds each text once stand the findings of each file, so that all cores can read them side by side.

mod key;
mod stored;

use std::collections::HashSet;
use std::io;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::base::{FileId, Finding};
use crate::workspace::Outline;
use crate::world::World;

pub use key::{Hash, default_folder, hash, key};
use stored::{Parts, Reader};

/// What is remembered of a workspace.
#[derive(Debug, Default)]
pub struct Memory {
    head: Head,
    /// The whole file.
    bytes: Vec<u8>,
    /// Where in it the findings begin.
    start: usize,
}

/// What tells whether findings can be used, and where they are.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Head {
    /// Of what the whole depends on: program, settings, options, the list of files.
    key: String,
    /// Of each file, in the order of paths.
    files: Vec<Remembered>,
    /// What the findings are made of.
    parts: Parts,
}

/// What is remembered of a file.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Remembered {
    hash: Hash,
    outline: Outline,
    /// Whether each file of text that it names was there.
    there: Vec<bool>,
    /// How many bytes its findings take, behind those of the files before it.
    findings: usize,
}

/// What a run can use of what is remembered.
pub struct Recalled {
    /// The outlines of all files; of a file that changed, the one it had.
    pub outlines: Vec<Outline>,
    /// The files whose content is not as it was.
    pub changed: Vec<FileId>,
    memory: Memory,
}

/// How many bytes a memory may have to be written anew for every change.
const LIGHT: usize = 4 << 20;

/// What a run found, to be remembered.
pub struct Found<'r> {
    /// The content of each file.
    pub hashes: &'r [Hash],
    /// What is known of each file.
    pub outlines: &'r [Outline],
    /// The findings, located.
    pub findings: &'r [Finding],
}

impl Memory {
    /// Reads what is remembered; nothing where it is not there or is no such memory.
    pub fn open(world: &dyn World, path: &Path) -> Option<Self> {
        let bytes = world.read(path).ok()?;
        let (length, rest) = bytes.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let head: Head = postcard::from_bytes(rest.get(..length)?).ok()?;
        let start = 8 + length;
        let whole = head.files.iter().try_fold(start, |end, file| end.checked_add(file.findings));
        (whole == Some(bytes.len())).then_some(Memory { head, bytes, start })
    }

    /// What of it can be used under a key; nothing where it was made under another.
    ///
    /// `there` tells whether there is a file of text that the file of a number names.
    pub fn recall(
        mut self,
        key: &str,
        hashes: &[Hash],
        there: &dyn Fn(FileId, &str) -> bool,
    ) -> Option<Recalled> {
        let files = &mut self.head.files;
        if self.head.key != key || files.len() != hashes.len() {
            return None;
        }
        let differs = |(file, hash): (&Remembered, &Hash), number: FileId| {
            let texts =
                || file.outline.texts.iter().zip(&file.there).any(|(text, was)| there(number, text) != *was);
            file.hash != *hash || texts()
        };
        let pairs = files.iter().zip(hashes).zip((0..).map(FileId));
        let changed =
            pairs.filter(|(pair, number)| differs(*pair, *number)).map(|(_, number)| number).collect();
        let outlines = files.iter_mut().map(|file| std::mem::take(&mut file.outline)).collect();
        Some(Recalled { outlines, changed, memory: self })
    }

    /// The findings of each file, as stored.
    fn stored(&self) -> Vec<&[u8]> {
        let mut end = self.start;
        let mut next = |file: &Remembered| {
            let start = end;
            end += file.findings;
            self.bytes.get(start..end).unwrap_or_default()
        };
        self.head.files.iter().map(&mut next).collect()
    }

    /// Writes down what a run found.
    ///
    /// # Errors
    /// When the file cannot be written; the run need not mind.
    pub fn keep(
        world: &dyn World,
        path: &Path,
        key: String,
        found: &Found<'_>,
        there: &(dyn Fn(FileId, &str) -> bool + Sync),
    ) -> io::Result<()> {
        let (parts, findings) = stored::store(found.findings, found.hashes.len())?;
        let outlines = found.hashes.iter().zip(found.outlines).zip(&findings).zip(0..);
        let files = outlines.map(|(((hash, outline), findings), number)| {
            let there = outline.texts.iter().map(|text| there(FileId(number), text)).collect();
            Remembered { hash: *hash, outline: outline.clone(), there, findings: findings.len() }
        });
        let head =
            postcard::to_stdvec(&Head { key, files: files.collect(), parts }).map_err(io::Error::other)?;
        let length = (head.len() as u64).to_le_bytes();
        let parts = [length.as_slice(), &head].into_iter().chain(findings.iter().map(Vec::as_slice));
        world.write(path, &parts.collect::<Vec<_>>()).map_err(|_| io::Error::other("unwritten"))
    }
}

impl Recalled {
    /// Whether what is remembered is still good enough, so many files having been judged anew: to judge few of many
    /// again next time takes less than to write all down.
    pub fn will_do(&self, anew: usize) -> bool {
        anew == 0 || self.memory.bytes.len() > LIGHT && anew * 100 < self.outlines.len()
    }

    /// The files whose findings may differ: those that changed, and those that rest on one of them.
    pub fn dirty(&self) -> Vec<FileId> {
        if self.changed.is_empty() {
            return Vec::new();
        }
        let mut dirty = vec![false; self.outlines.len()];
        for file in &self.changed {
            dirty.get_mut(file.0 as usize).into_iter().for_each(|flag| *flag = true);
        }
        let mut grows = true;
        while grows {
            let of_dirty = self.outlines.iter().zip(&dirty).filter(|(_, dirty)| **dirty);
            let ids: HashSet<String> = of_dirty.map(|(outline, _)| outline.id.clone()).collect();
            let rests = |outline: &Outline| {
                let mut names = outline.needs.iter().chain([&outline.id]).filter(|id| !id.is_empty());
                names.any(|name| ids.contains(name))
            };
            let clean = self.outlines.iter().zip(&mut dirty).filter(|(_, dirty)| !**dirty);
            let fresh = clean.filter(|(outline, _)| rests(outline)).map(|(_, dirty)| *dirty = true);
            grows = fresh.count() > 0;
        }
        dirty.iter().zip(0..).filter(|(flag, _)| **flag).map(|(_, number)| FileId(number)).collect()
    }

    /// What was found in each file; nothing in those of `dirty`.
    ///
    /// Returns none where a finding cannot be read, or is of a rule that this program does not have.
    pub fn findings_beside(&self, dirty: &[FileId]) -> Option<Vec<Vec<Finding>>> {
        let reader = Reader::new(&self.memory.head.parts)?;
        let stored = self.memory.stored();
        let stored = stored.par_iter().enumerate().with_min_len(64);
        let read = stored.map(|(number, stored)| match dirty.binary_search(&FileId(number as u32)) {
            Err(_) if !stored.is_empty() => reader.findings(stored),
            _ => Some(Vec::new()),
        });
        read.collect()
    }
}
