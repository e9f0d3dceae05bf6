//! The temporal network: a node for the finish of each occurrence, an arc for each pair that stands in an order.
//!
//! This is a simple temporal problem (Dechter, Meiri, Pearl 1991): a window is two arcs to the origin of time, `after`
//! an arc of weight 0. A lag is a ceiling that moves with its event, never a floor; so every negative cycle runs from a
//! last day back along `after` to a first day that is later, and a pass in the order of `after` finds whether there is
//! one. Arcs are kept by the node they lead to, nodes in that order.

use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::links::{Kind as LinkKind, Links};
use super::nesting::Bounds;
use super::pairs::{in_step, pairs};
use super::plan::{Day, OPEN, Occ, Plan, Plans, Shape, date, day, index, is_yearly};
use super::settled::Settled;
use crate::deadline::{Calendar, Relative};
use crate::model::Measure;

/// A measure of the network.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its number in the workspace.
    pub measure: u32,
    /// Its moments.
    pub moments: Range<u32>,
    /// Whether its windows are its own; else they are those of what it waits for.
    pub own: bool,
    /// How many references its list `after` has, faulty ones too.
    waits: usize,
    shape: Shape,
}

/// The finish of an occurrence.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Its member.
    pub member: u32,
    /// Its window: its own, or taken from what it waits for.
    pub occ: Occ,
    /// The day on which it was done.
    pub done: Option<Day>,
    /// The day before which what it waits for cannot be finished.
    pub awaits: Day,
    /// Whether the window is its own.
    own: bool,
}

impl Moment {
    /// The last day on which it may lawfully be finished.
    pub fn finish(&self) -> Day {
        self.done.unwrap_or(self.occ.due)
    }

    /// The day that it must not pass: when it was done, or when it is due by a deadline of its own.
    pub fn limit(&self) -> Option<Day> {
        self.done.or(self.own.then_some(self.occ.due))
    }

    /// The first day on which it may be finished, by what is written of itself.
    pub fn floor(&self) -> Day {
        self.done.unwrap_or(if self.own { self.occ.opens } else { OPEN })
    }

    /// The first day on which it can be finished, whatever is done.
    fn earliest(&self) -> Day {
        self.done.unwrap_or_else(|| self.floor().max(self.awaits))
    }
}

/// That one moment comes before another.
#[derive(Clone, Copy, Debug)]
pub struct Arc {
    /// What comes first.
    pub from: u32,
    /// What follows.
    pub to: u32,
    /// The place of the reference in the list `after` of what follows.
    pub at: u16,
}

/// The arcs to one moment, in groups of which one is enough: those of one reference.
pub fn choices(arcs: &[Arc]) -> impl Iterator<Item = &[Arc]> {
    arcs.chunk_by(|one, other| one.at == other.at)
}

/// The network of all measures that wait or are waited for.
#[derive(Clone, Debug, Default)]
pub struct Network {
    /// Its measures, each behind all it waits for.
    pub members: Vec<Member>,
    /// Their moments, in the order of members.
    pub moments: Vec<Moment>,
    arcs: Vec<Arc>,
    places: HashMap<u32, u32>,
}

/// What the network needs to know of a measure.
pub struct Facts<'w> {
    /// What is written.
    pub measure: &'w Measure,
    /// How long after its event it is due.
    pub lag: Option<&'w Relative>,
    /// The days that its roadmap covers.
    pub bounds: Option<Bounds>,
}

