//! A workspace: a folder tree of roadmaps, loaded.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use arcstr::ArcStr;
use rayon::prelude::*;

use super::{Config, Found, Outline};
use crate::base::failure::{Cause, Error};
use crate::base::{FileId, Span};
use crate::model::{Misfits, Roadmap, decode};
use crate::schema::{self, ROADMAP_SCHEMA, Schema, WORKSPACE_SCHEMA};
use crate::syntax::{self, FaultKind, Source, Tree};
use crate::world::World;

/// A workspace with all its files read.
#[derive(Debug, Default)]
pub struct Workspace {
    /// Its root folder.
    pub root: PathBuf,
    /// Its settings.
    pub config: Config,
    /// Every file by `FileId`: the roadmaps in the order of paths, then the settings where there are some, then what
    /// looks like a roadmap and is not read.
    pub files: Vec<LoadedFile>,
    /// The roadmaps, in the order of files; a file that is no mapping has none.
    pub roadmaps: Vec<Roadmap>,
    /// Of the files that are not read in this run, what is known of them.
    pub elsewhere: Vec<Outline>,
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
    /// What it is to the workspace.
    pub role: Role,
}

/// What a file is to a workspace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// A roadmap, or what should be one.
    #[default]
    Roadmap,
    /// The settings.
    Settings,
    /// A template, which a finding of building shows.
    Template,
    /// It looks like a roadmap by its name, and is not read.
    NotRead,
}

impl Workspace {
    /// Reads the settings and the roadmaps of a workspace.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn load(world: &dyn World, found: &Found) -> Result<Self, Error> {
        let mut workspace = Workspace::unread(world, found)?;
        let all: Vec<FileId> = workspace.roadmap_files().collect();
        workspace.read(world, &all)?;
        Ok(workspace)
    }

    /// A workspace whose settings are read, and no roadmap yet.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub fn unread(world: &dyn World, found: &Found) -> Result<Self, Error> {
        let root = &found.root;
        let base = world.display_name(root);
        let unread = |path: &PathBuf| LoadedFile::unread(path.clone(), name(world, (root, &base), path));
        let mut workspace = Workspace { root: root.clone(), ..Workspace::default() };
        workspace.files = found.files.par_iter().map(unread).collect();
        if let Some(path) = &found.settings {
            let mut file = LoadedFile::unread(path.clone(), world.display_name(path));
            workspace.config = file.read_config(world.read(path)?);
            workspace.files.push(file);
        }
        let passed = found.not_read.iter().map(unread);
        workspace.files.extend(passed.map(|file| LoadedFile { role: Role::NotRead, ..file }));
        Ok(workspace)
    }

    /// Reads the roadmaps of these files, beside those that are read.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn read(&mut self, world: &dyn World, which: &[FileId]) -> Result<(), Error> {
        let wanted: HashSet<FileId> = which.iter().copied().collect();
        let numbered = self.files.par_iter_mut().enumerate().map(|(at, file)| (file, at as u32));
        let read: Result<Vec<Option<Roadmap>>, Error> = numbered
            .filter(|(_, number)| wanted.contains(&FileId(*number)))
            .map(|(file, number)| file.read_from(world, FileId(number)))
            .collect();
        self.roadmaps.extend(read?.into_iter().flatten());
        self.roadmaps.sort_by_key(|roadmap| roadmap.file);
        Ok(())
    }

    /// Goes back to having read nothing but the settings.
    pub fn forget(&mut self) {
        self.roadmaps.clear();
        self.elsewhere.clear();
    }

    /// The files that hold roadmaps.
    pub fn roadmap_files(&self) -> impl Iterator<Item = FileId> {
        self.files
            .iter()
            .zip(0..)
            .filter(|(file, _)| file.role == Role::Roadmap)
            .map(|(_, number)| FileId(number))
    }

    /// The roadmap that a file holds.
    pub fn roadmap_of(&self, file: FileId) -> Option<&Roadmap> {
        let at = self.roadmaps.binary_search_by_key(&file, |roadmap| roadmap.file).ok()?;
        self.roadmaps.get(at)
    }

    /// The id of every roadmap, read in this run or not, in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let read = self.roadmaps.iter().map(|roadmap| &*roadmap.id.value);
        let mut ids: Vec<&str> =
            read.chain(self.elsewhere.iter().map(|outline| outline.id.as_str())).collect();
        ids.sort_unstable();
        ids.into_iter()
    }

    /// A file by its number.
    pub fn file(&self, file: FileId) -> Option<&LoadedFile> {
        self.files.get(file.0 as usize)
    }
}

