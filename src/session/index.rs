//! Who is called what, and who asks for whom: what rests on what, once.

use std::collections::{BTreeSet, HashMap};

use arcstr::ArcStr;
use foldhash::fast::RandomState;

use crate::base::FileId;
use crate::workspace::{Known, Outline};

type Names = HashMap<ArcStr, BTreeSet<FileId>, RandomState>;

/// The names of a workspace. What is asked for and not found stands here too, so that a new file wakes whoever missed it.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// Which files have an id. More than one is a fault of theirs.
    named: Names,
    /// Which files name an id.
    asking: Names,
    /// Which files name an id as an addressee: only what is judged of themselves rests on it.
    looking: Names,
    /// Which files demand something of a level.
    demanding: Names,
    /// Which files rest on all roadmaps that there are.
    around: BTreeSet<FileId>,
    /// All roadmaps.
    pub known: Known,
}

impl Index {
    /// Takes down what a file is called and asks for.
    pub(super) fn add(&mut self, file: FileId, outline: &Outline) {
        self.known.add(outline);
        if outline.looks_around {
            self.around.insert(file);
        }
        for name in &outline.card.addressees {
            self.looking.entry(ArcStr::from(&**name)).or_default().insert(file);
        }
        for level in &outline.card.demands {
            self.demanding.entry(ArcStr::from(&**level)).or_default().insert(file);
        }
        if !outline.id.is_empty() {
            self.named.entry(ArcStr::from(&*outline.id)).or_default().insert(file);
        }
        for name in &outline.needs {
            self.asking.entry(ArcStr::from(&**name)).or_default().insert(file);
        }
    }

    /// Strikes a file out.
    pub(super) fn remove(&mut self, file: FileId, outline: &Outline) {
        self.known.remove(outline);
        self.around.remove(&file);
        outline.card.addressees.iter().for_each(|name| strike(&mut self.looking, name, file));
        outline.card.demands.iter().for_each(|level| strike(&mut self.demanding, level, file));
        strike(&mut self.named, &outline.id, file);
        for name in &outline.needs {
            strike(&mut self.asking, name, file);
        }
    }

    /// The files of an id.
    pub(super) fn named(&self, id: &str) -> impl Iterator<Item = FileId> + '_ {
        self.named.get(id).into_iter().flatten().copied()
    }

    /// The files that ask for an id.
    pub(super) fn asking(&self, id: &str) -> impl Iterator<Item = FileId> + '_ {
        self.asking.get(id).into_iter().flatten().copied()
    }

    /// The files that name an id as an addressee.
    pub(super) fn looking(&self, id: &str) -> impl Iterator<Item = FileId> + '_ {
        self.looking.get(id).into_iter().flatten().copied()
    }

    /// The files that demand something of a level.
    pub(super) fn demanding(&self, level: &str) -> impl Iterator<Item = FileId> + '_ {
        self.demanding.get(level).into_iter().flatten().copied()
    }

    /// The files that rest on which roadmaps there are: those that ask for an id that nobody has, and those that look
    /// around.
    pub(super) fn around(&self) -> BTreeSet<FileId> {
        let missed = self.asking.iter().chain(&self.looking).filter(|(id, _)| !self.named.contains_key(*id));
        missed.flat_map(|(_, files)| files).chain(&self.around).copied().collect()
    }

    /// The ids that somebody asks for and no file has.
    pub(super) fn missed(&self) -> impl Iterator<Item = &str> {
        self.asking.keys().filter(|id| !self.named.contains_key(*id)).map(|id| &**id)
    }

    /// Whether anybody asks for an id.
    pub(super) fn is_asked_for(&self, id: &str) -> bool {
        self.asking.contains_key(id)
    }
}

fn strike(names: &mut Names, name: &str, file: FileId) {
    if let Some(files) = names.get_mut(name) {
        files.remove(&file);
        if files.is_empty() {
            names.remove(name);
        }
    }
}
