//! The one door to the outside: files and the date, so that a run is a pure function of what comes through it.

mod below;
mod disk;
mod git;
mod overlay;
pub mod package;
mod walk;

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use chrono::NaiveDate;

use crate::base::failure::{Error, IoCause};

pub use below::{Below, leads_down, read_named};
pub use disk::System;
pub use git::{Git, NoRepository, TreeChanges};
pub use overlay::Overlay;
pub use walk::files;

/// The most that is read of one file, in MiB: a hundred times the longest plan that anybody has written.
pub const MOST_MIB: u64 = 32;

/// The most that is read of a file that the program wrote for itself, in MiB: several times the longest report of a country.
pub const MOST_OWN_MIB: u64 = 1024;

/// How often whoever waits for another day looks at the clock: a machine that slept over midnight is seen to be awake.
const LOOK: Duration = Duration::from_secs(30);

/// What the program may ask of the outside.
pub trait World: Send + Sync {
    /// What lies in a folder, sorted by name.
    ///
    /// # Errors
    /// When there is no such folder, or it cannot be listed.
    fn entries(&self, folder: &Path) -> Result<Vec<FolderEntry>, Error>;

    /// The bytes of a regular file of at most [`MOST_MIB`] MiB.
    ///
    /// # Errors
    /// When it is not there, is something else, is larger or cannot be read.
    fn read(&self, path: &Path) -> Result<Vec<u8>, Error>;

    /// The same, with the stamp that the file had before it was read.
    ///
    /// # Errors
    /// As for reading.
    fn read_stamped(&self, path: &Path) -> Result<(Vec<u8>, Option<FileStamp>), Error> {
        let stamp = self.stamp(path);
        Ok((self.read(path)?, stamp))
    }

    /// The first bytes of a regular file, at most so many.
    ///
    /// # Errors
    /// As for reading.
    fn head(&self, path: &Path, most: usize) -> Result<Vec<u8>, Error> {
        let mut bytes = self.read(path)?;
        bytes.truncate(most);
        Ok(bytes)
    }

    /// The bytes of a file that the program wrote for itself, of at most [`MOST_OWN_MIB`] MiB.
    ///
    /// # Errors
    /// When it is not there, is something else or cannot be read.
    fn read_own(&self, path: &Path) -> Result<Vec<u8>, Error> {
        self.read(path)
    }

    /// Puts parts, one after the other, in the place of a file, which is the old or the new one at any time. Folders
    /// above are made.
    ///
    /// # Errors
    /// When it cannot be written; the old file is then as it was.
    fn write(&self, path: &Path, parts: &[&[u8]]) -> Result<(), Error>;

    /// The same, where whoever may read and write another file may read and write the new one.
    ///
    /// # Errors
    /// As for writing.
    fn write_like(&self, path: &Path, parts: &[&[u8]], _like: &Path) -> Result<(), Error> {
        self.write(path, parts)
    }

    /// Whether a path itself is a link, wherever that leads.
    fn is_link(&self, _path: &Path) -> bool {
        false
    }

    /// What a path names, links followed; none where it names nothing.
    fn kind(&self, path: &Path) -> Option<FileKind>;

    /// By what a change of a file can be seen without reading it; none where the world cannot tell.
    fn stamp(&self, path: &Path) -> Option<FileStamp>;

    /// The path with all links on the way followed.
    ///
    /// # Errors
    /// When it names nothing, or links lead in a circle.
    fn real(&self, path: &Path) -> Result<PathBuf, Error>;

    /// A path as reports show it: relative to where the program runs, where it lies below, with forward slashes.
    fn display_name(&self, path: &Path) -> String;

    /// The path from the root of the file system, without `.` and `..`.
    fn absolute(&self, path: &Path) -> PathBuf;

    /// Today's date.
    fn today(&self) -> NaiveDate;

    /// Waits until it is another day than this, and gives that one; none where no day ever passes, and once nobody is left
    /// who would send that he has heard enough.
    fn another_day(&self, day: NaiveDate, enough: &Receiver<()>) -> Option<NaiveDate> {
        loop {
            let today = self.today();
            if today != day {
                return Some(today);
            }
            match enough.recv_timeout(LOOK) {
                Err(RecvTimeoutError::Timeout) => {}
                Ok(()) | Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// The folder in which caches are kept, where there is one.
    fn cache_folder(&self) -> Option<PathBuf>;

    /// Nanoseconds since 1970, by the clock that stamps files.
    fn now(&self) -> i128;

    /// Whether a path names a regular file.
    fn is_file(&self, path: &Path) -> bool {
        self.kind(path) == Some(FileKind::File)
    }

    /// Whether a path names a folder.
    fn is_dir(&self, path: &Path) -> bool {
        self.kind(path) == Some(FileKind::Folder)
    }

    /// The failure to read a path.
    fn unread(&self, path: &Path, cause: IoCause) -> Error {
        Error::Reading { path: self.folder_name(path), cause }
    }

    /// The failure to write a path.
    fn unwritten(&self, path: &Path, cause: IoCause) -> Error {
        Error::Writing { path: self.folder_name(path), cause }
    }

    /// The name of a path that may be the folder in which the program runs, which is `.` then.
    fn folder_name(&self, path: &Path) -> String {
        Some(self.display_name(path)).filter(|name| !name.is_empty()).unwrap_or_else(|| ".".to_owned())
    }
}

/// Somebody who is told of the days that begin, until he is let go.
#[derive(Debug)]
pub struct DayListener {
    _enough: Sender<()>,
}

/// Tells of every day that begins from here on, as long as whoever is told is there and wants more.
pub fn tell_days(
    world: Arc<dyn World>,
    mut tell: impl FnMut(NaiveDate) -> bool + Send + 'static,
) -> DayListener {
    let (to, enough) = channel();
    // Asked here and not in the thread, which may begin to run after the day has changed, and would wait for the next.
    let mut day = world.today();
    std::thread::spawn(move || {
        while let Some(next) = world.another_day(day, &enough).filter(|next| tell(*next)) {
            day = next;
        }
    });
    DayListener { _enough: to }
}

/// What lies in a folder under a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FolderEntry {
    /// The name.
    pub name: OsString,
    /// What it is, links not followed.
    pub kind: FileKind,
}

/// What a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A link, where links are not followed.
    Link,
    /// A pipe, a device, a socket.
    Other,
}

/// By what a change of a file can be seen without reading it, as git's index does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FileStamp {
    /// Its size in bytes.
    pub size: u64,
    /// When its content was last changed, in nanoseconds since 1970.
    pub modified: i128,
    /// When anything of it was last changed, in nanoseconds since 1970; 0 where the system does not tell.
    pub changed: i128,
    /// Its number on the disk; 0 where the system does not tell.
    pub node: u64,
}

/// The path without `.` and `..`, as it is written; links are not looked at.
pub(crate) fn clean(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                clean.pop();
            }
            part => clean.push(part),
        }
    }
    clean
}
