//! Names to numbers: a roadmap by its id, a measure by its id in its roadmap.

use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt};

use super::plan::index;
use crate::model::Roadmap;
use crate::workspace::{Role, Workspace};

/// The ids of a workspace. Of two equal ones the first counts; the other is a finding of `schema/duplicate-id`.
pub struct Names<'w> {
    roadmaps: &'w [Roadmap],
    by_id: HashMap<&'w str, u32>,
    measures: Vec<OnceLock<HashMap<&'w str, u32>>>,
    /// Whether there is a file whose id could not be read, so that an id nobody has may be its.
    unread: bool,
}

/// Why a reference names nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// No roadmap has that id.
    Roadmap,
    /// The roadmap of that number has no such measure.
    Measure(u32),
    /// What is named may stand in what could not be read.
    Unread,
}

impl<'w> Names<'w> {
    /// Takes down the ids of the roadmaps; those of measures when they are first asked for.
    pub fn new(workspace: &'w Workspace) -> Self {
        let roadmaps = &workspace.roadmaps;
        let mut by_id = HashMap::with_capacity(roadmaps.len());
        for (roadmap, number) in roadmaps.iter().zip(0..) {
            by_id.entry(&*roadmap.id.value).or_insert(number);
        }
        by_id.remove("");
        let files = workspace.files.iter().filter(|file| file.role == Role::Roadmap).count();
        let elsewhere = &workspace.elsewhere;
        let nameless = roadmaps.iter().any(|roadmap| roadmap.id.is_empty())
            || elsewhere.iter().any(|outline| outline.id.is_empty());
        let unread = files > roadmaps.len() + elsewhere.len() || nameless;
        Names { roadmaps, by_id, measures: roadmaps.iter().map(|_| OnceLock::new()).collect(), unread }
    }

    /// The roadmap of that id.
    pub fn roadmap(&self, id: &str) -> Result<u32, Unknown> {
        let known = self.by_id.get(id).copied();
        known.ok_or(if self.unread { Unknown::Unread } else { Unknown::Roadmap })
    }

    /// The roadmap and the measure that a reference in the roadmap `from` names: `measure` or `roadmap/measure`.
    pub fn measure(&self, from: u32, reference: &str) -> Result<(u32, u32), Unknown> {
        let (roadmap, id) = match reference.split_once('/') {
            Some((roadmap, id)) if self.get(from).is_some_and(|own| &*own.id == roadmap) => (from, id),
            Some((roadmap, id)) => (self.roadmap(roadmap)?, id),
            None => (from, reference),
        };
        match self.local(roadmap, id) {
            Some(measure) => Ok((roadmap, measure)),
            None if self.get(roadmap).is_some_and(|roadmap| roadmap.partial) => Err(Unknown::Unread),
            None => Err(Unknown::Measure(roadmap)),
        }
    }

    /// The number of a measure in its roadmap.
    fn local(&self, roadmap: u32, id: &str) -> Option<u32> {
        let measures = self.measures.get(roadmap as usize)?.get_or_init(|| {
            let mut ids = HashMap::new();
            let measures = self.get(roadmap).into_iter().flat_map(Roadmap::measures);
            for (at, measure) in measures.enumerate().filter(|(_, measure)| !measure.id.is_empty()) {
                ids.entry(&*measure.id.value).or_insert(index(at));
            }
            ids
        });
        measures.get(id).copied()
    }

    fn get(&self, roadmap: u32) -> Option<&'w Roadmap> {
        self.roadmaps.get(roadmap as usize)
    }
}
