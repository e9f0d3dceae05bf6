//! The temporal network: a node for the finish of each occurrence, an arc for each pair that stands in an order.
//!
//! This is a simple temporal problem (Dechter, Meiri, Pearl 1991): a window is two arcs to the origin of time, `after`
//! an arc of weight 0. A lag is a ceiling that moves with its event, never a floor; so every negative cycle runs from a
//! last day back along `after` to a first day that is later, and a pass in the order of `after` finds whether there is
//! one. A measure that is finished with the last of its parts has no days of its own, and waits for them all; how late it
//! can be, `ceiling` finds. Arcs are kept by the node they lead to, nodes in that order.

use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::ceiling::{self, Ceilings};
use super::firsts::Firsts;
use super::links::Links;
use super::moment::{Moment, MomentArc, PrecedenceKind, WindowOrigin, after, arcs_to, choices, of_parts};
use super::nesting::Bounds;
use super::pairs::{Pair, in_step, pairs};
use super::schedules::{
    Dating, DayNumber, DueWindow, OPEN, PackedSchedule, ScheduleShape, Schedules, date, day, is_yearly,
};
use super::settled::Settled;
use super::whole;
use crate::base::{Idx, IndexVec, MemberIdx, MomentIdx, NodeIdx};
use crate::deadline::{Calendar, Offset, Relative};
use crate::model::Measure;

/// A measure of the network.
#[derive(Clone, Debug)]
pub struct NetworkMember {
    /// Its node.
    pub measure: NodeIdx,
    /// Its moments: from the first to behind the last.
    moments: Range<usize>,
    /// Where its windows are from.
    window_from: WindowOrigin,
    /// Whether its own words name a time outside its plan, which is told of itself, and not of what it makes late.
    pub outside: bool,
    /// How many things it waits for, by faulty references too.
    waits: usize,
    /// Whether it is due so long after what it waits for.
    pub(super) counts: bool,
    shape: ScheduleShape,
}

impl NetworkMember {
    /// Its moments.
    pub fn moments(&self) -> impl ExactSizeIterator<Item = MomentIdx> + DoubleEndedIterator + use<> {
        self.moments.clone().map(MomentIdx::new)
    }
}

/// The network of all measures that wait or are waited for.
#[derive(Clone, Debug, Default)]
pub struct Network {
    /// Its measures, each behind all it waits for.
    pub members: IndexVec<MemberIdx, NetworkMember>,
    /// Their moments, in the order of members.
    pub moments: IndexVec<MomentIdx, Moment>,
    pub(super) arcs: Vec<MomentArc>,
    places: HashMap<NodeIdx, MemberIdx>,
    pub(super) ceilings: Ceilings,
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
    /// How many things it waits for, by faulty references too.
    pub waits: usize,
}

