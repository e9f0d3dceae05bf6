//! Judging files: each as within the whole workspace, with nothing read but those files and what they rest on.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use foldhash::{HashMap, HashMapExt, HashSet};
use rayon::prelude::*;

use super::SessionShared;
use super::file::FileFindings;
use super::load::{Loaded, load};
use super::snapshot::Interrupted;
use super::state::SessionState;
use crate::base::{Extent, FileId, Finding, Idx, RelatedTarget, RoadmapIdx, Span, guard};
use crate::deadline::Times;
use crate::graph::Graph;
use crate::rules::{self, Context};
use crate::syntax::LineWalk;
use crate::workspace::{Outline, Workspace};
use crate::world::Below;

/// How many files are judged together: enough for all cores, few enough for the memory that their trees take.
pub(super) const TOGETHER: usize = 512;

/// Reads files and all that they rest on, in the order of paths.
///
/// # Errors
/// When one cannot be read, has changed, or nobody wants to know any more.
pub(super) fn with_needs(
    state: &SessionState,
    wanted: &[FileId],
    shared: &SessionShared,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Vec<Loaded>, Interrupted> {
    let one = |id: &FileId| if cancelled() { Err(Interrupted::Cancelled) } else { load(state, *id, shared) };
    gathered(state, wanted, |front| front.par_iter().map(one).collect())
}

/// Of files that were read with all that they rest on, some with all that these rest on.
fn narrowed(state: &SessionState, wanted: &[FileId], files: &[Loaded]) -> Vec<Loaded> {
    let read: HashMap<FileId, &Loaded> = files.iter().map(|file| (file.id, file)).collect();
    let take = |front: &[FileId]| -> Result<Vec<Loaded>, Infallible> {
        Ok(front.iter().filter_map(|id| read.get(id).copied().cloned()).collect())
    };
    let Ok(narrowed) = gathered(state, wanted, take);
    narrowed
}

/// Files and all that they rest on, in the order of paths, each taken once from where `take` has them.
fn gathered<E>(
    state: &SessionState,
    wanted: &[FileId],
    take: impl Fn(&[FileId]) -> Result<Vec<Loaded>, E>,
) -> Result<Vec<Loaded>, E> {
    let mut taken: HashSet<FileId> = wanted.iter().copied().collect();
    let mut front: Vec<FileId> = wanted.to_vec();
    let mut all = Vec::with_capacity(wanted.len());
    let (mut first, mut walked) = (true, HashSet::default());
    while !front.is_empty() {
        let loaded = take(&front)?;
        let named = loaded.iter().flat_map(|file| needs(state, &file.summary.outline));
        let looked = loaded.iter().filter(|_| first).flat_map(|file| looks(state, &file.summary.outline));
        // Many files name the same list, which may be as long as they are many.
        let lists = named.chain(looked).filter(|list| walked.insert(list.as_ptr()));
        front = lists.flatten().copied().filter(|id| taken.insert(*id)).collect();
        first = false;
        all.extend(loaded);
    }
    let path = |file: &Loaded| state.file(file.id).map(|file| &file.path);
    all.sort_by(|one, other| path(one).cmp(&path(other)));
    Ok(all)
}

/// The files that a file of that outline names, and those that share its id or its head: a list for each name.
fn needs<'s>(state: &'s SessionState, outline: &'s Outline) -> impl Iterator<Item = &'s [FileId]> {
    let named = outline.needs.iter().map(|name| state.index.named(name));
    named.chain(state.index.alike(outline))
}

/// The files that a file of that outline is judged by, and that none who rests on it is: its addressees, and, where it
/// names no parent, those that demand something of it.
fn looks<'s>(state: &'s SessionState, outline: &'s Outline) -> impl Iterator<Item = &'s [FileId]> {
    let index = &state.index;
    let addressees = outline.card.addressees.iter().map(|name| index.named(name));
    let demanding = [index.demanding(&outline.card.level), index.looking(&outline.id)];
    addressees.chain(demanding.into_iter().filter(|_| outline.looks_around))
}

/// What the rules find in the files of a lot, which were read with all that they rest on. Where the program fails, it is
/// halved until the file is found over which it does: that one alone is not judged.
pub(super) fn judge(
    state: &SessionState,
    lot: &[FileId],
    files: &[Loaded],
    shared: &SessionShared,
) -> Vec<(FileId, FileFindings)> {
    match (guard(|| together(state, lot, files, shared)), lot) {
        (Ok(judged), _) => judged,
        (Err(panic), [one]) => vec![(*one, FileFindings::failed(*one, panic))],
        (Err(_), lot) => {
            let (one, other) = lot.split_at(lot.len() / 2);
            let again = |half: &[FileId]| {
                let files = narrowed(state, half, files);
                judge(state, half, &files, shared)
            };
            [again(one), again(other)].into_iter().flatten().collect()
        }
    }
}

/// What the rules find in the files of a lot.
fn together(
    state: &SessionState,
    lot: &[FileId],
    files: &[Loaded],
    shared: &SessionShared,
) -> Vec<(FileId, FileFindings)> {
    let settings = &state.settings;
    let given = files.iter().map(|loaded| (loaded.id, Arc::clone(&loaded.file)));
    let workspace =
        Workspace::of(state.found.root.clone(), settings.config.clone(), given, state.index.known.clone());
    let times = Times::read_with(&workspace, &settings.calendar, &settings.readings);
    let graph = Graph::build(&workspace, &times, &settings.calendar);
    let below = Below::new(&*state.world, &state.found.root);
    let wanted: HashSet<FileId> = lot.iter().copied().collect();
    let parts = (&times, &graph);
    let context = Context::new(&below, &workspace, parts, &settings.calendar, settings.as_of, &wanted);
    let context = context.learning(&settings.answers);
    let findings = rules::judge(&context, &settings.rules);
    shared.counts.judged.fetch_add(wanted.len() as u64, Ordering::Relaxed);
    let faulty = rests_on_prose(state, &workspace, &graph, files);
    let mut counts: HashMap<FileId, usize> = HashMap::new();
    findings.iter().for_each(|finding| *counts.entry(finding.place.file).or_default() += 1);
    let room = |id: &FileId| Vec::with_capacity(counts.get(id).copied().unwrap_or_default());
    let mut by_file: HashMap<FileId, Vec<Finding>> = wanted.iter().map(|id| (*id, room(id))).collect();
    for loaded in files {
        if let (Some(panic), Some(own)) = (&loaded.file.panic, by_file.get_mut(&loaded.id)) {
            own.push(rules::unchecked(loaded.id, panic.clone()));
        }
    }
    for finding in findings {
        if let Some(own) = by_file.get_mut(&finding.place.file) {
            own.push(finding);
        }
    }
    let judged = by_file.into_par_iter().map(|(id, mut findings)| {
        let file = workspace.file(id).filter(|_| !findings.is_empty());
        if let Some(file) = file {
            let walk = LineWalk::of(&file.source.text, file.rare_signs());
            match walk.filter(|_| places(&findings) <= FEW) {
                Some(mut walk) => locate(|span| walk.extent(span), &mut findings),
                None => locate(|span| file.lines().extent(span), &mut findings),
            }
        }
        // Only signs of four bytes take two units. A file in which nothing is found is not looked through: others may
        // point into it all the same.
        let may_be_wide = file.is_none_or(|file| file.rare_signs().wide);
        // Collected in place they would keep the room that they took when they were larger.
        let mut shared = Vec::with_capacity(findings.len());
        shared.extend(findings.into_iter().map(Arc::new));
        shared.sort_by(|one: &Arc<Finding>, other| Finding::in_order(one, other));
        (id, FileFindings { findings: shared, rests_on_prose: faulty.contains(&id), may_be_wide })
    });
    judged.collect()
}

/// The files in whose judging the prose of others was looked at: where a duty is missing, and where a reference on the
/// way up is faulty, an entry of the same title is looked for.
fn rests_on_prose(
    state: &SessionState,
    workspace: &Workspace,
    graph: &Graph,
    files: &[Loaded],
) -> HashSet<FileId> {
    let file_of = |roadmap: RoadmapIdx| workspace.roadmaps.get(roadmap.at()).map(|roadmap| roadmap.file);
    let mut found: HashSet<FileId> = graph.gaps.iter().filter_map(|gap| file_of(gap.roadmap)).collect();
    let faults = graph.links.faults.iter().filter_map(|fault| file_of(graph.links.roadmap_of(fault.from)));
    found.extend(faults);
    if found.is_empty() {
        return found;
    }
    // What rests on such a file looks at the same prose. It rests on all that share a name.
    let mut resting: HashMap<*const FileId, Vec<FileId>> = HashMap::new();
    for file in files {
        // Where nobody has a name, there is nobody to rest on.
        for list in needs(state, &file.summary.outline).filter(|list| !list.is_empty()) {
            resting.entry(list.as_ptr()).or_default().push(file.id);
        }
    }
    let outlines: HashMap<FileId, &Outline> =
        files.iter().map(|file| (file.id, &file.summary.outline)).collect();
    let mut front: Vec<FileId> = found.iter().copied().collect();
    while let Some(id) = front.pop() {
        let Some(outline) = outlines.get(&id) else { continue };
        for list in [state.index.named(&outline.id), state.index.headed(&outline.card.head)] {
            let resting = resting.remove(&list.as_ptr()).into_iter().flatten();
            front.extend(resting.filter(|other| found.insert(*other)));
        }
    }
    found
}

/// So many places of a file are counted through; those of more are looked up in the list of its lines.
const FEW: usize = 256;

/// How many places findings name, those of their edits among them.
fn places(findings: &[Finding]) -> usize {
    let edits = |finding: &Finding| finding.fixes.iter().map(|fix| fix.edits.len()).sum::<usize>();
    findings.iter().map(|finding| 1 + finding.related.len() + edits(finding)).sum()
}

/// Finds the lines and columns of what lies in the file itself, so that it need not be read again.
fn locate(mut extent: impl FnMut(Span) -> Extent, findings: &mut [Finding]) {
    for finding in findings {
        finding.extent = Some(extent(finding.place.span));
        let edits = finding.fixes.iter().flat_map(|fix| &fix.edits);
        finding.edit_extents = edits.map(|edit| extent(edit.span)).collect();
        for related in &mut finding.related {
            if let RelatedTarget::Span(span) = related.target {
                related.extent = Some(extent(span));
            }
        }
    }
}
