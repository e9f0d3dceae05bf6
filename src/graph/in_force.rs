//! The days in force: what counts from other measures gets the days that the whole workspace gives it.

use std::sync::Arc;

use super::Graph;
use super::schedules::{DueWindow, date};
use crate::base::{Idx, NodeIdx, RoadmapIdx, RowIdx};
use crate::deadline::{Calendar, Occurrence, Schedule, Time, TimeOrigin, Times};
use crate::workspace::Workspace;

impl Times {
    /// The times of a workspace as all that is shown and written of it has them: what waits for other measures counts
    /// from these, as it does where they are checked.
    pub fn in_force(workspace: &Workspace, calendar: &Calendar) -> Self {
        let mut times = Times::read(workspace, calendar);
        if times.roadmaps.iter().any(|table| table.measures.iter().any(is_open)) {
            Graph::build(workspace, &times, calendar).settle(&mut times);
        }
        times
    }
}

impl Graph {
    /// Gives the times that count from other measures their days, where those are known.
    pub fn settle(&self, times: &mut Times) {
        for (at, table) in times.roadmaps.iter_mut().enumerate() {
            let known = |(row, time): (RowIdx, &Time)| {
                let schedule = time.schedule.as_ref().filter(|_| is_open(time))?;
                let occurrences = self.days_of(RoadmapIdx::new(at), row, time.given)?;
                Some((row, Arc::new(Schedule { occurrences, ..Schedule::clone(schedule) })))
            };
            let known: Vec<(RowIdx, Arc<Schedule>)> = table.measures.entries().filter_map(known).collect();
            if known.is_empty() {
                continue;
            }
            let measures = Arc::make_mut(&mut table.measures);
            known.into_iter().for_each(|(row, schedule)| measures[row].schedule = Some(schedule));
        }
    }

    /// The days of a row: its own, or those of the measure whose deadline it takes over.
    fn days_of(&self, roadmap: RoadmapIdx, row: RowIdx, given: TimeOrigin) -> Option<Vec<Occurrence>> {
        let node = |row| self.links.row(roadmap, row);
        let whole = match given {
            TimeOrigin::Whole(whole) => Some(node(whole)),
            _ => None,
        };
        let days = |node: NodeIdx| self.schedules.get(node).days;
        let days = [Some(node(row)), whole].into_iter().flatten().map(days).find(|days| !days.is_empty())?;
        Some(days.iter().map(occurrence).collect())
    }
}

/// Whether a time counts from something whose day its own roadmap does not tell.
fn is_open(time: &Time) -> bool {
    time.schedule.as_ref().is_some_and(|schedule| {
        schedule.occurrences.is_empty() && (schedule.relative.is_some() || schedule.ahead.is_some())
    })
}

fn occurrence(window: &DueWindow) -> Occurrence {
    Occurrence { opens: window.first().map(date), due: date(window.due), cut: false, reported: None }
}
