//! Names to numbers: a roadmap by its id, a measure by its id in its roadmap.

use std::sync::{Arc, OnceLock};

use foldhash::{HashMap, HashMapExt};

use crate::base::{Idx, IndexVec, RoadmapIdx, RowIdx};
use crate::model::Roadmap;
use crate::workspace::Workspace;

/// The ids of a workspace. Of two equal ones the first counts; the other is a finding of `schema/duplicate-id`.
pub(super) struct Names<'w> {
    roadmaps: &'w [Arc<Roadmap>],
    by_id: HashMap<&'w str, RoadmapIdx>,
    rows: IndexVec<RoadmapIdx, OnceLock<HashMap<&'w str, RowIdx>>>,
    /// Whether there is a file whose id could not be read, so that an id nobody has may be its.
    unread: bool,
}

/// Why a reference names nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// No roadmap has that id.
    Roadmap,
    /// The roadmap of that number has no such measure.
    Measure(RoadmapIdx),
    /// What is named may stand in what could not be read.
    Unread,
}

impl<'w> Names<'w> {
    /// Takes down the ids of the roadmaps; those of measures when they are first asked for.
    pub(super) fn new(workspace: &'w Workspace) -> Self {
        let roadmaps = &workspace.roadmaps;
        let mut by_id = HashMap::with_capacity(roadmaps.len());
        for (roadmap, number) in roadmaps.iter().zip(0..) {
            by_id.entry(&*roadmap.id.value).or_insert(RoadmapIdx::new(number));
        }
        by_id.remove("");
        let unread = workspace.known.has_nameless();
        Names { roadmaps, by_id, rows: roadmaps.iter().map(|_| OnceLock::new()).collect(), unread }
    }

    /// The roadmap of that id.
    pub(super) fn roadmap(&self, id: &str) -> Result<RoadmapIdx, Unknown> {
        let known = self.by_id.get(id).copied();
        known.ok_or(if self.unread { Unknown::Unread } else { Unknown::Roadmap })
    }

    /// The roadmap and the measure that a reference in the roadmap `from` names: `measure` or `roadmap/measure`.
    pub(super) fn measure(&self, from: RoadmapIdx, reference: &str) -> Result<(RoadmapIdx, RowIdx), Unknown> {
        let (roadmap, id) = match reference.split_once('/') {
            Some((roadmap, id)) if self.get(from).is_some_and(|own| &*own.id == roadmap) => (from, id),
            Some((roadmap, id)) => (self.roadmap(roadmap)?, id),
            None => (from, reference),
        };
        match self.row(roadmap, id) {
            Some(row) => Ok((roadmap, row)),
            None if self.get(roadmap).is_some_and(|roadmap| roadmap.partial) => Err(Unknown::Unread),
            None => Err(Unknown::Measure(roadmap)),
        }
    }

    /// The row of that id in a roadmap.
    fn row(&self, roadmap: RoadmapIdx, id: &str) -> Option<RowIdx> {
        let rows = self.rows[roadmap].get_or_init(|| {
            let mut ids = HashMap::new();
            let rows = self.get(roadmap).into_iter().flat_map(|roadmap| roadmap.measures.entries());
            for (place, measure) in rows.filter(|(_, measure)| !measure.id.is_empty()) {
                ids.entry(&*measure.id.value).or_insert(place);
            }
            ids
        });
        rows.get(id).copied()
    }

    fn get(&self, roadmap: RoadmapIdx) -> Option<&'w Roadmap> {
        self.roadmaps.get(roadmap.at()).map(|roadmap| &**roadmap)
    }
}
