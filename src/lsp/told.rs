//! What the client knows of findings: only what is something else is published.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::folder::Folder;
use super::publish::FileReport;
use super::server::Server;
use crate::session::Snapshot;

impl Server<'_> {
    /// Tells the client what is found in a file, where that is something else than it knows.
    pub(super) fn take_report(&mut self, root: &Path, report: FileReport) {
        let FileReport { path, version, diagnostics } = report;
        let document = self.documents.get(&path);
        let is_old = document.map(|document| document.version) != version;
        if is_old || self.owner(&path).map(Folder::root) != Some(root) {
            return;
        }
        let bytes = serde_json::to_vec(&diagnostics).unwrap_or_default();
        let now = xxhash_rust::xxh3::xxh3_64(&bytes);
        let before = match diagnostics.is_empty() {
            true => self.told.remove(&path),
            false => self.told.insert(path.clone(), now),
        };
        if before == (!diagnostics.is_empty()).then_some(now) {
            return;
        }
        if document.is_some() && self.client.pulls {
            self.is_pull_stale = true;
            return;
        }
        self.publish(&path, version, diagnostics);
    }

    /// Takes back what was told of files that have gone, and has a client ask again for what it asks itself.
    pub(super) fn take_end(&mut self, root: &Path, snapshot: &Snapshot) {
        let is_gone = |path: &&PathBuf| path.starts_with(root) && snapshot.file_at(path).is_none();
        let owned = |path: &&PathBuf| self.owner(path).is_none_or(|folder| folder.root() == root);
        let gone: Vec<PathBuf> = self.told.keys().filter(is_gone).filter(owned).cloned().collect();
        for path in gone {
            self.told.remove(&path);
            let version = self.documents.get(&path).map(|document| document.version);
            self.publish(&path, version, Vec::new());
        }
        if let Some(folder) = self.folders.get_mut(root).filter(|folder| !folder.is_saved) {
            folder.is_saved = true;
            std::thread::spawn(folder.session.saver());
        }
        if std::mem::take(&mut self.is_pull_stale) && self.client.refreshes {
            self.request("workspace/diagnostic/refresh", Value::Null);
        }
        if self.client.refreshes_hints {
            self.request("workspace/inlayHint/refresh", Value::Null);
        }
        if self.client.refreshes_lenses {
            self.request("workspace/codeLens/refresh", Value::Null);
        }
    }

    /// Forgets what the client knows of a file, as it shows it in another way from now on.
    pub(super) fn forget(&mut self, path: &Path) {
        if self.client.pulls && self.told.remove(path).is_some() {
            self.publish(path, None, Vec::new());
        }
    }

    /// Forgets what the client knows of a file that it asked for itself, so that it is told from now on.
    pub(super) fn forget_pulled(&mut self, path: &Path) {
        if self.client.pulls {
            self.told.remove(path);
        }
    }

    pub(super) fn publish(&self, path: &Path, version: Option<i32>, diagnostics: Vec<lsp_types::Diagnostic>) {
        let Some(uri) = super::uri::of(path) else { return };
        self.tell(
            "textDocument/publishDiagnostics",
            lsp_types::PublishDiagnosticsParams { uri, diagnostics, version },
        );
    }
}
