//! Rows of a workbook that are hidden: the library that reads the cells does not tell them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::package::OpenedPackage;
use super::refusal::ImportRefusal;
use super::xml::XmlElement;

/// The hidden rows of each sheet in their order, counted from 1; the sheets are in their order too.
///
/// # Errors
/// When a part cannot be unpacked, or its markup is broken.
pub(super) fn of(package: &mut OpenedPackage<'_>) -> Result<Vec<Vec<u32>>, ImportRefusal> {
    let parsed = |bytes: Option<Vec<u8>>| bytes.map(|bytes| XmlElement::parse(&bytes)).transpose();
    let book = parsed(package.part("xl/workbook.xml")?)?.unwrap_or_default();
    let links = parsed(package.part("xl/_rels/workbook.xml.rels")?)?.unwrap_or_default();
    let mut all = Vec::new();
    for sheet in book.child("sheets").iter().flat_map(|sheets| &sheets.children) {
        let own = links.children.iter().find(|link| link.attribute("Id") == sheet.attribute("id"));
        let target = own.and_then(|link| link.attribute("Target")).unwrap_or_default();
        let name = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{target}"),
        };
        let part = package.part(&name)?.unwrap_or_default();
        all.push(if memchr::memmem::find(&part, b" hidden=").is_some() { rows(&part) } else { Vec::new() });
    }
    Ok(all)
}

/// The hidden rows in the markup of a sheet, as far as it can be read.
fn rows(part: &[u8]) -> Vec<u32> {
    let Ok(text) = std::str::from_utf8(part) else { return Vec::new() };
    let mut reader = Reader::from_str(text);
    let mut hidden = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => hidden.extend(hidden_row(&tag)),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    hidden.sort_unstable();
    hidden
}

/// The place of a row that is hidden.
fn hidden_row(tag: &BytesStart<'_>) -> Option<u32> {
    if tag.local_name().as_ref() != "row" {
        return None;
    }
    let value = |name: &str| {
        let own = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name);
        own.map(|attribute| attribute.value.into_owned())
    };
    let is_hidden = value("hidden").is_some_and(|value| matches!(&*value, "1" | "true"));
    if is_hidden { value("r")?.parse().ok() } else { None }
}
