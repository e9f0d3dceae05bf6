//! Stage 8, findings out: for people, for machines, for the sites that host repositories.

mod checked;
mod concise;
mod findings;
mod fingerprint;
mod github;
mod gitlab;
mod human;
mod json;
mod labels;
mod merge;
pub mod message;
mod junit;
mod place;
mod sarif;
mod since;
mod statistics;
mod step_summary;
mod summary;
mod rendered;

pub use checked::Checked;
pub use concise::concise;
pub use findings::{Findings, Item};
pub use fingerprint::{Fingerprints, fingerprint};
pub use github::github;
pub use gitlab::gitlab;
pub use human::{Appearance, human};
pub use json::json;
pub use junit::junit;
pub use merge::{Parsed, Unjoined};
pub use place::{Location, Places};
pub use rendered::{RenderedFinding, ToldPlace};
pub use sarif::sarif;
pub use since::keep_caused;
pub use statistics::{statistics, statistics_json};
pub use step_summary::step_summary;
pub use summary::Summary;
