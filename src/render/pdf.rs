//! PDF. Its libraries take long to build, so that it is a cargo feature.

use super::{Fault, FaultKind, Renderer};
use crate::document::Document;

/// Says that this build of the program has no PDF.
pub(super) fn render(renderer: &Renderer, _: &Document) -> Result<Vec<u8>, Fault> {
    Err(renderer.fault("pdf/order.typ", None, FaultKind::NoPdf))
}
