//! Opening a workspace: every file is read once, lot by lot, and judged while its tree is there.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use foldhash::HashMap;
use memchr::memrchr;
use rayon::prelude::*;

use super::cache;
use super::contents::{Copied, Undivided};
use super::file::{FileFindings, FileState, FileSummary};
use super::index::Index;
use super::judge::{self, TOGETHER};
use super::load::{Loaded, read};
use super::snapshot::Interrupted;
use super::state::SessionState;
use super::{SessionShared, Shard};
use crate::Options;
use crate::base::FileId;
use crate::base::failure::Error;
use crate::workspace::{DiscoveredWorkspace, Outline};
use crate::world::{FileStamp, Overlay, World};

/// How much of a file is looked at to find its id, level and territory, in bytes: they stand first where people write them.
const HEAD: usize = 2048;

/// The names of how many files a core looks for before it takes others.
const SCANNED: usize = 256;

/// Of how few files the trees are kept when they have been judged, for the changes that may come.
const FEW: usize = 1024;

/// How few files a core takes at once where there are many cores: what they all rest on is read for each lot.
const FEWEST: usize = TOGETHER / 4;

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
    resident(SessionState::new(world, found, options)?, shared)
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
    let outlines = scan_all(&mut state, shared, false)?;
    for (id, outline) in order.iter().zip(outlines.into_iter().flatten()) {
        let Some(slot) = state.file(*id).cloned() else { continue };
        state.set(*id, Some(slot.with(FileSummary { outline, ..FileSummary::default() }.into())));
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
    resident(state, shared)
}

/// The whole of a workspace to which changes will come: whom they wake is taken down before the first.
fn resident(state: SessionState, shared: &SessionShared) -> Result<SessionState, Error> {
    let state = whole(state, shared)?;
    state.asking();
    Ok(state)
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

/// Looks for the names of all roadmaps, in pieces as they were found. Where all of them will be read, their contents are
/// kept for that.
fn scan_all(
    state: &mut SessionState,
    shared: &SessionShared,
    keeps: bool,
) -> Result<Vec<Vec<Outline>>, Error> {
    let order = Arc::clone(&state.order);
    let scan_some = |files: &[FileId]| -> Result<Vec<Outline>, Error> {
        let (mut before, mut kept) = (Copied::default(), Vec::new());
        let scan = |id: &FileId| match keeps && state.contents.has_room() {
            true => scan_whole(state, *id, shared, |(bytes, stamp)| {
                let read = Undivided { file: *id, bytes, stamp };
                kept.extend(state.contents.divided(&mut before, Some(read)));
            }),
            false => scan(state, *id, shared),
        };
        let outlines = files.iter().map(scan).collect();
        kept.extend(state.contents.divided(&mut before, None));
        state.contents.keep(kept.into_iter());
        outlines
    };
    let scanned: Vec<Vec<Outline>> = order.par_chunks(SCANNED).map(scan_some).collect::<Result<_, _>>()?;
    let outlines: Vec<&Outline> = scanned.iter().flatten().collect();
    state.set_index(Index::of_names(&order, &outlines));
    Ok(scanned)
}

/// Reads and judges the roadmaps of a state, or those of its shard; of the others only the ids are looked for.
fn read_all(state: &mut SessionState, shared: &SessionShared) -> Result<(), Error> {
    let order = Arc::clone(&state.order);
    let known = |id: &FileId| state.file(*id).map(|file| file.summary.outline.clone()).unwrap_or_default();
    let scanned = match state.is_sketch {
        true => vec![order.iter().map(known).collect()],
        false => scan_all(state, shared, state.options.shard.is_none())?,
    };
    let wanted: Vec<FileId> = match state.options.shard {
        Some(shard) => files_of(shard, &order),
        None => order.to_vec(),
    };
    judge_all(state, &wanted, shared).map_err(Interrupted::into_error)?;
    state.contents.clear();
    settle(state, &order, &scanned.iter().flatten().collect::<Vec<_>>());
    // Nobody need wait until so many short texts are let go.
    rayon::spawn(move || drop(scanned));
    Ok(())
}

/// The files that nobody has taken yet, and how many are taken together.
struct Queue<'f> {
    rest: &'f [FileId],
    size: usize,
}

