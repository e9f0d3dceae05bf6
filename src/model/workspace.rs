//! A workspace: a folder tree of roadmaps, loaded.

use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{Config, Misfits, Roadmap, decode};
use crate::diagnostic::{FileId, Span};
use crate::schema::{self, ROADMAP_SCHEMA, Schema, WORKSPACE_SCHEMA};
use crate::source::Source;
use crate::syntax::{self, Tree};
use crate::world::World;

/// The name of the file with a workspace's settings.
pub const CONFIG_FILE: &str = "vekha.yaml";

/// A workspace with all its files read.
#[derive(Debug, Default)]
pub struct Workspace {
    /// Its root folder.
    pub root: PathBuf,
    /// Its settings.
    pub config: Config,
    /// Every file by `FileId`: the roadmaps in the order of paths, then `vekha.yaml` where there is one.
    pub files: Vec<LoadedFile>,
    /// The roadmaps, in the order of files; a file that is no mapping has none.
    pub roadmaps: Vec<Roadmap>,
}

/// A file, and what the first stages found wrong with it.
#[derive(Debug)]
pub struct LoadedFile {
    /// The text.
    pub source: Source,
    /// What is wrong with its YAML.
    pub syntax: Vec<syntax::Fault>,
    /// What is wrong with its shape.
    pub schema: Vec<schema::Fault>,
    /// Whether it holds the workspace's settings.
    pub is_config: bool,
}

impl Workspace {
    /// Reads the roadmaps of `files` below `root`, and the settings where there are some.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn load(world: &dyn World, root: &Path, files: &[PathBuf]) -> io::Result<Self> {
        let read: io::Result<Vec<_>> = files
            .par_iter()
            .enumerate()
            .map(|(at, path)| load_roadmap(world, path, FileId(u32::try_from(at).unwrap_or(u32::MAX))))
            .collect();
        let (mut files, roadmaps): (Vec<_>, Vec<_>) = read?.into_iter().unzip();
        let config_path = root.join(CONFIG_FILE);
        let mut config = Config::default();
        if world.is_file(&config_path) {
            let (file, read) = load_config(world, &config_path)?;
            files.push(file);
            config = read;
        }
        let roadmaps = roadmaps.into_iter().flatten().collect();
        Ok(Workspace { root: root.to_owned(), config, files, roadmaps })
    }

    /// The roadmap that a file holds.
    pub fn roadmap_of(&self, file: FileId) -> Option<&Roadmap> {
        let at = self.roadmaps.binary_search_by_key(&file, |roadmap| roadmap.file).ok()?;
        self.roadmaps.get(at)
    }

    /// A file by its number.
    pub fn file(&self, file: FileId) -> Option<&LoadedFile> {
        self.files.get(file.0 as usize)
    }
}

fn load_roadmap(world: &dyn World, path: &Path, id: FileId) -> io::Result<(LoadedFile, Option<Roadmap>)> {
    let source = read(world, path)?;
    let parsed = syntax::parse(&source.text, source.mark_len());
    let (roadmap, misfits) = decode(&parsed.tree, id);
    let roadmap = roadmap.map(|roadmap| Roadmap { partial: parsed.partial, ..roadmap });
    let schema = shape(&ROADMAP_SCHEMA, &parsed.tree, &misfits, parsed.partial);
    let syntax = faults(&source, parsed.faults);
    Ok((LoadedFile { syntax, schema, source, is_config: false }, roadmap))
}

fn load_config(world: &dyn World, path: &Path) -> io::Result<(LoadedFile, Config)> {
    let source = read(world, path)?;
    let parsed = syntax::parse(&source.text, source.mark_len());
    let (config, misfits) = Config::decode(&parsed.tree);
    let schema = shape(&WORKSPACE_SCHEMA, &parsed.tree, &misfits, parsed.partial);
    // An empty file of settings leaves all as it is by default.
    let mut syntax = faults(&source, parsed.faults);
    syntax.retain(|fault| fault.kind != syntax::FaultKind::Empty);
    Ok((LoadedFile { syntax, schema, source, is_config: true }, config))
}

fn read(world: &dyn World, path: &Path) -> io::Result<Source> {
    let bytes = world.read(path)?;
    Ok(Source::new(path.to_owned(), world.display_name(path), bytes))
}

/// The faults of the YAML; of a file that is no text, only that.
fn faults(source: &Source, parsed: Vec<syntax::Fault>) -> Vec<syntax::Fault> {
    match &source.not_text {
        Some(kind) => vec![syntax::Fault { kind: kind.clone(), span: Span::default() }],
        None => parsed,
    }
}

/// The faults of shape of a file in which something did not fit; of a file read in part, none of what is absent.
fn shape(schema: &Schema, tree: &Tree<'_>, misfits: &Misfits, partial: bool) -> Vec<schema::Fault> {
    let Some(first) = misfits.first().filter(|_| tree.root().is_some()) else { return Vec::new() };
    let mut faults = schema.faults(tree);
    if faults.is_empty() {
        let kind = schema::FaultKind::InvalidValue {
            key: String::new(),
            value: String::new(),
            expected: schema::Expected::Other,
        };
        faults.push(schema::Fault { kind, span: first });
    }
    faults.retain(|fault| !partial || !matches!(fault.kind, schema::FaultKind::MissingKey { .. }));
    faults
}
