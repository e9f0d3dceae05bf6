//! Takes out of a workspace made by chance what the words of the design leave open, or what is a fault of another kind.
//!
//! Each step names what is open. What is taken out here is not tested, so there is as little as can be.

use super::day::{Day, month_length};
use super::derive::{event, has_days, may_recur, planned, standing};
use super::occur::{Schedule, schedule, whole_years};
use super::plan::{Clause, Deadline, Event, Key, Measure, Roadmap, Workspace};
use super::sequence::all_before;

/// Mends the workspace.
pub(crate) fn mend(workspace: &mut Workspace) {
    for roadmap in &mut workspace.roadmaps {
        roadmap.order = roadmap.order.or_else(|| (!roadmap.clauses.is_empty()).then_some(roadmap.period.0));
        let (measures, clauses) =
            (std::mem::take(&mut roadmap.measures), std::mem::take(&mut roadmap.clauses));
        let with_deadline =
            |measure: Measure| Measure { deadline: deadline(measure.deadline, roadmap), ..measure };
        let measures = measures.into_iter().map(with_deadline).collect();
        let clauses = clauses
            .into_iter()
            .map(|clause| Clause { deadline: deadline(clause.deadline, roadmap), ..clause });
        let clauses = clauses.collect();
        (roadmap.measures, roadmap.clauses) = (measures, clauses);
    }
    parts(workspace);
    doings(workspace);
    waits(workspace);
    unknown_relatives(workspace);
    clauses(workspace);
}

/// A deadline that means one thing within its plan.
fn deadline(deadline: Deadline, roadmap: &Roadmap) -> Deadline {
    let (first, last) = roadmap.period;
    let instead = || Deadline::By(vec![first.plus((last.0 - first.0) / 2)]);
    match deadline {
        Deadline::By(mut days) => {
            days.sort();
            days.dedup();
            Deadline::By(days)
        }
        // The year of a plan that begins or ends within one, and months and yearly windows that its edge cuts.
        Deadline::AllYear if !whole_years(roadmap.period) && !academic(roadmap.period) => Deadline::AllPeriod,
        Deadline::Monthly if !whole_months(roadmap.period) => instead(),
        Deadline::Reports(_) if !whole_quarters(roadmap.period) => instead(),
        Deadline::YearlyWindow(..) if !whole_years(roadmap.period) => instead(),
        // A yearly window of a single day is written as a date, and nobody writes one of nearly a year.
        Deadline::YearlyWindow(from, to) if !sensible(from, to) => instead(),
        Deadline::YearlyBy(..) | Deadline::YearlyWindow(..) if times(&deadline, roadmap) == 0 => instead(),
        // Whether a month of a plan of one month recurs is not said.
        Deadline::Monthly | Deadline::Reports(_) if times(&deadline, roadmap) < 2 => instead(),
        // An order without a date leaves open what its relative deadlines count from.
        Deadline::Relative(lag, Event::Order) if roadmap.order.is_none() => {
            Deadline::Relative(lag, Event::Other)
        }
        other => other,
    }
}

/// Whether the days of a year lie one to nine months apart.
fn sensible(from: (u32, u32), to: (u32, u32)) -> bool {
    (1..=9).contains(&((to.0 + 12 - from.0) % 12))
}

fn times(deadline: &Deadline, roadmap: &Roadmap) -> usize {
    schedule(deadline, roadmap).map_or(0, |schedule| schedule.times.len())
}

fn whole_months((first, last): (Day, Day)) -> bool {
    let (year, month, day) = last.ymd();
    first.ymd().2 == 1 && day == month_length(year, month)
}

fn whole_quarters(period: (Day, Day)) -> bool {
    whole_months(period) && period.0.ymd().1 % 3 == 1 && period.1.ymd().1.is_multiple_of(3)
}

fn academic((first, last): (Day, Day)) -> bool {
    (first.ymd().1, first.ymd().2, last.ymd().1, last.ymd().2) == (9, 1, 8, 31)
        && last.year() == first.year() + 1
}

