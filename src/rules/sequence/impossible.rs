//! `sequence/impossible`: no way of acting keeps every window, lag and precedence at once.

use super::{Check, Clashes, Context, Diagnostic, Place, Rule, Severity, Stage};
use super::{data, date, days, recurs, say, stages, times};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "sequence/impossible",
    severity: Severity::Error,
    page: include_str!("impossible.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let clashes = context.graph.clashes.iter().filter(|clashes| clashes.impossible);
    findings.extend(clashes.filter_map(|clashes| told(context, clashes)));
}

/// The story of the shortest proof, told in the order of acting; each step at the line that says so.
fn told(context: &Context<'_>, clashes: &Clashes) -> Option<Diagnostic> {
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
    let last = stages.len() - 1;
    for (number, stage) in stages.iter().enumerate() {
        let (place, step) = match number {
            0 => first(stage),
            _ if number == last => (done(stage).unwrap_or(stage.row.place()), end(stage, shortest.days)),
            _ => (stage.row.waits(stage.step.after), then(stage)),
        };
        finding = finding.related(context.lang, place, &step);
    }
    Some(data(finding, &times))
}

/// Where it says that it was done.
fn done(stage: &Stage<'_>) -> Option<Place> {
    let day = date(stage.moment.done?);
    let done = stage.row.measure.done.iter().find(|done| done.on.day == day)?;
    Some(stage.row.roadmap.place(done.on.span))
}

fn first(stage: &Stage<'_>) -> (Place, say::Step) {
    let (level, title, day) = (stage.row.level(), stage.title.clone(), date(stage.moment.floor()));
    match done(stage) {
        Some(place) => (place, say::Step::Done { level, title, day }),
        None => (stage.row.place(), say::Step::From { level, title, day }),
    }
}

fn then(stage: &Stage<'_>) -> say::Step {
    let dated = stage.row.deadline.is_some();
    say::Step::Then { level: stage.row.level(), title: stage.title.clone(), dated }
}

fn end(stage: &Stage<'_>, short: i32) -> say::Step {
    let (level, title, days) = (stage.row.level(), stage.title.clone(), days(short));
    let day = date(stage.moment.limit().unwrap_or_default());
    match stage.moment.done {
        Some(_) => say::Step::WasDone { level, title, day, days },
        None => say::Step::By { level, title, day, days },
    }
}
