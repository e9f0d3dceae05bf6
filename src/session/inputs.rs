//! All that a run over workspaces rests on, as far as it shows without a look into the files: equal as long as nothing of
//! it changes.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use super::cache::{self, is_settled};
use super::load::hash;
use super::settings::SessionSettings;
use super::snapshot::Snapshot;
use crate::Options;
use crate::base::failure::Error;
use crate::workspace::{CalendarName, DiscoveredWorkspace};
use crate::world::{FileStamp, System, World};

/// What workspaces look like before they are read: which files there are with their sizes and times, the settings, the
/// options, the day, the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    digest: u128,
    /// When they were looked at, by the clock that stamps files.
    #[serde(skip)]
    began: i128,
}

impl Inputs {
    /// Looks at workspaces. None where not every change would show: a file is so new that another content may have the
    /// same times, or the world does not tell times.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub fn of(
        world: &dyn World,
        found: &[DiscoveredWorkspace],
        options: &Options,
    ) -> Result<Option<Self>, Error> {
        let began = world.now();
        let mut digest = Xxh3::new();
        digest.update(format!("{} {options:?}", System::program()).as_bytes());
        for one in found {
            let settings = SessionSettings::read(world, one, options)?;
            let DiscoveredWorkspace { root, by, asked, not_read, .. } = one;
            let shown = world.display_name(root);
            let said = format!("{:032x} {shown:?} {root:?} {by:?} {asked:?} {not_read:?}", settings.key);
            digest.update(said.as_bytes());
            let files: Vec<&PathBuf> = one.files.iter().chain(&one.settings).collect();
            let stamp = |path: &&PathBuf| {
                let stamp = world.stamp(path).filter(|stamp| is_settled(*stamp, began));
                stamp.map(|stamp| (hash(path.as_os_str().as_encoded_bytes()), stamp))
            };
            let stamps: Option<Vec<_>> = files.par_iter().with_min_len(64).map(stamp).collect();
            let Some(stamps) = stamps else { return Ok(None) };
            for (path, FileStamp { size, modified, changed, node }) in stamps {
                digest.update(&path.to_le_bytes());
                digest.update(&[size.to_le_bytes(), node.to_le_bytes()].concat());
                digest.update(&[modified.to_le_bytes(), changed.to_le_bytes()].concat());
            }
        }
        Ok(Some(Inputs { digest: digest.digest128(), began }))
    }

    /// Whether workspaces looked the same at another time.
    pub fn is_same(&self, other: &Self) -> bool {
        self.digest == other.digest
    }

    /// The same for a file beside the roadmaps, that was read since: its stamp, or that there is none. Nothing where a
    /// change since would not show.
    pub fn beside(&self, world: &dyn World, path: &Path) -> Option<Option<FileStamp>> {
        match world.stamp(path) {
            Some(stamp) => is_settled(stamp, self.began).then_some(Some(stamp)),
            None => world.kind(path).is_none().then_some(None),
        }
    }

    /// The file in which something is remembered of the first of the workspaces, where the options name a folder for it.
    pub fn place(found: &[DiscoveredWorkspace], options: &Options, ending: &str) -> Option<PathBuf> {
        let folder = options.cache.as_ref()?;
        Some(folder.join(cache::name(&found.first()?.root)).with_extension(ending))
    }
}

impl Snapshot {
    /// Whether the program failed over none of the files that were judged.
    pub fn is_whole(&self) -> bool {
        let mut judged = self.state().all().filter_map(|file| file.judged.get());
        judged.all(|judged| judged.is_whole())
    }

    /// The files beside the roadmaps on which findings rest: texts of annexes, the calendar, the known findings, the
    /// templates.
    pub fn beside(&self) -> Vec<PathBuf> {
        let state = self.state();
        let (root, config) = (&state.found.root, &state.settings.config);
        let calendar = config.calendar.as_ref().and_then(CalendarName::file);
        let beside = config.baseline.iter().chain(&config.templates).map(|name| &**name);
        let named = calendar.into_iter().chain(beside).map(|name| root.join(name));
        let texts = state.all().flat_map(|file| {
            let folder = file.path.parent().unwrap_or(root);
            file.summary.outline.texts.iter().map(|text| state.world.absolute(&folder.join(text)))
        });
        let mut paths: Vec<PathBuf> = named.chain(texts).collect();
        paths.sort_unstable();
        paths.dedup();
        paths
    }
}
