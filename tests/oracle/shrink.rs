//! Makes a failing workspace small: takes away whatever can go while it still fails.

use super::mend::mend;
use super::plan::{Deadline, Key, Workspace};

/// The smallest workspace found that still fails.
pub(crate) fn shrink(workspace: &Workspace, fails: &dyn Fn(&Workspace) -> bool) -> Workspace {
    let mut least = workspace.clone();
    loop {
        let filled = |tried: &Workspace| *tried != least && !tried.roadmaps.is_empty();
        let smaller = attempts(&least).into_iter().map(tidy).find(|tried| filled(tried) && fails(tried));
        match smaller {
            Some(smaller) => least = smaller,
            None => return least,
        }
    }
}

/// The workspace with one thing less, in every way.
fn attempts(workspace: &Workspace) -> Vec<Workspace> {
    let mut all = Vec::new();
    let mut attempt = |change: &dyn Fn(&mut Workspace)| {
        let mut tried = workspace.clone();
        change(&mut tried);
        all.push(tried);
    };
    attempt(&|tried| tried.as_of = None);
    for (at, roadmap) in workspace.roadmaps.iter().enumerate() {
        attempt(&|tried| drop(tried.roadmaps.remove(at)));
        attempt(&|tried| tried.roadmaps[at].clauses.clear());
        attempt(&|tried| tried.roadmaps[at].order = None);
        attempt(&|tried| tried.roadmaps[at].parent = None);
        for (place, measure) in roadmap.measures.iter().enumerate() {
            attempt(&|tried| drop(tried.roadmaps[at].measures.remove(place)));
            attempt(&|tried| tried.roadmaps[at].measures[place].mandatory_for = None);
            attempt(&|tried| tried.roadmaps[at].measures[place].whole = None);
            attempt(&|tried| tried.roadmaps[at].measures[place].done.clear());
            for first in 0..measure.after.len() {
                attempt(&|tried| without(&mut tried.roadmaps[at].measures[place].after, first));
            }
            for above in 0..measure.implements.len() {
                attempt(&|tried| without(&mut tried.roadmaps[at].measures[place].implements, above));
            }
            if let Deadline::By(days) = &measure.deadline {
                for day in (0..days.len()).filter(|_| days.len() > 1) {
                    let mut fewer = days.clone();
                    fewer.remove(day);
                    attempt(&|tried| {
                        tried.roadmaps[at].measures[place].deadline = Deadline::By(fewer.clone())
                    });
                }
            } else if measure.deadline != Deadline::Undated {
                attempt(&|tried| tried.roadmaps[at].measures[place].deadline = Deadline::Undated);
            }
        }
    }
    all
}

fn without(keys: &mut Vec<Key>, at: usize) {
    keys.remove(at);
}

/// Takes away what names something that is gone.
fn tidy(mut workspace: Workspace) -> Workspace {
    workspace.roadmaps.retain(|roadmap| !roadmap.measures.is_empty());
    let roadmaps: Vec<u8> = workspace.roadmaps.iter().map(|roadmap| roadmap.number).collect();
    for roadmap in &mut workspace.roadmaps {
        roadmap.parent = roadmap.parent.filter(|parent| roadmaps.contains(parent));
    }
    let keys: Vec<Key> = workspace.measures().map(|measure| measure.key).collect();
    let copy = workspace.clone();
    for roadmap in &mut workspace.roadmaps {
        let above = copy.above(roadmap.number);
        for measure in &mut roadmap.measures {
            measure.after.retain(|first| keys.contains(first));
            measure.implements.retain(|upper| keys.contains(upper) && above.contains(&upper.0));
        }
        for clause in &mut roadmap.clauses {
            clause.measures.retain(|key| keys.contains(key));
        }
        roadmap.clauses.retain(|clause| !clause.measures.is_empty());
    }
    mend(&mut workspace);
    workspace
}
