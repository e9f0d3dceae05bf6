//! Writing: a file is there whole, or not at all.

use std::io;
use std::path::{Path, PathBuf};

use super::Format;

/// A folder that files are written to.
#[derive(Clone, Debug)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// A folder by its path; it is made when something is written to it.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Folder { path: path.into() }
    }

    /// Where a file of a roadmap in a format lies: `ID/order.docx`.
    ///
    /// Returns none for an id that is no file name of ours, so that nothing is ever written outside the folder.
    pub fn file(&self, id: &str, name: &str, format: Format) -> Option<PathBuf> {
        let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        let fits = !id.is_empty() && id.bytes().all(plain);
        fits.then(|| self.path.join(id).join(name).with_extension(format.name()))
    }

    /// Where a file about the whole workspace lies: `summary.docx`.
    pub fn common(&self, name: &str, format: Format) -> PathBuf {
        self.path.join(name).with_extension(format.name())
    }
}

/// Writes a file: first beside it under another name, then, when all of it is on the disk, under its own.
///
/// # Errors
/// When the folder cannot be made or the file cannot be written; the old file, if any, is then as it was.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // The number of the process keeps two runs at once from writing to one file.
    let beside = folder.join(format!(".{name}.{}", std::process::id()));
    let written = std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written
}
