//! The temporal network: a node for the finish of each occurrence, an arc for each pair that stands in an order.
//!
//! This is a simple temporal problem (Dechter, Meiri, Pearl 1991): a window is two arcs to the origin of time, `after`
//! an arc of weight 0. A lag is a ceiling that moves with its event, never a floor; so every negative cycle runs from a
//! last day back along `after` to a first day that is later, and a pass in the order of `after` finds whether there is
//! one. A measure that is finished with the last of its parts has no days of its own, and waits for them all. Arcs are
//! kept by the node they lead to, nodes in that order.

use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::links::{LinkKind, Links};
use super::nesting::Bounds;
use super::pairs::{Pair, in_step, pairs};
use super::schedules::{
    DayNumber, DueWindow, OPEN, PackedSchedule, ScheduleShape, Schedules, date, day, is_yearly,
};
use super::settled::Settled;
use super::whole;
use crate::base::{Idx, IndexVec, MemberIdx, MomentIdx, NodeIdx, ReferenceIdx};
use crate::deadline::{Calendar, Offset, Relative};
use crate::model::Measure;

/// A measure of the network.
#[derive(Clone, Debug)]
pub struct NetworkMember {
    /// Its node.
    pub measure: NodeIdx,
    /// Its moments: from the first to behind the last.
    moments: Range<usize>,
    /// Whether its windows are its own; else they are those of what it waits for.
    pub own: bool,
    /// Whether it is finished with its parts.
    pub whole: bool,
    /// Whether its own words name a time outside its plan, which is told of itself, and not of what it makes late.
    pub outside: bool,
    /// How many things it waits for, by faulty references too.
    waits: usize,
    shape: ScheduleShape,
}

impl NetworkMember {
    /// Its moments.
    pub fn moments(&self) -> impl ExactSizeIterator<Item = MomentIdx> + DoubleEndedIterator + use<> {
        self.moments.clone().map(MomentIdx::new)
    }
}

/// The finish of an occurrence.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Its member.
    pub member: MemberIdx,
    /// Its window: its own, or taken from what it waits for.
    pub window: DueWindow,
    /// The day on which it was done.
    pub done: Option<DayNumber>,
    /// The day before which what it waits for cannot be finished.
    pub awaits: DayNumber,
    /// The last day on which it may lawfully be finished, whatever lies outside its own plan; none where it does so
    /// itself, or waits for nothing else.
    pub lawful: Option<DayNumber>,
    /// Whether the window is its own.
    own: bool,
}

impl Moment {
    /// The last day on which it may lawfully be finished.
    pub fn finish(&self) -> DayNumber {
        self.done.unwrap_or(self.window.due)
    }

    /// The day that it must not pass: when it was done, or when it is due by a deadline of its own.
    pub fn limit(&self) -> Option<DayNumber> {
        self.done.or(self.own.then_some(self.window.due))
    }

    /// The first day on which it may be finished, by what is written of itself.
    pub fn floor(&self) -> DayNumber {
        self.done.unwrap_or(if self.own { self.window.opens } else { OPEN })
    }

    /// The first day on which it can be finished, whatever is done.
    fn earliest(&self) -> DayNumber {
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

/// That one moment comes before another.
#[derive(Clone, Copy, Debug)]
pub struct Arc {
    /// What comes first.
    pub from: MomentIdx,
    /// What follows.
    pub to: MomentIdx,
    /// By what it waits.
    pub by: PrecedenceKind,
}

/// The arcs to one moment, in groups of which one is enough: those of one reference.
pub(super) fn choices(arcs: &[Arc]) -> impl Iterator<Item = &[Arc]> {
    arcs.chunk_by(|one, other| one.by == other.by)
}

/// The network of all measures that wait or are waited for.
#[derive(Clone, Debug, Default)]
pub struct Network {
    /// Its measures, each behind all it waits for.
    pub members: IndexVec<MemberIdx, NetworkMember>,
    /// Their moments, in the order of members.
    pub moments: IndexVec<MomentIdx, Moment>,
    arcs: Vec<Arc>,
    places: HashMap<NodeIdx, MemberIdx>,
}

/// What the network needs to know of a measure.
pub struct NetworkFacts<'w> {
    /// What is written.
    pub measure: &'w Measure,
    /// How long after its event it is due.
    pub lag: Option<&'w Relative>,
    /// How long before its event it is due.
    pub ahead: Option<Offset>,
    /// The days that its roadmap covers.
    pub bounds: Option<Bounds>,
    /// Whether its own words name a time outside them.
    pub outside: bool,
}

impl Network {
    /// Builds the network of `order`, the measures each behind all it waits for, and gives deadlines that count from a
    /// dated event their days.
    pub fn new<'w>(
        order: &[NodeIdx],
        links: &Links,
        schedules: &mut Schedules,
        facts: impl Fn(NodeIdx) -> Option<NetworkFacts<'w>>,
        calendar: &Calendar,
    ) -> Self {
        let mut network = Network::default();
        for &measure in order {
            if let Some(facts) = facts(measure) {
                network.join(measure, links, schedules, &facts, calendar);
            }
        }
        network
    }

