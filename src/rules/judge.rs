//! Running the rules, and weighing what they find.

use rayon::prelude::*;

use super::{Check, Context, Rule, View, all};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Config;

/// Which rules run: by code or group.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only these, where there are some.
    pub select: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
}

impl Filter {
    /// Whether a rule runs.
    pub fn takes(&self, code: &str) -> bool {
        let named = |list: &[String]| list.iter().any(|name| names(name, code));
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }
}

/// Whether `name` is the code itself or its group.
pub(super) fn names(name: &str, code: &str) -> bool {
    name == code || code.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'))
}

/// Everything the rules find, in no order.
pub fn judge(context: &Context<'_>, filter: &Filter) -> Vec<Diagnostic> {
    let config = &context.workspace.config;
    let rules: Vec<&'static Rule> =
        all().filter(|rule| filter.takes(rule.code) && weight(config, rule) != Severity::Off).collect();
    let mut findings = Vec::new();
    for rule in &rules {
        if let Check::Workspace(check) = rule.check {
            check(context, &mut findings);
        }
    }
    findings.par_extend(in_roadmaps(context, &rules));
    for finding in &mut findings {
        name(context, finding);
        if let Some(rule) = rules.iter().find(|rule| rule.code == finding.rule) {
            finding.severity = weight(config, rule);
        }
    }
    findings
}

/// Names the roadmap and the measure that a finding lies in, where its rule does not say.
fn name(context: &Context<'_>, finding: &mut Diagnostic) {
    if finding.roadmap.is_some() {
        return;
    }
    if let Some(roadmap) = context.workspace.roadmap_of(finding.place.file) {
        finding.roadmap = Some(roadmap.id.to_string()).filter(|id| !id.is_empty());
        finding.measure = roadmap.entry_at(finding.place.span).map(|id| id.to_string());
    }
}

fn in_roadmaps<'r>(
    context: &'r Context<'_>,
    rules: &'r [&'static Rule],
) -> impl ParallelIterator<Item = Diagnostic> + 'r {
    let pairs = context.workspace.roadmaps.par_iter().zip(&context.times.roadmaps);
    pairs.enumerate().flat_map_iter(move |(index, (roadmap, times))| {
        let view = View { context, roadmap, index, times };
        let mut findings = Vec::new();
        for rule in rules {
            if let Check::Roadmap(check) = rule.check {
                check(&view, &mut findings);
            }
        }
        findings
    })
}

/// The severity of a rule in a workspace: what is said of the rule itself goes before what is said of its group.
fn weight(config: &Config, rule: &Rule) -> Severity {
    let own = config.rules.iter().find(|(name, _)| &*name.value == rule.code);
    let group = || config.rules.iter().find(|(name, _)| names(name, rule.code));
    own.or_else(group).map_or(rule.severity, |(_, severity)| *severity)
}
