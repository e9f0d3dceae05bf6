//! The schedules of measures that have no days of their own: relative ones, and undated ones that wait for dated ones.

use super::occur::{Occurrence, Schedule, by, schedule, within};
use super::plan::{Deadline, Event, Key, Measure, Workspace};

/// What the deadline says: a relative one whose event is dated counts as dated.
pub(crate) fn planned(workspace: &Workspace, key: Key) -> Option<Schedule> {
    View { workspace, taking: false }.says(key, &[])
}

/// The same of a measure as the event of another: the day on which it was done, where it was.
pub(crate) fn event(workspace: &Workspace, key: Key) -> Option<Schedule> {
    View { workspace, taking: false }.happens(key, &[])
}

/// Of a whole without a date the schedule of those of its parts that have one: it is finished no earlier.
pub(crate) fn least(workspace: &Workspace, key: Key) -> Option<Schedule> {
    let mut dated = workspace.clone();
    for part in dated.roadmaps.iter_mut().flat_map(|roadmap| &mut roadmap.measures) {
        part.whole = part.whole.filter(|_| planned(workspace, part.key).is_some());
    }
    planned(&dated, key).filter(|schedule| !schedule.recurs())
}

/// What precedence goes by: the day on which it was done, else the deadline, else the schedule of what it waits for.
pub(crate) fn standing(workspace: &Workspace, key: Key) -> Option<Schedule> {
    View { workspace, taking: true }.happens(key, &[])
}

/// Whether precedence goes by what the measure waits for, occurrence by occurrence.
pub(crate) fn follows(workspace: &Workspace, key: Key) -> bool {
    let measure = workspace.measure(key);
    let has_days = has_days(workspace, key) || !workspace.parts(key).is_empty();
    !has_days && !measure.after.is_empty() && fixed(measure).is_none()
}

/// Whether a measure has days by its own wording, those counted back from what waits for it among them.
pub(crate) fn has_days(workspace: &Workspace, key: Key) -> bool {
    let measure = workspace.measure(key);
    schedule(&measure.deadline, workspace.roadmap(key.0)).is_some() || ahead(workspace, key).is_some()
}

/// A deadline counted back from the first day of the earliest of what waits for it.
///
/// Choice: from each of that one's occurrences; what waits and has its own days only by counting from another event is
/// no event to count back from.
pub(crate) fn ahead(workspace: &Workspace, key: Key) -> Option<Schedule> {
    counted_back(workspace, key, &[])
}

/// The same; `way` holds the measures that asked, so that a round of waiting ends.
fn counted_back(workspace: &Workspace, key: Key, way: &[Key]) -> Option<Schedule> {
    let Deadline::Ahead(days) = workspace.measure(key).deadline else { return None };
    if way.contains(&key) {
        return None;
    }
    let way = [way, &[key]].concat();
    let start = |time: &Occurrence| time.opens.unwrap_or(time.due);
    let view = View { workspace, taking: false };
    let named = |key: Key| schedule(&workspace.measure(key).deadline, workspace.roadmap(key.0));
    let dated = |measure: &Measure| {
        let own = named(measure.key).or_else(|| view.of_parts(measure.key, named));
        own.or_else(|| counted_back(workspace, measure.key, &way))
            .filter(|schedule| !schedule.times.is_empty())
    };
    let waiting: Vec<Schedule> = workspace.waiting(key).filter_map(dated).collect();
    let earliest = waiting.iter().min_by_key(|schedule| start(&schedule.times[0]))?;
    let back = |time: &Occurrence| by(start(time).plus(-(days as i32)));
    Some(Schedule::of(earliest.times.iter().map(back).collect()))
}

/// The day of a duty that comes once and was done.
pub(crate) fn fixed(measure: &Measure) -> Option<super::day::Day> {
    match measure.done[..] {
        [day] if !may_recur(&measure.deadline) => Some(day),
        _ => None,
    }
}

/// Whether the wording is of the kind that can come more than once.
pub(crate) fn may_recur(deadline: &Deadline) -> bool {
    match deadline {
        Deadline::By(days) => days.len() > 1,
        Deadline::YearlyBy(..) | Deadline::YearlyWindow(..) | Deadline::AllYear | Deadline::Monthly => true,
        Deadline::Reports(_) | Deadline::Ahead(_) => true,
        _ => false,
    }
}

/// A way of looking at a workspace. Each `way` holds the measures that asked, so that a round of waiting ends.
struct View<'w> {
    workspace: &'w Workspace,
    /// Whether an undated measure takes the schedule of what it waits for.
    ///
    /// Choice: only precedence says so, of what counts from it too; for nesting it stays undated.
    taking: bool,
}

