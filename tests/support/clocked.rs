//! A world in memory whose files have times, as those of a disk.
#![allow(dead_code, reason = "each test takes what it needs")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use vekha::Options;
use vekha::base::Message as _;
use vekha::base::failure::{Error, IoCause};
use vekha::report::{Appearance, LastReport};
use vekha::workspace::workspaces;
use vekha::world::{FileKind, FileStamp, FolderEntry, World};

use super::ROOT;

const LOOK: Appearance = Appearance { width: 100, colour: false, all: false, quiet: false, links: false };

/// A world in memory with a clock that stamps its files.
#[derive(Clone, Default)]
pub(crate) struct Clocked(pub(crate) Arc<Mutex<Disk>>);

#[derive(Default)]
pub(crate) struct Disk {
    pub(crate) files: BTreeMap<PathBuf, (Vec<u8>, FileStamp)>,
    pub(crate) clock: i128,
    /// How many folders were listed.
    pub(crate) listed: usize,
    /// Files that are found, and of which that is said when they are read.
    pub(crate) lost: BTreeMap<PathBuf, IoCause>,
}

impl Clocked {
    pub(crate) fn put(&self, path: &Path, bytes: Vec<u8>) {
        let mut disk = self.0.lock().unwrap();
        let node = disk.files.get(path).map_or(disk.files.len() as u64 + 1, |(_, stamp)| stamp.node);
        let stamp = FileStamp { size: bytes.len() as u64, modified: disk.clock, changed: disk.clock, node };
        disk.files.insert(path.to_owned(), (bytes, stamp));
    }

    pub(crate) fn remove(&self, path: &Path) {
        self.0.lock().unwrap().files.remove(path);
    }

    pub(crate) fn pass(&self, nanoseconds: i128) {
        self.0.lock().unwrap().clock += nanoseconds;
    }

    /// The files of the folder of the cache.
    pub(crate) fn remembered(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let disk = self.0.lock().unwrap();
        let own = disk.files.iter().filter(|(path, _)| path.starts_with("/cache"));
        own.map(|(path, (bytes, _))| (path.clone(), bytes.clone())).collect()
    }

    pub(crate) fn told(&self, options: &Options) -> Option<String> {
        let found = workspaces(self, &[PathBuf::from(ROOT)]).ok()?;
        let world: Arc<dyn World> = Arc::new(self.clone());
        Some(match LastReport::tell(&world, &found, options, LOOK) {
            Ok(told) => String::from_utf8_lossy(&told.text).into_owned(),
            Err(error) => error.ru(),
        })
    }
}

impl World for Clocked {
    fn entries(&self, folder: &Path) -> Result<Vec<FolderEntry>, Error> {
        let mut disk = self.0.lock().unwrap();
        disk.listed += 1;
        let inside = disk.files.keys().filter_map(|path| path.strip_prefix(folder).ok());
        let entry = |path: &Path| {
            let mut parts = path.components();
            let name = parts.next()?.as_os_str().to_owned();
            let kind = if parts.next().is_some() { FileKind::Folder } else { FileKind::File };
            Some(FolderEntry { name, kind })
        };
        let mut entries: Vec<FolderEntry> = inside.filter_map(entry).collect();
        entries.sort();
        entries.dedup();
        Ok(entries)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Error> {
        let disk = self.0.lock().unwrap();
        if let Some(cause) = disk.lost.get(path) {
            return Err(self.unread(path, *cause));
        }
        let bytes = disk.files.get(path).map(|(bytes, _)| bytes.clone());
        bytes.ok_or_else(|| self.unread(path, IoCause::NotFound))
    }

    fn write(&self, path: &Path, parts: &[&[u8]]) -> Result<(), Error> {
        self.put(path, parts.concat());
        Ok(())
    }

    fn kind(&self, path: &Path) -> Option<FileKind> {
        let disk = self.0.lock().unwrap();
        let folder = || disk.files.keys().any(|file| file.starts_with(path)).then_some(FileKind::Folder);
        disk.files.get(path).map(|_| FileKind::File).or_else(folder)
    }

    fn stamp(&self, path: &Path) -> Option<FileStamp> {
        self.0.lock().unwrap().files.get(path).map(|(_, stamp)| *stamp)
    }

    fn real(&self, path: &Path) -> Result<PathBuf, Error> {
        self.kind(path).map(|_| path.to_owned()).ok_or_else(|| self.unread(path, IoCause::NotFound))
    }

    fn display_name(&self, path: &Path) -> String {
        path.strip_prefix(ROOT).unwrap_or(path).to_string_lossy().into_owned()
    }

    fn absolute(&self, path: &Path) -> PathBuf {
        path.to_owned()
    }

    fn today(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn cache_folder(&self) -> Option<PathBuf> {
        None
    }

    fn now(&self) -> i128 {
        self.0.lock().unwrap().clock
    }
}
