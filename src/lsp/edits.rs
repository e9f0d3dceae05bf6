//! Edits of files as a client takes them.

use std::path::PathBuf;

use lsp_types::TextEdit;
use serde_json::{Map, Value, json};

use super::uri;
use super::view::ServerView;

/// The edits of a file.
pub(super) type FileEdits = (PathBuf, Vec<TextEdit>);

/// Edits of several files; by the version of each open document, where the client knows such, so that none is applied to
/// another text than it was made for.
pub(super) fn workspace_edit(view: &ServerView, files: Vec<FileEdits>) -> Value {
    let files = files.into_iter().filter_map(|(path, edits)| Some((uri::of(&path)?, path, edits)));
    if view.client.versions_edits {
        let document = |(uri, path, edits): (lsp_types::Uri, PathBuf, Vec<TextEdit>)| {
            let version = view.versions.get(&path);
            json!({"textDocument": {"uri": uri, "version": version}, "edits": edits})
        };
        return json!({"documentChanges": files.map(document).collect::<Vec<_>>()});
    }
    let changes: Map<String, Value> =
        files.map(|(uri, _, edits)| (uri.as_str().to_owned(), json!(edits))).collect();
    json!({"changes": changes})
}
