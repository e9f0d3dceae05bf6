//! What a run over a workspace reports.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::{ChangesSince, Summary};
use crate::Options;
use crate::base::failure::Error;
use crate::base::{FileId, Finding, Lang, Severity};
use crate::deadline::{Calendar, Times};
use crate::rules;
use crate::session::{self, Session, Shard, Snapshot};
use crate::workspace::{DiscoveredWorkspace, FileRole, LoadedFile, RootBy, Workspace, is_asked};
use crate::world::{Below, World};

/// What a run found in a workspace.
#[derive(Debug)]
pub struct Checked {
    /// The workspace.
    pub workspace: Workspace,
    /// The language of its findings.
    pub lang: Lang,
    /// The day against which it was judged what is overdue, where one is named.
    pub as_of: Option<NaiveDate>,
    /// The findings to report, sorted by file, place and rule.
    pub findings: Vec<Arc<Finding>>,
    /// The files that were reported on.
    pub files: Vec<FileId>,
    /// What was counted.
    pub summary: Summary,
    /// The part of the tree that was reported on, where not all.
    pub shard: Option<Shard>,
    /// What a part lacks of the list of known findings; of the whole it is among the findings.
    pub gone: Option<Arc<Finding>>,
    /// The root that was guessed, as people are shown it, where it is none of the paths asked for.
    pub guessed_root: Option<String>,
    /// How many other files rest on those asked for.
    pub resting: usize,
    /// The files that may not be printed as final: those with an error (or a warning, where these are denied), and those
    /// that rest on one of them. Told where the roadmaps are wanted.
    pub unsound: BTreeSet<FileId>,
    /// The root of the git repository that the workspace lies in, where there is one.
    pub repository: Option<PathBuf>,
}

impl Checked {
    /// Its production calendar; the Russian one where what its settings name cannot be used, which a finding says.
    pub fn calendar(&self, world: &dyn World) -> Calendar {
        let named = session::calendar(world, &self.workspace.root, &self.workspace.config);
        named.unwrap_or_else(|_| Calendar::russia().clone())
    }

    /// The day of judgement of workspaces that are shown together: the first that is named.
    pub fn day(checked: &[Checked]) -> Option<NaiveDate> {
        checked.iter().find_map(|one| one.as_of)
    }

    /// The times of its roadmaps by its calendar, where these were wanted.
    pub fn times(&self, world: &dyn World) -> Times {
        Times::in_force(&self.workspace, &self.calendar(world))
    }

    /// Leaves out findings, and counts anew.
    pub fn retain(&mut self, mut keep: impl FnMut(&Finding) -> bool) {
        self.findings.retain(|finding| keep(finding));
        self.summary = Summary { errors: 0, warnings: 0, advice: 0, ..self.summary };
        self.summary.count(&self.findings);
    }

    /// Opens a workspace, and says what is to be reported of it; what is known by then is saved.
    ///
    /// # Errors
    /// When a file cannot be read, the settings name what cannot be used, or git does not tell of the changes that the
    /// options ask for.
    pub fn open(
        world: &Arc<dyn World>,
        found: DiscoveredWorkspace,
        options: &Options,
    ) -> Result<(Self, Snapshot), Error> {
        let mut session = Session::once(Arc::clone(world), found, options.clone())?;
        let snapshot = session.snapshot();
        let checked = Checked::of(&snapshot, options);
        session.save();
        Ok((checked?.caused(&mut session, &snapshot, options)?, snapshot))
    }

    /// What is to be reported of a session as it is.
    ///
    /// # Errors
    /// As [`open`](Checked::open).
    pub fn now(session: &mut Session, options: &Options) -> Result<Self, Error> {
        let snapshot = session.snapshot();
        Checked::of(&snapshot, options)?.caused(session, &snapshot, options)
    }

    /// What of it the changes cause, where the options name a revision since which they are asked for.
    fn caused(
        mut self,
        session: &mut Session,
        snapshot: &Snapshot,
        options: &Options,
    ) -> Result<Self, Error> {
        if let Some(since) = ChangesSince::of(session, options)? {
            since.keep_caused(&mut self, snapshot.world());
        }
        Ok(self)
    }

