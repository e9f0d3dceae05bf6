//! Judging beside the loop: what may be told otherwise since the last time, the open files first.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender};
use lsp_types::Diagnostic;
use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use super::diagnostics::DiagnosticBuilder;
use super::encoding::PositionEncoding;
use super::outgoing::Publication;
use super::pages::RulePages;
use super::server::Event;
use crate::base::{FileId, Finding, guard};
use crate::report::PlaceFinder;
use crate::rules::leave_out_known;
use crate::session::{Interrupted, Revision, Snapshot};
use crate::world::Below;

/// How many files are judged and told together.
const TOGETHER: usize = 256;

/// How long nothing must follow a change for it to be the last of a burst: less than anybody notices, and more than a client
/// takes between two of them.
const PAUSE: Duration = Duration::from_millis(10);

/// How many changes are awaited at most.
const BURST: usize = 64;

/// A state whose findings are wanted.
pub(super) struct DiagnosticsJob {
    /// The root of its workspace.
    pub root: PathBuf,
    /// The state.
    pub snapshot: Snapshot,
    /// The versions of the open documents at that state.
    pub open: BTreeMap<PathBuf, i32>,
    /// Whether all files are to be told, whatever was told before.
    pub anew: bool,
    /// Whether only the open documents are wanted: of the others not enough is known yet.
    pub is_sketch: bool,
}

/// The findings of a file at a state, ready to be sent: they are put into JSON beside the loop, on any core.
pub(super) struct FileReport {
    /// The file.
    pub path: PathBuf,
    /// The version of the document, where it is open.
    pub version: Option<i32>,
    /// Stands for what is found; none where nothing is.
    pub hash: Option<u64>,
    /// What a client is told.
    pub publication: Option<Publication>,
}

impl FileReport {
    fn new(path: &Path, version: Option<i32>, diagnostics: &[Diagnostic]) -> Self {
        let bytes = serde_json::to_vec(diagnostics).unwrap_or_else(|_| b"[]".to_vec());
        let hash = (!diagnostics.is_empty()).then(|| xxh3_64(&bytes));
        let publication = Publication::of(path, version, &bytes);
        FileReport { path: path.to_owned(), version, hash, publication }
    }
}

/// What is still to be told of a workspace.
struct Progress {
    job: DiagnosticsJob,
    seen: Revision,
    pending: BTreeSet<FileId>,
}

/// Works on jobs until nobody gives any more. A newer job of the same workspace takes the place of an older one, and what
/// that had not told yet is told by the newer one.
pub(super) struct Publisher {
    pub jobs: Receiver<DiagnosticsJob>,
    pub events: Sender<Event>,
    pub encoding: PositionEncoding,
    pub pages: Arc<RulePages>,
}

impl Publisher {
    /// Works until the jobs end.
    pub(super) fn run(self) {
        let mut all: BTreeMap<PathBuf, Progress> = BTreeMap::new();
        while let Ok(job) = self.jobs.recv() {
            // A failure of the program ends one job, and is told; the next begins anew.
            if guard(|| self.work(&mut all, job)).is_err() {
                all.clear();
                let _ = self.events.send(Event::Broken);
            }
        }
    }

    /// Works until nothing is left to be told.
    fn work(&self, all: &mut BTreeMap<PathBuf, Progress>, job: DiagnosticsJob) {
        self.take(all, job);
        loop {
            if let Ok(job) = self.jobs.try_recv() {
                self.take(all, job);
            }
            let Some(progress) = all.values_mut().find(|progress| !progress.pending.is_empty()) else {
                break;
            };
            if !self.lot(progress) {
                break;
            }
        }
    }

    /// Takes a job in, and those that follow at once: a burst of changes ends in one answer, from the last of them.
    fn take(&self, all: &mut BTreeMap<PathBuf, Progress>, job: DiagnosticsJob) {
        let mut last = BTreeMap::from([(job.root.clone(), job)]);
        let following = std::iter::from_fn(|| self.jobs.recv_timeout(PAUSE).ok());
        for job in following.take(BURST) {
            let anew = job.anew || last.get(&job.root).is_some_and(|earlier| earlier.anew);
            last.insert(job.root.clone(), DiagnosticsJob { anew, ..job });
        }
        last.into_values().for_each(|job| take(all, job));
    }

    /// Tells the next lot of a workspace; false where a newer job must come first.
    fn lot(&self, progress: &mut Progress) -> bool {
        let lot = progress.next();
        let job = &progress.job;
        match self.tell(job, &lot) {
            Err(Interrupted::Cancelled) => return false,
            Err(Interrupted::Changed(path)) => {
                return self.events.send(Event::Touched(path)).is_err();
            }
            Err(Interrupted::Failed(_)) if lot.len() > 1 => {
                // One of them cannot be read: the others are told without it.
                for file in &lot {
                    let _ = self.tell(job, &[*file]);
                }
            }
            Err(Interrupted::Failed(_)) | Ok(()) => {}
        }
        for file in &lot {
            progress.pending.remove(file);
        }
        if progress.pending.is_empty() && !progress.job.is_sketch {
            self.tell_known(&progress.job);
            let done = Event::Done(progress.job.root.clone(), progress.job.snapshot.clone());
            return self.events.send(done).is_ok();
        }
        true
    }

    /// Judges and tells files.
    fn tell(&self, job: &DiagnosticsJob, files: &[FileId]) -> Result<(), Interrupted> {
        let snapshot = &job.snapshot;
        snapshot.judge_these(files)?;
        let paths: Vec<&Path> = files.iter().filter_map(|file| snapshot.path_of(*file)).collect();
        let found: Vec<(&Path, Vec<Arc<Finding>>)> = paths
            .into_iter()
            .map(|path| Ok((path, snapshot.findings(path)?)))
            .collect::<Result<_, Interrupted>>()?;
        self.send(job, found);
        Ok(())
    }

