//! Rules of the group `allow`, and what an `allow` does: it silences a rule for the entry that holds it.

mod unused;

use std::cmp::Reverse;
use std::collections::HashMap;

use rayon::prelude::*;

use super::judge::EnabledRules;
use super::reference::{NumberByHand, all_by_hand};
use super::{Context, Rule, is_firm, is_firm_name, names};
use crate::base::{FileId, Finding, Span};
use crate::model::{Allow, Roadmap};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&unused::RULE];

/// An `allow`, and the entry it speaks for.
pub(super) struct Suppression<'w> {
    roadmap: &'w Roadmap,
    allow: &'w Allow,
    /// The entry; the whole file where none.
    entry: Option<(Span, Option<&'w str>)>,
    used: bool,
}

impl Suppression<'_> {
    /// Whether it silences a finding of its file.
    fn silences(&self, finding: &Finding) -> bool {
        self.covers(finding.rule, finding.place.span, finding.measure.as_deref())
    }

    /// Whether it silences what a rule finds at a place about an entry: in its own entry, or about that.
    pub(super) fn covers(&self, rule: &str, place: Span, about: Option<&str>) -> bool {
        if !names(&self.allow.rule, rule) || is_firm(rule) {
            return false;
        }
        let Some((span, id)) = self.entry else { return true };
        let inside = span.start <= place.start && place.end <= span.end;
        inside || id.is_some() && about == id
    }
}

/// The suppressions of a file, by their numbers, so that those a finding may meet are found without a look at all.
#[derive(Default)]
struct FileSuppressions<'w> {
    whole: Vec<usize>,
    by_id: HashMap<&'w str, Vec<usize>>,
    entries: Vec<SuppressedEntry>,
}

/// The entry of a suppression, and the place of the one that it stands in.
struct SuppressedEntry {
    span: Span,
    number: usize,
    outer: Option<usize>,
}

impl<'w> FileSuppressions<'w> {
    fn add(&mut self, suppression: &Suppression<'w>, number: usize) {
        match suppression.entry {
            None => self.whole.push(number),
            Some((span, id)) => {
                self.entries.push(SuppressedEntry { span, number, outer: None });
                if let Some(id) = id {
                    self.by_id.entry(id).or_default().push(number);
                }
            }
        }
    }

    /// Finds for each entry the one that it stands in.
    fn nest(&mut self) {
        self.entries.sort_by_key(|entry| (entry.span.start, Reverse(entry.span.end)));
        let mut open: Vec<(usize, u32)> = Vec::new();
        for (at, entry) in self.entries.iter_mut().enumerate() {
            while open.pop_if(|(_, end)| *end < entry.span.end).is_some() {}
            entry.outer = open.last().map(|(outer, _)| *outer);
            open.push((at, entry.span.end));
        }
    }

    /// Those that may silence a finding.
    fn near(&self, finding: &Finding) -> impl Iterator<Item = usize> {
        let start = finding.place.span.start;
        let last = self.entries.partition_point(|entry| entry.span.start <= start).checked_sub(1);
        let around = std::iter::successors(last, |at| self.entries.get(*at)?.outer);
        let around = around.filter_map(|at| self.entries.get(at)).map(|entry| entry.number);
        let named = finding.measure.as_deref().and_then(|id| self.by_id.get(id));
        self.whole.iter().chain(named.into_iter().flatten()).copied().chain(around)
    }
}

