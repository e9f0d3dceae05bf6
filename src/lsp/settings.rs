//! What a client says of itself: what it can do, its language, and its settings of the program.

use lsp_types::{ClientCapabilities, InitializeParams, PositionEncodingKind};
use serde::Deserialize;
use serde_json::Value;

use super::encoding::PositionEncoding;
use crate::base::Lang;

/// The settings of the program in an editor, by `initializationOptions` and `workspace/didChangeConfiguration`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct EditorSettings {
    /// The language, `ru` or `en`; without it that of the workspace, then that of the editor.
    lang: Option<String>,
}

impl EditorSettings {
    /// The settings in a value, which may stand under the name of the program.
    pub(super) fn of(value: Option<&Value>) -> Self {
        let own = value.map(|value| value.get("vekha").unwrap_or(value));
        own.and_then(|own| EditorSettings::deserialize(own).ok()).unwrap_or_default()
    }

    /// The language asked for.
    pub(super) fn lang(&self) -> Option<Lang> {
        self.lang.as_deref().and_then(Lang::parse)
    }
}

/// What a client can do.
#[derive(Clone, Debug, Default)]
pub(super) struct Client {
    /// In what columns are counted.
    pub encoding: PositionEncoding,
    /// Whether it asks for the findings of open files itself.
    pub pulls: bool,
    /// Whether it asks again when it is told to.
    pub refreshes: bool,
    /// Whether it tells of files that change if it is asked to.
    pub watches: bool,
    /// Whether it shows hints again when it is told to.
    pub refreshes_hints: bool,
    /// The same of code lenses.
    pub refreshes_lenses: bool,
    /// Whether it takes edits of documents by version.
    pub versions_edits: bool,
    /// The language of its texts.
    pub locale: Option<Lang>,
}

impl Client {
    /// What a client says when it begins.
    pub(super) fn of(params: &InitializeParams) -> Self {
        let ClientCapabilities { workspace, text_document, general, .. } = &params.capabilities;
        let (workspace, text) = (workspace.as_ref(), text_document.as_ref());
        let offered: Vec<PositionEncodingKind> =
            general.as_ref().and_then(|general| general.position_encodings.clone()).unwrap_or_default();
        let watches = workspace.and_then(|all| all.did_change_watched_files.as_ref());
        let refresh = |asked: Option<Option<bool>>| asked.flatten() == Some(true);
        Client {
            encoding: PositionEncoding::agreed(&offered),
            pulls: text.is_some_and(|all| all.diagnostic.is_some()),
            refreshes: refresh(
                workspace.and_then(|all| all.diagnostic.as_ref()).map(|one| one.refresh_support),
            ),
            watches: refresh(watches.map(|one| one.dynamic_registration)),
            refreshes_hints: refresh(
                workspace.and_then(|all| all.inlay_hint.as_ref()).map(|one| one.refresh_support),
            ),
            refreshes_lenses: refresh(
                workspace.and_then(|all| all.code_lens.as_ref()).map(|one| one.refresh_support),
            ),
            versions_edits: refresh(
                workspace.and_then(|all| all.workspace_edit.as_ref()).map(|one| one.document_changes),
            ),
            locale: params.locale.as_deref().map(language),
        }
    }
}

/// The language of a locale: `en`, `en-GB`, `ru_RU.UTF-8`; Russian where it is neither.
fn language(locale: &str) -> Lang {
    if locale.starts_with("en") { Lang::En } else { Lang::Ru }
}