    /// The member that a measure is.
    pub fn member(&self, measure: NodeIdx) -> Option<&NetworkMember> {
        self.places.get(&measure).map(|place| &self.members[*place])
    }

    /// The times of a deadline counted from an event, as far as everything it waits for was done.
    pub fn counted(&self, measure: NodeIdx) -> Vec<DueWindow> {
        let Some(member) = self.member(measure) else { return Vec::new() };
        let known = member.moments().filter(|&moment| {
            let arcs = self.arcs_to(moment);
            // What has no time at all has no arc here, and was not done.
            let each = choices(arcs).count() == member.waits;
            each && arcs.iter().all(|arc| self.moments[arc.from].done.is_some())
        });
        known.map(|moment| self.moments[moment].window).collect()
    }

    /// The measure whose moment it is.
    pub fn measure_of(&self, moment: MomentIdx) -> NodeIdx {
        self.members[self.moments[moment].member].measure
    }

    /// The arcs that lead to a moment.
    pub fn arcs_to(&self, moment: MomentIdx) -> &[Arc] {
        arcs_to(&self.arcs, moment)
    }

    /// Whether each of a measure's moments, and at least one, has the day on which it was done.
    fn is_done(&self, measure: NodeIdx) -> bool {
        let mut moments = self.member(measure).into_iter().flat_map(NetworkMember::moments);
        let done = |moment: MomentIdx| self.moments[moment].done.is_some();
        moments.next().is_some_and(done) && moments.all(done)
    }

