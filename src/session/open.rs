//! Opening a workspace: every file is read once, lot by lot, and judged while its tree is there.

use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};
use memchr::memrchr;
use rayon::prelude::*;

use super::cache;
use super::file::{FileFindings, FileSummary};
use super::index::Index;
use super::judge::{self, TOGETHER};
use super::load::{Loaded, read};
use super::snapshot::Interrupted;
use super::state::SessionState;
use super::{SessionShared, Shard};
use crate::Options;
use crate::base::FileId;
use crate::base::failure::Error;
use crate::workspace::{DiscoveredWorkspace, LoadedFile, Outline};
use crate::world::{Overlay, World};

/// How much of a file is looked at to find its id, level and territory, in bytes: they stand first where people write them.
const HEAD: usize = 2048;

/// The state of a workspace that is opened.
///
/// # Errors
/// When a file cannot be read, or the settings cannot be used.
pub(super) fn open(
    world: Overlay,
    found: DiscoveredWorkspace,
    options: Options,
    shared: &SessionShared,
) -> Result<SessionState, Error> {
    whole(SessionState::new(world, found, options)?, shared)
}

/// The state of a workspace that no change will be applied to: what its files give away is worked out only for a cache.
///
/// # Errors
/// As [`open`].
pub(super) fn once(
    world: Overlay,
    found: DiscoveredWorkspace,
    options: Options,
    shared: &SessionShared,
) -> Result<SessionState, Error> {
    let mut state = SessionState::new(world, found, options)?;
    state.gives = state.options.cache.is_some();
    whole(state, shared)
}

/// The sketch of a workspace: of its roadmaps only the names are looked for, which is enough to judge a few of them.
///
/// # Errors
/// When a file cannot be read, or the settings cannot be used.
pub(super) fn sketch(
    world: Overlay,
    found: DiscoveredWorkspace,
    options: Options,
    shared: &SessionShared,
) -> Result<SessionState, Error> {
    let mut state = SessionState::new(world, found, options)?;
    let order = Arc::clone(&state.order);
    let outlines = scan_all(&mut state, shared)?;
    for (id, outline) in order.iter().zip(outlines) {
        let Some(slot) = state.file(*id).cloned() else { continue };
        state.set(*id, Some(slot.with(FileSummary { outline, ..FileSummary::default() })));
    }
    state.is_sketch = true;
    Ok(state)
}

/// The whole of what was sketched.
///
/// # Errors
/// When a file cannot be read.
pub(super) fn complete(sketch: &SessionState, shared: &SessionShared) -> Result<SessionState, Error> {
    let mut state = sketch.clone();
    // Numbers of files may become others, and trees are kept by number.
    state.trees = Arc::default();
    whole(state, shared)
}

fn whole(mut state: SessionState, shared: &SessionShared) -> Result<SessionState, Error> {
    if !cache::recall(&mut state, shared)? {
        read_all(&mut state, shared)?;
    }
    let others: Vec<FileId> = state.others.to_vec();
    for id in others {
        let Some(slot) = state.file(id).cloned() else { continue };
        let loaded = read(&state, &slot, shared)?;
        state.set(id, Some(slot.with(loaded.summary)));
    }
    state.is_sketch = false;
    Ok(state)
}

/// Looks for the names of all roadmaps.
fn scan_all(state: &mut SessionState, shared: &SessionShared) -> Result<Vec<Outline>, Error> {
    let order = Arc::clone(&state.order);
    let scanned: Vec<Outline> =
        order.par_iter().map(|id| scan(state, *id, shared)).collect::<Result<_, Error>>()?;
    let mut index = Index::default();
    order.iter().zip(&scanned).for_each(|(id, outline)| index.add(*id, outline));
    state.index = Arc::new(index);
    Ok(scanned)
}

/// Reads and judges the roadmaps of a state, or those of its shard; of the others only the ids are looked for.
fn read_all(state: &mut SessionState, shared: &SessionShared) -> Result<(), Error> {
    let order = Arc::clone(&state.order);
    let known = |id: &FileId| state.file(*id).map(|file| file.summary.outline.clone()).unwrap_or_default();
    let scanned = match state.is_sketch {
        true => order.iter().map(known).collect(),
        false => scan_all(state, shared)?,
    };
    let wanted: Vec<FileId> = match state.options.shard {
        Some(shard) => files_of(shard, &order),
        None => order.to_vec(),
    };
    judge_all(state, &wanted, shared).map_err(Interrupted::into_error)?;
    settle(state, &order, &scanned);
    // Nobody need wait until so many short texts are let go.
    rayon::spawn(move || drop(scanned));
    Ok(())
}

/// Files that are judged together, and all that they rest on.
struct Batch {
    wanted: Vec<FileId>,
    files: Vec<Loaded>,
}

