//! The state of a workspace at a revision, and how a change makes the next one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arcstr::ArcStr;
use foldhash::HashMap;
use rayon::prelude::*;

use super::contents::Contents;
use super::file::{FileFindings, FileState, FileSummary};
use super::index::Index;
use super::settings::SessionSettings;
use super::slots::Slots;
use super::trees::Trees;
use crate::Options;
use crate::base::failure::Error;
use crate::base::{FileId, RelatedTarget};
use crate::workspace::{DiscoveredWorkspace, FileRole, GivenAway};
use crate::world::{FileStamp, Overlay, World};

/// A file's path, and its name in reports.
type NamedPath = (Arc<Path>, ArcStr);

/// The state of a workspace at a revision. Copies share what is the same.
#[derive(Clone)]
pub(super) struct SessionState {
    pub revision: u64,
    pub world: Arc<Overlay>,
    pub options: Arc<Options>,
    pub found: Arc<DiscoveredWorkspace>,
    pub settings: Arc<SessionSettings>,
    /// The number of every path that was ever seen. A number is never given to another path.
    ids: Arc<HashMap<Arc<Path>, FileId>>,
    slots: Slots,
    /// The roadmaps, in the order of paths.
    pub order: Arc<Vec<FileId>>,
    /// The settings, and what is not read.
    pub others: Arc<Vec<FileId>>,
    pub index: Arc<Index>,
    pub trees: Arc<Trees>,
    /// What was read already while it is opened.
    pub contents: Arc<Contents>,
    /// Whether the cache file is good enough as it is.
    pub is_saved: bool,
    /// Whether of most roadmaps only the names were looked for.
    pub is_sketch: bool,
    /// Whether it is worked out what files give away: for a cache, and for changes that may come.
    pub gives: bool,
}

impl SessionState {
    /// A state of a workspace in which no file has been read yet.
    pub(super) fn new(world: Overlay, found: DiscoveredWorkspace, options: Options) -> Result<Self, Error> {
        let settings = SessionSettings::read(&world, &found, &options)?;
        let mut state = SessionState {
            revision: 0,
            world: Arc::new(world),
            options: Arc::new(options),
            found: Arc::new(found),
            settings: Arc::new(settings),
            ids: Arc::default(),
            slots: Slots::default(),
            order: Arc::default(),
            others: Arc::default(),
            index: Arc::default(),
            trees: Arc::default(),
            contents: Arc::default(),
            is_saved: false,
            is_sketch: false,
            gives: true,
        };
        let found = Arc::clone(&state.found);
        let base = state.world.display_name(&found.root);
        let named = |path: &PathBuf| {
            (Arc::from(path.as_path()), name(&*state.world, (&found.root, &base), path).into())
        };
        let files: Vec<NamedPath> = found.files.par_iter().map(named).collect();
        let others: Vec<NamedPath> = found.not_read.iter().map(named).collect();
        let settings = found.settings.iter().map(named).collect::<Vec<_>>();
        state.order = Arc::new(state.take(files, FileRole::Roadmap));
        let mut own = state.take(settings, FileRole::Settings);
        own.extend(state.take(others, FileRole::NotRead));
        state.others = Arc::new(own);
        Ok(state)
    }

    /// Takes files in; returns their numbers.
    fn take(&mut self, files: Vec<NamedPath>, role: FileRole) -> Vec<FileId> {
        Arc::make_mut(&mut self.ids).reserve(files.len());
        let ids: Vec<FileId> = files.iter().map(|(path, _)| self.intern(path)).collect();
        let since = self.revision;
        let state = |((path, name), id): (NamedPath, &FileId)| {
            let (summary, judged) = Default::default();
            Arc::new(FileState { id: *id, path, name, role, summary, since, judged })
        };
        let states: Vec<Arc<FileState>> = files.into_par_iter().zip(&ids).map(state).collect();
        states.into_iter().for_each(|file| drop(self.replace(file)));
        ids
    }

    /// Puts a file at its number.
    fn put(&mut self, (path, name): NamedPath, role: FileRole, summary: FileSummary) -> FileId {
        let id = self.intern(&path);
        let state =
            FileState { id, path, name, role, summary, since: self.revision, judged: Default::default() };
        self.set(id, Some(state));
        id
    }