/// The name of a file for reports. What lies below a root that is named from where the program runs is named from
/// there too, without a look at where that is.
fn name(world: &dyn World, (root, base): (&Path, &str), path: &Path) -> String {
    let inside = path.strip_prefix(root).ok().filter(|_| Path::new(base).is_relative());
    match inside.map(|inside| inside.to_string_lossy().replace('\\', "/")) {
        Some(inside) if base.is_empty() => inside,
        Some(inside) => format!("{base}/{inside}"),
        None => world.display_name(path),
    }
}

impl LoadedFile {
    fn unread(path: PathBuf, name: String) -> Self {
        let source = Source { path, name, text: ArcStr::new(), not_text: None };
        LoadedFile { source, syntax: Vec::new(), schema: Vec::new(), role: Role::Roadmap }
    }

    /// Reads a roadmap. One that is too large is none, and is told of as a fault of the file.
    fn read_from(&mut self, world: &dyn World, id: FileId) -> Result<Option<Roadmap>, Error> {
        match world.read(&self.source.path) {
            Ok(bytes) => Ok(self.read_roadmap(bytes, id)),
            Err(Error::Reading { cause: Cause::TooLarge(most), .. }) => {
                self.syntax = vec![syntax::Fault::new(FaultKind::TooLarge(most), Span::default())];
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// Takes the bytes of a roadmap.
    fn read_roadmap(&mut self, bytes: Vec<u8>, id: FileId) -> Option<Roadmap> {
        self.source.take(bytes);
        let (roadmap, partial) = self.fit(&ROADMAP_SCHEMA, |tree, text| decode(tree, id, text));
        roadmap.map(|roadmap| Roadmap { partial, ..roadmap })
    }

    /// Takes the bytes of the settings.
    fn read_config(&mut self, bytes: Vec<u8>) -> Config {
        self.role = Role::Settings;
        self.source.take(bytes);
        let (config, _) = self.fit(&WORKSPACE_SCHEMA, |tree, _| Config::decode(tree));
        // An empty file of settings leaves all as it is by default.
        self.syntax.retain(|fault| fault.kind != FaultKind::Empty);
        config
    }

    /// Reads the text to a tree and that to a value, and notes what is wrong; tells whether the file was read in part.
    ///
    /// A file in which something is wrong is read again, as its author most likely meant it.
    fn fit<T>(
        &mut self,
        schema: &LazyLock<Schema>,
        decode: impl Fn(&Tree<'_>, &ArcStr) -> (T, Misfits),
    ) -> (T, bool) {
        let (text, skip) = (self.source.text.clone(), self.source.mark_len());
        let parsed = syntax::parse(&text, skip);
        let (value, misfits) = decode(&parsed.tree, &text);
        if let Some(fault) = &self.source.not_text {
            self.syntax = vec![fault.clone()];
            return (value, true);
        }
        if parsed.faults.is_empty() && misfits.is_empty() {
            return (value, false);
        }
        let read = schema.read(&text, skip, parsed);
        let (value, misfits) = decode(&read.parsed.tree, &text);
        self.schema = read.faults;
        self.syntax = read.parsed.faults;
        if let (Some(first), true, true) = (misfits.first(), self.schema.is_empty(), self.syntax.is_empty()) {
            self.schema.push(schema::Fault::unsaid(first));
        }
        (value, read.parsed.partial)
    }
}
