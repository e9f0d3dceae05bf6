//! Every file below a folder.

use std::path::{Path, PathBuf};

use super::{FileKind, World};
use crate::base::failure::Error;

/// Every regular file below a folder, hidden ones too, sorted by path; links are passed over.
///
/// # Errors
/// When the folder or one below it cannot be listed.
pub fn files(world: &dyn World, below: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    let mut folders = vec![below.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in world.entries(&folder)? {
            match entry.kind {
                FileKind::File => files.push(folder.join(entry.name)),
                FileKind::Folder => folders.push(folder.join(entry.name)),
                FileKind::Link | FileKind::Other => {}
            }
        }
    }
    files.sort();
    Ok(files)
}