/// Reads and judges files, lot by lot. While one is judged the next is read, so that no core waits for the other.
fn judge_all(state: &mut SessionState, wanted: &[FileId], shared: &SessionShared) -> Result<(), Interrupted> {
    let mut size = TOGETHER;
    let mut rest = wanted;
    let mut next = next_lot(state, &mut rest, size, shared);
    while let Some(lot) = next {
        let lot = lot?;
        // Where what files rest on is most of the work, more of them are taken together.
        if lot.files.len() > 2 * lot.wanted.len() + TOGETHER {
            size *= 2;
        }
        keep_trees(state, &lot.files);
        let known = &*state;
        let (judged, following) = rayon::join(
            || judge::judge(known, &lot.wanted, &lot.files, shared),
            || next_lot(known, &mut rest, size, shared),
        );
        let trees = take(state, lot.files, judged?);
        // To let go of so many trees takes its time, which nobody need wait for.
        rayon::spawn(move || drop(trees));
        next = following;
    }
    Ok(())
}

/// Reads the next lot of some files; nothing where none are left.
fn next_lot(
    state: &SessionState,
    rest: &mut &[FileId],
    size: usize,
    shared: &SessionShared,
) -> Option<Result<Batch, Interrupted>> {
    let (lot, behind) = rest.split_at(size.min(rest.len()));
    *rest = behind;
    let wanted: Vec<FileId> = lot.iter().copied().filter(|id| !is_done(state, *id)).collect();
    let read = |wanted: Vec<FileId>| {
        Ok(Batch { files: judge::with_needs(state, &wanted, shared, &|| false)?, wanted })
    };
    (!lot.is_empty()).then(|| read(wanted))
}

fn is_done(state: &SessionState, id: FileId) -> bool {
    state.file(id).is_none_or(|file| file.judged.get().is_some())
}

/// Keeps the trees of files that others rest on.
fn keep_trees(state: &SessionState, files: &[Loaded]) {
    for loaded in files {
        if state.index.is_asked_for(&loaded.summary.outline.id) || files.len() < TOGETHER {
            state.trees.keep(loaded.id, loaded.summary.hash, Arc::clone(&loaded.file));
        }
    }
}

/// Takes in the summaries of files that were read, and what is found in them; what is left is their trees.
fn take(
    state: &mut SessionState,
    files: Vec<Loaded>,
    judged: Vec<(FileId, FileFindings)>,
) -> Vec<Arc<LoadedFile>> {
    let mut summaries: HashMap<FileId, FileSummary> = HashMap::with_capacity(files.len());
    let mut trees = Vec::with_capacity(files.len());
    for Loaded { id, file, summary } in files {
        summaries.insert(id, summary);
        trees.push(file);
    }
    for (id, judged) in judged {
        let Some(slot) = state.file(id).filter(|slot| slot.judged.get().is_none()).cloned() else { continue };
        let next = slot.with(summaries.remove(&id).unwrap_or_default());
        // The slot is new, and so empty.
        let _ = next.judged.set(Arc::new(judged));
        state.set(id, Some(next));
    }
    trees
}

/// Makes the index of what was read. What rests on which roadmaps there are is judged again where they are others than
/// those that were looked for; where an id is another, a file has changed between, and all is judged again.
fn settle(state: &mut SessionState, order: &[FileId], scanned: &[Outline]) {
    let mut index = Index::default();
    let (mut same_ids, mut same_cards) = (true, true);
    for (id, scanned) in order.iter().zip(scanned) {
        let Some(summary) = state.file(*id).map(|file| &file.summary) else { continue };
        if summary.is_read() {
            same_ids &= summary.outline.id == scanned.id;
            same_cards &= summary.outline.card == scanned.card;
            index.add(*id, &summary.outline);
        } else {
            index.add(*id, scanned);
        }
    }
    state.index = Arc::new(index);
    match (same_ids, same_cards) {
        (false, _) => state.unjudge_all(),
        (true, false) => state.unjudge_around(),
        (true, true) => {}
    }
}

/// What is known of a file that is not read: its id, level and territory, found without reading all of it where they can
/// be.
fn scan(state: &SessionState, id: FileId, shared: &SessionShared) -> Result<Outline, Error> {
    let Some(slot) = state.file(id) else { return Ok(Outline::default()) };
    let head = state.world.head(&slot.path, HEAD).ok();
    match head.as_deref().map(whole_lines).and_then(Outline::scan) {
        Some(outline) => Ok(outline),
        None => Ok(read(state, slot, shared)?.summary.outline),
    }
}

/// The lines of a beginning that are all there.
fn whole_lines(head: &[u8]) -> &str {
    let lines = |head: &[u8]| memrchr(b'\n', head).map_or(0, |end| end + 1);
    let whole = head.get(..lines(head)).unwrap_or_default();
    // Of what is no text, the lines before it count.
    simdutf8::basic::from_utf8(whole).unwrap_or_else(|_| {
        let text = whole.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        text.get(..lines(text.as_bytes())).unwrap_or_default()
    })
}

/// The files of a shard.
pub(super) fn files_of(shard: Shard, order: &[FileId]) -> Vec<FileId> {
    let holds = |at: &usize| shard.holds(*at, order.len());
    order.iter().enumerate().filter(|(at, _)| holds(at)).map(|(_, id)| *id).collect()
}
