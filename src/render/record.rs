//! What was printed into a folder, from what: so that only what changed is printed again, and what nobody asks for any
//! more can be taken away without touching anybody else's files.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use super::{FileFormat, OutputFolder, Renderer};
use crate::base::failure::{Error, IoCause};
use crate::document::Document;
use crate::world::{System, World, leads_down};

/// How often the list is written while much is printed, in nanoseconds: a run that is killed leaves little of which the next
/// does not know that it was printed.
const OFTEN: i128 = 1_000_000_000;

/// The name of the file in the folder that is printed to; hidden, so that no walk takes it for anything else.
const NAME: &str = ".vekha-build.json";

/// What was printed.
#[derive(Debug, Default)]
pub struct BuildRecord {
    folder: PathBuf,
    /// The name of the file that remembers.
    own: &'static str,
    before: PrintedFiles,
    now: Mutex<PrintedFiles>,
    /// The files that something in this run is printed to.
    claimed: Mutex<BTreeSet<PathBuf>>,
    /// The files that are to be written, until they are announced.
    planned: Mutex<Vec<PathBuf>>,
    /// The files that were announced.
    announced: Mutex<PrintedFiles>,
    /// When the list was written last, in nanoseconds since 1970.
    written: Mutex<i128>,
    /// Where files lie now that somebody changed since they were printed.
    laid_aside: Mutex<BTreeSet<PathBuf>>,
    unchanged: AtomicU64,
}

/// Each file by its path from the folder.
type PrintedFiles = BTreeMap<String, PrintedFile>;

/// A file that was printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct PrintedFile {
    /// Stands for all that it was made of.
    from: String,
    /// Stands for its bytes.
    bytes: String,
    /// The way from the folder to the workspace of its roadmap; empty where it is of none.
    root: String,
}

fn digest(bytes: &[u8]) -> String {
    format!("{:032x}", xxh3_128(bytes))
}

/// Whether something is a way from the folder to a workspace, and leads to no other disk and no other machine.
fn is_way(root: &str) -> bool {
    let steps = |part| matches!(part, Component::Normal(_) | Component::ParentDir | Component::CurDir);
    !root.is_empty() && Path::new(root).components().all(steps)
}

/// What stands for all that a file is made of: the program, the templates and the printable order. Empty where the order
/// cannot be told from others: then it is printed each time.
pub(super) fn made_of(document: &Document, format: FileFormat, renderer: &Renderer) -> String {
    let Ok(document) = serde_json::to_vec(document) else { return String::new() };
    let said = format!("{} {} {}", System::program(), format.name(), renderer.fingerprint());
    digest(&[said.as_bytes(), &document].concat())
}

/// Where a file is laid aside: under the first name that nothing has, or that the same bytes have already.
fn aside(world: &dyn World, path: &Path, bytes: &[u8]) -> PathBuf {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let names = (1..).map(|count| match count {
        1 => path.with_extension(format!("changed.{ending}")),
        _ => path.with_extension(format!("changed-{count}.{ending}")),
    });
    let is_free = |name: &PathBuf| match world.kind(name) {
        None => true,
        Some(_) => world.read_own(name).is_ok_and(|there| there == bytes),
    };
    let is_free = |name: &PathBuf| !world.is_link(name) && is_free(name);
    names.into_iter().find(is_free).unwrap_or_default()
}

impl BuildRecord {
    /// What is remembered of a folder; nothing of one that was never printed to.
    pub fn open(world: &dyn World, folder: &Path) -> Self {
        BuildRecord::named(world, folder, NAME)
    }

    /// What a file of that name in a folder remembers.
    pub fn named(world: &dyn World, folder: &Path, own: &'static str) -> Self {
        let list = folder.join(own);
        let bytes = if world.is_link(&list) { Vec::new() } else { world.read_own(&list).unwrap_or_default() };
        let mut before: PrintedFiles = serde_json::from_slice(&bytes).unwrap_or_default();
        // Anybody may have written the list: nothing is taken away by it that lies elsewhere.
        before.retain(|name, _| leads_down(name));
        BuildRecord { folder: folder.to_owned(), own, before, ..BuildRecord::default() }
    }

