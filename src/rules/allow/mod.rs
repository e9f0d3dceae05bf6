//! Rules of the group `allow`, and what an `allow` does: it silences a rule for the entry that holds it.

mod unused;

use std::collections::HashMap;

use rayon::prelude::*;

use super::judge::Running;
use super::{Check, Context, Rule, names};
use crate::base::{FileId, Finding, Span};
use crate::model::{Allow, Roadmap};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&unused::RULE];

/// An `allow`, and the entry it speaks for.
struct Permit<'w> {
    roadmap: &'w Roadmap,
    allow: &'w Allow,
    /// The entry; the whole file where none.
    entry: Option<(Span, Option<&'w str>)>,
    used: bool,
}

impl Permit<'_> {
    /// Whether it silences a finding: one that lies in its entry, or is about it.
    fn silences(&self, finding: &Finding) -> bool {
        if !names(&self.allow.rule, finding.rule) {
            return false;
        }
        let here = finding.place.file == self.roadmap.file;
        let own = finding.roadmap.as_deref() == Some(&*self.roadmap.id);
        match self.entry {
            None => here || own,
            Some((span, id)) => {
                let place = finding.place.span;
                let inside = span.start <= place.start && place.end <= span.end;
                here && inside || own && id.is_some() && finding.measure.as_deref() == id
            }
        }
    }
}

/// Takes away the findings that are allowed, and finds the permits that nothing needed.
pub(super) fn silence(context: &Context<'_>, running: &Running, findings: &mut Vec<Finding>) -> Vec<Finding> {
    let roadmaps = context.workspace.roadmaps.par_iter().with_min_len(64);
    let mut permits: Vec<Permit<'_>> = roadmaps.flat_map_iter(permits).collect();
    if permits.is_empty() {
        return Vec::new();
    }
    let mut by_file: HashMap<FileId, Vec<usize>> = HashMap::new();
    let mut by_id: HashMap<&str, FileId> = HashMap::new();
    for (permit, number) in permits.iter().zip(0..) {
        by_file.entry(permit.roadmap.file).or_default().push(number);
        by_id.insert(&*permit.roadmap.id, permit.roadmap.file);
    }
    findings.retain(|finding| {
        let about = finding.roadmap.as_deref().and_then(|id| by_id.get(id)).copied();
        let about = about.filter(|file| *file != finding.place.file);
        let mut silent = false;
        for file in [Some(finding.place.file), about].into_iter().flatten() {
            for number in by_file.get(&file).into_iter().flatten() {
                if let Some(permit) = permits.get_mut(*number).filter(|permit| permit.silences(finding)) {
                    permit.used = true;
                    silent = true;
                }
            }
        }
        !silent
    });
    let unused = permits.iter().filter(|permit| !permit.used && running.runs(&permit.allow.rule));
    let unused = unused.filter(|_| running.runs(unused::RULE.code));
    unused
        .filter(|permit| is_whole(context, permit.roadmap))
        .map(|permit| unused::finding(context, permit))
        .collect()
}

/// Whether a file was read in full, so that no finding is absent because its place was not read.
fn is_whole(context: &Context<'_>, roadmap: &Roadmap) -> bool {
    let file = context.workspace.file(roadmap.file);
    !roadmap.partial && file.is_none_or(|file| file.schema.is_empty() && file.syntax.is_empty())
}

/// Every `allow` of a roadmap.
fn permits(roadmap: &Roadmap) -> Vec<Permit<'_>> {
    let permit = |allow, entry| Permit { roadmap, allow, entry, used: false };
    let mut permits: Vec<Permit<'_>> = roadmap.allow.iter().map(|allow| permit(allow, None)).collect();
    for section in &roadmap.sections {
        permits.extend(section.allow.iter().map(|allow| permit(allow, Some((section.span, None)))));
    }
    for measure in &roadmap.measures {
        let entry = Some((measure.span, Some(&*measure.id)));
        permits.extend(measure.allow.iter().map(|allow| permit(allow, entry)));
    }
    for indicator in &roadmap.indicators {
        let entry = Some((indicator.span, Some(&*indicator.id)));
        permits.extend(indicator.allow.iter().map(|allow| permit(allow, entry)));
    }
    for clause in roadmap.clauses().filter(|clause| !clause.allow.is_empty()) {
        let entry = Some((clause.span, clause.id.as_deref()));
        permits.extend(clause.allow.iter().map(|allow| permit(allow, entry)));
    }
    permits
}
