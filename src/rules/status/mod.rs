//! Rules of the group `status`: what was done by the day of the check, and what was not.

mod done_late;
mod done_without_document;
mod overdue;

use serde_json::{Value, json};

use super::row::{Row, days, iso, when};
use super::{Check, Context, Rule, View};
use crate::base::message::duty::{Miss, When};
use crate::base::message::status as say;
use crate::base::{Finding, Say, Severity};
use crate::graph::{Day, Occ, Plan, Settled, date, day};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&done_late::RULE, &done_without_document::RULE, &overdue::RULE];

/// The times of a measure that are known, and what was done of them.
struct State {
    node: u32,
    times: Vec<Occ>,
    settled: Settled,
}

/// The state of each measure of a roadmap that has a time, where a day of the check is given.
fn states<'v>(view: &'v View<'_>) -> impl Iterator<Item = State> + 'v {
    let graph = view.context.graph;
    let number = u32::try_from(view.index).unwrap_or(u32::MAX);
    let nodes = graph.links.of_roadmap(number).zip(view.roadmap.measures());
    let judged = nodes.filter(|_| view.context.as_of.is_some());
    judged.filter_map(move |(node, measure)| {
        let plan = graph.plans.get(node);
        let times = match plan.shape.relative && !measure.after.is_empty() {
            true => graph.network.counted(node),
            false => plan.days.to_vec(),
        };
        let done: Vec<Day> = measure.done.iter().map(|done| day(done.on.day)).collect();
        let settled = Settled::new(Plan { days: &times, shape: plan.shape }, &done);
        (!times.is_empty()).then_some(State { node, times, settled })
    })
}

/// Times that were missed, by how many days, and what a finding says of them.
struct Missed {
    node: u32,
    recurs: bool,
    times: Vec<(Occ, Day)>,
}

impl Missed {
    fn told(&self) -> Vec<Miss> {
        self.times.iter().map(|(occ, late)| Miss { days: days(*late), asked: date(occ.due) }).collect()
    }

    fn finding(
        &self,
        context: &Context<'_>,
        rule: &'static Rule,
        message: &impl Say,
        help: say::StatusHelp,
    ) -> Option<Finding> {
        let row = Row::of(context, self.node)?;
        let (worst, late) = self.times.iter().max_by_key(|(_, late)| *late)?;
        let each: Vec<Value> =
            self.times.iter().map(|(occ, late)| json!({"due": iso(occ.due), "days": late})).collect();
        let label: When = when(worst);
        let finding = context.about(rule, &row, row.place(), message);
        let finding = finding.label(context.lang, &row.duty(label)).help(context.lang, &help);
        Some(finding.data("days", *late).data("occurrences", each))
    }
}
