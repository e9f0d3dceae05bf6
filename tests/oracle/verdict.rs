//! The verdict on a workspace: what the program must find, what it may, and nothing else.

use std::collections::BTreeSet;

use super::clause::conflicts;
use super::coverage::{Lack, lacking};
use super::derive::{least, planned};
use super::nesting::{Fault, Faults, faults};
use super::network::possible;
use super::occur::{Occurrence, Schedule, schedule};
use super::plan::{Deadline, Event, Key, Measure, Workspace, full_id, measure_id, roadmap_id};
use super::sequence::{components, cycles, late_input, simple_round};
use super::status::status;

/// The rules that are judged.
pub(crate) const RULES: [&str; 11] = [
    "nesting/late",
    "nesting/missing-occurrence",
    "nesting/early",
    "nesting/undated",
    "sequence/late-input",
    "sequence/impossible",
    "sequence/cycle",
    "conflict/clause",
    "coverage/missing-measure",
    "status/overdue",
    "status/done-late",
];

/// Rule, roadmap and measure of a finding.
pub(crate) type Found = (&'static str, String, String);

/// What is to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// Each of these.
    pub must: BTreeSet<Found>,
    /// Any of these.
    pub may: BTreeSet<Found>,
    /// At least one of each set.
    pub one_of: Vec<BTreeSet<Found>>,
}

/// The finding of a rule on a measure.
pub(crate) fn found(rule: &'static str, key: Key) -> Found {
    (rule, roadmap_id(key.0), measure_id(key))
}

/// The verdict on a workspace.
pub(crate) fn verdict(workspace: &Workspace) -> Verdict {
    let mut verdict = Verdict::default();
    for measure in workspace.measures() {
        verdict.nesting(workspace, measure);
        verdict.coverage(workspace, measure);
        verdict.late_inputs(workspace, measure);
        verdict.status(workspace, measure);
    }
    verdict.clauses(workspace);
    verdict.networks(workspace);
    verdict.cycles(workspace);
    verdict
}

/// The dated measures above that bind a measure, through undated ones between.
pub(crate) fn bounds(workspace: &Workspace, key: Key) -> BTreeSet<Key> {
    let mut bounds = BTreeSet::new();
    for above in &workspace.measure(key).implements {
        if planned(workspace, *above).is_some() {
            bounds.insert(*above);
        } else {
            bounds.extend(self::bounds(workspace, *above));
        }
    }
    bounds
}

/// The other measures of the same roadmap that the same one above binds.
fn sharing(workspace: &Workspace, measure: &Measure, above: Key) -> Vec<Key> {
    let own = workspace.roadmap(measure.key.0).measures.iter().filter(|other| other.key != measure.key);
    own.map(|other| other.key).filter(|other| bounds(workspace, *other).contains(&above)).collect()
}

fn rule_of(fault: Fault) -> &'static str {
    match fault {
        Fault::Late => "nesting/late",
        Fault::Missing => "nesting/missing-occurrence",
        Fault::Early => "nesting/early",
    }
}

impl Verdict {
    fn nesting(&mut self, workspace: &Workspace, measure: &Measure) {
        let Some(lower) = planned(workspace, measure.key) else {
            let dated = |above: &Key| planned(workspace, *above).is_some();
            let missing = measure.deadline == Deadline::Missing && workspace.parts(measure.key).is_empty();
            if !missing && measure.implements.iter().any(dated) {
                self.must.insert(found("nesting/undated", measure.key));
            }
            self.certain(workspace, measure);
            return;
        };
        let period = |key: Key| workspace.roadmap(key.0).period;
        for above in bounds(workspace, measure.key) {
            let upper = planned(workspace, above).expect("a bound is dated");
            let of = |lower: &Schedule| faults(lower, period(measure.key), &upper, period(above));
            let others: Vec<Faults> = sharing(workspace, measure, above)
                .iter()
                .filter_map(|key| planned(workspace, *key))
                .map(|lower| of(&lower))
                .collect();
            let faults = of(&lower).shared_with(others.iter());
            let told = |fault| found(rule_of(fault), measure.key);
            self.must.extend(faults.sure.into_iter().map(told));
            self.may.extend(faults.open.into_iter().map(told));
        }
    }

    /// A whole is late already by those of its parts that have a date, though another has none.
    fn certain(&mut self, workspace: &Workspace, measure: &Measure) {
        let Some(least) = least(workspace, measure.key) else { return };
        let period = |key: Key| workspace.roadmap(key.0).period;
        for above in bounds(workspace, measure.key) {
            let upper = planned(workspace, above).expect("a bound is dated");
            let faults = faults(&least, period(measure.key), &upper, period(above));
            let late = |set: &BTreeSet<Fault>| !upper.recurs() && set.contains(&Fault::Late);
            let told = || found("nesting/late", measure.key);
            self.must.extend(late(&faults.sure).then(told));
            self.may.extend(late(&faults.open).then(told));
        }
    }

    fn coverage(&mut self, workspace: &Workspace, measure: &Measure) {
        for (number, lack) in lacking(workspace, measure) {
            let found = ("coverage/missing-measure", roadmap_id(number), full_id(measure.key));
            match lack {
                Lack::Surely => self.must.insert(found),
                Lack::Perhaps => self.may.insert(found),
            };
        }
    }