/// Reads and judges files. Each core takes a lot, reads it, judges it and lets go of its trees before it takes the next:
/// none waits for another as long as there are lots.
fn judge_all(state: &mut SessionState, wanted: &[FileId], shared: &SessionShared) -> Result<(), Interrupted> {
    let size = (TOGETHER / rayon::current_num_threads()).max(FEWEST);
    let queue = Mutex::new(Queue { rest: wanted, size });
    let (known, few) = (&*state, wanted.len() < FEW);
    let work = || -> Result<Vec<Arc<FileState>>, Interrupted> {
        let mut judged = Vec::new();
        while let Some(lot) = next_lot(&queue) {
            let lot: Vec<FileId> = lot.iter().copied().filter(|id| !is_done(known, *id)).collect();
            let files = judge::with_needs(known, &lot, shared, &|| false)?;
            // Where what files rest on is most of the work, more of them are taken together.
            if files.len() > 2 * lot.len() + TOGETHER {
                locked(&queue).size *= 2;
            }
            if few {
                keep_trees(known, &files);
            }
            let found = judge::judge(known, &lot, &files, shared);
            judged.extend(with_findings(known, files, found));
        }
        Ok(judged)
    };
    // Where one has failed the others take nothing more.
    let work = |_| work().inspect_err(|_| locked(&queue).rest = &[]);
    let workers = wanted.len().div_ceil(size).min(rayon::current_num_threads());
    let judged: Vec<Vec<Arc<FileState>>> =
        (0..workers).into_par_iter().with_max_len(1).map(work).collect::<Result<_, _>>()?;
    let replaced: Vec<_> = judged.into_iter().flatten().map(|file| state.replace(file)).collect();
    // Nobody need wait until so many paths and names are let go.
    rayon::spawn(move || drop(replaced));
    Ok(())
}

/// The next files; nothing where none are left.
fn next_lot<'f>(queue: &Mutex<Queue<'f>>) -> Option<&'f [FileId]> {
    let mut queue = locked(queue);
    let (lot, rest) = queue.rest.split_at(queue.size.min(queue.rest.len()));
    queue.rest = rest;
    (!lot.is_empty()).then_some(lot)
}

/// Whoever fails while it holds the queue leaves it whole.
fn locked<'q, 'f>(queue: &'q Mutex<Queue<'f>>) -> MutexGuard<'q, Queue<'f>> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}

fn is_done(state: &SessionState, id: FileId) -> bool {
    state.file(id).is_none_or(|file| file.judged.get().is_some())
}

/// Keeps the trees of files.
fn keep_trees(state: &SessionState, files: &[Loaded]) {
    for loaded in files {
        state.trees.keep(loaded.id, loaded.summary.hash, Arc::clone(&loaded.file));
    }
}

/// Files that were read, with what is found in them.
fn with_findings(
    state: &SessionState,
    files: Vec<Loaded>,
    found: Vec<(FileId, FileFindings)>,
) -> impl Iterator<Item = Arc<FileState>> {
    let mut summaries: HashMap<FileId, Arc<FileSummary>> =
        files.into_iter().map(|loaded| (loaded.id, loaded.summary)).collect();
    found.into_iter().filter_map(move |(id, found)| {
        let slot = state.file(id).filter(|slot| slot.judged.get().is_none())?;
        let judged = OnceLock::from(Arc::new(found));
        Some(Arc::new(FileState { judged, ..slot.with(summaries.remove(&id).unwrap_or_default()) }))
    })
}

