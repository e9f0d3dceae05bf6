//! A map from names to files that is cheap to copy: a change costs the part in which its name stands, not the whole.

use std::collections::HashMap;
use std::sync::Arc;

use arcstr::ArcStr;
use foldhash::fast::RandomState;
use xxhash_rust::xxh3::xxh3_64;

use crate::base::FileId;

/// Into how many parts names are divided: of a country's forty thousand some two hundred stand in each.
const PARTS: u64 = 256;

/// Names with the files that go with each, in the order of numbers. Copies share the parts in which they are the same.
#[derive(Clone, Debug, Default)]
pub(super) struct NameIndexByFile {
    /// Empty as long as there is no name.
    parts: Vec<Arc<NameShard>>,
    /// How many names more than one file has.
    shared: usize,
}

type NameShard = HashMap<ArcStr, Vec<FileId>, RandomState>;

impl NameIndexByFile {
    /// Takes down a name of a file.
    pub(super) fn add(&mut self, name: &ArcStr, file: FileId) {
        self.parts.resize_with(PARTS as usize, Arc::default);
        let Some(part) = self.parts.get_mut(place(name)) else { return };
        let part = Arc::make_mut(part);
        match part.get_mut(name) {
            Some(files) => {
                if let Err(at) = files.binary_search(&file) {
                    files.insert(at, file);
                    self.shared += usize::from(files.len() == 2);
                }
            }
            None => drop(part.insert(name.clone(), vec![file])),
        }
    }

    /// Strikes a name of a file out.
    pub(super) fn strike(&mut self, name: &str, file: FileId) {
        if self.files(name).binary_search(&file).is_err() {
            return;
        }
        let Some(part) = self.parts.get_mut(place(name)) else { return };
        let part = Arc::make_mut(part);
        if let Some(files) = part.get_mut(name) {
            files.retain(|other| *other != file);
            self.shared -= usize::from(files.len() == 1);
            if files.is_empty() {
                part.remove(name);
            }
        }
    }

    /// The files of a name.
    pub(super) fn files(&self, name: &str) -> &[FileId] {
        let part = self.parts.get(place(name));
        part.and_then(|part| part.get(name)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The files of a name, where any name has more than one; else nobody need look.
    pub(super) fn sharing(&self, name: &str) -> &[FileId] {
        if self.shared > 0 { self.files(name) } else { &[] }
    }

    /// Whether a name has files.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.get(place(name)).is_some_and(|part| part.contains_key(name))
    }

    /// Every name with its files, in no order.
    pub(super) fn all(&self) -> impl Iterator<Item = (&ArcStr, &Vec<FileId>)> {
        self.parts.iter().flat_map(|part| part.iter())
    }
}

/// In which part a name stands.
fn place(name: &str) -> usize {
    (xxh3_64(name.as_bytes()) % PARTS) as usize
}
