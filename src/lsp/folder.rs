//! A workspace that is open: its session, and what has not been taken in yet.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arcstr::ArcStr;
use lsp_types::InitializeParams;
use rayon::prelude::*;

use super::document::OpenDocument;
use super::uri;
use crate::base::failure::Error;
use crate::session::Change;
use crate::workspace::{DiscoveredWorkspace, workspaces};
use crate::world::{Overlay, World};
use crate::{Options, Session};

/// A workspace that is open.
pub(super) struct OpenFolder {
    /// Its session.
    pub session: Session,
    /// What could not be taken in: it is tried again with the next change.
    behind: BTreeSet<PathBuf>,
    /// Whether its root was guessed, and no settings lie there.
    pub is_guessed: bool,
    /// Whether what was found at the start has been saved.
    pub is_saved: bool,
    /// Whether most of its files have not been read yet.
    pub is_sketch: bool,
    /// The texts that stand over files.
    over: BTreeMap<PathBuf, ArcStr>,
}

/// How far the opening of workspaces is.
pub(super) enum OpeningState {
    /// The open files of a workspace can be asked about.
    Sketch(Box<OpenFolder>),
    /// A workspace is open.
    Whole(Box<OpenFolder>),
    /// A workspace could not be read.
    Failed(PathBuf, Error),
    /// No more follows.
    End,
}

impl OpenFolder {
    fn new(session: Session, is_guessed: bool, is_sketch: bool) -> Self {
        let (behind, over) = (BTreeSet::new(), BTreeMap::new());
        OpenFolder { session, is_guessed, behind, is_saved: false, is_sketch, over }
    }

    /// Its root.
    pub(super) fn root(&self) -> &Path {
        self.session.root()
    }

    /// Applies what is different as one change: open texts count, of other files what is on the disk. Tells whether
    /// anything of it concerns this workspace.
    ///
    /// # Errors
    /// When the settings cannot be used; all stays as it was, and is tried again with the next change.
    pub(super) fn apply(
        &mut self,
        touched: &BTreeSet<PathBuf>,
        documents: &BTreeMap<PathBuf, OpenDocument>,
    ) -> Result<bool, Error> {
        let root = self.root().to_owned();
        self.behind.extend(touched.iter().filter(|path| path.starts_with(&root)).cloned());
        if self.behind.is_empty() {
            return Ok(false);
        }
        let change = self.behind.iter().fold(Change::default(), |change, path| {
            match (documents.get(path), self.over.contains_key(path)) {
                (Some(document), _) => change.put(path, document.text.as_bytes()),
                (None, true) => change.take_away(path),
                (None, false) => change.touch(path),
            }
        });
        self.session.apply(&change)?;
        for path in std::mem::take(&mut self.behind) {
            match documents.get(&path) {
                Some(document) => drop(self.over.insert(path, document.text.clone())),
                None => drop(self.over.remove(&path)),
            }
        }
        Ok(true)
    }
}

/// The folders that a client names when it begins.
pub(super) fn named(params: &InitializeParams) -> Vec<PathBuf> {
    let folders = params.workspace_folders.iter().flatten();
    let folders: Vec<PathBuf> = folders.filter_map(|folder| uri::path(&folder.uri)).collect();
    #[allow(deprecated, reason = "older clients name their one folder so")]
    let root = params.root_uri.as_ref().and_then(uri::path);
    if folders.is_empty() { root.into_iter().collect() } else { folders }
}

/// Opens the workspaces that paths lie in, and those below them, without those that are known: each is sketched first.
pub(super) fn open(
    world: &Arc<dyn World>,
    paths: &[PathBuf],
    texts: Vec<(PathBuf, ArcStr)>,
    options: &Options,
    known: &HashSet<PathBuf>,
    tell: &(dyn Fn(OpeningState) + Sync),
) {
    let mut over = Overlay::new(Arc::clone(world));
    texts.iter().for_each(|(path, text)| over.put(path.clone(), text.as_bytes()));
    let mut found: BTreeMap<PathBuf, DiscoveredWorkspace> = BTreeMap::new();
    for path in paths {
        let here = workspaces(&over, std::slice::from_ref(path)).unwrap_or_else(|error| {
            // A folder without a roadmap is none of ours until one is opened in it.
            if !matches!(error, Error::Usage(_)) {
                tell(OpeningState::Failed(path.clone(), error));
            }
            Vec::new()
        });
        for one in here {
            found.entry(one.root.clone()).or_insert(one);
        }
    }
    found.retain(|root, _| !known.contains(root));
    let found: Vec<DiscoveredWorkspace> = found.into_values().collect();
    found.into_par_iter().for_each(|mut found| {
        let (root, is_guessed) = (found.root.clone(), found.settings.is_none());
        found.asked = vec![root.clone()];
        // What lies only in the editor yet is taken in by the first change.
        found.files.retain(|file| world.is_file(file));
        let opened = Session::sketch(Arc::clone(world), found, options.clone()).and_then(|sketch| {
            let whole = sketch.whole();
            tell(OpeningState::Sketch(Box::new(OpenFolder::new(sketch, is_guessed, true))));
            whole()
        });
        tell(match opened {
            Ok(session) => OpeningState::Whole(Box::new(OpenFolder::new(session, is_guessed, false))),
            Err(error) => OpeningState::Failed(root, error),
        });
    });
}
