//! Mending: the fixes of findings made, round after round, until nothing is left that can be mended by itself.
//!
//! Nothing is written here. The texts are put over the files of the session, judged, and given back; whoever asked
//! writes them or shows how they differ. What is tried is checked by judging it: a fix stays only if its finding is
//! gone and no other has come. Only what could not be seen before, because a part of a file could not be read, may
//! come to light when that part is mended ([`FixStage`]).

mod round;
mod waiting;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use arcstr::ArcStr;
use rayon::prelude::*;

use self::round::{Candidate, FindingCounts, FixRound, FixStage, counted, key};
use self::waiting::{WaitingLots, halves};
use super::load::load;
use super::{Change, Interrupted, Revision, Session, Snapshot};
use crate::base::failure::Error;
use crate::base::{FileId, Finding, Fix, apart};
use crate::rules::{self, NumberByHand};
use crate::world::World;

/// Which fixes are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Applicability {
    /// Those that may be made without a look.
    #[default]
    Safe,
    /// Those too that say something else than the file did.
    Unsafe,
}

impl Applicability {
    /// The fix of a finding that is made: the likeliest of those allowed.
    pub fn fix(self, finding: &Finding) -> Option<&Fix> {
        finding.fixes.iter().find(|fix| fix.safe || self == Applicability::Unsafe)
    }
}

/// A file that is different once it is mended.
#[derive(Clone, Debug)]
pub struct MendedFile {
    /// Its path.
    pub path: PathBuf,
    /// Its text as it was.
    pub old: String,
    /// Its text now; all that no fix speaks of is byte for byte the same.
    pub new: String,
    /// How many findings of each rule are mended.
    pub fixed: BTreeMap<&'static str, usize>,
}

/// How many fixes of a rule that are good in their own files may harm others before no more of them are tried.
const HARMFUL: usize = 64;

/// What of a state is reported, and so may be mended: the findings, and the files that are reported on.
type ReportedState<'r> = &'r dyn Fn(&Snapshot) -> Result<(Vec<Arc<Finding>>, Vec<FileId>), Error>;

/// Makes the fixes of the findings that `reported` tells of a state. Returns the files that are different, in the order
/// of paths; the session is in their state.
///
/// # Errors
/// When what the session rests on cannot be read, or changes on the disk meanwhile.
pub fn fix(
    session: &mut Session,
    allowed: Applicability,
    reported: ReportedState<'_>,
) -> Result<Vec<MendedFile>, Error> {
    let mut mending = FixRun { session, files: BTreeMap::new() };
    for stage in [FixStage::Shape, FixStage::Names, FixStage::Meaning, FixStage::Numbers] {
        while mending.round(allowed, stage, reported)? {}
    }
    Ok(mending.files.into_values().filter(|file| file.old != file.new).collect())
}

struct FixRun<'s> {
    session: &'s mut Session,
    files: BTreeMap<PathBuf, MendedFile>,
}

