//! The templates: those built in, and those of an office that take their place file by file.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// A template or another part of a format's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its bytes; pictures need not be text.
    pub bytes: Vec<u8>,
    /// The file it was read from; none where it is built in.
    pub file: Option<PathBuf>,
}

/// Every template by name: `html/order.html`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Templates {
    files: BTreeMap<String, Template>,
}

macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../templates/", $name)))),*]
    };
}

/// The templates that are part of the program.
const BUILT_IN: &[(&str, &[u8])] = built_in![
    "docx/[Content_Types].xml",
    "docx/_rels/.rels",
    "docx/docProps/app.xml",
    "docx/docProps/core.xml",
    "docx/word/_rels/document.xml.rels",
    "docx/word/document.xml",
    "docx/word/header-first.xml",
    "docx/word/header.xml",
    "docx/word/settings.xml",
    "docx/word/styles.xml",
    "html/order.html",
    "html/style.css",
    "md/order.md",
];

impl Default for Templates {
    fn default() -> Self {
        let file = |bytes: &[u8]| Template { bytes: bytes.to_vec(), file: None };
        let files = BUILT_IN.iter().map(|(name, bytes)| ((*name).to_owned(), file(bytes)));
        Templates { files: files.collect() }
    }
}

impl Templates {
    /// Every template with its name, in the order of names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Template)> {
        self.files.iter().map(|(name, template)| (name.as_str(), template))
    }

    /// The template of that name.
    pub fn get(&self, name: &str) -> Option<&Template> {
        self.files.get(name)
    }

    /// Puts a template in the place of the one of that name, or beside the others.
    pub fn insert(&mut self, name: String, template: Template) {
        self.files.insert(name, template);
    }
}
