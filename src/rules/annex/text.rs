//! The text files of annexes, as rules read them.

use crate::model::{Annex, Text};
use crate::rules::View;
use crate::world::Below;

/// A text file that an annex names.
pub(super) struct File<'r> {
    pub annex: &'r Annex,
    pub named: &'r Text,
    /// Its bytes; none where it cannot be read.
    pub bytes: Option<Vec<u8>>,
}

impl File<'_> {
    /// Its text, without the mark of its encoding; none where it is no UTF-8.
    pub(super) fn text(&self) -> Option<&str> {
        let text = std::str::from_utf8(self.bytes.as_deref()?).ok()?;
        Some(text.trim_start_matches('\u{feff}'))
    }
}

/// Every text file that the annexes of a roadmap name.
pub(super) fn files<'r>(view: &'r View<'_>) -> impl Iterator<Item = File<'r>> {
    let workspace = view.context.workspace;
    let folder = workspace.file(view.roadmap.file).and_then(|own| own.source.path.parent());
    let world = Below::new(view.context.world, &workspace.root);
    let annexes = view.roadmap.annexes.iter().flatten();
    let named = annexes.flat_map(|annex| [&annex.text, &annex.intro].map(|file| (annex, file.as_ref())));
    named.filter_map(move |(annex, named)| {
        let named = named?;
        let path = view.context.world.absolute(&folder?.join(&**named));
        let bytes = crate::world::World::read(&world, &path).ok();
        Some(File { annex, named, bytes })
    })
}

/// The line of a place in a text, counted from 1.
pub(super) fn line(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or_default().matches('\n').count() + 1
}
