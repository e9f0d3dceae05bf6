//! Patterns that fit no file and no folder.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::model::Text;
use crate::world::{FileKind, World};

/// In how many folders what fits is looked for; in a larger tree nothing is said.
const MOST: usize = 5000;

/// Those of the patterns that nothing below the root fits.
pub(super) fn idle<'p>(world: &dyn World, root: &Path, patterns: Vec<&'p Text>) -> Vec<&'p Text> {
    // A pattern that brings back what another left out fits by that other alone, and hidden files are not read anyway.
    let counts = |pattern: &&&Text| !pattern.starts_with(['!', '#', '.']) && !pattern.contains("/.");
    let own = patterns.iter().filter(counts).filter_map(|pattern| Some((*pattern, matcher(root, pattern)?)));
    let mut left: Vec<(&Text, Gitignore)> = own.collect();
    let mut folders: Vec<PathBuf> = vec![root.to_owned()];
    let mut seen = 0;
    while let Some(folder) = folders.pop().filter(|_| !left.is_empty()) {
        seen += 1;
        let Some(entries) = world.entries(&folder).ok().filter(|_| seen <= MOST) else { return Vec::new() };
        for entry in entries.iter().filter(|entry| !entry.name.as_encoded_bytes().starts_with(b".")) {
            let path = folder.join(&entry.name);
            let is_folder = entry.kind == FileKind::Folder;
            left.retain(|(_, glob)| !glob.matched(&path, is_folder).is_ignore());
            if is_folder {
                folders.push(path);
            }
        }
    }
    left.into_iter().map(|(pattern, _)| pattern).collect()
}

fn matcher(root: &Path, pattern: &str) -> Option<Gitignore> {
    let mut builder = GitignoreBuilder::new(root);
    builder.add_line(None, pattern).ok()?;
    builder.build().ok()
}
