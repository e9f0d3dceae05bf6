//! Questions to a state that nothing changes.

use std::cell::LazyCell;
use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use arcstr::ArcStr;
use chrono::NaiveDate;
use rayon::prelude::*;

use super::file::{FileFindings, FileState};
use super::judge::{self, TOGETHER};
use super::load::load;
use super::state::SessionState;
use super::{Revision, SessionShared, Shard, open};
use crate::base::failure::{Error, IoCause};
use crate::base::{FileId, Finding, Lang};
use crate::rules::{EnabledRules, KnownFindings};
use crate::workspace::{Config, DiscoveredWorkspace, FileRole, LoadedFile, Workspace, is_yaml};
use crate::world::Overlay;

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Interrupted {
    /// A newer revision makes the answer idle.
    Cancelled,
    /// A file on the disk is not what it was at this revision: the change is to be applied, and the question asked again.
    Changed(PathBuf),
    /// Something could not be read.
    Failed(Error),
}

impl Interrupted {
    /// As a failure of a run that nobody else can interrupt.
    pub(crate) fn into_error(self) -> Error {
        match self {
            Interrupted::Failed(error) => error,
            Interrupted::Changed(path) => {
                Error::Reading { path: path.display().to_string(), cause: IoCause::Changed }
            }
            Interrupted::Cancelled => Error::Reading { path: String::new(), cause: IoCause::Changed },
        }
    }
}

impl From<Interrupted> for Error {
    fn from(interrupted: Interrupted) -> Self {
        interrupted.into_error()
    }
}

impl From<Error> for Interrupted {
    fn from(error: Error) -> Self {
        Interrupted::Failed(error)
    }
}

/// A state of a session, to be asked. It is cheap to copy and may go to other threads.
#[derive(Clone)]
pub struct Snapshot {
    state: Arc<SessionState>,
    shared: Arc<SessionShared>,
}

impl Snapshot {
    pub(super) fn new(state: Arc<SessionState>, shared: Arc<SessionShared>) -> Self {
        Snapshot { state, shared }
    }

    pub(super) fn state(&self) -> &SessionState {
        &self.state
    }

    pub(super) fn shared(&self) -> &SessionShared {
        &self.shared
    }

    /// The revision of the state.
    pub fn revision(&self) -> Revision {
        Revision(self.state.revision)
    }

    /// Whether what is found in a file rests on nothing that is not known yet.
    pub(crate) fn is_sure_of(&self, file: FileId) -> bool {
        let summary = self.state.file(file).map(|file| &file.summary);
        !self.state.is_sketch || summary.is_some_and(|own| own.is_read() && !own.outline.looks_around)
    }

    /// The findings in a file, in the order of their places; none of a path that is no file of the workspace.
    ///
    /// # Errors
    /// When a newer revision makes the answer idle, or what it rests on cannot be read or has changed on the disk.
    pub fn findings(&self, path: &Path) -> Result<Vec<Arc<Finding>>, Interrupted> {
        let Some(file) = self.state.at(path) else { return Ok(Vec::new()) };
        Ok(self.judge_file(file)?.findings.clone())
    }

    /// The findings of all files, file by file in the order of paths.
    ///
    /// # Errors
    /// As for one file.
    pub fn all(&self) -> Result<Vec<Arc<Finding>>, Interrupted> {
        self.judge(&|_, _| true)?;
        Ok(self.judged())
    }

    /// Whether a path is that of a file that the workspace reads by itself, or would read if it were there. What roadmaps
    /// and settings name beside them tells [`beside`](Snapshot::beside).
    pub(crate) fn may_read(&self, path: &Path) -> bool {
        let is_below = || path.starts_with(&self.state.found.root);
        DiscoveredWorkspace::decides(path) || is_yaml(path) && is_below() || self.state.at(path).is_some()
    }

