//! The templates: those built in, and those of an office that take their place file by file.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{FileFormat, Letterhead, OutputFolder};
use crate::base::failure::{Error, IoCause};
#[cfg(feature = "pdf")]
use crate::document::fonts;
use crate::russian::nearest;
use crate::world::{Below, FileKind, World, files};

/// A template or another part of a format's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFile {
    /// Its bytes; pictures need not be text.
    pub bytes: Vec<u8>,
    /// The file it was read from; none where it is built in.
    pub file: Option<PathBuf>,
}

/// Every template by name: `html/order.html`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Templates {
    files: BTreeMap<String, TemplateFile>,
    /// What stands around the words of a DOCX.
    pub letterhead: Box<Letterhead>,
}

macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../templates/", $name)))),*]
    };
}

/// The fonts of PDF (Tinos under the SIL Open Font License, signs of DejaVu), in builds that write it. The two that widths
/// are measured with are in every build.
#[cfg(feature = "pdf")]
const FONTS: &[(&str, &[u8])] = &[
    ("pdf/fonts/Tinos_400Regular.ttf", fonts::REGULAR),
    ("pdf/fonts/Tinos_700Bold.ttf", fonts::BOLD),
    ("pdf/fonts/VekhaSymbols.ttf", fonts::SYMBOLS),
    ("pdf/fonts/OFL.txt", include_bytes!("../../templates/pdf/fonts/OFL.txt")),
    (
        "pdf/fonts/VekhaSymbols-LICENSE.txt",
        include_bytes!("../../templates/pdf/fonts/VekhaSymbols-LICENSE.txt"),
    ),
    (
        "pdf/fonts/Tinos_400Regular_Italic.ttf",
        include_bytes!("../../templates/pdf/fonts/Tinos_400Regular_Italic.ttf"),
    ),
    (
        "pdf/fonts/Tinos_700Bold_Italic.ttf",
        include_bytes!("../../templates/pdf/fonts/Tinos_700Bold_Italic.ttf"),
    ),
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
    "docx/word/fontTable.xml",
    "docx/word/header-first.xml",
    "docx/word/header.xml",
    "docx/word/numbering.xml",
    "docx/word/settings.xml",
    "docx/word/styles.xml",
    "docx/word/theme/theme1.xml",
    "html/order.html",
    "html/style.css",
    "md/order.md",
    "pdf/order.typ",
    "site/answers.html",
    "site/blocks.html",
    "site/bodies.html",
    "site/body.html",
    "site/calendar.html",
    "site/control.html",
    "site/findings.html",
    "site/frame.html",
    "site/overview.html",
    "site/plans.html",
    "site/roadmap.html",
    "site/roadmaps.html",
    "site/rules.html",
    "site/script.js",
    "site/search.html",
    "site/style.css",
    "site/timeline.html",
    "site/timelines.html",
];

impl Default for Templates {
    fn default() -> Self {
        let file = |bytes: &[u8]| TemplateFile { bytes: bytes.to_vec(), file: None };
        let files = BUILT_IN.iter().chain(FONTS).map(|(name, bytes)| ((*name).to_owned(), file(bytes)));
        Templates { files: files.collect(), letterhead: Box::default() }
    }
}

