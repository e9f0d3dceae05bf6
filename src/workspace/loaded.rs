//! A workspace as rules see it: files that were read, and what is known of those that were not.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, OnceLock};

use arcstr::ArcStr;
use foldhash::HashMap;
use rayon::prelude::*;

use super::outline::head_mark;
use super::{Config, DiscoveredWorkspace, GivenAway, Outline, RoadmapIndex};
use crate::base::failure::{Error, IoCause};
use crate::base::{FileId, Panic, Span, guard};
use crate::model::{Misfits, Roadmap, decode};
use crate::schema::{self, ROADMAP_SCHEMA, Schema, WORKSPACE_SCHEMA};
use crate::syntax::{self, Lines, RareSigns, Source, SyntaxFaultKind, Tree};
use crate::world::World;

/// A workspace, or a part of it that can be judged by itself: files with all that they rest on.
#[derive(Debug, Default)]
pub struct Workspace {
    /// Its root folder.
    pub root: PathBuf,
    /// Its settings.
    pub config: Config,
    /// The roadmaps that were read, in the order of files; a file that is no mapping has none.
    pub roadmaps: Vec<Arc<Roadmap>>,
    /// The ids of all roadmaps, read or not.
    pub known: RoadmapIndex,
    files: Vec<(FileId, Arc<LoadedFile>)>,
    /// Where a file stands in `files`, and its roadmap in `roadmaps`.
    index: HashMap<FileId, (usize, Option<usize>)>,
}

/// A file, and what the first stages found wrong with it.
#[derive(Debug)]
pub struct LoadedFile {
    /// The text.
    pub source: Source,
    /// What is wrong with its YAML.
    pub syntax: Vec<syntax::SyntaxFault>,
    /// What is wrong with its shape.
    pub schema: Vec<schema::SchemaFault>,
    /// What it is to the workspace.
    pub role: FileRole,
    /// The roadmap in it.
    pub roadmap: Option<Arc<Roadmap>>,
    /// What it gives away to the judging of others, where that was asked for.
    pub given: Option<GivenAway>,
    /// Why the program failed to read it, where it did.
    pub panic: Option<Panic>,
    /// Its lines, once somebody has asked for them.
    lines: OnceLock<Lines>,
    /// What stands for its head, once somebody has asked for it.
    head: OnceLock<ArcStr>,
    /// The rare signs of its text, once somebody has asked for them.
    rare: OnceLock<RareSigns>,
}

