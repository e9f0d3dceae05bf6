//! `sequence/impossible`: no way of acting keeps every window, lag and precedence at once.

use super::{Check, Clashes, Context, Finding, Place, Rule, Severity, Stage};
use super::{data, date, days, recurs, say, stages, times};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "sequence/impossible",
    severity: Severity::Error,
    page: include_str!("impossible.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let clashes = context.graph.clashes.iter().filter(|clashes| clashes.impossible);
    findings.extend(clashes.filter_map(|clashes| told(context, clashes)));
}

/// The story of the shortest proof, told in the order of acting; each step at the line that says so.
fn told(context: &Context<'_>, clashes: &Clashes) -> Option<Finding> {
    let shortest = clashes.clashes.iter().min_by_key(|clash| (clash.steps.len(), -clash.days))?;
    let stages = stages(context, shortest);
    let own = stages.last()?;
    let times = times(context, clashes);
    let message = say::Sequence::Impossible {
        misses: times.iter().map(|(_, miss)| *miss).collect(),
        recurs: recurs(context, clashes.measure),
    };
    let mut finding = context
        .about(&RULE, &own.row, own.row.place(), &message)
        .label(context.lang, &own.row.duty(own.when()))
        .help(context.lang, &say::SequenceHelp::AnyOne);
    finding.story = true;
    let (before, _) = stages.split_at(stages.len() - 1);
    for stage in before {
        let (place, step) = begin(stage);
        finding = finding.related(context.lang, place, &step);
    }
    let place = done(own).unwrap_or(own.row.place());
    finding = finding.related(context.lang, place, &end(own, shortest.days));
    Some(data(finding, &times))
}

/// Where it says that it was done.
fn done(stage: &Stage<'_>) -> Option<Place> {
    let day = date(stage.moment.done?);
    let done = stage.row.measure.done.iter().find(|done| done.on.day == day)?;
    Some(stage.row.roadmap.place(done.on.span))
}

/// A step before the last: what cannot be finished before a day, what comes after the step before it, or both.
fn begin(stage: &Stage<'_>) -> (Place, say::Step) {
    let (level, title) = (stage.row.level(), stage.title.clone());
    match (stage.step.floor.map(date), stage.step.after) {
        (Some(day), None) => match done(stage) {
            Some(place) => (place, say::Step::Done { level, title, day }),
            None => (stage.row.place(), say::Step::From { level, title, day }),
        },
        (Some(day), Some(_)) => (stage.row.place(), say::Step::ThenFrom { level, title, day }),
        (None, after) => {
            let dated = stage.row.deadline.is_some();
            (stage.row.waits(after), say::Step::Then { level, title, dated })
        }
    }
}

fn end(stage: &Stage<'_>, short: i32) -> say::Step {
    let (level, title, days) = (stage.row.level(), stage.title.clone(), days(short));
    let day = date(stage.moment.limit().unwrap_or_default());
    match stage.moment.done {
        Some(_) => say::Step::WasDone { level, title, day, days },
        None => say::Step::By { level, title, day, days },
    }
}