    /// Takes a file in that has come.
    pub(super) fn add(&mut self, path: &Path, role: FileRole) -> FileId {
        let base = self.world.display_name(&self.found.root);
        let name = name(&*self.world, (&self.found.root, &base), path);
        self.put((path.into(), name.into()), role, FileSummary::default())
    }

    /// Gives the numbers anew, those of these paths first: what is remembered speaks of files by these numbers.
    pub(super) fn renumber(&mut self, paths: &[PathBuf]) {
        let files: Vec<Arc<FileState>> = self.all().cloned().collect();
        (self.ids, self.slots) = Default::default();
        for path in paths {
            self.intern(&Arc::from(path.as_path()));
        }
        let (mut order, mut others) = (Vec::with_capacity(files.len()), Vec::new());
        for file in files {
            let id = self.put((Arc::clone(&file.path), file.name.clone()), file.role, FileSummary::default());
            if file.role == FileRole::Roadmap { order.push(id) } else { others.push(id) }
        }
        (self.order, self.others) = (Arc::new(order), Arc::new(others));
    }

    /// The path of every number that was ever given, in the order of numbers.
    pub(super) fn numbered(&self) -> Vec<&Path> {
        let mut paths = vec![Path::new(""); self.ids.len()];
        for (path, id) in &*self.ids {
            if let Some(place) = paths.get_mut(id.0 as usize) {
                *place = path;
            }
        }
        paths
    }

    /// The number of a path, whether there is a file or not.
    fn intern(&mut self, path: &Arc<Path>) -> FileId {
        if let Some(id) = self.ids.get(&**path) {
            return *id;
        }
        let next = FileId(u32::try_from(self.ids.len()).unwrap_or(u32::MAX));
        Arc::make_mut(&mut self.ids).insert(Arc::clone(path), next);
        next
    }

    /// Puts in place what is remembered of a file.
    pub(super) fn remember(&mut self, id: FileId, path: &Path, summary: FileSummary, judged: FileFindings) {
        let known = self.file(id).map(|file| (Arc::clone(&file.path), file.name.clone()));
        let (path, name) = known.unwrap_or_else(|| (path.into(), ArcStr::new()));
        let judged = std::sync::OnceLock::from(Arc::new(judged));
        let file = FileState { id, path, name, role: FileRole::Roadmap, summary, since: 0, judged };
        self.set(id, Some(file));
    }

    /// Notes by what it is seen that a file is still the same.
    pub(super) fn restamp(&mut self, id: FileId, stamp: FileStamp) {
        let Some(mut file) = self.file(id).map(|file| file.copy()) else { return };
        file.summary.stamp = Some(stamp);
        self.set(id, Some(file));
    }

    /// Sets what stands at a number.
    pub(super) fn set(&mut self, id: FileId, file: Option<FileState>) {
        self.slots.set(id, file.map(Arc::new));
    }

    /// Puts a file in place of what stood at its number, and gives that.
    pub(super) fn replace(&mut self, file: Arc<FileState>) -> Option<Arc<FileState>> {
        self.slots.set(file.id, Some(file))
    }

    /// A file.
    pub(super) fn file(&self, id: FileId) -> Option<&Arc<FileState>> {
        self.slots.get(id)
    }

    /// The file at a path.
    pub(super) fn at(&self, path: &Path) -> Option<&Arc<FileState>> {
        self.file(*self.ids.get(path)?)
    }

    /// All files, in the order of paths; the settings and what is not read come last.
    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<FileState>> {
        self.order.iter().chain(self.others.iter()).filter_map(|id| self.file(*id))
    }

    /// The files that are what they are since a later revision than this, in no order.
    pub(super) fn later_than(&self, revision: u64) -> impl Iterator<Item = &Arc<FileState>> {
        self.slots.later_than(revision)
    }

