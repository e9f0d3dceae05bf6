//! Reading files of a revision: the content that is hashed is the content that is parsed.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use xxhash_rust::xxh3::xxh3_128;

use super::SessionShared;
use super::file::{FileState, FileSummary, Hash};
use super::snapshot::Interrupted;
use super::state::SessionState;
use crate::base::FileId;
use crate::base::failure::{Error, IoCause};
use crate::workspace::{FileRole, LoadedFile};
use crate::world::{Below, Overlay, World, read_named};

/// A file that was read.
#[derive(Clone)]
pub(super) struct Loaded {
    pub id: FileId,
    pub file: Arc<LoadedFile>,
    pub summary: Arc<FileSummary>,
}

/// The hash of a content; 0 stands for none.
pub(super) fn hash(bytes: &[u8]) -> Hash {
    xxh3_128(bytes).max(1)
}

/// Reads a file, or takes its tree from those that are kept.
///
/// # Errors
/// When it cannot be read, or is not what it was at this revision.
pub(super) fn load(state: &SessionState, id: FileId, shared: &SessionShared) -> Result<Loaded, Interrupted> {
    let Some(slot) = state.file(id) else { return Err(Interrupted::Cancelled) };
    // The settings lie with the state itself, and what they name may be there by now or no more.
    let may_be_kept = slot.role != FileRole::Settings && slot.summary.is_read();
    if let Some(file) = may_be_kept.then(|| state.trees.get(id, slot.summary.hash)).flatten() {
        return Ok(Loaded { id, file, summary: Arc::clone(&slot.summary) });
    }
    let loaded = read(state, slot, shared)?;
    if slot.summary.is_read() && slot.summary.hash != loaded.summary.hash {
        return Err(Interrupted::Changed(slot.path.to_path_buf()));
    }
    Ok(loaded)
}

/// Reads a file as it is now.
///
/// # Errors
/// When it cannot be read.
pub(super) fn read(state: &SessionState, slot: &FileState, shared: &SessionShared) -> Result<Loaded, Error> {
    let FileState { id, path, name, role, .. } = slot;
    let (id, role) = (*id, *role);
    if role == FileRole::NotRead {
        let file = LoadedFile::unread(path.clone(), name.clone(), role);
        return Ok(Loaded { id, summary: FileSummary::of(&file, hash(&[]), None).into(), file: file.into() });
    }
    if let (FileRole::Settings, Some(file)) = (role, &state.settings.file) {
        let summary = FileSummary::of(file, hash(file.source.text.as_bytes()), state.world.stamp(path));
        return Ok(Loaded { id, file: Arc::clone(file), summary: summary.into() });
    }
    let content = state.contents.take(id).map_or_else(|| state.world.read_stamped(path), Ok);
    let (file, hash, stamp) = match content {
        Ok((bytes, stamp)) => {
            let hash = hash(&bytes);
            let read = if state.gives { LoadedFile::giving_roadmap } else { LoadedFile::roadmap };
            (read(path.clone(), name.clone(), bytes, id), hash, stamp)
        }
        Err(Error::Reading { cause: IoCause::TooLarge(most), .. }) => {
            let hash = hash(&most.to_le_bytes());
            (LoadedFile::too_large(path.clone(), name.clone(), most), hash, state.world.stamp(path))
        }
        // It was found a moment ago.
        Err(Error::Reading { path, cause: IoCause::NotFound }) => {
            return Err(Error::Reading { path, cause: IoCause::Changed });
        }
        Err(error) => return Err(error),
    };
    shared.counts.read.fetch_add(1, Ordering::Relaxed);
    let mut summary = FileSummary::of(&file, hash, stamp);
    summary.texts = texts(&state.world, &state.found.root, path, &summary.outline.texts);
    Ok(Loaded { id, file: file.into(), summary: summary.into() })
}

/// The content of the files of text that a roadmap names.
pub(super) fn texts(
    world: &Overlay,
    root: &std::path::Path,
    path: &std::path::Path,
    names: &[String],
) -> Vec<Option<Hash>> {
    let below = Below::new(world, root);
    let folder = path.parent().unwrap_or(root);
    // Why a file is not read is told too, and changes as its content does.
    let unread = |error: Error| match error.cause() {
        IoCause::NotFound => None,
        why => Some(hash(format!("{why:?}").as_bytes())),
    };
    let read = |name: &String| read_named(&below, folder, name);
    names.iter().map(|name| read(name).map_or_else(unread, |bytes| Some(hash(&bytes)))).collect()
}
