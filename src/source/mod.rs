//! Stage 1, read: bytes to text, with lines and columns on demand.

mod lines;

use std::path::PathBuf;

use arcstr::ArcStr;

use crate::base::message::syntax::Syntax;

pub use lines::{Lines, Position};

/// Three bytes that some editors put before a text.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A file of the workspace, as read.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it was read from.
    pub path: PathBuf,
    /// The name in reports: relative to the workspace's root, with forward slashes.
    pub name: String,
    /// Its text, every byte as in the file; empty where it is not text.
    pub text: ArcStr,
    /// Why it is not read as text.
    pub not_text: Option<Syntax>,
}

impl Source {
    /// A file with its bytes taken.
    pub fn new(path: PathBuf, name: String, bytes: Vec<u8>) -> Self {
        let mut source = Source { path, name, text: ArcStr::new(), not_text: None };
        source.take(bytes);
        source
    }

    /// Takes bytes as UTF-8 text; where they are not, says what they look like.
    pub fn take(&mut self, bytes: Vec<u8>) {
        match std::str::from_utf8(&bytes) {
            // Places are counted in 32 bits; a file beyond that is no roadmap.
            Ok(text) if u32::try_from(text.len()).is_ok() => (self.text, self.not_text) = (text.into(), None),
            _ => self.not_text = Some(guess(&bytes)),
        }
    }

    /// How many bytes a byte order mark takes at the start: 3 or 0.
    pub fn mark_len(&self) -> usize {
        if self.text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 }
    }
}

/// Guesses an encoding from the bytes that are not UTF-8.
fn guess(bytes: &[u8]) -> Syntax {
    let cyrillic = bytes.iter().filter(|byte| **byte >= 0xC0).count();
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Syntax::Utf16,
        _ if cyrillic * 10 >= high * 8 => Syntax::Windows1251,
        _ => Syntax::Binary,
    }
}
