//! Nesting in the workspace: each measure against what it implements, through levels that have no date of their own.

use super::links::{Kind as LinkKind, Links};
use super::nesting::{Bounds, Miss, misses};
use super::plan::{Kind, Plans};

/// What a measure does not keep of a measure above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lapses {
    /// The lower measure.
    pub lower: u32,
    /// The measures between that have no date of their own, from the lower one up.
    pub between: Box<[u32]>,
    /// The upper measure.
    pub upper: u32,
    /// The occurrences of the upper one that are not kept.
    pub misses: Box<[Miss]>,
}

/// What nesting finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nesting {
    /// Measures that do not keep what is above, in the order of files.
    pub lapses: Vec<Lapses>,
    /// Measures without a date under one that has: lower, upper.
    pub undated: Vec<(u32, u32)>,
}

/// Room to work in, so that nothing is allocated for a pair that fits.
#[derive(Default)]
struct Room {
    owners: Vec<u32>,
    misses: Vec<Miss>,
    path: Vec<u32>,
    seen: Vec<u32>,
}

impl Nesting {
    /// Holds the measures of a roadmap, in a plan of those bounds, against what they implement.
    pub fn of_roadmap(roadmap: u32, links: &Links, plans: &Plans, bounds: Option<Bounds>) -> Self {
        let mut climb = Climb { links, plans, nesting: Nesting::default(), room: Room::default() };
        for lower in links.of_roadmap(roadmap) {
            match (plans.get(lower).shape.kind, bounds) {
                (Kind::Dated, Some(bounds)) => {
                    climb.room.seen.clear();
                    climb.from(lower, lower, bounds);
                }
                (Kind::Undated, _) => climb.undated(lower),
                _ => {}
            }
        }
        climb.nesting
    }
}

/// The way up from each measure of a roadmap.
struct Climb<'g> {
    links: &'g Links,
    plans: &'g Plans,
    nesting: Nesting,
    room: Room,
}

impl Climb<'_> {
    /// Holds `lower` against what `at` implements, and against what that implements where it has no date.
    fn from(&mut self, lower: u32, at: u32, bounds: Bounds) {
        for (upper, _) in self.links.from(at, LinkKind::Implements) {
            if self.room.seen.contains(&upper) {
                continue;
            }
            self.room.seen.push(upper);
            if self.plans.get(upper).is_dated() {
                self.hold(lower, upper, bounds);
            } else {
                self.room.path.push(upper);
                self.from(lower, upper, bounds);
                self.room.path.pop();
            }
        }
    }

    /// Holds a measure against one above that has a date.
    fn hold(&mut self, lower: u32, upper: u32, bounds: Bounds) {
        let room = &mut self.room;
        let (below, above) = (self.plans.get(lower), self.plans.get(upper));
        misses(below, above, bounds, &mut room.owners, &mut room.misses);
        if !room.misses.is_empty() {
            let misses = room.misses.drain(..).collect();
            self.nesting.lapses.push(Lapses { lower, upper, between: room.path.as_slice().into(), misses });
        }
    }

    /// Notes what is above a measure without a date, where that has one.
    fn undated(&mut self, lower: u32) {
        let uppers = self.links.from(lower, LinkKind::Implements).map(|(upper, _)| upper);
        let dated = uppers.filter(|&upper| self.plans.get(upper).is_dated());
        self.nesting.undated.extend(dated.map(|upper| (lower, upper)));
    }
}
