//! Who is called what, and who speaks of whom without naming one to rest on. Who names whom is many times as much; it is
//! taken down when somebody first asks (`SessionState::asking`).

use std::collections::BTreeSet;

use super::names::NameIndexByFile;
use crate::base::FileId;
use crate::workspace::{Outline, RoadmapIndex};
use arcstr::ArcStr;

/// The names of a workspace.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// Which files have an id. More than one is a fault of theirs.
    named: NameIndexByFile,
    /// Which files have a head, so that of two one may be a copy.
    headed: NameIndexByFile,
    /// Which files name an id as an addressee: only what is judged of themselves rests on it.
    looking: NameIndexByFile,
    /// Which files demand something of a level.
    demanding: NameIndexByFile,
    /// Which files look at all roadmaps that there are.
    around: BTreeSet<FileId>,
    /// Which files name files of text.
    texting: BTreeSet<FileId>,
    /// All roadmaps.
    pub known: RoadmapIndex,
}

impl Index {
    /// Takes down what files are called: the first that is taken down of a workspace.
    pub(super) fn of_names(files: &[FileId], outlines: &[&Outline]) -> Self {
        let by = |name: fn(&Outline) -> &ArcStr| {
            let mut index = NameIndexByFile::default();
            let named = files.iter().zip(outlines).filter(|(_, outline)| !name(outline).is_empty());
            named.for_each(|(file, outline)| index.add(name(outline), *file));
            index
        };
        let names = || rayon::join(|| by(|outline| &outline.id), || by(|outline| &outline.card.head));
        let (known, (named, headed)) = rayon::join(|| RoadmapIndex::of(outlines), names);
        Index { known, named, headed, ..Index::default() }
    }

    /// What files are called, without what they speak of.
    pub(super) fn names(&self) -> Self {
        let (known, named, headed) = (self.known.clone(), self.named.clone(), self.headed.clone());
        Index { known, named, headed, ..Index::default() }
    }

    /// Takes down what a file is called and speaks of.
    pub(super) fn add(&mut self, file: FileId, outline: &Outline) {
        self.known.add(outline);
        if !outline.id.is_empty() {
            self.named.add(&outline.id, file);
        }
        if !outline.card.head.is_empty() {
            self.headed.add(&outline.card.head, file);
        }
        self.add_looks(file, outline);
    }

    /// Takes down what a file speaks of whose name is known already.
    pub(super) fn add_looks(&mut self, file: FileId, outline: &Outline) {
        if outline.looks_around {
            self.around.insert(file);
        }
        if !outline.texts.is_empty() {
            self.texting.insert(file);
        }
        outline.card.addressees.iter().for_each(|name| self.looking.add(name, file));
        outline.card.demands.iter().for_each(|level| self.demanding.add(level, file));
    }

    /// Strikes a file out.
    pub(super) fn remove(&mut self, file: FileId, outline: &Outline) {
        self.known.remove(outline);
        self.around.remove(&file);
        self.texting.remove(&file);
        outline.card.addressees.iter().for_each(|name| self.looking.strike(name, file));
        outline.card.demands.iter().for_each(|level| self.demanding.strike(level, file));
        self.named.strike(&outline.id, file);
        self.headed.strike(&outline.card.head, file);
    }

    /// Whether two outlines of a file are taken down alike.
    pub(super) fn is_alike(one: &Outline, other: &Outline) -> bool {
        let same = one.id == other.id && one.looks_around == other.looks_around;
        let texts = one.texts.is_empty() == other.texts.is_empty();
        same && texts && one.card == other.card && one.needs == other.needs
    }

    /// The files of an id.
    pub(super) fn named(&self, id: &str) -> &[FileId] {
        self.named.files(id)
    }

    /// The files of a head.
    pub(super) fn headed(&self, head: &str) -> &[FileId] {
        self.headed.files(head)
    }

    /// The files that share the id of an outline, and those that share its head, where any files share one.
    pub(super) fn alike(&self, outline: &Outline) -> [&[FileId]; 2] {
        [self.named.sharing(&outline.id), self.headed.sharing(&outline.card.head)]
    }

    /// The files that name an id as an addressee.
    pub(super) fn looking(&self, id: &str) -> &[FileId] {
        self.looking.files(id)
    }

    /// The files that demand something of a level.
    pub(super) fn demanding(&self, level: &str) -> &[FileId] {
        self.demanding.files(level)
    }

    /// The files that rest on which roadmaps there are: those that name an id that nobody has, and those that look around.
    pub(super) fn around(&self, asking: &NameIndexByFile) -> BTreeSet<FileId> {
        let missed = asking.all().chain(self.looking.all()).filter(|(id, _)| !self.named.has(id));
        missed.flat_map(|(_, files)| files).chain(&self.around).copied().collect()
    }

    /// The files that name files of text.
    pub(super) fn texting(&self) -> impl Iterator<Item = FileId> + '_ {
        self.texting.iter().copied()
    }

    /// Whether a file of that outline speaks of others whom it does not rest on.
    pub(super) fn speaks(outline: &Outline) -> bool {
        let card = &outline.card;
        let names = !card.addressees.is_empty() || !card.demands.is_empty();
        names || outline.looks_around || !outline.texts.is_empty()
    }

    /// Whether a file has an id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.named.has(id)
    }

    /// Whether a file of that outline rests on which roadmaps there are, where the names of all are taken down.
    pub(super) fn rests_on_all(&self, outline: &Outline) -> bool {
        let mut named = outline.needs.iter().chain(&outline.card.addressees);
        outline.looks_around || named.any(|id| !self.named.has(id))
    }
}
