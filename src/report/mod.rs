//! Stage 8, findings out: for people, for machines, for the sites that host repositories.

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
mod summary;
mod told;

use crate::base::{FileId, Finding, Lang};
use crate::workspace::Workspace;

pub use findings::{Findings, Item};
pub use fingerprint::{Fingerprints, fingerprint};
pub use github::github;
pub use gitlab::gitlab;
pub use human::{Look, human};
pub use json::json;
pub use junit::junit;
pub use merge::Parsed;
pub use place::{Location, Places};
pub use sarif::sarif;
pub use summary::Summary;
pub use told::{Told, ToldPlace};

/// What a run found in a workspace.
#[derive(Debug)]
pub struct Checked {
    /// The workspace.
    pub workspace: Workspace,
    /// The language of its findings.
    pub lang: Lang,
    /// The findings to report, sorted by file, place and rule.
    pub findings: Vec<Finding>,
    /// The files that were reported on.
    pub files: Vec<FileId>,
    /// What was counted.
    pub summary: Summary,
}
