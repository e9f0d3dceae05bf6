//! Markup to a plain tree: elements by their local names, attributes, letters.
//!
//! Programs differ in the prefixes they give to one namespace, and the names that matter here do not clash; so names
//! are kept without their prefix. Nothing is resolved: a document type is refused before it is read.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::package::has_entities;
use super::refusal::ImportRefusal;

/// How deep elements may stand in each other; Word's own texts stay below sixty.
const DEEPEST: usize = 400;

/// An element.
#[derive(Clone, Debug, Default)]
pub(super) struct XmlElement {
    /// Its name, without the prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// The elements inside, in order.
    pub children: Vec<XmlElement>,
    /// Its own letters, where it has some.
    pub text: String,
}

impl XmlElement {
    /// Reads the bytes of a part.
    ///
    /// # Errors
    /// When it is not well-formed, too deep, or declares entities.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, ImportRefusal> {
        if has_entities(bytes) {
            return Err(ImportRefusal::Entities);
        }
        let text = decoded(bytes)?;
        let mut reader = Reader::from_str(&text);
        let mut open = vec![XmlElement::default()];
        loop {
            match reader.read_event().map_err(|_| ImportRefusal::Broken)? {
                Event::Start(tag) => open.push(element(&tag)?),
                Event::Empty(tag) => put(&mut open, element(&tag)?),
                Event::End(_) => {
                    let done = open.pop().ok_or(ImportRefusal::Broken)?;
                    put(&mut open, done);
                }
                Event::Text(letters) => add(&mut open, &letters.xml10_content()),
                Event::CData(letters) => add(&mut open, &letters.xml10_content()),
                Event::GeneralRef(name) => {
                    let sign = name.resolve_char_ref().map_err(|_| ImportRefusal::Broken)?.map(String::from);
                    let known =
                        sign.or_else(|| resolve_predefined_entity(&name.xml10_content()).map(str::to_owned));
                    add(&mut open, &known.ok_or(ImportRefusal::Entities)?);
                }
                Event::DocType(_) => return Err(ImportRefusal::Entities),
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
            if open.is_empty() || open.len() > DEEPEST {
                return Err(ImportRefusal::Broken);
            }
        }
        match (open.pop(), open.is_empty()) {
            (Some(mut root), true) => root.children.pop().ok_or(ImportRefusal::Broken),
            _ => Err(ImportRefusal::Broken),
        }
    }

    /// The first element of that name directly inside.
    pub(super) fn child(&self, name: &str) -> Option<&XmlElement> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The element at the end of a path of names.
    pub(super) fn at(&self, path: &[&str]) -> Option<&XmlElement> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// The value of an attribute, by its name without the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value `val` of the element at the end of a path.
    pub(super) fn value(&self, path: &[&str]) -> Option<&str> {
        self.at(path)?.attribute("val")
    }

    /// Whether an element that is a switch (`<w:b/>`, `<w:b w:val="0"/>`) is there and on.
    pub(super) fn is_on(&self, path: &[&str]) -> bool {
        self.at(path)
            .is_some_and(|switch| !matches!(switch.attribute("val"), Some("0" | "false" | "off" | "none")))
    }
}

/// The text of a part: UTF-8 as nearly always, or UTF-16, which the standard allows.
fn decoded(bytes: &[u8]) -> Result<String, ImportRefusal> {
    let wide = |pairs: &[u8], join: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = pairs.as_chunks::<2>().0.iter().map(|pair| join(*pair)).collect();
        String::from_utf16(&units).map_err(|_| ImportRefusal::Broken)
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).map_err(|_| ImportRefusal::Broken),
        _ => String::from_utf8(bytes.to_vec()).map_err(|_| ImportRefusal::Broken),
    }
}

fn element(tag: &BytesStart<'_>) -> Result<XmlElement, ImportRefusal> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_| ImportRefusal::Broken)?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| ImportRefusal::Broken)?;
        attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
    }
    let name = tag.local_name().as_ref().to_owned();
    Ok(XmlElement { name, attributes, ..XmlElement::default() })
}

fn put(open: &mut [XmlElement], done: XmlElement) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(done);
    }
}

fn add(open: &mut [XmlElement], letters: &str) {
    if let Some(parent) = open.last_mut() {
        parent.text.push_str(letters);
    }
}
