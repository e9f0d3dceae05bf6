//! PDF, by typst. Its libraries take long to build, so that it is a cargo feature.

use super::{RenderFault, Renderer};
use crate::document::Document;

#[cfg(feature = "pdf")]
mod press;

#[cfg(feature = "pdf")]
pub(super) use press::PdfRenderer;

/// What PDF needs once for all documents: nothing, where there is no PDF.
#[cfg(not(feature = "pdf"))]
pub(super) struct PdfRenderer;

#[cfg(not(feature = "pdf"))]
impl PdfRenderer {
    pub(super) fn new(_: &super::Templates) -> Self {
        PdfRenderer
    }

    fn print(&self, renderer: &Renderer, _: &Document) -> Result<Vec<u8>, RenderFault> {
        Err(renderer.fault(TEMPLATE, None, super::RenderFaultKind::NoPdf))
    }
}

/// The template that lays the document out.
const TEMPLATE: &str = "pdf/order.typ";

/// The bytes of a document; without the feature, the word that there is no PDF.
pub(super) fn render(renderer: &Renderer, document: &Document) -> Result<Vec<u8>, RenderFault> {
    renderer.press().print(renderer, document)
}
