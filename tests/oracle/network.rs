//! Whether there is a way of acting at all: days struck out until none can be, then a day found for everything.
//!
//! Every occurrence has the list of days on which it may be finished. A day is struck out when some condition can no
//! longer be kept on it. If a list becomes empty, there is no way. If none does, the last days left are tried against
//! every condition one by one, so that a "possible" is always shown by an example, never only believed.

use std::collections::BTreeMap;

use super::day::Day;
use super::derive::{fixed, follows, has_days, standing};
use super::occur::Schedule;
use super::plan::{Deadline, Event, Key, Lag, Workspace};
use super::sequence::bonds;

/// One condition of a file: a line that could be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Line {
    /// The deadline of a measure.
    Deadline(Key),
    /// The day on which a measure was done.
    Done(Key),
    /// That the first measure waits for the second.
    After(Key, Key),
}

/// A condition on the days of several occurrences, named by their places in the network.
#[derive(Clone, Debug)]
enum Rule {
    /// One of `any` is finished by the day on which `then` is.
    Before { any: Vec<usize>, then: usize },
    /// `last` is finished within `lag` of the last of `events`.
    Within { events: Vec<usize>, lag: Lag, last: usize },
}

/// The days left for each occurrence, and the conditions.
#[derive(Clone, Debug, Default)]
struct Network {
    days: Vec<Vec<Day>>,
    rules: Vec<Rule>,
}

/// Whether the measures of `group` can all be done, when only the lines that `keep` accepts are in force.
pub(crate) fn possible(workspace: &Workspace, group: &[Key], keep: &dyn Fn(Line) -> bool) -> bool {
    let network = Network::of(workspace, group, keep);
    let wide = |rule: &&Rule| matches!(rule, Rule::Before { any, .. } if any.len() > 1);
    let wide: Vec<Rule> = network.rules.iter().filter(wide).cloned().collect();
    let mut simple = network.clone();
    simple.rules.retain(|rule| !matches!(rule, Rule::Before { any, .. } if any.len() > 1));
    simple.clone().solve() && network.choose(&simple, &wide)
}

/// The same by trying every day for everything; nothing where that would be more than five thousand ways.
pub(crate) fn possible_by_trial(
    workspace: &Workspace,
    group: &[Key],
    keep: &dyn Fn(Line) -> bool,
) -> Option<bool> {
    let network = Network::of(workspace, group, keep);
    let ways = network.days.iter().try_fold(1usize, |ways, days| ways.checked_mul(days.len()))?;
    let way = |mut number: usize| -> Vec<Day> {
        let mut digit = |days: &Vec<Day>| {
            let day = days[number % days.len()];
            number /= days.len();
            day
        };
        network.days.iter().map(&mut digit).collect()
    };
    let kept = |number: usize| {
        let example = way(number);
        network.rules.iter().all(|rule| rule.kept(&example))
    };
    (ways <= 5_000).then(|| (0..ways).any(kept))
}

impl Network {
    fn of(workspace: &Workspace, group: &[Key], keep: &dyn Fn(Line) -> bool) -> Network {
        let mut network = Network::default();
        let mut places = BTreeMap::new();
        let known: Vec<(Key, Schedule)> =
            group.iter().filter_map(|key| Some((*key, standing(workspace, *key)?))).collect();
        let all_days = horizon(&known);
        for (key, schedule) in &known {
            for at in 0..schedule.times.len() {
                places.insert((*key, at), network.days.len());
                network.days.push(days(workspace, *key, schedule, at, keep, &all_days));
            }
        }
        for (key, schedule) in &known {
            network.precedence(workspace, *key, &places, keep);
            network.parts(workspace, *key, schedule, &places);
            network.lags(workspace, *key, schedule, &places, keep);
        }
        network
    }

    fn precedence(
        &mut self,
        workspace: &Workspace,
        key: Key,
        places: &BTreeMap<(Key, usize), usize>,
        keep: &dyn Fn(Line) -> bool,
    ) {
        for first in workspace.measure(key).after.iter().filter(|first| keep(Line::After(key, **first))) {
            for bond in bonds(workspace, *first, key) {
                let any = bond.first.iter().map(|at| places[&(*first, *at)]).collect();
                self.rules.push(Rule::Before { any, then: places[&(key, bond.second)] });
            }
        }
    }

    /// A measure with parts is finished with the last of them, no earlier and no later: each time of a part stands in the
    /// first of the whole that is due no earlier.
    fn parts(
        &mut self,
        workspace: &Workspace,
        key: Key,
        schedule: &Schedule,
        places: &BTreeMap<(Key, usize), usize>,
    ) {
        let mut ends: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for part in workspace.parts(key) {
            let times = standing(workspace, part).map(|schedule| schedule.times).unwrap_or_default();
            for (at, time) in times.iter().enumerate() {
                let own = schedule.times.iter().position(|whole| time.due <= whole.due);
                if let (Some(first), Some(own)) = (places.get(&(part, at)), own) {
                    self.rules.push(Rule::Before { any: vec![*first], then: places[&(key, own)] });
                    ends.entry(places[&(key, own)]).or_default().push(*first);
                }
            }
        }
        let with_last = |(last, events)| Rule::Within { events, lag: Lag::Days(0), last };
        self.rules.extend(ends.into_iter().map(with_last));
    }