/// What a file is to a workspace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileRole {
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
    /// A workspace of files in the order of paths.
    pub fn of(
        root: PathBuf,
        config: Config,
        files: impl IntoIterator<Item = (FileId, Arc<LoadedFile>)>,
        known: RoadmapIndex,
    ) -> Self {
        let mut workspace = Workspace { root, config, known, ..Workspace::default() };
        let files = files.into_iter();
        workspace.reserve(files.size_hint().0);
        for (id, file) in files {
            workspace.add(id, file);
        }
        workspace
    }

    /// Reads the settings and the roadmaps of a workspace, for tests and benches that judge one without a session: the
    /// program opens workspaces by `Session::open`.
    ///
    /// # Errors
    /// When a file cannot be read.
    #[doc(hidden)]
    pub fn load(world: &dyn World, found: &DiscoveredWorkspace) -> Result<Self, Error> {
        let read = |(path, number): (&PathBuf, usize)| {
            let id = FileId(u32::try_from(number).unwrap_or(u32::MAX));
            let file = LoadedFile::roadmap(path.clone(), world.display_name(path), world.read(path)?, id);
            Ok((id, Arc::new(file)))
        };
        let paths: Vec<(&PathBuf, usize)> = found.files.iter().zip(0..).collect();
        let mut files: Vec<_> = paths.into_par_iter().map(read).collect::<Result<_, Error>>()?;
        let outlines: Vec<Outline> = files.iter().map(|(_, file)| Outline::of(file)).collect();
        let known = RoadmapIndex::of(&outlines.iter().collect::<Vec<_>>());
        let mut config = Config::default();
        if let Some(path) = &found.settings {
            let (read, file) = LoadedFile::settings(world, path)?;
            config = read;
            files.push((FileId(u32::try_from(files.len()).unwrap_or(u32::MAX)), Arc::new(file)));
        }
        Ok(Workspace::of(found.root.clone(), config, files, known))
    }

    fn reserve(&mut self, files: usize) {
        self.files.reserve(files);
        self.index.reserve(files);
    }

    /// Adds a file behind the others.
    pub fn add(&mut self, id: FileId, file: Arc<LoadedFile>) {
        let roadmap = file.roadmap.as_ref().map(|roadmap| {
            self.roadmaps.push(Arc::clone(roadmap));
            self.roadmaps.len() - 1
        });
        self.index.insert(id, (self.files.len(), roadmap));
        self.files.push((id, file));
    }

    /// A number that no file has.
    pub fn free_id(&self) -> FileId {
        FileId(self.index.keys().map(|id| id.0 + 1).max().unwrap_or_default())
    }

    /// Every file with its number, in the order of paths.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &LoadedFile)> {
        self.files.iter().map(|(id, file)| (*id, &**file))
    }

    /// The file of the settings, where there is one.
    pub fn settings(&self) -> Option<FileId> {
        self.files().find(|(_, file)| file.role == FileRole::Settings).map(|(id, _)| id)
    }

    /// The roadmap that a file holds.
    pub fn roadmap_of(&self, file: FileId) -> Option<&Roadmap> {
        let (_, at) = self.index.get(&file)?;
        self.roadmaps.get((*at)?).map(|roadmap| &**roadmap)
    }

    /// The id of every roadmap, read or not, in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.known.ids()
    }

    /// The place of a file among all.
    pub fn position(&self, file: FileId) -> Option<usize> {
        self.index.get(&file).map(|(at, _)| *at)
    }

    /// A file by its number.
    pub fn file(&self, file: FileId) -> Option<&LoadedFile> {
        self.files.get(self.position(file)?).map(|(_, file)| &**file)
    }
}

impl LoadedFile {
    /// A file of which nothing but the name is known.
    pub fn unread(path: impl Into<Arc<Path>>, name: impl Into<ArcStr>, role: FileRole) -> Self {
        let (path, name) = (path.into(), name.into());
        LoadedFile::of(Source { path, name, text: ArcStr::new(), not_text: None }, role)
    }

    /// A file with its text, of which nothing is read.
    pub fn of(source: Source, role: FileRole) -> Self {
        LoadedFile {
            source,
            syntax: Vec::new(),
            schema: Vec::new(),
            role,
            roadmap: None,
            given: None,
            panic: None,
            lines: OnceLock::new(),
            head: OnceLock::new(),
            rare: OnceLock::new(),
        }
    }

    /// What stands for its head, so that of two files one may be a copy; empty where that says of nobody whose plan it is.
    pub fn head(&self) -> &ArcStr {
        self.head.get_or_init(|| head_mark(&self.source.text))
    }

    /// The rare signs of its text.
    pub fn rare_signs(&self) -> RareSigns {
        *self.rare.get_or_init(|| RareSigns::of(&self.source.text))
    }

