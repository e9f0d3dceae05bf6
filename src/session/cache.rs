//! The cache file: what a session knows of a workspace, saved for the next run.
//!
//! It holds paths, names and arguments and no sentence, and a checksum over itself; what does not fit is passed over and
//! made anew. Numbers of files in it are places in its own list of paths. It can be deleted at any time. A file is known to be the same by its size and times, as
//! in the index of git; where a time lies within the clock's grain of the run that wrote it, by its content.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use super::SessionShared;
use super::file::{FileFindings, FileNews, FileState, FileSummary};
use super::index::Index;
use super::load::{hash, read, texts};
use super::state::SessionState;
use super::stored::{self, Parts, StoredReader};
use crate::base::FileId;
use crate::base::failure::Error;
use crate::world::{FileStamp, System, World};

/// What a cache file begins with: a name and the version of its shape.
const HEAD: &[u8] = b"vekha cache 1\n";
/// By how much a file must be older than the run that reads it, in nanoseconds, for its times to tell whether it changed.
const GRAIN: i128 = 2_000_000_000;
/// How many bytes a cache file may have to be written anew for every change: to judge few of many files again next time
/// takes less than to write all down.
const LIGHT: usize = 4 << 20;

/// The cache file.
#[derive(Debug, Serialize, Deserialize)]
struct CacheFile {
    /// Of what judging depends on beside the files: program, settings, options.
    key: u128,
    /// The path of each number that the findings speak of, from the root, as the system writes it.
    paths: Vec<Vec<u8>>,
    files: Vec<StoredFile>,
    /// What the findings say.
    parts: Parts,
}

/// A file as it is stored.
#[derive(Debug, Serialize, Deserialize)]
struct StoredFile {
    id: FileId,
    summary: FileSummary,
    rests_on_prose: bool,
    may_be_wide: bool,
    findings: Vec<u8>,
}

/// Takes in what is remembered of a workspace, and what is different by now. Tells whether anything was remembered.
///
/// # Errors
/// When a file cannot be read.
pub(super) fn recall(state: &mut SessionState, shared: &SessionShared) -> Result<bool, Error> {
    let Some(place) = place(state) else { return Ok(false) };
    let Some((cached, size)) = open(state, &place) else { return Ok(false) };
    if cached.key != key(state) {
        return Ok(false);
    }
    let root = state.found.root.clone();
    let Some(judged) = findings(&cached) else { return Ok(false) };
    let paths: Vec<PathBuf> = cached.paths.iter().map(|bytes| root.join(path(bytes))).collect();
    state.renumber(&paths);
    let ids: Vec<FileId> = cached.files.iter().map(|file| file.id).collect();
    let mut index = Index::default();
    for (file, judged) in cached.files.into_iter().zip(judged) {
        let Some(path) = paths.get(file.id.0 as usize) else { continue };
        index.add(file.id, &file.summary.outline);
        state.remember(file.id, path, Arc::new(file.summary), judged);
    }
    state.set_index(index);
    let (news, stamps) = differences(state, &ids, shared)?;
    let different = news.len() + stamps.len();
    let light = different == 0 || size > LIGHT && different * 100 < ids.len();
    stamps.into_iter().for_each(|(id, stamp)| state.restamp(id, stamp));
    state.is_saved = light;
    state.update(news);
    Ok(true)
}

/// The findings of the files of a cache; nothing where one cannot be read.
fn findings(cached: &CacheFile) -> Option<Vec<FileFindings>> {
    let reader = StoredReader::new(&cached.parts)?;
    let judged = cached.files.par_iter().with_min_len(64).map(|file| {
        let findings = reader.findings(file.id, &file.findings)?;
        Some(FileFindings { findings, rests_on_prose: file.rests_on_prose, may_be_wide: file.may_be_wide })
    });
    judged.collect()
}

/// Files that changed, came and went; and files that are the same at other times than those remembered.
type Differences = (Vec<FileNews>, Vec<(FileId, FileStamp)>);

/// What a file is now, as against what is remembered of it.
enum CachedFileState {
    Same,
    Restamped(FileId, FileStamp),
    Changed(FileId, Arc<FileSummary>),
}

/// What is different from what is remembered.
fn differences(
    state: &SessionState,
    remembered: &[FileId],
    shared: &SessionShared,
) -> Result<Differences, Error> {
    let now = |id: &FileId| now(state, *id, shared);
    let found: Vec<CachedFileState> =
        state.order.par_iter().with_min_len(64).map(now).collect::<Result<_, Error>>()?;
    let there: HashSet<FileId> = state.order.iter().copied().collect();
    let gone = remembered.iter().filter(|id| !there.contains(id)).map(|id| (*id, None));
    let (mut news, mut stamps): Differences = (gone.collect(), Vec::new());
    for one in found {
        match one {
            CachedFileState::Same => {}
            CachedFileState::Restamped(id, stamp) => stamps.push((id, stamp)),
            CachedFileState::Changed(id, summary) => news.push((id, Some(summary))),
        }
    }
    Ok((news, stamps))
}

