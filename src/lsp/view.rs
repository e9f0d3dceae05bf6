//! What a question sees: everything as it stood when it was asked. It goes to a thread beside the loop, so that no edit
//! waits for an answer.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::pages::RulePages;
use super::settings::Client;
use crate::base::Lang;
use crate::session::Snapshot;

/// Everything as it stood at a moment.
pub(super) struct ServerView {
    /// What the client can do.
    pub client: Client,
    /// The language in which the server speaks itself.
    pub lang: Lang,
    /// The pages of rules.
    pub pages: Arc<RulePages>,
    /// The states of the workspaces, by root.
    pub folders: BTreeMap<PathBuf, Snapshot>,
    /// The versions of the open texts.
    pub versions: BTreeMap<PathBuf, i32>,
}

impl ServerView {
    /// The state of the workspace that a path belongs to: the innermost.
    pub(super) fn snapshot(&self, path: &Path) -> Option<Snapshot> {
        path.ancestors().find_map(|folder| self.folders.get(folder)).cloned()
    }
}
