//! A file of Word or Excel: it is refused, or the roadmaps made of it are read without a fault of YAML.
//!
//! What is no archive is taken for the parts of one: the text, the numbering, the styles.

use std::io::{Cursor, Write};

use vekha::Options;
use vekha::import::{self, ImportOptions};
use zip::write::SimpleFileOptions;

use super::memory::{ROOT, world_of};
use super::{SEAM, path, told};

const PARTS: [&str; 4] = ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml"];

/// An archive of the parts of an input.
fn archive(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in PARTS.iter().zip(bytes.split(|byte| *byte == SEAM)) {
        archive.start_file(*name, stored).expect("memory takes it");
        archive.write_all(part).expect("memory takes it");
    }
    archive.finish().expect("memory takes it").into_inner()
}

pub(super) fn holds(bytes: &[u8]) {
    let file = if bytes.starts_with(b"PK") { bytes.to_vec() } else { archive(bytes) };
    let Ok(reading) = import::read("file.docx", &file) else { return };
    let imported = import::roadmaps(vec![reading], &ImportOptions::default());
    let files = imported.into_iter().flat_map(|roadmap| roadmap.files);
    let world = world_of(files.map(|(name, text)| (path(&name), text.into_bytes())));
    let Ok(checked) = vekha::check(&world, &[ROOT.into()], &Options::default()) else { return };
    for one in checked {
        let broken = |rule: &str| rule.starts_with("syntax/") || rule == "schema/wrong-type";
        let broken = one.findings.iter().any(|finding| broken(finding.rule));
        let told = told(one, &world);
        assert!(!broken, "{told}");
    }
}