    /// The lines of its text, found once.
    pub fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::new(self.source.text.clone()))
    }

    /// A roadmap of those bytes; none where the program fails to read them. What it gives away is not asked.
    pub fn roadmap(path: impl Into<Arc<Path>>, name: impl Into<ArcStr>, bytes: Vec<u8>, id: FileId) -> Self {
        LoadedFile::read(path.into(), name.into(), bytes, (id, false))
    }

    /// A roadmap of those bytes, with what it gives away.
    pub fn giving_roadmap(
        path: impl Into<Arc<Path>>,
        name: impl Into<ArcStr>,
        bytes: Vec<u8>,
        id: FileId,
    ) -> Self {
        LoadedFile::read(path.into(), name.into(), bytes, (id, true))
    }

    fn read(path: Arc<Path>, name: ArcStr, bytes: Vec<u8>, (id, gives): (FileId, bool)) -> Self {
        let mut file = LoadedFile::unread(path, name, FileRole::Roadmap);
        file.source.take(bytes);
        // While the text is at hand.
        file.rare_signs();
        let source = file.source.clone();
        guard(|| file.decoded(id, gives)).unwrap_or_else(|panic| LoadedFile {
            panic: Some(panic),
            ..LoadedFile::of(source, FileRole::Roadmap)
        })
    }

    fn decoded(mut self, id: FileId, gives: bool) -> Self {
        let (roadmap, partial) = self.fit(&ROADMAP_SCHEMA, gives, |tree, text| decode(tree, id, text));
        let spans =
            self.syntax.iter().map(|fault| fault.span).chain(self.schema.iter().map(|fault| fault.span));
        let lines = spans.map(|span| self.lines().position(span.start as usize).line);
        let faulty_lines = Vec::from_iter(BTreeSet::from_iter(lines));
        self.roadmap = roadmap.map(|roadmap| Arc::new(Roadmap { partial, faulty_lines, ..roadmap }));
        self
    }

    /// A roadmap that is too large: none, and told of as a fault of the file.
    pub fn too_large(path: impl Into<Arc<Path>>, name: impl Into<ArcStr>, most: u64) -> Self {
        let mut file = LoadedFile::unread(path, name, FileRole::Roadmap);
        file.syntax = vec![syntax::SyntaxFault::new(SyntaxFaultKind::TooLarge(most), Span::default())];
        file
    }

    /// Reads the settings.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn settings(world: &dyn World, path: &Path) -> Result<(Config, Self), Error> {
        let mut file = LoadedFile::unread(path.to_owned(), world.display_name(path), FileRole::Settings);
        match world.read(path) {
            Err(Error::Reading { cause: IoCause::TooLarge(most), .. }) => {
                file.syntax =
                    vec![syntax::SyntaxFault::new(SyntaxFaultKind::TooLarge(most), Span::default())];
                return Ok((Config::default(), file));
            }
            read => file.source.take(read?),
        }
        let (config, _) = file.fit(&WORKSPACE_SCHEMA, false, |tree, _| Config::decode(tree));
        // An empty file of settings leaves all as it is by default.
        file.syntax.retain(|fault| fault.kind != SyntaxFaultKind::Empty);
        Ok((config, file))
    }

    /// Reads the text to a tree and that to a value, and notes what is wrong; tells whether the file was read in part.
    ///
    /// A file in which something is wrong is read again, as its author most likely meant it.
    fn fit<T>(
        &mut self,
        schema: &LazyLock<Schema>,
        gives: bool,
        decode: impl Fn(&Tree<'_>, &ArcStr) -> (T, Misfits),
    ) -> (T, bool) {
        let (text, skip) = (self.source.text.clone(), self.source.mark_len());
        let parsed = syntax::parse(&text, skip);
        let (value, misfits) = decode(&parsed.tree, &text);
        if let Some(fault) = &self.source.not_text {
            self.given = gives.then(|| GivenAway::of(&parsed.tree, &text, (1, true)));
            self.syntax = vec![fault.clone()];
            return (value, true);
        }
        if parsed.faults.is_empty() && misfits.is_empty() {
            self.given = gives.then(|| GivenAway::of(&parsed.tree, &text, (0, false)));
            return (value, false);
        }
        let read = schema.read(&text, skip, parsed);
        let (value, misfits) = decode(&read.parsed.tree, &text);
        // One more than those told: what is faulty is never taken for what is whole.
        let faults = 1 + read.faults.len() + read.parsed.faults.len();
        self.given = gives.then(|| GivenAway::of(&read.parsed.tree, &text, (faults, read.parsed.partial)));
        self.schema = read.faults;
        self.syntax = read.parsed.faults;
        if let (Some(first), true, true) = (misfits.first(), self.schema.is_empty(), self.syntax.is_empty()) {
            self.schema.push(schema::SchemaFault::unsaid(first));
        }
        (value, read.parsed.partial)
    }
}
