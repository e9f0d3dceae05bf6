//! Vekha: a declarative compiler and linter of official roadmaps.
//!
//! Roadmaps of every level are YAML; `check` reads a workspace of them and tells what contradicts what, `build`
//! prints the orders. The modules stand in the order in which data flows, and `use` points only from a later one to
//! an earlier one:
//!
//! 1. [`diagnostic`] is what every stage speaks, [`world`] the one door to the outside.
//! 2. [`source`] reads bytes to text, [`syntax`] text to a tree, [`schema`] judges the shape, [`model`] holds types.
//! 3. [`deadline`] reads wordings to days.
//! 4. [`graph`] tells what follows from the times across roadmaps, [`rules`] judge, [`report`] tells the findings.
//! 5. [`document`] makes the printable order, [`render`] lays it out as DOCX, PDF, HTML and Markdown.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod diagnostic;
pub mod world;
pub mod source;
pub mod syntax;
pub mod schema;
pub mod model;
pub mod deadline;
pub mod graph;
pub mod rules;
pub mod report;
pub mod document;
pub mod render;
pub mod discover;
pub mod cli;

use std::io;
use std::path::PathBuf;

use deadline::{Calendar, Times};
use diagnostic::{FileId, Lang};
use discover::Found;
use graph::Graph;
use model::{AsOf, Workspace};
use report::{Checked, Summary};
use rules::{Context, Filter};
use world::World;

/// How to check.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which rules run.
    pub filter: Filter,
    /// The day against which "overdue" is judged, in place of the workspace's.
    pub as_of: Option<AsOf>,
    /// The language of findings, in place of the workspace's.
    pub lang: Option<Lang>,
}

/// Reads the workspaces that the paths lie in, and reports on what lies at and below the paths.
///
/// # Errors
/// When a path is not there or a file cannot be read.
pub fn check(world: &dyn World, paths: &[PathBuf], options: &Options) -> io::Result<Vec<Checked>> {
    discover::workspaces(world, paths)?.iter().map(|found| check_workspace(world, found, options)).collect()
}

fn check_workspace(world: &dyn World, found: &Found, options: &Options) -> io::Result<Checked> {
    let workspace = Workspace::load(world, &found.root, &found.files)?;
    let lang = options.lang.or(workspace.config.language).unwrap_or_default();
    let calendar = calendar(world, &workspace)?;
    let times = Times::read(&workspace, &calendar);
    let graph = Graph::build(&workspace, &times, &calendar);
    let as_of = match options.as_of.unwrap_or(workspace.config.as_of) {
        AsOf::Never => None,
        AsOf::Today => Some(world.today()),
        AsOf::Day(day) => Some(day),
    };
    let context = Context {
        world,
        workspace: &workspace,
        times: &times,
        graph: &graph,
        calendar: &calendar,
        as_of,
        lang,
    };
    let asked: Vec<bool> = workspace
        .files
        .iter()
        .map(|file| file.is_config || discover::is_asked(&found.asked, &file.source.path))
        .collect();
    let is_asked = |file: FileId| asked.get(file.0 as usize).copied().unwrap_or(false);
    let mut findings = rules::judge(&context, &options.filter);
    findings.retain(|finding| is_asked(finding.place.file));
    findings.sort_by(|a, b| (a.place, a.rule, &a.message).cmp(&(b.place, b.rule, &b.message)));
    let mut summary = Summary::default();
    summary.count(&findings);
    for roadmap in workspace.roadmaps.iter().filter(|roadmap| is_asked(roadmap.file)) {
        summary.roadmaps += 1;
        summary.measures += roadmap.measures().count();
    }
    let files: Vec<FileId> = (0..)
        .map(FileId)
        .zip(&workspace.files)
        .filter(|(id, file)| is_asked(*id) && !file.is_config)
        .map(|(id, _)| id)
        .collect();
    summary.files = files.len();
    Ok(Checked { workspace, lang, findings, files, summary })
}

/// The production calendar that the settings name: `ru`, `none`, or `ru` extended by a file.
fn calendar(world: &dyn World, workspace: &Workspace) -> io::Result<Calendar> {
    let named = workspace.config.calendar.as_deref();
    match named {
        None | Some("ru") => Ok(Calendar::russia().clone()),
        Some("none") => Ok(Calendar::weekends()),
        Some(file) => {
            let bytes = world.read(&workspace.root.join(file))?;
            let own = Calendar::parse(&String::from_utf8_lossy(&bytes));
            let own = own
                .map_err(|fault| io::Error::new(io::ErrorKind::InvalidData, format!("{file}: {fault:?}")))?;
            Ok(Calendar::russia().clone().with(own))
        }
    }
}