    /// Takes a file for one thing that is printed; false where another thing of the same run has it.
    pub(super) fn claim(&self, path: &Path) -> bool {
        self.claimed.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned())
    }

    /// Whether something in this run is printed to a file.
    pub(super) fn is_claimed(&self, path: &Path) -> bool {
        self.claimed.lock().unwrap_or_else(PoisonError::into_inner).contains(path)
    }

    /// Refuses to put a file in the place of one that was not printed, but lay there before.
    ///
    /// # Errors
    /// When there is such a file, and its bytes are others.
    pub fn refuse_foreign(&self, world: &dyn World, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let own = self.before.contains_key(&self.name(path)) || !world.is_file(path);
        if own || world.read_own(path).is_ok_and(|there| there == bytes) {
            return Ok(());
        }
        Err(world.unwritten(path, IoCause::Foreign))
    }

    /// Lays a file that somebody changed since it was printed aside, beside what is printed in its place: `order.docx`
    /// as `order.changed.docx`. So is one of which a run that was killed did not say any more how it had printed it.
    ///
    /// # Errors
    /// When it cannot be read, or cannot be laid aside.
    pub(super) fn lay_aside(&self, world: &dyn World, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let printed = self.before.get(&self.name(path)).filter(|_| world.is_file(path));
        let Some(printed) = printed else { return Ok(()) };
        let there = world.read_own(path).map_err(|error| world.unwritten(path, error.cause()))?;
        if there == bytes || digest(&there) == printed.bytes {
            return Ok(());
        }
        let aside = aside(world, path, &there);
        if world.kind(&aside).is_none() {
            world.write_like(&aside, &[&there], path)?;
        }
        self.laid_aside.lock().unwrap_or_else(PoisonError::into_inner).insert(aside);
        Ok(())
    }

    /// Where the files lie now that somebody changed since they were printed.
    pub fn laid_aside(&self) -> BTreeSet<PathBuf> {
        self.laid_aside.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether a file was printed otherwise from another workspace, which is still there and would lose it. One that
    /// lies in the other is the same, of which less was asked for.
    pub(super) fn is_others(&self, world: &dyn World, root: &Path, path: &Path, bytes: &[u8]) -> bool {
        let printed = self.before.get(&self.name(path)).filter(|printed| is_way(&printed.root));
        let Some(printed) = printed else { return false };
        let before = world.real(&world.absolute(&self.folder.join(&printed.root)));
        let (Ok(before), Ok(root)) = (before, world.real(root)) else { return false };
        let is_same = before.starts_with(&root) || root.starts_with(&before);
        !is_same && world.read_own(path).is_ok_and(|there| there != bytes)
    }

    /// Takes down which files are to be written, as soon as the first of them is.
    pub(super) fn plan(&self, paths: impl Iterator<Item = PathBuf>) {
        self.planned.lock().unwrap_or_else(PoisonError::into_inner).extend(paths);
    }

    /// Announces what was planned.
    pub(super) fn begin(&self, world: &dyn World) -> Result<(), Error> {
        let mut planned = self.planned.lock().unwrap_or_else(PoisonError::into_inner);
        if planned.is_empty() { Ok(()) } else { self.announce(world, planned.drain(..)) }
    }

    /// Takes down which files are about to be written, so that they are known for our own even where the run is killed
    /// before it ends.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn announce(&self, world: &dyn World, paths: impl Iterator<Item = PathBuf>) -> Result<(), Error> {
        let nothing = PrintedFile { from: String::new(), bytes: String::new(), root: String::new() };
        // What lies there and was not printed is somebody's, also when this run is killed before it says so.
        let new = paths.filter(|path| !self.before.contains_key(&self.name(path)) && !world.is_file(path));
        let new: PrintedFiles = new.map(|path| (self.name(&path), nothing.clone())).collect();
        let is_news = !new.is_empty();
        self.announced.lock().unwrap_or_else(PoisonError::into_inner).extend(new);
        if is_news { self.write(world, &self.known()) } else { Ok(()) }
    }

    /// All that is known by now.
    fn known(&self) -> PrintedFiles {
        let mut files = self.announced.lock().unwrap_or_else(PoisonError::into_inner).clone();
        files.extend(self.before.clone());
        files.extend(self.now.lock().unwrap_or_else(PoisonError::into_inner).clone());
        files
    }

    /// Writes down what is known by now, once in a while.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn keep_up(&self, world: &dyn World) -> Result<(), Error> {
        let now = world.now();
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        if *written == 0 || now - *written < OFTEN {
            *written = if *written == 0 { now } else { *written };
            return Ok(());
        }
        *written = now;
        self.write(world, &self.known())
    }

    fn write(&self, world: &dyn World, files: &PrintedFiles) -> Result<(), Error> {
        let bytes = serde_json::to_vec_pretty(files).unwrap_or_default();
        let list = self.folder.join(self.own);
        OutputFolder::new(&self.folder).refuse_links(world, &list)?;
        world.write(&list, &[&bytes])
    }

    /// Writes a file of the folder, unless it is there with those bytes; tells whether it was written.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put(&self, world: &dyn World, name: &str, bytes: &[u8]) -> Result<bool, Error> {
        let path = self.folder.join(name);
        OutputFolder::new(&self.folder).refuse_links(world, &path)?;
        let is_there = world.read_own(&path).is_ok_and(|there| there == bytes);
        if !is_there {
            self.lay_aside(world, &path, bytes)?;
            world.write(&path, &[bytes])?;
        }
        self.add(String::new(), &path, String::new(), bytes);
        self.keep_up(world)?;
        Ok(!is_there)
    }

    /// The files that were written before and are not now, each with whether it is still as it was written.
    pub fn left_over(&self, world: &dyn World) -> Vec<(PathBuf, bool)> {
        let now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let old = self.before.iter().filter(|(name, _)| !now.contains_key(*name));
        old.filter_map(|(name, printed)| self.still_there(world, name, printed)).collect()
    }

    /// Where a file of the list lies, with whether it is still as it was written; none where it is gone, or where a link
    /// in the folder leads out of it.
    fn still_there(&self, world: &dyn World, name: &str, printed: &PrintedFile) -> Option<(PathBuf, bool)> {
        let path = self.folder.join(name);
        OutputFolder::new(&self.folder).refuse_links(world, &path).ok()?;
        let bytes = world.read_own(&path).ok()?;
        Some((path, digest(&bytes) == printed.bytes))
    }

    fn name(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.folder).unwrap_or(path);
        below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
    }

    /// Whether a file is there as it was printed from the same.
    pub(super) fn is_fresh(&self, world: &dyn World, path: &Path, from: &str) -> bool {
        let is_same = |printed: &&PrintedFile| !from.is_empty() && printed.from == from;
        let printed = self.before.get(&self.name(path)).filter(is_same);
        printed.is_some_and(|printed| world.read_own(path).is_ok_and(|bytes| digest(&bytes) == printed.bytes))
    }

    /// The way from the folder to a workspace, which is the same where both are moved or copied together.
    pub(super) fn way_to(&self, world: &dyn World, root: &Path) -> String {
        let (from, to) = (world.absolute(&self.folder), world.absolute(root));
        let shared = from.components().zip(to.components()).take_while(|(one, other)| one == other).count();
        let up = from.components().skip(shared).map(|_| Cow::Borrowed(".."));
        let down = to.components().skip(shared).map(|part| part.as_os_str().to_string_lossy());
        let way = up.chain(down).collect::<Vec<_>>().join("/");
        if way.is_empty() { ".".to_owned() } else { way }
    }

    /// Takes down that a file was printed, from a workspace to which that way leads.
    pub(super) fn add(&self, root: String, path: &Path, from: String, bytes: &[u8]) {
        let printed = PrintedFile { from, bytes: digest(bytes), root };
        // A thread that failed while it held the list has left it whole.
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.insert(self.name(path), printed);
    }

    /// Takes down that nothing of a roadmap had to be printed again.
    pub(super) fn leave(&self) {
        self.unchanged.fetch_add(1, Ordering::Relaxed);
    }

    /// Of how many roadmaps nothing had to be printed again.
    pub fn unchanged(&self) -> u64 {
        self.unchanged.load(Ordering::Relaxed)
    }

    /// The files of a workspace's roadmaps that are gone, each with whether it is still as it was printed.
    pub fn gone(&self, world: &dyn World, root: &Path, ids: &BTreeSet<&str>) -> Vec<(PathBuf, bool)> {
        let root = self.way_to(world, root);
        let own = self.before.iter().filter(|(_, printed)| printed.root == root);
        let gone = own.filter_map(|(name, printed)| {
            let (id, _) = name.split_once('/')?;
            if ids.contains(id) { None } else { self.still_there(world, name, printed) }
        });
        gone.collect()
    }

    /// Writes down what is known by now.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save(self, world: &dyn World) -> Result<(), Error> {
        let now = self.now.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut files = self.before.clone();
        files.extend(now);
        files.retain(|name, _| world.is_file(&self.folder.join(name)));
        if files == self.before {
            return Ok(());
        }
        self.write(world, &files)
    }
}
