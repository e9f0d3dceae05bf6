//! What was missed by the day against which the workspace is judged.

use super::belong::belongs;
use super::day::Day;
use super::derive::{event_done, planned};
use super::occur::{Schedule, by};
use super::plan::{Deadline, Event, Measure, Workspace};

/// What is to be said of a measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Status {
    /// Something was due and is not done.
    pub overdue: bool,
    /// Something was done after it was due.
    pub done_late: bool,
}

/// The status of a measure on a day.
pub(crate) fn status(workspace: &Workspace, measure: &Measure, as_of: Day) -> Status {
    let Some(schedule) = known(workspace, measure) else { return Status::default() };
    // Each day of doing settles the occurrence it belongs to and all before.
    let doing = Schedule::of(measure.done.iter().map(|day| by(*day)).collect());
    let mut settled = 0;
    let mut status = Status::default();
    for (at, done) in doing.times.iter().enumerate() {
        for served in belongs(&doing, at, &schedule) {
            settled = settled.max(served + 1);
            status.done_late |= done.due > schedule.times[served].due;
        }
    }
    status.overdue = schedule.times[settled..].iter().any(|time| time.due < as_of);
    status
}

/// The schedule that can be missed: a relative one only once its event is done, and then from that day.
fn known(workspace: &Workspace, measure: &Measure) -> Option<Schedule> {
    let Deadline::Relative(lag, event) = measure.deadline else { return planned(workspace, measure.key) };
    if measure.after.is_empty() {
        return if event == Event::Order { planned(workspace, measure.key) } else { None };
    }
    event_done(workspace, measure).map(|time| Schedule::of(vec![by(lag.from(time.due))]))
}