/// How long after an event something is due, where it says so, and by which calendar.
#[derive(Clone, Copy)]
struct CountedLag<'c> {
    lag: Option<&'c Relative>,
    calendar: &'c Calendar,
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
        let counted = |moment, event| {
            let facts = facts(network.measure_of(moment))?;
            Some(day(facts.lag?.finish(date(event), calendar)?))
        };
        network.ceilings = ceiling::all(&network, counted);
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
    pub fn arcs_to(&self, moment: MomentIdx) -> &[MomentArc] {
        arcs_to(&self.arcs, moment)
    }

    /// The arcs that can make a moment late: of a whole that ends with its parts, not those from the parts, whose own
    /// lateness is told of them.
    pub fn pressing(&self, moment: MomentIdx) -> &[MomentArc] {
        let arcs = self.arcs_to(moment);
        if self.moments[moment].ends_with_parts() { after(arcs) } else { arcs }
    }

    /// The arcs that give a moment its day, where no line of its own does.
    pub fn giving(&self, moment: MomentIdx) -> &[MomentArc] {
        let own = &self.moments[moment];
        match own.ends_with_parts() {
            true => of_parts(self.arcs_to(moment)),
            false if own.is_given() => &[],
            false => self.arcs_to(moment),
        }
    }

    /// Whether what gives a measure its days names a time outside its own plan.
    pub fn rests_on_outside(&self, member: &NetworkMember) -> bool {
        let giving = member.moments().flat_map(|moment| self.giving(moment));
        member.outside || giving.into_iter().any(|arc| self.members[self.moments[arc.from].member].outside)
    }

    /// The first day on which what stands before a moment can be finished.
    pub(super) fn soonest(&self, arcs: &[MomentArc]) -> DayNumber {
        let earliest = |arc: &MomentArc| self.moments[arc.from].earliest();
        let each = choices(arcs).filter_map(|choice| choice.iter().map(earliest).min());
        each.max().unwrap_or(OPEN)
    }

    /// Whether each of a measure's moments, and at least one, has the day on which it was done.
    fn is_done(&self, measure: NodeIdx) -> bool {
        let mut moments = self.member(measure).into_iter().flat_map(NetworkMember::moments);
        let done = |moment: MomentIdx| self.moments[moment].done.is_some();
        moments.next().is_some_and(done) && moments.all(done)
    }

    /// Of several arcs of which one is enough, the one whose moment may lawfully be finished first, and when.
    pub fn first_due<'a>(&self, choice: &'a [MomentArc]) -> Option<(&'a MomentArc, DayNumber)> {
        let lawful = choice.iter().map(|arc| (arc, self.moments[arc.from].finish()));
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
        whole::date(measure, links, schedules);
        let firsts = Firsts::of(measure, links, &self.places);
        let schedule = schedules.get(measure);
        let lag = facts.lag.filter(|_| !facts.measure.after.is_empty());
        let window_from = match (schedule.is_dated() && lag.is_none(), firsts.parts) {
            (true, 0) => WindowOrigin::Own,
            (true, _) => WindowOrigin::Parts,
            (false, _) => WindowOrigin::Taken,
        };
        let (mut days, mut shape) = match window_from {
            WindowOrigin::Own => (schedule.days.to_vec(), schedule.shape),
            WindowOrigin::Parts => (self.of_parts(&firsts), schedule.shape),
            WindowOrigin::Taken => self.taken(&firsts.members, schedule.shape),
        };
        let done: Vec<DayNumber> = facts.measure.done.iter().map(|done| day(done.on.day)).collect();
        if days.is_empty() {
            days = done.iter().map(|&due| DueWindow { opens: OPEN, due, required: true }).collect();
            days.sort_unstable_by_key(|window| window.due);
        }
        shape.yearly = is_yearly(&days);
        shape.recurs = days.len() > 1;
        shape.repeats |= shape.recurs;
        let packed = PackedSchedule { days: &days, reported: &[], shape };
        let arcs = self.arcs_from(&firsts.members, packed, window_from);
        let counted = CountedLag { lag: lag.filter(|_| firsts.have_days(&arcs, facts)), calendar };
        let events: Vec<MomentArc> =
            arcs.iter().copied().filter(|arc| window_from.counts_from(arc)).collect();
        if window_from != WindowOrigin::Own {
            self.count(&mut days, &events, counted);
            shape.continuous &= lag.is_none();
            // What is counted from an event may fall outside its own plan, and then nobody need serve it.
            let (from, to) = facts.bounds.unwrap_or((DayNumber::MIN, DayNumber::MAX));
            days.iter_mut().for_each(|window| window.required = from <= window.due && window.due <= to);
        }
        let is_dated = |&first: &NodeIdx| schedules.get(first).is_dated() || self.is_done(first);
        if lag.is_some() && firsts.after.len() == facts.waits && firsts.after.iter().all(is_dated) {
            schedules.set(measure, &days, &[]);
        }
        let waits = facts.waits + firsts.parts;
        let outside = facts.outside;
        let counts = counted.lag.is_some();
        let member = NetworkMember { measure, moments: 0..0, window_from, outside, waits, counts, shape };
        self.add(member, &days, &arcs, &done);
    }

    /// The windows of a measure that is finished with its parts, those that were done on their days.
    fn of_parts(&self, firsts: &Firsts) -> Vec<DueWindow> {
        let parts = firsts.members.iter().filter(|(_, by)| by.is_part());
        let parts: Vec<Vec<DueWindow>> = parts.map(|(part, _)| self.actual(&self.members[*part])).collect();
        let shape = ScheduleShape { kind: Dating::Dated, ..ScheduleShape::default() };
        let packed = parts.iter().map(|days| PackedSchedule { days, reported: &[], shape });
        whole::windows(packed).map(|(days, _)| days).unwrap_or_default()
    }

    /// The windows of a member, each that was done as the day of that.
    fn actual(&self, member: &NetworkMember) -> Vec<DueWindow> {
        let moments = member.moments().map(|moment| self.moments[moment]);
        moments
            .map(|own| own.done.map_or(own.window, |on| DueWindow { opens: on, due: on, ..own.window }))
            .collect()
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
        let taken = base.map(|base| base.shape).unwrap_or_default();
        (days, ScheduleShape { continuous: taken.continuous, repeats: taken.repeats, ..shape })
    }

    /// The arcs into a member that is about to be added, by where they lead and by what it waits.
    fn arcs_from(
        &self,
        firsts: &[(MemberIdx, PrecedenceKind)],
        schedule: PackedSchedule<'_>,
        window_from: WindowOrigin,
    ) -> Vec<MomentArc> {
        let start = self.moments.len();
        let mut arcs = Vec::new();
        for &(first, by) in firsts {
            let member = &self.members[first];
            let days = self.windows(member);
            let first = PackedSchedule { days: &days, reported: &[], shape: member.shape };
            let pairs: Vec<Pair> = match (window_from, by) {
                (WindowOrigin::Taken, _) => in_step(first, schedule),
                (_, PrecedenceKind::Part(_)) => whole::pairs(&self.actual(member), schedule.days),
                (_, PrecedenceKind::After(_)) => pairs(first, schedule),
            };
            arcs.extend(pairs.iter().map(|pair| MomentArc {
                from: MomentIdx::new(member.moments.start + pair.first.at()),
                to: MomentIdx::new(start + pair.second.at()),
                by,
            }));
        }
        arcs.sort_by_key(|arc| (arc.to, arc.by));
        arcs
    }

    /// Counts taken windows from the last of what each rests on, so long after it as the deadline says.
    fn count(
        &self,
        days: &mut [DueWindow],
        arcs: &[MomentArc],
        CountedLag { lag, calendar }: CountedLag<'_>,
    ) {
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

    /// Adds a member with its moments and the arcs that lead to them.
    fn add(&mut self, member: NetworkMember, days: &[DueWindow], arcs: &[MomentArc], done: &[DayNumber]) {
        let number = self.members.next_place();
        let start = self.moments.len();
        let settled = Settled::new(days, done);
        let times = days.iter().zip(settled.days).zip((start..).map(MomentIdx::new));
        for ((window, done), to) in times {
            let awaits = self.soonest(arcs_to(arcs, to));
            let window_from = member.window_from;
            self.moments.push(Moment { member: number, window: *window, done, awaits, window_from });
        }
        self.arcs.extend_from_slice(arcs);
        self.places.insert(member.measure, number);
        self.members.push(NetworkMember { moments: start..self.moments.len(), ..member });
    }
}
