//! Which files belong to which workspace.

use std::collections::{BTreeMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};

use super::CONFIG_FILE;
use crate::world::World;

/// A workspace to be loaded.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// Its root folder.
    pub root: PathBuf,
    /// Every roadmap of it, sorted by path.
    pub files: Vec<PathBuf>,
    /// The files and folders to report on.
    pub asked: Vec<PathBuf>,
}

/// Finds the workspaces that the paths lie in, and those that lie below them.
///
/// A workspace is a folder with `vekha.yaml`; a path in none is its own.
///
/// # Errors
/// When a path is not there, or a folder cannot be listed.
pub fn workspaces(world: &dyn World, paths: &[PathBuf]) -> io::Result<Vec<Found>> {
    let mut asked: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for path in paths {
        let path = world.absolute(path);
        let folder = if world.is_dir(&path) {
            path.clone()
        } else if world.is_file(&path) {
            path.parent().map(Path::to_owned).unwrap_or_default()
        } else {
            return Err(io::Error::new(io::ErrorKind::NotFound, path.display().to_string()));
        };
        let root = root_of(world, &folder).unwrap_or(folder);
        asked.entry(root).or_default().push(path);
    }
    let mut found: BTreeMap<PathBuf, Found> = BTreeMap::new();
    for (root, asked) in asked {
        for (own, files) in by_workspace(&root, world.yaml_files(&root)?) {
            let none = || Found { root: own.clone(), files: Vec::new(), asked: Vec::new() };
            let entry = found.entry(own.clone()).or_insert_with(none);
            entry.asked.extend(asked.iter().cloned());
            if entry.files.is_empty() {
                entry.files = files;
            }
        }
    }
    let mut found: Vec<Found> = found.into_values().collect();
    found.retain(|one| one.files.is_empty() || one.files.iter().any(|file| is_asked(&one.asked, file)));
    Ok(found)
}

/// Divides the files below a root among it and the workspaces inside it.
fn by_workspace(root: &Path, files: Vec<PathBuf>) -> BTreeMap<PathBuf, Vec<PathBuf>> {
    let is_config = |file: &Path| file.file_name().is_some_and(|name| name == CONFIG_FILE);
    let roots: HashSet<PathBuf> = files
        .iter()
        .filter(|file| is_config(file))
        .filter_map(|file| file.parent())
        .map(Path::to_owned)
        .collect();
    let mut divided = BTreeMap::from([(root.to_owned(), Vec::new())]);
    // Files of one folder stand together, and belong together.
    for together in files.chunk_by(|one, other| one.parent() == other.parent()) {
        let folder = together.first().and_then(|file| file.parent()).unwrap_or(root);
        let own = folder.ancestors().find(|folder| roots.contains(*folder)).unwrap_or(root);
        let list: &mut Vec<PathBuf> = divided.entry(own.to_owned()).or_default();
        list.extend(together.iter().filter(|file| !is_config(file)).cloned());
    }
    divided
}

/// Whether a file lies at or below one of the paths asked for.
pub fn is_asked(asked: &[PathBuf], file: &Path) -> bool {
    asked.iter().any(|path| file.starts_with(path))
}

/// The nearest folder at or above with settings.
fn root_of(world: &dyn World, folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find(|folder| world.is_file(&folder.join(CONFIG_FILE))).map(Path::to_owned)
}