impl FixRun<'_> {
    /// Makes one round of fixes that do not meet; tells whether anything was mended.
    fn round(
        &mut self,
        allowed: Applicability,
        stage: FixStage,
        reported: ReportedState<'_>,
    ) -> Result<bool, Error> {
        let snapshot = self.session.snapshot();
        let (found, files) = reported(&snapshot)?;
        let candidate = |finding: &Finding| {
            let fix = allowed.fix(finding)?.clone();
            let (file, key) = (finding.place.file, key(finding));
            (FixStage::of(finding.rule) == stage).then_some(Candidate { file, key, fix })
        };
        let mut candidates: Vec<Candidate> = match stage {
            FixStage::Numbers => numbers(&snapshot, &files)?,
            _ => found.iter().filter_map(|finding| candidate(finding)).collect(),
        };
        if candidates.is_empty() {
            return Ok(false);
        }
        let mut texts = BTreeMap::new();
        for candidate in &candidates {
            if texts.contains_key(&candidate.file) {
                continue;
            }
            let path = self.session.state.file(candidate.file).map(|file| file.path.to_path_buf());
            let read = path.and_then(|path| Some((snapshot.world().read(&path).ok()?, path)));
            // What is no text is mended by nobody.
            let text = read.and_then(|(bytes, path)| Some((path, String::from_utf8(bytes).ok()?)));
            texts.extend(text.map(|text| (candidate.file, text)));
        }
        candidates.retain(|candidate| texts.contains_key(&candidate.file));
        candidates.sort_by_key(|candidate| candidate.file);
        let lots = candidates.chunk_by(|one, other| one.file == other.file);
        let together: Vec<Candidate> = lots
            .flat_map(|lot| {
                apart(lot.iter().map(|one| &one.fix)).into_iter().filter_map(|(at, _)| lot.get(at))
            })
            .cloned()
            .collect();
        let counts = counted(&snapshot.all()?);
        let (good, tried) = (BTreeMap::new(), BTreeSet::new());
        let mut round = FixRound { texts, stage, good, counts, tried };
        self.attempt(&mut round, together)?;
        self.put(&mut round, &[])?;
        self.keep(&round);
        Ok(!round.good.is_empty())
    }

    /// Tries candidates beside those that proved good, all of them together or else those of each file by themselves. Files that
    /// do not rest on each other take their turns at once, so that as many tries are made as one file needs, and not as all do.
    fn attempt(&mut self, round: &mut FixRound, candidates: Vec<Candidate>) -> Result<(), Error> {
        let after = self.tried(round, &candidates)?;
        if round.is_better(&after, &candidates) {
            round.take(candidates, after);
            return Ok(());
        }
        let mut waiting = WaitingLots::of(&candidates);
        let mut harmful = Vec::new();
        loop {
            // Who rests on whom is asked of the good state too.
            self.put(round, &[])?;
            let turn = waiting.turn(|files| self.resting_on(files));
            if turn.is_empty() {
                return self.attempt_harmful(round, harmful);
            }
            let after = self.tried(round, &turn.concat())?;
            let (well, worse): (Vec<_>, Vec<_>) =
                turn.into_iter().partition(|lot| round.is_well(&after, lot));
            let well = well.concat();
            let after = if worse.is_empty() { after } else { self.tried(round, &well)? };
            worse.into_iter().for_each(|lot| waiting.fail(lot));
            if round.is_better(&after, &well) {
                round.take(well, after);
            } else {
                harmful.extend(well);
            }
        }
    }

    /// The files that rest on some, directly or through others, and may be some of these.
    fn resting_on(&self, files: &BTreeSet<FileId>) -> BTreeSet<FileId> {
        let state = &self.session.state;
        let ids = files.iter().filter_map(|id| state.file(*id)).map(|file| file.summary.outline.id.clone());
        state.resting(ids.filter(|id| !id.is_empty()).collect())
    }

    /// Tries candidates that prove good in their own files and, all together, do not in others; each half by itself. A rule of
    /// which many have not proved good is not tried further.
    fn attempt_harmful(&mut self, round: &mut FixRound, candidates: Vec<Candidate>) -> Result<(), Error> {
        let mut lots = vec![candidates];
        let mut failed: HashMap<&str, usize> = HashMap::new();
        while let Some(mut lot) = lots.pop() {
            lot.retain(|one| failed.get(one.key.0).is_none_or(|count| *count < HARMFUL));
            if lot.is_empty() {
                continue;
            }
            let after = self.tried(round, &lot)?;
            if round.is_better(&after, &lot) {
                round.take(lot, after);
            } else if let [one] = lot.as_slice() {
                *failed.entry(one.key.0).or_default() += 1;
            } else {
                lots.extend(halves(lot));
            }
        }
        Ok(())
    }

    /// What is found with candidates beside those that proved good, in all files that may be told otherwise by them.
    fn tried(
        &mut self,
        round: &mut FixRound,
        lot: &[Candidate],
    ) -> Result<HashMap<FileId, FindingCounts>, Error> {
        // What a lot changes is told from the good state, and not from one that was tried before.
        self.put(round, &[])?;
        let good = self.session.snapshot().revision();
        self.put(round, lot)?;
        anew(&self.session.snapshot(), good, lot)
    }

    /// Puts the texts over the files that the good candidates and some more make, the files of each together. What was
    /// tried before and has not proved good is taken back.
    fn put(&mut self, round: &mut FixRound, more: &[Candidate]) -> Result<(), Error> {
        let mut back = std::mem::take(&mut round.tried);
        let mut change = Change::default();
        for own in more.chunk_by(|one, other| one.file == other.file) {
            let Some(file) = own.first().map(|one| one.file) else { continue };
            back.remove(&file);
            round.tried.insert(file);
            change = round.put(change, file, own);
        }
        change = back.into_iter().fold(change, |change, file| round.put(change, file, &[]));
        self.session.apply(&change).map(drop)
    }

    /// Notes what a round has made of the files.
    fn keep(&mut self, round: &FixRound) {
        for (file, good) in &round.good {
            let Some((path, text)) = round.texts.get(file) else { continue };
            let mended = self.files.entry(path.clone()).or_insert_with(|| MendedFile {
                path: path.clone(),
                old: text.clone(),
                new: String::new(),
                fixed: BTreeMap::new(),
            });
            mended.new = round.text(*file, text, &[]);
            for good in good {
                *mended.fixed.entry(good.key.0).or_default() += 1;
            }
        }
    }
}

/// What is found in the files that may be told otherwise than at a revision, and in those of candidates.
fn anew(
    snapshot: &Snapshot,
    since: Revision,
    tried: &[Candidate],
) -> Result<HashMap<FileId, FindingCounts>, Error> {
    let changed = snapshot.state().later_than(since.0).map(|file| file.id);
    let files: BTreeSet<FileId> = changed.chain(tried.iter().map(|one| one.file)).collect();
    let files: Vec<FileId> = files.into_iter().collect();
    snapshot.judge_these(&files)?;
    let of_file = |file: &FileId| {
        let judged = snapshot.state().file(*file)?.judged.get()?;
        Some((*file, counted(&judged.findings).remove(file).unwrap_or_default()))
    };
    Ok(files.iter().filter_map(of_file).collect())
}

/// The references to write in place of numbers typed in some files, where the rule runs that would tell of them once they
/// are wrong.
fn numbers(snapshot: &Snapshot, files: &[FileId]) -> Result<Vec<Candidate>, Error> {
    if !snapshot.rules().has(NumberByHand::RULE) {
        return Ok(Vec::new());
    }
    let of_file = |id: &FileId| {
        let file = load(snapshot.state(), *id, snapshot.shared())?.file;
        let candidate = |one: NumberByHand| {
            let key = (NumberByHand::RULE, one.owner.map(ArcStr::from));
            Candidate { file: *id, key, fix: Fix::safe(one.edits) }
        };
        Ok(rules::numbers_by_hand(&file).into_iter().map(candidate).collect::<Vec<_>>())
    };
    let lots: Vec<Vec<Candidate>> = files.par_iter().map(of_file).collect::<Result<_, Interrupted>>()?;
    Ok(lots.into_iter().flatten().collect())
}