    /// What has been found so far, file by file in the order of paths.
    pub(crate) fn judged(&self) -> Vec<Arc<Finding>> {
        let files: Vec<&Arc<FileFindings>> = self.state.all().filter_map(|file| file.judged.get()).collect();
        files.par_iter().with_min_len(64).flat_map_iter(|judged| judged.findings.iter().cloned()).collect()
    }

    /// The files that rest on others, directly or through others, and are none of them. On a file whose own name could not
    /// be read rests whoever asks for a name that no file has.
    pub(crate) fn resting_on(&self, chosen: &BTreeSet<FileId>) -> BTreeSet<FileId> {
        let state = &self.state;
        let ids = chosen.iter().filter_map(|id| state.file(*id)).map(|file| &file.summary.outline.id);
        let (nameless, names): (Vec<&ArcStr>, Vec<&ArcStr>) = ids.partition(|id| id.is_empty());
        let mut names: BTreeSet<ArcStr> = names.into_iter().cloned().collect();
        if !nameless.is_empty() {
            let missed = state.asking().all().map(|(id, _)| id).filter(|id| !state.index.has(id));
            names.extend(missed.cloned());
        }
        state.resting(names).into_iter().filter(|id| !chosen.contains(id)).collect()
    }

    /// The files of a shard.
    pub(crate) fn files_of(&self, shard: Shard) -> Vec<FileId> {
        open::files_of(shard, &self.state.order)
    }

    /// The files that may be told otherwise than at an older revision, in the order of paths.
    pub fn changed_since(&self, revision: Revision) -> Vec<&Path> {
        let mut changed: Vec<&Path> = self.state.later_than(revision.0).map(|file| &*file.path).collect();
        changed.sort_unstable();
        changed
    }

    /// The files of a choice of paths.
    pub(crate) fn files_below(&self, asked: &dyn Fn(FileId, &Path) -> bool) -> BTreeSet<FileId> {
        self.state.all().filter(|file| asked(file.id, &file.path)).map(|file| file.id).collect()
    }

    /// The files that others rest on, directly or through others, beside themselves. A name that no file has may be that of
    /// one whose own name could not be read.
    pub(crate) fn rested_on(&self, by: &BTreeSet<FileId>) -> BTreeSet<FileId> {
        let outline = |id: FileId| self.state.file(id).map(|file| &file.summary.outline);
        let is_nameless = |id: &FileId| outline(*id).is_some_and(|own| own.id.is_empty());
        let nameless: LazyCell<Vec<FileId>, _> =
            LazyCell::new(|| self.state.order.iter().copied().filter(is_nameless).collect());
        let mut walked = HashSet::new();
        let mut found = BTreeSet::new();
        let mut front: Vec<FileId> = by.iter().copied().collect();
        while let Some(id) = front.pop() {
            for name in outline(id).into_iter().flat_map(|own| &own.needs) {
                let named = self.state.index.named(name);
                let list = if named.is_empty() { nameless.as_slice() } else { named };
                if walked.insert(list.as_ptr()) {
                    front.extend(list.iter().filter(|need| !by.contains(need) && found.insert(**need)));
                }
            }
        }
        found
    }

    /// Judges the files of a choice that nobody has asked for yet.
    ///
    /// # Errors
    /// As for one file.
    pub(crate) fn judge(&self, wanted: &dyn Fn(FileId, &Path) -> bool) -> Result<(), Interrupted> {
        let open = |file: &&Arc<FileState>| file.judged.get().is_none() && wanted(file.id, &file.path);
        let open: Vec<FileId> = self.state.all().filter(open).map(|file| file.id).collect();
        for lot in open.chunks(TOGETHER) {
            let lot: Vec<FileId> = lot.iter().copied().filter(|id| !self.is_judged(*id)).collect();
            self.judge_lot(&lot)?;
        }
        Ok(())
    }

    /// Judges those of some files that nobody has asked for yet.
    ///
    /// # Errors
    /// As for one file.
    pub(crate) fn judge_these(&self, files: &[FileId]) -> Result<(), Interrupted> {
        let open: Vec<FileId> = files.iter().copied().filter(|id| !self.is_judged(*id)).collect();
        open.chunks(TOGETHER).try_for_each(|lot| self.judge_lot(lot))
    }

