//! Which files belong to which workspace, and what of the paths that were asked for is not there to be read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::walk::{self, Walk, WalkResult};
use crate::base::failure::Error;
use crate::world::{FileKind, World};

/// A workspace to be loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DiscoveredWorkspace {
    /// Its root folder.
    pub root: PathBuf,
    /// Where the root was taken from.
    pub by: RootBy,
    /// The file of its settings, where there is one.
    pub settings: Option<PathBuf>,
    /// Every roadmap of it, sorted by path.
    pub files: Vec<PathBuf>,
    /// Files that look like roadmaps and are not read, sorted by path.
    pub not_read: Vec<PathBuf>,
    /// The files and folders to report on.
    pub asked: Vec<PathBuf>,
    /// The root of the git repository that it lies in, where there is one.
    pub repository: Option<PathBuf>,
}

/// Where the root of a workspace was taken from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RootBy {
    /// The file of settings lies there.
    #[default]
    Settings,
    /// It is the root of the git repository.
    Repository,
    /// It was given, or holds what was given.
    Given,
}

/// Finds the workspaces that the paths lie in, and those that lie below them.
///
/// A workspace is a folder with `vekha.yaml`. What lies in none belongs to that of the git repository; outside of one, to
/// the folder given, of a file to its folder, of several paths to the folder they share.
///
/// # Errors
/// When a path is not there, holds no roadmap, or a folder cannot be listed.
pub fn workspaces(world: &dyn World, paths: &[PathBuf]) -> Result<Vec<DiscoveredWorkspace>, Error> {
    let mut asked: BTreeMap<PathBuf, (RootBy, Vec<PathBuf>)> = BTreeMap::new();
    let mut loose: Vec<(PathBuf, PathBuf)> = Vec::new();
    for path in paths {
        let path = world.absolute(path);
        let folder = match world.kind(&path) {
            Some(FileKind::Folder) => path.clone(),
            Some(_) => path.parent().map(Path::to_owned).unwrap_or_default(),
            None => return Err(super::absence(world, &path)),
        };
        match root_of(world, &folder) {
            Some((root, by)) => asked.entry(root).or_insert((by, Vec::new())).1.push(path),
            None => loose.push((folder, path)),
        }
    }
    if let Some(shared) = shared(loose.iter().map(|(folder, _)| folder.as_path())) {
        let paths = loose.into_iter().map(|(_, path)| path);
        asked.entry(shared).or_insert((RootBy::Given, Vec::new())).1.extend(paths);
    }
    let mut found: BTreeMap<PathBuf, DiscoveredWorkspace> = BTreeMap::new();
    for (root, (by, asked)) in asked {
        below(world, &root, by, &asked, &mut found)?;
    }
    let mut found: Vec<DiscoveredWorkspace> = found.into_values().collect();
    found.retain(|one| one.settings.is_some() || !one.files.is_empty() || !one.not_read.is_empty());
    for path in paths.iter().map(|path| world.absolute(path)) {
        super::refuse_unread(world, &path, &found)?;
    }
    found.retain(DiscoveredWorkspace::is_asked_for);
    Ok(found)
}

impl DiscoveredWorkspace {
    /// The files of the same workspace, looked for anew. It may hold none by now.
    ///
    /// # Errors
    /// When a folder cannot be listed.
    pub fn again(&self, world: &dyn World) -> Result<DiscoveredWorkspace, Error> {
        let mut found = BTreeMap::new();
        below(world, &self.root, self.by, &self.asked, &mut found)?;
        Ok(found.remove(&self.root).unwrap_or_default())
    }

    /// Whether a change of a file may change which files belong to the workspace.
    pub fn decides(path: &Path) -> bool {
        super::is_settings(path)
            || path.file_name().is_some_and(|name| name == ".gitignore")
            || walk::is_almost_yaml(path)
    }

    /// Whether a file that has come belongs to the workspace.
    pub fn admits(&self, world: &dyn World, path: &Path) -> bool {
        let inside = walk::is_yaml(path) && path.starts_with(&self.root);
        let mut between = path.ancestors().skip(1).take_while(|folder| *folder != self.root);
        let own = |folder: &Path| super::settings_in(world, folder).is_some();
        inside
            && !between.any(own)
            && Walk::new(world, &self.root, self.repository.as_deref()).why_not(path).is_none()
    }

