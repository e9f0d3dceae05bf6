//! Types of a roadmap: what the author wrote, each value with its place.

mod period;

pub use period::{Period, iso_date};
