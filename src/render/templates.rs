//! The templates: those built in, and those of an office that take their place file by file.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::{Format, write};
use crate::world::World;

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

/// The fonts of PDF (Tinos, under the SIL Open Font License), in builds that write it.
#[cfg(feature = "pdf")]
const FONTS: &[(&str, &[u8])] = built_in![
    "pdf/fonts/OFL.txt",
    "pdf/fonts/Tinos_400Regular.ttf",
    "pdf/fonts/Tinos_400Regular_Italic.ttf",
    "pdf/fonts/Tinos_700Bold.ttf",
    "pdf/fonts/Tinos_700Bold_Italic.ttf",
];

#[cfg(not(feature = "pdf"))]
const FONTS: &[(&str, &[u8])] = &[];

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
    "pdf/order.typ",
];

impl Default for Templates {
    fn default() -> Self {
        let file = |bytes: &[u8]| Template { bytes: bytes.to_vec(), file: None };
        let files = BUILT_IN.iter().chain(FONTS).map(|(name, bytes)| ((*name).to_owned(), file(bytes)));
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

    /// Puts the files of an office's folder in the place of those built in, or beside them: `html/order.html`,
    /// `docx/word/media/emblem.png`. What lies in no folder of a format is no template.
    ///
    /// # Errors
    /// When the folder is not there or a file cannot be read.
    pub fn overridden(mut self, world: &dyn World, folder: &Path) -> io::Result<Self> {
        if !world.is_dir(folder) {
            return Err(io::Error::new(io::ErrorKind::NotFound, folder.display().to_string()));
        }
        for path in world.files(folder)? {
            let Ok(inner) = path.strip_prefix(folder) else { continue };
            let parts: Vec<_> = inner.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            let format = parts.first().and_then(|format| Format::parse(format));
            if format.is_some() && parts.len() > 1 {
                let bytes = world.read(&path)?;
                self.insert(parts.join("/"), Template { bytes, file: Some(path) });
            }
        }
        Ok(self)
    }

    /// Writes every template into a folder, to be changed there.
    ///
    /// # Errors
    /// When there is such a file already, or one cannot be written.
    pub fn write_out(&self, folder: &Path) -> io::Result<()> {
        for (name, _) in self.iter() {
            let path = folder.join(name);
            if path.exists() {
                return Err(io::Error::new(io::ErrorKind::AlreadyExists, path.display().to_string()));
            }
        }
        self.iter().try_for_each(|(name, template)| write(&folder.join(name), &template.bytes))
    }
}
