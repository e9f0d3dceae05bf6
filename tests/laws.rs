//! Laws that hold for every workspace, whatever the findings are: what may not change them, and in which direction
//! they may change.

#[path = "oracle/mod.rs"]
#[allow(dead_code, reason = "the laws need no reference, only its workspaces and the program")]
mod oracle;
#[path = "laws/change.rs"]
mod change;

use std::collections::BTreeSet;

use oracle::chance::Chance;
use oracle::generate;
use oracle::plan::Workspace;
use oracle::program::say;
use oracle::verdict::Found;
use oracle::yaml::shown;
use rayon::prelude::*;

/// How many workspaces each law is tried on.
const MANY: u64 = 1000;

/// Tries a law on many workspaces; it says what is amiss.
fn try_on_many(law: impl Fn(Workspace, &mut Chance) -> Option<String> + Sync) {
    let broken = (0..MANY).into_par_iter().find_map_first(|seed| {
        let told = law(generate::workspace(seed), &mut Chance::of(seed + MANY))?;
        Some(format!("seed {seed}: {told}"))
    });
    assert_eq!(broken, None, "{}", broken.clone().unwrap_or_default());
}

/// Tells two workspaces whose findings should be the same and are not.
fn differ(one: &Workspace, other: &Workspace) -> Option<String> {
    let (first, second) = (of_order_free(one), of_order_free(other));
    (first != second).then(|| {
        let (only_one, only_other) = (&first - &second, &second - &first);
        format!(
            "only in one {only_one:?}\nonly in the other {only_other:?}\n{}\n{}",
            shown(one),
            shown(other)
        )
    })
}

/// What is found, but for the measure of a round on which it is told: that is the first in the order of files.
fn of_order_free(workspace: &Workspace) -> BTreeSet<Found> {
    let mut found = say(workspace).found;
    found.retain(|found| found.0 != "sequence/cycle");
    found
}

#[test]
fn the_order_of_files_and_measures_changes_nothing() {
    try_on_many(|workspace, chance| {
        let mut other = workspace.clone();
        chance.shuffle(&mut other.roadmaps);
        for roadmap in &mut other.roadmaps {
            chance.shuffle(&mut roadmap.measures);
            for measure in &mut roadmap.measures {
                chance.shuffle(&mut measure.after);
                chance.shuffle(&mut measure.implements);
            }
        }
        differ(&workspace, &other)
    });
}

/// Not so with years and months, which are not all as long as each other, nor with days that are or are not worked.
#[test]
fn moving_every_date_changes_nothing() {
    try_on_many(|mut workspace, chance| {
        change::only_days(&mut workspace);
        let mut other = workspace.clone();
        change::move_all(&mut other, chance.number(-40, 80));
        differ(&workspace, &other)
    });
}

#[test]
fn what_nobody_refers_to_changes_nothing() {
    try_on_many(|workspace, chance| {
        let mut other = workspace.clone();
        let mut stranger = generate::workspace(chance.number(0, 1000) as u64).roadmaps.remove(0);
        change::alone(&mut stranger);
        other.roadmaps.push(stranger.clone());
        let own = |found: &Found| found.1 == oracle::plan::roadmap_id(stranger.number);
        let (first, mut second) = (say(&workspace).found, say(&other).found);
        second.retain(|found| !own(found));
        (first != second).then(|| format!("{first:?}\n{second:?}\n{}", shown(&other)))
    });
}

/// A contradiction stays one when any date in it is drawn tighter, on whatever measure it is then told.
#[test]
fn tightening_a_bound_never_makes_the_impossible_possible() {
    try_on_many(|mut workspace, chance| {
        change::only_days(&mut workspace);
        change::only_once(&mut workspace);
        let rule = |found: &Found| found.0 == "sequence/impossible";
        if !say(&workspace).found.iter().any(rule) {
            return None;
        }
        let loose = shown(&workspace);
        change::tighten_any(&mut workspace, chance);
        let gone = !say(&workspace).found.iter().any(rule);
        gone.then(|| format!("{loose}\n-- tightened\n{}", shown(&workspace)))
    });
}

/// What comes too late for a bound from above comes too late for a tighter one.
#[test]
fn tightening_what_is_above_never_removes_a_fault_below() {
    try_on_many(|mut workspace, chance| {
        change::only_days(&mut workspace);
        change::only_once(&mut workspace);
        let top = change::a_free_top(&workspace, chance)?;
        let below = |workspace: &Workspace| -> BTreeSet<Found> {
            let found = say(workspace).found.into_iter();
            found.filter(|found| matches!(found.0, "nesting/late" | "nesting/early")).collect()
        };
        let mut tight = workspace.clone();
        if !change::tighten_inside(&mut tight, top, chance) {
            return None;
        }
        let lost = &below(&workspace) - &below(&tight);
        (!lost.is_empty())
            .then(|| format!("{lost:?}\n{}\n-- tightened\n{}", shown(&workspace), shown(&tight)))
    });
}
