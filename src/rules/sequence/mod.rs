//! Rules of the group `sequence`: what comes first is finished before what needs it.

mod cycle;
mod impossible;
mod late_input;

use serde_json::{Value, json};

use super::row::{Row, days, iso, when};
use super::{Check, Context, Rule};
use crate::base::message::duty::{Miss, When, shortened};
use crate::base::message::sequence as say;
use crate::base::{Finding, Place, Severity};
use crate::graph::{Clash, Clashes, LinkKind, Moment, Step, Wrong, date};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&cycle::RULE, &impossible::RULE, &late_input::RULE];

/// A step with its measure and its moment in the network.
struct Stage<'w> {
    step: Step,
    row: Row<'w>,
    moment: Moment,
    title: String,
}

/// The steps of a clash, from what comes first to the measure itself.
fn stages<'w>(context: &Context<'w>, clash: &Clash) -> Vec<Stage<'w>> {
    let stage = |step: &Step| {
        let row = Row::of(context, step.measure)?;
        let moment = *context.graph.network.moment(step.moment)?;
        let title = shortened(&row.measure.title);
        Some(Stage { step: *step, row, moment, title })
    };
    clash.steps.iter().filter_map(stage).collect()
}

impl Stage<'_> {
    /// Its days as told under its line.
    fn when(&self) -> When {
        match (self.moment.done, self.moment.limit()) {
            (Some(done), _) => When::Done(date(done)),
            (None, Some(_)) => when(&self.moment.occ),
            (None, None) => match self.row.deadline {
                Some(_) => When::By(date(self.moment.occ.due)),
                None => When::Undated,
            },
        }
    }

    /// Where it says when: its deadline, or where it has none what it waits for.
    fn place(&self) -> Place {
        match self.row.deadline {
            Some(_) => self.row.place(),
            None => self.row.waits(self.step.after),
        }
    }
}

/// The times at which a measure clashes, each with the worst of its clashes.
fn times(context: &Context<'_>, clashes: &Clashes) -> Vec<(Moment, Miss)> {
    let mut times: Vec<(u32, Moment, Miss)> = Vec::new();
    for clash in &clashes.clashes {
        let Some(number) = clash.steps.last().map(|step| step.moment) else { continue };
        let Some(moment) = context.graph.network.moment(number) else { continue };
        let miss = Miss { days: days(clash.days), asked: date(moment.limit().unwrap_or_default()) };
        match times.last_mut().filter(|(last, ..)| *last == number) {
            Some((_, _, worst)) => worst.days = worst.days.max(miss.days),
            None => times.push((number, *moment, miss)),
        }
    }
    times.into_iter().map(|(_, moment, miss)| (moment, miss)).collect()
}

/// Whether a measure has several times, so that a message names each.
fn recurs(context: &Context<'_>, measure: u32) -> bool {
    context.graph.network.member(measure).is_some_and(|member| member.moments.len() > 1)
}

/// Adds the figures for machines.
fn data(finding: Finding, times: &[(Moment, Miss)]) -> Finding {
    let worst = times.iter().map(|(_, miss)| miss.days).max().unwrap_or(0);
    let each: Vec<Value> = times
        .iter()
        .map(|(moment, miss)| json!({"due": moment.limit().map(iso), "days": miss.days}))
        .collect();
    finding.data("days", worst).data("occurrences", each)
}
