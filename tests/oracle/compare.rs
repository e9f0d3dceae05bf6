//! The program's word against the reference's, workspace by workspace.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::generate;
use super::network::{Line, possible};
use super::plan::{Key, Workspace, measure_id, roadmap_id};
use super::program::{Said, Shown, say};
use super::sequence::{all_before, cycles};
use super::shrink::shrink;
use super::verdict::{Found, disagreements, verdict};
use super::yaml::shown;

/// What is amiss with the program's findings on a workspace; empty where nothing is.
pub(crate) fn amiss(workspace: &Workspace) -> Vec<String> {
    let said = say(workspace);
    let mut amiss = disagreements(workspace, &verdict(workspace), &said.found);
    amiss.extend(said.unmeant.iter().map(|told| format!("not meant: {told}")));
    if cycles(workspace).is_empty() {
        amiss.extend(wrong_stories(workspace, &said));
    }
    amiss
}

/// What is amiss on the workspaces of these seeds: the smallest that can be had for each kind of disagreement.
pub(crate) fn amiss_in(seeds: std::ops::Range<u64>) -> Vec<String> {
    let failing: Vec<(u64, String)> = seeds
        .into_par_iter()
        .filter_map(|seed| Some((seed, kind(amiss(&generate::workspace(seed)).first()?))))
        .collect();
    let mut kinds: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for (seed, kind) in failing {
        kinds.entry(kind).or_default().push(seed);
    }
    kinds.iter().map(|(kind, seeds)| report(kind, seeds)).collect()
}

/// The disagreement without its names: what was expected, of which rule.
fn kind(amiss: &str) -> String {
    amiss.split('"').take(2).collect()
}

fn report(kind: &str, seeds: &[u64]) -> String {
    let fails = |tried: &Workspace| amiss(tried).iter().any(|one| self::kind(one) == kind);
    let least = shrink(&generate::workspace(seeds[0]), &fails);
    let (amiss, told) = (amiss(&least).join("\n"), say(&least).told);
    format!("==== {kind}: seeds {seeds:?}\n{amiss}\n-- said\n{told}\n{}", shown(&least))
}

/// Explanations that do not explain: the steps shown must contradict each other, and without any one of them no more.
fn wrong_stories(workspace: &Workspace, said: &Said) -> Vec<String> {
    let group: Vec<Key> = workspace.measures().map(|measure| measure.key).collect();
    let holds = |kept: &[Vec<Line>]| {
        possible(workspace, &group, &|line| kept.iter().flatten().any(|kept| *kept == line))
    };
    let mut wrong = Vec::new();
    for (found, lines) in &said.stories {
        let steps = steps(workspace, found, lines);
        if holds(&steps) {
            wrong.push(format!("story \"too short\" of {found:?}: {steps:?}"));
        }
        for at in 0..steps.len() {
            let mut rest = steps.clone();
            let needless = rest.remove(at);
            wrong.extend(
                (!holds(&rest))
                    .then(|| format!("story \"too long\" of {found:?}: {needless:?} of {steps:?}")),
            );
        }
        wrong.extend(
            (!is_last(workspace, found, lines)).then(|| format!("story \"not of the last\": {found:?}")),
        );
    }
    wrong
}

/// The steps of a story. A step that shows a deadline or a doing says also that it waits for what was told before.
///
/// A whole is told by no line of its own, for it is finished with its parts: what waits for the whole of something that
/// was told waits for that too. Where it is the whole that is found, a part says when it ends, and no more, unless it is
/// said to follow.
fn steps(workspace: &Workspace, found: &Found, lines: &[Shown]) -> Vec<Vec<Line>> {
    let mut told: Vec<Key> = workspace
        .measures()
        .filter(|part| part.whole.is_some_and(|whole| is_named(whole, found)))
        .map(|part| part.key)
        .collect();
    let mut steps = Vec::new();
    for (line, follows) in lines {
        let (Line::Deadline(key) | Line::Done(key) | Line::After(key, _)) = *line;
        let wholes: Vec<Key> = told.iter().filter_map(|key| workspace.measure(*key).whole).collect();
        let after = &workspace.measure(key).after;
        let of = |known: &[Key]| -> Vec<Key> {
            after.iter().copied().filter(|first| known.contains(first)).collect()
        };
        let waits: Vec<Key> = [of(&told), of(&wholes)].concat();
        let mut step = vec![*line];
        let ends = workspace.measure(key).whole.is_some_and(|whole| is_named(whole, found));
        if !matches!(line, Line::After(..)) && (*follows || !ends) {
            step.extend(waits.into_iter().map(|first| Line::After(key, first)));
        }
        told.push(key);
        steps.push(step);
    }
    steps
}

fn is_named(key: Key, found: &Found) -> bool {
    (roadmap_id(key.0), measure_id(key)) == (found.1.clone(), found.2.clone())
}

/// Whether the measure found is one that the lines speak of, and none of them comes after it.
fn is_last(workspace: &Workspace, found: &Found, lines: &[Shown]) -> bool {
    let named = |key: &Key| is_named(*key, found);
    let spoken: Vec<Key> =
        lines.iter().map(|(Line::Deadline(key) | Line::Done(key) | Line::After(key, _), _)| *key).collect();
    let last = spoken.iter().find(|key| named(key));
    last.is_some_and(|last| !spoken.iter().any(|key| all_before(workspace, *key).contains(last)))
}
