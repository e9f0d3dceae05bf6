//! Over generated regions: cells of the matrix and findings of `check` correspond, and all is summed alike.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use vekha::Options;
use vekha::base::Finding;
use vekha::deadline::{Calendar, Times};
use vekha::site::{AnswerCell, Duties, Overview, Site, SitePart, TaskState, UnansweredReason};
use vekha::world::Overlay;

use crate::oracle::generate;
use crate::oracle::plan::{Key, Measure, Workspace, measure_id, roadmap_id};
use crate::oracle::support::{ROOT, world_of};
use crate::oracle::yaml::{files, shown};

/// How many regions are tried.
const MANY: u64 = 400;

/// A finding by its rule, its roadmap and its measure.
type Name = (&'static str, String, String);

fn name(finding: &Finding) -> Name {
    let text = |part: &Option<_>| part.as_ref().map(ToString::to_string).unwrap_or_default();
    (finding.rule, text(&finding.roadmap), text(&finding.measure))
}

fn world(workspace: &Workspace, settings: &str) -> Overlay {
    let at_root = |file: crate::oracle::yaml::File| {
        let text = if file.name == "vekha.yaml" { file.text + settings } else { file.text };
        (Path::new(ROOT).join(file.name), text.into_bytes())
    };
    world_of(files(workspace).into_iter().map(at_root))
}

fn site(workspace: &Workspace, settings: &str) -> Site {
    let world = world(workspace, settings);
    let options = Options { roadmaps: true, ..Options::default() };
    let checked = vekha::check(&world, &[PathBuf::from(ROOT)], &options).unwrap();
    Site::of(checked, &world)
}

fn cells(site: &Site) -> impl Iterator<Item = &AnswerCell> {
    let rows = site.answers.iter().flat_map(|(_, answers)| &answers.organisations);
    rows.flat_map(|row| row.cells())
}

/// The findings that some cell shows, and how many times each worst one is.
fn shown_findings(site: &Site, part: &SitePart) -> BTreeSet<Name> {
    let places = cells(site).flat_map(|cell| &cell.judged);
    places.map(|at| name(&part.judged[*at].finding)).collect()
}

/// The rows of a roadmap that carry out a mandatory measure asked of its level, with their parts.
fn answering(workspace: &Workspace) -> BTreeSet<(String, String)> {
    let by_key: BTreeMap<Key, &Measure> =
        workspace.measures().map(|measure| (measure.key, measure)).collect();
    let level = |number: u8| workspace.roadmaps.iter().find(|one| one.number == number).map(|one| one.level);
    let mut rows = BTreeSet::new();
    for measure in workspace.measures() {
        let mut front = measure.implements.clone();
        let mut seen = BTreeSet::new();
        while let Some(upper) = front.pop() {
            if !seen.insert(upper) {
                continue;
            }
            let Some(above) = by_key.get(&upper) else { continue };
            if above.mandatory_for.is_some() && above.mandatory_for == level(measure.key.0) {
                rows.insert(measure.key);
            }
            front.extend(&above.implements);
        }
    }
    let is_below = |measure: &Measure| {
        let mut at = Some(measure.key);
        std::iter::from_fn(|| {
            let key = at?;
            at = by_key.get(&key).and_then(|one| one.whole);
            Some(key)
        })
        .any(|key| rows.contains(&key))
    };
    let own = workspace.measures().filter(|measure| is_below(measure));
    own.map(|measure| (roadmap_id(measure.key.0), measure_id(measure.key))).collect()
}

/// What is amiss between the cells and the findings of a workspace.
fn amiss(workspace: &Workspace) -> Option<String> {
    let site = site(workspace, "");
    let part = site.parts.first()?;
    let reported: BTreeSet<Name> = part.checked.findings.iter().map(|finding| name(finding)).collect();
    for cell in cells(&site) {
        let first = cell.judged.first().map(|at| &part.judged[*at]);
        let told = first.map(|one| TaskState::of(&one.finding));
        let plain = matches!(
            cell.state,
            TaskState::Soon | TaskState::Done | TaskState::InTime | TaskState::Open | TaskState::NotAsked
        );
        let other = matches!(cell.state, TaskState::Unread | TaskState::Unlinked);
        if !plain && !other && told != Some(Some(cell.state)) {
            return Some(format!("a cell is {:?}, and nothing was found: {cell:?}", cell.state));
        }
        if plain && first.is_some() {
            return Some(format!("a cell is {:?} with findings: {cell:?}", cell.state));
        }
        if let Some(one) =
            first.filter(|one| reported.contains(&name(&one.finding)) != one.passed_over.is_none())
        {
            return Some(format!("{:?} is told otherwise than reported", name(&one.finding)));
        }
    }
    let shown = shown_findings(&site, part);
    let rows = answering(workspace);
    let belongs = |(rule, roadmap, measure): &Name| match rule.split_once('/') {
        Some(("coverage", _)) => true,
        Some(("nesting" | "status", _)) => rows.contains(&(roadmap.clone(), measure.clone())),
        _ => *rule == "deadline/missing" && rows.contains(&(roadmap.clone(), measure.clone())),
    };
    let wanted: BTreeSet<Name> = reported.into_iter().filter(belongs).collect();
    if wanted != shown {
        let (lost, more) = (&wanted - &shown, &shown - &wanted);
        return Some(format!("found and not shown {lost:?}, shown and not found {more:?}"));
    }
    sums(&site, part)
}

/// What is summed otherwise than `status` does, or than the cells are.
fn sums(site: &Site, part: &SitePart) -> Option<String> {
    let checked = &part.checked;
    let times = Times::in_force(&checked.workspace, Calendar::russia());
    let duties = Duties::of(&checked.workspace, &times, None);
    let status =
        Overview::of([(&checked.workspace, &checked.files[..], &checked.findings[..], &duties)], site.as_of);
    if status.total != site.overview.total || status.rows != site.overview.rows {
        return Some(format!("status counts {:?}, the pages {:?}", status.total, site.overview.total));
    }
    let missing: BTreeSet<usize> = cells(site)
        .filter(|cell| cell.state == TaskState::NoMeasure)
        .flat_map(|cell| cell.judged.clone())
        .collect();
    let count = |rule: &str| checked.findings.iter().filter(|finding| finding.rule == rule).count();
    let sums = [
        (missing.len(), status.total.missing_measures),
        (count("coverage/missing-measure"), status.total.missing_measures),
        (count("status/overdue"), status.total.overdue),
    ];
    let wrong = sums.iter().any(|(one, other)| one != other);
    wrong.then(|| format!("sums differ: {sums:?}"))
}

#[test]
fn cells_and_findings_correspond() {
    let broken = (0..MANY).into_par_iter().find_map_first(|seed| {
        let workspace = generate::workspace(seed);
        amiss(&workspace).map(|told| format!("seed {seed}: {told}\n{}", shown(&workspace)))
    });
    assert_eq!(broken, None, "{}", broken.clone().unwrap_or_default());
    // The law is tried: there were cells of every kind.
    let states: BTreeSet<TaskState> = (0..MANY)
        .flat_map(|seed| {
            cells(&site(&generate::workspace(seed), "")).map(|cell| cell.state).collect::<Vec<_>>()
        })
        .collect();
    for state in [
        TaskState::NoMeasure,
        TaskState::Overdue,
        TaskState::Late,
        TaskState::Undated,
        TaskState::Done,
        TaskState::InTime,
        TaskState::NotAsked,
    ] {
        assert!(states.contains(&state), "no cell was ever {state:?}");
    }
}

/// Every cell by its plan, its level, its organisation and its measure.
fn by_place(site: &Site) -> BTreeMap<String, &AnswerCell> {
    let mut cells = BTreeMap::new();
    for (_, answers) in &site.answers {
        for row in &answers.organisations {
            for (cell, at) in row.cells().iter().zip(0..) {
                cells.insert(format!("{:?} {} {} {at}", answers.plan, answers.level, row.id), cell);
            }
        }
    }
    cells
}

#[test]
fn what_is_passed_over_is_never_good() {
    let broken = (0..MANY).into_par_iter().find_map_first(|seed| {
        let workspace = generate::workspace(seed);
        let (before, after) =
            (site(&workspace, ""), site(&workspace, "rules: {nesting: off, status: off}\n"));
        let after = by_place(&after);
        let silenced =
            [TaskState::Late, TaskState::Overdue, TaskState::Undated, TaskState::Early, TaskState::DoneLate];
        let wrong = by_place(&before).into_iter().find_map(|(place, before)| {
            let after = after.get(&place)?;
            let rules = before.judged.len() == after.judged.len();
            let told = after.passed_over == Some(UnansweredReason::Off)
                || after.passed_over.is_none() && after.state.is_bad();
            (silenced.contains(&before.state) && !(rules && told))
                .then(|| format!("{place}: {before:?} became {after:?}"))
        });
        wrong.map(|wrong| format!("seed {seed}: {wrong}"))
    });
    assert_eq!(broken, None);
}
