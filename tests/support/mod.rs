//! What several tests need: a world in memory, and workspaces written in one text.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use vekha::world::World;

/// The folder in which the files of a world in memory lie.
pub const ROOT: &str = "/workspace";

/// A world of files in memory, on a day of its own.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Memory {
    /// The files of a text: each begins after a line `# file: NAME`; what stands before the first such line is
    /// `roadmap.yaml`.
    pub fn parse(text: &str) -> Self {
        let mut files: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::new();
        let mut name = "roadmap.yaml";
        for line in text.split_inclusive('\n') {
            match line.strip_prefix("# file: ") {
                Some(next) => name = next.trim(),
                None => files.entry(Path::new(ROOT).join(name)).or_default().extend(line.bytes()),
            }
        }
        Memory { files }
    }
}

impl World for Memory {
    fn yaml_files(&self, below: &Path) -> io::Result<Vec<PathBuf>> {
        let yaml =
            |path: &&PathBuf| path.starts_with(below) && path.extension().is_some_and(|end| end == "yaml");
        Ok(self.files.keys().filter(yaml).cloned().collect())
    }

    fn files(&self, below: &Path) -> io::Result<Vec<PathBuf>> {
        Ok(self.files.keys().filter(|path| path.starts_with(below)).cloned().collect())
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn is_file(&self, path: &Path) -> bool {
        self.files.contains_key(path)
    }

    fn is_dir(&self, path: &Path) -> bool {
        self.files.keys().any(|file| file != path && file.starts_with(path))
    }

    fn display_name(&self, path: &Path) -> String {
        path.strip_prefix(ROOT).unwrap_or(path).to_string_lossy().into_owned()
    }

    fn absolute(&self, path: &Path) -> PathBuf {
        path.to_owned()
    }

    fn today(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day of the calendar")
    }
}
