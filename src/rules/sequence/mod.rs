//! Rules of the group `sequence`: what comes first is finished before what needs it.

mod cycle;
mod impossible;
mod late_input;
mod late_part;

use chrono::NaiveDate;

use super::prelude::*;
use super::row::{GraphRow, days, when};
use super::words::{DueMoment, MissedDeadline};
use crate::base::{MomentIdx, Part, RowIdx};
use crate::graph::{Clashes, Moment, TraceStep, date};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&cycle::RULE, &impossible::RULE, &late_input::RULE];

/// A step with its measure and its moment in the network.
struct NetworkStep<'w> {
    step: TraceStep,
    row: GraphRow<'w>,
    moment: Moment,
}

/// Steps with their measures.
fn stages<'w>(context: &Context<'w>, steps: &[TraceStep]) -> Vec<NetworkStep<'w>> {
    steps.iter().filter_map(|step| stage(context, step)).collect()
}

fn stage<'w>(context: &Context<'w>, step: &TraceStep) -> Option<NetworkStep<'w>> {
    let row = GraphRow::of(context, step.measure)?;
    Some(NetworkStep { step: *step, row, moment: step.state })
}

impl NetworkStep<'_> {
    /// Its days as told under its line.
    fn when(&self) -> DueMoment {
        match (self.moment.done, self.moment.limit()) {
            (Some(done), _) => DueMoment::Done(date(done)),
            (None, Some(_)) => when(&self.moment.window),
            (None, None) => match self.row.deadline {
                Some(_) => DueMoment::By(date(self.moment.window.due)),
                None => DueMoment::Undated,
            },
        }
    }

    /// Where it says when: its deadline, or where it has none what it waits for.
    fn part(&self) -> Part {
        match self.row.deadline {
            Some(_) => Part::Deadline,
            None => self.row.waits(self.step.after),
        }
    }
}

/// When a measure clashes, at each of its times.
#[derive(Debug, Serialize, Deserialize)]
struct LateStart {
    /// The measure.
    row: RowIdx,
    /// Its own time, as told under its line.
    own: DueMoment,
    times: Vec<ClashTime>,
    /// Whether it has several times, so that a message names each.
    recurs: bool,
}

/// A time at which a measure clashes, with the worst of its clashes.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct ClashTime {
    due: Option<NaiveDate>,
    days: u64,
}

impl LateStart {
    fn of(clashes: &Clashes, own: &NetworkStep<'_>) -> Self {
        let mut times: Vec<(MomentIdx, ClashTime)> = Vec::new();
        for clash in &clashes.clashes {
            let Some(own) = clash.steps.last() else { continue };
            let number = own.moment;
            let time = ClashTime { due: own.limit.map(date), days: days(clash.days) };
            match times.last_mut().filter(|(last, _)| *last == number) {
                Some((_, worst)) => worst.days = worst.days.max(time.days),
                None => times.push((number, time)),
            }
        }
        let times = times.into_iter().map(|(_, time)| time).collect();
        LateStart { row: own.row.at, own: own.when(), times, recurs: clashes.recurs }
    }

    /// The times as messages tell them.
    fn misses(&self) -> Vec<MissedDeadline> {
        let miss = |time: &ClashTime| MissedDeadline { days: time.days, asked: time.due.unwrap_or(date(0)) };
        self.times.iter().map(miss).collect()
    }

    /// Adds the figures for machines.
    fn data(&self, data: Data) -> Data {
        let worst = self.times.iter().map(|time| time.days).max().unwrap_or(0);
        let of =
            |time: &ClashTime| Data::of("due", time.due.map(|day| day.to_string())).with("days", time.days);
        data.with("days", worst).with_each("occurrences", self.times.iter().map(of))
    }
}
