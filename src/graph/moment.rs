//! The moments of the network: the finish of each occurrence, and what stands in an order with what.

use super::schedules::{DayNumber, DueWindow, OPEN};
use crate::base::{MemberIdx, MomentIdx, ReferenceIdx};

/// The finish of an occurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Its member.
    pub member: MemberIdx,
    /// Its window: its own, or taken from what it waits for.
    pub window: DueWindow,
    /// The day on which it was done.
    pub done: Option<DayNumber>,
    /// The day before which what it waits for cannot be finished.
    pub awaits: DayNumber,
    /// Where its window is from.
    pub(super) window_from: WindowOrigin,
}

/// Where the window of a moment is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WindowOrigin {
    /// A deadline of its own.
    Own,
    /// The parts that it is finished with, each of which has its days.
    Parts,
    /// What it waits for.
    Taken,
}

impl WindowOrigin {
    /// Whether a day that is not its own is counted from that: a whole is finished with its parts, and what it waits for
    /// beside them moves no day of theirs.
    pub(super) fn counts_from(self, arc: &MomentArc) -> bool {
        self != WindowOrigin::Parts || arc.by.is_part()
    }
}

impl Moment {
    /// The last day on which it may lawfully be finished.
    pub fn finish(&self) -> DayNumber {
        self.done.unwrap_or(self.window.due)
    }

    /// The day that it must not pass: when it was done, or when it, or the last of its parts, is due.
    pub fn limit(&self) -> Option<DayNumber> {
        self.done.or((self.window_from != WindowOrigin::Taken).then_some(self.window.due))
    }

    /// Whether lines of its own say when: its deadline, or that it was done.
    pub fn is_given(&self) -> bool {
        self.done.is_some() || self.window_from == WindowOrigin::Own
    }

    /// Whether it must not pass a day because of its parts alone.
    pub fn ends_with_parts(&self) -> bool {
        self.done.is_none() && self.window_from == WindowOrigin::Parts
    }

    /// The first day on which it may be finished, by what is written of itself.
    pub fn floor(&self) -> DayNumber {
        let own = self.window_from == WindowOrigin::Own;
        self.done.unwrap_or(if own { self.window.opens } else { OPEN })
    }

    /// The first day on which it can be finished, whatever is done.
    pub(super) fn earliest(&self) -> DayNumber {
        self.done.unwrap_or_else(|| self.floor().max(self.awaits))
    }
}

/// By what a measure waits for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PrecedenceKind {
    /// By the reference at that place of its list `after`.
    After(ReferenceIdx),
    /// As its whole, by the part at that place of its list `measures`.
    Part(ReferenceIdx),
}

impl PrecedenceKind {
    /// Whether it waits as a whole for its part.
    pub fn is_part(self) -> bool {
        matches!(self, PrecedenceKind::Part(_))
    }
}

/// Of the arcs to a whole, which stand by what it waits for, those of its parts.
pub(super) fn of_parts(arcs: &[MomentArc]) -> &[MomentArc] {
    arcs.get(after(arcs).len()..).unwrap_or_default()
}

/// Of the arcs to a moment those of its list `after`.
pub(super) fn after(arcs: &[MomentArc]) -> &[MomentArc] {
    arcs.get(..arcs.partition_point(|arc| !arc.by.is_part())).unwrap_or_default()
}

/// That one moment comes before another.
#[derive(Clone, Copy, Debug)]
pub struct MomentArc {
    /// What comes first.
    pub from: MomentIdx,
    /// What follows.
    pub to: MomentIdx,
    /// By what it waits.
    pub by: PrecedenceKind,
}

/// The arcs to one moment, in groups of which one is enough: those of one reference.
pub(super) fn choices(arcs: &[MomentArc]) -> impl Iterator<Item = &[MomentArc]> {
    arcs.chunk_by(|one, other| one.by == other.by)
}

/// Of arcs by where they lead, those that lead to a moment.
pub(super) fn arcs_to(arcs: &[MomentArc], moment: MomentIdx) -> &[MomentArc] {
    let start = arcs.partition_point(|arc| arc.to < moment);
    let end = arcs.partition_point(|arc| arc.to <= moment);
    arcs.get(start..end).unwrap_or_default()
}
