//! Running the rules, weighing what they find, and leaving out what is allowed or known.

use arcstr::ArcStr;
use foldhash::HashMap;
use rayon::prelude::*;

use super::memo::RuleMemo;
use super::{Check, Context, Filter, Rule, View, all, allow, is_firm, names, unchecked};
use crate::base::{Finding, Idx, Pool, RoadmapIdx, Severity, guard};
use crate::model::Roadmap;
use crate::workspace::Config;

/// Everything the rules find and no `allow` silences, in no order.
pub fn judge<'w>(context: &'w Context<'w>, enabled: &'w EnabledRules) -> Vec<Finding> {
    let config = &context.workspace.config;
    let mut findings: Vec<Finding> = in_workspace(context, &enabled.rules).collect();
    let found = in_roadmaps(context, &enabled.rules);
    findings.reserve_exact(found.iter().map(Vec::len).sum());
    findings.extend(found.into_iter().flatten());
    let weights: HashMap<&str, Severity> =
        enabled.rules.iter().map(|rule| (rule.code, weight(config, rule))).collect();
    let weigh = |finding: &mut Finding| {
        finding.severity = weights.get(finding.rule).copied().unwrap_or(finding.severity);
    };
    findings.par_iter_mut().for_each(|finding| {
        name(context, finding);
        weigh(finding);
    });
    let mut unused = allow::silence(context, enabled, &mut findings);
    unused.iter_mut().for_each(weigh);
    findings.extend(unused);
    if context.workspace.roadmaps.iter().any(|roadmap| roadmap.is_amended) {
        findings.retain(|finding| is_firm(finding.rule) || !is_repealed(context, finding));
    }
    findings
}

/// Everything that some rules find, be it allowed, known or off in the settings: for pages that show what is passed over
/// too. The severities are those of the rules themselves.
pub fn found<'w>(context: &'w Context<'w>, rules: &'w [&'static Rule]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = in_roadmaps(context, rules).into_iter().flatten().collect();
    findings.iter_mut().for_each(|finding| name(context, finding));
    findings.retain(|finding| !is_repealed(context, finding));
    findings.sort_by(Finding::in_order);
    findings
}

/// The rules that run.
pub struct EnabledRules {
    rules: Vec<&'static Rule>,
    /// Whether there is a day against which "overdue" is judged.
    status: bool,
}

impl EnabledRules {
    /// Those that are neither filtered out nor off. `status` says whether there is a day against which "overdue" is
    /// judged.
    pub fn new(config: &Config, filter: &Filter, status: bool) -> Self {
        let runs = |rule: &&Rule| filter.takes(rule.code) && weight(config, rule) != Severity::Off;
        EnabledRules { rules: all().filter(runs).collect(), status }
    }

    /// Whether a rule, or one of a group, could find something in this run.
    pub fn has(&self, name: &str) -> bool {
        let mut named = self.rules.iter().filter(|rule| names(name, rule.code));
        named.any(|rule| self.status || !names("status", rule.code))
    }
}

/// Names the roadmap and the measure that a finding lies in, where its rule does not say.
fn name(context: &Context<'_>, finding: &mut Finding) {
    if finding.roadmap.is_some() {
        return;
    }
    if let Some(roadmap) = context.workspace.roadmap_of(finding.place.file) {
        finding.roadmap = Some(ArcStr::from(&*roadmap.id)).filter(|id| !id.is_empty());
        finding.measure = roadmap.entry_at(finding.place.span).map(|id| ArcStr::from(&**id));
    }
}

/// Whether a finding lies in what has lost its force, which is not checked.
fn is_repealed(context: &Context<'_>, finding: &Finding) -> bool {
    let roadmap = context.workspace.roadmap_of(finding.place.file);
    roadmap.is_some_and(|roadmap| roadmap.is_repealed_at(finding.place.span))
}

/// What the rules that look at all of the workspace find.
fn in_workspace<'r>(
    context: &'r Context<'r>,
    rules: &'r [&'static Rule],
) -> impl ParallelIterator<Item = Finding> + 'r {
    rules.par_iter().flat_map_iter(move |rule| {
        let mut findings = Vec::new();
        if let Check::Workspace(check) | Check::Both(check, _) = rule.check {
            check(context, &mut findings);
        }
        findings
    })
}

/// What the rules that look at one roadmap find in each, each roadmap on any core.
fn in_roadmaps<'r>(context: &'r Context<'r>, rules: &'r [&'static Rule]) -> Vec<Vec<Finding>> {
    let pairs = context.workspace.roadmaps.par_iter().zip(&context.times.roadmaps).with_min_len(64);
    let memos = Pool::<RuleMemo<'r>>::default();
    let found = pairs.enumerate().map(|(index, (roadmap, times))| {
        if !context.wanted.contains(&roadmap.file) {
            return Vec::new();
        }
        memos.with(|memo| {
            let at = (RoadmapIdx::new(index), &**roadmap, times);
            let view = View::new(context, at, std::mem::take(memo));
            let found = guard(|| together(&view, rules)).unwrap_or_else(|_| one_by_one(&view, rules));
            *memo = view.memo;
            found
        })
    });
    let found = found.collect();
    if let Some(learned) = context.learned {
        memos.into_rooms().into_iter().for_each(|memo| memo.texts.leave(learned));
    }
    found
}

/// What the rules find in a roadmap.
fn together(view: &View<'_>, rules: &[&'static Rule]) -> Vec<Finding> {
    let mut findings = Vec::new();
    checks(rules).for_each(|(_, check)| check(view, &mut findings));
    findings
}

/// How a rule looks at a roadmap.
type RoadmapCheck = fn(&View<'_>, &mut Vec<Finding>);

/// The rules that look at one roadmap.
fn checks(rules: &[&'static Rule]) -> impl Iterator<Item = (&'static Rule, RoadmapCheck)> {
    rules.iter().filter_map(|rule| match rule.check {
        Check::Roadmap(check) | Check::Both(_, check) => Some((*rule, check)),
        Check::Workspace(_) | Check::Judging => None,
    })
}

/// What the rules find in a roadmap over which one of them fails: each looks by itself, so that only that one is lost.
fn one_by_one(view: &View<'_>, rules: &[&'static Rule]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (rule, check) in checks(rules) {
        look(view.roadmap, rule.code, &mut findings, |findings| check(view, findings));
    }
    findings
}

/// Lets a rule look at a roadmap. One that fails is lost for this roadmap alone, which is told.
fn look(
    roadmap: &Roadmap,
    rule: &'static str,
    findings: &mut Vec<Finding>,
    check: impl FnOnce(&mut Vec<Finding>),
) {
    let before = findings.len();
    if let Err(panic) = guard(|| check(findings)) {
        findings.truncate(before);
        findings.push(unchecked::by_rule(roadmap, rule, panic));
    }
}

/// The severity of a rule in a workspace: what is said of the rule itself goes before what is said of its group.
pub(super) fn weight(config: &Config, rule: &Rule) -> Severity {
    if is_firm(rule.code) {
        return rule.severity;
    }
    let own = config.rules.iter().find(|(name, _)| &*name.value == rule.code);
    let group = || config.rules.iter().find(|(name, _)| names(name, rule.code));
    own.or_else(group).map_or(rule.severity, |(_, severity)| *severity)
}
