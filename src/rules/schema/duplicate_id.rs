//! `schema/duplicate-id`: an id that is given twice, in the workspace or in a roadmap.

use std::collections::hash_map::Entry;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use rayon::prelude::*;

use super::{Misfit, SchemaFault, SchemaFaultKind};
use crate::base::{Anchor, Part, Pool};
use crate::model::{Roadmap, TableId, Text};
use crate::rules::content::comes_first;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "schema/duplicate-id",
    severity: Severity::Error,
    page: include_str!("duplicate_id.md"),
    check: Check::Workspace(check),
    decode: decode::<Misfit>,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let roadmaps = &context.workspace.roadmaps;
    let mut first: HashMap<&str, &Roadmap> = HashMap::new();
    for roadmap in roadmaps.iter().filter(|roadmap| !roadmap.id.is_empty()) {
        let Some(before) = first.get(&*roadmap.id) else {
            first.insert(&roadmap.id, roadmap);
            continue;
        };
        // The file that is named as a copy is the one to be changed, wherever it stands among the others.
        let (before, copy) = match comes_first(context, before, roadmap) {
            true => (*before, &**roadmap),
            false => (&**roadmap, *before),
        };
        let anchor = Anchor::roadmap(before.file, Part::Id);
        findings.push(found(context, copy, &copy.id, None).with_anchors([anchor]));
        first.insert(&roadmap.id, before);
    }
    let known = Pool::<HashSet<TableId>>::default();
    findings.par_extend(roadmaps.par_iter().with_min_len(64).flat_map_iter(|roadmap| {
        let mut found = Vec::new();
        let measures = roadmap.measures().map(|measure| (&measure.id, Some(&*measure.id.value)));
        let clauses = roadmap.clauses().filter_map(|clause| Some((clause.id.as_ref()?, None)));
        let indicators = roadmap.indicators.iter().map(|indicator| (&indicator.id, None));
        let annexes = roadmap.annexes.iter().flatten().map(|annex| (&annex.id, None));
        let alone = || roadmap.clauses().all(|clause| clause.id.is_none());
        if !alone() || !known.with(|known| is_distinct(roadmap, known)) {
            repeated(context, roadmap, measures.chain(clauses), &mut found);
        }
        repeated(context, roadmap, indicators, &mut found);
        repeated(context, roadmap, annexes, &mut found);
        found
    }));
}

/// Whether no two rows of a table have one id, which is looked at once for all roadmaps that share it.
fn is_distinct(roadmap: &Roadmap, known: &mut HashSet<TableId>) -> bool {
    if known.contains(&roadmap.table()) {
        return true;
    }
    let mut ids = HashSet::with_capacity(roadmap.measures.len());
    let mut given = roadmap.measures().map(|measure| &*measure.id.value).filter(|id| !id.is_empty());
    given.all(|id| ids.insert(id)) && known.insert(roadmap.table())
}

/// A finding at every id of a roadmap that stood before; beside the ids, the measures that they are of.
fn repeated<'r>(
    context: &Context<'_>,
    roadmap: &Roadmap,
    ids: impl Iterator<Item = (&'r Text, Option<&'r str>)>,
    findings: &mut Vec<Finding>,
) {
    let mut first: HashMap<&str, Span> = HashMap::new();
    for (id, measure) in ids.filter(|(id, _)| !id.is_empty()) {
        match first.entry(&**id) {
            Entry::Occupied(before) => {
                findings.push(found(context, roadmap, id, measure).with_span(*before.get()));
            }
            Entry::Vacant(free) => {
                free.insert(id.span);
            }
        }
    }
}

fn found(context: &Context<'_>, roadmap: &Roadmap, id: &Text, measure: Option<&str>) -> Finding {
    let fault = SchemaFault::new(SchemaFaultKind::DuplicateId { id: id.to_string() }, id.span);
    context.finding(&RULE, roadmap.place(id.span), Misfit(fault)).about(&roadmap.id, measure)
}
