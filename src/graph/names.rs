//! Names to numbers: a roadmap by its id, a measure and an indicator by their ids in their roadmap.

use std::sync::{Arc, OnceLock};

use foldhash::{HashMap, HashMapExt};

use crate::base::{Idx, IndexVec, IndicatorIdx, RoadmapIdx, RowIdx};
use crate::model::Roadmap;
use crate::workspace::Workspace;

/// The ids of a workspace. Of two equal ones the first counts; the other is a finding of `schema/duplicate-id`.
pub struct IdTable<'w> {
    roadmaps: &'w [Arc<Roadmap>],
    by_id: HashMap<&'w str, RoadmapIdx>,
    rows: IndexVec<RoadmapIdx, OnceLock<HashMap<&'w str, RowIdx>>>,
    indicators: IndexVec<RoadmapIdx, OnceLock<HashMap<&'w str, IndicatorIdx>>>,
    /// Whether there is a file whose id could not be read, so that an id nobody has may be its.
    unread: bool,
}

/// Why a reference names nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnresolvedName {
    /// No roadmap has that id.
    Roadmap,
    /// The roadmap of that number has no such measure.
    Measure(RoadmapIdx),
    /// What is named may stand in what could not be read.
    Unread,
}

impl<'w> IdTable<'w> {
    /// Takes down the ids of the roadmaps; those of measures and indicators when they are first asked for.
    pub fn new(workspace: &'w Workspace) -> Self {
        let roadmaps = &workspace.roadmaps;
        let mut by_id = HashMap::with_capacity(roadmaps.len());
        for (roadmap, number) in roadmaps.iter().zip(0..) {
            by_id.entry(&*roadmap.id.value).or_insert(RoadmapIdx::new(number));
        }
        by_id.remove("");
        let unread = workspace.known.has_nameless();
        let rows = roadmaps.iter().map(|_| OnceLock::new()).collect();
        let indicators = roadmaps.iter().map(|_| OnceLock::new()).collect();
        IdTable { roadmaps, by_id, rows, indicators, unread }
    }

    /// The roadmap that has an id, with its place.
    pub fn find(&self, id: &str) -> Option<(RoadmapIdx, &'w Roadmap)> {
        let place = *self.by_id.get(id)?;
        Some((place, self.get(place)?))
    }

    /// The roadmap of that id.
    pub(super) fn roadmap(&self, id: &str) -> Result<RoadmapIdx, UnresolvedName> {
        let known = self.by_id.get(id).copied();
        known.ok_or(if self.unread { UnresolvedName::Unread } else { UnresolvedName::Roadmap })
    }

    /// The roadmap and the measure that a reference in the roadmap `from` names: `measure` or `roadmap/measure`.
    pub(super) fn measure(
        &self,
        from: RoadmapIdx,
        reference: &str,
    ) -> Result<(RoadmapIdx, RowIdx), UnresolvedName> {
        let (roadmap, id) = match reference.split_once('/') {
            Some((roadmap, id)) if self.get(from).is_some_and(|own| &*own.id == roadmap) => (from, id),
            Some((roadmap, id)) => (self.roadmap(roadmap)?, id),
            None => (from, reference),
        };
        match self.row(roadmap, id) {
            Some(row) => Ok((roadmap, row)),
            None if self.get(roadmap).is_some_and(|roadmap| roadmap.partial) => Err(UnresolvedName::Unread),
            None => Err(UnresolvedName::Measure(roadmap)),
        }
    }

    /// The row of that id in a roadmap.
    pub fn row(&self, roadmap: RoadmapIdx, id: &str) -> Option<RowIdx> {
        let rows = self.rows[roadmap].get_or_init(|| {
            let rows = self.get(roadmap).into_iter().flat_map(|roadmap| roadmap.measures.entries());
            firsts(rows.map(|(place, measure)| (&*measure.id.value, place)))
        });
        rows.get(id).copied()
    }

    /// The indicator of that id in a roadmap.
    pub fn indicator(&self, roadmap: RoadmapIdx, id: &str) -> Option<IndicatorIdx> {
        let indicators = self.indicators[roadmap].get_or_init(|| {
            let indicators = self.get(roadmap).into_iter().flat_map(|roadmap| &roadmap.indicators);
            firsts(indicators.map(|indicator| &*indicator.id.value).zip((0..).map(IndicatorIdx::new)))
        });
        indicators.get(id).copied()
    }

    fn get(&self, roadmap: RoadmapIdx) -> Option<&'w Roadmap> {
        self.roadmaps.get(roadmap.at()).map(|roadmap| &**roadmap)
    }
}

/// The first place of each id.
fn firsts<'w, I>(entries: impl Iterator<Item = (&'w str, I)>) -> HashMap<&'w str, I> {
    let mut ids = HashMap::new();
    for (id, place) in entries.filter(|(id, _)| !id.is_empty()) {
        ids.entry(id).or_insert(place);
    }
    ids
}
