//! What a change wakes: who rests on what is different by it is judged anew, and who only shows it is told anew.

use std::collections::BTreeSet;
use std::sync::Arc;

use arcstr::ArcStr;

use super::file::{FileNews, FileState, FileSummary};
use super::index::Index;
use super::state::SessionState;
use crate::base::{FileId, RelatedTarget};
use crate::workspace::GivenAway;

impl SessionState {
    /// Puts the summaries of files in place, and wakes who rests on what is different by them.
    pub(super) fn update(&mut self, news: Vec<FileNews>) {
        let mut woken = Invalidated::default();
        for (id, new) in &news {
            let old = self.file(*id).map(|file| &*file.summary);
            self.wake(&mut woken, *id, old, new.as_deref());
        }
        let ids_before = woken.cards_change.then(|| self.around());
        for (id, new) in news {
            let old = self.file(id).cloned();
            self.reindex(id, old.as_ref().map(|old| &*old.summary), new.as_deref());
            if let Some(old) = old {
                let since = self.revision;
                self.set(id, new.map(|new| FileState { since, ..old.with(new) }));
            }
        }
        if let Some(before) = ids_before {
            let now = self.around();
            woken.structure.extend(before.into_iter().chain(now));
        }
        self.unjudge(&woken);
    }

    /// The files that rest on which roadmaps there are.
    fn around(&self) -> BTreeSet<FileId> {
        self.index.around(self.asking())
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
        if let Some(asking) = Arc::make_mut(&mut self.asking).get_mut() {
            old.into_iter().flat_map(|old| &old.needs).for_each(|name| asking.strike(name, id));
            new.into_iter().flat_map(|new| &new.needs).for_each(|name| asking.add(name, id));
        }
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
        woken
            .structure
            .extend(heads.flat_map(|head| self.index.headed(head)).copied().filter(|other| *other != id));
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
        let names: BTreeSet<ArcStr> =
            [before, now].into_iter().flatten().filter(|id| !id.is_empty()).collect();
        // Those of the same name are told of each other, and those that look around of whom they find.
        let namesakes: BTreeSet<FileId> = names
            .iter()
            .flat_map(|name| self.index.named(name))
            .copied()
            .filter(|other| *other != id)
            .collect();
        let resting: BTreeSet<FileId> =
            self.resting(names.clone()).into_iter().filter(|other| *other != id).collect();
        let looking = names.iter().flat_map(|name| self.index.looking(name)).copied().chain(self.around());
        let telling = resting.iter().chain(&namesakes).copied().chain(looking);
        woken.told.extend(telling.filter(|other| *other != id && self.quotes(*other, id)));
        match (structure, prose) {
            (true, _) => {
                let ids = resting.iter().filter_map(|id| self.file(*id)).map(|file| &file.summary.outline.id);
                let ids = ids.chain(&names).filter(|id| !id.is_empty());
                woken
                    .structure
                    .extend(ids.flat_map(|id| self.index.looking(id)).copied().filter(|other| *other != id));
                woken.structure.extend(resting);
                woken.structure.extend(namesakes);
            }
            (false, true) => woken.prose.extend(resting),
            (false, false) => {}
        }
    }

    /// The files that name one of these ids, directly or through others.
    pub(super) fn resting(&self, names: BTreeSet<ArcStr>) -> BTreeSet<FileId> {
        let mut resting = BTreeSet::new();
        let mut front: Vec<ArcStr> = names.into_iter().collect();
        while let Some(name) = front.pop() {
            for &asking in self.asking().files(&name) {
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
    pub(super) fn unjudge_one(&mut self, id: FileId, anew: bool) {
        let since = self.revision;
        let Some(file) = self.file(id) else { return };
        // What nobody has asked for yet may be being judged at an older revision just now: that result must not
        // be taken for one of this revision.
        if file.judged.get().is_none_or(|judged| anew || judged.rests_on_prose) {
            let file = FileState { since, ..file.unjudged() };
            self.set(id, Some(file));
        }
    }

    /// Lets go of all that was found.
    pub(super) fn unjudge_all(&mut self) {
        let since = self.revision;
        let all: Vec<FileState> = self.all().map(|file| file.unjudged()).collect();
        all.into_iter().for_each(|file| self.set(file.id, Some(FileState { since, ..file })));
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
