//! What is found and passed over: findings that somebody allowed, that are known, or whose rule is off. They are shown as
//! such, never as good.

use std::sync::Arc;

use arcstr::ArcStr;
use foldhash::HashMap;

use crate::base::{FileId, Finding, Lang, Place, Severity, say};
use crate::rules::{self, Allowances};
use crate::workspace::Workspace;

/// Why a finding is not reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnansweredReason {
    /// An `allow` silences it, with this reason.
    Allowed(String),
    /// The list of known findings has it.
    Known,
    /// Its rule is off in the settings.
    Off,
}

impl UnansweredReason {
    /// The reason in words.
    pub fn told(&self, lang: Lang) -> String {
        match self {
            UnansweredReason::Allowed(reason) => reason.clone(),
            UnansweredReason::Known => say!(lang, "известно ранее", "known before"),
            UnansweredReason::Off => say!(lang, "правило выключено", "the rule is off"),
        }
    }
}

/// A finding of the rules that tell how roadmaps answer each other.
#[derive(Clone, Debug)]
pub struct AnsweringFinding {
    /// The finding.
    pub finding: Finding,
    /// Why it is not reported, where it is not.
    pub passed_over: Option<UnansweredReason>,
}

/// What makes a finding found anew the one that was reported.
type PassedOverKey = (&'static str, Place, Option<ArcStr>);

fn key(finding: &Finding) -> PassedOverKey {
    (finding.rule, finding.place, finding.measure.clone())
}

/// Tells of everything found what is reported, and of the rest why it is not.
pub(super) fn judged(
    workspace: &Workspace,
    found: Vec<Finding>,
    reported: &[Arc<Finding>],
) -> Vec<AnsweringFinding> {
    let mut left: HashMap<PassedOverKey, usize> = HashMap::default();
    for finding in reported {
        *left.entry(key(finding)).or_default() += 1;
    }
    let mut allowed: HashMap<FileId, Option<Allowances<'_>>> = HashMap::default();
    let tell = |finding: Finding| {
        let open = left.get_mut(&key(&finding)).filter(|count| **count > 0);
        let is_reported = open.map(|count| *count -= 1).is_some();
        let of_file = |file| workspace.roadmap_of(file).map(Allowances::of);
        let file = finding.place.file;
        let passed_over = (!is_reported).then(|| {
            reason(workspace, allowed.entry(file).or_insert_with(|| of_file(file)).as_ref(), &finding)
        });
        AnsweringFinding { finding, passed_over }
    };
    found.into_iter().map(tell).collect()
}

fn reason(workspace: &Workspace, allowed: Option<&Allowances<'_>>, finding: &Finding) -> UnansweredReason {
    let rules = &workspace.config.rules;
    let own = rules.iter().find(|(name, _)| **name == *finding.rule);
    let weight = own.or_else(|| rules.iter().find(|(name, _)| rules::names(name, finding.rule)));
    if weight.is_some_and(|(_, severity)| *severity == Severity::Off) {
        return UnansweredReason::Off;
    }
    let Finding { rule, place, measure, .. } = finding;
    let allow = allowed.and_then(|allowed| allowed.covering(rule, place.span, measure.as_deref()));
    allow.map_or(UnansweredReason::Known, |allow| UnansweredReason::Allowed(allow.reason.to_string()))
}