    fn lags(
        &mut self,
        workspace: &Workspace,
        key: Key,
        schedule: &Schedule,
        places: &BTreeMap<(Key, usize), usize>,
        keep: &dyn Fn(Line) -> bool,
    ) {
        let measure = workspace.measure(key);
        let Deadline::Relative(lag, _) = measure.deadline else { return };
        let dated = measure.after.iter().all(|first| places.contains_key(&(*first, 0)));
        if !follows(workspace, key) || !keep(Line::Deadline(key)) || !dated {
            return;
        }
        for at in 0..schedule.times.len() {
            let event = |first: &Key| *places.get(&(*first, at)).unwrap_or(&places[&(*first, 0)]);
            let events = measure.after.iter().map(event).collect();
            self.rules.push(Rule::Within { events, lag, last: places[&(key, at)] });
        }
    }

    /// Tries every way of choosing, for each wide rule, the one that comes first.
    fn choose(&self, simple: &Network, wide: &[Rule]) -> bool {
        let Some((Rule::Before { any, then }, rest)) = wide.split_first() else {
            let mut tried = simple.clone();
            return tried.solve() && tried.shown(&self.rules);
        };
        any.iter().any(|one| {
            let mut chosen = simple.clone();
            chosen.rules.push(Rule::Before { any: vec![*one], then: *then });
            self.choose(&chosen, rest)
        })
    }

    /// Strikes out days until nothing changes; whether every occurrence has one left.
    fn solve(&mut self) -> bool {
        loop {
            let before: usize = self.days.iter().map(Vec::len).sum();
            for rule in &self.rules {
                rule.strike_out(&mut self.days);
                if self.days.iter().any(Vec::is_empty) {
                    return false;
                }
            }
            if before == self.days.iter().map(Vec::len).sum::<usize>() {
                return true;
            }
        }
    }

    /// Sees that the last days left keep every condition.
    fn shown(&self, rules: &[Rule]) -> bool {
        let example: Vec<Day> = self.days.iter().map(|days| days[days.len() - 1]).collect();
        assert!(rules.iter().all(|rule| rule.kept(&example)), "what was left must be an example: {rules:?}");
        true
    }
}

impl Rule {
    fn kept(&self, day: &[Day]) -> bool {
        match self {
            Rule::Before { any, then } => any.iter().any(|first| day[*first] <= day[*then]),
            Rule::Within { events, lag, last } => {
                events.iter().any(|event| day[*last] <= lag.from(day[*event]))
            }
        }
    }

    /// Strikes out the days on which the rule cannot be kept, whatever the others do. Lists are in order of time.
    fn strike_out(&self, days: &mut [Vec<Day>]) {
        let (first, last) = (|days: &[Day]| days[0], |days: &[Day]| days[days.len() - 1]);
        match self {
            Rule::Before { any, then } => {
                let [one] = any[..] else { return };
                let (earliest, latest) = (first(&days[one]), last(&days[*then]));
                days[*then].retain(|day| earliest <= *day);
                days[one].retain(|day| *day <= latest);
            }
            Rule::Within { events, lag, last: then } => {
                let ends: Vec<Day> = events.iter().map(|event| lag.from(last(&days[*event]))).collect();
                let earliest = first(&days[*then]);
                days[*then].retain(|day| ends.iter().any(|end| day <= end));
                for (at, event) in events.iter().enumerate() {
                    let others = ends.iter().enumerate().any(|(other, end)| other != at && earliest <= *end);
                    days[*event].retain(|day| others || earliest <= lag.from(*day));
                }
            }
        }
    }
}

/// Every day that can matter: no window opens and no deadline ends outside them.
fn horizon(known: &[(Key, Schedule)]) -> Vec<Day> {
    let times = known.iter().flat_map(|(_, schedule)| &schedule.times);
    let named: Vec<Day> = times.flat_map(|time| [Some(time.due), time.opens]).flatten().collect();
    let (Some(first), Some(last)) = (named.iter().min(), named.iter().max()) else { return Vec::new() };
    (first.0..=last.0).map(Day).collect()
}

/// The days on which one occurrence may be finished by its own line alone.
fn days(
    workspace: &Workspace,
    key: Key,
    standing: &Schedule,
    at: usize,
    keep: &dyn Fn(Line) -> bool,
    all: &[Day],
) -> Vec<Day> {
    let (measure, time) = (workspace.measure(key), standing.times[at]);
    let line = if fixed(measure).is_some() { Line::Done(key) } else { Line::Deadline(key) };
    let from_order =
        matches!(measure.deadline, Deadline::Relative(_, Event::Order)) && measure.after.is_empty();
    let own = has_days(workspace, key) || from_order;
    let bound = keep(line) && (own || fixed(measure).is_some());
    let allowed = |day: &&Day| !bound || (time.opens.is_none_or(|opens| opens <= **day) && **day <= time.due);
    all.iter().filter(allowed).copied().collect()
}