    /// What is to be reported of a state: the findings in the files that were asked for, without those that are known.
    ///
    /// # Errors
    /// When a file cannot be read, or changes while it is.
    pub fn of(snapshot: &Snapshot, options: &Options) -> Result<Self, Error> {
        let found = snapshot.found();
        let choice = FileChoice::new(snapshot, options);
        let rested_on = choice.judge(snapshot)?;
        let workspace = snapshot.workspace(options.roadmaps)?;
        let mut findings = snapshot.judged();
        let mut gone = None;
        if let Some(known) = snapshot.known().filter(|_| !options.whole) {
            let world = Below::new(snapshot.world(), &found.root);
            gone = rules::leave_out_known(known, &world, &workspace, snapshot.rules(), &mut findings);
        }
        if options.shard.is_none() {
            findings.extend(gone.take());
        }
        let all = choice.everything && options.shard.is_none();
        let reported = |id: FileId| all || workspace.file(id).is_some_and(|file| choice.reports(id, file));
        let is_first = options.shard.is_none_or(|shard| shard.number == 1);
        let told_too = |finding: &Finding| {
            let file = finding.place.file;
            let is_settings = || workspace.file(file).is_some_and(|file| file.role == FileRole::Settings);
            // What is printed rests on all that is above it, and an error there holds it back.
            let tells = rules::is_firm(finding.rule) || options.roadmaps && holds_back(finding, options);
            tells && (rested_on.contains(&file) || is_first && is_settings())
        };
        // Of a whole workspace everything is told.
        if !all {
            findings.retain(|finding| reported(finding.place.file) || told_too(finding));
        }
        findings.par_sort_by(|one, other| Finding::in_order(one, other));
        let mut summary = Summary::of(&findings);
        let files = summary.count_files(snapshot.roadmaps().filter(|(id, ..)| reported(*id)));
        let guessed = found.by != RootBy::Settings && !choice.everything;
        let guessed_root = guessed.then(|| snapshot.world().display_name(&found.root));
        let resting = if choice.everything { 0 } else { snapshot.resting_on(&choice.own(snapshot)).len() };
        let unsound = if options.roadmaps {
            unsound(snapshot, &workspace, &findings, options)
        } else {
            BTreeSet::new()
        };
        Ok(Checked {
            lang: snapshot.lang(),
            as_of: snapshot.as_of(),
            workspace,
            findings,
            files,
            summary,
            shard: options.shard,
            gone,
            guessed_root,
            resting,
            unsound,
            repository: found.repository.clone(),
        })
    }
}

/// Which files are reported on.
struct FileChoice<'s> {
    options: &'s Options,
    found: &'s DiscoveredWorkspace,
    /// Whether it is all that lies below the root.
    everything: bool,
    shard: Option<BTreeSet<FileId>>,
    /// The files that rest on those that are named, where they are wanted.
    dependents: BTreeSet<FileId>,
}

impl<'s> FileChoice<'s> {
    fn new(snapshot: &'s Snapshot, options: &'s Options) -> Self {
        let found = snapshot.found();
        let everything = options.whole || found.asked.contains(&found.root);
        let shard = options.shard.map(|shard| snapshot.files_of(shard).into_iter().collect());
        let choice = FileChoice { options, found, everything, shard, dependents: BTreeSet::new() };
        let dependents = match options.dependents && !everything {
            true => snapshot.resting_on(&choice.own(snapshot)),
            false => BTreeSet::new(),
        };
        FileChoice { dependents, ..choice }
    }

    /// Whether a file is named, or wanted with those that are.
    fn asks_for(&self, id: FileId, path: &Path) -> bool {
        self.everything || is_asked(&self.found.asked, path) || self.dependents.contains(&id)
    }

    fn own(&self, snapshot: &Snapshot) -> BTreeSet<FileId> {
        snapshot.files_below(&|id, path| self.asks_for(id, path))
    }

    /// Judges the files, and gives those that they rest on, which are judged with them: what cannot be read there is told
    /// too, for of what rests on it nothing is sure.
    fn judge(&self, snapshot: &Snapshot) -> Result<BTreeSet<FileId>, Error> {
        let counts = snapshot.config().baseline.is_some();
        snapshot.judge(&|id, path| match &self.shard {
            Some(shard) => shard.contains(&id),
            None => counts || self.asks_for(id, path),
        })?;
        // Of parts the first tells what belongs to none.
        let is_first = self.options.shard.is_none_or(|shard| shard.number == 1);
        let own = if self.everything || !is_first { BTreeSet::new() } else { self.own(snapshot) };
        let rested_on = snapshot.rested_on(&own);
        let is_settings = |path: &Path| is_first && self.found.settings.as_deref() == Some(path);
        snapshot.judge(&|id, path| rested_on.contains(&id) || is_settings(path))?;
        Ok(rested_on)
    }

    /// Whether the findings of a file are reported; what is no roadmap belongs to the first part.
    fn reports(&self, id: FileId, file: &LoadedFile) -> bool {
        match &self.shard {
            _ if self.options.whole => true,
            _ if file.role != FileRole::Roadmap => self.options.shard.is_none_or(|shard| shard.number == 1),
            Some(shard) => shard.contains(&id) && self.asks_for(id, &file.source.path),
            None => self.asks_for(id, &file.source.path),
        }
    }
}

/// Whether a finding keeps what it stands in from being printed.
fn holds_back(finding: &Finding, options: &Options) -> bool {
    finding.severity >= if options.deny_warnings { Severity::Warning } else { Severity::Error }
}

/// The files that findings keep from being printed, and those that rest on one of them; all where the settings have such
/// a finding.
fn unsound(
    snapshot: &Snapshot,
    workspace: &Workspace,
    findings: &[Arc<Finding>],
    options: &Options,
) -> BTreeSet<FileId> {
    let errors = findings.iter().filter(|finding| holds_back(finding, options));
    let mut faulty: BTreeSet<FileId> = errors.map(|finding| finding.place.file).collect();
    let is_settings = |id: &FileId| workspace.file(*id).is_some_and(|file| file.role == FileRole::Settings);
    if faulty.iter().any(is_settings) {
        return workspace.files().map(|(id, _)| id).collect();
    }
    faulty.extend(snapshot.resting_on(&faulty));
    faulty
}