/// Takes away the findings that are allowed, and finds the suppressions that nothing needed.
pub(super) fn silence(
    context: &Context<'_>,
    enabled: &EnabledRules,
    findings: &mut Vec<Finding>,
) -> Vec<Finding> {
    let roadmaps = context.workspace.roadmaps.par_iter().with_min_len(64);
    let mut suppressions: Vec<Suppression<'_>> =
        roadmaps.flat_map_iter(|roadmap| suppressions(roadmap)).collect();
    if suppressions.is_empty() {
        return Vec::new();
    }
    let mut by_file: HashMap<FileId, FileSuppressions<'_>> = HashMap::new();
    for (suppression, number) in suppressions.iter().zip(0..) {
        by_file.entry(suppression.roadmap.file).or_default().add(suppression, number);
    }
    by_file.values_mut().for_each(FileSuppressions::nest);
    findings.retain(|finding| {
        let mut silent = false;
        for number in by_file.get(&finding.place.file).into_iter().flat_map(|own| own.near(finding)) {
            if let Some(suppression) =
                suppressions.get_mut(number).filter(|suppression| suppression.silences(finding))
            {
                suppression.used = true;
                silent = true;
            }
        }
        !silent
    });
    let unused =
        suppressions.iter().filter(|suppression| !suppression.used && enabled.has(&suppression.allow.rule));
    let unused = unused.filter(|_| enabled.has(unused::RULE.code));
    let is_known = |suppression: &&Suppression<'_>| {
        // What cannot be allowed stays so, whatever is found.
        is_firm_name(&suppression.allow.rule) || is_whole(context, suppression.roadmap)
    };
    unused
        .filter(is_known)
        .filter(|suppression| !keeps_number(context, suppression))
        .map(|suppression| unused::finding(context, suppression))
        .collect()
}

/// Whether a suppression lets a number stay typed in whose place a reference would else be written, though nothing is to be
/// told of it.
fn keeps_number(context: &Context<'_>, suppression: &Suppression<'_>) -> bool {
    let rule = &suppression.allow.rule;
    let file = context.workspace.file(suppression.roadmap.file);
    let file = file.filter(|_| names(rule, NumberByHand::RULE));
    file.is_some_and(|file| all_by_hand(file).iter().any(|one| one.is_kept_by(suppression)))
}

/// Whether a file was read in full, so that no finding is absent because its place was not read.
fn is_whole(context: &Context<'_>, roadmap: &Roadmap) -> bool {
    let file = context.workspace.file(roadmap.file);
    !roadmap.partial && file.is_none_or(|file| file.schema.is_empty() && file.syntax.is_empty())
}

/// The `allow` that silences a finding of a roadmap; of several the one that stands nearest to it.
pub fn allowing<'r>(roadmap: &'r Roadmap, finding: &Finding) -> Option<&'r Allow> {
    let all = suppressions(roadmap).into_iter().rev();
    all.filter(|own| own.silences(finding)).map(|own| own.allow).next()
}

/// Every `allow` of a roadmap.
pub(super) fn suppressions(roadmap: &Roadmap) -> Vec<Suppression<'_>> {
    let suppression = |allow, entry| Suppression { roadmap, allow, entry, used: false };
    let mut suppressions: Vec<Suppression<'_>> =
        roadmap.allow.iter().map(|allow| suppression(allow, None)).collect();
    for section in roadmap.sections.iter() {
        suppressions.extend(section.allow.iter().map(|allow| suppression(allow, Some((section.span, None)))));
    }
    for measure in roadmap.measures.iter() {
        let entry = Some((measure.span, Some(&*measure.id)));
        suppressions.extend(measure.allow.iter().map(|allow| suppression(allow, entry)));
    }
    for indicator in &roadmap.indicators {
        let entry = Some((indicator.span, Some(&*indicator.id)));
        suppressions.extend(indicator.allow.iter().map(|allow| suppression(allow, entry)));
    }
    for annex in roadmap.annexes.iter().flatten() {
        let entry = Some((annex.span, Some(&*annex.id)));
        suppressions.extend(annex.allow.iter().map(|allow| suppression(allow, entry)));
    }
    for clause in roadmap.clauses().filter(|clause| !clause.allow.is_empty()) {
        let entry = Some((clause.span, clause.id.as_deref()));
        suppressions.extend(clause.allow.iter().map(|allow| suppression(allow, entry)));
    }
    suppressions
}
