//! The package of a file: a zip archive, opened without trust.
//!
//! Whoever sends a file may have made it to do harm, so that everything is bounded here: how large the file is, how
//! many parts it has, how much they hold once unpacked. Nothing outside the archive is ever asked for.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::refusal::ImportRefusal;

/// The largest file that is read, in bytes.
const LARGEST_FILE: usize = 32 << 20;
/// The largest part that is read, in bytes once unpacked.
const LARGEST_PART: u64 = 64 << 20;
/// How much all parts together may hold, in bytes once unpacked.
const LARGEST_WHOLE: u64 = 256 << 20;
/// How many parts a file may have.
const MOST_PARTS: usize = 20_000;
/// How Microsoft's compound files begin: `.doc`, `.xls`, and whatever is locked with a password.
const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// What a package holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PackageKind {
    /// A text of Word.
    Word,
    /// A workbook of Excel.
    Excel,
}

/// An opened package.
pub(super) struct OpenedPackage<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// What it holds.
    pub kind: PackageKind,
    /// Whether it carries macros, which are never read.
    pub macros: bool,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'b> OpenedPackage<'b> {
    /// Opens a package.
    ///
    /// # Errors
    /// Why it is not read.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ImportRefusal> {
        refuse_by_head(bytes)?;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ImportRefusal::Broken)?;
        if archive.len() > MOST_PARTS
            || archive.decompressed_size().is_some_and(|size| size > LARGEST_WHOLE.into())
        {
            return Err(ImportRefusal::Bomb);
        }
        let kind = kind(&mut archive)?;
        let macros = archive.file_names().flatten().any(|name| name.ends_with("vbaProject.bin"));
        let mut package = OpenedPackage { archive, kind, macros, left: LARGEST_WHOLE };
        if kind == PackageKind::Excel {
            package.weigh()?;
        }
        Ok(package)
    }

    /// The bytes of a part; none where there is no such part.
    ///
    /// # Errors
    /// When it cannot be unpacked, or is too large.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportRefusal> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let file = self.archive.by_index(index).map_err(|_| ImportRefusal::Broken)?;
        let limit = LARGEST_PART.min(self.left);
        let mut bytes = Vec::new();
        let read = file.take(limit + 1).read_to_end(&mut bytes).map_err(|_| ImportRefusal::Broken)?;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        if read > limit {
            return Err(ImportRefusal::Bomb);
        }
        self.left -= read;
        Ok(Some(bytes))
    }

    /// The names of the parts below a folder, sorted.
    pub(super) fn names(&self, below: &str) -> Vec<String> {
        let names = self.archive.file_names().flatten().filter(|name| name.starts_with(below));
        let mut names: Vec<String> = names.map(|name| name.into_owned()).collect();
        names.sort();
        names
    }

    /// Unpacks everything once and throws it away: what an archive says of its sizes may be a lie, and the reader of
    /// workbooks has no bounds of its own.
    fn weigh(&mut self) -> Result<(), ImportRefusal> {
        for name in self.names("") {
            let part = self.part(&name)?;
            let xml = name.ends_with(".xml") || name.ends_with(".rels");
            if xml && part.is_some_and(|bytes| has_entities(&bytes)) {
                return Err(ImportRefusal::Entities);
            }
        }
        self.left = LARGEST_WHOLE;
        Ok(())
    }
}

/// Whether markup declares a document type, which is where entities come from.
pub(super) fn has_entities(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"<!DOCTYPE").is_some() || memchr::memmem::find(bytes, b"<!ENTITY").is_some()
}

/// Refuses by how a file begins what is no package at all.
fn refuse_by_head(bytes: &[u8]) -> Result<(), ImportRefusal> {
    let utf16 = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let holds = |name: &str| memchr::memmem::find(bytes, &utf16(name)).is_some();
    match bytes {
        [] => Err(ImportRefusal::Empty),
        _ if bytes.len() > LARGEST_FILE => Err(ImportRefusal::TooLarge),
        _ if bytes.starts_with(&COMPOUND) && holds("EncryptedPackage") => Err(ImportRefusal::Encrypted),
        _ if bytes.starts_with(&COMPOUND) && holds("Workbook") => {
            Err(ImportRefusal::SaveAs { format: ".xls", target: "xlsx" })
        }
        _ if bytes.starts_with(&COMPOUND) => Err(ImportRefusal::SaveAs { format: ".doc", target: "docx" }),
        _ if bytes.starts_with(b"{\\rtf") => Err(ImportRefusal::SaveAs { format: ".rtf", target: "docx" }),
        _ if bytes.starts_with(b"%PDF") => Err(ImportRefusal::Pdf),
        _ if bytes.starts_with(b"PK\x03\x04") => Ok(()),
        _ => Err(ImportRefusal::Unknown),
    }
}

/// What an archive holds, by the names of its parts.
fn kind(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<PackageKind, ImportRefusal> {
    if archive.index_for_name("word/document.xml").is_some() {
        return Ok(PackageKind::Word);
    }
    if archive.index_for_name("xl/workbook.xml").is_some() {
        return Ok(PackageKind::Excel);
    }
    let mut mimetype = String::new();
    if let Some(index) = archive.index_for_name("mimetype") {
        let file = archive.by_index(index).map_err(|_| ImportRefusal::Broken)?;
        file.take(200).read_to_string(&mut mimetype).map_err(|_| ImportRefusal::Broken)?;
    }
    Err(match mimetype.trim() {
        "application/vnd.oasis.opendocument.text" => ImportRefusal::SaveAs { format: ".odt", target: "docx" },
        "application/vnd.oasis.opendocument.spreadsheet" => {
            ImportRefusal::SaveAs { format: ".ods", target: "xlsx" }
        }
        _ => ImportRefusal::Unknown,
    })
}
