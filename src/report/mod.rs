//! Stage 8, findings out: for people, for machines, for the sites that host repositories.

mod json;
mod place;
mod summary;

use crate::diagnostic::{Diagnostic, Lang};
use crate::model::Workspace;

pub use json::json;
pub use place::Places;
pub use summary::Summary;

/// What a run found in a workspace.
#[derive(Debug)]
pub struct Checked {
    /// The workspace.
    pub workspace: Workspace,
    /// The language of its findings.
    pub lang: Lang,
    /// The findings to report, sorted by file, place and rule.
    pub findings: Vec<Diagnostic>,
    /// What was counted.
    pub summary: Summary,
}
