//! A disk in memory that changes while a server runs over it, and that can be made slow at one file: what reads it waits
//! until the gate is opened, so that tests need no clock.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Condvar, Mutex, RwLock};

use chrono::NaiveDate;
use vekha::Error;
use vekha::world::{FileKind, FileStamp, FolderEntry, Overlay, World};

use crate::support::{ROOT, world};

/// The disk; copies are the same one.
#[derive(Clone)]
pub(crate) struct Disk(Arc<Parts>);

struct Parts {
    files: RwLock<Overlay>,
    gate: Mutex<Option<PathBuf>>,
    opened: Condvar,
    /// The day that has begun, where one has.
    day: Mutex<Option<NaiveDate>>,
    begun: Condvar,
}

impl Disk {
    /// A disk with the files of a text.
    pub(crate) fn of(text: &str) -> Self {
        Disk(Arc::new(Parts {
            files: RwLock::new(world(text)),
            gate: Mutex::default(),
            opened: Condvar::new(),
            day: Mutex::default(),
            begun: Condvar::new(),
        }))
    }

    /// Writes a file.
    pub(crate) fn put(&self, name: &str, text: &str) {
        self.0.files.write().unwrap().put(Path::new(ROOT).join(name), text.as_bytes());
    }

    /// Takes a file away.
    pub(crate) fn remove(&self, name: &str) {
        self.0.files.write().unwrap().remove(Path::new(ROOT).join(name));
    }

    /// Begins a day.
    pub(crate) fn begin_day(&self, day: NaiveDate) {
        *self.0.day.lock().unwrap() = Some(day);
        self.0.begun.notify_all();
    }

    /// Makes whoever reads a file wait.
    pub(crate) fn shut(&self, path: &str) {
        *self.0.gate.lock().unwrap() = Some(PathBuf::from(path));
    }

    /// Lets those who wait go on.
    pub(crate) fn open(&self) {
        *self.0.gate.lock().unwrap() = None;
        self.0.opened.notify_all();
    }
}

impl World for Disk {
    fn entries(&self, folder: &Path) -> Result<Vec<FolderEntry>, Error> {
        self.0.files.read().unwrap().entries(folder)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Error> {
        let gate = self.0.gate.lock().unwrap();
        drop(self.0.opened.wait_while(gate, |gate| gate.as_deref() == Some(path)).unwrap());
        self.0.files.read().unwrap().read(path)
    }

    fn write(&self, path: &Path, parts: &[&[u8]]) -> Result<(), Error> {
        self.0.files.read().unwrap().write(path, parts)
    }

    fn kind(&self, path: &Path) -> Option<FileKind> {
        self.0.files.read().unwrap().kind(path)
    }

    fn stamp(&self, path: &Path) -> Option<FileStamp> {
        self.0.files.read().unwrap().stamp(path)
    }

    fn real(&self, path: &Path) -> Result<PathBuf, Error> {
        self.0.files.read().unwrap().real(path)
    }

    fn display_name(&self, path: &Path) -> String {
        self.0.files.read().unwrap().display_name(path)
    }

    fn absolute(&self, path: &Path) -> PathBuf {
        self.0.files.read().unwrap().absolute(path)
    }

    fn today(&self) -> NaiveDate {
        self.0.day.lock().unwrap().unwrap_or_else(|| self.0.files.read().unwrap().today())
    }

    fn another_day(&self, day: NaiveDate, _: &Receiver<()>) -> Option<NaiveDate> {
        let begun = self
            .0
            .begun
            .wait_while(self.0.day.lock().unwrap(), |begun| begun.is_none_or(|begun| begun == day));
        *begun.unwrap()
    }

    fn cache_folder(&self) -> Option<PathBuf> {
        Some(PathBuf::from("/cache"))
    }

    fn now(&self) -> i128 {
        self.0.files.read().unwrap().now()
    }
}
