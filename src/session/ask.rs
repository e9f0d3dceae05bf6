//! What a server asks of a state beside its findings: the files around one, read as far as the question needs.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::judge;
use super::load::{Loaded, load};
use super::snapshot::{Interrupted, Snapshot};
use super::state::SessionState;
use crate::base::{FileId, Finding};
use crate::deadline::{Calendar, Times};
use crate::graph::Graph;
use crate::workspace::{FileRole, LoadedFile, Outline, Workspace};

/// Roadmaps with what follows from their times.
pub struct RoadmapInsight {
    /// The roadmaps.
    pub workspace: Workspace,
    /// Their times.
    pub times: Times,
    /// What follows from these.
    pub graph: Graph,
}

impl Snapshot {
    /// The number of the file at a path.
    pub fn file_at(&self, path: &Path) -> Option<FileId> {
        self.state().at(path).map(|file| file.id)
    }

    /// The path of a file.
    pub fn path_of(&self, file: FileId) -> Option<&Path> {
        self.state().file(file).map(|file| &*file.path)
    }

    /// What a file is to the workspace.
    pub fn role_of(&self, file: FileId) -> Option<FileRole> {
        self.state().file(file).map(|file| file.role)
    }

    /// All files, in the order of paths.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        self.state().all().map(|file| file.id)
    }

    /// The roadmaps with what is known of each without reading it again.
    pub fn outlines(&self) -> impl Iterator<Item = (FileId, &Outline)> {
        let SessionState { order, .. } = self.state();
        order.iter().filter_map(|id| self.state().file(*id)).map(|file| (file.id, &file.summary.outline))
    }

    /// The files of an id.
    pub fn named(&self, id: &str) -> impl Iterator<Item = FileId> {
        self.state().index.named(id).iter().copied()
    }

    /// The files that name an id.
    pub fn naming(&self, id: &str) -> impl Iterator<Item = FileId> {
        let (asking, index) = (self.state().asking(), &self.state().index);
        asking.files(id).iter().chain(index.looking(id)).copied()
    }

    /// What has been found so far, in all files.
    pub fn found_so_far(&self) -> impl Iterator<Item = &Arc<Finding>> {
        self.state().all().filter_map(|file| file.judged.get()).flat_map(|judged| &judged.findings)
    }

    /// Whether a column of a place that was found in a file, counted in characters, is the same in units of UTF-16.
    pub(crate) fn counts_alike(&self, file: FileId) -> bool {
        let judged = self.state().file(file).and_then(|file| file.judged.get());
        judged.is_some_and(|judged| !judged.may_be_wide)
    }

    /// The days worked.
    pub fn calendar(&self) -> &Calendar {
        &self.state().settings.calendar
    }

    /// A file, read.
    ///
    /// # Errors
    /// When it cannot be read or has changed on the disk.
    pub fn loaded(&self, file: FileId) -> Result<Arc<LoadedFile>, Interrupted> {
        let Loaded { file: loaded, summary, .. } = load(self.state(), file, self.shared())?;
        self.state().trees.keep(file, summary.hash, Arc::clone(&loaded));
        Ok(loaded)
    }

    /// Files with all that they rest on, and what follows from their times.
    ///
    /// # Errors
    /// As for one file.
    pub fn insight(&self, files: &[FileId]) -> Result<RoadmapInsight, Interrupted> {
        let state = self.state();
        let read = judge::with_needs(state, files, self.shared(), &|| false)?;
        for loaded in &read {
            state.trees.keep(loaded.id, loaded.summary.hash, Arc::clone(&loaded.file));
        }
        let given = read.into_iter().map(|loaded| (loaded.id, loaded.file));
        let (root, config) = (state.found.root.clone(), state.settings.config.clone());
        let workspace = Workspace::of(root, config, given, state.index.known.clone());
        let mut times = Times::read_with(&workspace, &state.settings.calendar, &state.settings.readings);
        let graph = Graph::build(&workspace, &times, &state.settings.calendar);
        graph.settle(&mut times);
        Ok(RoadmapInsight { workspace, times, graph })
    }

    /// The files that findings speak of, with their trees where these are kept: enough to tell them.
    pub fn to_tell(&self, findings: &[Arc<Finding>]) -> Workspace {
        let state = self.state();
        let related = findings.iter().flat_map(|finding| &finding.related);
        let anchored = related.filter_map(|related| match &related.target {
            crate::base::RelatedTarget::Anchor(anchor) => Some(anchor.file),
            crate::base::RelatedTarget::Span(_) => None,
        });
        let own = findings.iter().map(|finding| finding.place.file);
        let files: BTreeSet<FileId> = own.chain(anchored).collect();
        let settings =
            state.others.iter().copied().filter(|id| self.role_of(*id) == Some(FileRole::Settings));
        let given = files.into_iter().chain(settings).filter_map(|id| {
            let slot = state.file(id)?;
            let kept = match (slot.role, &state.settings.file) {
                (FileRole::Settings, Some(file)) => Some(Arc::clone(file)),
                _ => state.trees.get(id, slot.summary.hash),
            };
            let unread = || Arc::new(LoadedFile::unread(slot.path.clone(), slot.name.clone(), slot.role));
            Some((id, kept.unwrap_or_else(unread)))
        });
        let (root, config) = (state.found.root.clone(), state.settings.config.clone());
        Workspace::of(root, config, given, state.index.known.clone())
    }
}
