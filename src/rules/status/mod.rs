//! Rules of the group `status`: what was done by the day of the check, and what was not.

mod done_late;
mod done_without_document;
mod overdue;

use super::prelude::*;
use super::row::{GraphRow, days, window};
use super::verdict::{Verdict, Verdicts};
use super::words::{DueTime, MissedDeadline, entry};
use crate::base::{EntryKind, NodeIdx, RowIdx};
use crate::deadline::TimeOrigin;
use crate::graph::{DayNumber, DueWindow, Settled, day, marks};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&done_late::RULE, &done_without_document::RULE, &overdue::RULE];

/// What they say of a duty.
pub(super) static VERDICTS: Verdicts = &[
    (overdue::RULE.code, Verdict::Overdue),
    (done_late::RULE.code, Verdict::DoneLate),
    (done_without_document::RULE.code, Verdict::Undocumented),
];

/// The times of a measure that are known, and what was done of them.
struct MeasureProgress {
    node: NodeIdx,
    times: Vec<DueWindow>,
    settled: Settled,
    /// Whether it says itself that it was done.
    says_done: bool,
}

/// The state of each measure of a roadmap that has a time, where a day of the check is given.
fn states<'v>(view: &'v View<'_>) -> impl Iterator<Item = MeasureProgress> + 'v {
    let graph = view.context.graph;
    let rows = graph.links.rows_of(view.index).zip(view.roadmap.rows().zip(view.times.measures.iter()));
    // What is finished with the last of its parts is not told beside them.
    let judged =
        rows.filter(|(_, (_, time))| view.context.as_of.is_some() && time.given != TimeOrigin::Parts);
    judged.filter_map(move |(node, (row, time))| {
        let plan = graph.schedules.get(node);
        let times = match plan.shape.relative && !row.measure.after.is_empty() {
            true => graph.network.counted(node),
            false => plan.days.to_vec(),
        };
        let says_done = !row.measure.done.is_empty();
        let marks = marks(row, time.given, times.len());
        let done: Vec<DayNumber> = marks.into_iter().map(|mark| day(mark.on.day)).collect();
        let settled = Settled::new(&times, &done);
        (!times.is_empty()).then_some(MeasureProgress { node, times, settled, says_done })
    })
}

/// Times of a measure that were missed.
#[derive(Debug, Serialize, Deserialize)]
struct OverdueTime {
    row: RowIdx,
    /// Whether the measure has several times, so that each is named.
    recurs: bool,
    /// The times, each with the days by which it was missed.
    times: Vec<(DueTime, u64)>,
}

impl OverdueTime {
    /// A finding of times of a measure that were missed by so many days, where there are some.
    fn finding<W: Words>(
        state: &MeasureProgress,
        missed: impl Iterator<Item = (DueWindow, DayNumber)>,
        (context, rule): (&Context<'_>, &'static Rule),
        args: impl Fn(OverdueTime) -> W,
    ) -> Option<Finding> {
        let times: Vec<_> = missed.map(|(occ, late)| (window(&occ), days(late))).collect();
        let row = GraphRow::of(context, state.node).filter(|_| !times.is_empty())?;
        let missed = OverdueTime { row: row.at, recurs: state.times.len() > 1, times };
        Some(context.about(rule, &row, row.place(), args(missed)))
    }

    /// The times as messages tell them.
    fn misses(&self) -> Vec<MissedDeadline> {
        self.times.iter().map(|(time, days)| MissedDeadline { days: *days, asked: time.due }).collect()
    }

    /// The time that was missed by most days.
    fn worst(&self) -> Option<&(DueTime, u64)> {
        self.times.iter().max_by_key(|(_, days)| *days)
    }

    /// What stands under the measure.
    fn label(&self, tell: &MessageContext<'_>) -> Option<String> {
        let (time, _) = self.worst()?;
        Some(entry(&tell.own_row(self.row), EntryKind::Row, time.when(), tell.lang))
    }

    /// The figures for machines.
    fn data(&self) -> Data {
        let each =
            self.times.iter().map(|(time, days)| Data::of("due", time.due.to_string()).with("days", *days));
        Data::default().with_some("days", self.worst().map(|(_, days)| *days)).with_each("occurrences", each)
    }
}
