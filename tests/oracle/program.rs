//! The program, run on a workspace that lies in memory.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use vekha::base::{Finding, Place};
use vekha::report::{Checked, PlaceFinder, RenderedFinding};
use vekha::rules::Filter;
use vekha::world::Overlay;

use super::network::Line;
use super::plan::Workspace;
use super::support::{ROOT, world_of};
use super::verdict::{Found, RULES};
use super::yaml::{File, files, line_at};

/// The rules by which a workspace would not be what it was meant to be.
const SOUND: [&str; 4] = ["syntax", "schema", "reference", "deadline/unreadable"];

/// A line that a finding shows, and whether it is said that its measure comes after what was told before.
pub(crate) type Shown = (Line, bool);

/// What the program says of a workspace.
pub(crate) struct Said {
    /// The findings of the rules that are judged.
    pub found: BTreeSet<Found>,
    /// The findings that show a workspace not to be what it was meant to be.
    pub unmeant: Vec<String>,
    /// All findings, in words.
    pub told: String,
    /// For each "impossible", the finding and the lines it shows, step by step.
    pub stories: Vec<(Found, Vec<Shown>)>,
}

/// Checks the files of a workspace.
pub(crate) fn checked(workspace: &Workspace) -> Checked {
    check(&world(workspace))
}

/// The files of a workspace, on a day of its own.
fn world(workspace: &Workspace) -> Overlay {
    let files = files(workspace).into_iter();
    let at_root = |file: File| (Path::new(ROOT).join(file.name), file.text.into_bytes());
    let mut world = world_of(files.map(at_root));
    world.set_today(NaiveDate::from_ymd_opt(2024, 6, 1));
    world
}

fn check(world: &Overlay) -> Checked {
    let select = RULES.iter().chain(&SOUND).map(|name| (*name).to_owned()).collect();
    let filter = Filter { select, ignore: Vec::new() };
    let options = vekha::Options { filter, ..vekha::Options::default() };
    let mut checked = vekha::check(world, &[PathBuf::from(ROOT)], &options).unwrap();
    assert_eq!(checked.len(), 1, "one workspace goes in");
    checked.remove(0)
}

/// What the program says of a workspace.
pub(crate) fn say(workspace: &Workspace) -> Said {
    let (files, world) = (files(workspace), world(workspace));
    let checked = check(&world);
    let mut said =
        Said { found: BTreeSet::new(), unmeant: Vec::new(), told: String::new(), stories: Vec::new() };
    let places = PlaceFinder::new(&checked.workspace, &world);
    for finding in &checked.findings {
        let told = RenderedFinding::new(finding, checked.lang, &places);
        said.told += &tell(&files, finding, &told);
        if let Some(found) = judged(finding) {
            if found.0 == "sequence/impossible" {
                said.stories.push((found.clone(), steps(&files, &told)));
            }
            said.found.insert(found);
        } else {
            said.unmeant.push(tell(&files, finding, &told));
        }
    }
    said
}

/// Rule, roadmap and measure, where the rule is one of those judged.
fn judged(finding: &Finding) -> Option<Found> {
    let rule = RULES.iter().find(|rule| **rule == finding.rule)?;
    let text = |text: &Option<_>| text.as_deref().map(str::to_owned).unwrap_or_default();
    Some((rule, text(&finding.roadmap), text(&finding.measure)))
}

/// The lines that a finding shows.
fn steps(files: &[File], told: &RenderedFinding) -> Vec<Shown> {
    let follows = |message: &str| message.contains("после этого");
    let shown = told.related.iter().map(|related| (line(files, related.place), follows(&related.message)));
    shown.filter_map(|(line, follows)| Some((line?, follows))).collect()
}

fn line(files: &[File], place: Place) -> Option<Line> {
    line_at(files.get(place.file.0 as usize)?, place.span.start as usize)
}

fn tell(files: &[File], finding: &Finding, said: &RenderedFinding) -> String {
    let at = |place: Place| format!("{}.yaml: {:?}", place.file.0, line(files, place));
    let mut told = format!("{} {}: {}\n", finding.rule, at(finding.place), said.message);
    for related in &said.related {
        told += &format!("    {}: {}\n", at(related.place), related.message);
    }
    told
}
