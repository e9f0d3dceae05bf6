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
struct Suppression<'w> {
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
    fn covers(&self, rule: &str, place: Span, about: Option<&str>) -> bool {
        if !names(&self.allow.rule, rule) || is_firm(rule) {
            return false;
        }
        let Some((span, id)) = self.entry else { return true };
        let inside = span.start <= place.start && place.end <= span.end;
        inside || id.is_some() && about == id
    }
}

/// The suppressions of a file by the rule or group that they name, so that those a finding may meet are found without a
/// look at all.
#[derive(Default)]
struct FileSuppressions<'w>(HashMap<&'w str, NamedSuppressions<'w>>);

/// Those of one rule or group, by their numbers.
#[derive(Default)]
struct NamedSuppressions<'w> {
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
        self.0.entry(&*suppression.allow.rule).or_default().add(suppression, number);
    }

    /// Finds for each entry the one that it stands in.
    fn nest(&mut self) {
        self.0.values_mut().for_each(NamedSuppressions::nest);
    }

    /// Those that name a rule, and those that name its group.
    fn naming(&self, rule: &str) -> impl Iterator<Item = &NamedSuppressions<'w>> {
        let group = rule.split_once('/').map(|(group, _)| group);
        [Some(rule), group].into_iter().flatten().filter_map(|name| self.0.get(name))
    }

    /// Those that may silence what a rule finds at a place about an entry.
    fn near(&self, rule: &str, place: Span, about: Option<&str>) -> impl Iterator<Item = usize> {
        self.naming(rule).flat_map(move |named| named.near(place, about))
    }
}

impl<'w> NamedSuppressions<'w> {
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

    /// Every one.
    fn all(&self) -> impl Iterator<Item = usize> {
        self.whole.iter().copied().chain(self.entries.iter().map(|entry| entry.number))
    }

    /// Those that may silence what is found at a place about an entry.
    fn near(&self, place: Span, about: Option<&str>) -> impl Iterator<Item = usize> {
        let last = self.entries.partition_point(|entry| entry.span.start <= place.start).checked_sub(1);
        let around = std::iter::successors(last, |at| self.entries.get(*at)?.outer);
        let around = around.filter_map(|at| self.entries.get(at)).map(|entry| entry.number);
        let named = about.and_then(|id| self.by_id.get(id));
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
        for number in by_file
            .get(&finding.place.file)
            .into_iter()
            .flat_map(|own| own.near(finding.rule, finding.place.span, finding.measure.as_deref()))
        {
            if let Some(suppression) =
                suppressions.get_mut(number).filter(|suppression| suppression.silences(finding))
            {
                suppression.used = true;
                silent = true;
            }
        }
        !silent
    });
    for (file, own) in &by_file {
        keep_numbers(context, *file, own, &mut suppressions);
    }
    let unused =
        suppressions.iter().filter(|suppression| !suppression.used && enabled.has(&suppression.allow.rule));
    let unused = unused.filter(|_| enabled.has(unused::RULE.code));
    let is_known = |suppression: &&Suppression<'_>| {
        // What cannot be allowed stays so, whatever is found.
        is_firm_name(&suppression.allow.rule) || is_whole(context, suppression.roadmap)
    };
    unused.filter(is_known).map(|suppression| unused::finding(context, suppression)).collect()
}

/// Marks the suppressions of a file as used that let a number stay typed in whose place a reference would else be written,
/// though nothing is to be told of it.
fn keep_numbers(
    context: &Context<'_>,
    file: FileId,
    own: &FileSuppressions<'_>,
    suppressions: &mut [Suppression<'_>],
) {
    let all = own.naming(NumberByHand::RULE).flat_map(NamedSuppressions::all);
    let mut used = all.filter_map(|number| suppressions.get(number)).map(|one| one.used);
    let file = context.workspace.file(file).filter(|_| used.any(|used| !used));
    for one in file.map(all_by_hand).unwrap_or_default() {
        for number in own.near(NumberByHand::RULE, one.span, one.owner.as_deref()) {
            if let Some(suppression) = suppressions.get_mut(number) {
                suppression.used |= suppression.covers(NumberByHand::RULE, one.span, one.owner.as_deref());
            }
        }
    }
}

/// Whether a file was read in full, so that no finding is absent because its place was not read.
fn is_whole(context: &Context<'_>, roadmap: &Roadmap) -> bool {
    let file = context.workspace.file(roadmap.file);
    !roadmap.partial && file.is_none_or(|file| file.schema.is_empty() && file.syntax.is_empty())
}

/// Every `allow` of a roadmap, found by what it silences.
pub struct Allowances<'r> {
    all: Vec<Suppression<'r>>,
    index: FileSuppressions<'r>,
}

impl<'r> Allowances<'r> {
    /// Those of a roadmap.
    pub fn of(roadmap: &'r Roadmap) -> Self {
        let (all, mut index) = (suppressions(roadmap), FileSuppressions::default());
        all.iter().zip(0..).for_each(|(suppression, number)| index.add(suppression, number));
        index.nest();
        Allowances { all, index }
    }

    /// The `allow` that silences what a rule finds at a place about an entry; of several the one that stands nearest to it.
    pub fn covering(&self, rule: &str, place: Span, about: Option<&str>) -> Option<&'r Allow> {
        let near = self.index.near(rule, place, about);
        let covers = |number: &usize| self.all.get(*number).is_some_and(|own| own.covers(rule, place, about));
        self.all.get(near.filter(covers).max()?).map(|own| own.allow)
    }
}

/// Every `allow` of a roadmap.
fn suppressions(roadmap: &Roadmap) -> Vec<Suppression<'_>> {
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
