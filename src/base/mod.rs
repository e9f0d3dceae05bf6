//! What every stage speaks: places in files, severities, languages and findings.

pub mod message;
mod data;
pub mod failure;
mod finding;
mod period;
mod span;

pub use data::Data;
pub use finding::{Finding, Related, Severity};
pub use message::{Lang, Say};
pub use period::{Period, iso_date};
pub use span::{Extent, FileId, Place, Span};
