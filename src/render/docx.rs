//! DOCX: the parts of the folder `docx`, each laid out, in one archive.

use std::io::{Cursor, Write};

use minijinja::value::{Serde, Value};
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::bound::size;
use super::engine::is_template;
use super::templates::TemplateFile;
use super::{RenderFault, RenderFaultKind, Renderer};
use crate::document::Document;

/// How many letters before a mistake are looked for in the template.
const LONGEST: usize = 200;
/// The folder of the parts.
const FOLDER: &str = "docx/";

/// The archive of a document.
pub(super) fn render(renderer: &Renderer, document: &Document) -> Result<Vec<u8>, RenderFault> {
    let size = size(document);
    let value = renderer.templates.letterhead.beside(Value::from(Serde(document)));
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
            let text = renderer.templates.letterhead.styled(renderer.text_of(name, &value, size)?);
            check(renderer, name, template, &text)?;
            text.into_bytes()
        } else {
            template.bytes.clone()
        };
        let packed = archive.start_file(part, options).map_err(zip::result::ZipError::into);
        packed.and_then(|()| archive.write_all(&bytes)).map_err(|_: std::io::Error| other(renderer, name))?;
    }
    let packed = archive.finish().map_err(|_| other(renderer, FOLDER))?;
    Ok(packed.into_inner())
}

fn other(renderer: &Renderer, name: &str) -> RenderFault {
    renderer.fault(name, None, RenderFaultKind::Other(String::new()))
}

/// Reads what an office's own template made, as a word processor would refuse a file that is not well-formed.
fn check(renderer: &Renderer, name: &str, template: &TemplateFile, text: &str) -> Result<(), RenderFault> {
    if template.file.is_none() {
        return Ok(());
    }
    let fault = |at: usize, kind| Err(renderer.fault(name, Some(line(template, text, at)), kind));
    let mut reader = quick_xml::Reader::from_str(text);
    // The elements that are open, each with the end of its tag.
    let mut open: Vec<(String, usize)> = Vec::new();
    loop {
        let event = reader.read_event();
        let at = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        match event {
            Ok(Event::Start(tag)) => open.push((tag.name().as_ref().to_owned(), at)),
            Ok(Event::End(_)) => drop(open.pop()),
            Ok(Event::Eof) => match open.pop() {
                Some((element, at)) => return fault(at, RenderFaultKind::Open(element)),
                None => return Ok(()),
            },
            Ok(_) => {}
            Err(_) => return fault(at, RenderFaultKind::Xml),
        }
    }
}

/// The line of a template that made what stands before a place: the one that holds most of the letters before it.
fn line(template: &TemplateFile, text: &str, at: usize) -> usize {
    let source = String::from_utf8_lossy(&template.bytes);
    let before = text.get(..at).unwrap_or(text).trim_end();
    let ends =
        before.char_indices().rev().map(|(start, _)| before.get(start..).unwrap_or_default()).take(LONGEST);
    let found = ends.map_while(|end| Some(source.find(end)? + end.len())).last();
    source.get(..found.unwrap_or(0)).unwrap_or_default().matches('\n').count() + 1
}
