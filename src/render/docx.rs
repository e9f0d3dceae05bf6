//! DOCX.

use super::{Fault, Renderer};
use crate::document::Document;

pub(super) fn render(renderer: &Renderer, document: &Document) -> Result<Vec<u8>, Fault> {
    renderer.text("docx/word/document.xml", document).map(String::into_bytes)
}
