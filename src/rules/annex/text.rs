//! The text files of annexes, as rules read them.

use crate::base::failure::{self, IoCause};
use crate::base::{Lang, say};
use crate::model::{Annex, Roadmap, Text};
use crate::rules::{Context, View};
use crate::world::{Below, read_named};

/// A text file that an annex names.
pub(in crate::rules) struct AnnexFile<'r> {
    /// The annex.
    pub annex: &'r Annex,
    /// Where it is named.
    pub named: &'r Text,
    /// Its text, or why it cannot be read.
    pub text: Result<String, IoCause>,
}

impl AnnexFile<'_> {
    /// Its text, where it can be read.
    pub(in crate::rules) fn text(&self) -> Option<&str> {
        self.text.as_deref().ok()
    }
}

/// Every text file that the annexes of a roadmap name.
pub(in crate::rules) fn files<'r>(view: &'r View<'_>) -> impl Iterator<Item = AnnexFile<'r>> {
    files_of(view.context, view.roadmap)
}

/// The same, of a roadmap of the workspace.
pub(in crate::rules) fn files_of<'r>(
    context: &'r Context<'_>,
    roadmap: &'r Roadmap,
) -> impl Iterator<Item = AnnexFile<'r>> {
    roadmap.annexes.iter().flatten().flat_map(|annex| files_of_annex(context, roadmap, annex))
}

/// The text files that an annex names.
pub(super) fn files_of_annex<'r>(
    context: &'r Context<'_>,
    roadmap: &'r Roadmap,
    annex: &'r Annex,
) -> impl Iterator<Item = AnnexFile<'r>> {
    let workspace = context.workspace;
    let folder = workspace.file(roadmap.file).and_then(|own| own.source.path.parent());
    let world = Below::new(context.world, &workspace.root);
    [&annex.text, &annex.intro].into_iter().flatten().filter_map(move |named| {
        let bytes = read_named(&world, folder?, named).map_err(|error| error.cause());
        Some(AnnexFile { annex, named, text: bytes.and_then(failure::text) })
    })
}

/// «regulation.md», строка 3: what goes before a message about a line of a text file; nothing where it is about none.
pub(in crate::rules) fn in_file(file: Option<&(String, usize)>, lang: Lang) -> String {
    let said = file.map(|(file, line)| say!(lang, "«{file}», строка {line}: ", "`{file}`, line {line}: "));
    said.unwrap_or_default()
}

/// The line of a place in a text, counted from 1.
pub(in crate::rules) fn line(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or_default().matches('\n').count() + 1
}