impl Templates {
    /// Every template with its name, in the order of names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &TemplateFile)> {
        self.files.iter().map(|(name, template)| (name.as_str(), template))
    }

    /// The template of that name.
    pub fn get(&self, name: &str) -> Option<&TemplateFile> {
        self.files.get(name)
    }

    /// The text of the template of that name.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        String::from_utf8(self.get(name)?.bytes.clone()).ok()
    }

    /// Puts a template in the place of the one of that name, or beside the others.
    pub fn insert(&mut self, name: String, template: TemplateFile) {
        self.files.insert(name, template);
    }

    /// The built-in templates under those that the command line gives, which may lie anywhere, or else under those that the
    /// settings of a workspace name, which lie below its root.
    ///
    /// # Errors
    /// When they are not there, lie elsewhere or cannot be read.
    pub fn chosen(
        world: &dyn World,
        given: Option<&Path>,
        named: Option<(&Path, &str)>,
    ) -> Result<Self, Error> {
        let built_in = Templates::default();
        match (given, named) {
            (Some(folder), _) => built_in.overridden(world, folder),
            (None, Some((root, name))) => built_in.overridden(&Below::new(world, root), &root.join(name)),
            (None, None) => Ok(built_in),
        }
    }

    /// Puts the files of an office's folder in the place of those built in, or beside them: `html/order.html`,
    /// `docx/word/media/emblem.png`. What lies in no folder of a format is no template, unless its name looks like that
    /// of one; nor are hidden files and copies that editors leave.
    ///
    /// # Errors
    /// When the folder is not there, or a file cannot be read: no template is passed over in silence.
    pub fn overridden(mut self, world: &dyn World, folder: &Path) -> Result<Self, Error> {
        // Of what lies where nothing may be read the world tells nothing else.
        world.real(folder)?;
        if folder.extension().is_some_and(|end| end.eq_ignore_ascii_case("docx")) && world.is_file(folder) {
            let bytes = world.read(folder)?;
            return super::office::styled(self, &bytes).map_err(|cause| world.unread(folder, cause));
        }
        match world.kind(folder) {
            Some(FileKind::Folder) => {}
            Some(FileKind::File) => return Err(world.unread(folder, IoCause::NotWord)),
            Some(_) => return Err(world.unread(folder, IoCause::NotRegular)),
            None => return Err(world.unread(folder, IoCause::NotFound)),
        }
        for path in files(world, folder)? {
            let Ok(inner) = path.strip_prefix(folder) else { continue };
            let parts: Vec<_> = inner.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            let name = parts.join("/");
            let is_template = match parts.as_slice() {
                // What stands in the place of a format's folder: a link, say.
                [only] => is_format(only) && !world.is_file(&path),
                _ => self.is_template(&name, &parts),
            };
            if is_template && world.is_dir(&path) {
                return Err(world.unread(&path, IoCause::LinkedFolder));
            }
            if is_template {
                let bytes = world.read(&path)?;
                self.insert(name, TemplateFile { bytes, file: Some(path) });
            }
        }
        Ok(self)
    }

    /// Whether a file of an office's folder is a template or a part of one, by its name.
    fn is_template(&self, name: &str, parts: &[Cow<'_, str>]) -> bool {
        let is_leftover = parts.last().is_some_and(|last| is_leftover(last));
        let is_meant = parts.first().is_some_and(|folder| is_format(folder)) || likely(name).is_some();
        self.files.contains_key(name) || !is_leftover && is_meant
    }

    /// The files that print nothing, each with the name that was likely meant: in `html` and `md` those that no
    /// template includes, elsewhere those named almost as a template that they were meant to replace.
    pub fn unused(&self) -> impl Iterator<Item = (&str, Option<&'static str>)> {
        let own = self.iter().filter(|(name, template)| template.file.is_some() && !is_built_in(name));
        own.filter(|(name, _)| !self.is_mentioned(name)).filter_map(|(name, _)| {
            let likely =
                likely(name).filter(|likely| self.get(likely).is_some_and(|there| there.file.is_none()));
            let must_be_included = ["html/", "md/", "site/"].iter().any(|folder| name.starts_with(folder));
            (must_be_included || likely.is_some()).then_some((name, likely))
        })
    }

    /// Whether another template mentions a file, as one that includes it must.
    fn is_mentioned(&self, name: &str) -> bool {
        let file = name.rsplit('/').next().unwrap_or(name);
        let mentions = |bytes: &[u8]| bytes.windows(file.len()).any(|part| part == file.as_bytes());
        self.iter().any(|(other, template)| other != name && is_text(other) && mentions(&template.bytes))
    }

    /// Writes every template into a folder, to be changed there, and gives how many there are.
    ///
    /// # Errors
    /// When there is such a file already, a link in the folder would lead one out of it, or one cannot be written.
    pub fn write_out(&self, world: &dyn World, folder: &Path) -> Result<usize, Error> {
        for (name, _) in self.iter() {
            let path = folder.join(name);
            if world.kind(&path).is_some() {
                return Err(world.unwritten(&path, IoCause::Exists));
            }
            OutputFolder::new(folder).refuse_links(world, &path)?;
        }
        self.iter().try_for_each(|(name, template)| world.write(&folder.join(name), &[&template.bytes]))?;
        Ok(self.iter().count())
    }
}

/// Whether a file is none that somebody made on purpose: hidden, or a copy that a system, an editor or git left.
fn is_leftover(name: &str) -> bool {
    let lower = name.to_lowercase();
    let ends = ["~", ".orig", ".bak", ".rej", ".swp", ".tmp", "desktop.ini", "thumbs.db"];
    let stem = lower.rsplit_once('.').map_or(lower.as_str(), |(stem, _)| stem);
    let copies = [" - copy", " — копия", " – копия", " - копия", " copy", "(1)", "(2)"];
    lower.starts_with('.') && lower != ".rels"
        || ends.iter().any(|end| lower.ends_with(end))
        || copies.iter().any(|end| stem.ends_with(end))
}

/// Whether the templates of a format lie in a folder of that name.
fn is_format(folder: &str) -> bool {
    folder == "site" || FileFormat::parse(folder).is_some()
}

fn names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(name, _)| *name)
}

fn is_built_in(name: &str) -> bool {
    names().any(|known| known == name)
}

/// The built-in template whose name is almost that.
fn likely(name: &str) -> Option<&'static str> {
    nearest(name, names())
}

/// Whether a file can mention others: pictures and fonts cannot.
fn is_text(name: &str) -> bool {
    super::engine::is_template(name) || name.ends_with(".typ")
}
