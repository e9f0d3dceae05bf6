//! From what was read to what is compared: the schedules of a workspace, packed.

use chrono::Datelike;
use rayon::prelude::*;

use super::links::{Links, NodeKind};
use super::nesting::Bounds;
use super::network::NetworkFacts;
use super::schedules::{Dating, Schedules, day};
use crate::base::{Idx, NodeIdx, Period, RoadmapIdx, RowIdx};
use crate::deadline::{Term, Then, Time, TimeOrigin, Times, Timetable};
use crate::model::Roadmap;
use crate::workspace::Workspace;

/// The schedules of all measures, then of all clauses.
pub(super) fn schedules(workspace: &Workspace, times: &Times) -> Schedules {
    let tables: Vec<(&Roadmap, &Timetable)> =
        workspace.roadmaps.iter().map(|roadmap| &**roadmap).zip(&times.roadmaps).collect();
    let packed: Vec<(Schedules, Schedules)> = tables
        .par_chunks(64)
        .map(|tables| {
            let mut packed = (Schedules::default(), Schedules::default());
            for (roadmap, table) in tables {
                pack(roadmap, table, &mut packed);
            }
            packed
        })
        .collect();
    let mut schedules = Schedules::default();
    let mut clauses = Vec::with_capacity(packed.len());
    for (measures, own) in packed {
        schedules.append(measures);
        clauses.push(own);
    }
    clauses.into_iter().for_each(|clauses| schedules.append(clauses));
    schedules
}

/// Packs the schedules of a roadmap. What waits for a measure is counted from that, not from the order's date.
fn pack(roadmap: &Roadmap, table: &Timetable, packed: &mut (Schedules, Schedules)) {
    for (measure, time) in roadmap.measures().zip(table.measures.iter()) {
        let relative = time.schedule.as_ref().is_some_and(|schedule| schedule.relative.is_some());
        if relative && !measure.after.is_empty() {
            packed.0.push_awaiting();
        } else {
            push(&mut packed.0, time, table.period);
        }
    }
    for time in &table.clauses {
        push(&mut packed.1, time, table.period);
    }
}

fn push(schedules: &mut Schedules, time: &Time, period: Option<Period>) {
    match (&time.schedule, period, time.given) {
        (Some(schedule), Some(period), _) => {
            schedules.push(schedule, &period);
            if time.understood().is_some_and(|reading| repeats(&reading.term, period)) {
                schedules.note_repeating(schedules.last());
            }
        }
        (_, _, TimeOrigin::Nowhere) => schedules.push_none(Dating::Absent),
        (_, _, TimeOrigin::Parts) => schedules.push_none(Dating::Undated),
        _ => schedules.push_none(Dating::Unreadable),
    }
}

/// Whether a wording comes again and again: be it by the word, or as a date without a year in a plan of several. What was
/// due before the order is not asked, so that one of its times may be all that is left.
fn repeats(term: &Term, period: Period) -> bool {
    match term {
        Term::Every(_) | Term::Then(_, Then::Again(_)) => true,
        Term::Dates(_) => term.lacks_year() && period.first.year() < period.last.year(),
        _ => false,
    }
}

/// The days that a roadmap covers.
pub(super) fn bounds(times: &Times, roadmap: RoadmapIdx) -> Option<Bounds> {
    let period = times.roadmaps.get(roadmap.at())?.period?;
    Some((day(period.first), day(period.last)))
}

/// Whether a measure's own words name a time outside its plan's stated period, as `deadline/outside-period` tells.
fn is_outside(workspace: &Workspace, times: &Times, roadmap: RoadmapIdx, row: RowIdx) -> Option<bool> {
    let period = workspace.roadmaps.get(roadmap.at())?.period.as_ref()?.days;
    let time = times.roadmaps.get(roadmap.at())?.measures.entry(row)?;
    let outside = time.occurrences().iter().any(|time| period.excludes(time.opens, time.due));
    Some(outside && time.understood().is_none_or(|reading| !reading.term.pieces().is_empty()))
}

/// What the network needs to know of a measure.
pub(super) fn facts<'w>(
    workspace: &'w Workspace,
    times: &'w Times,
    links: &Links,
    node: NodeIdx,
) -> Option<NetworkFacts<'w>> {
    let NodeKind::Row(roadmap, row) = links.kind(node) else { return None };
    let measure = workspace.roadmaps.get(roadmap.at())?.measures.entry(row)?;
    let schedule = times.roadmaps.get(roadmap.at())?.measures.entry(row)?.schedule.as_ref();
    let lag = schedule.and_then(|schedule| schedule.relative.as_ref());
    let ahead = schedule.and_then(|schedule| schedule.ahead);
    let outside = is_outside(workspace, times, roadmap, row).unwrap_or(false);
    let waits = measure.after.len();
    Some(NetworkFacts { measure, lag, ahead, bounds: bounds(times, roadmap), outside, waits })
}