    fn send(&self, job: &DiagnosticsJob, found: Vec<(&Path, Vec<Arc<Finding>>)>) {
        let snapshot = &job.snapshot;
        let mut all: Vec<Arc<Finding>> =
            found.iter().flat_map(|(_, findings)| findings.iter().cloned()).collect();
        let workspace = snapshot.to_tell(&all);
        let world = Below::new(snapshot.world(), &workspace.root);
        if let Some(known) = snapshot.known() {
            let _ = leave_out_known(known, &world, &workspace, snapshot.rules(), &mut all);
        }
        let mut by_file: BTreeMap<FileId, Vec<Arc<Finding>>> = BTreeMap::new();
        all.into_iter().for_each(|finding| by_file.entry(finding.place.file).or_default().push(finding));
        let places = PlaceFinder::new(&workspace, snapshot.world());
        let (lang, encoding, pages) = (snapshot.lang(), self.encoding, &*self.pages);
        let teller = DiagnosticBuilder { snapshot, places: &places, lang, encoding, pages };
        found.into_par_iter().for_each(|(path, _)| {
            let findings = snapshot.file_at(path).and_then(|file| by_file.get(&file));
            let tell = || findings.into_iter().flatten().map(|finding| teller.tell(finding)).collect();
            // A file over which the program fails is never told as one without findings.
            let diagnostics = guard(tell).unwrap_or_else(|panic| vec![teller.failed(&panic)]);
            let report = FileReport::new(path, job.open.get(path).copied(), &diagnostics);
            let _ = self.events.send(Event::Told(job.root.clone(), report));
        });
    }

    /// Tells what the list of known findings itself is found to lack, which only shows when all is known.
    fn tell_known(&self, job: &DiagnosticsJob) {
        let snapshot = &job.snapshot;
        let Some(known) = snapshot.known() else { return };
        let Some(settings) = snapshot.found().settings.clone() else { return };
        let Some(file) = snapshot.file_at(&settings) else { return };
        let mut all = snapshot.judged();
        let workspace = snapshot.to_tell(&all);
        let world = Below::new(snapshot.world(), &workspace.root);
        let gone = leave_out_known(known, &world, &workspace, snapshot.rules(), &mut all);
        all.extend(gone);
        all.retain(|finding| finding.place.file == file);
        let places = PlaceFinder::new(&workspace, snapshot.world());
        let (lang, encoding, pages) = (snapshot.lang(), self.encoding, &*self.pages);
        let teller = DiagnosticBuilder { snapshot, places: &places, lang, encoding, pages };
        let diagnostics: Vec<Diagnostic> = all.iter().map(|finding| teller.tell(finding)).collect();
        let report = FileReport::new(&settings, job.open.get(&settings).copied(), &diagnostics);
        let _ = self.events.send(Event::Told(job.root.clone(), report));
    }
}

impl Progress {
    /// The files to be told next: those that are open, then the others.
    fn next(&self) -> Vec<FileId> {
        let files = self.job.open.keys().filter_map(|path| self.job.snapshot.file_at(path));
        let open: Vec<FileId> = files.filter(|file| self.pending.contains(file)).collect();
        if open.is_empty() { self.pending.iter().copied().take(TOGETHER).collect() } else { open }
    }
}

/// Takes a job in, in place of an older one of its workspace.
fn take(all: &mut BTreeMap<PathBuf, Progress>, job: DiagnosticsJob) {
    let seen = job.snapshot.revision();
    let old = all.remove(&job.root);
    let mut pending: BTreeSet<FileId> = match &old {
        _ if job.is_sketch => open_files(&job).collect(),
        Some(old) if !job.anew => {
            let changed = job.snapshot.changed_since(old.seen);
            changed.into_iter().filter_map(|path| job.snapshot.file_at(path)).collect()
        }
        _ => job.snapshot.files().collect(),
    };
    if !job.is_sketch {
        pending.extend(moved(&job, old.as_ref()));
        if pending.is_empty() {
            // Something may have gone, or another version have the same findings: the end is told all the same.
            pending.extend(open_files(&job).take(1));
        }
    }
    all.insert(job.root.clone(), Progress { job, seen, pending });
}

/// The open files of a job of which enough is known to judge them.
fn open_files(job: &DiagnosticsJob) -> impl Iterator<Item = FileId> + '_ {
    let files = job.open.keys().filter_map(|path| job.snapshot.file_at(path));
    files.filter(|file| job.snapshot.is_sure_of(*file))
}

/// What is to be told whether it is different or not: texts that were opened, closed or given another version, and what
/// an older job has left.
fn moved(job: &DiagnosticsJob, old: Option<&Progress>) -> Vec<FileId> {
    let told_as = |path: &PathBuf| old.and_then(|old| old.job.open.get(path)).copied();
    let versions = job.open.iter().filter(|(path, version)| told_as(path) != Some(**version));
    let closed =
        old.into_iter().flat_map(|old| old.job.open.keys()).filter(|path| !job.open.contains_key(*path));
    let paths = versions.map(|(path, _)| path).chain(closed);
    let moved = paths.filter_map(|path| job.snapshot.file_at(path));
    let still = old.into_iter().flat_map(|old| &old.pending).copied();
    moved.chain(still.filter(|file| job.snapshot.path_of(*file).is_some())).collect()
}
