//! Files that were parsed and may be asked for again. Trees are large and quickly made, so that only some are kept:
//! first of all those that others rest on. Of the rest it is known who holds them: pages that are shown hold all.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use foldhash::HashMap;

use super::file::Hash;
use crate::base::FileId;
use crate::workspace::LoadedFile;

/// How many trees are kept.
const MOST: usize = 512;

/// The trees that are kept, by file and content.
#[derive(Debug, Default)]
pub(super) struct Trees {
    kept: Mutex<TreeCache>,
}

#[derive(Debug, Default)]
struct TreeCache {
    trees: HashMap<FileId, SharedTree>,
    /// Those that somebody else may hold.
    held: HashMap<FileId, (Hash, Weak<LoadedFile>)>,
    clock: u64,
}

#[derive(Debug)]
struct SharedTree {
    hash: Hash,
    file: Arc<LoadedFile>,
    used: u64,
}

impl Trees {
    /// The tree of a file of that content.
    pub(super) fn get(&self, id: FileId, hash: Hash) -> Option<Arc<LoadedFile>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.clock += 1;
        let clock = kept.clock;
        if let Some(tree) = kept.trees.get_mut(&id).filter(|tree| tree.hash == hash) {
            tree.used = clock;
            return Some(Arc::clone(&tree.file));
        }
        kept.held.get(&id).filter(|(own, _)| *own == hash)?.1.upgrade()
    }

    /// Notes that somebody holds a tree.
    pub(super) fn note(&self, id: FileId, hash: Hash, file: &Arc<LoadedFile>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.held.insert(id, (hash, Arc::downgrade(file)));
    }

    /// Keeps a tree; where there are too many, the half that was not used for longest goes.
    pub(super) fn keep(&self, id: FileId, hash: Hash, file: Arc<LoadedFile>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.clock += 1;
        let used = kept.clock;
        kept.trees.insert(id, SharedTree { hash, file, used });
        if kept.trees.len() > MOST {
            let mut times: Vec<u64> = kept.trees.values().map(|tree| tree.used).collect();
            times.sort_unstable();
            let middle = times.get(times.len() / 2).copied().unwrap_or_default();
            kept.trees.retain(|_, tree| tree.used >= middle);
        }
    }
}
