//! Mending: the fixes of findings made, round after round, until nothing is left that can be mended by itself.
//!
//! Nothing is written here. The texts are put over the files of the session, judged, and given back; whoever asked
//! writes them or shows how they differ. What is tried is checked by judging it: a fix stays only if its finding is
//! gone and no other has come. Only what could not be seen before, because a part of a file could not be read, may
//! come to light when that part is mended ([`FixStage`]).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use arcstr::ArcStr;
use rayon::prelude::*;

use super::load::load;
use super::{Change, Interrupted, Revision, Session, Snapshot};
use crate::base::failure::Error;
use crate::base::{Edit, FileId, Finding, Fix, apart, edited};
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

/// In which order things are mended: what cannot be read hides what it says, and what names nothing hides what it would
/// mean. When a stage is mended, what it hid may come to light, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum FixStage {
    /// What is no YAML, or does not fit the format.
    Shape,
    /// Deadlines that cannot be read, and references that name nothing.
    Names,
    /// All else.
    Meaning,
    /// Numbers that are typed and right today: nothing tells of them, and a reference keeps them right.
    Numbers,
}

impl FixStage {
    fn of(rule: &str) -> Self {
        match rule {
            _ if rules::is_firm(rule) => FixStage::Shape,
            _ if rules::is_hiding(rule) => FixStage::Names,
            _ => FixStage::Meaning,
        }
    }
}

/// How many fixes of a rule may fail in a file before no more of them are tried there.
const FAILURES: usize = 16;

/// What identifies a finding while its file changes: places move, a finding of a rule at a measure does not.
type FindingKey = (&'static str, Option<ArcStr>);

/// How many findings of each there are in a file.
type FindingCounts = HashMap<FindingKey, usize>;

/// A fix, and the finding that it mends.
#[derive(Clone)]
struct Candidate {
    file: FileId,
    key: FindingKey,
    fix: Fix,
}

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

/// The texts of the files in a round, and what has proved good of it.
struct FixRound {
    /// Path and text of each file at its beginning.
    texts: BTreeMap<FileId, (PathBuf, String)>,
    stage: FixStage,
    good: BTreeMap<FileId, Vec<Candidate>>,
    /// What is found in each file with what has proved good.
    counts: HashMap<FileId, FindingCounts>,
    /// The files over which a text stands that has not proved good.
    tried: BTreeSet<FileId>,
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

    /// Tries candidates beside those that proved good; where together they do not, each half by itself. Each try judges whole
    /// files: a rule of which many fixes have not proved good in a file is not tried further there.
    fn attempt(&mut self, round: &mut FixRound, candidates: Vec<Candidate>) -> Result<(), Error> {
        let mut lots = vec![candidates];
        let mut good = self.session.snapshot().revision();
        let mut failed: HashMap<(FileId, &str), usize> = HashMap::new();
        while let Some(mut lot) = lots.pop() {
            lot.retain(|one| failed.get(&(one.file, one.key.0)).is_none_or(|count| *count < FAILURES));
            if lot.is_empty() {
                continue;
            }
            self.put(round, &lot)?;
            let snapshot = self.session.snapshot();
            let after = anew(&snapshot, good, &lot)?;
            if round.is_better(&after, &lot) {
                round.take(lot, after);
                good = snapshot.revision();
            } else if lot.len() > 1 {
                let rest = lot.split_off(lot.len() / 2);
                lots.extend([rest, lot]);
            } else if let Some(one) = lot.first() {
                *failed.entry((one.file, one.key.0)).or_default() += 1;
            }
        }
        Ok(())
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

impl FixRound {
    /// A change that also puts the text over a file that its good candidates and some more make.
    fn put(&self, change: Change, file: FileId, more: &[Candidate]) -> Change {
        match self.texts.get(&file) {
            Some((path, text)) => change.put(path.clone(), self.text(file, text, more).into_bytes()),
            None => change,
        }
    }

    /// The text of a file with its good candidates and some more.
    fn text(&self, file: FileId, text: &str, more: &[Candidate]) -> String {
        let own = self.good.get(&file).into_iter().flatten().chain(more);
        let mut edits: Vec<&Edit> = own.flat_map(|candidate| &candidate.fix.edits).collect();
        edits.sort_by_key(|edit| edit.span.start);
        edited(text, edits)
    }

    /// Whether the findings of all that was tried are gone, and none is new.
    fn is_better(&self, after: &HashMap<FileId, FindingCounts>, tried: &[Candidate]) -> bool {
        let mut gone: HashMap<(FileId, &FindingKey), usize> = HashMap::new();
        let told = self.stage != FixStage::Numbers;
        for tried in tried.iter().filter(|_| told) {
            *gone.entry((tried.file, &tried.key)).or_default() += 1;
        }
        let may_show = |key: &FindingKey| FixStage::of(key.0) > self.stage;
        let most = |file: FileId, key: &FindingKey| {
            let before = self.counts.get(&file).and_then(|counts| counts.get(key))?;
            Some(before.saturating_sub(gone.get(&(file, key)).copied().unwrap_or_default()))
        };
        after.iter().all(|(file, counts)| {
            let is_well =
                |(key, count): (&FindingKey, &usize)| most(*file, key).is_some_and(|most| *count <= most);
            counts.iter().all(|one| is_well(one) || may_show(one.0))
        })
    }

    /// Takes in what proved good, and what is found with it.
    fn take(&mut self, lot: Vec<Candidate>, after: HashMap<FileId, FindingCounts>) {
        for one in lot {
            self.good.entry(one.file).or_default().push(one);
        }
        self.tried.clear();
        self.counts.extend(after);
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

fn key(finding: &Finding) -> FindingKey {
    (finding.rule, finding.measure.clone())
}

fn counted(findings: &[Arc<Finding>]) -> HashMap<FileId, FindingCounts> {
    let mut counts: HashMap<FileId, FindingCounts> = HashMap::new();
    for finding in findings {
        *counts.entry(finding.place.file).or_default().entry(key(finding)).or_default() += 1;
    }
    counts
}
