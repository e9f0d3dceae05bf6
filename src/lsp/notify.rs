//! What a client tells without wanting an answer.

use std::collections::BTreeSet;
use std::path::PathBuf;

use lsp_server::Notification;
use lsp_types::{
    DidChangeConfigurationParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::batch::request_id;
use super::document::OpenDocument;
use super::message::ServerMessage;
use super::server::LanguageServer;
use super::settings::EditorSettings;
use super::uri;
use crate::base::guard;
use crate::session::Change;
use crate::workspace::{is_settings, is_yaml};

impl LanguageServer<'_> {
    /// Takes a notification in. One of a kind that is not known, or whose parameters do not fit, is passed over, as the
    /// protocol says.
    pub(super) fn notice(&mut self, note: Notification) {
        if self.is_serving() {
            let taken = guard(|| self.notice_one(note));
            if taken.is_err() {
                self.show(&ServerMessage::Broken.say(self.lang()));
            }
        }
    }

    fn notice_one(&mut self, note: Notification) -> Option<()> {
        let Notification { method, params } = note;
        match method.as_str() {
            "initialized" => self.watch(),
            "textDocument/didOpen" => self.did_open(of(params)?)?,
            "textDocument/didChange" => self.did_change(of(params)?)?,
            "textDocument/didSave" => {
                let params: DidSaveTextDocumentParams = of(params)?;
                self.touched.insert(uri::path(&params.text_document.uri)?);
            }
            "textDocument/didClose" => self.did_close(of(params)?)?,
            "workspace/didChangeWatchedFiles" => {
                let params: DidChangeWatchedFilesParams = of(params)?;
                let paths = params.changes.iter().filter_map(|change| uri::path(&change.uri));
                // What is open in the editor counts as it is there.
                let paths: Vec<PathBuf> = paths.filter(|path| !self.documents.contains_key(path)).collect();
                self.adopt(&paths, &BTreeSet::new());
                self.touched.extend(paths);
            }
            "workspace/didChangeConfiguration" => {
                let params: DidChangeConfigurationParams = of(params)?;
                self.did_change_settings(&params.settings);
            }
            "workspace/didChangeWorkspaceFolders" => {
                let params: DidChangeWorkspaceFoldersParams = of(params)?;
                for gone in params.event.removed.iter().filter_map(|folder| uri::path(&folder.uri)) {
                    let roots: Vec<PathBuf> =
                        self.folders.keys().filter(|root| root.starts_with(&gone)).cloned().collect();
                    roots.iter().for_each(|root| self.close(root));
                }
                self.open(params.event.added.iter().filter_map(|folder| uri::path(&folder.uri)).collect());
            }
            "$/cancelRequest" => self.cancel(&request_id(&params)?),
            _ => {}
        }
        Some(())
    }

    fn did_open(&mut self, params: DidOpenTextDocumentParams) -> Option<()> {
        let opened = params.text_document;
        let path = uri::path(&opened.uri)?;
        let document = OpenDocument { version: opened.version, text: opened.text.into() };
        self.documents.insert(path.clone(), document);
        self.forget(&path);
        self.adopt(std::slice::from_ref(&path), &BTreeSet::new());
        self.touched.insert(path);
        Some(())
    }

    fn did_change(&mut self, params: DidChangeTextDocumentParams) -> Option<()> {
        let path = uri::path(&params.text_document.uri)?;
        let encoding = self.client.encoding;
        let document = self.documents.get_mut(&path)?;
        document.apply(params.text_document.version, params.content_changes, encoding);
        self.touched.insert(path);
        Some(())
    }

    fn did_close(&mut self, params: DidCloseTextDocumentParams) -> Option<()> {
        let path = uri::path(&params.text_document.uri)?;
        self.documents.remove(&path)?;
        self.forget_pulled(&path);
        self.touched.insert(path);
        Some(())
    }

    /// Opens the workspaces of files that lie in none yet; a file of settings begins one of its own. Files that were asked
    /// for already are none of ours.
    pub(super) fn adopt(&mut self, paths: &[PathBuf], asked: &BTreeSet<PathBuf>) {
        let is_coming = |path: &PathBuf| path.ancestors().any(|above| self.opening_paths.contains(above));
        let is_root = |path: &PathBuf| {
            is_settings(path) && path.parent().is_some_and(|folder| !self.folders.contains_key(folder))
        };
        let foreign: Vec<PathBuf> = paths
            .iter()
            .filter(|path| is_yaml(path) && !asked.contains(*path) && !is_coming(path))
            .filter(|path| self.owner(path).is_none() || is_root(path))
            .cloned()
            .collect();
        self.open(foreign);
    }

    /// Takes other settings of the editor in.
    fn did_change_settings(&mut self, settings: &Value) {
        self.settings = EditorSettings::of(Some(settings));
        let options = self.session_options();
        let roots: Vec<PathBuf> = self.folders.keys().cloned().collect();
        for root in roots {
            if let Some(folder) = self.folders.get_mut(&root) {
                let _ = folder.session.apply(&Change::default().options(options.clone()));
            }
            self.apply_to(&root, true);
        }
    }

    /// Asks a client to tell of files that change outside.
    fn watch(&mut self) {
        if !self.client.watches {
            return;
        }
        let globs = ["**/*.{yaml,yml}", "**/.gitignore", "**/*.md", "**/*.json", "**/*.docx"];
        let watchers: Vec<Value> = globs.iter().map(|glob| json!({"globPattern": glob})).collect();
        let options = json!({"watchers": watchers});
        let method = "workspace/didChangeWatchedFiles";
        let registration = json!({"id": "files", "method": method, "registerOptions": options});
        self.request("client/registerCapability", json!({"registrations": [registration]}));
    }
}

/// The parameters of a notification, where they fit.
fn of<P: DeserializeOwned>(params: Value) -> Option<P> {
    serde_json::from_value(params).ok()
}