    /// Puts the summaries of files in place, and wakes who rests on what is different by them. `None` stands for a file
    /// that has gone.
    pub(super) fn update(&mut self, news: Vec<(FileId, Option<FileSummary>)>) {
        let mut woken = Invalidated::default();
        for (id, new) in &news {
            let old = self.file(*id).map(|file| file.summary.clone());
            self.wake(&mut woken, *id, old.as_ref(), new.as_ref());
        }
        let ids_before = woken.cards_change.then(|| self.index.around());
        for (id, new) in news {
            let old = self.file(id).cloned();
            self.reindex(id, old.as_ref().map(|old| &old.summary), new.as_ref());
            if let Some(old) = old {
                let since = self.revision;
                self.set(id, new.map(|new| FileState { since, ..old.with(new) }));
            }
        }
        if let Some(before) = ids_before {
            let now = self.index.around();
            woken.structure.extend(before.into_iter().chain(now));
        }
        self.unjudge(&woken);
    }

    /// Takes down what a file is called and asks for now; nothing is touched where that is as it was.
    fn reindex(&mut self, id: FileId, old: Option<&FileSummary>, new: Option<&FileSummary>) {
        // Of a sketch what was only scanned is taken down too.
        let is_down = |old: &&FileSummary| old.is_read() || self.is_sketch && !old.outline.id.is_empty();
        let old = old.filter(is_down).map(|old| &old.outline);
        let new = new.map(|new| &new.outline);
        if old.zip(new).is_some_and(|(old, new)| Index::is_alike(old, new)) {
            return;
        }
        let index = Arc::make_mut(&mut self.index);
        old.into_iter().for_each(|old| index.remove(id, old));
        new.into_iter().for_each(|new| index.add(id, new));
    }

    /// Finds who must be judged anew when a file changes.
    fn wake(
        &self,
        woken: &mut Invalidated,
        id: FileId,
        old: Option<&FileSummary>,
        new: Option<&FileSummary>,
    ) {
        let old = old.filter(|old| old.is_read());
        let name = |summary: Option<&FileSummary>| summary.map(|summary| summary.outline.id.clone());
        let (before, now) = (name(old), name(new));
        let card = |summary: Option<&FileSummary>| summary.map(|summary| summary.outline.card.clone());
        woken.cards_change |= before != now || card(old) != card(new);
        // Of two files with one head one may be a copy, and whether it is their rows tell.
        let heads = [old, new].into_iter().flatten().map(|summary| &summary.outline.card.head);
        woken.structure.extend(heads.flat_map(|head| self.index.headed(head)).filter(|other| *other != id));
        let part = |of: fn(&GivenAway) -> u128| {
            let part = |summary: Option<&FileSummary>| summary.map(|summary| summary.given.as_ref().map(of));
            // What is not known may be different.
            part(old) != part(new) || part(old) == Some(None)
        };
        let structure = before != now || part(|given| given.structure);
        let prose = structure || part(|given| given.prose);
        if !prose && !part(|given| given.layout) {
            return;
        }
        let names: BTreeSet<String> =
            [before, now].into_iter().flatten().filter(|id| !id.is_empty()).collect();
        // Those of the same name are told of each other, and those that look around of whom they find.
        let namesakes: BTreeSet<FileId> =
            names.iter().flat_map(|name| self.index.named(name)).filter(|other| *other != id).collect();
        let resting: BTreeSet<FileId> =
            self.resting(names.clone()).into_iter().filter(|other| *other != id).collect();
        let looking = names.iter().flat_map(|name| self.index.looking(name)).chain(self.index.around());
        let telling = resting.iter().chain(&namesakes).copied().chain(looking);
        woken.told.extend(telling.filter(|other| *other != id && self.quotes(*other, id)));
        match (structure, prose) {
            (true, _) => {
                let ids = resting.iter().filter_map(|id| self.file(*id)).map(|file| &file.summary.outline.id);
                let ids = ids.chain(&names).filter(|id| !id.is_empty());
                woken
                    .structure
                    .extend(ids.flat_map(|id| self.index.looking(id)).filter(|other| *other != id));
                woken.structure.extend(resting);
                woken.structure.extend(namesakes);
            }
            (false, true) => woken.prose.extend(resting),
            (false, false) => {}
        }
    }

    /// The files that name one of these ids, directly or through others.
    pub(super) fn resting(&self, names: BTreeSet<String>) -> BTreeSet<FileId> {
        let mut resting = BTreeSet::new();
        let mut front: Vec<String> = names.into_iter().collect();
        while let Some(name) = front.pop() {
            for asking in self.index.asking(&name) {
                if resting.insert(asking) {
                    front.extend(self.file(asking).map(|file| file.summary.outline.id.clone()));
                }
            }
        }
        resting
    }

