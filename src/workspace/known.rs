//! All roadmaps of a workspace, be they read in this view of it or not: their ids, and by what they may be found.

use std::collections::BTreeMap;
use std::sync::Arc;

use arcstr::ArcStr;
use rayon::prelude::*;

use super::Outline;

/// Which roadmaps there are, by id, level and territory. A copy shares the list until one of the two is changed.
#[derive(Clone, Debug, Default)]
pub struct RoadmapIndex {
    roadmaps: Arc<BTreeMap<RoadmapKey, u32>>,
    /// How many files of roadmaps have no id that could be read, so that an id nobody has may be theirs.
    nameless: u32,
}

/// Id, level and territory.
type RoadmapKey = (ArcStr, ArcStr, ArcStr);

impl RoadmapIndex {
    /// Takes down many files at once. What is sorted on all cores is put in place without being looked for.
    pub fn of(outlines: &[&Outline]) -> Self {
        let mut keys: Vec<RoadmapKey> = outlines.par_iter().filter_map(|outline| key(outline)).collect();
        let nameless = (outlines.len() - keys.len()) as u32;
        keys.par_sort_unstable();
        let alike = keys.chunk_by(|one, other| one == other);
        let counted = alike.filter_map(|alike| Some((alike.first()?.clone(), alike.len() as u32)));
        RoadmapIndex { roadmaps: Arc::new(counted.collect()), nameless }
    }

    /// Takes down a file; one that has no id, or none that could be read, is only counted.
    pub fn add(&mut self, outline: &Outline) {
        match key(outline) {
            Some(key) => *Arc::make_mut(&mut self.roadmaps).entry(key).or_default() += 1,
            None => self.nameless += 1,
        }
    }

    /// Strikes a file out.
    pub fn remove(&mut self, outline: &Outline) {
        let Some(key) = key(outline) else {
            self.nameless = self.nameless.saturating_sub(1);
            return;
        };
        let roadmaps = Arc::make_mut(&mut self.roadmaps);
        if let Some(count) = roadmaps.get_mut(&key) {
            *count -= 1;
            if *count == 0 {
                roadmaps.remove(&key);
            }
        }
    }

    /// Every id, in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.roadmaps.keys().map(|(id, ..)| id.as_str())
    }

    /// Whether a roadmap has that id.
    pub fn has(&self, id: &str) -> bool {
        let from = (ArcStr::from(id), ArcStr::new(), ArcStr::new());
        self.roadmaps.range(from..).next().is_some_and(|((known, ..), _)| known.as_str() == id)
    }

    /// The ids of the roadmaps of a level, in alphabetical order.
    pub fn of_level<'k>(&'k self, level: &'k str) -> impl Iterator<Item = &'k str> {
        self.roadmaps.keys().filter(move |(_, own, _)| own.as_str() == level).map(|(id, ..)| id.as_str())
    }

    /// Every id with its territory, in the order of ids.
    pub fn territories(&self) -> impl Iterator<Item = (&str, &str)> {
        self.roadmaps.keys().map(|(id, _, territory)| (id.as_str(), territory.as_str()))
    }

    /// Whether there is a file whose id could not be read.
    pub fn has_nameless(&self) -> bool {
        self.nameless > 0
    }
}

fn key(outline: &Outline) -> Option<RoadmapKey> {
    let key = || (outline.id.clone(), outline.card.level.clone(), outline.card.territory.clone());
    (!outline.id.is_empty()).then(key)
}
