//! DOCX: the parts of the folder `docx`, each laid out, in one archive.

use std::io::{Cursor, Write};

use minijinja::value::{Serde, Value};
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::engine::is_template;
use super::templates::Template;
use super::{Fault, FaultKind, Renderer};
use crate::document::Document;

/// The folder of the parts.
const FOLDER: &str = "docx/";

/// The archive of a document.
pub(super) fn render(renderer: &Renderer, document: &Document) -> Result<Vec<u8>, Fault> {
    let value = Value::from(Serde(document));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // One time for every part, so that the same order gives the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(2))
        .last_modified_time(DateTime::default());
    // Names in their order put `[Content_Types].xml` first, where readers look for it.
    for (name, template) in renderer.templates.iter() {
        let Some(part) = name.strip_prefix(FOLDER) else { continue };
        let bytes = if is_template(name) {
            let text = renderer.text_of(name, &value)?;
            check(renderer, name, template, &text)?;
            text.into_bytes()
        } else {
            template.bytes.clone()
        };
        let packed = archive.start_file(part, options).map_err(zip::result::ZipError::into);
        packed.and_then(|()| archive.write_all(&bytes)).map_err(|error| other(renderer, name, &error))?;
    }
    let packed = archive.finish().map_err(|error| other(renderer, FOLDER, &error.into()))?;
    Ok(packed.into_inner())
}

fn other(renderer: &Renderer, name: &str, error: &std::io::Error) -> Fault {
    renderer.fault(name, None, FaultKind::Other(error.to_string()))
}

/// Reads what an office's own template made, as a word processor would refuse a file that is not well-formed.
fn check(renderer: &Renderer, name: &str, template: &Template, text: &str) -> Result<(), Fault> {
    if template.file.is_none() {
        return Ok(());
    }
    let mut reader = quick_xml::Reader::from_str(text);
    let mut open = 0usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => open += 1,
            Ok(Event::End(_)) => open = open.saturating_sub(1),
            Ok(Event::Eof) if open == 0 => return Ok(()),
            Ok(Event::Eof) => return Err(xml(renderer, name, "не все элементы закрыты")),
            Ok(_) => {}
            Err(error) => return Err(xml(renderer, name, &error.to_string())),
        }
    }
}

fn xml(renderer: &Renderer, name: &str, words: &str) -> Fault {
    renderer.fault(name, None, FaultKind::Xml(words.to_owned()))
}
