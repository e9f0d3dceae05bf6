//! The one door to the outside: files and today's date, so that a run is a pure function of what comes through it.

use std::borrow::Cow;
use std::io;
use std::path::{Component, Path, PathBuf, is_separator};
use std::sync::{LazyLock, mpsc};

use chrono::NaiveDate;
use rayon::prelude::*;

/// What the program may ask of the outside.
pub trait World: Sync {
    /// Every `*.yaml` file below a folder, sorted by path; hidden folders are passed over.
    ///
    /// # Errors
    /// When the folder or one below it cannot be listed.
    fn yaml_files(&self, below: &Path) -> io::Result<Vec<PathBuf>>;

    /// Every file below a folder, hidden ones too, sorted by path; links are passed over.
    ///
    /// # Errors
    /// When the folder or one below it cannot be listed.
    fn files(&self, below: &Path) -> io::Result<Vec<PathBuf>>;

    /// The bytes of a file.
    ///
    /// # Errors
    /// When it cannot be read.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Whether there is a file of that name.
    fn is_file(&self, path: &Path) -> bool;

    /// Whether there is a folder of that name.
    fn is_dir(&self, path: &Path) -> bool;

    /// A path as reports show it: relative to where the program runs, where it lies below, with forward slashes.
    fn display_name(&self, path: &Path) -> String;

    /// The path from the root of the file system, without `.` and `..`.
    fn absolute(&self, path: &Path) -> PathBuf;

    /// Today's date.
    fn today(&self) -> NaiveDate;
}

/// The real outside: the file system and the system's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct System;

/// Where the program runs.
static HERE: LazyLock<PathBuf> = LazyLock::new(|| std::env::current_dir().unwrap_or_default());

/// Whether it is a YAML file.
fn is_yaml(entry: &ignore::DirEntry) -> bool {
    let yaml = entry.path().extension().is_some_and(|end| end == "yaml");
    yaml && entry.file_type().is_some_and(|kind| kind.is_file())
}

impl World for System {
    fn yaml_files(&self, below: &Path) -> io::Result<Vec<PathBuf>> {
        let (found, gathered) = mpsc::channel();
        let walk = ignore::WalkBuilder::new(below).standard_filters(false).hidden(true).build_parallel();
        walk.run(|| {
            let found = found.clone();
            Box::new(move |entry| {
                let other = entry.as_ref().is_ok_and(|entry| !is_yaml(entry));
                // The other end is there until all have been gathered.
                let _ = if other { Ok(()) } else { found.send(entry) };
                ignore::WalkState::Continue
            })
        });
        drop(found);
        let files = gathered.into_iter().map(|entry| entry.map(ignore::DirEntry::into_path));
        let mut files: Vec<PathBuf> = files.collect::<Result<_, _>>().map_err(io::Error::other)?;
        // Folder by folder, as paths compare: their separator comes before any letter.
        files.par_sort_by_cached_key(|path| {
            let mut key = path.as_os_str().as_encoded_bytes().to_vec();
            key.iter_mut().filter(|byte| is_separator(char::from(**byte))).for_each(|byte| *byte = 0);
            key
        });
        Ok(files)
    }

    fn files(&self, below: &Path) -> io::Result<Vec<PathBuf>> {
        let walk = ignore::WalkBuilder::new(below).standard_filters(false).build();
        let entries: Vec<_> = walk.collect::<Result<_, _>>().map_err(io::Error::other)?;
        let files = entries.into_iter().filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
        let mut files: Vec<PathBuf> = files.map(ignore::DirEntry::into_path).collect();
        files.sort();
        Ok(files)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn is_file(&self, path: &Path) -> bool {
        path.is_file()
    }

    fn is_dir(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn display_name(&self, path: &Path) -> String {
        let clean = path.is_absolute() && path.components().all(|part| part != Component::ParentDir);
        let path = if clean { Cow::Borrowed(path) } else { Cow::Owned(self.absolute(path)) };
        let shown = path.strip_prefix(&*HERE).unwrap_or(&path);
        shown.to_string_lossy().replace('\\', "/")
    }

    fn absolute(&self, path: &Path) -> PathBuf {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let mut clean = PathBuf::new();
        for part in path.components() {
            match part {
                Component::ParentDir => {
                    clean.pop();
                }
                part => clean.push(part),
            }
        }
        clean
    }

    fn today(&self) -> NaiveDate {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        // Days are told by the clock of Moscow, three hours ahead of UTC, as official dates are.
        let days = (now.as_secs() + 3 * 3600) / 86_400;
        NaiveDate::default() + chrono::Days::new(days)
    }
}
