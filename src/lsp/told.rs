//! What the client knows of findings: only what is something else is published.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::folder::OpenFolder;
use super::outgoing::{Outgoing, Publication};
use super::publish::FileReport;
use super::server::LanguageServer;
use crate::session::Snapshot;

impl LanguageServer<'_> {
    /// Tells the client what is found in a file, where that is something else than it knows.
    pub(super) fn take_report(&mut self, root: &Path, report: FileReport) {
        let FileReport { path, version, hash, publication } = report;
        let document = self.documents.get(&path);
        let is_old = document.map(|document| document.version) != version;
        if is_old || self.owner(&path).map(OpenFolder::root) != Some(root) {
            return;
        }
        let (is_open, before) = (document.is_some(), self.told.get(&path).copied());
        if before == hash {
            return;
        }
        match hash {
            Some(hash) => drop(self.told.insert(path, hash)),
            None => drop(self.told.remove(&path)),
        }
        if is_open && self.client.pulls {
            self.is_pull_stale = true;
        } else {
            self.send_published(publication);
        }
    }

    /// Takes back what was told of files that have gone, and has a client ask again for what it asks itself.
    pub(super) fn take_end(&mut self, root: &Path, snapshot: &Snapshot) {
        let is_gone = |path: &&PathBuf| path.starts_with(root) && snapshot.file_at(path).is_none();
        let owned = |path: &&PathBuf| self.owner(path).is_none_or(|folder| folder.root() == root);
        let gone: Vec<PathBuf> = self.told.keys().filter(is_gone).filter(owned).cloned().collect();
        for path in gone {
            self.told.remove(&path);
            let version = self.documents.get(&path).map(|document| document.version);
            self.unpublish(&path, version);
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
            self.unpublish(path, None);
        }
    }

    /// Forgets what the client knows of a file that it asked for itself, so that it is told from now on.
    pub(super) fn forget_pulled(&mut self, path: &Path) {
        if self.client.pulls {
            self.told.remove(path);
        }
    }

    /// Takes back what the client was told of a file.
    pub(super) fn unpublish(&self, path: &Path, version: Option<i32>) {
        self.send_published(Publication::of(path, version, b"[]"));
    }

    /// Sends what a client is told of a file; nothing where the file has no name in the protocol.
    fn send_published(&self, publication: Option<Publication>) {
        if let Some(publication) = publication {
            let _ = self.connection.sender.send(Outgoing::Published(publication));
        }
    }
}