impl Network {
    /// Builds the network of `order`, the measures each behind all it waits for, and gives deadlines that count from a
    /// dated event their days.
    pub fn new<'w>(
        order: &[u32],
        links: &Links,
        plans: &mut Plans,
        facts: impl Fn(u32) -> Option<Facts<'w>>,
        calendar: &Calendar,
    ) -> Self {
        let mut network = Network::default();
        for &measure in order {
            if let Some(facts) = facts(measure) {
                network.join(measure, links, plans, &facts, calendar);
            }
        }
        network
    }

    /// The member that a measure is.
    pub fn member(&self, measure: u32) -> Option<&Member> {
        self.members.get(*self.places.get(&measure)? as usize)
    }

    /// The times of a deadline counted from an event, as far as everything it waits for was done.
    pub fn counted(&self, measure: u32) -> Vec<Occ> {
        let moments = self.member(measure).map(|member| member.moments.clone()).unwrap_or_default();
        let known = moments.filter(|&moment| {
            let arcs = self.arcs_to(moment);
            let mut events = arcs.iter().map(|arc| self.moment(arc.from));
            // What has no time at all has no arc here, and was not done.
            let each = self.member(measure).is_some_and(|member| choices(arcs).count() == member.waits);
            each && events.all(|event| event.is_some_and(|event| event.done.is_some()))
        });
        known.filter_map(|moment| self.moment(moment)).map(|moment| moment.occ).collect()
    }

    /// A moment by its number.
    pub fn moment(&self, number: u32) -> Option<&Moment> {
        self.moments.get(number as usize)
    }

    /// The measure whose moment it is.
    pub fn measure_of(&self, moment: u32) -> Option<u32> {
        let member = self.moment(moment)?.member;
        self.members.get(member as usize).map(|member| member.measure)
    }

    /// The arcs that lead to a moment.
    pub fn arcs_to(&self, moment: u32) -> &[Arc] {
        let start = self.arcs.partition_point(|arc| arc.to < moment);
        let end = self.arcs.partition_point(|arc| arc.to <= moment);
        self.arcs.get(start..end).unwrap_or_default()
    }

    /// Whether each of a measure's moments, and at least one, has the day on which it was done.
    fn is_done(&self, measure: u32) -> bool {
        let mut moments = self.member(measure).into_iter().flat_map(|member| member.moments.clone());
        let done = |moment| self.moment(moment).is_some_and(|moment| moment.done.is_some());
        moments.next().is_some_and(done) && moments.all(done)
    }

    /// Of several arcs of which one is enough, the one whose moment is due first.
    pub fn first_due<'a>(&self, choice: &'a [Arc]) -> Option<&'a Arc> {
        choice.iter().min_by_key(|arc| self.moment(arc.from).map(Moment::finish))
    }

    fn plan(&self, member: &Member) -> Vec<Occ> {
        let range = member.moments.start as usize..member.moments.end as usize;
        self.moments.get(range).unwrap_or_default().iter().map(|moment| moment.occ).collect()
    }

    /// Adds a measure behind all it waits for.
    fn join(
        &mut self,
        measure: u32,
        links: &Links,
        plans: &mut Plans,
        facts: &Facts<'_>,
        calendar: &Calendar,
    ) {
        let sound: Vec<(u32, u16)> = links.from(measure, LinkKind::After).collect();
        let firsts: Vec<(u32, u16)> =
            sound.iter().filter_map(|(first, at)| Some((*self.places.get(first)?, *at))).collect();
        let plan = plans.get(measure);
        let lag = facts.lag.filter(|_| !facts.measure.after.is_empty());
        let own = plan.is_dated() && lag.is_none();
        let (mut days, mut shape) =
            if own { (plan.days.to_vec(), plan.shape) } else { self.taken(&firsts, plan.shape) };
        let done: Vec<Day> = facts.measure.done.iter().map(|done| day(done.on.day)).collect();
        if days.is_empty() {
            days = done.iter().map(|&due| Occ { opens: OPEN, due, required: true }).collect();
            days.sort_unstable_by_key(|occ| occ.due);
        }
        shape.yearly = is_yearly(&days);
        shape.recurs = days.len() > 1;
        let arcs = self.arcs_from(&firsts, Plan { days: &days, shape }, own);
        let dated = |&(first, _): &(u32, u16)| plans.get(first).is_dated() || self.is_done(first);
        let firm = sound.len() == facts.measure.after.len() && sound.iter().all(dated);
        if !own {
            self.count(&mut days, &arcs, lag.filter(|_| firm), calendar);
            shape.continuous &= lag.is_none();
        }
        // What is counted from an event may fall outside its own plan, and then nobody need serve it.
        let (from, to) = facts.bounds.unwrap_or((Day::MIN, Day::MAX));
        days.iter_mut().filter(|_| !own).for_each(|occ| occ.required = from <= occ.due && occ.due <= to);
        if lag.is_some() && firm {
            plans.set(measure, &days);
        }
        let member = Member { measure, moments: 0..0, own, waits: facts.measure.after.len(), shape };
        self.add(member, &days, &arcs, &done);
    }

    /// The windows that a measure takes from what it waits for, as many as come most often.
    fn taken(&self, firsts: &[(u32, u16)], shape: Shape) -> (Vec<Occ>, Shape) {
        let members = firsts.iter().filter_map(|(first, _)| self.members.get(*first as usize));
        let last = |member: &Member| self.moment(member.moments.end.checked_sub(1)?).map(|it| it.occ.due);
        let base = members.max_by_key(|member| (member.moments.len(), last(member)));
        let days = base.map(|base| self.plan(base)).unwrap_or_default();
        let continuous = base.is_some_and(|base| base.shape.continuous);
        (days, Shape { continuous, ..shape })
    }

    /// The arcs into a member that is about to be added, by where they lead and the place of the reference.
    fn arcs_from(&self, firsts: &[(u32, u16)], plan: Plan<'_>, own: bool) -> Vec<Arc> {
        let start = index(self.moments.len());
        let mut arcs = Vec::new();
        for &(first, at) in firsts {
            let Some(member) = self.members.get(first as usize) else { continue };
            let days = self.plan(member);
            let first = Plan { days: &days, shape: member.shape };
            let pairs = if own { pairs(first, plan) } else { in_step(first, plan) };
            let from = member.moments.start;
            arcs.extend(pairs.iter().map(|pair| Arc {
                from: from + pair.first,
                to: start + pair.second,
                at,
            }));
        }
        arcs.sort_by_key(|arc| (arc.to, arc.at));
        arcs
    }

    /// Counts taken windows from the last of what each rests on, so long after it as the deadline says.
    fn count(&self, days: &mut [Occ], arcs: &[Arc], lag: Option<&Relative>, calendar: &Calendar) {
        let start = index(self.moments.len());
        for (occ, to) in days.iter_mut().zip(start..) {
            let from = arcs.iter().filter(|arc| arc.to == to).filter_map(|arc| self.moment(arc.from));
            let Some(event) = from.map(Moment::finish).max() else { continue };
            occ.due = event;
            if let Some(lag) = lag {
                let finish: Option<NaiveDate> = lag.finish(date(event), calendar);
                *occ = Occ { opens: OPEN, due: finish.map_or(event, day), required: true };
            }
        }
    }

    /// Adds a member with its moments and the arcs that lead to them.
    fn add(&mut self, member: Member, days: &[Occ], arcs: &[Arc], done: &[Day]) {
        let number = index(self.members.len());
        let start = index(self.moments.len());
        let settled = Settled::new(Plan { days, shape: member.shape }, done);
        for ((occ, done), to) in days.iter().zip(settled.days).zip(start..) {
            let own = arcs.iter().filter(|arc| arc.to == to).copied().collect::<Vec<Arc>>();
            let earliest = |arc: &Arc| self.moment(arc.from).map(Moment::earliest);
            let soonest = choices(&own).filter_map(|choice| choice.iter().filter_map(earliest).min());
            let awaits = soonest.max().unwrap_or(OPEN);
            self.moments.push(Moment { member: number, occ: *occ, done, awaits, own: member.own });
        }
        self.arcs.extend_from_slice(arcs);
        self.places.insert(member.measure, number);
        self.members.push(Member { moments: start..index(self.moments.len()), ..member });
    }
}