    /// Whether a finding of a file shows something of another, as far as is known.
    fn quotes(&self, file: FileId, other: FileId) -> bool {
        let judged = self.file(file).and_then(|file| file.judged.get());
        let shows =
            |target: &RelatedTarget| matches!(target, RelatedTarget::Anchor(anchor) if anchor.file == other);
        judged.is_none_or(|judged| {
            judged.findings.iter().flat_map(|finding| &finding.related).any(|related| shows(&related.target))
        })
    }

    /// Lets go of what was found where it may be wrong by now.
    fn unjudge(&mut self, woken: &Invalidated) {
        woken.structure.iter().for_each(|id| self.unjudge_one(*id, true));
        woken.prose.iter().for_each(|id| self.unjudge_one(*id, false));
        let since = self.revision;
        for id in &woken.told {
            let quoting = self.file(*id).filter(|file| file.since < since).map(|file| file.copy());
            if let Some(file) = quoting {
                self.set(*id, Some(FileState { since, ..file }));
            }
        }
    }

    /// Lets go of what was found in a file, whatever it rests on or only if it rests on prose.
    fn unjudge_one(&mut self, id: FileId, anew: bool) {
        let since = self.revision;
        let Some(file) = self.file(id) else { return };
        // What nobody has asked for yet may be being judged at an older revision just now: that result must not
        // be taken for one of this revision.
        if file.judged.get().is_none_or(|judged| anew || judged.rests_on_prose) {
            let file = FileState { since, ..file.unjudged() };
            self.set(id, Some(file));
        }
    }

    /// Lets go of what was found in files that rest on which roadmaps there are.
    pub(super) fn unjudge_around(&mut self) {
        self.unjudge(&Invalidated { structure: self.index.around(), ..Invalidated::default() });
    }

    /// Lets go of all that was found.
    pub(super) fn unjudge_all(&mut self) {
        let since = self.revision;
        let all: Vec<FileState> = self.slots.all().map(|file| file.unjudged()).collect();
        all.into_iter().for_each(|file| self.set(file.id, Some(FileState { since, ..file })));
    }

    /// Whether files lie below a path.
    pub(super) fn has_below(&self, folder: &Path) -> bool {
        let next = self.order.partition_point(|id| self.path(*id) < folder);
        let next = self.order.get(next).into_iter().chain(self.others.iter());
        next.filter_map(|id| self.file(*id)).any(|file| file.path.starts_with(folder))
    }

    /// Puts a roadmap at its place in the order of paths, or takes it out.
    pub(super) fn reorder(&mut self, id: FileId, path: &Path, there: bool) {
        let at = self.order.binary_search_by(|other| self.path(*other).cmp(path));
        let order = Arc::make_mut(&mut self.order);
        match (at, there) {
            (Err(at), true) => order.insert(at, id),
            (Ok(at), false) => drop(order.remove(at)),
            _ => {}
        }
    }

    fn path(&self, id: FileId) -> &Path {
        self.file(id).map_or(Path::new(""), |file| &file.path)
    }
}

/// Who must be judged anew.
#[derive(Default)]
struct Invalidated {
    /// Those that rest on a structure that is different.
    structure: BTreeSet<FileId>,
    /// Those that rest on prose that is different, if they looked at it.
    prose: BTreeSet<FileId>,
    /// Whether an id came or went, or something by which a roadmap may be found, so that what was not found may be there,
    /// and what is nearest may be another.
    cards_change: bool,
    /// Those whose findings show something that is different or stands elsewhere by now.
    told: BTreeSet<FileId>,
}

/// The name of a file for reports. What lies below a root that is named from where the program runs is named from
/// there too, without a look at where that is.
pub(super) fn name(world: &dyn World, (root, base): (&Path, &str), path: &Path) -> String {
    let inside = path.strip_prefix(root).ok().filter(|_| Path::new(base).is_relative());
    match inside
        .and_then(Path::to_str)
        .map(|inside| if cfg!(windows) { inside.replace('\\', "/") } else { inside.to_owned() })
    {
        Some(inside) if base.is_empty() => inside,
        Some(inside) => format!("{base}/{inside}"),
        None => world.display_name(path),
    }
}
