//! Nesting in the workspace: each measure against what it implements, through levels that have no date of their own.

use std::collections::HashMap;

use super::belonging::MatchBuffers;
use super::links::{LinkKind, Links};
use super::nesting::{Bounds, MissedOccurrence, Violation, misses};
use super::schedules::{Dating, DayNumber, DueWindow, PackedSchedule, Schedules};
use super::whole;
use crate::base::{NodeIdx, RoadmapIdx};

/// What a measure does not keep of a measure above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations {
    /// The lower measure.
    pub lower: NodeIdx,
    /// The measures between that have no date of their own, from the lower one up.
    pub between: Box<[NodeIdx]>,
    /// The upper measure.
    pub upper: NodeIdx,
    /// The occurrences of the upper one that are not kept.
    pub misses: Box<[MissedOccurrence]>,
}

/// What nesting finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nesting {
    /// Measures that do not keep what is above, in the order of files.
    pub lapses: Vec<Violations>,
    /// Measures without a date under one that has: lower, upper.
    pub undated: Vec<(NodeIdx, NodeIdx)>,
}

/// Room to work in, so that nothing is allocated for a pair that fits.
#[derive(Default)]
struct Scratch {
    belonging: MatchBuffers,
    misses: Vec<MissedOccurrence>,
    path: Vec<NodeIdx>,
    seen: Vec<NodeIdx>,
    /// Against what a dated measure was held, once for each.
    held: Vec<NodeIdx>,
}

impl Nesting {
    /// Holds the measures of a roadmap, in a plan of those bounds, against what they implement.
    pub fn of_roadmap(
        roadmap: RoadmapIdx,
        links: &Links,
        schedules: &Schedules,
        bounds: Option<Bounds>,
    ) -> Self {
        let mut climb = AncestorWalk {
            links,
            schedules,
            nesting: Nesting::default(),
            room: Scratch::default(),
            least: None,
        };
        for lower in links.rows_of(roadmap) {
            match (schedules.get(lower).shape.kind, bounds) {
                (Dating::Dated, Some(bounds)) => {
                    climb.room.seen.clear();
                    climb.from(lower, lower, bounds);
                }
                (Dating::Undated, bounds) => {
                    climb.undated(lower);
                    climb.certain(lower, bounds);
                }
                _ => {}
            }
        }
        climb.share();
        climb.nesting
    }
}

/// The way up from each measure of a roadmap.
struct AncestorWalk<'g> {
    links: &'g Links,
    schedules: &'g Schedules,
    nesting: Nesting,
    room: Scratch,
    /// Of a whole without a date, the window of those of its parts that have one: it is finished no earlier.
    least: Option<DueWindow>,
}

impl AncestorWalk<'_> {
    /// Holds `lower` against what `at` implements, and against what that implements where it has no date.
    fn from(&mut self, lower: NodeIdx, at: NodeIdx, bounds: Bounds) {
        for (upper, _) in self.links.from(at, LinkKind::Implements) {
            if self.room.seen.contains(&upper) {
                continue;
            }
            self.room.seen.push(upper);
            if self.schedules.get(upper).is_dated() {
                self.hold(lower, upper, bounds);
            } else {
                self.room.path.push(upper);
                self.from(lower, upper, bounds);
                self.room.path.pop();
            }
        }
    }

    /// Holds a measure against one above that has a date.
    fn hold(&mut self, lower: NodeIdx, upper: NodeIdx, bounds: Bounds) {
        let room = &mut self.room;
        let (below, above) = (self.schedules.get(lower), self.schedules.get(upper));
        match &self.least {
            None => {
                room.held.push(upper);
                misses(below, above, bounds, &mut room.belonging, &mut room.misses);
            }
            Some(least) if !above.shape.recurs => {
                let below = PackedSchedule { days: std::slice::from_ref(least), ..below };
                misses(below, above, bounds, &mut room.belonging, &mut room.misses);
                room.misses.retain(|miss| miss.lapse == Violation::Late);
            }
            Some(_) => {}
        }
        if !room.misses.is_empty() {
            let misses = room.misses.drain(..).collect();
            self.nesting.lapses.push(Violations {
                lower,
                upper,
                between: room.path.as_slice().into(),
                misses,
            });
        }
    }

    /// Holds a whole that has no date, because one of its parts has none, against what is above by the others: it may be late
    /// already.
    fn certain(&mut self, lower: NodeIdx, bounds: Option<Bounds>) {
        let parts = self.links.from(lower, LinkKind::Part).map(|(part, _)| self.schedules.get(part));
        let dated: Vec<PackedSchedule<'_>> = parts.filter(PackedSchedule::is_dated).collect();
        let Some((bounds, (days, _))) = bounds.zip(whole::windows(dated.into_iter())) else { return };
        if let [least] = days.as_slice() {
            self.least = Some(*least);
            self.room.seen.clear();
            self.from(lower, lower, bounds);
            self.least = None;
        }
    }

    /// Leaves out the times that another measure of the roadmap serves, which carries out the same duty: what is missing is
    /// what each of them lacks.
    fn share(&mut self) {
        let missing = |lapses: &Violations| {
            let missing = lapses.misses.iter().filter(|miss| miss.lapse == Violation::Missing);
            missing.map(|miss| (lapses.upper, miss.upper.opens, miss.upper.due)).collect::<Vec<_>>()
        };
        let mut lacking: HashMap<(NodeIdx, DayNumber, DayNumber), usize> = HashMap::new();
        for time in self.nesting.lapses.iter().flat_map(missing) {
            *lacking.entry(time).or_default() += 1;
        }
        if lacking.is_empty() {
            return;
        }
        let mut held: HashMap<NodeIdx, usize> = HashMap::new();
        self.room.held.iter().for_each(|upper| *held.entry(*upper).or_default() += 1);
        for lapses in &mut self.nesting.lapses {
            let upper = lapses.upper;
            let all_lack = |miss: &MissedOccurrence| {
                lacking.get(&(upper, miss.upper.opens, miss.upper.due)) == held.get(&upper)
            };
            let left = std::mem::take(&mut lapses.misses).into_vec().into_iter();
            lapses.misses = left.filter(|miss| miss.lapse != Violation::Missing || all_lack(miss)).collect();
        }
        self.nesting.lapses.retain(|lapses| !lapses.misses.is_empty());
    }

    /// Notes what is above a measure without a date, where that has one.
    fn undated(&mut self, lower: NodeIdx) {
        let uppers = self.links.from(lower, LinkKind::Implements).map(|(upper, _)| upper);
        let dated = uppers.filter(|&upper| self.schedules.get(upper).is_dated());
        self.nesting.undated.extend(dated.map(|upper| (lower, upper)));
    }
}
