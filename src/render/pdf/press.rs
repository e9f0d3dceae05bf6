//! The press: the fonts, the library of typst and the files of the folder `pdf`, and nothing else of the outside.

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::TEMPLATE;
use crate::document::{Document, fonts};
use crate::render::whole::{TIED, dashes, is_span};
use crate::render::{RenderFault, RenderFaultKind, Renderer, Templates};

/// The folder of the templates of PDF.
const FOLDER: &str = "pdf/";
/// Under which name a template reads the document.
const DATA: &str = "document.json";
/// What is printed in the place of a sign that no font has.
const BOX: char = '□';
/// The sign without width by which the template is told beside what no line ends.
const JOINER: char = '\u{2060}';
/// After how many documents what typst remembers of them is forgotten.
const REMEMBERED: usize = 8;

/// What is needed once for all documents.
pub(crate) struct PdfRenderer {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    files: Vec<(FileId, String, Bytes)>,
}

impl PdfRenderer {
    /// Reads the fonts among the templates.
    pub(crate) fn new(templates: &Templates) -> Self {
        let parts = templates.iter().filter_map(|(name, template)| {
            let path = name.strip_prefix(FOLDER)?;
            Some((id(path)?, name.to_owned(), Bytes::new(template.bytes.clone())))
        });
        let files: Vec<_> = parts.collect();
        let is_font = |name: &str| name.ends_with(".ttf") || name.ends_with(".otf");
        let fonts: Vec<Font> = files
            .iter()
            .filter(|(_, name, _)| is_font(name))
            .flat_map(|(_, _, bytes)| Font::iter(bytes.clone()))
            .collect();
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        PdfRenderer { library: LazyHash::new(Library::default()), book, fonts, files }
    }

    /// Lays a document out and writes it as PDF/A-2b, the kind that archives take, and as PDF/UA-1, which can be read
    /// aloud.
    pub(crate) fn print(&self, renderer: &Renderer, document: &Document) -> Result<Vec<u8>, RenderFault> {
        let other = |words: String| renderer.fault(TEMPLATE, None, RenderFaultKind::Other(words));
        let data = self.data(document).map_err(|error| other(error.to_string()))?;
        let main = id(TEMPLATE.trim_start_matches(FOLDER)).ok_or_else(|| other(TEMPLATE.to_owned()))?;
        let data_id = id(DATA).ok_or_else(|| other(DATA.to_owned()))?;
        let desk = TypstWorld { press: self, main, data_id, data: Bytes::new(data) };
        let laid = typst::compile::<PagedDocument>(&desk)
            .output
            .map_err(|errors| fault(renderer, &desk, &errors))?;
        let standards = PdfStandards::new(&[PdfStandard::A_2b, PdfStandard::Ua_1])
            .map_err(|error| other(error.message().to_string()))?;
        let options = PdfOptions {
            ident: Smart::Custom(document.id.clone()),
            creator: Smart::Custom(Some("Vekha".to_owned())),
            standards,
            ..PdfOptions::default()
        };
        let bytes = typst_pdf::pdf(&laid, &options).map_err(|errors| fault(renderer, &desk, &errors));
        comemo::evict(REMEMBERED);
        bytes
    }

    /// The document as a template reads it. A sign that no font has is a blank box, which a finding speaks of, for it
    /// would keep the whole from being printed; a text that is copied or looked for has the hyphen of keyboards.
    fn data(&self, document: &Document) -> serde_json::Result<Vec<u8>> {
        let text = marked(&serde_json::to_string(document)?);
        let has = |sign: char| {
            fonts::has(sign) || self.fonts.iter().any(|font| font.info().coverage.contains(sign as u32))
        };
        let mut out = String::with_capacity(text.len());
        for sign in text.chars() {
            match sign {
                // These ask for the coloured look of a sign, or join several to one picture.
                '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' => {}
                sign => out.push(if has(sign) { sign } else { BOX }),
            }
        }
        Ok(out.into_bytes())
    }
}

/// The text with a mark after each hyphen and dash that ends no line, for the template, which takes it out again.
fn marked(text: &str) -> String {
    let text = joined(text, |before, sign, after| sign == TIED || is_span(before, sign, after));
    paired(&text.replace(TIED, "-"))
}

/// The text with a joiner after each sign that is to end no line, which is told by the signs before and after it.
fn joined(text: &str, holds: impl Fn(char, char, Option<char>) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut start = 0;
    for (at, sign) in dashes(text, holds) {
        let end = at + sign.len_utf8();
        out.push_str(text.get(start..end).unwrap_or_default());
        out.push(JOINER);
        start = end;
    }
    out + text.get(start..).unwrap_or_default()
}

/// The text with the same mark in «п/п»: behind a stroke between two letters that stand by themselves.
fn paired(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('/') {
        out.push_str(before);
        out.push('/');
        if is_lone(before.chars().rev()) && is_lone(after.chars()) {
            out.push(JOINER);
        }
        rest = after;
    }
    out + rest
}

/// Whether a letter comes first and none after it.
fn is_lone(mut signs: impl Iterator<Item = char>) -> bool {
    signs.next().is_some_and(char::is_alphabetic) && signs.next().is_none_or(|sign| !sign.is_alphanumeric())
}

/// The number of a file among the templates of PDF.
fn id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

/// The first of typst's errors as a mistake in a template.
fn fault(renderer: &Renderer, desk: &TypstWorld<'_>, errors: &[SourceDiagnostic]) -> RenderFault {
    let Some(error) = errors.first() else {
        return renderer.fault(TEMPLATE, None, RenderFaultKind::Other(String::new()));
    };
    let words = std::iter::once(error.message.as_str()).chain(error.hints.iter().map(|hint| hint.v.as_str()));
    let kind = RenderFaultKind::Other(words.collect::<Vec<_>>().join("; "));
    let name = error.span.id().and_then(|id| desk.press.files.iter().find(|(file, ..)| *file == id));
    let Some((id, name, _)) = name else { return renderer.fault(TEMPLATE, None, kind) };
    let line = desk
        .range(error.span)
        .zip(desk.source(*id).ok())
        .and_then(|(range, source)| source.lines().byte_to_line(range.start))
        .map(|line| line + 1);
    renderer.fault(name, line, kind)
}

/// What typst may see while it lays out one document.
struct TypstWorld<'p> {
    press: &'p PdfRenderer,
    main: FileId,
    data_id: FileId,
    data: Bytes,
}

impl World for TypstWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let bytes = self.file(id)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| FileError::InvalidUtf8)?;
        Ok(Source::new(id, text.to_owned()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_id {
            return Ok(self.data.clone());
        }
        let file = self.press.files.iter().find(|(file, ..)| *file == id);
        file.map(|(_, _, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    /// No date, so that the same order is the same on every day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_no_line_is_marked() {
        let right = "№ П/\u{2060}П, (п/\u{2060}п) на 2024–\u{2060}2026 и/или";
        assert_eq!(marked("№ П/П, (п/п) на 2024–2026 и/или"), right);
        assert_eq!(marked("№ 21\u{2011}п"), "№ 21-\u{2060}п");
        assert_eq!(marked("2020\u{a0}–\u{a0}2024"), "2020\u{a0}–\u{2060}\u{a0}2024");
    }
}
