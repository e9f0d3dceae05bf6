//! Where the files of a build lie.

use std::path::{Path, PathBuf};

use super::FileFormat;
use crate::base::failure::{Error, IoCause};
use crate::base::is_device;
use crate::model::is_id;
use crate::world::{Below, World};

/// A folder that files are written to.
#[derive(Clone, Debug)]
pub struct OutputFolder {
    path: PathBuf,
}

impl OutputFolder {
    /// A folder by its path; it is made when something is written to it.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        OutputFolder { path: path.into() }
    }

    /// Where a file of a roadmap in a format lies: `ID/order.docx`.
    ///
    /// Returns none for an id that is no file name of ours, so that nothing is ever written outside the folder.
    pub fn file(&self, id: &str, name: &str, format: FileFormat) -> Option<PathBuf> {
        (is_id(id) && !is_device(id)).then(|| self.path.join(id).join(name).with_extension(format.name()))
    }

    /// Refuses a path that a link in the folder would lead out of it, or that is a link itself: none was printed there.
    ///
    /// # Errors
    /// When it is such.
    pub fn refuse_links(&self, world: &dyn World, path: &Path) -> Result<(), Error> {
        if world.is_link(path) {
            return Err(world.unwritten(path, IoCause::Foreign));
        }
        let there = path.ancestors().skip(1).find(|folder| world.kind(folder).is_some());
        let inside = there.is_none_or(|folder| {
            !folder.starts_with(&self.path) || Below::new(world, &self.path).kind(folder).is_some()
        });
        if inside { Ok(()) } else { Err(world.unwritten(path, IoCause::Outside)) }
    }

    /// Where a file about the whole workspace lies: `summary.docx`.
    pub fn common(&self, name: &str, format: FileFormat) -> PathBuf {
        self.path.join(name).with_extension(format.name())
    }
}
