//! Bytes to text.

use std::path::Path;
use std::sync::Arc;

use arcstr::ArcStr;

use super::{SyntaxFault, SyntaxFaultKind};
use crate::base::Span;
use crate::russian::encoding;

/// Three bytes that some editors put before a text.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// How many of a thousand bytes may be of another encoding in what is still a text in UTF-8.
const STRAY: usize = 20;

/// A file of the workspace, as read.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it was read from.
    pub path: Arc<Path>,
    /// The name in reports: relative to the workspace's root, with forward slashes.
    pub name: ArcStr,
    /// Its text, every byte as in the file; of a file that is not text, what stands before the first byte that is none.
    pub text: ArcStr,
    /// Why it is not read as text.
    pub not_text: Option<SyntaxFault>,
}

impl Source {
    /// A file with its bytes taken.
    pub fn new(path: impl Into<Arc<Path>>, name: impl Into<ArcStr>, bytes: Vec<u8>) -> Self {
        let mut source = Source { path: path.into(), name: name.into(), text: ArcStr::new(), not_text: None };
        source.take(bytes);
        source
    }

    /// Takes bytes as UTF-8 text; where they are not, says what they look like.
    pub fn take(&mut self, bytes: Vec<u8>) {
        match simdutf8::basic::from_utf8(&bytes) {
            // Places are counted in 32 bits; a file beyond that is no roadmap.
            Ok(text) if u32::try_from(text.len()).is_ok() => (self.text, self.not_text) = (text.into(), None),
            _ => {
                let read = std::str::from_utf8(&bytes);
                let valid = read.map_or_else(|fault| fault.valid_up_to(), |_| 0);
                let text = bytes.get(..valid).and_then(|valid| std::str::from_utf8(valid).ok());
                self.text = text.unwrap_or_default().into();
                self.not_text = Some(SyntaxFault::new(guess(&bytes, valid), Span::new(valid, valid)));
            }
        }
    }

    /// How many bytes a byte order mark takes at the start: 3 or 0.
    pub fn mark_len(&self) -> usize {
        if self.text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 }
    }
}

/// Guesses what bytes are that are UTF-8 only up to one of them.
fn guess(bytes: &[u8], valid: usize) -> SyntaxFaultKind {
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    let stray: usize = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
    if let Some(wide) = encoding::wide(bytes) {
        return SyntaxFaultKind::Encoded(wide);
    }
    if bytes.contains(&0) {
        return SyntaxFaultKind::Binary;
    }
    if stray * 1000 <= bytes.len() * STRAY && stray * 4 < high {
        let before = bytes.get(..valid).unwrap_or_default();
        return SyntaxFaultKind::StrayByte(before.iter().filter(|byte| **byte == b'\n').count() + 1);
    }
    encoding::russian(bytes).map_or(SyntaxFaultKind::Binary, SyntaxFaultKind::Encoded)
}
