//! What every stage speaks: places in files, severities, languages and findings.

mod span;

pub use span::{FileId, Place, Span};

/// The language in which findings are worded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Russian, the language of the orders themselves.
    #[default]
    Ru,
    /// English.
    En,
}
