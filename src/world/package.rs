//! The package of an office's file: a zip archive, opened without trust.
//!
//! Whoever sends a file may have made it to do harm, so that everything is bounded here: how many parts it has, how much
//! they hold once unpacked. Only the parts that are asked for are unpacked, and nothing outside the archive.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The largest part that is read, in MiB once unpacked.
pub const LARGEST_PART: u64 = 64;
/// How much all parts together may hold, in MiB once unpacked.
const LARGEST_WHOLE: u64 = 256;
/// How many parts a file may have.
const MOST_PARTS: usize = 20_000;

/// Why a package is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackageFault {
    /// It is no archive, or one that is broken or cut short.
    Broken,
    /// Unpacked it would be larger than any document.
    Bomb,
}

/// An opened package.
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens a package.
    ///
    /// # Errors
    /// When it is no archive, or what it says of its size is too much.
    pub fn open(bytes: &'b [u8]) -> Result<Self, PackageFault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| PackageFault::Broken)?;
        let left = LARGEST_WHOLE << 20;
        let is_large = archive.decompressed_size().is_some_and(|size| size > left.into());
        if archive.len() > MOST_PARTS || is_large {
            return Err(PackageFault::Bomb);
        }
        Ok(Package { archive, left })
    }

    /// Whether there is a part of a name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The bytes of a part; none where there is no such part.
    ///
    /// # Errors
    /// When it cannot be unpacked, or is too large.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, PackageFault> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let file = self.archive.by_index(index).map_err(|_| PackageFault::Broken)?;
        let limit = (LARGEST_PART << 20).min(self.left);
        let mut bytes = Vec::new();
        let read = file.take(limit + 1).read_to_end(&mut bytes).map_err(|_| PackageFault::Broken)?;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        if read > limit {
            return Err(PackageFault::Bomb);
        }
        self.left -= read;
        Ok(Some(bytes))
    }

    /// The names of the parts below a folder, sorted.
    pub fn names(&self, below: &str) -> Vec<String> {
        let names = self.archive.file_names().flatten().filter(|name| name.starts_with(below));
        let mut names: Vec<String> = names.map(|name| name.into_owned()).collect();
        names.sort();
        names
    }

    /// Forgets what was unpacked, which is thrown away.
    pub fn forget(&mut self) {
        self.left = LARGEST_WHOLE << 20;
    }
}