    /// Of several arcs of which one is enough, the one whose moment may lawfully be finished first, and when.
    pub fn first_due<'a>(&self, choice: &'a [Arc]) -> Option<(&'a Arc, DayNumber)> {
        let lawful = choice.iter().filter_map(|arc| Some((arc, self.moments[arc.from].lawful?)));
        lawful.min_by_key(|(_, day)| *day)
    }

    /// The windows of a member.
    fn windows(&self, member: &NetworkMember) -> Vec<DueWindow> {
        member.moments().map(|moment| self.moments[moment].window).collect()
    }

    /// Adds a measure behind all it waits for.
    fn join(
        &mut self,
        measure: NodeIdx,
        links: &Links,
        schedules: &mut Schedules,
        facts: &NetworkFacts<'_>,
        calendar: &Calendar,
    ) {
        let parts: Vec<(NodeIdx, ReferenceIdx)> = links.from(measure, LinkKind::Part).collect();
        if let Some((days, reported)) = whole::windows(parts.iter().map(|(part, _)| schedules.get(*part))) {
            schedules.set(measure, &days, &reported);
        }
        let after: Vec<(NodeIdx, ReferenceIdx)> = links.from(measure, LinkKind::After).collect();
        let waits = after.iter().map(|&(first, at)| (first, PrecedenceKind::After(at)));
        let waits = waits.chain(parts.iter().map(|&(part, at)| (part, PrecedenceKind::Part(at))));
        let firsts: Vec<(MemberIdx, PrecedenceKind)> =
            waits.filter_map(|(first, by)| Some((*self.places.get(&first)?, by))).collect();
        let schedule = schedules.get(measure);
        let lag = facts.lag.filter(|_| !facts.measure.after.is_empty());
        let dated = schedule.is_dated() && lag.is_none();
        let own = dated && parts.is_empty();
        let (mut days, mut shape) = match dated {
            true => (schedule.days.to_vec(), schedule.shape),
            false => self.taken(&firsts, schedule.shape),
        };
        let done: Vec<DayNumber> = facts.measure.done.iter().map(|done| day(done.on.day)).collect();
        if days.is_empty() {
            days = done.iter().map(|&due| DueWindow { opens: OPEN, due, required: true }).collect();
            days.sort_unstable_by_key(|window| window.due);
        }
        shape.yearly = is_yearly(&days);
        shape.recurs = days.len() > 1;
        let arcs = self.arcs_from(&firsts, PackedSchedule { days: &days, reported: &[], shape }, dated);
        let is_dated =
            |&(first, _): &(NodeIdx, ReferenceIdx)| schedules.get(first).is_dated() || self.is_done(first);
        let firm = after.len() == facts.measure.after.len() && after.iter().all(is_dated);
        if !own {
            self.count(&mut days, &arcs, lag.filter(|_| firm), calendar);
            shape.continuous &= lag.is_none();
        }
        // What is counted from an event may fall outside its own plan, and then nobody need serve it.
        let (from, to) = facts.bounds.unwrap_or((DayNumber::MIN, DayNumber::MAX));
        let counted = days.iter_mut().filter(|_| !own);
        counted.for_each(|window| window.required = from <= window.due && window.due <= to);
        if lag.is_some() && firm {
            schedules.set(measure, &days, &[]);
        }
        let waits = facts.measure.after.len() + parts.len();
        let (whole, outside) = (!parts.is_empty(), facts.outside);
        let lawful = match own {
            true => days.iter().map(|window| Some(window.due)).collect(),
            false => self.lawful(&days, &arcs, lag.filter(|_| firm), calendar),
        };
        let member = NetworkMember { measure, moments: 0..0, own, whole, outside, waits, shape };
        self.add(member, &days, &lawful, &arcs, &done);
    }

    /// The windows that a measure takes from what it waits for, as many as come most often.
    fn taken(
        &self,
        firsts: &[(MemberIdx, PrecedenceKind)],
        shape: ScheduleShape,
    ) -> (Vec<DueWindow>, ScheduleShape) {
        let members = firsts.iter().map(|(first, _)| &self.members[*first]);
        let last = |member: &NetworkMember| {
            member.moments().next_back().map(|moment| self.moments[moment].window.due)
        };
        let base = members.max_by_key(|member| (member.moments.len(), last(member)));
        let days = base.map(|base| self.windows(base)).unwrap_or_default();
        let continuous = base.is_some_and(|base| base.shape.continuous);
        (days, ScheduleShape { continuous, ..shape })
    }

    /// The arcs into a member that is about to be added, by where they lead and by what it waits; `dated` where its
    /// windows are not taken from what it waits for.
    fn arcs_from(
        &self,
        firsts: &[(MemberIdx, PrecedenceKind)],
        schedule: PackedSchedule<'_>,
        dated: bool,
    ) -> Vec<Arc> {
        let start = self.moments.len();
        let mut arcs = Vec::new();
        for &(first, by) in firsts {
            let member = &self.members[first];
            let days = self.windows(member);
            let first = PackedSchedule { days: &days, reported: &[], shape: member.shape };
            let pairs: Vec<Pair> = match (by, dated) {
                (PrecedenceKind::Part(_), true) => whole::pairs(&days, schedule.days),
                (_, true) => pairs(first, schedule),
                (_, false) => in_step(first, schedule),
            };
            arcs.extend(pairs.iter().map(|pair| Arc {
                from: MomentIdx::new(member.moments.start + pair.first.at()),
                to: MomentIdx::new(start + pair.second.at()),
                by,
            }));
        }
        arcs.sort_by_key(|arc| (arc.to, arc.by));
        arcs
    }

    /// Counts taken windows from the last of what each rests on, so long after it as the deadline says.
    fn count(&self, days: &mut [DueWindow], arcs: &[Arc], lag: Option<&Relative>, calendar: &Calendar) {
        let start = self.moments.len();
        for (window, to) in days.iter_mut().zip((start..).map(MomentIdx::new)) {
            let from = arcs_to(arcs, to).iter().map(|arc| self.moments[arc.from].finish());
            let Some(event) = from.max() else { continue };
            window.due = event;
            if let Some(lag) = lag {
                let finish: Option<NaiveDate> = lag.finish(date(event), calendar);
                *window = DueWindow { opens: OPEN, due: finish.map_or(event, day), required: true };
            }
        }
    }

    /// When taken windows may lawfully be finished, counted from what does not lie outside its own plan.
    fn lawful(
        &self,
        days: &[DueWindow],
        arcs: &[Arc],
        lag: Option<&Relative>,
        calendar: &Calendar,
    ) -> Vec<Option<DayNumber>> {
        let counted = |(window, to): (&DueWindow, MomentIdx)| {
            let from = arcs_to(arcs, to);
            if from.is_empty() {
                return Some(window.due);
            }
            let event = from.iter().filter_map(|arc| self.moments[arc.from].lawful).max()?;
            let finish = lag.and_then(|lag| lag.finish(date(event), calendar));
            Some(finish.map_or(event, day))
        };
        days.iter().zip((self.moments.len()..).map(MomentIdx::new)).map(counted).collect()
    }

    /// Adds a member with its moments and the arcs that lead to them.
    fn add(
        &mut self,
        member: NetworkMember,
        days: &[DueWindow],
        lawful: &[Option<DayNumber>],
        arcs: &[Arc],
        done: &[DayNumber],
    ) {
        let number = self.members.next_place();
        let start = self.moments.len();
        let settled = Settled::new(days, done);
        let times = days.iter().zip(lawful).zip(settled.days).zip((start..).map(MomentIdx::new));
        for (((window, lawful), done), to) in times {
            let earliest = |arc: &Arc| self.moments[arc.from].earliest();
            let own = arcs_to(arcs, to);
            let soonest = choices(own).filter_map(|choice| choice.iter().map(earliest).min());
            let awaits = soonest.max().unwrap_or(OPEN);
            let lawful = done.or(*lawful).filter(|_| !member.outside);
            let own = member.own;
            self.moments.push(Moment { member: number, window: *window, done, awaits, lawful, own });
        }
        self.arcs.extend_from_slice(arcs);
        self.places.insert(member.measure, number);
        self.members.push(NetworkMember { moments: start..self.moments.len(), ..member });
    }
}

/// Of arcs by where they lead, those that lead to a moment.
fn arcs_to(arcs: &[Arc], moment: MomentIdx) -> &[Arc] {
    let start = arcs.partition_point(|arc| arc.to < moment);
    let end = arcs.partition_point(|arc| arc.to <= moment);
    arcs.get(start..end).unwrap_or_default()
}
