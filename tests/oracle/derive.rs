//! The schedules of measures that have no days of their own: relative ones, and undated ones that wait for dated ones.

use super::occur::{Occurrence, Schedule, by, schedule, within};
use super::plan::{Deadline, Event, Key, Measure, Workspace};

/// What the deadline says: a relative one whose event is dated counts as dated.
pub fn planned(workspace: &Workspace, key: Key) -> Option<Schedule> {
    planned_within(workspace, key, workspace.measures().count())
}

/// What precedence goes by: the day on which it was done, else the deadline, else the schedule of what it waits for.
pub fn standing(workspace: &Workspace, key: Key) -> Option<Schedule> {
    standing_within(workspace, key, workspace.measures().count())
}

/// Whether precedence goes by what the measure waits for, occurrence by occurrence.
pub fn follows(workspace: &Workspace, key: Key) -> bool {
    let measure = workspace.measure(key);
    let has_days = schedule(&measure.deadline, workspace.roadmap(key.0)).is_some();
    !has_days && !measure.after.is_empty() && fixed(measure).is_none()
}

/// The day of a duty that comes once and was done.
pub fn fixed(measure: &Measure) -> Option<super::day::Day> {
    match measure.done[..] {
        [day] if !may_recur(&measure.deadline) => Some(day),
        _ => None,
    }
}

/// Whether the wording is of the kind that can come more than once.
pub fn may_recur(deadline: &Deadline) -> bool {
    match deadline {
        Deadline::By(days) => days.len() > 1,
        Deadline::YearlyBy(..) | Deadline::YearlyWindow(..) | Deadline::AllYear | Deadline::Monthly => true,
        _ => false,
    }
}

fn planned_within(workspace: &Workspace, key: Key, depth: usize) -> Option<Schedule> {
    let (measure, roadmap) = (workspace.measure(key), workspace.roadmap(key.0));
    let Deadline::Relative(lag, event) = measure.deadline else {
        return schedule(&measure.deadline, roadmap);
    };
    if measure.after.is_empty() {
        let order = roadmap.order.filter(|_| event == Event::Order)?;
        return Some(Schedule::of(vec![within(order, lag.from(order))]));
    }
    // The last of several is known only where each is.
    let events = waited_for(workspace, measure, depth, true)?;
    let later = |time: &Occurrence| within(time.due, lag.from(time.due));
    Some(Schedule::of(events.times.iter().map(later).collect()))
}

fn standing_within(workspace: &Workspace, key: Key, depth: usize) -> Option<Schedule> {
    let measure = workspace.measure(key);
    if let Some(day) = fixed(measure) {
        return Some(Schedule::of(vec![within(day, day)]));
    }
    let undated = matches!(measure.deadline, Deadline::Missing | Deadline::Undated | Deadline::Relative(..));
    let planned = planned_within(workspace, key, depth);
    // Choice: a relative deadline whose event has no date is a measure without a date like any other here.
    if planned.is_none() && undated { waited_for(workspace, measure, depth, false) } else { planned }
}

/// The last of what the measure waits for, occurrence by occurrence; what comes once counts for every occurrence.
///
/// Choice: dated ones stand beside undated ones only where the measure itself is undated.
fn waited_for(workspace: &Workspace, measure: &Measure, depth: usize, all: bool) -> Option<Schedule> {
    let depth = depth.checked_sub(1)?;
    let found: Vec<_> = measure.after.iter().map(|first| standing_within(workspace, *first, depth)).collect();
    if all && found.iter().any(Option::is_none) {
        return None;
    }
    let found: Vec<Schedule> = found.into_iter().flatten().collect();
    if let [only] = &found[..] {
        return Some(only.clone());
    }
    let count = found.iter().map(|schedule| schedule.times.len()).max()?;
    let last = |at: usize| found.iter().filter_map(|schedule| nth(schedule, at)).max_by_key(|time| time.due);
    Some(Schedule::of((0..count).filter_map(last).collect()))
}

fn nth(schedule: &Schedule, at: usize) -> Option<Occurrence> {
    if schedule.recurs() { schedule.times.get(at).copied() } else { schedule.times.first().copied() }
}

/// The day on which the last of what a measure waits for was done; none while one is not.
pub fn event_done(workspace: &Workspace, measure: &Measure) -> Option<Occurrence> {
    let done = |first: &Key| workspace.measure(*first).done.last().copied();
    let days: Option<Vec<_>> = measure.after.iter().map(done).collect();
    days?.into_iter().max().map(by)
}
