//! The workspace: which files there are, what each is, what the settings say.

mod config;
mod discover;
mod given;
mod known;
mod loaded;
mod outline;
mod unread;
mod walk;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::base::Lang;
use crate::syntax;
use crate::world::{Below, World};

pub use config::{AsOf, CalendarName, Config};
pub use discover::{DiscoveredWorkspace, RootBy, is_asked, repository_of, workspaces};
pub use given::GivenAway;
pub use known::RoadmapIndex;
pub use loaded::{FileRole, LoadedFile, Workspace};
pub use outline::{LookupKeys, Outline};
use unread::{absence, refuse_unread};
pub use walk::is_yaml;

/// The names that a file of settings may have; of two in one folder the first counts.
const SETTINGS: [&str; 2] = ["vekha.yaml", "vekha.yml"];

/// Whether a file is one of settings.
pub fn is_settings(path: &Path) -> bool {
    SETTINGS.iter().any(|name| path.file_name().is_some_and(|own| own.eq_ignore_ascii_case(OsStr::new(name))))
}

/// Where the settings of a folder usually stand.
pub fn settings_of(folder: &Path) -> PathBuf {
    folder.join(SETTINGS[0])
}

/// The file of settings in a folder. A link that leads out of it is none.
fn settings_in(world: &dyn World, folder: &Path) -> Option<PathBuf> {
    let is_own = |path: &PathBuf| {
        world.is_file(path) && (!world.is_link(path) || Below::new(world, folder).is_file(path))
    };
    let usual = SETTINGS.iter().map(|name| folder.join(name)).find(is_own);
    usual.or_else(|| {
        let mut entries = world.entries(folder).ok()?.into_iter().map(|entry| folder.join(entry.name));
        entries.find(|path| is_settings(path) && is_own(path))
    })
}

/// The file of settings in a folder or the nearest above it.
pub fn settings_above(world: &dyn World, folder: &Path) -> Option<PathBuf> {
    let folder = world.absolute(folder);
    folder.ancestors().find_map(|folder| settings_in(world, folder))
}

/// The language that the settings above a folder name.
pub fn language_at(world: &dyn World, folder: &Path) -> Option<Lang> {
    let settings = settings_above(world, folder)?;
    let text = String::from_utf8(world.read(&settings).ok()?).ok()?;
    Config::decode(&syntax::parse(text.trim_start_matches('\u{feff}'), 0).tree).0.language
}
