//! The fixes that wait to be tried, file by file: where those of a file together do not prove good, each half by itself.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::round::Candidate;
use crate::base::FileId;

/// How many fixes of a rule may fail in a file before no more of them are tried there: each try judges the whole file.
const FAILURES: usize = 16;

/// Lots of fixes, those of a file one behind the other.
pub(super) struct WaitingLots {
    lots: BTreeMap<FileId, Vec<Vec<Candidate>>>,
    failed: HashMap<(FileId, &'static str), usize>,
}

impl WaitingLots {
    /// Candidates that stand file by file.
    pub(super) fn of(candidates: &[Candidate]) -> Self {
        let lots = candidates.chunk_by(|one, other| one.file == other.file);
        let lots = lots.filter_map(|lot| Some((lot.first()?.file, vec![lot.to_vec()])));
        WaitingLots { lots: lots.collect(), failed: HashMap::new() }
    }

    /// The next lots of the files that rest on no other that has some waiting, so that what is found in one of them is told of
    /// its own lot; of one file alone, where each rests on another.
    pub(super) fn turn(
        &mut self,
        resting_on: impl FnOnce(&BTreeSet<FileId>) -> BTreeSet<FileId>,
    ) -> Vec<Vec<Candidate>> {
        for lots in self.lots.values_mut() {
            let is_open = |one: &Candidate| {
                self.failed.get(&(one.file, one.key.0)).is_none_or(|count| *count < FAILURES)
            };
            lots.iter_mut().for_each(|lot| lot.retain(is_open));
            lots.retain(|lot| !lot.is_empty());
        }
        self.lots.retain(|_, lots| !lots.is_empty());
        let files: BTreeSet<FileId> = self.lots.keys().copied().collect();
        let resting = resting_on(&files);
        let first = files.first().copied().filter(|_| files.is_subset(&resting));
        let ready =
            files.into_iter().filter(|file| first.map_or(!resting.contains(file), |one| one == *file));
        ready.filter_map(|file| self.lots.get_mut(&file)?.pop()).collect()
    }

    /// Takes back a lot of a file that has not proved good.
    pub(super) fn fail(&mut self, lot: Vec<Candidate>) {
        match lot.as_slice() {
            [] => {}
            [one] => *self.failed.entry((one.file, one.key.0)).or_default() += 1,
            [one, ..] => self.lots.entry(one.file).or_default().extend(halves(lot)),
        }
    }
}

/// The halves of a lot, that which is tried first behind the other.
pub(super) fn halves(mut lot: Vec<Candidate>) -> [Vec<Candidate>; 2] {
    let rest = lot.split_off(lot.len() / 2);
    [rest, lot]
}
