//! What the laws do to a workspace.

use crate::oracle::chance::Chance;
use crate::oracle::day::Day;
use crate::oracle::mend::mend;
use crate::oracle::plan::{Deadline, Event, Key, Lag, Measure, Roadmap, Workspace};

fn each_measure(workspace: &mut Workspace) -> impl Iterator<Item = &mut Measure> {
    workspace.roadmaps.iter_mut().flat_map(|roadmap| &mut roadmap.measures)
}

fn each_deadline(workspace: &mut Workspace) -> impl Iterator<Item = &mut Deadline> {
    workspace.roadmaps.iter_mut().flat_map(|roadmap| {
        let measures = roadmap.measures.iter_mut().map(|measure| &mut measure.deadline);
        measures.chain(roadmap.clauses.iter_mut().map(|clause| &mut clause.deadline))
    })
}

/// Leaves only deadlines that are given by days, all in half a year of 2024, and lags that are counted in days.
pub(crate) fn only_days(workspace: &mut Workspace) {
    let near = |day: Day| Day::new(2024, 3, 1).plus(day.0 % 180);
    for deadline in each_deadline(workspace) {
        *deadline = match deadline.clone() {
            Deadline::By(days) => Deadline::By(days.into_iter().map(near).collect()),
            Deadline::Window(opens, due) => Deadline::Window(near(opens), near(opens).plus(due.0 - opens.0)),
            Deadline::YearlyBy(month, day) => Deadline::By(vec![Day::new(2024, month.clamp(3, 8), day)]),
            Deadline::Relative(_, Event::Order) => Deadline::Undated,
            Deadline::Relative(Lag::Working(count) | Lag::Months(count), event) => {
                Deadline::Relative(Lag::Days(count), event)
            }
            same @ (Deadline::Relative(..) | Deadline::AllPeriod | Deadline::Missing) => same,
            _ => Deadline::Undated,
        };
    }
    for measure in each_measure(workspace) {
        measure.done = measure.done.iter().map(|day| near(*day)).collect();
    }
    workspace.as_of = workspace.as_of.map(near);
    mend(workspace);
}

/// Leaves of several dates the first.
pub(crate) fn only_once(workspace: &mut Workspace) {
    for deadline in each_deadline(workspace) {
        if let Deadline::By(days) = deadline {
            days.truncate(1);
        }
    }
}

/// Moves every date by so many days.
pub(crate) fn move_all(workspace: &mut Workspace, by: i32) {
    for deadline in each_deadline(workspace) {
        match deadline {
            Deadline::By(days) => days.iter_mut().for_each(|day| *day = day.plus(by)),
            Deadline::Window(opens, due) => (*opens, *due) = (opens.plus(by), due.plus(by)),
            _ => {}
        }
    }
    for measure in each_measure(workspace) {
        measure.done.iter_mut().for_each(|day| *day = day.plus(by));
    }
    for roadmap in &mut workspace.roadmaps {
        roadmap.order = roadmap.order.map(|day| day.plus(by));
        roadmap.period = (roadmap.period.0.plus(by), roadmap.period.1.plus(by));
    }
    workspace.as_of = workspace.as_of.map(|day| day.plus(by));
}

/// Cuts a roadmap loose from all others and gives it a name of its own.
pub(crate) fn alone(roadmap: &mut Roadmap) {
    let (old, new) = (roadmap.number, 99);
    (roadmap.number, roadmap.parent) = (new, None);
    for measure in &mut roadmap.measures {
        measure.implements.clear();
        measure.after.retain(|first| first.0 == old);
        measure.key.0 = new;
        measure.whole.iter_mut().for_each(|whole| whole.0 = new);
        measure.after.iter_mut().for_each(|first| first.0 = new);
    }
    roadmap.clauses.iter_mut().flat_map(|clause| &mut clause.measures).for_each(|key| key.0 = new);
}

/// Draws one date of the workspace tighter.
pub(crate) fn tighten_any(workspace: &mut Workspace, chance: &mut Chance) {
    let keys: Vec<Key> = workspace.measures().map(|measure| measure.key).collect();
    let key = *chance.one(&keys);
    let by = chance.number(1, 20);
    for measure in each_measure(workspace).filter(|measure| measure.key == key) {
        tighten(&mut measure.deadline, by);
    }
}

fn tighten(deadline: &mut Deadline, by: i32) {
    match deadline {
        Deadline::By(days) => days.iter_mut().for_each(|day| *day = day.plus(-by)),
        Deadline::Window(opens, due) => {
            let by = by.min(due.0 - opens.0);
            (*opens, *due) = (opens.plus(by / 2), due.plus(by / 2 - by));
        }
        Deadline::Relative(Lag::Days(count), _) if *count > 2 => *count -= 1,
        _ => {}
    }
}

/// A measure with a date that implements nothing and that nothing waits for.
pub(crate) fn a_free_top(workspace: &Workspace, chance: &mut Chance) -> Option<Key> {
    let waited: Vec<Key> = workspace.measures().flat_map(|measure| measure.after.clone()).collect();
    let used: Vec<Key> = workspace.measures().flat_map(|measure| measure.implements.clone()).collect();
    let free = |measure: &&Measure| {
        let dated = matches!(measure.deadline, Deadline::By(_) | Deadline::Window(..));
        let named = |keys: &[Key]| keys.contains(&measure.key);
        dated && measure.implements.is_empty() && !named(&waited) && named(&used)
    };
    let tops: Vec<Key> = workspace.measures().filter(free).map(|measure| measure.key).collect();
    (!tops.is_empty()).then(|| *chance.one(&tops))
}

/// Draws the date of a measure tighter; whether it then still lies in every period in which it lay.
pub(crate) fn tighten_inside(workspace: &mut Workspace, key: Key, chance: &mut Chance) -> bool {
    let before = inside(workspace, key);
    let by = chance.number(1, 20);
    for measure in each_measure(workspace).filter(|measure| measure.key == key) {
        tighten(&mut measure.deadline, by);
    }
    before == inside(workspace, key)
}

/// In which periods the measure is due.
fn inside(workspace: &Workspace, key: Key) -> Vec<bool> {
    let due = match &workspace.measure(key).deadline {
        Deadline::By(days) => days[0],
        Deadline::Window(_, due) => *due,
        _ => return Vec::new(),
    };
    let holds = |roadmap: &Roadmap| roadmap.period.0 <= due && due <= roadmap.period.1;
    workspace.roadmaps.iter().map(holds).collect()
}
