//! Vekha: a declarative compiler and linter of official roadmaps.
//!
//! Roadmaps of every level are YAML; `check` reads a workspace of them and tells what contradicts what, `build`
//! prints the orders. The modules stand in the order in which data flows, and `use` points only from a later one to
//! an earlier one:
//!
//! 1. [`russian`] knows the language, [`base`] is what every stage speaks, [`world`] the one door to the outside.
//! 2. [`syntax`] reads bytes to text and text to a tree, [`schema`] judges the shape, [`model`] holds types,
//!    [`workspace`] finds the files.
//! 3. [`deadline`] reads wordings to days, [`graph`] tells what follows from the times across roadmaps.
//! 4. [`document`] makes the printable order, [`rules`] judge, [`session`] owns the state and knows what must be judged
//!    anew, [`report`] tells the findings.
//! 5. [`render`] lays the order out as DOCX, PDF, HTML and Markdown.
//! 6. [`import`] makes roadmaps of Word and Excel files.
//! 7. [`lsp`] serves editors, [`site`] shows who owes what and when, [`cli`] has a file a command.

#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice
    )
)]

pub mod russian;
pub mod base;
pub mod world;
pub mod syntax;
pub mod schema;
pub mod model;
pub mod workspace;
pub mod deadline;
pub mod graph;
pub mod document;
pub mod rules;
pub mod session;
pub mod report;
pub mod render;
pub mod import;
pub mod lsp;
pub mod site;
pub mod cli;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use base::Lang;
pub use base::failure::Error;
use report::Checked;
use rules::Filter;
pub use session::Session;
use session::{Shard, Snapshot};
use workspace::{AsOf, DiscoveredWorkspace};
use world::{Overlay, World};

/// How to check.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which rules run.
    pub filter: Filter,
    /// The day against which "overdue" is judged, in place of the workspace's.
    pub as_of: Option<AsOf>,
    /// The language of findings, in place of the workspace's.
    pub lang: Option<Lang>,
    /// The part of the tree to report on, where not all.
    pub shard: Option<Shard>,
    /// The folder of caches; without one nothing is remembered.
    pub cache: Option<PathBuf>,
    /// The revision of git since which changes are told, in place of all.
    pub changed_since: Option<String>,
    /// The file of settings in place of `vekha.yaml`.
    pub config: Option<PathBuf>,
    /// The language where neither that nor the workspace names one.
    pub locale: Lang,
    /// Whether the roadmaps themselves are wanted beside their findings, to be printed.
    pub roadmaps: bool,
    /// Whether a warning keeps a roadmap from being printed, as an error does.
    pub deny_warnings: bool,
    /// Whether what rests on the files asked for is reported on too.
    pub dependents: bool,
    /// Whether all findings of the workspaces are wanted, known ones and those of other paths too, as for a new list
    /// of known findings.
    pub whole: bool,
}

/// Reads the workspaces that the paths lie in, and reports on what lies at and below the paths.
///
/// # Errors
/// When a path is not there or holds no roadmap, a file cannot be read, the settings name what cannot be used, or git
/// does not tell of the changes that are asked for.
pub fn check<W: World + Clone + 'static>(
    world: &W,
    paths: &[PathBuf],
    options: &Options,
) -> Result<Vec<Checked>, Error> {
    let opened = open(world, paths, options)?;
    Ok(opened.into_iter().map(|(checked, _)| checked).collect())
}

/// The same with the states that were asked, for who need not let go of them before the process ends.
///
/// # Errors
/// As [`check`].
pub(crate) fn open<W: World + Clone + 'static>(
    world: &W,
    paths: &[PathBuf],
    options: &Options,
) -> Result<Vec<(Checked, Snapshot)>, Error> {
    let world: Arc<dyn World> = Arc::new(world.clone());
    let (world, found) = workspaces(&world, paths, options.config.as_deref())?;
    found.into_iter().map(|found| Checked::open(&world, found, options)).collect()
}

/// The workspaces that the paths lie in, and the world in which they are to be opened: where other settings are named,
/// these stand in place of each one's own.
///
/// # Errors
/// When a path is not there or holds no roadmap, or the settings cannot be read.
pub(crate) fn workspaces(
    world: &Arc<dyn World>,
    paths: &[PathBuf],
    config: Option<&Path>,
) -> Result<(Arc<dyn World>, Vec<DiscoveredWorkspace>), Error> {
    let mut found = workspace::workspaces(&**world, paths)?;
    let Some(config) = config else { return Ok((Arc::clone(world), found)) };
    let settings = world.absolute(config);
    let bytes: Arc<[u8]> = world.read(&settings)?.into();
    let mut over = Overlay::new(Arc::clone(world));
    for one in &found {
        over.put(
            one.settings.clone().unwrap_or_else(|| workspace::settings_of(&one.root)),
            Arc::clone(&bytes),
        );
    }
    found = workspace::workspaces(&over, paths)?;
    for one in &mut found {
        one.files.retain(|file| *file != settings);
        one.settings = Some(settings.clone());
    }
    Ok((Arc::new(over), found))
}
