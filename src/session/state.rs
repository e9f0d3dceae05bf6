//! The state of a workspace at a revision, and how a change makes the next one.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use arcstr::ArcStr;
use foldhash::HashMap;
use rayon::prelude::*;

use super::contents::Contents;
use super::file::{FileFindings, FileState, FileSummary};
use super::index::Index;
use super::names::NameIndexByFile;
use super::settings::SessionSettings;
use super::slots::Slots;
use super::trees::Trees;
use crate::Options;
use crate::base::FileId;
use crate::base::failure::Error;
use crate::workspace::{DiscoveredWorkspace, FileRole};
use crate::world::{FileStamp, Overlay, World};

/// A file's path, and its name in reports.
type NamedPath = (Arc<Path>, ArcStr);

/// The state of a workspace at a revision. Copies share what is the same.
#[derive(Clone)]
pub(super) struct SessionState {
    pub revision: u64,
    pub world: Arc<Overlay>,
    pub options: Arc<Options>,
    pub found: Arc<DiscoveredWorkspace>,
    pub settings: Arc<SessionSettings>,
    /// The number of every path that was ever seen. A number is never given to another path.
    ids: Arc<HashMap<Arc<Path>, FileId>>,
    slots: Slots,
    /// The roadmaps, in the order of paths.
    pub order: Arc<Vec<FileId>>,
    /// The settings, and what is not read.
    pub others: Arc<Vec<FileId>>,
    pub index: Arc<Index>,
    /// Which files name an id, once somebody has asked. What is named and not found stands here too, so that a new file
    /// wakes whoever missed it.
    pub asking: Arc<OnceLock<NameIndexByFile>>,
    pub trees: Arc<Trees>,
    /// What was read already while it is opened.
    pub contents: Arc<Contents>,
    /// Whether the cache file is good enough as it is.
    pub is_saved: bool,
    /// Whether of most roadmaps only the names were looked for.
    pub is_sketch: bool,
    /// Whether it is worked out what files give away: for a cache, and for changes that may come.
    pub gives: bool,
}

impl SessionState {
    /// A state of a workspace in which no file has been read yet.
    pub(super) fn new(world: Overlay, found: DiscoveredWorkspace, options: Options) -> Result<Self, Error> {
        let settings = SessionSettings::read(&world, &found, &options)?;
        let mut state = SessionState {
            revision: 0,
            world: Arc::new(world),
            options: Arc::new(options),
            found: Arc::new(found),
            settings: Arc::new(settings),
            ids: Arc::default(),
            slots: Slots::default(),
            order: Arc::default(),
            others: Arc::default(),
            index: Arc::default(),
            asking: Arc::default(),
            trees: Arc::default(),
            contents: Arc::default(),
            is_saved: false,
            is_sketch: false,
            gives: true,
        };
        let found = Arc::clone(&state.found);
        let base = state.world.display_name(&found.root);
        let named = |path: &PathBuf| {
            (Arc::from(path.as_path()), name(&*state.world, (&found.root, &base), path).into())
        };
        let files: Vec<NamedPath> = found.files.par_iter().map(named).collect();
        let others: Vec<NamedPath> = found.not_read.iter().map(named).collect();
        let settings = found.settings.iter().map(named).collect::<Vec<_>>();
        state.order = Arc::new(state.take(files, FileRole::Roadmap));
        let mut own = state.take(settings, FileRole::Settings);
        own.extend(state.take(others, FileRole::NotRead));
        state.others = Arc::new(own);
        Ok(state)
    }

    /// Takes files in; returns their numbers.
    fn take(&mut self, files: Vec<NamedPath>, role: FileRole) -> Vec<FileId> {
        Arc::make_mut(&mut self.ids).reserve(files.len());
        let ids: Vec<FileId> = files.iter().map(|(path, _)| self.intern(path)).collect();
        let (since, unread) = (self.revision, Arc::default());
        let state = |((path, name), id): (NamedPath, &FileId)| {
            let (summary, judged) = (Arc::clone(&unread), Default::default());
            Arc::new(FileState { id: *id, path, name, role, summary, since, judged })
        };
        let states: Vec<Arc<FileState>> = files.into_par_iter().zip(&ids).map(state).collect();
        states.into_iter().for_each(|file| drop(self.replace(file)));
        ids
    }

    /// Puts a file at its number.
    fn put(&mut self, (path, name): NamedPath, role: FileRole, summary: Arc<FileSummary>) -> FileId {
        let id = self.intern(&path);
        let state =
            FileState { id, path, name, role, summary, since: self.revision, judged: Default::default() };
        self.set(id, Some(state));
        id
    }

    /// Takes a file in that has come.
    pub(super) fn add(&mut self, path: &Path, role: FileRole) -> FileId {
        let base = self.world.display_name(&self.found.root);
        let name = name(&*self.world, (&self.found.root, &base), path);
        self.put((path.into(), name.into()), role, Arc::default())
    }

