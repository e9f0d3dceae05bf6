//! The package of a file to import, and what kind of document it is: whoever sends a file may have made it to do harm.

use super::refusal::ImportRefusal;
use crate::world::MOST_MIB;
use crate::world::package::{Package, PackageFault};

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
    package: Package<'b>,
    /// What it holds.
    pub kind: PackageKind,
    /// Whether it carries macros, which are never read.
    pub macros: bool,
}

impl From<PackageFault> for ImportRefusal {
    fn from(fault: PackageFault) -> Self {
        match fault {
            PackageFault::Broken => ImportRefusal::Broken,
            PackageFault::Bomb => ImportRefusal::Bomb,
        }
    }
}

impl<'b> OpenedPackage<'b> {
    /// Opens a package.
    ///
    /// # Errors
    /// Why it is not read.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ImportRefusal> {
        refuse_by_head(bytes)?;
        let mut package = Package::open(bytes)?;
        let kind = kind(&mut package)?;
        let macros = package.names("").iter().any(|name| name.ends_with("vbaProject.bin"));
        let mut package = OpenedPackage { package, kind, macros };
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
        Ok(self.package.part(name)?)
    }

    /// The names of the parts below a folder, sorted.
    pub(super) fn names(&self, below: &str) -> Vec<String> {
        self.package.names(below)
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
        self.package.forget();
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
        _ if bytes.len() as u64 > MOST_MIB << 20 => Err(ImportRefusal::TooLarge),
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
fn kind(package: &mut Package<'_>) -> Result<PackageKind, ImportRefusal> {
    if package.has("word/document.xml") {
        return Ok(PackageKind::Word);
    }
    if package.has("xl/workbook.xml") {
        return Ok(PackageKind::Excel);
    }
    let mimetype = package.part("mimetype")?.and_then(|bytes| String::from_utf8(bytes).ok());
    Err(match mimetype.as_deref().map(str::trim) {
        Some("application/vnd.oasis.opendocument.text") => {
            ImportRefusal::SaveAs { format: ".odt", target: "docx" }
        }
        Some("application/vnd.oasis.opendocument.spreadsheet") => {
            ImportRefusal::SaveAs { format: ".ods", target: "xlsx" }
        }
        _ => ImportRefusal::Unknown,
    })
}
