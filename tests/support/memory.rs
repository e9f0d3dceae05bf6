//! A world in memory, and workspaces written in one text.
#![allow(dead_code, reason = "each test takes what it needs")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use vekha::Error;
use vekha::base::failure::IoCause;
use vekha::world::{FileKind, FileStamp, FolderEntry, Overlay, World};

/// The folder in which the files of a world in memory lie.
pub(crate) const ROOT: &str = "/workspace";

/// A world without any file but those that are written, on a day of its own.
#[derive(Debug, Default)]
pub(crate) struct Nothing {
    written: Mutex<BTreeMap<PathBuf, Vec<u8>>>,
}

/// A world of the files of a text: each begins after a line `# file: NAME`; what stands before the first such line is
/// `roadmap.yaml`.
pub(crate) fn world(text: &str) -> Overlay {
    let mut files: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::new();
    let mut name = "roadmap.yaml";
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("# file: ") {
            Some(next) => name = next.trim(),
            None => files.entry(Path::new(ROOT).join(name)).or_default().extend(line.bytes()),
        }
    }
    world_of(files)
}

/// A world of files.
pub(crate) fn world_of(files: impl IntoIterator<Item = (PathBuf, Vec<u8>)>) -> Overlay {
    let mut world = Overlay::new(Arc::new(Nothing::default()));
    files.into_iter().for_each(|(path, bytes)| world.put(path, bytes));
    world
}

impl World for Nothing {
    fn entries(&self, folder: &Path) -> Result<Vec<FolderEntry>, Error> {
        if folder == Path::new(ROOT) { Ok(Vec::new()) } else { Err(self.unread(folder, IoCause::NotFound)) }
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Error> {
        let written = self.written.lock().unwrap();
        written.get(path).cloned().ok_or_else(|| self.unread(path, IoCause::NotFound))
    }

    fn write(&self, path: &Path, parts: &[&[u8]]) -> Result<(), Error> {
        self.written.lock().unwrap().insert(path.to_owned(), parts.concat());
        Ok(())
    }

    fn kind(&self, path: &Path) -> Option<FileKind> {
        (path == Path::new(ROOT)).then_some(FileKind::Folder)
    }

    fn stamp(&self, _: &Path) -> Option<FileStamp> {
        None
    }

    fn real(&self, path: &Path) -> Result<PathBuf, Error> {
        Ok(path.to_owned())
    }

    fn display_name(&self, path: &Path) -> String {
        path.strip_prefix(ROOT).unwrap_or(path).to_string_lossy().into_owned()
    }

    fn absolute(&self, path: &Path) -> PathBuf {
        let mut clean = PathBuf::new();
        for part in path.components() {
            match part {
                std::path::Component::ParentDir => drop(clean.pop()),
                part => clean.push(part),
            }
        }
        clean
    }

    fn today(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day of the calendar")
    }

    fn cache_folder(&self) -> Option<PathBuf> {
        None
    }

    fn now(&self) -> i128 {
        0
    }
}
