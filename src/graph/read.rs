//! From what was read to what is compared: the schedules of a workspace, packed.

use rayon::prelude::*;

use super::links::Links;
use super::nesting::Bounds;
use super::network::Facts;
use super::plan::{Kind, Plans, day};
use crate::base::{Idx, Period, RowIdx};
use crate::deadline::{Given, Time, Times, Timetable};
use crate::model::Roadmap;
use crate::workspace::Workspace;

/// The schedules of all measures, then of all clauses.
pub fn plans(workspace: &Workspace, times: &Times) -> Plans {
    let tables: Vec<(&Roadmap, &Timetable)> = workspace.roadmaps.iter().zip(&times.roadmaps).collect();
    let packed: Vec<(Plans, Plans)> = tables
        .par_chunks(64)
        .map(|tables| {
            let mut packed = (Plans::default(), Plans::default());
            for (roadmap, table) in tables {
                pack(roadmap, table, &mut packed);
            }
            packed
        })
        .collect();
    let mut plans = Plans::default();
    let mut clauses = Vec::with_capacity(packed.len());
    for (measures, own) in packed {
        plans.append(measures);
        clauses.push(own);
    }
    clauses.into_iter().for_each(|clauses| plans.append(clauses));
    plans
}

/// Packs the schedules of a roadmap. What waits for a measure is counted from that, not from the order's date.
fn pack(roadmap: &Roadmap, table: &Timetable, packed: &mut (Plans, Plans)) {
    for (measure, time) in roadmap.measures().zip(&table.measures) {
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

fn push(plans: &mut Plans, time: &Time, period: Option<Period>) {
    match (&time.schedule, period, time.given) {
        (Some(schedule), Some(period), _) => plans.push(schedule, &period),
        (_, _, Given::Nowhere | Given::Parts) => plans.push_none(Kind::Absent),
        _ => plans.push_none(Kind::Unreadable),
    }
}

/// The days that a roadmap covers.
pub fn bounds(times: &Times, roadmap: u32) -> Option<Bounds> {
    let period = times.roadmaps.get(roadmap as usize)?.period?;
    Some((day(period.first), day(period.last)))
}

/// What the network needs to know of a measure.
pub fn facts<'w>(workspace: &'w Workspace, times: &'w Times, links: &Links, node: u32) -> Option<Facts<'w>> {
    let spot = links.spot(node);
    let measure =
        workspace.roadmaps.get(spot.roadmap as usize)?.measures.get(RowIdx::new(spot.local as usize))?;
    let table = times.roadmaps.get(spot.roadmap as usize)?;
    let schedule = table.measures.get(RowIdx::new(spot.local as usize))?.schedule.as_ref();
    let lag = schedule.and_then(|schedule| schedule.relative.as_ref());
    Some(Facts { measure, lag, bounds: bounds(times, spot.roadmap) })
}
