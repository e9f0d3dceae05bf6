//! The files of a state by their numbers, cheap to copy: a change costs the parts in which its files stand, not the whole,
//! and what is new since a revision is looked for only where something is.

use std::sync::Arc;

use super::file::FileState;
use crate::base::FileId;

/// How many files stand in a part: of a country's forty thousand there are some two hundred parts.
const PART: usize = 256;

/// Every file by its number; none where there is no file by now. Copies share the parts in which they are the same.
#[derive(Clone, Default)]
pub(super) struct Slots {
    parts: Vec<Arc<SlotBlock>>,
}

#[derive(Clone, Default)]
struct SlotBlock {
    files: Vec<Option<Arc<FileState>>>,
    /// The newest revision since which one of them is as it is.
    newest: u64,
}

impl Slots {
    /// A file.
    pub(super) fn get(&self, id: FileId) -> Option<&Arc<FileState>> {
        let (part, at) = place(id);
        self.parts.get(part)?.files.get(at)?.as_ref()
    }

    /// Sets what stands at a number; gives what stood there.
    pub(super) fn set(&mut self, id: FileId, file: Option<Arc<FileState>>) -> Option<Arc<FileState>> {
        let (part, at) = place(id);
        if self.parts.len() <= part {
            self.parts.resize_with(part + 1, Arc::default);
        }
        let part = self.parts.get_mut(part).map(Arc::make_mut)?;
        if part.files.len() <= at {
            part.files.resize(at + 1, None);
        }
        part.newest = file.as_ref().map_or(part.newest, |file| part.newest.max(file.since));
        std::mem::replace(part.files.get_mut(at)?, file)
    }

    /// The files that are what they are since a later revision than this.
    pub(super) fn later_than(&self, revision: u64) -> impl Iterator<Item = &Arc<FileState>> {
        let parts = self.parts.iter().filter(move |part| part.newest > revision);
        parts.flat_map(|part| part.files.iter().flatten()).filter(move |file| file.since > revision)
    }
}

/// In which part a number stands, and where in it.
fn place(id: FileId) -> (usize, usize) {
    (id.0 as usize / PART, id.0 as usize % PART)
}
