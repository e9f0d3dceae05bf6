//! A measure as findings tell of it: its number, its place, its days.

use super::Context;
use crate::base::message::duty::{Duty, When, shortened};
use crate::base::{Finding, Idx, Place, RowIdx, Say};
use crate::graph::{Occ, date};
use crate::model::{Deadline, Measure, Numbers, Roadmap, bare};

/// A measure of the graph.
pub(super) struct Row<'w> {
    /// Its number in the graph.
    pub node: u32,
    /// Its roadmap.
    pub roadmap: &'w Roadmap,
    /// Its place in the table.
    pub place: RowIdx,
    /// Itself.
    pub measure: &'w Measure,
    /// Its deadline: its own, or its section's.
    pub deadline: Option<&'w Deadline>,
}

impl<'w> Row<'w> {
    /// The measure of that number.
    pub fn of(context: &Context<'w>, node: u32) -> Option<Self> {
        let spot = context.graph.links.spot(node);
        let roadmap = context.workspace.roadmaps.get(spot.roadmap as usize)?;
        let place = RowIdx::new(spot.local as usize);
        let measure = roadmap.measures.get(place)?;
        let deadline = roadmap.row(place).deadline().map(|(deadline, _)| deadline);
        Some(Row { node, roadmap, place, measure, deadline })
    }

    /// Where its deadline stands; its title where there is none.
    pub fn place(&self) -> Place {
        self.roadmap.place(self.deadline.map_or(self.measure.title.span, |deadline| deadline.span))
    }

    /// Where it says what it waits for, at that place of the list; its title where it does not say.
    pub fn waits(&self, at: Option<u16>) -> Place {
        let text = at.and_then(|at| self.measure.after.get(usize::from(at)));
        self.roadmap.place(text.map_or(self.measure.title.span, |text| text.span))
    }

    /// Its name in the workspace, `roadmap/measure`.
    pub fn name(&self) -> String {
        format!("{}/{}", &*self.roadmap.id, &*self.measure.id)
    }

    /// The measure as told under its line.
    pub fn duty(&self, when: When) -> Duty {
        Duty {
            number: bare(&Numbers::of(self.roadmap).rows[self.place]).to_owned(),
            is_clause: false,
            title: shortened(&self.measure.title),
            when,
        }
    }

    /// The level of its roadmap.
    pub fn level(&self) -> String {
        self.roadmap.level.to_string()
    }
}

/// An occurrence as told under a line.
pub(super) fn when(occ: &Occ) -> When {
    match occ.first() {
        Some(opens) => When::Within(date(opens), date(occ.due)),
        None => When::By(date(occ.due)),
    }
}

/// A number of days as messages count them.
pub(super) fn days(count: i32) -> u64 {
    u64::from(count.unsigned_abs())
}

/// A date as machines read it.
pub(super) fn iso(day: i32) -> String {
    date(day).to_string()
}

impl Context<'_> {
    /// A finding about a measure, at a place.
    pub(super) fn about(
        &self,
        rule: &'static super::Rule,
        row: &Row<'_>,
        place: Place,
        message: &impl Say,
    ) -> Finding {
        self.finding(rule, place, message).about(&row.roadmap.id, Some(&*row.measure.id))
    }
}
