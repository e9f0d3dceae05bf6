//! All that lies below a folder.

use std::path::{Path, PathBuf};

use super::{FileKind, World};
use crate::base::failure::Error;

/// Every path below a folder that is no folder itself, hidden ones too, sorted. Links are not followed: links, pipes and
/// devices are among them, so that whoever reads what he was given tells of them.
///
/// # Errors
/// When the folder or one below it cannot be listed.
pub fn files(world: &dyn World, below: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    let mut folders = vec![below.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in world.entries(&folder)? {
            match entry.kind {
                FileKind::Folder => folders.push(folder.join(entry.name)),
                FileKind::File | FileKind::Link | FileKind::Other => files.push(folder.join(entry.name)),
            }
        }
    }
    files.sort();
    Ok(files)
}
