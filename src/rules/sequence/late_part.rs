//! Parts that may lawfully be finished after their whole is due, where that has a deadline of its own.

use super::late_input::{LateFirst, LateInput, RULE};
use super::{ClashTime, LateStart};
use crate::base::{Anchor, Part, RowIdx};
use crate::graph::{PackedSchedule, date};
use crate::model::Row;
use crate::rules::prelude::*;
use crate::rules::row::{GraphRow, days, when};
use crate::rules::words::DueMoment;

/// A part that is due after its whole.
struct LatePart<'w> {
    row: GraphRow<'w>,
    when: DueMoment,
    due: i32,
}

/// A finding for each whole with a part that is due later, of those that are not `told` already.
pub(super) fn findings(view: &View<'_>, told: impl Fn(RowIdx) -> bool) -> Vec<Finding> {
    let wholes = view.roadmap.rows_in_force().filter(|row| row.measure.done.is_empty() && !told(row.place));
    wholes.filter_map(|row| found(view, row)).collect()
}

fn found(view: &View<'_>, whole: Row<'_>) -> Option<Finding> {
    let mut parts = whole.parts().filter(|part| is_asked(view, part)).peekable();
    parts.peek()?;
    whole.deadline()?;
    let last = *schedule(view, whole.place).days.last().filter(|_| ends(view, whole.place))?;
    let late = parts.filter_map(|part| late(view, part.place, last.due));
    let mut late: Vec<LatePart<'_>> = late.collect();
    late.sort_by_key(|part| std::cmp::Reverse(part.due));
    let (worst, own) = (late.first()?, row(view, whole.place)?);
    let (limit, finish) = (date(last.due), date(worst.due));
    let args = LateInput {
        late: LateStart {
            row: own.at,
            own: when(&last),
            times: vec![ClashTime { due: Some(limit), days: days(worst.due - last.due) }],
            recurs: false,
        },
        name: worst.row.name(),
        firsts: late.iter().map(|part| LateFirst::of(&part.row, limit)).collect(),
        moves: vec![(limit, finish)],
        in_parts: false,
        of_parts: true,
        whens: late.iter().map(|part| part.when).collect(),
    };
    let anchors: Vec<Anchor> = late.iter().map(|part| part.row.anchor(Part::Deadline)).collect();
    Some(view.context.about(&RULE, &own, own.place(), args).with_anchors(anchors))
}

/// Whether a part has a deadline of its own that is still to be kept.
fn is_asked(view: &View<'_>, part: &Row<'_>) -> bool {
    part.measure.deadline.is_some()
        && part.measure.done.is_empty()
        && !part.is_repealed()
        && ends(view, part.place)
}

/// Whether the last of a row's times is the last that there is: nothing undated follows, and it is no report, which
/// falls due after what it is of.
fn ends(view: &View<'_>, at: RowIdx) -> bool {
    let time = view.times.measures.entry(at).and_then(|time| time.schedule.as_ref());
    time.is_some_and(|schedule| schedule.undated.is_none()) && schedule(view, at).reported.is_empty()
}

/// The part, where it is due later. A day outside the plan is told of itself.
fn late<'w>(view: &View<'w>, at: RowIdx, limit: i32) -> Option<LatePart<'w>> {
    let last = schedule(view, at).days.last().filter(|last| last.due > limit)?;
    let stated = view.roadmap.period.as_ref();
    let is_outside = stated.is_some_and(|period| !period.days.contains(date(last.due)));
    let row = row(view, at).filter(|_| !is_outside)?;
    Some(LatePart { row, when: when(last), due: last.due })
}

fn schedule<'w>(view: &View<'w>, at: RowIdx) -> PackedSchedule<'w> {
    let graph = &view.context.graph;
    graph.schedules.get(graph.links.row(view.index, at))
}

fn row<'w>(view: &View<'w>, at: RowIdx) -> Option<GraphRow<'w>> {
    GraphRow::of(view.context, view.context.graph.links.row(view.index, at))
}
