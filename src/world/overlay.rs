//! A world with buffers over another: what an editor holds, what a fix tries out, and the worlds of tests.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use chrono::NaiveDate;

use super::{FileKind, FileStamp, FolderEntry, World};
use crate::base::failure::{Error, IoCause};

/// Texts over the files of another world. A copy shares the texts until one of the two is changed.
#[derive(Clone)]
pub struct Overlay {
    under: Arc<dyn World>,
    /// What stands over a path; none where it is as if taken away.
    files: Arc<BTreeMap<PathBuf, Option<Arc<[u8]>>>>,
    today: Option<NaiveDate>,
}

impl Overlay {
    /// Nothing over a world yet.
    pub fn new(under: Arc<dyn World>) -> Self {
        Overlay { under, files: Arc::default(), today: None }
    }

    /// Puts bytes over a path.
    pub fn put(&mut self, path: PathBuf, bytes: impl Into<Arc<[u8]>>) {
        Arc::make_mut(&mut self.files).insert(path, Some(bytes.into()));
    }

    /// Makes a path as if nothing were there.
    pub fn remove(&mut self, path: PathBuf) {
        Arc::make_mut(&mut self.files).insert(path, None);
    }

    /// Lets what lies under show again.
    pub fn uncover(&mut self, path: &Path) {
        Arc::make_mut(&mut self.files).remove(path);
    }

    /// Makes it another day; none for the day of the world under.
    pub fn set_today(&mut self, today: Option<NaiveDate>) {
        self.today = today;
    }

    /// Whether bytes stand over a path.
    pub fn covers(&self, path: &Path) -> bool {
        self.files.contains_key(path)
    }

    /// What stands over a folder: the name of each path next below it, whether that is a folder, and whether it is there.
    fn over<'o>(&'o self, folder: &'o Path) -> impl Iterator<Item = (FolderEntry, bool)> + 'o {
        let from = self.files.range(folder.to_owned()..);
        let inside = from.take_while(move |(path, _)| path.starts_with(folder));
        inside.filter_map(move |(path, bytes)| {
            let mut parts = path.strip_prefix(folder).ok()?.components();
            let name = parts.next()?.as_os_str().to_owned();
            let kind = if parts.next().is_some() { FileKind::Folder } else { FileKind::File };
            Some((FolderEntry { name, kind }, bytes.is_some()))
        })
    }
}

impl World for Overlay {
    fn entries(&self, folder: &Path) -> Result<Vec<FolderEntry>, Error> {
        let mut entries: BTreeMap<_, FileKind> = match self.under.entries(folder) {
            Ok(entries) => entries.into_iter().map(|entry| (entry.name, entry.kind)).collect(),
            Err(_) if self.over(folder).any(|(_, there)| there) => BTreeMap::new(),
            Err(error) => return Err(error),
        };
        for (FolderEntry { name, kind }, there) in self.over(folder) {
            if there {
                entries.insert(name, kind);
            } else if kind == FileKind::File {
                entries.remove(&name);
            }
        }
        Ok(entries.into_iter().map(|(name, kind)| FolderEntry { name, kind }).collect())
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Error> {
        match self.files.get(path) {
            Some(Some(bytes)) => Ok(bytes.to_vec()),
            Some(None) => Err(self.unread(path, IoCause::NotFound)),
            None => self.under.read(path),
        }
    }

    fn read_stamped(&self, path: &Path) -> Result<(Vec<u8>, Option<FileStamp>), Error> {
        if self.covers(path) { Ok((self.read(path)?, None)) } else { self.under.read_stamped(path) }
    }

    fn head(&self, path: &Path, most: usize) -> Result<Vec<u8>, Error> {
        match self.files.get(path) {
            Some(Some(bytes)) => Ok(bytes.get(..most).unwrap_or(bytes).to_vec()),
            Some(None) => Err(self.unread(path, IoCause::NotFound)),
            None => self.under.head(path, most),
        }
    }

    fn read_own(&self, path: &Path) -> Result<Vec<u8>, Error> {
        if self.covers(path) { self.read(path) } else { self.under.read_own(path) }
    }

    fn write(&self, path: &Path, parts: &[&[u8]]) -> Result<(), Error> {
        self.under.write(path, parts)
    }

    fn write_like(&self, path: &Path, parts: &[&[u8]], like: &Path) -> Result<(), Error> {
        self.under.write_like(path, parts, like)
    }

    fn is_link(&self, path: &Path) -> bool {
        !self.covers(path) && self.under.is_link(path)
    }

    fn kind(&self, path: &Path) -> Option<FileKind> {
        match self.files.get(path) {
            Some(bytes) => bytes.as_ref().map(|_| FileKind::File),
            None if self.over(path).any(|(_, there)| there) => Some(FileKind::Folder),
            None => self.under.kind(path),
        }
    }

    fn stamp(&self, path: &Path) -> Option<FileStamp> {
        if self.covers(path) { None } else { self.under.stamp(path) }
    }

    fn real(&self, path: &Path) -> Result<PathBuf, Error> {
        match self.kind(path) {
            Some(_) if self.under.kind(path).is_none() => Ok(super::clean(path)),
            Some(_) => self.under.real(path),
            None => Err(self.unread(path, IoCause::NotFound)),
        }
    }

    fn display_name(&self, path: &Path) -> String {
        self.under.display_name(path)
    }

    fn absolute(&self, path: &Path) -> PathBuf {
        self.under.absolute(path)
    }

    fn today(&self) -> NaiveDate {
        self.today.unwrap_or_else(|| self.under.today())
    }

    fn another_day(&self, day: NaiveDate, enough: &Receiver<()>) -> Option<NaiveDate> {
        if self.today.is_some() { None } else { self.under.another_day(day, enough) }
    }

    fn cache_folder(&self) -> Option<PathBuf> {
        self.under.cache_folder()
    }

    fn now(&self) -> i128 {
        self.under.now()
    }
}