    fn judge_file(&self, file: &FileState) -> Result<Arc<FileFindings>, Interrupted> {
        if file.judged.get().is_none() {
            self.judge_lot(&[file.id])?;
        }
        file.judged.get().cloned().ok_or(Interrupted::Cancelled)
    }

    fn is_judged(&self, id: FileId) -> bool {
        self.state.file(id).is_none_or(|file| file.judged.get().is_some())
    }

    fn is_cancelled(&self) -> bool {
        self.shared.newest.load(Ordering::Acquire) != self.state.revision
    }

    fn judge_lot(&self, lot: &[FileId]) -> Result<(), Interrupted> {
        if lot.is_empty() {
            return Ok(());
        }
        let files = judge::with_needs(&self.state, lot, &self.shared, &|| self.is_cancelled())?;
        for loaded in &files {
            self.state.trees.keep(loaded.id, loaded.summary.hash, Arc::clone(&loaded.file));
        }
        for (id, judged) in judge::judge(&self.state, lot, &files, &self.shared) {
            if let Some(file) = self.state.file(id) {
                // Somebody else may have been quicker, with the same result.
                let _ = file.judged.set(Arc::new(judged));
            }
        }
        Ok(())
    }

    /// The workspace as reports need it: the names of all files; texts are read when something of them is shown, unless
    /// the roadmaps themselves are wanted.
    ///
    /// # Errors
    /// As for one file.
    pub(crate) fn workspace(&self, roadmaps: bool) -> Result<Workspace, Interrupted> {
        let state = &self.state;
        let file = |file: &Arc<FileState>| {
            let loaded = match (&state.settings.file, file.role) {
                (Some(settings), FileRole::Settings) => Arc::clone(settings),
                (_, FileRole::Roadmap) if roadmaps => {
                    let loaded = load(state, file.id, &self.shared)?;
                    state.trees.note(file.id, loaded.summary.hash, &loaded.file);
                    loaded.file
                }
                (_, role) => Arc::new(LoadedFile::unread(file.path.clone(), file.name.clone(), role)),
            };
            Ok((file.id, loaded))
        };
        let all: Vec<&Arc<FileState>> = state.all().collect();
        let files: Vec<_> = all.into_par_iter().map(file).collect::<Result<_, Interrupted>>()?;
        let config = state.settings.config.clone();
        Ok(Workspace::of(state.found.root.clone(), config, files, state.index.known.clone()))
    }

    /// The roadmaps with what is counted of each: whether the file holds one, and how many measures.
    pub(crate) fn roadmaps(&self) -> impl Iterator<Item = (FileId, bool, usize)> {
        let roadmaps = self.state.order.iter().filter_map(|id| self.state.file(*id));
        roadmaps.map(|file| (file.id, file.summary.outline.is_roadmap, file.summary.outline.measures))
    }

    /// What was found of the workspace on the disk.
    pub(crate) fn found(&self) -> &DiscoveredWorkspace {
        &self.state.found
    }

    /// The world with what is put over it.
    pub fn world(&self) -> &Overlay {
        &self.state.world
    }

    /// The settings.
    pub(crate) fn config(&self) -> &Config {
        &self.state.settings.config
    }

    /// The list of known findings that the settings name, where they name one.
    pub(crate) fn known(&self) -> Option<&KnownFindings> {
        self.state.settings.known.as_ref()
    }

    /// The rules that run.
    pub(crate) fn rules(&self) -> &EnabledRules {
        &self.state.settings.rules
    }

    /// The day against which it is judged what is overdue, where one is named.
    pub(crate) fn as_of(&self) -> Option<NaiveDate> {
        self.state.settings.as_of
    }

    /// The language of findings.
    pub fn lang(&self) -> Lang {
        self.state.settings.lang
    }
}
