//! A round of mending: the texts of the files, and what is found with what has proved good of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use arcstr::ArcStr;

use super::Change;
use crate::base::{Edit, FileId, Finding, Fix, edited};
use crate::rules;

/// In which order things are mended: what cannot be read hides what it says, and what names nothing hides what it would
/// mean. When a stage is mended, what it hid may come to light, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FixStage {
    /// What is no YAML, or does not fit the format.
    Shape,
    /// Deadlines that cannot be read, and references that name nothing.
    Names,
    /// All else.
    Meaning,
    /// Numbers that are typed and right today: nothing tells of them, and a reference keeps them right.
    Numbers,
}

impl FixStage {
    pub(super) fn of(rule: &str) -> Self {
        match rule {
            _ if rules::is_firm(rule) => FixStage::Shape,
            _ if rules::is_hiding(rule) => FixStage::Names,
            _ => FixStage::Meaning,
        }
    }
}

/// What identifies a finding while its file changes: places move, a finding of a rule at a measure does not.
pub(super) type FindingKey = (&'static str, Option<ArcStr>);

/// How many findings of each there are in a file.
pub(super) type FindingCounts = HashMap<FindingKey, usize>;

/// How many findings of each are to be gone, by file.
type GoneFindings<'c> = HashMap<(FileId, &'c FindingKey), usize>;

/// A fix, and the finding that it mends.
#[derive(Clone)]
pub(super) struct Candidate {
    pub(super) file: FileId,
    pub(super) key: FindingKey,
    pub(super) fix: Fix,
}

/// The texts of the files in a round, and what has proved good of it.
pub(super) struct FixRound {
    /// Path and text of each file at its beginning.
    pub(super) texts: BTreeMap<FileId, (PathBuf, String)>,
    pub(super) stage: FixStage,
    pub(super) good: BTreeMap<FileId, Vec<Candidate>>,
    /// What is found in each file with what has proved good.
    pub(super) counts: HashMap<FileId, FindingCounts>,
    /// The files over which a text stands that has not proved good.
    pub(super) tried: BTreeSet<FileId>,
}

impl FixRound {
    /// A change that also puts the text over a file that its good candidates and some more make.
    pub(super) fn put(&self, change: Change, file: FileId, more: &[Candidate]) -> Change {
        match self.texts.get(&file) {
            Some((path, text)) => change.put(path.clone(), self.text(file, text, more).into_bytes()),
            None => change,
        }
    }

    /// The text of a file with its good candidates and some more.
    pub(super) fn text(&self, file: FileId, text: &str, more: &[Candidate]) -> String {
        let own = self.good.get(&file).into_iter().flatten().chain(more);
        let mut edits: Vec<&Edit> = own.flat_map(|candidate| &candidate.fix.edits).collect();
        edits.sort_by_key(|edit| edit.span.start);
        edited(text, edits)
    }

    /// Whether the findings of all that was tried are gone, and none is new.
    pub(super) fn is_better(&self, after: &HashMap<FileId, FindingCounts>, tried: &[Candidate]) -> bool {
        let gone = self.gone(tried);
        after.iter().all(|(file, counts)| self.is_better_in(*file, counts, &gone))
    }

    /// The same of the file of candidates alone.
    pub(super) fn is_well(&self, after: &HashMap<FileId, FindingCounts>, tried: &[Candidate]) -> bool {
        let gone = self.gone(tried);
        let own = tried.first().and_then(|one| Some((one.file, after.get(&one.file)?)));
        own.is_none_or(|(file, counts)| self.is_better_in(file, counts, &gone))
    }

    fn is_better_in(&self, file: FileId, counts: &FindingCounts, gone: &GoneFindings<'_>) -> bool {
        let may_show = |key: &FindingKey| FixStage::of(key.0) > self.stage;
        let most = |key: &FindingKey| {
            let before = self.counts.get(&file).and_then(|counts| counts.get(key))?;
            Some(before.saturating_sub(gone.get(&(file, key)).copied().unwrap_or_default()))
        };
        counts.iter().all(|(key, count)| most(key).is_some_and(|most| *count <= most) || may_show(key))
    }

    /// How many findings of each are to be gone; nothing tells of numbers that are right.
    fn gone<'c>(&self, tried: &'c [Candidate]) -> GoneFindings<'c> {
        let mut gone = GoneFindings::new();
        for tried in tried.iter().filter(|_| self.stage != FixStage::Numbers) {
            *gone.entry((tried.file, &tried.key)).or_default() += 1;
        }
        gone
    }

    /// Takes in what proved good, and what is found with it.
    pub(super) fn take(&mut self, lot: Vec<Candidate>, after: HashMap<FileId, FindingCounts>) {
        for one in lot {
            self.good.entry(one.file).or_default().push(one);
        }
        self.tried.clear();
        self.counts.extend(after);
    }
}

pub(super) fn key(finding: &Finding) -> FindingKey {
    (finding.rule, finding.measure.clone())
}

pub(super) fn counted(findings: &[Arc<Finding>]) -> HashMap<FileId, FindingCounts> {
    let mut counts: HashMap<FileId, FindingCounts> = HashMap::new();
    for finding in findings {
        *counts.entry(finding.place.file).or_default().entry(key(finding)).or_default() += 1;
    }
    counts
}
