//! A world that ends at a folder: what files name is read only below the root of their workspace.

use std::path::{Component, Path, PathBuf, is_separator};

use chrono::NaiveDate;

use super::{FileKind, FileStamp, FolderEntry, World};
use crate::base::failure::{Error, IoCause};

/// What lies at and below a folder, links that lead out of it refused. Nothing is written through it.
#[derive(Clone, Copy)]
pub struct Below<'w> {
    world: &'w dyn World,
    root: &'w Path,
}

impl<'w> Below<'w> {
    /// What lies below a folder of a world.
    pub fn new(world: &'w dyn World, root: &'w Path) -> Self {
        Below { world, root }
    }

    /// The path itself, where it lies inside, all links followed.
    fn inside(&self, path: &Path) -> Result<(), Error> {
        let outside = || self.world.unread(path, IoCause::Outside);
        // What is written as lying outside is not even looked for there.
        if !self.world.absolute(path).starts_with(self.world.absolute(self.root)) {
            return Err(outside());
        }
        let real = self.world.real(path)?;
        if real.starts_with(self.world.real(self.root)?) { Ok(()) } else { Err(outside()) }
    }
}

/// Whether a name leads further down from a folder and nowhere else, whoever wrote it.
pub fn leads_down(name: &str) -> bool {
    Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}

/// What a file that lies in a folder names. A name that ends as that of a folder names no file, though its path without `.`
/// and `..` may be one's.
///
/// # Errors
/// When it cannot be read.
pub fn read_named(world: &dyn World, folder: &Path, name: &str) -> Result<Vec<u8>, Error> {
    let path = world.absolute(&folder.join(name));
    let bytes = world.read(&path)?;
    match name.rsplit(is_separator).next() {
        Some("" | "." | "..") => Err(world.unread(&path, IoCause::NotFolder)),
        _ => Ok(bytes),
    }
}

impl World for Below<'_> {
    fn entries(&self, folder: &Path) -> Result<Vec<FolderEntry>, Error> {
        self.inside(folder)?;
        self.world.entries(folder)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Error> {
        self.inside(path)?;
        self.world.read(path)
    }

    fn write(&self, path: &Path, _: &[&[u8]]) -> Result<(), Error> {
        Err(self.world.unwritten(path, IoCause::Outside))
    }

    fn is_link(&self, path: &Path) -> bool {
        self.world.is_link(path)
    }

    fn kind(&self, path: &Path) -> Option<FileKind> {
        self.inside(path).ok().and_then(|()| self.world.kind(path))
    }

    fn stamp(&self, path: &Path) -> Option<FileStamp> {
        self.inside(path).ok().and_then(|()| self.world.stamp(path))
    }

    fn real(&self, path: &Path) -> Result<PathBuf, Error> {
        self.inside(path)?;
        self.world.real(path)
    }

    fn display_name(&self, path: &Path) -> String {
        self.world.display_name(path)
    }

    fn absolute(&self, path: &Path) -> PathBuf {
        self.world.absolute(path)
    }

    fn today(&self) -> NaiveDate {
        self.world.today()
    }

    fn cache_folder(&self) -> Option<PathBuf> {
        None
    }

    fn now(&self) -> i128 {
        self.world.now()
    }
}