/// Parts have days of their own or none, so that it is clear when their whole is finished; a whole has none, is not done, and
/// closes no round.
fn parts(workspace: &mut Workspace) {
    let copy = workspace.clone();
    for roadmap in &mut workspace.roadmaps {
        let middle = roadmap.period.0.plus((roadmap.period.1.0 - roadmap.period.0.0) / 2);
        for measure in &mut roadmap.measures {
            let there = |whole: &Key| copy.measures().any(|measure| measure.key == *whole);
            measure.whole = measure.whole.filter(there);
            if let Some(whole) = measure.whole {
                let own = |key: &Key| schedule(&copy.measure(*key).deadline, copy.roadmap(key.0));
                let recurs = |key: &Key| own(key).is_some_and(|schedule| schedule.times.len() != 1);
                // A schedule of windows and of dates together: by what does a continuous duty serve it?
                let mixed = copy.parts(whole).iter().any(recurs);
                let windows = |schedule: &Schedule| schedule.times.iter().any(|time| time.opens.is_some());
                let stays = own(&measure.key).is_none_or(|schedule| !mixed || !windows(&schedule));
                let stays = stays && (own(&measure.key).is_some() || measure.deadline == Deadline::Undated);
                measure.deadline = if stays { measure.deadline.clone() } else { Deadline::By(vec![middle]) };
            }
            if !copy.parts(measure.key).is_empty() {
                measure.deadline = Deadline::Missing;
                measure.done.clear();
            }
        }
        roadmap.clauses.retain(|clause| clause.measures.iter().all(|key| copy.parts(*key).is_empty()));
    }
    let keys: Vec<Key> = workspace.measures().map(|measure| measure.key).collect();
    // When a whole is finished of whose parts one has no date, its others do not say to what waits for it.
    let undated = |key: &Key| workspace.parts(*key).iter().any(|part| !has_days(workspace, *part));
    let open: Vec<Key> = keys.iter().copied().filter(undated).collect();
    for measure in workspace.roadmaps.iter_mut().flat_map(|roadmap| &mut roadmap.measures) {
        let waits = !open.contains(&measure.key);
        measure.after.retain(|first| waits && !open.contains(first));
    }
    for key in keys {
        if !workspace.parts(key).is_empty() && all_before(workspace, key).contains(&key) {
            for one in [workspace.parts(key), vec![key]].concat() {
                measure_mut(workspace, one).after.clear();
            }
        }
    }
}

/// Days of doing only where it is clear what they settle: a duty that comes once, or recurs and waits for nothing.
/// Nothing is done later than the day against which the workspace is judged.
fn doings(workspace: &mut Workspace) {
    let waited_for: Vec<Key> = workspace.measures().flat_map(|measure| measure.after.clone()).collect();
    let as_of = workspace.as_of;
    for measure in workspace.roadmaps.iter_mut().flat_map(|roadmap| &mut roadmap.measures) {
        let alone = measure.after.is_empty() && !waited_for.contains(&measure.key);
        let undated = matches!(measure.deadline, Deadline::Undated | Deadline::Missing);
        let alone = alone && measure.whole.is_none();
        let clear = !undated && (alone || !may_recur(&measure.deadline));
        let clear = clear && !matches!(measure.deadline, Deadline::Ahead(_));
        measure.done.retain(|day| clear && Some(*day) <= as_of);
    }
}

/// Several recurring ones before a measure that follows them occurrence by occurrence: which goes with which?
fn waits(workspace: &mut Workspace) {
    let keys: Vec<Key> = workspace.measures().map(|measure| measure.key).collect();
    for key in keys {
        let recurring: Vec<Key> = workspace
            .measure(key)
            .after
            .iter()
            .copied()
            .filter(|first| standing(workspace, *first).is_some_and(|schedule| schedule.recurs()))
            .collect();
        let own = has_days(workspace, key);
        if !own {
            let measure = measure_mut(workspace, key);
            measure.after.retain(|first| recurring.iter().skip(1).all(|other| other != first));
        }
    }
}

/// Relative ones: of several to wait for, some dated and some not, what is the last? And has a recurring one happened?
fn unknown_relatives(workspace: &mut Workspace) {
    let keys: Vec<Key> = workspace.measures().map(|measure| measure.key).collect();
    for key in keys {
        let measure = workspace.measure(key);
        if !matches!(measure.deadline, Deadline::Relative(..)) {
            continue;
        }
        let dated = |of: fn(&Workspace, Key) -> Option<Schedule>| -> Vec<bool> {
            measure.after.iter().map(|first| of(workspace, *first).is_some()).collect()
        };
        let both = |dated: &Vec<bool>| dated.contains(&true) && dated.contains(&false);
        let mixed = [dated(standing), dated(event)].iter().any(both);
        let recurs = planned(workspace, key).is_some_and(|schedule| schedule.recurs());
        let known = measure.after.iter().all(|first| !workspace.measure(*first).done.is_empty());
        let done_before = !measure.done.is_empty() && !known;
        let judged = workspace.as_of.is_some();
        let measure = measure_mut(workspace, key);
        if mixed || (recurs && judged) {
            measure.after.clear();
        }
        if done_before || measure.after.is_empty() {
            measure.done.clear();
        }
    }
}

fn measure_mut(workspace: &mut Workspace, key: Key) -> &mut Measure {
    let mut measures = workspace.roadmaps.iter_mut().flat_map(|roadmap| &mut roadmap.measures);
    measures.find(|measure| measure.key == key).expect("a measure that is named is there")
}

/// A clause over several measures: only plain dates have a latest "до" that everyone would find the same.
fn clauses(workspace: &mut Workspace) {
    let copy = workspace.clone();
    let plain = |deadline: &Deadline| matches!(deadline, Deadline::By(days) if days.len() == 1);
    for clause in workspace.roadmaps.iter_mut().flat_map(|roadmap| &mut roadmap.clauses) {
        if !clause.measures.iter().all(|key| plain(&copy.measure(*key).deadline)) {
            clause.measures.truncate(1);
        }
        if matches!(clause.deadline, Deadline::Missing | Deadline::Relative(..) | Deadline::Ahead(_)) {
            clause.deadline = Deadline::Undated;
        }
    }
}
