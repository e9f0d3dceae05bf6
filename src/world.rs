//! The one door to the outside: files and today's date, so that a run is a pure function of what comes through it.

use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

/// What the program may ask of the outside.
pub trait World: Sync {
    /// Every `*.yaml` and `*.yml` file below a folder, sorted by path; hidden folders are passed over.
    ///
    /// # Errors
    /// When the folder or one below it cannot be listed.
    fn yaml_files(&self, below: &Path) -> io::Result<Vec<PathBuf>>;

    /// The bytes of a file.
    ///
    /// # Errors
    /// When it cannot be read.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Whether there is a file of that name.
    fn is_file(&self, path: &Path) -> bool;

    /// Today's date.
    fn today(&self) -> NaiveDate;
}

/// The real outside: the file system and the system's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct System;

impl World for System {
    fn yaml_files(&self, below: &Path) -> io::Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        let walk = ignore::WalkBuilder::new(below).standard_filters(false).hidden(true).build();
        for entry in walk {
            let entry = entry.map_err(io::Error::other)?;
            let yaml = entry.path().extension().is_some_and(|end| end == "yaml" || end == "yml");
            if yaml && entry.file_type().is_some_and(|kind| kind.is_file()) {
                files.push(entry.into_path());
            }
        }
        files.sort();
        Ok(files)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn is_file(&self, path: &Path) -> bool {
        path.is_file()
    }

    fn today(&self) -> NaiveDate {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        // Days are told by the clock of Moscow, three hours ahead of UTC, as official dates are.
        let days = (now.as_secs() + 3 * 3600) / 86_400;
        NaiveDate::default() + chrono::Days::new(days)
    }
}
