//! The days that moments of the network must not pass, and the arcs that say so.

use super::ceiling::Ceiling;
use super::moment::MomentArc;
use super::network::Network;
use super::schedules::DayNumber;
use crate::base::MomentIdx;

impl Network {
    /// The day that a moment must not pass, where it cannot be finished by then.
    pub fn overrun(&self, moment: MomentIdx) -> Option<DayNumber> {
        self.limits(moment).find(|limit| self.passes(moment, *limit))
    }

    /// The days that a moment must not pass: by its own line; of a whole by those of its parts, and by what waits for them.
    pub(super) fn limits(&self, moment: MomentIdx) -> impl Iterator<Item = DayNumber> {
        let own = &self.moments[moment];
        let ceiling = self.ceiling(moment).filter(|_| own.ends_with_parts()).map(|ceiling| ceiling.day);
        let limit =
            own.limit().filter(|limit| !own.ends_with_parts() || ceiling.is_some_and(|day| day < *limit));
        limit.into_iter().chain(ceiling)
    }

    /// Whether a moment cannot be finished by a day.
    pub(super) fn passes(&self, moment: MomentIdx, limit: DayNumber) -> bool {
        self.soonest(self.pressing(moment)) > limit
    }

    /// The arcs from what a moment is finished with, the last of its parts, or is counted from: it cannot be later than they
    /// let it.
    pub(super) fn counting(&self, moment: MomentIdx) -> &[MomentArc] {
        let own = &self.moments[moment];
        let bound = own.ends_with_parts() || (self.members[own.member].counts && !own.is_given());
        if bound { self.giving(moment) } else { &[] }
    }

    /// Whether an arc is one of those.
    pub(super) fn counts(&self, arc: &MomentArc) -> bool {
        let to = &self.moments[arc.to];
        if to.ends_with_parts() { arc.by.is_part() } else { self.members[to.member].counts && !to.is_given() }
    }

    /// Whether an arc must be kept whatever others are: no other time serves in its place.
    pub(super) fn is_alone(&self, arc: &MomentArc) -> bool {
        let arcs = self.arcs_to(arc.to);
        let start = arcs.partition_point(|other| other.by < arc.by);
        let same = arcs.get(start..).unwrap_or_default().iter().take_while(|other| other.by == arc.by);
        arc.by.is_part() || same.take(2).count() == 1
    }

    /// All arcs by where they come from.
    pub(super) fn arcs_by_start(&self) -> Vec<MomentArc> {
        let mut arcs = self.arcs.clone();
        arcs.sort_by_key(|arc| arc.from);
        arcs
    }

    /// The day that a moment must not pass by a line of its own; one that counts from events, whatever these do.
    pub(super) fn last_day(&self, moment: MomentIdx) -> Option<DayNumber> {
        let own = &self.moments[moment];
        match self.counting(moment) {
            [] => own.limit(),
            _ => self.ceiling(moment).filter(|_| !own.ends_with_parts()).map(|ceiling| ceiling.day),
        }
    }

    /// How late a moment can be by what it is finished with or counts from, where that was asked.
    pub(super) fn ceiling(&self, moment: MomentIdx) -> Option<Ceiling> {
        self.ceilings.of.get(&moment).copied()
    }
}