impl View<'_> {
    fn happens(&self, key: Key, way: &[Key]) -> Option<Schedule> {
        match fixed(self.workspace.measure(key)) {
            Some(day) => Some(Schedule::of(vec![within(day, day)])),
            None => self.of_parts(key, |part| self.happens(part, way)).or_else(|| self.says(key, way)),
        }
    }

    /// Choice: a relative deadline whose event has no date is a measure without a date like any other.
    fn says(&self, key: Key, way: &[Key]) -> Option<Schedule> {
        let measure = self.workspace.measure(key);
        let taken = || if self.taking { self.waited_for(measure, way, false) } else { None };
        match measure.deadline {
            Deadline::Relative(..) => self.counted(measure, way).or_else(taken),
            Deadline::Ahead(_) => ahead(self.workspace, key).or_else(taken),
            Deadline::Missing | Deadline::Undated => {
                self.of_parts(key, |part| self.says(part, way)).or_else(taken)
            }
            _ => schedule(&measure.deadline, self.workspace.roadmap(key.0)),
        }
    }

    /// A measure with parts: one window round them all where each comes once, else their times, all together.
    fn of_parts(&self, key: Key, of: impl Fn(Key) -> Option<Schedule>) -> Option<Schedule> {
        let parts: Option<Vec<Schedule>> = self.workspace.parts(key).into_iter().map(of).collect();
        let parts = parts.filter(|parts| !parts.is_empty())?;
        let times = || parts.iter().flat_map(|part| part.times.iter().copied());
        if parts.iter().any(|part| part.times.len() != 1) {
            let mut times: Vec<Occurrence> = times().collect();
            times.sort();
            times.dedup();
            return Some(Schedule { again: parts.iter().any(Schedule::repeats), ..Schedule::of(times) });
        }
        let opens = times().map(|time| time.opens).min().flatten();
        let due = times().map(|time| time.due).max()?;
        let whole = Schedule::of(vec![Occurrence { due, opens, reported: None }]);
        Some(Schedule { again: parts.iter().any(Schedule::repeats), ..whole })
    }

    /// A relative deadline, counted from its event, the last of several; none where that is not known.
    ///
    /// Choice: what counts from a measure has no first day, for that may be finished on any day until it is due.
    fn counted(&self, measure: &Measure, way: &[Key]) -> Option<Schedule> {
        let Deadline::Relative(lag, event) = measure.deadline else { return None };
        if measure.after.is_empty() {
            let order = self.workspace.roadmap(measure.key.0).order.filter(|_| event == Event::Order)?;
            return Some(Schedule::of(vec![within(order, lag.from(order))]));
        }
        let events = self.waited_for(measure, way, true)?;
        let later = |time: &Occurrence| by(lag.from(time.due));
        Some(Schedule { again: events.again, ..Schedule::of(events.times.iter().map(later).collect()) })
    }

    /// The last of what the measure waits for, occurrence by occurrence; what comes once counts for every occurrence.
    fn waited_for(&self, measure: &Measure, way: &[Key], all: bool) -> Option<Schedule> {
        if way.contains(&measure.key) {
            return None;
        }
        let way = [way, &[measure.key]].concat();
        let found: Vec<_> = measure.after.iter().map(|first| self.happens(*first, &way)).collect();
        if all && found.iter().any(Option::is_none) {
            return None;
        }
        let found: Vec<Schedule> = found.into_iter().flatten().collect();
        if let [only] = &found[..] {
            return Some(only.clone());
        }
        let count = found.iter().map(|schedule| schedule.times.len()).max()?;
        let again = found.iter().any(Schedule::repeats);
        let last =
            |at: usize| found.iter().filter_map(|schedule| nth(schedule, at)).max_by_key(|time| time.due);
        Some(Schedule { again, ..Schedule::of((0..count).filter_map(last).collect()) })
    }
}

fn nth(schedule: &Schedule, at: usize) -> Option<Occurrence> {
    if schedule.recurs() { schedule.times.get(at).copied() } else { schedule.times.first().copied() }
}

/// The day on which the last of what a measure waits for was done; none while one is not.
pub(crate) fn event_done(workspace: &Workspace, measure: &Measure) -> Option<Occurrence> {
    let done = |first: &Key| workspace.measure(*first).done.last().copied();
    let days: Option<Vec<_>> = measure.after.iter().map(done).collect();
    days?.into_iter().max().map(by)
}