    fn late_inputs(&mut self, workspace: &Workspace, measure: &Measure) {
        // A day that the wording names outside its own plan is told of itself, and not of what it makes late; so is that
        // of a part.
        let mut own = workspace.parts(measure.key).into_iter().chain([measure.key]);
        if own.any(|key| is_outside(workspace, key)) {
            return;
        }
        let inside = without_outside(workspace);
        let late = |first: &Key| !is_outside(workspace, *first) && late_input(&inside, *first, measure.key);
        let late: Vec<Key> = measure.after.iter().copied().filter(late).collect();
        self.must.extend((!late.is_empty()).then(|| found("sequence/late-input", measure.key)));
    }

    fn status(&mut self, workspace: &Workspace, measure: &Measure) {
        let Some(as_of) = workspace.as_of else { return };
        // Of a whole each part is told.
        if !workspace.parts(measure.key).is_empty() {
            return;
        }
        let status = status(workspace, measure, as_of);
        self.must.extend(status.overdue.then(|| found("status/overdue", measure.key)));
        self.must.extend(status.done_late.then(|| found("status/done-late", measure.key)));
    }

    fn clauses(&mut self, workspace: &Workspace) {
        let rule = "conflict/clause";
        for roadmap in &workspace.roadmaps {
            for clause in &roadmap.clauses {
                let conflicts = conflicts(workspace, roadmap, clause);
                self.must.extend(conflicts.each.into_iter().map(|key| found(rule, key)));
                let one_of: BTreeSet<Found> =
                    conflicts.one_of.into_iter().map(|key| found(rule, key)).collect();
                self.may.extend(one_of.iter().cloned());
                self.one_of.extend((!one_of.is_empty()).then_some(one_of));
            }
        }
    }

    /// In a group of measures that cannot all be done, at least one is named; in any other, none.
    fn networks(&mut self, workspace: &Workspace) {
        for group in components(workspace) {
            if !possible(workspace, &group, &|_| true) {
                let one_of: BTreeSet<Found> =
                    group.iter().map(|key| found("sequence/impossible", *key)).collect();
                self.may.extend(one_of.iter().cloned());
                self.one_of.push(one_of);
            }
        }
    }

    fn cycles(&mut self, workspace: &Workspace) {
        for group in cycles(workspace) {
            let all: BTreeSet<Found> = group.iter().map(|key| found("sequence/cycle", *key)).collect();
            if simple_round(workspace, &group) {
                self.must.insert(found("sequence/cycle", group[0]));
            } else {
                self.may.extend(all.iter().cloned());
                self.one_of.push(all);
            }
        }
    }
}

/// What the findings have amiss, in words; empty where they agree with the verdict.
///
/// "Impossible" takes the place of "late-input" on the same measure. Where measures wait in a round, what follows
/// from their precedence is left open.
pub(crate) fn disagreements(
    workspace: &Workspace,
    verdict: &Verdict,
    findings: &BTreeSet<Found>,
) -> Vec<String> {
    let round = !cycles(workspace).is_empty();
    let open = |found: &&Found| !(round && depends_on_order(found.0));
    let replaced = |found: &Found| {
        let instead = ("sequence/impossible", found.1.clone(), found.2.clone());
        found.0 == "sequence/late-input" && findings.contains(&instead)
    };
    let mut amiss = Vec::new();
    for found in verdict.must.iter().filter(open).filter(|found| !findings.contains(*found)) {
        amiss.extend((!replaced(found)).then(|| format!("not found: {found:?}")));
    }
    for found in findings.iter().filter(open) {
        let known = verdict.must.contains(found) || verdict.may.contains(found);
        amiss.extend((!known || replaced(found)).then(|| format!("found without reason: {found:?}")));
    }
    for set in &verdict.one_of {
        let relevant = set.iter().all(|found| open(&found));
        if relevant && set.is_disjoint(findings) {
            amiss.push(format!("none found of {set:?}"));
        }
    }
    amiss
}

/// Whether the rule's findings can hang on what waits for what.
fn depends_on_order(rule: &str) -> bool {
    !matches!(rule, "sequence/cycle" | "coverage/missing-measure")
}

/// The workspace without what lies outside its own plan: nothing waits for it, and no whole is finished with it.
fn without_outside(workspace: &Workspace) -> Workspace {
    let mut inside = workspace.clone();
    let outside: BTreeSet<Key> =
        workspace.measures().map(|measure| measure.key).filter(|key| is_outside(workspace, *key)).collect();
    for measure in inside.roadmaps.iter_mut().flat_map(|roadmap| &mut roadmap.measures) {
        let waited = !measure.after.is_empty();
        measure.after.retain(|first| !outside.contains(first));
        // What counts from what it waits for does not begin to count from the order.
        if let (true, true, Deadline::Relative(lag, Event::Order)) =
            (waited, measure.after.is_empty(), measure.deadline.clone())
        {
            measure.deadline = Deadline::Relative(lag, Event::Other);
        }
        measure.whole = measure.whole.filter(|_| !outside.contains(&measure.key));
    }
    inside
}

/// Whether a measure's wording names a time wholly outside its own plan; a report is due after it.
fn is_outside(workspace: &Workspace, key: Key) -> bool {
    let roadmap = workspace.roadmap(key.0);
    let (first, last) = roadmap.period;
    let times = schedule(&workspace.measure(key).deadline, roadmap).map(|schedule| schedule.times);
    let outside = |time: &Occurrence| time.due < first || time.opens.unwrap_or(time.due) > last;
    times.unwrap_or_default().iter().any(|time| time.reported.is_none() && outside(time))
}