    /// Whether anything of it is to be reported on.
    fn is_asked_for(&self) -> bool {
        let mut all = self.files.iter().chain(&self.not_read).chain(&self.settings);
        all.any(|file| is_asked(&self.asked, file))
    }
}

/// Walks below a root and divides what is found among it and the workspaces inside it.
fn below(
    world: &dyn World,
    root: &Path,
    by: RootBy,
    asked: &[PathBuf],
    found: &mut BTreeMap<PathBuf, DiscoveredWorkspace>,
) -> Result<(), Error> {
    let repository = repository_of(world, root);
    let WalkResult { files, not_read, settings, .. } = Walk::new(world, root, repository.as_deref()).run()?;
    let own_roots: BTreeSet<&Path> = settings.iter().filter_map(|file| file.parent()).collect();
    let holds_others = own_roots.iter().any(|own| *own != root);
    let mut divided: BTreeMap<PathBuf, DiscoveredWorkspace> = BTreeMap::new();
    let start = |own: &Path| DiscoveredWorkspace {
        root: own.to_owned(),
        by: if own == root { by } else { RootBy::Settings },
        settings: super::settings_in(world, own),
        asked: asked.to_vec(),
        repository: repository.clone(),
        ..DiscoveredWorkspace::default()
    };
    divided.insert(root.to_owned(), start(root));
    for own in &own_roots {
        divided.entry((*own).to_owned()).or_insert_with(|| start(own));
    }
    let owner = |file: &Path| {
        let own = file.ancestors().skip(1).find(|folder| own_roots.contains(folder));
        own.unwrap_or(root).to_owned()
    };
    if holds_others {
        // Files of one folder stand together, and belong together.
        for together in files.chunk_by(|one, other| one.parent() == other.parent()) {
            let own = together.first().map(|file| owner(file)).unwrap_or_default();
            divided.entry(own).and_modify(|found| found.files.extend_from_slice(together));
        }
    } else if let Some(all) = divided.get_mut(root) {
        all.files = files;
    }
    for file in &not_read {
        divided.entry(owner(file)).and_modify(|found| found.not_read.push(file.clone()));
    }
    // Of two files of settings in a folder one is read.
    for other in &settings {
        let one = other.parent().and_then(|own| divided.get_mut(own));
        if let Some(one) = one.filter(|one| one.settings.as_ref() != Some(other)) {
            one.not_read.push(other.clone());
        }
    }
    for (own, one) in divided {
        match found.get_mut(&own) {
            Some(known) => known.asked.extend(one.asked),
            None => drop(found.insert(own, one)),
        }
    }
    Ok(())
}

/// Whether a file lies at or below one of the paths asked for.
pub fn is_asked(asked: &[PathBuf], file: &Path) -> bool {
    asked.iter().any(|path| file.starts_with(path))
}

/// The nearest folder at or above with settings, else the root of the repository.
fn root_of(world: &dyn World, folder: &Path) -> Option<(PathBuf, RootBy)> {
    let settings = folder.ancestors().find(|folder| super::settings_in(world, folder).is_some());
    let settings = settings.map(|root| (root.to_owned(), RootBy::Settings));
    settings.or_else(|| repository_of(world, folder).map(|root| (root, RootBy::Repository)))
}

/// The root of the git repository that a folder lies in; `.git` of a worktree is a file.
pub fn repository_of(world: &dyn World, folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find(|folder| world.kind(&folder.join(".git")).is_some()).map(Path::to_owned)
}

/// The folder that all folders lie in.
fn shared<'p>(mut folders: impl Iterator<Item = &'p Path>) -> Option<PathBuf> {
    let first = folders.next()?.to_owned();
    Some(folders.fold(first, |shared, folder| {
        let both = shared.components().zip(folder.components());
        both.take_while(|(one, other)| one == other).map(|(part, _)| part).collect()
    }))
}
