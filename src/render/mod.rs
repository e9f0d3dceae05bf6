//! The printable tree through templates to files of each format.

mod bound;
mod build;
mod docx;
mod each;
mod engine;
mod findings;
mod fit;
mod letterhead;
mod markdown;
pub mod message;
mod office;
mod pdf;
mod record;
mod templates;
mod whole;
mod write;

use crate::document::Document;

pub use crate::render::message::TemplateFault as RenderFaultKind;
pub use build::{BuildRequest, Failed, PrintKind};
pub use engine::{RenderFault, Renderer};
pub use findings::{failed, template};
pub use letterhead::{Letterhead, PaperSize};
pub use markdown::markdown_text;
pub use record::BuildRecord;
pub use templates::{TemplateFile, Templates};
pub use write::OutputFolder;

/// A format of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FileFormat {
    /// Office Open XML, for Word and LibreOffice.
    Docx,
    /// PDF, for print and the archive.
    Pdf,
    /// HTML, for the site.
    Html,
    /// Markdown, for review.
    Md,
}

impl FileFormat {
    /// Every format, in the order in which they are named.
    pub const ALL: [FileFormat; 4] = [FileFormat::Docx, FileFormat::Pdf, FileFormat::Html, FileFormat::Md];

    /// Its name, the ending of its files and its folder among the templates.
    pub fn name(self) -> &'static str {
        match self {
            FileFormat::Docx => "docx",
            FileFormat::Pdf => "pdf",
            FileFormat::Html => "html",
            FileFormat::Md => "md",
        }
    }

    /// The format of that name.
    pub fn parse(name: &str) -> Option<Self> {
        FileFormat::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether this build of the program can write it; PDF needs the cargo feature `pdf`.
    pub fn is_built(self) -> bool {
        self != FileFormat::Pdf || cfg!(feature = "pdf")
    }
}

impl Renderer {
    /// The bytes of a document in a format; the same document gives the same bytes.
    ///
    /// # Errors
    /// When a template is wrong, or asks for more time or room than a template may have.
    pub fn render(&self, document: &Document, format: FileFormat) -> Result<Vec<u8>, RenderFault> {
        match format {
            FileFormat::Docx => docx::render(self, document),
            FileFormat::Pdf => pdf::render(self, document),
            FileFormat::Html => self.text("html/order.html", document).map(String::into_bytes),
            FileFormat::Md => self.text("md/order.md", document).map(String::into_bytes),
        }
    }
}