/// Whether a file is what is remembered of it: by its times, else by its content.
fn now(state: &SessionState, id: FileId, shared: &SessionShared) -> Result<CachedFileState, Error> {
    let Some(slot) = state.file(id) else { return Ok(CachedFileState::Same) };
    let (world, known) = (&*state.world, &slot.summary);
    let stamp = world.stamp(&slot.path);
    let by_times = stamp.is_some() && stamp == known.stamp;
    let by_content = || world.read(&slot.path).is_ok_and(|bytes| hash(&bytes) == known.hash);
    let texts = || texts(world, &state.found.root, &slot.path, &known.outline.texts);
    if known.is_read() && (by_times || by_content()) && texts() == known.texts {
        let other = stamp.filter(|_| !by_times);
        return Ok(other.map_or(CachedFileState::Same, |stamp| CachedFileState::Restamped(id, stamp)));
    }
    let loaded = read(state, slot, shared)?;
    state.trees.keep(id, loaded.summary.hash, loaded.file);
    Ok(CachedFileState::Changed(id, loaded.summary))
}

/// Writes down what is known. A cache that cannot be written makes the next run slower and nothing else.
pub(super) fn save(state: &SessionState, began: i128) {
    let Some(place) = place(state).filter(|_| !state.is_saved) else { return };
    let files: Vec<&Arc<FileState>> = state.order.iter().filter_map(|id| state.file(*id)).collect();
    // What the program failed over is not remembered: it may not fail again.
    if files.iter().any(|file| file.judged.get().is_none_or(|judged| !judged.is_whole())) {
        return;
    }
    let found: Vec<&[_]> =
        files.iter().map(|file| file.judged.get().map_or([].as_slice(), |judged| &judged.findings)).collect();
    let Some((parts, findings)) = stored::store(&found) else { return };
    let store = |(file, findings): (&Arc<FileState>, Vec<u8>)| StoredFile {
        id: file.id,
        summary: FileSummary {
            stamp: file.summary.stamp.filter(|stamp| is_settled(*stamp, began)),
            ..(*file.summary).clone()
        },
        rests_on_prose: file.judged.get().is_some_and(|judged| judged.rests_on_prose),
        may_be_wide: file.judged.get().is_some_and(|judged| judged.may_be_wide),
        findings,
    };
    let files = files.into_iter().zip(findings).map(store).collect();
    let inside = |path: &Path| bytes(path.strip_prefix(&state.found.root).unwrap_or(path));
    let paths = state.numbered().into_iter().map(inside).collect();
    let Ok(body) = postcard::to_stdvec(&CacheFile { key: key(state), paths, files, parts }) else { return };
    let sum = xxh3_128(&body).to_le_bytes();
    let _ = state.world.write(&place, &[HEAD, &sum, &body]);
}

/// Whether the times of a file are so old that another content would have others.
pub(super) fn is_settled(stamp: FileStamp, began: i128) -> bool {
    stamp.modified.max(stamp.changed) + GRAIN < began
}

/// Reads the cache file; nothing where it is not there, or not whole.
fn open(state: &SessionState, place: &Path) -> Option<(CacheFile, usize)> {
    let bytes = state.world.read_own(place).ok()?;
    let (sum, body) = bytes.strip_prefix(HEAD)?.split_first_chunk::<16>()?;
    let whole = xxh3_128(body) == u128::from_le_bytes(*sum);
    let cached = postcard::from_bytes(body).ok().filter(|_| whole)?;
    Some((cached, bytes.len()))
}

/// Where the cache file of a workspace lies.
fn place(state: &SessionState) -> Option<PathBuf> {
    let folder = state.options.cache.as_ref().filter(|_| state.options.shard.is_none())?;
    Some(folder.join(name(&state.found.root)).with_extension("vekha"))
}

/// The name of what is remembered of a workspace, without its ending.
pub(super) fn name(root: &Path) -> String {
    format!("{:032x}", hash(&bytes(root)))
}

/// Whether a file of that name is a cache file, or a report kept beside one.
pub fn is_cache_file(name: &std::ffi::OsStr) -> bool {
    let stem = name.to_str().and_then(|name| name.strip_suffix(".vekha").or(name.strip_suffix(".told")));
    stem.is_some_and(|stem| stem.len() == 32 && stem.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// What must be equal for a cache to be used: the program, the settings, the options.
fn key(state: &SessionState) -> u128 {
    hash(format!("{} {:032x}", System::program(), state.settings.key).as_bytes())
}

/// A path as bytes.
fn bytes(path: &Path) -> Vec<u8> {
    path.as_os_str().as_encoded_bytes().to_vec()
}

/// The path of such bytes. One that is no UTF-8 is given as its system writes it.
#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