/// What of files is not as it was when their names were looked for, and what could not be told by then.
#[derive(Default)]
struct Misread {
    ids: bool,
    /// Levels and territories.
    names: bool,
    cards: bool,
    /// Those that rest on which roadmaps there are.
    around: Vec<FileId>,
    /// Those that speak of others whom they do not rest on.
    speaking: Vec<FileId>,
}

impl Misread {
    fn of(id: FileId, scanned: &Outline, read: &Outline, index: &Index) -> Self {
        let (before, now) = (&scanned.card, &read.card);
        let one = |is_so: bool| if is_so { vec![id] } else { Vec::new() };
        Misread {
            ids: scanned.id != read.id,
            names: (&before.level, &before.territory) != (&now.level, &now.territory),
            cards: before != now,
            around: one(index.rests_on_all(read)),
            speaking: one(Index::speaks(read)),
        }
    }

    fn or(mut self, mut other: Self) -> Self {
        self.around.append(&mut other.around);
        self.speaking.append(&mut other.speaking);
        Misread {
            ids: self.ids | other.ids,
            names: self.names | other.names,
            cards: self.cards | other.cards,
            ..self
        }
    }
}

/// Makes the index of what was read. What rests on which roadmaps there are is judged again where they are others than
/// those that were looked for; where an id is another, a file has changed between, and all is judged again.
fn settle(state: &mut SessionState, order: &[FileId], scanned: &[&Outline]) {
    let known = &*state;
    let read = |id: FileId| Some(&known.file(id)?.summary).filter(|read| read.is_read());
    let both = |(id, scanned): (&FileId, &&'_ Outline)| {
        Some(Misread::of(*id, scanned, &read(*id)?.outline, &known.index))
    };
    let misread = order.par_iter().zip(scanned).filter_map(both).reduce(Misread::default, Misread::or);
    let has_names = !misread.ids && !misread.names && !state.is_sketch;
    let mut index = if has_names { state.index.names() } else { Index::default() };
    if has_names {
        let speaking = misread.speaking.iter().filter_map(|id| Some((*id, &read(*id)?.outline)));
        speaking.for_each(|(id, outline)| index.add_looks(id, outline));
    } else {
        let all = order.iter().zip(scanned);
        all.for_each(|(id, scanned)| index.add(*id, read(*id).map_or(scanned, |read| &read.outline)));
    }
    state.set_index(index);
    match misread {
        Misread { ids: true, .. } => state.unjudge_all(),
        Misread { cards: true, around, .. } => around.into_iter().for_each(|id| state.unjudge_one(id, true)),
        _ => {}
    }
}

/// What is known of a file that is not read: its id, level and territory, found without reading all of it where they can
/// be.
fn scan(state: &SessionState, id: FileId, shared: &SessionShared) -> Result<Outline, Error> {
    let Some(slot) = state.file(id) else { return Ok(Outline::default()) };
    let head = state.world.head(&slot.path, HEAD).ok();
    outline(head.as_deref(), || Ok(read(state, slot, shared)?.summary.outline.clone()))
}

/// The same of a file that is read whole, whose content is given away.
fn scan_whole(
    state: &SessionState,
    id: FileId,
    shared: &SessionShared,
    keep: impl FnOnce((Vec<u8>, Option<FileStamp>)),
) -> Result<Outline, Error> {
    let Some(slot) = state.file(id) else { return Ok(Outline::default()) };
    let content = state.world.read_stamped(&slot.path).ok();
    let head = content.as_ref().map(|(bytes, _)| bytes.get(..HEAD).unwrap_or(bytes));
    let outline = outline(head, || Ok(read(state, slot, shared)?.summary.outline.clone()));
    if let Some(content) = content {
        keep(content);
    }
    outline
}

/// What the beginning of a file tells; where that is not enough, the whole of it is read.
fn outline(head: Option<&[u8]>, whole: impl FnOnce() -> Result<Outline, Error>) -> Result<Outline, Error> {
    head.map(whole_lines).and_then(Outline::scan).map_or_else(whole, Ok)
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
