//! A measure of the graph as rules look at it: its place, its anchors, its days.

use arcstr::{ArcStr, literal};

use super::words::{DueMoment, DueTime};
use super::{Context, Rule};
use crate::base::{Anchor, Entry, EntryKind, Finding, Idx, NodeIdx, Part, Place, RowIdx, Words};
use crate::graph::{DueWindow, PrecedenceKind, date};
use crate::model::{Deadline, Measure, Roadmap};

/// A measure of the graph.
pub(super) struct GraphRow<'w> {
    /// Its number in the graph.
    pub node: NodeIdx,
    /// Its roadmap.
    pub roadmap: &'w Roadmap,
    /// Which row of the table it is.
    pub at: RowIdx,
    /// Itself.
    pub measure: &'w Measure,
    /// Its deadline: its own, or its section's.
    pub deadline: Option<&'w Deadline>,
}

impl<'w> GraphRow<'w> {
    /// The measure of that number.
    pub(super) fn of(context: &Context<'w>, node: NodeIdx) -> Option<Self> {
        let (roadmap, at) = context.graph.row(context.workspace, node)?;
        let measure = roadmap.measures.entry(at)?;
        let deadline = roadmap.row(at).deadline().map(|(deadline, _)| deadline);
        Some(GraphRow { node, roadmap, at, measure, deadline })
    }

    /// A part of it, to be found when that is told.
    pub(super) fn anchor(&self, part: Part) -> Anchor {
        let entry = Entry { kind: EntryKind::Row, id: (&*self.measure.id).into(), at: self.at.at() as u32 };
        Anchor { file: self.roadmap.file, entry, part }
    }

    /// Where its deadline stands; its title where there is none.
    pub(super) fn place(&self) -> Place {
        self.roadmap.place(self.deadline.map_or(self.measure.title.span, |deadline| deadline.span))
    }

    /// Where it says what it waits for, at that place of the list; its title where it does not say.
    pub(super) fn waits(&self, by: Option<PrecedenceKind>) -> Part {
        match by {
            Some(PrecedenceKind::After(at)) => Part::After(at),
            Some(PrecedenceKind::Part(_)) | None => Part::Title,
        }
    }

    /// The place of a reference of `after`.
    pub(super) fn waiting_place(&self, by: Option<PrecedenceKind>) -> Place {
        let text = match by {
            Some(PrecedenceKind::After(at)) => self.measure.after.get(at.at()),
            Some(PrecedenceKind::Part(_)) | None => None,
        };
        self.roadmap.place(text.map_or(self.measure.title.span, |text| text.span))
    }

    /// Its name in the workspace, `roadmap/measure`.
    pub(super) fn name(&self) -> String {
        // A few hundred thousand of them are kept, and what `format!` makes has room for more.
        [&*self.roadmap.id, "/", &*self.measure.id].concat()
    }

    /// The level of its roadmap; the usual ones take no room.
    pub(super) fn level(&self) -> ArcStr {
        match &*self.roadmap.level {
            "federation" => literal!("federation"),
            "region" => literal!("region"),
            "municipality" => literal!("municipality"),
            "school" => literal!("school"),
            other => other.into(),
        }
    }
}

/// An occurrence as arguments hold it.
pub(super) fn window(occ: &DueWindow) -> DueTime {
    DueTime { opens: occ.first().map(date), due: date(occ.due) }
}

/// An occurrence as told under a line.
pub(super) fn when(occ: &DueWindow) -> DueMoment {
    window(occ).when()
}

/// A number of days as messages count them.
pub(super) fn days(count: i32) -> u64 {
    u64::from(count.unsigned_abs())
}

impl Context<'_> {
    /// A finding about a measure, at a place.
    pub(super) fn about(
        &self,
        rule: &'static Rule,
        row: &GraphRow<'_>,
        place: Place,
        args: impl Words,
    ) -> Finding {
        self.finding(rule, place, args).about(&row.roadmap.id, Some(&*row.measure.id))
    }
}
