//! What is to be made: where, of which level, below which roadmap.

use std::path::{Path, PathBuf};

use chrono::Datelike;

use super::message::InitMessage as Said;
use crate::Options;
use crate::base::failure::Error;
use crate::base::is_device;
use crate::model::{Roadmap, is_id};
use crate::report::Checked;
use crate::russian::id_of;
use crate::workspace::{Config, LoadedFile, settings_above};
use crate::world::World;

/// What is to be made.
pub(super) struct InitPlan {
    /// The root of the workspace.
    pub root: PathBuf,
    /// Whether there is no workspace yet.
    pub is_new: bool,
    /// Whether it has roadmaps.
    pub has_roadmaps: bool,
    /// The file of the roadmap.
    pub file: PathBuf,
    /// Its id.
    pub id: String,
    /// Its level.
    pub level: String,
    /// The level below it, where there is one.
    pub lower: Option<String>,
    /// The id of the roadmap above.
    pub parent: Option<String>,
    /// Its period, as in a file.
    pub period: String,
}

impl InitPlan {
    /// A plan for a folder.
    ///
    /// # Errors
    /// When the level or the roadmap above is not there.
    pub(super) fn new<W: World + Clone + 'static>(
        world: &W,
        folder: &Path,
        asked: RoadmapAsked<'_>,
    ) -> Result<Self, Error> {
        let RoadmapAsked { level, parent, id } = asked;
        let settings = settings_above(world, folder);
        let root = settings.as_deref().and_then(Path::parent).unwrap_or(folder).to_owned();
        let config = settings.as_ref().map(|path| LoadedFile::settings(world, path)).transpose()?;
        let config = config.map(|(config, _)| config).unwrap_or_default();
        let options = Options { roadmaps: true, ..Options::default() };
        let checked = match crate::check(world, std::slice::from_ref(&root), &options) {
            // A workspace that has no roadmap yet cannot be checked, and has no id that would be taken.
            Err(Error::Usage(_)) => Vec::new(),
            checked => checked?,
        };
        let ids: Vec<&str> = checked.iter().flat_map(|one| one.workspace.ids()).collect();
        let above = match parent {
            Some(parent) => Some(above(&checked, parent).ok_or_else(|| {
                Error::usage(&Said::NoParent(
                    parent.to_owned(),
                    ids.iter().map(|id| (*id).to_owned()).collect(),
                ))
            })?),
            None => None,
        };
        let level = chosen(&config, level, above.as_ref().map(|(roadmap, _)| *roadmap))?;
        let year = world.today().year().to_string();
        let period = above.and_then(|(_, period)| period).unwrap_or(year);
        let last = years(&period).1;
        let free = |id: &String| {
            !ids.contains(&id.as_str()) && world.kind(&folder.join(format!("{id}.yaml"))).is_none()
        };
        let id = match id {
            Some(id) if !is_id(id) || is_device(id) => return Err(Error::usage(&Said::BadId(id.to_owned()))),
            Some(id) if !free(&id.to_owned()) => return Err(Error::usage(&Said::Taken(id.to_owned()))),
            Some(id) => id.to_owned(),
            None => made(&level, &last, free),
        };
        let lower = config.depth(&level).and_then(|depth| config.levels.get(depth + 1)).cloned();
        Ok(InitPlan {
            is_new: settings.is_none(),
            has_roadmaps: !ids.is_empty(),
            file: folder.join(format!("{id}.yaml")),
            parent: parent.map(str::to_owned),
            root,
            id,
            level,
            lower,
            period,
        })
    }
}

/// What is asked of a new roadmap; what is not is chosen.
#[derive(Clone, Copy)]
pub(super) struct RoadmapAsked<'a> {
    /// Its level.
    pub level: Option<&'a str>,
    /// The id of the roadmap above.
    pub parent: Option<&'a str>,
    /// Its own id.
    pub id: Option<&'a str>,
}

/// An id from the level and the last year, in the letters that an id has; with a number behind it where it is taken.
fn made(level: &str, year: &str, free: impl Fn(&String) -> bool) -> String {
    let wanted = id_of(&format!("{level} {year}"));
    let numbered = (2..1000).map(|number| format!("{wanted}-{number}"));
    std::iter::once(wanted.clone()).chain(numbered).find(free).unwrap_or(wanted)
}

/// A roadmap by its id, with its period as its file says it.
fn above<'c>(checked: &'c [Checked], id: &str) -> Option<(&'c Roadmap, Option<String>)> {
    checked.iter().find_map(|one| {
        let roadmap = one.workspace.roadmaps.iter().find(|roadmap| &*roadmap.id.value == id)?;
        let text = &one.workspace.file(roadmap.file)?.source.text;
        let period = roadmap.period.as_ref().and_then(|period| text.get(period.text.span.range()));
        Some((&**roadmap, period.map(|period| period.trim_matches(['"', '\'']).to_owned())))
    })
}

/// The level asked for, else the one below that of the roadmap above, else the lowest.
fn chosen(config: &Config, level: Option<&str>, above: Option<&Roadmap>) -> Result<String, Error> {
    let top = above.map(|roadmap| config.depth(&roadmap.level.value));
    let not_below =
        || Error::usage(&Said::NotBelow(above.map(|roadmap| roadmap.id.to_string()).unwrap_or_default()));
    let depth = match (level, top) {
        (Some(level), _) => config
            .depth(level)
            .ok_or_else(|| Error::usage(&Said::NoLevel(level.to_owned(), config.levels.clone())))?,
        (None, Some(Some(top))) => top + 1,
        (None, _) => config.levels.len().saturating_sub(1),
    };
    if top.flatten().is_some_and(|top| depth <= top) {
        return Err(not_below());
    }
    config.levels.get(depth).cloned().ok_or_else(not_below)
}

/// The first and the last year that a period names.
pub(super) fn years(period: &str) -> (String, String) {
    let digits = period.split(|letter: char| !letter.is_ascii_digit()).filter(|part| part.len() == 4);
    let years: Vec<&str> = digits.collect();
    let of = |year: Option<&&str>| year.map(|year| (*year).to_owned()).unwrap_or_default();
    (of(years.first()), of(years.last()))
}