    /// Gives the numbers anew, those of these paths first: what is remembered speaks of files by these numbers.
    pub(super) fn renumber(&mut self, paths: &[PathBuf]) {
        let files: Vec<Arc<FileState>> = self.all().cloned().collect();
        (self.ids, self.slots) = Default::default();
        for path in paths {
            self.intern(&Arc::from(path.as_path()));
        }
        let (mut order, mut others) = (Vec::with_capacity(files.len()), Vec::new());
        let unread = Arc::default();
        for file in files {
            let id = self.put((Arc::clone(&file.path), file.name.clone()), file.role, Arc::clone(&unread));
            if file.role == FileRole::Roadmap { order.push(id) } else { others.push(id) }
        }
        (self.order, self.others) = (Arc::new(order), Arc::new(others));
    }

    /// The path of every number that was ever given, in the order of numbers.
    pub(super) fn numbered(&self) -> Vec<&Path> {
        let mut paths = vec![Path::new(""); self.ids.len()];
        for (path, id) in &*self.ids {
            if let Some(place) = paths.get_mut(id.0 as usize) {
                *place = path;
            }
        }
        paths
    }

    /// The number of a path, whether there is a file or not.
    fn intern(&mut self, path: &Arc<Path>) -> FileId {
        let next = FileId(u32::try_from(self.ids.len()).unwrap_or(u32::MAX));
        *Arc::make_mut(&mut self.ids).entry(Arc::clone(path)).or_insert(next)
    }

    /// Puts in place what is remembered of a file.
    pub(super) fn remember(
        &mut self,
        id: FileId,
        path: &Path,
        summary: Arc<FileSummary>,
        judged: FileFindings,
    ) {
        let known = self.file(id).map(|file| (Arc::clone(&file.path), file.name.clone()));
        let (path, name) = known.unwrap_or_else(|| (path.into(), ArcStr::new()));
        let judged = std::sync::OnceLock::from(Arc::new(judged));
        let file = FileState { id, path, name, role: FileRole::Roadmap, summary, since: 0, judged };
        self.set(id, Some(file));
    }

    /// Notes by what it is seen that a file is still the same.
    pub(super) fn restamp(&mut self, id: FileId, stamp: FileStamp) {
        let Some(mut file) = self.file(id).map(|file| file.copy()) else { return };
        Arc::make_mut(&mut file.summary).stamp = Some(stamp);
        self.set(id, Some(file));
    }

    /// Sets what stands at a number.
    pub(super) fn set(&mut self, id: FileId, file: Option<FileState>) {
        self.slots.set(id, file.map(Arc::new));
    }

    /// Puts a file in place of what stood at its number, and gives that.
    pub(super) fn replace(&mut self, file: Arc<FileState>) -> Option<Arc<FileState>> {
        self.slots.set(file.id, Some(file))
    }

    /// A file.
    pub(super) fn file(&self, id: FileId) -> Option<&Arc<FileState>> {
        self.slots.get(id)
    }

    /// The file at a path.
    pub(super) fn at(&self, path: &Path) -> Option<&Arc<FileState>> {
        self.file(*self.ids.get(path)?)
    }

    /// All files, in the order of paths; the settings and what is not read come last.
    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<FileState>> {
        self.order.iter().chain(self.others.iter()).filter_map(|id| self.file(*id))
    }

    /// Which files name an id. In a run to which no change comes nobody asks.
    pub(super) fn asking(&self) -> &NameIndexByFile {
        self.asking.get_or_init(|| {
            let mut asking = NameIndexByFile::default();
            for file in self.order.iter().filter_map(|id| self.file(*id)) {
                file.summary.outline.needs.iter().for_each(|name| asking.add(name, file.id));
            }
            asking
        })
    }

    /// Takes other names in than were known before.
    pub(super) fn set_index(&mut self, index: Index) {
        (self.index, self.asking) = (Arc::new(index), Arc::default());
    }

    /// The files that are what they are since a later revision than this, in no order.
    pub(super) fn later_than(&self, revision: u64) -> impl Iterator<Item = &Arc<FileState>> {
        self.slots.later_than(revision)
    }

    /// Whether files lie below a path.
    pub(super) fn has_below(&self, folder: &Path) -> bool {
        let next = self.order.partition_point(|id| self.path(*id) < folder);
        let next = self.order.get(next).into_iter().chain(self.others.iter());
        next.filter_map(|id| self.file(*id)).any(|file| file.path.starts_with(folder))
    }

    /// Puts a roadmap at its place in the order of paths, or takes it out.
    pub(super) fn reorder(&mut self, id: FileId, path: &Path, there: bool) {
        let at = self.order.binary_search_by(|other| self.path(*other).cmp(path));
        let order = Arc::make_mut(&mut self.order);
        match (at, there) {
            (Err(at), true) => order.insert(at, id),
            (Ok(at), false) => drop(order.remove(at)),
            _ => {}
        }
    }

    fn path(&self, id: FileId) -> &Path {
        self.file(id).map_or(Path::new(""), |file| &file.path)
    }
}

/// The name of a file for reports. What lies below a root that is named from where the program runs is named from
/// there too, without a look at where that is.
pub(super) fn name(world: &dyn World, (root, base): (&Path, &str), path: &Path) -> String {
    let inside = path.strip_prefix(root).ok().filter(|_| Path::new(base).is_relative());
    match inside
        .and_then(Path::to_str)
        .map(|inside| if cfg!(windows) { inside.replace('\\', "/") } else { inside.to_owned() })
    {
        Some(inside) if base.is_empty() => inside,
        Some(inside) => format!("{base}/{inside}"),
        None => world.display_name(path),
    }
}
